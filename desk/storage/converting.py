"""A database in plain text becomes one with a key: written anew, read through, and only then put in its place.

The plain file is set aside, not deleted: whoever sees that all is well destroys it (`nachtwacht-admin keys wipe`).
"""

import contextlib
import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from desk.errors import SurroundingsFailed
from desk.storage import aside
from desk.storage.connection import DatabaseError, OperationalError, attach, connect
from desk.words.reasons import why

PLAIN = "leesbaar"
"""Why a file was set aside, as it stands in its name."""
_UNDER_WAY = ".wordt-versleuteld"
_ROOM = 64 * 1024 * 1024
_WAIT_MS = 300
_PAGE, _NO_PATTERN = 4096, 200
"""Bytes in a page, and how many of the 256 kinds of bytes stand in one that has a key (256 are expected)."""
_HEADER = b"SQLite format 3\0"
_HOLDS = frozenset({"fact", "draft", "presence"})
"""The tables in which people's words stand; a file without a row in them tells nothing."""


class StillOpen(SurroundingsFailed):
    """Somebody else has the plain file open: it stays as it is for now."""


def is_plain(path: Path) -> bool:
    """Whether anybody can read this database; asked of SQLite itself, since who opens it beside SQLite drops its locks.

    False for one that is not there or is empty.
    """
    if not path.exists() or not path.stat().st_size:
        return False
    return opens(path, b"")


def looks_plain(path: Path) -> bool:
    """As `is_plain`, by its first bytes and without touching it: for a file that no program has open, as in a copy."""
    with path.open("rb") as file:
        return file.read(len(_HEADER)) == _HEADER


def opens(path: Path, key: bytes) -> bool:
    """Whether this is the key of a database."""
    try:
        with contextlib.closing(connect(path, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DatabaseError as error:
        return not aside.is_unreadable(error)
    return True


def require_fit(key: bytes, *paths: Path) -> None:
    """Raises SurroundingsFailed where this key opens none of several files of one home, and all look as with a key; and
    where there is no key for one that looks so.

    They are another key's: a sleutels.json of another desk was put there, or there is none. Taken for damaged they
    would be set aside, and tonight's reports with them. What does not look so is damaged, and so is a file that alone
    does not open.
    """
    there = [path for path in paths if path.exists() and path.stat().st_size]
    if not key:
        # Where the ways to a key lie beside them, who prepares the files says that it was not given.
        if any(not aside.is_locked(path) and _looks_keyed(path) and not opens(path, b"") for path in there):
            raise SurroundingsFailed(
                f"{there[0].parent}: de bestanden zijn versleuteld en sleutels.json is er niet. Er is niets veranderd. "
                "Zet dat bestand terug uit de nieuwste kopie van deze desk, of wijs met NACHTWACHT_KEY_FILE de sleutel "
                "aan."
            )
        return
    if len(there) < 2 or any(opens(path, key) for path in there) or not all(map(_looks_keyed, there)):
        return
    raise SurroundingsFailed(
        f"{there[0].parent}: de bestanden van deze desk horen bij een andere sleutel. Er is niets veranderd. Zet "
        "sleutels.json en sleutels.json.kopie van deze desk terug (uit de nieuwste kopie van deze desk, niet van een "
        "andere), of wijs met NACHTWACHT_KEY_FILE de goede sleutel aan. Weet niemand die, geef deze map dan een andere "
        "naam en start opnieuw: dan begint een lege desk."
    )


def _looks_keyed(path: Path) -> bool:
    """Whole pages, and the first of them without any pattern: neither words nor zeros nor plain text."""
    with path.open("rb") as file:
        first = file.read(_PAGE)
    return len(first) == _PAGE and not path.stat().st_size % _PAGE and len(set(first)) > _NO_PATTERN


def has_room(*paths: Path) -> bool:
    """Whether the disk has room to write these files anew."""
    needed = sum(path.stat().st_size for path in paths if path.exists())
    return not needed or shutil.disk_usage(paths[0].parent).free > needed * 1.1 + _ROOM


def encrypt(path: Path, key: bytes, stamp: datetime) -> str:
    """Give a plain database a key; gives in Dutch what was done and where the plain file is now.

    One in which nothing stands yet leaves nothing behind, and nothing to say. Raises StillOpen while another program
    has it open, DatabaseError when it is damaged, and SurroundingsFailed when it cannot be done; then all is as it was.
    """
    fresh = path.with_name(path.name + _UNDER_WAY)
    kept = aside.free_name(path.with_name(f"{path.name}.{PLAIN}-{stamp:%Y%m%d-%H%M%S}"))
    _remove(fresh)
    try:
        with contextlib.closing(connect(path)) as connection:
            _have_alone(path, connection)
            fresh.touch(0o600)
            attach(connection, fresh, "fresh", key)
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("SELECT sqlcipher_export('fresh')")
            connection.execute("COMMIT")
            connection.execute("DETACH fresh")
            empty = _compare(connection, fresh, key)
            if os.name != "nt":
                # While nobody else can open it. Windows renames nothing that is open.
                _swap(path, fresh, kept)
        if os.name == "nt":
            _swap(path, fresh, kept)
    except (DatabaseError, OSError) as error:
        _remove(fresh)
        if isinstance(error, DatabaseError) and aside.is_unreadable(error):
            raise
        raise SurroundingsFailed(
            f"{path}: kan niet worden versleuteld ({why(error)}). Maak ruimte vrij op de schijf of geef schrijfrecht; "
            "het bestand is zoals het was."
        ) from error
    if empty:
        kept.unlink()
        return ""
    return f"{path.name} is nu versleuteld; de leesbare vorm staat apart als {kept.name}."


def rekey(path: Path, former: bytes, key: bytes) -> None:
    """Give a database that nobody has open another key, in place. Raises DatabaseError."""
    with contextlib.closing(connect(path, former)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"")
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise DatabaseError(f"malformed: {found}")


def _have_alone(path: Path, connection: Any) -> None:
    """Lock everybody out until the connection is closed. Raises StillOpen where somebody is in.

    The write-ahead log goes with it: whoever closes a file that was renamed would take away that of its successor.
    """
    connection.execute(f"PRAGMA busy_timeout={_WAIT_MS}")
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    try:
        alone = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0] == "delete"
    except OperationalError as error:
        if "locked" not in str(error) and "busy" not in str(error):
            raise
        alone = False
    if not alone:
        raise StillOpen(
            f"{path} is nog leesbaar voor wie bij deze schijf kan: een ander venster heeft het open. Sluit alle "
            "vensters van Nachtwacht en start opnieuw; dan wordt het versleuteld."
        )


def _compare(connection: Any, fresh: Path, key: bytes) -> bool:
    """Raises DatabaseError unless all of it is in the fresh file, and can be read there; whether that is nothing."""
    with contextlib.closing(connect(fresh, key)) as copy:
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise DatabaseError(f"malformed: {found}")
        names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        tables = [row[0] for row in connection.execute(names)]
        same = tables == [row[0] for row in copy.execute(names)]
        counts = [f'SELECT count(*) FROM "{table}"' for table in tables]  # noqa: S608
        if not same or any(connection.execute(one).fetchone() != copy.execute(one).fetchone() for one in counts):
            raise DatabaseError("malformed: not all of it was written")
        copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        own = [one for table, one in zip(tables, counts, strict=True) if table in _HOLDS]
        return all(connection.execute(one).fetchone() == (0,) for one in own)


def _swap(path: Path, fresh: Path, kept: Path) -> None:
    path.rename(kept)
    fresh.rename(path)


def _remove(fresh: Path) -> None:
    for tail in ("", "-wal", "-shm", "-journal"):
        with contextlib.suppress(OSError):
            fresh.with_name(fresh.name + tail).unlink(missing_ok=True)
