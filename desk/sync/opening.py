"""From what was named to a way to open the store, each time anew: a safe that was locked, a share that appeared later.

Nothing is opened or refused before the sync thread asks for it: a shift begins with a wrong address too, and says so.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from desk import secrets
from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.settings import Settings, named_store
from desk.storage.files import prepare
from desk.sync.address import Address, PostgresAddress, SqliteAddress, parse, share_refusal
from desk.sync.share import share_of
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Store

T = TypeVar("T")


def store_opener(home: Home, settings: Settings, name: str = "") -> Callable[[], Store]:
    """How the store of a desk is opened: NACHTWACHT_STORE, else the settings, else store.db in its folder.

    `name` is how a PostgreSQL server lists this desk. What is called raises SurroundingsFailed for an address that
    cannot be, and for a store that cannot be reached.
    """

    def opens() -> Store:
        address = address_of(home, settings)
        return open_store(address, name, store_key(home, address))

    return opens


def address_of(home: Home, settings: Settings) -> Address:
    """The store of a desk. Raises SurroundingsFailed for an address that cannot be."""
    named = named_store(settings)
    return parse(named) if named else SqliteAddress(home.store)


def store_key(home: Home, address: Address) -> bytes:
    """The key of a store in a file, for the desk in `home`; a server has none."""
    own = isinstance(address, SqliteAddress) and os.path.realpath(address.path) == os.path.realpath(home.store)
    return home.key if own else b""


def opens_for(home: Home) -> Callable[[Address], Store]:
    """How the desk in `home` opens a store that it is told of."""
    return lambda address: open_store(address, "", store_key(home, address))


def opener(address: Address, name: str = "", key: bytes = b"") -> Callable[[], Store]:
    """How the store at `address` is opened."""
    return lambda: open_store(address, name, key)


def open_store(address: Address, name: str = "", key: bytes = b"") -> Store:
    """The store at `address`; a SQLite file that is not there yet is made, with this key."""
    if isinstance(address, PostgresAddress):
        return _open_postgres(address, name)
    refuse_share(address)
    # Each time: where damage was met in it a moment ago, or it is gone, what this desk knows makes a new one.
    prepare(address.path, "store", datetime.now(UTC), key)
    return SqliteStore(address.path, key=key)


def refuse_share(address: SqliteAddress, kind_of: Callable[[Path], str] = share_of) -> None:
    """Raises SurroundingsFailed when the file is, or would be, on a network share."""
    kind = kind_of(address.path)
    if kind:
        raise SurroundingsFailed(share_refusal(str(address.path), f"een netwerkschijf ({kind})"))


def _open_postgres(address: PostgresAddress, name: str) -> Store:
    # Late: the driver costs a start of a desk without PostgreSQL time and memory for nothing.
    from desk.sync.postgres.store import PostgresStore

    return with_password(address, lambda conninfo: PostgresStore(conninfo, name))


def with_password(address: PostgresAddress, act: Callable[[str], T]) -> T:
    """Do something with the connection string; where the password fails and the safe was closed, both are said."""
    found = secrets.look_up(address.account)
    try:
        return act(address.conninfo(found.password))
    except SurroundingsFailed as error:
        if found.trouble and "wachtwoord" in str(error):
            raise SurroundingsFailed(f"{error} {found.trouble}") from error
        raise
