"""The line to the server: who listens is woken, a break is noticed and got over."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from keyed import KEY
from made_facts import DESK_A, DESK_B, several
from nodes import Node
from postgres import server
from store_contract import present

from desk.errors import SurroundingsFailed
from desk.replica.reader import ReplicaReader
from desk.replica.shelf import ProfileShelf
from desk.sync.postgres.line import connect
from desk.sync.postgres.store import FALLBACK_SECONDS, PostgresStore
from desk.sync.store import Cursor
from desk.sync.thread import Away, SyncReport, SyncThread

Opening = Callable[[], PostgresStore]


@pytest.fixture
def conninfo() -> str:
    return server().store()


@pytest.fixture
def opening(conninfo: str) -> Opening:
    return lambda: PostgresStore(conninfo, "0199aa01" * 4)


class Bell:
    """What `listen` is given: counts how often it was rung, and waits for the next time."""

    def __init__(self) -> None:
        self._rung = threading.Semaphore(0)

    def ring(self) -> None:
        self._rung.release()

    def heard(self) -> bool:
        return self._rung.acquire(timeout=20)

    def quiet(self) -> bool:
        return not self._rung.acquire(blocking=False)


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
def listening(opening: Opening, bell: Bell) -> Iterator[PostgresStore]:
    """A store that listens, with the ring of the beginning heard."""
    with closing(opening()) as store:
        store.listen(bell.ring)
        assert bell.heard()
        yield store


def listeners(conninfo: str) -> int:
    """How many connections listen."""
    database = psycopg.conninfo.conninfo_to_dict(conninfo)["dbname"]
    asked = f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{database}' AND query LIKE 'LISTEN%'"
    return int(server().admin(asked)[0][0])


def cut_listeners(conninfo: str) -> None:
    """End every connection that listens, as a break of the line does."""
    database = psycopg.conninfo.conninfo_to_dict(conninfo)["dbname"]
    ended = server().admin(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}' AND query LIKE 'LISTEN%'"
    )
    assert ended


def test_whoever_listens_is_woken_by_what_another_wrote_and_not_by_itself(
    opening: Opening, listening: PostgresStore, bell: Bell
) -> None:
    with closing(opening()) as other:
        head = listening.append(Cursor(), several(DESK_A, 1))
        assert other.append(head, several(DESK_B, 1)).position == 2
        assert bell.heard()
        assert bell.quiet()
        assert listening.changed()
        assert not listening.changed()
        assert [agreed.position for agreed in listening.pull(head, 10)] == [2]


def test_appending_what_is_known_wakes_no_one(opening: Opening, listening: PostgresStore, bell: Bell) -> None:
    facts = several(DESK_B, 2)
    with closing(opening()) as other:
        head = other.append(Cursor(), facts[:1])
        assert bell.heard()
        other.append(head, facts[:1])
        other.append(head, [])
        other.beat(None)
        other.append(head, facts)
        assert bell.heard()
        assert bell.quiet()


def test_what_another_desk_did_is_noticed_at_once_and_wakes_no_one(
    opening: Opening, listening: PostgresStore, bell: Bell
) -> None:
    def noticed() -> bool:
        # The server tells in its own time; a fact that comes after it is told after it.
        head = other.append(other.head(), several(DESK_B, 1, other.head().position + 1))
        assert bell.heard()
        assert bell.quiet()
        assert listening.head() == head
        return listening.met()

    with closing(opening()) as other:
        listening.beat(present(DESK_A))
        assert not noticed()
        other.beat(present(DESK_B))
        assert noticed()
        listening.beat(None)
        # That it lives on and knows more is not worth a word, nor is what this desk did itself.
        other.beat(present(DESK_B, position=9))
        listening.beat(present(DESK_A, in_call=False))
        assert not noticed()
        other.beat(present(DESK_B, reports=()))
        assert noticed()


def test_what_came_while_the_line_was_broken_is_announced_after_it(
    conninfo: str, opening: Opening, listening: PostgresStore, bell: Bell
) -> None:
    listening.changed()
    cut_listeners(conninfo)
    with closing(opening()) as other:
        other.append(Cursor(), several(DESK_B, 1))
    # Once for the break, once for the new line.
    assert bell.heard()
    assert bell.heard()
    assert listening.changed()
    assert listening.head().position == 1


def test_a_desk_whose_listening_breaks_in_the_middle_of_a_burst_misses_nothing(
    conninfo: str, opening: Opening, tmp_path: Path
) -> None:
    node, reports = Node(tmp_path / "a"), queue.SimpleQueue[SyncReport]()
    home = node.home
    thread = SyncThread(home.journal, node.desk, home.replica, opening, ProfileShelf(), reports.put, key=KEY)
    thread.start()
    try:
        with closing(opening()) as other, closing(ReplicaReader(home.replica, KEY)) as window:
            head = other.append(Cursor(), several(DESK_B, 1))
            while window.cursor() != head:
                assert not isinstance(reports.get(timeout=20), Away)
            while not listeners(conninfo):
                pass
            for number in range(2, 202):
                head = other.append(head, several(DESK_B, 1, number))
                if number == 100:
                    cut_listeners(conninfo)
            began = time.monotonic()
            while window.cursor() != head:
                assert not isinstance(reports.get(timeout=FALLBACK_SECONDS), Away)
            assert time.monotonic() - began < FALLBACK_SECONDS
    finally:
        thread.stop()
        node.close()


def test_a_notification_that_was_missed_is_made_good_by_looking(conninfo: str, bell: Bell) -> None:
    with closing(PostgresStore(conninfo, fallback=0.0)) as store:
        store.listen(bell.ring)
        assert bell.heard()
        assert store.changed()
        assert store.changed()


def test_listening_again_goes_to_whoever_asked_last(opening: Opening, listening: PostgresStore, bell: Bell) -> None:
    second = Bell()
    listening.listen(second.ring)
    assert second.heard()
    with closing(opening()) as other:
        other.append(Cursor(), several(DESK_B, 1))
        assert second.heard()
    assert bell.quiet()


def test_a_store_that_is_closed_leaves_no_thread_and_no_connection(conninfo: str, opening: Opening) -> None:
    bell = Bell()
    store = opening()
    store.listen(bell.ring)
    assert bell.heard()
    store.close()
    store.close()
    assert "store-listener" not in {thread.name for thread in threading.enumerate()}
    database = psycopg.conninfo.conninfo_to_dict(conninfo)["dbname"]
    count = f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{database}'"
    while server().admin(count) != [(0,)]:
        pass


def test_a_server_that_is_restarted_in_the_middle_loses_nothing_that_was_acknowledged(
    conninfo: str, opening: Opening, listening: PostgresStore, bell: Bell
) -> None:
    facts = several(DESK_A, 4)
    head = listening.append(Cursor(), facts[:2])
    server().halt()
    try:
        with pytest.raises(SurroundingsFailed, match=r"verbinding viel weg|is gestopt"):
            listening.append(head, facts[2:])
        with pytest.raises(SurroundingsFailed, match="daar neemt geen PostgreSQL aan"):
            opening()
        assert bell.heard()
    finally:
        server().start()
    assert bell.heard()
    assert listening.changed()
    with pytest.raises(SurroundingsFailed):
        listening.head()
    with closing(opening()) as again:
        assert again.head() == head
        assert again.append(head, facts).position == 4
        assert [agreed.fact for agreed in again.pull(Cursor(), 10)] == facts


def test_the_dba_sees_which_desk_is_connected_and_how_long_the_server_waits_for_it(conninfo: str) -> None:
    with connect(conninfo, "0199aa01" * 4) as connection:
        shown = [
            connection.execute(f"SHOW {name}").fetchone()
            for name in ("application_name", "lock_timeout", "idle_in_transaction_session_timeout", "statement_timeout")
        ]
    assert shown == [("nachtwacht-0199aa01",), ("5s",), ("5s",), ("20s",)]


def test_committed_is_on_the_disk_even_where_the_server_is_set_otherwise(conninfo: str) -> None:
    database = psycopg.conninfo.conninfo_to_dict(conninfo)["dbname"]
    for wish, kept in (("off", "on"), ("on", "on"), ("remote_apply", "remote_apply")):
        server().admin(f"ALTER DATABASE {database} SET synchronous_commit = {wish}")
        with connect(conninfo, "") as connection:
            assert connection.execute("SHOW synchronous_commit").fetchone() == (kept,)


def test_what_the_address_says_itself_goes_before_our_time_outs(conninfo: str) -> None:
    with connect(f"{conninfo} connect_timeout=9 application_name=proef", "desk") as connection:
        given = connection.info.get_parameters()
    assert given["connect_timeout"] == "9"
    assert given["application_name"] == "proef"
    assert given["tcp_user_timeout"] == "3000"
