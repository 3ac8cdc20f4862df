"""The journal: what is handed over is written in order, or stays in memory and is said: disk full, folder closed."""

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from desks import NIGHT, new_home
from hypothesis import HealthCheck, given, settings
from keyed import KEY
from made_facts import any_payload, any_text, made

from desk.clock import Anchor
from desk.errors import DeskBug
from desk.fact import Fact
from desk.journal import ballast as ballasts
from desk.journal.journal import Committed, Journal, Report, Scarce, Trouble
from desk.storage.files import connect

SMALL = 64 * 1024


class Desk:
    """A journal at work, what it reports, and its writing connection, to make the disk full or closed with."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
        self.connection: Any = None
        self.shut: Callable[[Any], None] = lambda _: None
        self.journal = Journal(path, self.reports.put, key=KEY, opens=self._opens, ballast=SMALL)

    def _opens(self, path: Path) -> Any:
        self.connection = connect(path, KEY)
        self.shut(self.connection)
        return self.connection

    def fact(self, seq: int, data: object = None) -> Fact:
        return made(self.journal.desk, seq, data)

    def next(self) -> Report:
        return self.reports.get(timeout=10)

    def fill(self) -> None:
        """No page more than there is: SQLite says "database or disk is full", as it does on a full disk."""
        (pages,) = self.connection.execute("PRAGMA page_count").fetchone()
        self.connection.execute(f"PRAGMA max_page_count = {pages}")

    def free(self) -> None:
        self.connection.execute("PRAGMA max_page_count = 1000000")

    def stored(self) -> list[Fact]:
        with closing(connect(self.path, KEY)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return self.journal.after(0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(new_home(tmp_path / "home").journal)
    desk.journal.start()
    yield desk
    desk.journal.stop()


def big(desk: Desk, seq: int) -> Fact:
    return desk.fact(seq, {"text": "x" * 100_000})


def test_facts_are_reported_when_they_are_on_the_disk_and_only_then(desk: Desk) -> None:
    facts = [desk.fact(1), desk.fact(2)]
    desk.journal.append(facts)
    assert desk.next() == Committed(2)
    assert desk.stored() == facts


def test_facts_keep_their_order_whoever_is_slow(desk: Desk) -> None:
    with closing(connect(desk.path, KEY)) as slow:
        slow.execute("BEGIN IMMEDIATE")
        for seq in range(1, 40):
            desk.journal.append([desk.fact(seq)])
        slow.execute("ROLLBACK")
    assert desk.journal.flush(10)
    assert [fact.seq for fact in desk.stored()] == list(range(1, 40))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(any_payload)
def test_whatever_was_typed_is_read_back_byte_for_byte(desk: Desk, data: dict[str, object]) -> None:
    (last, _) = desk.journal.last()
    fact = desk.fact(last + 1, data)
    desk.journal.append([fact])
    assert desk.journal.flush(10)
    assert desk.journal.after(last) == [fact]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(any_text)
def test_whatever_is_being_typed_is_read_back(desk: Desk, text: str) -> None:
    desk.journal.draft("a//b", text, NIGHT)
    assert desk.journal.flush(10)
    assert desk.journal.drafts() == ({"a//b": text} if text else {})


def test_a_fact_that_no_file_can_hold_is_refused_before_anything_is_written(desk: Desk) -> None:
    broken = [
        Fact(**{**fields(desk.fact(1)), "happened_at": 1 << 63}),
        Fact(**{**fields(desk.fact(1)), "subject": "no hex"}),
        Fact(**{**fields(desk.fact(1)), "type": "\ud800"}),
    ]
    for fact in broken:
        with pytest.raises(DeskBug, match="De handeling is gestopt"):
            desk.journal.append([desk.fact(1), fact])
    desk.journal.append([desk.fact(1)])
    assert desk.next() == Committed(1)


def fields(fact: Fact) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in Fact.__slots__}


def test_a_full_disk_is_said_once_and_what_waits_is_written_when_there_is_room(desk: Desk) -> None:
    desk.journal.append([desk.fact(1)])
    assert desk.next() == Committed(1)
    desk.fill()
    desk.journal.append([big(desk, 2)])
    scarce = desk.next()
    assert isinstance(scarce, Scarce)
    assert "De schijf is vol" in scarce.message
    trouble = desk.next()
    assert isinstance(trouble, Trouble)
    assert trouble.waiting == 1
    assert "De schijf is vol. Maak ruimte vrij" in trouble.message
    assert "blijft in het geheugen" in trouble.message
    desk.journal.append([big(desk, 3)])
    assert desk.next() == Trouble(trouble.message, 2)
    assert not desk.journal.flush(0)
    desk.free()
    assert desk.next() == Committed(3)
    assert [fact.seq for fact in desk.stored()] == [1, 2, 3]


def test_the_room_that_was_kept_for_a_full_disk_lets_the_call_go_on(desk: Desk) -> None:
    desk.journal.append([desk.fact(1)])
    assert desk.next() == Committed(1)
    reserve = desk.path.with_name("ballast")
    assert reserve.stat().st_size == SMALL
    desk.fill()

    def make_room_as_a_disk_does() -> None:
        while reserve.exists():
            pass
        desk.free()

    disk = threading.Thread(target=make_room_as_a_disk_does)
    disk.start()
    desk.journal.append([big(desk, 2)])
    found = [desk.next()]
    disk.join()
    while not isinstance(found[-1], Committed):
        found.append(desk.next())
    assert isinstance(found[0], Scarce)
    assert "de ruimte die daarvoor vrij was gehouden" in found[0].message
    assert found[-1] == Committed(2)


def test_a_folder_that_was_closed_is_said_and_gone_on_with_when_it_opens(desk: Desk) -> None:
    desk.journal.append([desk.fact(1)])
    assert desk.next() == Committed(1)
    # The next connections are closed for writing as well, until somebody gives the right back.
    desk.shut = lambda connection: connection.execute("PRAGMA query_only = ON")
    desk.connection.execute("PRAGMA query_only = ON")
    desk.journal.append([desk.fact(2)])
    trouble = desk.next()
    assert isinstance(trouble, Trouble)
    assert f"In {desk.path.parent} kan niet worden geschreven" in trouble.message
    desk.shut = lambda _: None
    assert desk.next() == Committed(2)
    assert [fact.seq for fact in desk.stored()] == [1, 2]


def test_trouble_with_drafts_alone_is_said_and_is_over_when_they_are_written(desk: Desk) -> None:
    desk.journal.append([desk.fact(1)])
    assert desk.next() == Committed(1)
    desk.fill()
    desk.journal.draft("a//b", "x" * 100_000, NIGHT)
    assert isinstance(desk.next(), Scarce)
    trouble = desk.next()
    assert isinstance(trouble, Trouble)
    assert trouble.waiting == 0
    desk.free()
    assert desk.next() == Committed(1, drafts=1)
    assert desk.journal.drafts() == {"a//b": "x" * 100_000}


def test_a_journal_that_cannot_be_opened_for_writing_is_said_and_tried_again(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
    tries = []

    def opens(path: Path) -> Any:
        tries.append(path)
        return connect(path if len(tries) > 1 else path / "nowhere", KEY)

    journal = Journal(home.journal, reports.put, key=KEY, opens=opens, ballast=SMALL)
    journal.start()
    journal.append([made(journal.desk, 1)])
    assert isinstance(reports.get(timeout=10), Trouble)
    assert reports.get(timeout=10) == Committed(1)
    assert journal.stop()


def test_drafts_are_counted_and_told_when_they_are_on_the_disk(desk: Desk) -> None:
    numbers = [desk.journal.draft("a//b", text, NIGHT) for text in ("i", "ik", "ik w", "ik wil")]
    assert numbers == [1, 2, 3, 4]
    told = desk.next()
    while told != Committed(0, drafts=4):
        told = desk.next()
    assert desk.journal.drafts() == {"a//b": "ik wil"}


def test_a_fact_and_the_end_of_its_draft_are_one(desk: Desk) -> None:
    desk.journal.draft("a//b", "ik wil", NIGHT)
    desk.journal.draft("a//c", "blijft", NIGHT)
    desk.journal.append([desk.fact(1)], forget=("a//b",))
    desk.journal.draft("a//b", "opnieuw", NIGHT)
    assert desk.journal.flush(10)
    assert desk.journal.drafts() == {"a//b": "opnieuw", "a//c": "blijft"}
    desk.journal.append([desk.fact(2)], forget=("a//b", "a//c"))
    assert desk.journal.flush(10)
    assert desk.journal.drafts() == {}


def test_stopping_writes_what_waits_and_says_whether_it_could(tmp_path: Path) -> None:
    path = new_home(tmp_path / "home").journal
    desk = Desk(path)
    desk.journal.start()
    desk.journal.append([desk.fact(1)])
    assert desk.journal.stop()
    desk = Desk(path)
    desk.journal.start()
    desk.journal.append([desk.fact(2)])
    assert desk.journal.flush(10)
    desk.fill()
    desk.journal.append([big(desk, 3)])
    assert not desk.journal.stop(0.2)
    with closing(connect(path, KEY)) as connection:
        assert [row[0] for row in connection.execute("SELECT seq FROM fact")] == [1, 2]


def test_a_bug_in_the_writing_thread_is_said_aloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = new_home(tmp_path / "home")
    reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
    bugs: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda found: bugs.append(found.exc_value))

    def opens(path: Path) -> Any:
        raise KeyError(path)

    journal = Journal(home.journal, reports.put, key=KEY, opens=opens, ballast=SMALL)
    journal.start()
    journal.append([made(journal.desk, 1)])
    trouble = reports.get(timeout=10)
    assert isinstance(trouble, Trouble)
    assert "door een fout in het programma" in trouble.message
    assert not journal.stop(0.1)
    assert [type(bug) for bug in bugs] == [KeyError]


def test_the_anchor_of_time_comes_back(desk: Desk) -> None:
    anchor = Anchor(datetime(2026, 11, 21, 2, 40, 1, 5, UTC), 12345.678, "boot")
    assert desk.journal.anchor() is None
    desk.journal.keep_anchor(anchor)
    assert desk.journal.flush(10)
    assert desk.journal.anchor() == anchor


def test_a_journal_counts_on_where_it_was(tmp_path: Path) -> None:
    path = new_home(tmp_path / "home").journal
    first = Desk(path)
    first.journal.start()
    first.journal.append([first.fact(1), first.fact(2)])
    assert first.journal.stop()
    second = Desk(path)
    assert second.journal.desk == first.journal.desk
    assert second.journal.last()[0] == 2
    assert second.journal.stop()


class TestBallast:
    """Room that is kept, given back and kept again."""

    def test_it_is_made_once_and_given_back_once(self, tmp_path: Path) -> None:
        reserve = ballasts.Ballast(tmp_path / "ballast", SMALL)
        assert reserve.make()
        assert reserve.is_there()
        assert (tmp_path / "ballast").stat().st_size == SMALL
        assert reserve.release()
        assert not reserve.release()
        assert not reserve.is_there()

    def test_it_is_made_again_when_there_is_room_but_not_at_every_commit(self, tmp_path: Path) -> None:
        reserve = ballasts.Ballast(tmp_path / "ballast", SMALL)
        assert reserve.make_again()
        assert reserve.release()
        assert not reserve.make_again()

    def test_it_is_not_made_again_in_the_last_room_there_is(self, tmp_path: Path) -> None:
        reserve = ballasts.Ballast(tmp_path / "ballast", 1 << 60)
        assert not reserve.make_again()
        assert not reserve.is_there()

    def test_it_is_given_back_at_a_start_only_when_the_disk_is_full(self, tmp_path: Path) -> None:
        reserve = ballasts.Ballast(tmp_path / "ballast", SMALL)
        assert reserve.make()
        assert not reserve.release_if_full()
        assert reserve.is_there()

    def test_a_folder_that_is_gone_makes_no_noise(self, tmp_path: Path) -> None:
        reserve = ballasts.Ballast(tmp_path / "gone" / "ballast", SMALL)
        assert not reserve.make()
        assert not reserve.release()
        assert reserve.free() == 0
