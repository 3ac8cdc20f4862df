"""From what was named to a way to open the store, each time anew: a safe that was locked, a share that appeared later.

Nothing is opened or refused before the sync thread asks for it: a shift begins with a wrong address too, and says so.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from desk import secrets
from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.settings import Settings, named_store
from desk.storage.converting import StillOpen
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
        return open_store(address, name, store_key(home, address, share=True))

    return opens


def address_of(home: Home, settings: Settings) -> Address:
    """The store of a desk. Raises SurroundingsFailed for an address that cannot be."""
    named = named_store(settings)
    return parse(named) if named else SqliteAddress(home.store)


def store_key(home: Home, address: Address, *, share: bool = False) -> bytes:
    """The key of a store in a file, for the desk in `home`; a server has none.

    With `share` one is made for a store that has none: this desk is going to write there. Raises NotAdmitted for the
    store of others that did not let this desk in yet, SurroundingsFailed where what says so cannot be read or written.
    """
    if isinstance(address, PostgresAddress):
        return b""
    from desk.keys import sharing

    return (sharing.key_to_share if share else sharing.key_of)(home, address.path)


def opens_for(home: Home, *, share: bool = False) -> Callable[[Address], Store]:
    """How the desk in `home` opens a store that it is told of: to look there, or, with `share`, to write there."""
    return lambda address: open_store(address, "", store_key(home, address, share=share))


def prepare_store(path: Path, key: bytes, now: datetime) -> tuple[bytes, tuple[str, ...]]:
    """Make a store file readable in today's version; gives its key as it is now, and what is to be said of it.

    One in plain text that another program has open stays so: facts that go around come before bytes that lie still.
    """
    try:
        return key, prepare(path, "store", now, key).notices
    except StillOpen as still:
        return b"", (*prepare(path, "store", now).notices, str(still))


def opener(address: Address, name: str = "", key: bytes = b"") -> Callable[[], Store]:
    """How the store at `address` is opened."""
    return lambda: open_store(address, name, key)


def open_store(
    address: Address, name: str = "", key: bytes = b"", note: Callable[[str], None] = lambda _: None
) -> Store:
    """The store at `address`; a SQLite file that is not there yet is made, with this key; one in plain text gets it.

    `note` hears, in Dutch, what happened to the file.
    """
    if isinstance(address, PostgresAddress):
        return _open_postgres(address, name)
    refuse_share(address)
    # Each time: where damage was met in it a moment ago, or it is gone, what this desk knows makes a new one.
    holds, notices = prepare_store(address.path, key, datetime.now(UTC))
    for notice in notices:
        note(notice)
    return SqliteStore(address.path, key=holds)


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
