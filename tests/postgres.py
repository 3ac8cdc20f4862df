"""The real PostgreSQL of the tests: one server for each test process, with a fresh store for whoever asks."""

import atexit
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from desk.bench.server import TEMPLATE, Server
from desk.sync.postgres.store import PostgresStore
from desk.sync.store import Store

__all__ = ["TEMPLATE", "Server", "fresh_store", "new_server", "server"]

_WHO_MAY = "local all guarded scram-sha-256\nlocal all banned reject\n"


def new_server(*settings: str, programs: Path | None = None) -> Server:
    """A server with logins besides that of desks: with a password, without any rights, one that erases, and one that
    may make roles."""
    made = Server(*settings, programs=programs, who_may=_WHO_MAY)
    made.prepare()
    made.admin("CREATE ROLE guarded LOGIN PASSWORD 'geheim' IN ROLE nachtwacht_desk")
    made.admin("CREATE ROLE stranger LOGIN")
    made.admin("CREATE ROLE eraser LOGIN IN ROLE nachtwacht_erasure")
    made.admin("CREATE ROLE builder LOGIN CREATEROLE")
    return made


@cache
def server() -> Server:
    """The server of this test process, started when it is first asked for. Nothing waits for the disk.

    NACHTWACHT_TEST_POSTGRES names the folder with the programs of another one, such as /usr/lib/postgresql/15/bin.
    """
    quick = ("fsync=off", "full_page_writes=off", "shared_buffers=32MB", "max_wal_senders=0", "wal_level=minimal")
    other = os.environ.get("NACHTWACHT_TEST_POSTGRES")
    made = new_server(*quick, programs=Path(other) if other else None)
    atexit.register(made.stop)
    return made


def fresh_store() -> Callable[[], Store]:
    """A way to open one new, empty store, as often as it is called."""
    conninfo = server().store()
    return lambda: PostgresStore(conninfo, "test")
