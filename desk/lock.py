"""One window at a time per home: two writers of one journal would use the same running numbers."""

import errno
import os
import sys
from pathlib import Path

from desk.errors import SurroundingsFailed
from desk.words.reasons import why

_TAKEN = {errno.EWOULDBLOCK, errno.EDEADLK} | ({errno.EACCES} if sys.platform == "win32" else set())


class HomeLock:
    """Held as long as the desk is open, or a command works on its files. `window` says whose words a refusal has.

    Raises SurroundingsFailed when another desk has this home.
    """

    def __init__(self, folder: Path, *, window: bool = False) -> None:
        try:
            self._held = Held(folder / "desk.lock")
        except OSError as error:
            raise SurroundingsFailed(_why(folder, error, window)) from error

    def release(self) -> None:
        """Let another desk have it."""
        self._held.release()


class Held:
    """A lock file that this process has. The system lets go of it when the process ends, however it ends; since the
    lock is the system's and nothing in the file, a copy of the file is not held.

    Raises OSError: `is_taken` tells whether another process has it.
    """

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._file)
        except OSError:
            self.release()
            raise

    def release(self) -> None:
        """Let another process have it; again does nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def is_taken(error: OSError) -> bool:
    """Whether a lock failed since somebody has it, and not since there can be no lock here."""
    return error.errno in _TAKEN


def _why(folder: Path, error: OSError, window: bool) -> str:
    other = "kies met NACHTWACHT_HOME een andere map." if window else "noem met --home een andere map."
    if not is_taken(error):
        return f"{folder} kan niet voor deze desk worden vergrendeld ({why(error)}). Geef schrijfrecht, of {other}"
    if window:
        return f"{folder} is al in gebruik door een Nachtwacht die open staat. Ga verder in dat venster, of {other}"
    return (
        f"{folder} is in gebruik door een Nachtwacht die open staat. Sluit eerst het venster van deze desk en doe dit "
        "dan nog een keer; er is niets veranderd."
    )


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
