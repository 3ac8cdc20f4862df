"""A consistent copy of a database while others write in it: SQLite's own backup, then read through."""

import contextlib
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from desk.storage.files import DatabaseError, connect, reading, unlock


def copy_database(source: Path, target: Path, key: bytes = b"") -> None:
    """Write `source` as it is at one moment to `target`, a file that is not there, complete in itself (no -wal) and
    with the same key.

    Waits for nobody and holds up nobody. Raises SurroundingsFailed when the source cannot be read or is damaged, or
    the copy cannot be written.
    """
    target.touch(0o600)
    with reading(source), contextlib.closing(connect(source, key)) as there:
        with contextlib.closing(sqlite.connect(str(target), isolation_level=None)) as here:
            unlock(here, key)
            there.backup(here)
            here.execute("PRAGMA journal_mode=DELETE")
            found = here.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise DatabaseError(f"malformed: {found}")
