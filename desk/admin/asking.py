"""Who asked who is on call is noted beside the answer: help comes first, and nobody waits for the note."""

import time
from contextlib import suppress
from datetime import datetime
from threading import Thread

from desk.admin.held import PATIENCE
from desk.admin.looked import NOT_NOTED, keep, system_user
from desk.admin.output import note
from desk.audit.looks import PAUSE
from desk.errors import SurroundingsFailed
from desk.home import Home

_STAMP = ".dienst-gevraagd"


class Asking:
    """Begins to note it at once. A program that asks each minute is one that looks on, as at a screen (`PAUSE`)."""

    def __init__(self, home: Home, now: datetime) -> None:
        self._home, self._now = home, now
        self._trouble = ""
        self._until = time.monotonic() + PATIENCE
        self._thread: Thread | None = None
        # Where no window was ever opened there are no reports, and nobody to vouch for who asks.
        if home.journal.exists() and not self._looks_on():
            self._thread = Thread(target=self._note, name="asking", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """The answer is given: say what could not be noted by now."""
        if self._thread is None:
            return
        self._thread.join(max(0.0, self._until - time.monotonic()))
        if self._thread.is_alive():
            note(f"{NOT_NOTED} De opslag gaf nog geen antwoord.")
        elif self._trouble:
            note(f"{NOT_NOTED} {self._trouble}")
        else:
            # A folder that cannot be written costs a fact more.
            with suppress(OSError):
                (self._home.path / _STAMP).write_text(system_user(), encoding="utf-8")

    def _note(self) -> None:
        try:
            keep(self._home, "on-call", how="view")
        except SurroundingsFailed as error:
            self._trouble = str(error)

    def _looks_on(self) -> bool:
        stamp = self._home.path / _STAMP
        try:
            since = self._now.timestamp() - stamp.stat().st_mtime
            return 0 <= since < PAUSE / 1_000_000 and stamp.read_text(encoding="utf-8") == system_user()
        except (OSError, UnicodeDecodeError):
            return False
