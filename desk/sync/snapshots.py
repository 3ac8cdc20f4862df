"""Copies of a replica: taken over by a desk that begins with nothing, made now and then for the next one.

What a snapshot says is checked against the store's chain where it ends and against its own count; all of its chain is
verified by `nachtwacht-admin journal rebuild`. A snapshot that does not fit costs time, never a fact: the desk pulls.
"""

import contextlib
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from desk.agreed import Cursor
from desk.errors import SurroundingsFailed
from desk.replica.thinning import lacks_any
from desk.replica.writer import FOLD_VERSION, FORM
from desk.storage.files import HEADS, DatabaseError, connect
from desk.sync.store import Forked, Store

FAR = 2_000
"""From so many facts on, a snapshot is less work than folding them."""
APART = 20_000
"""So many facts there are between one snapshot and the next."""
_PAGES = 2_048
Progress = Callable[[int, int], None]


class Stopped(Exception):  # noqa: N818
    """The desk is closing: what was begun is left."""


def take_over(store: Store, replica: Path, progress: Progress, key: bytes = b"") -> Cursor | None:
    """Put the store's snapshot in the place of an empty replica; gives where it ends, None if there is none that fits.

    Whoever reads the replica goes on reading it. `progress` hears of pages done and in all, and may raise Stopped:
    then the replica is as it was. Raises what a store fails with, and DatabaseError if the replica cannot be written.
    `key` is the replica's; the file in between has the store's.
    """
    with _room_beside(replica) as file:
        at = store.snapshot(FORM, file)
        if at is None:
            return None
        theirs = store.snapshot_key(at) if key else b""
        if not _fits(file, at, theirs) or not _is_on_chain(store, at):
            return None
        with (
            contextlib.closing(connect(file, theirs, full=False)) as source,
            contextlib.closing(connect(replica, key, full=False)) as target,
        ):
            source.backup(target, pages=_PAGES, progress=lambda _, left, total: progress(total - left, total))
            # All of it went through the write-ahead log, which would stay as large.
            target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return at


def make(store: Store, replica: Path, progress: Progress, key: bytes = b"") -> Cursor | None:
    """Give the store a copy of this replica as it is now; None if the disk has no room for it, or content is not here.

    Nobody waits for it: the replica may be read and written meanwhile. Raises Stopped, and what a store fails with.
    """
    size = replica.stat().st_size
    if shutil.disk_usage(replica.parent).free < 4 * size:
        return None
    with _room_beside(replica) as file:
        with contextlib.closing(connect(replica, key, full=False)) as source:
            # One moment for the whole copy, whatever is written while it is made.
            source.execute("BEGIN")
            at = _end_of(source)
            if lacks_any(source):
                # Made by a desk that keeps all: a new one would begin with less than the store has.
                source.execute("ROLLBACK")
                return None
            # Never in plain text: the file lies on this disk for a while, and in a shared folder after that.
            theirs = store.snapshot_key(at) if key else b""
            with contextlib.closing(connect(file, theirs, full=False)) as target:
                source.backup(target, pages=_PAGES, progress=lambda _, left, total: progress(total - left, total))
                target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            source.execute("ROLLBACK")
        store.keep_snapshot(at, FORM, file)
    return at


class SnapshotMaker:
    """Makes a snapshot in a thread of its own when one is due. `failed` says on that thread what went wrong."""

    def __init__(self, replica: Path, open_store: Callable[[], Store], key: bytes = b"") -> None:
        self._replica, self._open_store, self._key = replica, open_store, key
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._kept = -1

    def consider(self, store: Store, position: int, *, first: bool) -> None:
        """Begin one, if the log went on far enough since the last and this desk is the `first` of those that live."""
        if not first or position < max(self._kept, 0) + APART or self._busy():
            return
        # Asked only now, and once: another desk may have made one. One that another version of the program made is of
        # no use to a new desk of this one.
        self._kept = store.snapshot_at(FORM)
        if position >= self._kept + APART:
            self._kept = position
            self._thread = threading.Thread(target=self._make, name="snapshot", daemon=True)
            self._thread.start()

    def stop(self, timeout: float) -> None:
        """Leave what was begun."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(timeout)

    def _busy(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _make(self) -> None:
        # A snapshot saves the next desk time; that it failed is no trouble of this one, and the next is tried after
        # as many facts again.
        with contextlib.suppress(Stopped, Forked, DatabaseError, OSError, SurroundingsFailed):
            store = self._open_store()
            try:
                make(store, self._replica, self._go_on, self._key)
            finally:
                store.close()

    def _go_on(self, _done: int, _total: int) -> None:
        if self._stopping.is_set():
            raise Stopped


@contextlib.contextmanager
def _room_beside(replica: Path) -> Iterator[Path]:
    """A file of this desk's own beside the replica, gone at the end with what SQLite puts next to it."""
    for left in replica.parent.glob(f"{replica.name}.snapshot-*"):
        left.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(dir=replica.parent, prefix=f"{replica.name}.snapshot-")
    os.close(handle)
    file = Path(name)
    try:
        yield file
    finally:
        for tail in ("", "-wal", "-shm"):
            file.with_name(file.name + tail).unlink(missing_ok=True)


def _fits(file: Path, at: Cursor, key: bytes) -> bool:
    """Whether the file is what it is said to be: a replica of today's form that ends there, no fact missing."""
    try:
        with contextlib.closing(connect(file, key, full=False)) as source:
            version = source.execute("SELECT version_num FROM alembic_version").fetchone()
            folded = source.execute("SELECT value FROM meta WHERE key = 'fold_version'").fetchone()
            (count,) = source.execute("SELECT count(*) FROM fact").fetchone()
            form = version == (HEADS["replica"],) and folded == (FOLD_VERSION,)
            return form and _end_of(source) == at and int(count) == at.position and not lacks_any(source)
    except (DatabaseError, UnicodeDecodeError):
        return False


def _is_on_chain(store: Store, at: Cursor) -> bool:
    try:
        store.pull(at, 0)
    except Forked:
        return False
    return True


def _end_of(connection: Any) -> Cursor:
    row = connection.execute("SELECT position, chain FROM fact ORDER BY position DESC LIMIT 1").fetchone()
    return Cursor(row[0], row[1]) if row else Cursor()
