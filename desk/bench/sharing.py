"""`desk_to_desk` and `append_during_catchup`: the sync threads of real desks at work.

`desk_to_desk`: from the commit in one desk's journal until the fact is received at the other, by way of both sync
threads; the limit is a raw INSERT and NOTIFY, and a SELECT by who was waiting (for SQLite: by who looks as often as the
sync thread does). `append_during_catchup`: the slowest of a hundred commits in the journal while the same process takes
in a long log, against the slowest of a hundred while it does not.
"""

import queue
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from desk.bench.home import Filled
from desk.bench.measure import Measured, alternate
from desk.bench.places import Opens, Place, bare_sqlite, postgres, server
from desk.facts.answers import NoteTyped
from desk.home import Home
from desk.ids import new_id
from desk.intake import New
from desk.journal.journal import Committed, Journal
from desk.replica.shelf import ProfileShelf
from desk.sealing import Place as Header
from desk.sealing import sealed
from desk.storage.files import connect, prepare
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Agreed, Cursor, Store
from desk.sync.thread import POLL_SECONDS, SyncThread

APPENDS = 100
_PAUSE = 0.003


class _Noting:
    """A store that notes when a fact of another desk was received."""

    def __init__(self, store: Store, came: queue.SimpleQueue[tuple[str, float]]) -> None:
        self._store, self._came = store, came

    def pull(self, cursor: Cursor, limit: int) -> list[Agreed]:
        found = self._store.pull(cursor, limit)
        now = perf_counter()
        for agreed in found:
            self._came.put((agreed.fact.id, now))
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


class _Half:
    """A journal with its writer thread and a sync thread: a desk without anybody at it."""

    def __init__(self, folder: Path, opens: Opens) -> None:
        self.home = Home(folder)
        self.home.prepare()
        for path, kind in ((self.home.journal, "journal"), (self.home.replica, "replica")):
            prepare(path, kind, datetime.now(UTC))
        self.came: queue.SimpleQueue[tuple[str, float]] = queue.SimpleQueue()
        self._kept: queue.SimpleQueue[float] = queue.SimpleQueue()
        self._journal = Journal(self.home.journal, self._reported, ballast=0)
        self.sync = SyncThread(
            self.home.journal, self._journal.desk, self.home.replica, lambda: _Noting(opens(), self.came),
            ProfileShelf(), lambda _: None,
        )  # fmt: skip
        self._seq = 0
        self._journal.start()

    def _reported(self, report: object) -> None:
        if isinstance(report, Committed):
            self._kept.put(perf_counter())

    def append(self) -> tuple[str, float, float]:
        """One fact: its id, how long it took to be kept, and when it was."""
        (fact,) = sealed(
            [New(NoteTyped("Moeder belt zo terug."), new_id(1))], self._seq, Header(self._journal.desk, "", 1, _nothing)
        )
        self._seq += 1
        begun = perf_counter()
        self._journal.append([fact])
        kept = self._kept.get(timeout=60)
        return fact.id, kept - begun, kept

    def close(self) -> None:
        """Stop both threads."""
        self.sync.stop()
        self._journal.stop()


def _nothing(_kind: str, _subject: str) -> str:
    return ""


def desk_to_desk(place: Place) -> Callable[[Filled, int], Measured]:
    """Measure with two desks on a new store."""

    def measure(_: Filled, runs: int) -> Measured:
        with tempfile.TemporaryDirectory(prefix="bench-") as room:
            opens = place(Path(room))
            here, there = _Half(Path(room) / "a", opens), _Half(Path(room) / "b", opens)
            raw = _raw_postgres if place is postgres else _raw_sqlite
            try:
                here.sync.start()
                there.sync.start()

                def ours(_: int) -> float:
                    fact, _took, kept = here.append()
                    here.sync.wake()
                    while (came := there.came.get(timeout=60))[0] != fact:
                        continue
                    _rest()
                    return came[1] - kept

                with raw(Path(room)) as once:
                    return alternate(ours, lambda _: once(), runs, aim=1.5, warm=5)
            finally:
                here.close()
                there.close()

    return measure


def append_during_catchup(place: Place) -> Callable[[Filled, int], Measured]:
    """Measure on the log of a filled home."""

    def measure(filled: Filled, runs: int) -> Measured:
        with tempfile.TemporaryDirectory(prefix="bench-") as room:
            opens = _copied(place, filled, Path(room))

            def worst(number: int, *, behind: bool) -> float:
                desk = _Half(Path(room) / f"{number}-{behind}", opens)
                try:
                    if behind:
                        desk.sync.start()
                        desk.came.get(timeout=60)
                    return max(_typed(desk))
                finally:
                    desk.close()

            return alternate(
                lambda number: worst(number, behind=True), lambda number: worst(number, behind=False), runs, aim=3.0,
                warm=1,
            )  # fmt: skip

    return measure


def _typed(desk: _Half) -> Iterator[float]:
    for _ in range(APPENDS):
        yield desk.append()[1]
        time.sleep(_PAUSE)


def _copied(place: Place, filled: Filled, room: Path) -> Opens:
    """The log of a filled home in a store of this kind."""
    opens = place(room)
    with closing(SqliteStore(filled.home.store, key=filled.home.key)) as source, closing(opens()) as target:
        at = Cursor()
        while batch := source.pull(at, 5000):
            target.append(at, [agreed.fact for agreed in batch])
            at = batch[-1].cursor
    return opens


def _rest() -> None:
    """Until who waits is waiting again: what is measured is a word in the quiet of the night, not in a burst."""
    time.sleep(0.01)


@contextmanager
def _raw_postgres(_: Path) -> Iterator[Callable[[], float]]:
    import psycopg

    conninfo = server().conninfo(server().database())
    with psycopg.connect(conninfo, autocommit=True) as writes, psycopg.connect(conninfo, autocommit=True) as reads:
        writes.execute("CREATE TABLE raw (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload bytea)")
        reads.execute("LISTEN raw")

        def look(last: int) -> Sequence[tuple[int]]:
            for _ in reads.notifies(timeout=0.5, stop_after=1):
                continue
            return reads.execute("SELECT id FROM raw WHERE id > %s ORDER BY id", (last,)).fetchall()

        def write() -> None:
            writes.execute("INSERT INTO raw (payload) VALUES (%s)", (bytes(250),))
            writes.execute("NOTIFY raw")

        with _reading(look) as came:
            yield lambda: _once(write, came)


@contextmanager
def _raw_sqlite(folder: Path) -> Iterator[Callable[[], float]]:
    place = folder / "raw"
    place.mkdir()
    with closing(bare_sqlite(place)) as writes, closing(connect(place / "store.db")) as reads:
        writes.execute("CREATE TABLE raw (id INTEGER PRIMARY KEY, payload BLOB)")

        def look(last: int) -> Sequence[tuple[int]]:
            version = reads.execute("PRAGMA data_version").fetchone()
            while not _stopped.is_set() and version == reads.execute("PRAGMA data_version").fetchone():
                time.sleep(POLL_SECONDS)
            found: Sequence[tuple[int]] = reads.execute("SELECT id FROM raw WHERE id > ?", (last,)).fetchall()
            return found

        _stopped = threading.Event()
        with _reading(look, _stopped) as came:
            yield lambda: _once(lambda: writes.execute("INSERT INTO raw (payload) VALUES (?)", (bytes(250),)), came)


def _once(write: Callable[[], object], came: queue.SimpleQueue[float]) -> float:
    _rest()
    begun = perf_counter()
    write()
    return came.get(timeout=60) - begun


@contextmanager
def _reading(
    look: Callable[[int], Sequence[tuple[int]]], stopped: threading.Event | None = None
) -> Iterator[queue.SimpleQueue[float]]:
    """A thread that waits and reads; what it gives is when each row was received."""
    came: queue.SimpleQueue[float] = queue.SimpleQueue()
    stopped = stopped or threading.Event()

    def run() -> None:
        last = 0
        while not stopped.is_set():
            for (number,) in look(last):
                last = number
                came.put(perf_counter())

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield came
    finally:
        stopped.set()
        thread.join()
