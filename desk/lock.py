"""One window at a time per home: two writers of one journal would use the same running numbers."""

import errno
import os
import sys
from pathlib import Path

from desk.errors import SurroundingsFailed
from desk.words.reasons import why

_TAKEN = {errno.EWOULDBLOCK, errno.EDEADLK} | ({errno.EACCES} if sys.platform == "win32" else set())


class HomeLock:
    """Held as long as the desk is open; the system lets go of it when the process ends, however it ends.

    Raises SurroundingsFailed when another desk has this home.
    """

    def __init__(self, folder: Path) -> None:
        self._file = -1
        try:
            self._file = os.open(folder / "desk.lock", os.O_RDWR | os.O_CREAT, 0o600)
            _lock(self._file)
        except OSError as error:
            self.release()
            raise SurroundingsFailed(f"{_why(folder, error)} met NACHTWACHT_HOME een andere map.") from error

    def release(self) -> None:
        """Let another desk have it."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def _why(folder: Path, error: OSError) -> str:
    if error.errno in _TAKEN:
        return f"{folder} is al in gebruik door een Nachtwacht die open staat. Ga verder in dat venster, of kies"
    return f"{folder} kan niet voor deze desk worden vergrendeld ({why(error)}). Geef schrijfrecht, of kies"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
