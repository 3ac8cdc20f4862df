"""Opens the three files: right pragmas, right version, nothing deleted.

A file that cannot be read is moved aside and said; a file of a newer program is refused; an older one is
copied aside before its steps run. One SQLite library in the process (sqlcipher3), for every file: a second
one would drop the file locks of the first.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from desk.errors import SurroundingsFailed

DatabaseError = sqlite.DatabaseError
IntegrityError = sqlite.IntegrityError
OperationalError = sqlite.OperationalError
HEADS = {"journal": "j0001", "replica": "r0001", "store": "s0001"}
OLDEST_SQLITE = (3, 51, 3)


@dataclass(frozen=True)
class Opened:
    """How opening a file went: `fresh` if it was made now, `notices` are Dutch and to be shown."""

    fresh: bool
    notices: tuple[str, ...]


def connect(path: Path, *, full: bool = True) -> Any:
    """A DB-API connection in autocommit, with the pragmas every file needs.

    `full` False is for the replica only: it can be rebuilt, so it need not wait for the disk at each commit.
    """
    connection = sqlite.connect(str(path), isolation_level=None, timeout=5.0, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={'FULL' if full else 'NORMAL'}")
        for pragma in ("fullfsync=1", "checkpoint_fullfsync=1", "secure_delete=ON", "mmap_size=0", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def transaction(connection: Any) -> Iterator[Any]:
    """One write transaction on a connection of `connect`: all of it, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def engine(path: Path, *, full: bool = True, writes: bool = True) -> Engine:
    """A SQLAlchemy engine over the same driver; its transactions take the write lock at once.

    With `writes` False it begins no transactions: each statement reads what was committed last.
    """
    made = create_engine(
        "sqlite://", module=sqlite, creator=lambda: connect(path, full=full), poolclass=QueuePool, pool_size=1
    )

    if not writes:
        return made

    @event.listens_for(made, "begin")
    def begin_immediate(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return made


def prepare(path: Path, kind: str, stamp: datetime) -> Opened:
    """Make `path` a readable file of `kind` in today's version. `stamp` names what is set aside.

    Raises SurroundingsFailed when the folder cannot be written or the file is of a newer program.
    """
    if sqlite.sqlite_version_info < OLDEST_SQLITE:
        raise SurroundingsFailed(
            f"De databasebibliotheek is te oud ({sqlite.sqlite_version}). Start met packaging/run, dat de juiste haalt."
        )
    notices: list[str] = []
    try:
        version = _version(path)
    except (sqlite.DatabaseError, UnicodeDecodeError) as error:
        if isinstance(error, sqlite.OperationalError) and "malformed" not in str(error):
            raise SurroundingsFailed(_cannot(path, error)) from error
        notices.append(_set_aside(path, stamp))
        version = ""
    if version == HEADS[kind]:
        return Opened(fresh=False, notices=())
    if version:
        _refuse_newer(path, kind, version)
        notices.append(_copy_aside(path, stamp, version))
    try:
        _upgrade(path, kind)
    except sqlite.OperationalError as error:
        raise SurroundingsFailed(_cannot(path, error)) from error
    with contextlib.suppress(OSError):
        path.chmod(0o600)
    return Opened(fresh=not version, notices=tuple(notices))


def _version(path: Path) -> str:
    """The version that the file says it has; empty for a new file."""
    connection = connect(path)
    try:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if "alembic_version" not in names:
            if names:
                raise sqlite.DatabaseError("no file of this program")
            return ""
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else ""
    finally:
        connection.close()


def _cannot(path: Path, error: Exception) -> str:
    return (
        f"{path}: kan niet worden gelezen of geschreven ({error}). "
        "Controleer of de map bestaat, of u er mag schrijven en of de schijf ruimte heeft."
    )


def _set_aside(path: Path, stamp: datetime) -> str:
    """Move an unreadable file, with its write-ahead log, out of the way; never delete it."""
    aside = _free_name(path.with_name(f"{path.name}.onleesbaar-{stamp:%Y%m%d-%H%M%S}"))
    for tail in ("", "-wal", "-shm"):
        part = path.with_name(path.name + tail)
        if part.exists():
            part.rename(aside.with_name(aside.name + tail))
    return (
        f"{path.name} was onleesbaar en staat nu apart als {aside.name}. Bewaar dat bestand en waarschuw de beheerder."
    )


def _free_name(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def _copy_aside(path: Path, stamp: datetime, version: str) -> str:
    copy = _free_name(path.with_name(f"{path.name}.voor-{version}-{stamp:%Y%m%d-%H%M%S}"))
    source = connect(path)
    try:
        target = sqlite.connect(str(copy))
        try:
            source.backup(target)
        finally:
            target.close()
    finally:
        source.close()
    return f"{path.name} is bijgewerkt; de vorige vorm staat in {copy.name}."


def _scripts(kind: str) -> Any:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    here = Path(__file__).parent / "migrations"
    config = Config()
    config.set_main_option("script_location", str(here))
    config.set_main_option("version_locations", str(here / kind))
    config.set_main_option("path_separator", "newline")
    return config, ScriptDirectory.from_config(config)


def _refuse_newer(path: Path, kind: str, version: str) -> None:
    _, scripts = _scripts(kind)
    if version not in {script.revision for script in scripts.walk_revisions()}:
        raise SurroundingsFailed(
            f"{path}: is geschreven door een nieuwere Nachtwacht (versie {version}). "
            "Start de nieuwere versie, of kies een andere map."
        )


def _upgrade(path: Path, kind: str) -> None:
    """Run the missing steps; each step and the note that it ran share one transaction."""
    from alembic import command

    config, _ = _scripts(kind)
    made = engine(path)
    try:
        with made.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
    finally:
        made.dispose()
