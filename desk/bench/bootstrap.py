"""`bootstrap`: a new desk that takes over a log of a million facts, against the backup API copying the same file."""

import shutil
import tempfile
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from desk.bench.home import Filled
from desk.bench.measure import Measured, alternate
from desk.bench.places import Opens, Place, postgres
from desk.errors import DeskBug
from desk.home import Home
from desk.journal.journal import Journal
from desk.replica.shelf import ProfileShelf
from desk.storage.files import connect, prepare
from desk.sync.exchange import Round
from desk.sync.reports import SyncReport
from desk.sync.snapshots import make
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Cursor
from desk.sync.thread import SyncThread


def bootstrap(place: Place) -> Callable[[Filled, int], Measured]:
    """Measure with a snapshot of the filled home's replica in a store with the same log."""

    def measure(filled: Filled, runs: int) -> Measured:
        with tempfile.TemporaryDirectory(prefix="bench-", dir=filled.home.path) as folder:
            room = Path(folder)
            opens = _store(place, filled, room)
            with closing(opens()) as store:
                make(store, filled.home.replica, lambda _done, _total: None, filled.home.key)
                head = store.head()

            def ours(number: int) -> float:
                return _begin(Home(room / f"new-{number}", filled.home.key), opens, head)

            def copied(_: int) -> float:
                copy = room / "copy.db"
                begun = perf_counter()
                with (
                    closing(connect(filled.home.replica, filled.home.key)) as source,
                    closing(connect(copy, filled.home.key, full=False)) as target,
                ):
                    source.backup(target)
                took = perf_counter() - begun
                for file in room.glob("copy.db*"):
                    file.unlink()
                return took

            return alternate(ours, copied, runs, aim=3.0, warm=1)

    return measure


def _store(place: Place, filled: Filled, room: Path) -> Opens:
    """The log of the filled home: as it is, or brought into PostgreSQL."""
    if place is not postgres:
        return lambda: SqliteStore(filled.home.store, key=filled.home.key)
    opens = place(room)
    with closing(SqliteStore(filled.home.store, key=filled.home.key)) as source, closing(opens()) as target:
        at = Cursor()
        while batch := source.pull(at, 5000):
            target.append(at, [agreed.fact for agreed in batch])
            at = batch[-1].cursor
    return opens


def _begin(home: Home, opens: Opens, head: Cursor) -> float:
    """From the start of a sync thread with nothing until the whole log is there."""
    level = threading.Event()
    home.prepare()
    for path, kind in ((home.journal, "journal"), (home.replica, "replica")):
        prepare(path, kind, datetime.now(UTC), home.key)
    journal = Journal(home.journal, lambda _: None, key=home.key, ballast=0)

    def reported(report: SyncReport) -> None:
        if isinstance(report, Round) and not report.more:
            level.set()

    sync = SyncThread(home.journal, journal.desk, home.replica, opens, ProfileShelf(), reported, key=home.key)
    begun = perf_counter()
    sync.start()
    level.wait(timeout=600)
    took = perf_counter() - begun
    sync.stop()
    journal.stop()
    with closing(connect(home.replica, home.key, full=False)) as replica:
        (here,) = replica.execute("SELECT max(position) FROM fact").fetchone()
    shutil.rmtree(home.path)
    if here != head.position:
        raise DeskBug(f"De nieuwe desk kent {here} van {head.position} feiten; er is niet gemeten.")
    return took
