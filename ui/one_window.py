"""One window per home: the lock that says so. What a second start hands over: ui/handing_over.py.

The lock is the system's: it goes with the process, and a copy of a home whose window runs is a home of its own.
"""

import contextlib
from pathlib import Path

from desk.lock import Held, is_taken


class OneWindow:
    """Owns a home while its window runs."""

    def __init__(self, home: Path) -> None:
        self.home = home
        # A folder that cannot be made or written is said by the desk when it opens, in the window.
        with contextlib.suppress(OSError):
            home.mkdir(parents=True, exist_ok=True)
        self._held: Held | None = None

    def take(self) -> bool:
        """Become the one window of this home; False if another one is. A home without room for a lock has none."""
        try:
            self._held = Held(self.home / "venster.lock")
        except OSError as error:
            return not is_taken(error)
        return True

    def close(self) -> None:
        """Let go of the home."""
        if self._held is not None:
            self._held.release()
