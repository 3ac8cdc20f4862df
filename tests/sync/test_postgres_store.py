"""The store contract, held against a real PostgreSQL; and what only a database can do to a store."""

import os
import socket
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from made_facts import DESK_A, DESK_B, several
from nodes import Node
from postgres import server
from store_contract import FORM, Aging, Opening, StoreContract, present, told

from desk.errors import SurroundingsFailed
from desk.sync.exchange import Skipped
from desk.sync.postgres import snapshots
from desk.sync.postgres.erasing import PostgresErasing
from desk.sync.postgres.store import PostgresStore
from desk.sync.store import Cursor, NotThere, Store


@pytest.fixture
def database() -> str:
    return server().database("initialised")


@pytest.fixture
def opening(database: str) -> Opening:
    return lambda: PostgresStore(server().conninfo(database, "desk"), "test")


class TestPostgresStore(StoreContract):
    @pytest.fixture
    def opening(self, database: str) -> Opening:
        return lambda: PostgresStore(server().conninfo(database, "desk"), "test")

    @pytest.fixture
    def eraser(self, database: str) -> Iterator[PostgresErasing]:
        with closing(PostgresErasing(server().conninfo(database, "eraser"))) as eraser:
            yield eraser

    @pytest.fixture
    def age(self, database: str) -> Aging:
        def older(desk: str, by: timedelta) -> None:
            ticks = by // timedelta(microseconds=1)
            server().admin(f"UPDATE nachtwacht.presence SET seen = seen - {ticks} WHERE desk = '\\x{desk}'", database)

        return older


def test_a_desk_that_tells_that_it_lives_wakes_no_one(opening: Opening) -> None:
    with closing(opening()) as store, closing(opening()) as other:
        store.changed()
        other.beat(present())
        assert not store.changed()


def test_what_a_desk_of_another_version_tells_is_read_as_far_as_it_is_known(opening: Opening, database: str) -> None:
    with closing(opening()) as store:
        store.beat(present())
        server().admin(
            "UPDATE nachtwacht.presence SET told = convert_to("
            "jsonb_set(convert_from(told, 'UTF8')::jsonb, '{mood}', '\"fine\"')::text, 'UTF8')",
            database,
        )
        assert told(store.beat(None))[DESK_A].name == "Desk A"


def test_a_server_of_before_gives_no_facts_by_their_place_and_all_else_goes_on(opening: Opening, database: str) -> None:
    facts = several(DESK_A, 3)
    with closing(opening()) as store:
        head = store.append(Cursor(), facts)
        server().admin("DROP FUNCTION nachtwacht.facts_at", database)
        with pytest.raises(NotThere, match="store init"):
            store.at([1])
        assert store.append(head, several(DESK_B, 1)).position == 4


def test_a_batch_in_which_every_fact_was_erased_is_taken_as_well(opening: Opening) -> None:
    bare = [type(fact)(**{**_parts(fact), "salt": None, "payload": None}) for fact in several(DESK_A, 3)]
    with closing(opening()) as store:
        store.append(Cursor(), bare)
        assert [agreed.fact for agreed in store.pull(Cursor(), 9)] == bare


def _parts(fact: object) -> dict[str, object]:
    return {name: getattr(fact, name) for name in type(fact).__slots__}


def put_back(database: str, position: int) -> None:
    """What a DBA does who puts back an older copy: the newest facts are gone."""
    server().admin(
        "SET session_replication_role = replica; ALTER TABLE nachtwacht.fact DISABLE TRIGGER fact_append_only; "
        f"DELETE FROM nachtwacht.fact WHERE position > {position}; "
        "ALTER TABLE nachtwacht.fact ENABLE ALWAYS TRIGGER fact_append_only",
        database,
    )


def test_a_snapshot_of_a_store_that_was_put_back_is_not_given(opening: Opening, database: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.write_bytes(b"rows")
    with closing(opening()) as store:
        store.keep_snapshot(store.append(Cursor(), several(DESK_A, 3)), FORM, copy)
        put_back(database, 2)
        assert store.snapshot_at(FORM) == 0
        assert store.snapshot(FORM, tmp_path / "given") is None
        # And what is older, but of this chain, takes its place.
        store.keep_snapshot(store.head(), FORM, copy)
        assert store.snapshot_at(FORM) == 2
    assert server().admin("SELECT count(*) FROM nachtwacht.snapshot", database) == [(1,)]


def test_a_snapshot_of_which_the_line_breaks_half_way_leaves_the_former_one(
    opening: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "_PART", 4)
    copy, given = tmp_path / "copy", tmp_path / "given"
    facts = several(DESK_A, 3)
    with closing(opening()) as store:
        first = store.append(Cursor(), facts[:1])
        copy.write_bytes(b"as it was")
        store.keep_snapshot(first, FORM, copy)
        assert store.snapshot(FORM, given) == first
        assert given.read_bytes() == b"as it was"
        head = store.append(first, facts)
    with closing(opening()) as cut:

        class Broken(type(copy)):
            """A file of which the desk's line breaks while it is read."""

            def open(self, mode: str = "r") -> object:
                with socket.socket(fileno=os.dup(cut._connection.fileno())) as line:
                    line.shutdown(socket.SHUT_RDWR)
                return super().open(mode)

        with pytest.raises(SurroundingsFailed):
            cut.keep_snapshot(head, FORM, Broken(copy))
    with closing(opening()) as store:
        assert store.snapshot(FORM, given) == first


def test_of_two_desks_that_keep_a_snapshot_at_once_the_newer_one_stays(
    opening: Opening, database: str, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    copy.write_bytes(b"rows")
    with closing(opening()) as slow, closing(opening()) as quick:
        facts = several(DESK_A, 2)
        first = slow.append(Cursor(), facts[:1])
        with slow._connection.transaction():
            asked = slow._connection.execute
            (made,) = asked("SELECT nachtwacht.snapshot_begin(%s, %s, 'f')", (first.position, first.chain)).fetchone()
            quick.keep_snapshot(quick.append(first, facts), FORM, copy)
            asked("SELECT nachtwacht.snapshot_end(%s)", (made,))
        assert slow.snapshot_at(FORM) == 2
    assert server().admin("SELECT count(*) FROM nachtwacht.snapshot", database) == [(1,)]


def all_agree(nodes: list[Node], opening: Opening) -> None:
    """Rounds until every desk knows what every other wrote."""
    for node in (*nodes, *nodes):
        with closing(opening()) as store:
            node.rounds(store)
    written = sorted(fact.id for node in nodes for fact in node.written())
    with closing(opening()) as store:
        log = [agreed.fact for agreed in store.pull(Cursor(), 1000)]
    assert sorted(fact.id for fact in log) == written
    assert all(node.agreed() == log for node in nodes)


def test_a_database_that_was_put_back_from_an_older_copy_is_healed_by_the_desks(
    database: str, opening: Opening, tmp_path: Path
) -> None:
    nodes = [Node(tmp_path / name) for name in "abc"]
    for number, node in enumerate(nodes):
        node.type(2 + number)
    all_agree(nodes, opening)
    older = server().database(database)
    for node in nodes:
        node.type(3)
    all_agree(nodes, opening)
    nodes[2].type(1)

    def restored() -> Store:
        return PostgresStore(server().conninfo(older, "desk"), "test")

    all_agree(nodes, restored)
    for node in nodes:
        node.close()


def test_a_row_that_does_not_hold_stops_every_desk_and_cutting_it_off_loses_nothing(
    database: str, opening: Opening, tmp_path: Path
) -> None:
    nodes = [Node(tmp_path / name) for name in "ab"]
    for node in nodes:
        node.type(2)
    all_agree(nodes, opening)
    with closing(opening()) as store:
        (told, hashed), head = several(DESK_B, 2), store.head()

        class Lying(type(told)):
            """A fact of which another header is handed over."""

            def header(self) -> bytes:
                return hashed.header()

        store.append(head, [Lying(**_parts(told))])
    for node in nodes:
        node.type(1)
        with closing(opening()) as store, pytest.raises(Skipped, match=f"position {head.position + 1}"):
            node.rounds(store)
    put_back(database, head.position)
    all_agree(nodes, opening)
    for node in nodes:
        node.close()
