"""The thread between journal, store and replica: what fails is said in Dutch and tried again; it stops when asked."""

import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest
from desks import NIGHT
from keyed import KEY
from made_facts import DESK_B, made, otherwise, several
from nodes import Node

from desk.clock import SetClock
from desk.errors import SurroundingsFailed
from desk.fact import Fact
from desk.presence import Beat, Presence
from desk.replica.shelf import ProfileShelf
from desk.storage.files import OperationalError, connect
from desk.sync import snapshots
from desk.sync.exchange import Round
from desk.sync.memory_store import MemoryLog, MemoryStore
from desk.sync.store import Cursor, Store
from desk.sync.thread import SOON_SECONDS, Away, Catching, Heard, Shut, SyncReport, SyncThread


class Running:
    """A thread over the files of a node, and what it reports."""

    def __init__(self, node: Node) -> None:
        self.node, self.log = node, MemoryLog()
        self.reports: queue.SimpleQueue[SyncReport] = queue.SimpleQueue()
        self.opens: Callable[[], Store] = lambda: MemoryStore(self.log)
        home = node.home
        self.thread = SyncThread(
            home.journal,
            node.desk,
            home.replica,
            lambda: self.opens(),
            ProfileShelf(),
            self.reports.put,
            (0.01,),
            SetClock(NIGHT),
            key=KEY,
        )

    def next(self, kind: type[SyncReport]) -> SyncReport:
        """The next report of a kind."""
        while True:
            report = self.reports.get(timeout=10)
            if isinstance(report, kind):
                return report

    def heard(self, *desks: str) -> Heard:
        """The next answer of the store that tells of just these desks."""
        while True:
            found = self.next(Heard)
            assert isinstance(found, Heard)
            if [known.told.name for known in found.beat.desks] == list(desks):
                return found


def here(desk: str, name: str = "Desk A", **more: object) -> Presence:
    told = {"code": "A", "person": "", "reports": (), "in_call": False, **more}
    return Presence(desk, name, **told, position=0, at=0)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    node = Node(tmp_path / "a")
    running = Running(node)
    yield running
    running.thread.stop()
    assert not running.thread._thread.is_alive()
    node.close()


def test_what_waits_at_the_start_is_shared_at_once(running: Running) -> None:
    running.node.type(3)
    running.thread.start()
    assert running.next(Round).own_seq == 3
    assert [agreed.fact.seq for agreed in running.log.facts] == [1, 2, 3]


def test_a_commit_wakes_it(running: Running) -> None:
    running.thread.start()
    assert running.next(Round).own_seq == 0
    running.node.type(1)
    running.thread.wake()
    assert running.next(Round).own_seq == 1


def test_what_another_desk_put_in_the_store_is_seen_without_being_woken(running: Running) -> None:
    running.thread.start()
    running.next(Round)
    MemoryStore(running.log).append(Cursor(), several(DESK_B, 2))
    assert len(running.next(Round).foreign) == 1


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OperationalError("unable to open"), "Voor de beheerder: unable to open"),
        (SurroundingsFailed("De lijn is weg"), "Voor de beheerder: De lijn is weg"),
        (OSError("kabel"), "Voor de beheerder: kabel"),
    ],
)
def test_a_store_that_is_away_is_said_and_found_again(running: Running, error: Exception, words: str) -> None:
    def away() -> Store:
        raise error

    running.opens = away
    running.node.type(2)
    running.thread.start()
    said = running.next(Away)
    assert words in said.message
    assert "alles blijft in het journaal" in said.message
    running.opens = lambda: MemoryStore(running.log)
    assert running.next(Round).own_seq == 2


def test_a_store_of_strangers_is_said_and_not_touched(running: Running) -> None:
    running.node.type(2)
    running.thread.start()
    running.next(Round)
    strangers = MemoryLog()
    MemoryStore(strangers).append(Cursor(), several(DESK_B, 3))
    running.log.cut(0)
    MemoryStore(running.log).append(Cursor(), several(DESK_B, 3))
    running.thread.wake()
    assert "niet die van deze desk" in running.next(Away).message
    assert [agreed.fact.desk for agreed in running.log.facts] == [DESK_B] * 3


def test_a_store_that_was_tampered_with_is_said(running: Running) -> None:
    (fact,) = running.node.type(1)
    MemoryStore(running.log).append(Cursor(), [otherwise(fact)])
    running.thread.start()
    assert "spreekt zichzelf tegen" in running.next(Away).message


def test_a_replica_that_cannot_be_written_is_said_as_such_and_gone_on_with(running: Running) -> None:
    running.thread.start()
    running.next(Round)
    with closing(connect(running.node.home.replica, KEY)) as behind:
        behind.execute("ALTER TABLE fact RENAME TO gone")
        running.node.type(1)
        running.thread.wake()
        said = running.next(Away)
        assert "overzichten op deze computer" in said.message
        behind.execute("ALTER TABLE gone RENAME TO fact")
    assert running.next(Round).own_seq == 1


def test_the_store_is_told_that_this_desk_lives_and_again_when_something_changed(running: Running) -> None:
    running.node.type(2)
    running.thread.start()
    assert running.heard().beat.desks == ()
    running.thread.present(here(running.node.desk))
    (known,) = running.heard("Desk A").beat.desks
    assert known.told.position == 2
    # Its own clock, so that how far it is off can be seen.
    assert known.told.at == round(NIGHT.timestamp() * 1_000_000)
    running.thread.present(here(running.node.desk, "Desk Q", in_call=True))
    assert running.heard("Desk Q").beat.desks[0].told.in_call


def test_what_is_to_be_told_goes_out_when_the_store_is_back(running: Running) -> None:
    def away() -> Store:
        raise OperationalError("away")

    opens, running.opens = running.opens, away
    running.thread.present(here(running.node.desk))
    running.thread.start()
    running.next(Away)
    assert running.log.desks == {}
    running.opens = opens
    running.heard("Desk A")


def test_the_clock_of_the_store_is_heard_before_anything_is_shared(running: Running) -> None:
    running.log.clock = lambda: 42
    running.node.type(1)
    running.thread.start()
    first = running.reports.get(timeout=10)
    assert isinstance(first, Heard)
    assert (first.beat.at, first.beat.own_clock, first.boot, first.took) == (42, True, 1000.0, 0.0)


def test_a_desk_that_is_far_behind_says_how_far_it_is(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "FAR", 100)
    other = MemoryStore(running.log)
    other.append(Cursor(), several(DESK_B, 700))
    running.thread.start()
    assert running.next(Catching) == Catching(500, 700)
    while running.next(Round).more:
        pass
    assert running.node.replica.cursor() == running.log.head()


def test_a_log_that_lost_a_fact_here_is_not_gone_on_with(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "FAR", 100)
    # As after damage that nobody saw: what is there is on the chain, but something is missing before it.
    store = MemoryStore(running.log)
    store.append(Cursor(), several(DESK_B, 200))
    running.node.rounds(store)
    with closing(connect(running.node.home.replica, KEY)) as behind:
        behind.execute("DROP TRIGGER fact_no_delete")
        behind.execute("DELETE FROM fact WHERE position = 17")
    store.append(store.head(), several(DESK_B, 700, 201))
    running.thread.start()
    assert "spreekt zichzelf tegen" in running.next(Away).message


def test_the_desk_with_the_lowest_name_of_those_that_live_makes_the_snapshot(running: Running) -> None:
    running.thread.start()
    running.heard()
    assert running.thread._first_alive
    later, sooner = "f" * 32, "0" * 32
    MemoryStore(running.log).beat(here(later, "Desk L"))
    running.thread.present(here(running.node.desk))
    running.heard("Desk A", "Desk L")
    assert running.thread._first_alive
    MemoryStore(running.log).beat(here(sooner, "Desk S"))
    running.thread.present(here(running.node.desk))
    running.heard("Desk S", "Desk A", "Desk L")
    assert not running.thread._first_alive


class Reluctant(MemoryStore):
    """A store that can be read and takes nothing of what is in `refuses`: a full disk, a server that is read-only."""

    refuses: ClassVar[set[str]] = set()

    def append(self, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
        if "facts" in self.refuses:
            raise SurroundingsFailed("de schijf van de server is vol")
        return super().append(cursor, facts)

    def beat(self, presence: Presence | None) -> Beat:
        if presence is not None and "presence" in self.refuses:
            raise SurroundingsFailed("deze server neemt alleen leesvragen aan")
        return super().beat(presence)


def names(log: MemoryLog) -> list[str]:
    return [known.told.name for known in log.desks.values()]


@pytest.mark.parametrize("refuses", [{"facts", "presence"}, {"facts"}, {"presence"}])
def test_a_store_that_takes_nothing_is_said_once_and_read_on(running: Running, refuses: set[str]) -> None:
    class Full(Reluctant):
        pass

    Full.refuses = set(refuses)
    running.opens = lambda: Full(running.log)
    running.node.type(2)
    running.thread.present(here(running.node.desk))
    running.thread.start()
    said = running.next(Shut)
    assert "neemt nu niets aan" in said.message
    other = MemoryStore(running.log)
    for seq in (1, 2, 3):
        other.append(other.head(), [made(DESK_B, seq, subject="9" * 32)])
        while "9" * 32 not in running.next(Round).changed:
            pass
    # Many tries later nothing was said but that others wrote.
    while not running.reports.empty():
        assert isinstance(running.reports.get(), Round | Heard)
    Full.refuses = set()
    running.thread.present(here(running.node.desk, "Desk Q"))
    seen: list[SyncReport] = []
    while len(running.log.facts) < 5 or Shut("") not in seen or "Desk Q" not in names(running.log):
        seen.append(running.reports.get(timeout=10))
        assert isinstance(seen[-1], Round | Heard) or seen[-1] == Shut("")


def test_what_is_done_at_another_desk_is_heard_of_within_two_seconds(running: Running) -> None:
    other = MemoryStore(running.log)
    running.thread.present(here(running.node.desk))
    running.thread.start()
    running.heard("Desk A")
    for name in ("Desk M", "Desk N", "Desk O"):
        before = time.monotonic()
        other.beat(here("f" * 32, name))
        running.heard("Desk A", name)
        assert time.monotonic() - before < 2 * SOON_SECONDS
    # That it still lives, somewhere further on, is no news.
    other.beat(replace(here("f" * 32, "Desk O"), position=7, at=9))
    other.beat(here("f" * 32, "Desk P"))
    assert [known.told.name for known in running.next(Heard).beat.desks] == ["Desk A", "Desk P"]


def test_what_changes_all_the_time_is_told_once_a_second(running: Running) -> None:
    told: list[Presence] = []

    class Counting(MemoryStore):
        def beat(self, presence: Presence | None) -> Beat:
            if presence is not None:
                told.append(presence)
            return super().beat(presence)

    running.opens = lambda: Counting(running.log)
    running.thread.start()
    running.heard()
    for number in range(500):
        running.thread.present(here(running.node.desk, f"Desk {number}"))
    running.heard("Desk 499")
    assert len(told) <= 2


def test_a_bug_in_the_thread_is_said_aloud(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    bugs: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda found: bugs.append(found.exc_value))

    def broken() -> Store:
        raise KeyError("bug")

    running.opens = broken
    running.thread.start()
    assert "door een fout in het programma" in running.next(Away).message
    running.thread.stop()
    assert [type(bug) for bug in bugs] == [KeyError]
