"""Builds a desk from its folder: the only file that knows every part. Tests and the window use the same."""

import queue
from collections.abc import Callable
from pathlib import Path

from desk.clock import Clock, SteadyTime, SystemClock
from desk.desk import Desk, Post
from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.journal.journal import Journal
from desk.replica.reader import ReplicaReader
from desk.replica.shelf import ProfileShelf
from desk.storage.files import prepare
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Store
from desk.sync.thread import SyncThread


class Inbox:
    """Brings what the threads report to the thread that asks for it: for tests and programs without a window."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def __call__(self, act: Callable[[], None]) -> None:
        self._waiting.put(act)

    def wait(self, until: Callable[[], bool], timeout: float = 10.0) -> bool:
        """Carry out what comes in until `until` holds; False if it did not within `timeout` seconds of silence."""
        while not until():
            try:
                self._waiting.get(timeout=timeout)()
            except queue.Empty:
                return False
        return True


def open_desk(
    home: Home,
    post: Post,
    *,
    clock: Clock | None = None,
    open_store: Callable[[], Store] | None = None,
) -> Desk:
    """Open the desk in `home` and start its threads. Raises SurroundingsFailed if that cannot be."""
    clock = clock or SystemClock()
    home.prepare()
    notices: list[str] = []
    for path, kind in ((home.journal, "journal"), (home.store, "store"), (home.replica, "replica")):
        notices += prepare(path, kind, clock.wall()).notices

    desk: Desk
    journal = Journal(home.journal, lambda report: post(lambda: desk.journal_reported(report)))
    shelf = ProfileShelf()
    _, latest = journal.last()
    time = SteadyTime(clock, journal.anchor(), latest)
    desk = Desk(journal, ReplicaReader(home.replica), shelf, time, notices=notices)
    store = open_store or (lambda: _default_store(home.store))
    sync = SyncThread(
        home.journal, journal.desk, home.replica, store, shelf, lambda report: post(lambda: desk.sync_reported(report))
    )
    desk.connect(sync)
    journal.start()
    sync.start()
    return desk


def _default_store(path: Path) -> Store:
    if not path.exists():
        raise SurroundingsFailed(f"{path} is weg. Start Nachtwacht opnieuw; alles staat nog in het journaal")
    return SqliteStore(path)
