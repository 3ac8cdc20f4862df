"""What was destroyed is gone from the files of the server, and only one login may have it so."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from made_facts import DESK_A, DESK_B, erased, erasure, made
from postgres import Server, server

from desk.fact import Fact
from desk.sync.erasing import NotAllowed
from desk.sync.postgres.erasing import SWEEP, PostgresErasing
from desk.sync.postgres.store import PostgresStore
from desk.sync.store import Cursor

NAME, NUMBER, SENTENCE = "Sem Bakker-Wiersma", "0612345678", "Hij staat op het dak van de Oldehove"
FORM = "1/r0001"


@pytest.fixture
def database() -> str:
    return server().database("initialised")


@pytest.fixture
def store(database: str) -> Iterator[PostgresStore]:
    with closing(PostgresStore(server().conninfo(database, "desk"))) as store:
        yield store


@pytest.fixture
def eraser(database: str) -> Iterator[PostgresErasing]:
    with closing(PostgresErasing(server().conninfo(database, "eraser"))) as eraser:
        yield eraser


def told() -> list[Fact]:
    """Facts that hold a name, a number and a sentence; one is so long that it lies in a file of its own."""
    said = [NAME, NUMBER, SENTENCE, SENTENCE * 4000]
    return [made(DESK_A, seq, {"text": text}) for seq, text in enumerate(said, 1)]


def lying_about(database: str, where: Server, *, table: str = "fact") -> list[str]:
    """Which of the words stand in a file of a table, its long values or one of its indexes, once all is written."""
    where.admin("CHECKPOINT", database)
    files = where.admin(
        f"SELECT pg_relation_filepath(oid) FROM pg_class WHERE oid = 'nachtwacht.{table}'::regclass "
        f"OR oid = (SELECT reltoastrelid FROM pg_class WHERE oid = 'nachtwacht.{table}'::regclass) "
        f"OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = 'nachtwacht.{table}'::regclass)",
        database,
    )
    ((data,),) = where.admin("SHOW data_directory", database)
    found = []
    for (name,) in files:
        for path in Path(data, name).parent.glob(f"{Path(name).name}*"):
            found += [f"{path.name}: {word}" for word in (NAME, NUMBER, SENTENCE) if word.encode() in path.read_bytes()]
    return found


def test_nothing_of_it_is_in_the_files_of_tables_and_indexes_after_sweeping(
    database: str, store: PostgresStore, eraser: PostgresErasing, tmp_path: Path
) -> None:
    facts = told()
    copy = tmp_path / "copy"
    copy.write_bytes(NAME.encode() * 100)
    at = store.append(Cursor(), facts)
    store.keep_snapshot(at, FORM, copy)
    gone = erasure(DESK_B, 1, facts)
    head = store.append(at, [gone, made(DESK_B, 2)])
    assert lying_about(database, server())
    assert lying_about(database, server(), table="snapshot_part")
    eraser.erase({gone.id: gone.payload or b""})
    if not eraser.sweep():
        for statement in SWEEP.split("; "):
            server().admin(statement, database)
    assert lying_about(database, server()) == []
    assert lying_about(database, server(), table="snapshot_part") == []
    assert [agreed.fact for agreed in store.pull(Cursor(), 4)] == [*map(erased, facts)]
    assert store.head() == head


def test_a_desk_may_not_and_is_told_who_may(store: PostgresStore) -> None:
    fact = made(DESK_A, 1)
    gone = erasure(DESK_A, 2, [fact])
    store.append(Cursor(), [fact, gone])
    with pytest.raises(NotAllowed, match=r"retention carry-out.*nachtwacht_erasure"):
        store.erase({gone.id: gone.payload or b""})
    assert store.pull(Cursor(), 1)[0].fact == fact


def test_a_login_that_is_a_member_of_both_may(database: str) -> None:
    with closing(PostgresStore(server().conninfo(database, "postgres"))) as store:
        fact = made(DESK_A, 1)
        gone = erasure(DESK_A, 2, [fact])
        store.append(Cursor(), [fact, gone])
        store.erase({gone.id: gone.payload or b""})
        assert store.erased() == {gone.id}
        assert store.pull(Cursor(), 1)[0].fact == erased(fact)


@pytest.mark.parametrize(
    "change",
    [
        "payload = NULL, salt = NULL",
        "payload = '', salt = NULL",
        "payload = NULL, salt = NULL, author = 'x'",
        "payload = payload",
    ],
)
def test_not_even_the_owner_changes_what_no_erasure_names(database: str, store: PostgresStore, change: str) -> None:
    store.append(Cursor(), [made(DESK_A, 1)])
    with psycopg.connect(server().conninfo(database)) as connection:
        connection.execute("SET ROLE nachtwacht_owner")
        connection.execute("INSERT INTO nachtwacht.erasure SELECT id, id FROM nachtwacht.fact")
        with pytest.raises(psycopg.DatabaseError) as refused:
            connection.execute(f"UPDATE nachtwacht.fact SET {change}")
    assert refused.value.sqlstate == "NW004"
