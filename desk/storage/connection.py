"""One connection to one file: its key, the pragmas that every file needs, and one write transaction."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

DatabaseError = sqlite.DatabaseError
IntegrityError = sqlite.IntegrityError
OperationalError = sqlite.OperationalError
# What a query sorts in passing stays in memory: beside an encrypted file it would lie on the disk to be read.
_PRAGMAS = (
    *("fullfsync=1", "checkpoint_fullfsync=1", "secure_delete=ON", "mmap_size=0", "foreign_keys=ON"),
    "temp_store=MEMORY",
)


def connect(path: Path, key: bytes = b"", *, full: bool = True) -> Any:
    """A DB-API connection in autocommit, with the pragmas every file needs.

    `key` is that of the file, 32 bytes; none for a file in plain text. Another one than the file was made with gives
    DatabaseError, as damage does. `full` False is for the replica only: it can be rebuilt, so it need not wait for the
    disk at each commit.
    """
    connection = sqlite.connect(str(path), isolation_level=None, timeout=5.0, check_same_thread=False)
    try:
        unlock(connection, key)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={'FULL' if full else 'NORMAL'}")
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except UnicodeDecodeError as error:
        # What a damaged page says of itself may be no words at all.
        connection.close()
        raise DatabaseError("malformed: could not decode what the file says of itself") from error
    except BaseException:
        connection.close()
        raise
    return connection


def looking(path: Path, key: bytes = b"") -> Any:
    """A connection to a file that nobody writes in, such as one in a copy: nothing of it or beside it changes."""
    connection = sqlite.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        unlock(connection, key)
        connection.execute("PRAGMA temp_store=MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def unlock(connection: Any, key: bytes) -> None:
    """Give a new connection the key of its file; before anything else is asked of it. Without a key: plain text."""
    if key:
        # What the library says of a wrong key goes to stderr; we say it ourselves.
        connection.execute("PRAGMA cipher_log_level=NONE")
        # Raw: a password would be stretched anew for each connection, a tenth of a second each time.
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


def attach(connection: Any, path: Path, name: str, key: bytes) -> None:
    """Put another file beside that of a connection of `connect`, as schema `name`, with the key of that file."""
    text = f"x'{key.hex()}'" if key else ""
    connection.execute(f"ATTACH ? AS {name} KEY ?", (str(path), text))


@contextlib.contextmanager
def transaction(connection: Any) -> Iterator[Any]:
    """One write transaction on a connection of `connect`: all of it, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        # Within: on a full disk it is COMMIT that fails, and a transaction left open would refuse every next one.
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
