"""Opens the three files: right pragmas, right version, nothing deleted.

A file that cannot be read is moved aside and said; a file of a newer program is refused; an older one is
copied aside before its steps run. One SQLite library in the process (sqlcipher3), for every file: a second
one would drop the file locks of the first.
"""

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from desk.errors import SurroundingsFailed
from desk.record import record
from desk.storage import aside
from desk.storage.connection import (
    DatabaseError,
    IntegrityError,
    OperationalError,
    attach,
    connect,
    transaction,
    unlock,
)
from desk.storage.converting import encrypt, is_plain

__all__ = ["DatabaseError", "IntegrityError", "Opened", "OperationalError", "attach", "connect", "prepare", "reading"]
__all__ += ["transaction", "unlock", "watching"]

HEADS = {"journal": "j0003", "replica": "r0006", "store": "s0003"}
OLDEST_SQLITE = (3, 51, 3)
_STEPS = Path(__file__).parent / "migrations"
_LOST = {
    "journal": "Deze desk begint met een nieuw journaal; wat nog niet gedeeld was, staat alleen in dat bestand",
    "replica": "De overzichten worden opnieuw opgebouwd; er is niets kwijt",
    "store": "De gedeelde opslag wordt hersteld uit wat deze desk weet",
}


@record
class Opened:
    """How opening a file went: `fresh` if it was made now, `notices` are Dutch and to be shown."""

    fresh: bool
    notices: tuple[str, ...]


@contextlib.contextmanager
def watching(path: Path) -> Iterator[None]:
    """What is done within is done to `path`: damage that is met is marked and raised as Damaged."""
    try:
        yield
    except DatabaseError as error:
        if not aside.is_unreadable(error):
            raise
        aside.mark(path)
        raise aside.Damaged(path, error) from error


@contextlib.contextmanager
def reading(path: Path) -> Iterator[None]:
    """As `watching`, and whatever else goes wrong with `path` is said in Dutch, as SurroundingsFailed."""
    try:
        with watching(path):
            yield
    except DatabaseError as error:
        raise SurroundingsFailed(_cannot(path, error)) from error


def prepare(
    path: Path, kind: str, stamp: datetime, key: bytes = b"", *, steps: Path = _STEPS, head: str = ""
) -> Opened:
    """Make `path` a readable file of `kind` in today's version, with this key. `stamp` names what is set aside.

    `steps` is the folder with the steps between versions and `head` the version to reach, today's if not given.
    Raises SurroundingsFailed when the folder or the file cannot be written or the file is of a newer program.
    """
    if sqlite.sqlite_version_info < OLDEST_SQLITE:
        raise SurroundingsFailed(
            f"De databasebibliotheek is te oud ({sqlite.sqlite_version}). Start met packaging/run, dat de juiste haalt."
        )
    head = head or HEADS[kind]
    notices: list[str] = []
    try:
        version = _version(path, key)
        if aside.is_marked(path):
            _look_through(path, key)
            aside.unmark(path)
    except (DatabaseError, UnicodeDecodeError) as error:
        if isinstance(error, DatabaseError) and not aside.is_unreadable(error):
            raise SurroundingsFailed(_cannot(path, error)) from error
        if not key and aside.is_locked(path):
            raise SurroundingsFailed(_locked(path)) from error
        version = _converted(path, key, stamp, notices)
        if not version:
            notices.append(_moved(path, kind, stamp))
    if version and not os.access(path, os.W_OK):
        raise SurroundingsFailed(_cannot(path, "geen schrijfrecht"))
    if version == head:
        return Opened(fresh=False, notices=tuple(notices))
    # Not before: it imports SQLAlchemy and alembic, which most starts have no use for and would wait for.
    from desk.storage.upgrade import refuse_newer, upgrade

    try:
        if version:
            refuse_newer(path, kind, version, steps)
            notices.append(_copy_aside(path, stamp, version, key))
        upgrade(lambda: connect(path, key), kind, steps)
    except (DatabaseError, OSError) as error:
        raise SurroundingsFailed(_cannot(path, error)) from error
    with contextlib.suppress(OSError):
        path.chmod(0o600)
    return Opened(fresh=not version, notices=tuple(notices))


def _version(path: Path, key: bytes) -> str:
    """The version that the file says it has; empty for a new file."""
    connection = connect(path, key)
    try:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if "alembic_version" not in names:
            if names:
                raise DatabaseError("no file of this program")
            return ""
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else ""
    finally:
        connection.close()


def _converted(path: Path, key: bytes, stamp: datetime, notices: list[str]) -> str:
    """The version of a file in plain text, once it has the key; empty when it is none, or damaged."""
    if not key or not is_plain(path):
        return ""
    try:
        notices += filter(None, [encrypt(path, key, stamp)])
        version = _version(path, key)
    except (DatabaseError, UnicodeDecodeError):
        return ""
    aside.unmark(path)
    return version


def _look_through(path: Path, key: bytes) -> None:
    """Read every page; raises DatabaseError when one is broken."""
    connection = connect(path, key)
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise DatabaseError(f"malformed: {found}")
    finally:
        connection.close()


def _cannot(path: Path, error: object) -> str:
    return (
        f"{path}: kan niet worden gelezen of geschreven ({error}). "
        "Controleer of de map bestaat, of u er mag schrijven en of de schijf ruimte heeft."
    )


def _locked(path: Path) -> str:
    return (
        f"{path}: is versleuteld, en de sleutel is hier niet. Start het venster van Nachtwacht, of doe "
        "'nachtwacht-admin keys open', en geef daar de wachtzin of de herstelcode."
    )


def _moved(path: Path, kind: str, stamp: datetime) -> str:
    try:
        kept = aside.set_aside(path, stamp)
    except OSError as error:
        raise SurroundingsFailed(_cannot(path, error.strerror)) from error
    return (
        f"{path.name} was onleesbaar en staat nu apart als {kept.name}. {_LOST[kind]}. "
        "Bewaar dat bestand en waarschuw de beheerder."
    )


def _copy_aside(path: Path, stamp: datetime, version: str, key: bytes) -> str:
    copy = aside.free_name(path.with_name(f"{path.name}.voor-{version}-{stamp:%Y%m%d-%H%M%S}"))
    copy.touch(0o600)
    try:
        with contextlib.closing(connect(path, key)) as source, contextlib.closing(sqlite.connect(str(copy))) as target:
            unlock(target, key)
            source.backup(target)
    except DatabaseError:
        copy.unlink()
        raise
    return f"{path.name} is bijgewerkt; de vorige vorm staat in {copy.name}."
