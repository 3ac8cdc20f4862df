"""Where a store is for a measure: a SQLite file, or a database of a real PostgreSQL that comes with the tests."""

import atexit
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk.storage.files import connect, prepare
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Store

if TYPE_CHECKING:
    from desk.bench.server import Server

Opens = Callable[[], Store]
Place = Callable[[Path], Opens]
"""Makes a new, empty store for a measure in a folder; gives how it is opened."""


def sqlite(folder: Path) -> Opens:
    """A store file."""
    path = folder / "store.db"
    prepare(path, "store", datetime.now(UTC))
    return lambda: SqliteStore(path)


def postgres(_: Path) -> Opens:
    """A database of the bench's own server, reached as a desk reaches it."""
    from desk.sync.postgres.store import PostgresStore

    conninfo = server().store()
    return lambda: PostgresStore(conninfo, "bench")


@cache
def server() -> "Server":
    """The server of this run. It waits for the disk at each commit, as it must for a desk."""
    from desk.bench.server import Server

    made = Server()
    atexit.register(made.stop)
    made.prepare()
    return made


def bare_sqlite(folder: Path) -> Any:
    """A bare connection to a new store file, with the pragmas of ours."""
    path = folder / "store.db"
    prepare(path, "store", datetime.now(UTC))
    return connect(path)
