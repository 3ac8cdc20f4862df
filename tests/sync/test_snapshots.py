"""A new desk takes over the rows that another folded, and a desk makes such a copy now and then for the next."""

import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from keyed import KEY
from made_facts import DESK_B, several
from nodes import Node

from desk.journal.journal import Written
from desk.replica.reader import ReplicaReader
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import FORM
from desk.storage.files import connect
from desk.sync import snapshots
from desk.sync.exchange import Round, exchange
from desk.sync.memory_store import MemoryLog, MemoryStore
from desk.sync.snapshots import SnapshotMaker, Stopped, make, take_over
from desk.sync.store import Cursor
from desk.sync.thread import Away, Refolded, SyncReport, SyncThread

MANY = 120


def unheard(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


def leftovers(node: Node) -> list[str]:
    return [file.name for file in node.home.path.glob("replica.db.snapshot*")]


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A snapshot counts, and is due, after some dozens of facts already."""
    monkeypatch.setattr(snapshots, "FAR", 100)
    monkeypatch.setattr(snapshots, "APART", 100)


@pytest.fixture
def log() -> MemoryLog:
    log = MemoryLog()
    MemoryStore(log).append(Cursor(), several(DESK_B, MANY))
    return log


@pytest.fixture
def known(log: MemoryLog, tmp_path: Path) -> Node:
    """A desk that knows all of the log and gave the store its rows."""
    node = Node(tmp_path / "known")
    node.replica.mark()
    node.rounds(MemoryStore(log))
    assert make(MemoryStore(log), node.home.replica, unheard, KEY) == log.head()
    return node


@pytest.fixture
def new(tmp_path: Path) -> Node:
    return Node(tmp_path / "new")


def started(node: Node, log: MemoryLog, until: type[SyncReport] = Round) -> list[SyncReport]:
    """What the sync thread of a desk reports until it has all of the log."""
    said: list[SyncReport] = []
    done = threading.Event()

    def report(one: SyncReport) -> None:
        said.append(one)
        if isinstance(one, until) and not getattr(one, "more", False):
            done.set()

    home = node.home
    thread = SyncThread(
        home.journal, node.desk, home.replica, lambda: MemoryStore(log), ProfileShelf(), report, key=KEY
    )
    thread.start()
    assert done.wait(20)
    thread.stop()
    return said


def test_a_new_desk_takes_over_the_rows_and_pulls_only_what_came_after(known: Node, new: Node, log: MemoryLog) -> None:
    MemoryStore(log).append(log.head(), several(DESK_B, 3, MANY + 1))
    with closing(ReplicaReader(new.home.replica, KEY)) as window:
        assert window.cursor() == Cursor()
        said = started(new, log)
        # Whoever had the file open reads the new rows.
        assert window.cursor() == log.head()
    rounds = [one for one in said if isinstance(one, Round)]
    assert len(rounds) == 1
    assert said.index(rounds[0]) > [type(one) for one in said].index(Refolded)
    assert new.agreed() == [agreed.fact for agreed in log.facts]
    assert leftovers(new) == leftovers(known) == []


def test_what_this_desk_wrote_before_is_not_sent_again(known: Node, new: Node, log: MemoryLog) -> None:
    waiting = new.type(2)
    said = started(new, log)
    assert next(one for one in said if isinstance(one, Round)).own_seq == 2
    assert new.agreed()[-2:] == waiting


def spoiled(how: str, key: bytes) -> Callable[[Path], None]:
    def spoil(file: Path) -> None:
        if how == "no file of ours":
            file.write_bytes(b"rows" * 4096)
            return
        with closing(connect(file, key)) as connection:
            if how == "a fact is missing":
                connection.execute("DROP TRIGGER fact_no_delete")
                connection.execute("DELETE FROM fact WHERE position = 17")
            elif how == "it ends elsewhere":
                connection.execute("DROP TRIGGER fact_no_delete")
                connection.execute("DELETE FROM fact WHERE position = ?", (MANY,))
            elif how == "folded by another program":
                connection.execute("UPDATE meta SET value = 'x'")
            else:
                connection.execute("UPDATE alembic_version SET version_num = 'r9999'")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    return spoil


@pytest.mark.parametrize(
    "how",
    ["no file of ours", "a fact is missing", "it ends elsewhere", "folded by another program", "other tables"],
)
def test_a_snapshot_that_is_not_what_it_says_is_left_and_the_desk_pulls(
    how: str, known: Node, new: Node, log: MemoryLog, tmp_path: Path
) -> None:
    store, file = MemoryStore(log), tmp_path / "copy"
    at = store.snapshot(FORM, file)
    assert at is not None
    spoiled(how, store.snapshot_key(at))(file)
    store.keep_snapshot(at, FORM, file)
    said = started(new, log)
    assert not [one for one in said if isinstance(one, Away | Refolded)]
    assert new.agreed() == [agreed.fact for agreed in log.facts]
    assert leftovers(new) == []


def test_a_snapshot_of_another_form_or_of_too_little_is_left(known: Node, new: Node, log: MemoryLog) -> None:
    assert log.snapshot is not None
    log.snapshot = ("another form", *log.snapshot[1:])
    assert take_over(MemoryStore(log), new.home.replica, unheard, KEY) is None
    assert new.replica.cursor() == Cursor()


def test_a_desk_that_knows_something_takes_over_no_snapshot(known: Node, new: Node, log: MemoryLog) -> None:
    exchange(Written(new.journal), new.desk, new.replica, MemoryStore(log), 1)
    assert not [one for one in started(new, log) if isinstance(one, Refolded)]


def test_a_desk_that_is_closed_over_a_snapshot_has_the_rows_that_it_had(
    known: Node, new: Node, log: MemoryLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "_PAGES", 1)

    def close(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        take_over(MemoryStore(log), new.home.replica, close, KEY)
    assert new.replica.cursor() == Cursor()
    log.snapshot = None
    with pytest.raises(Stopped):
        make(MemoryStore(log), known.home.replica, close, KEY)
    assert log.snapshot is None
    assert leftovers(new) == leftovers(known) == []


def test_a_snapshot_is_of_one_moment_though_the_replica_is_written_meanwhile(known: Node, log: MemoryLog) -> None:
    store, before = MemoryStore(log), log.head()
    more = iter([several(DESK_B, 5, MANY + 1)])

    def somebody_writes(_done: int, _total: int) -> None:
        store.append(before, next(more, []))
        known.rounds(store)

    assert make(store, known.home.replica, somebody_writes, KEY) == before
    assert known.replica.cursor() == log.head() != before


def test_a_snapshot_is_made_when_the_log_went_on_far_enough(known: Node, log: MemoryLog) -> None:
    maker, store = SnapshotMaker(known.home.replica, lambda: MemoryStore(log), KEY), MemoryStore(log)

    def considered(more: int, *, first: bool) -> int:
        store.append(log.head(), several(DESK_B, more, log.head().position + 1))
        known.rounds(store)
        maker.consider(store, known.replica.cursor().position, first=first)
        if maker._thread is not None:
            maker._thread.join(10)
        return store.snapshot_at(FORM)

    assert considered(99, first=True) == MANY
    # Another desk does it.
    assert considered(1, first=False) == MANY
    assert considered(1, first=True) == MANY + 101
    assert considered(99, first=True) == MANY + 101
    assert considered(1, first=True) == MANY + 201
    maker.stop(1)
    assert considered(500, first=True) == MANY + 201
    assert leftovers(known) == []


def test_after_an_update_of_the_program_a_snapshot_of_its_form_is_made_at_once(known: Node, log: MemoryLog) -> None:
    assert log.snapshot is not None
    log.snapshot = ("of last month's program", *log.snapshot[1:])
    maker, store = SnapshotMaker(known.home.replica, lambda: MemoryStore(log), KEY), MemoryStore(log)
    maker.consider(store, known.replica.cursor().position, first=True)
    assert maker._thread is not None
    maker._thread.join(10)
    assert store.snapshot_at(FORM) == MANY


def test_a_snapshot_that_cannot_be_made_is_no_trouble_of_this_desk(known: Node, log: MemoryLog) -> None:
    def away() -> MemoryStore:
        raise OSError("away")

    log.snapshot = None
    maker = SnapshotMaker(known.home.replica, away)
    maker.consider(MemoryStore(log), snapshots.APART, first=True)
    maker.stop(10)
    assert log.snapshot is None
