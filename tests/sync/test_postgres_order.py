"""One order for everyone: no position is skipped or given twice, and nobody who is cut off holds the others."""

import os
import re
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from importlib.resources import files

import psycopg
import pytest
from made_facts import DESK_A, DESK_B, holds, several
from postgres import server

from desk.errors import SurroundingsFailed
from desk.sync.exchange import Skipped, check
from desk.sync.postgres.store import PostgresStore
from desk.sync.store import Cursor, Tampered

LOCK = "SELECT pg_advisory_xact_lock(7821932574)"
IN_THE_MIDDLE = "LOCK TABLE nachtwacht.fact IN SHARE MODE"
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = '{}' AND wait_event_type = 'Lock'"


@pytest.fixture
def database() -> str:
    return server().database("initialised")


@pytest.fixture
def opening(database: str) -> Callable[[], PostgresStore]:
    return lambda: PostgresStore(server().conninfo(database, "desk"), "test")


def changed(database: str, *changes: tuple[str, str]) -> None:
    """Make the functions anew with a mistake in them."""
    source = files("desk.sync.postgres").joinpath("functions.sql").read_text()
    for old, new in changes:
        source, count = re.subn(re.escape(old), new, source)
        assert count == 1
    server().admin(source, database)


@contextmanager
def gate(database: str, statement: str) -> Iterator[psycopg.Connection]:
    """Within, whoever needs what `statement` takes has to wait."""
    with psycopg.connect(server().conninfo(database)) as connection:
        connection.execute(statement)
        yield connection


def wait_for(database: str, count: int) -> None:
    """Until so many wait for a lock."""
    while server().admin(WAITING.format(database)) != [(count,)]:
        pass


@pytest.mark.parametrize("held", [LOCK, IN_THE_MIDDLE], ids=["waiting for its turn", "in the middle"])
def test_a_desk_that_is_cut_off_holds_nobody(database: str, opening: Callable[[], PostgresStore], held: str) -> None:
    facts = several(DESK_A, 2)
    with closing(opening()) as cut, closing(opening()) as other, ThreadPoolExecutor() as pool:
        with gate(database, held):
            lost: Future[Cursor] = pool.submit(cut.append, Cursor(), facts)
            wait_for(database, 1)
            with socket.socket(fileno=os.dup(cut._connection.fileno())) as line:
                line.shutdown(socket.SHUT_RDWR)
            with pytest.raises(SurroundingsFailed, match="verbinding viel weg"):
                lost.result()
        other.append(Cursor(), several(DESK_B, 2))
        with closing(opening()) as again:
            again.append(Cursor(), facts)
        assert sorted((a.fact.desk, a.fact.seq) for a in other.pull(Cursor(), 10)) == [
            *((DESK_A, 1), (DESK_A, 2)),
            *((DESK_B, 1), (DESK_B, 2)),
        ]
        assert holds(other.pull(Cursor(), 10))
    assert server().admin("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") == [(0,)]


def test_whoever_waits_too_long_for_its_turn_is_told_so(database: str, opening: Callable[[], PostgresStore]) -> None:
    with closing(opening()) as store, gate(database, LOCK):
        store._connection.execute("SET lock_timeout = '1ms'")
        with pytest.raises(SurroundingsFailed, match=r"houdt de opslag bezet.*55P03"):
            store.append(Cursor(), several(DESK_A, 1))
        store._connection.execute("SET lock_timeout = 0")
        store._connection.execute("SET statement_timeout = '1ms'")
        with pytest.raises(SurroundingsFailed, match=r"deed er te lang over.*57014"):
            store.append(Cursor(), several(DESK_A, 1))


def test_eight_desks_write_at_once_and_a_reader_skips_nothing(opening: Callable[[], PostgresStore]) -> None:
    desks = [letter * 32 for letter in "01234567"]
    done = threading.Event()

    def write(desk: str) -> None:
        with closing(opening()) as store:
            for start in range(1, 41, 2):
                store.append(Cursor(), several(desk, 2, start))

    def read() -> Cursor:
        at = Cursor()
        with closing(opening()) as store:
            ended = False
            while not ended:
                ended = done.is_set()
                while batch := store.pull(at, 7):
                    check(at, batch)
                    at = batch[-1].cursor
        return at

    with ThreadPoolExecutor(9) as pool:
        reader = pool.submit(read)
        for writer in [pool.submit(write, desk) for desk in desks]:
            writer.result()
        done.set()
        seen = reader.result()
    with closing(opening()) as store:
        assert seen == store.head()
        assert seen.position == 8 * 40


def two_at_once(
    database: str, opening: Callable[[], PostgresStore], meanwhile: Callable[[PostgresStore], None]
) -> Cursor:
    """One desk has appended but not committed, another appends; `meanwhile` reads. Gives the head of the other."""
    with closing(opening()) as slow, closing(opening()) as quick, closing(opening()) as reader:
        slow._connection.execute("BEGIN")
        slow.append(Cursor(), several(DESK_A, 1))
        with ThreadPoolExecutor() as pool:
            other = pool.submit(quick.append, Cursor(), several(DESK_B, 1))
            while not other.done() and server().admin(WAITING.format(database)) != [(1,)]:
                pass
            try:
                meanwhile(reader)
            finally:
                slow._connection.execute("COMMIT")
            return other.result()


def follow(reader: PostgresStore) -> None:
    """What a desk does with what it pulls."""
    check(Cursor(), reader.pull(Cursor(), 10))


def test_who_comes_second_waits_for_its_turn(database: str, opening: Callable[[], PostgresStore]) -> None:
    assert two_at_once(database, opening, follow).position == 2


def test_without_the_lock_two_would_take_one_position(database: str, opening: Callable[[], PostgresStore]) -> None:
    changed(database, ("PERFORM pg_advisory_xact_lock(7821932574);", ""))
    with pytest.raises(Tampered):
        two_at_once(database, opening, follow)


def test_numbers_of_a_sequence_without_the_lock_would_be_skipped(
    database: str, opening: Callable[[], PostgresStore]
) -> None:
    server().admin("CREATE SEQUENCE nachtwacht.serial", database)
    server().admin("GRANT USAGE ON SEQUENCE nachtwacht.serial TO nachtwacht_owner", database)
    changed(
        database,
        ("PERFORM pg_advisory_xact_lock(7821932574);", ""),
        ("head_position := head_position + 1;", "head_position := nextval('nachtwacht.serial');"),
    )
    with pytest.raises(Skipped):
        two_at_once(database, opening, follow)
