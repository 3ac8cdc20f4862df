"""One window per home: the lock that says so. What a second start hands over: ui/handing_over.py."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QLockFile


class OneWindow:
    """Owns a home while its window runs."""

    def __init__(self, home: Path) -> None:
        self.home = home
        # A folder that cannot be made or written is said by the desk when it opens, in the window.
        with contextlib.suppress(OSError):
            home.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(home / "venster.lock"))
        self._lock.setStaleLockTime(0)

    def take(self) -> bool:
        """Become the one window of this home; False if another one is. A home without room for a lock has none."""
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def close(self) -> None:
        """Let go of the home."""
        self._lock.unlock()
