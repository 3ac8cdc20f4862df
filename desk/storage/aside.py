"""Files that are set aside instead of deleted: what cannot be read, and a copy before each upgrade.

A thread that meets damage in the middle of a shift leaves a mark beside the file; the next start looks through the
whole of a marked file, which it does not do otherwise: that takes seconds after years of reports.
"""

import contextlib
from datetime import datetime
from pathlib import Path

from desk.errors import SurroundingsFailed

KEYS = "sleutels.json"
"""Stands beside files that have a key: without one they are not damaged, but locked."""
_MARK = ".nakijken"
_PARTS = ("", "-wal", "-shm")
_UNREADABLE = ("malformed", "not a database", "no file of this program", "could not decode")


class Damaged(SurroundingsFailed):
    """A file that was opened well turns out to be damaged; it is marked, and set aside at the next start."""

    def __init__(self, path: Path, error: Exception) -> None:
        super().__init__(
            f"{path} is beschadigd ({error}). Start Nachtwacht opnieuw; het bestand wordt dan apart gezet en hersteld "
            "uit wat er nog is."
        )
        self.path = path


def is_unreadable(error: BaseException) -> bool:
    """Whether a database error, wrapped by SQLAlchemy or not, says that the file itself is broken."""
    text = str(getattr(error, "orig", None) or error).lower()
    return any(words in text for words in _UNREADABLE)


def mark(path: Path) -> None:
    """Have the next start look through this file."""
    with contextlib.suppress(OSError):
        _mark_of(path).touch()


def is_marked(path: Path) -> bool:
    """Whether damage was met in this file."""
    return _mark_of(path).exists()


def unmark(path: Path) -> None:
    """It was looked through, or set aside."""
    with contextlib.suppress(OSError):
        _mark_of(path).unlink(missing_ok=True)


def is_locked(path: Path) -> bool:
    """Whether this file lies among files that have a key."""
    return path.with_name(KEYS).exists()


def set_aside(path: Path, stamp: datetime, why: str = "onleesbaar") -> Path:
    """Move a file, with its write-ahead log, out of the way; `why` is in its new name. Gives its new place."""
    aside = free_name(path.with_name(f"{path.name}.{why}-{stamp:%Y%m%d-%H%M%S}"))
    for tail in _PARTS:
        part = path.with_name(path.name + tail)
        if part.exists():
            part.rename(aside.with_name(aside.name + tail))
    unmark(path)
    return aside


def free_name(path: Path) -> Path:
    """`path`, or with a number behind it if that is taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def _mark_of(path: Path) -> Path:
    return path.with_name(path.name + _MARK)
