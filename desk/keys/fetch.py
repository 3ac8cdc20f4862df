"""Asks the system's safe for a key, in a process of its own (`python -m desk.safe ACCOUNT`).

What speaks to the safe takes a quarter of a second to load, and a safe that is locked may wait for whoever unlocks it:
neither is for the thread, or even the process, in which a window starts.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

from desk.errors import SurroundingsFailed
from desk.keys import custody, slots
from desk.record import record


@record
class Fetched:
    """What the safe had: `key` in hex, empty if nothing; `has_safe`; `trouble` is Dutch, why it could not be asked."""

    key: str
    has_safe: bool
    trouble: str

    def __repr__(self) -> str:
        return f"Fetched(has_safe={self.has_safe})"


class Fetching:
    """A question to the safe that was asked and may not have been answered yet. `end` when nobody needs it."""

    def __init__(self, account: str) -> None:
        self._answer: Fetched | None = None
        path = os.pathsep.join(entry for entry in sys.path if entry)
        self._child = subprocess.Popen(
            [sys.executable, "-m", "desk.safe", account],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._thread = Thread(target=self._hear, name="sleutelbos", daemon=True)
        self._thread.start()

    def answer(self, timeout: float = 0.0) -> Fetched | None:
        """What the safe said; None if it has not within `timeout` seconds."""
        self._thread.join(timeout)
        return self._answer

    def end(self) -> None:
        """Wait no longer."""
        if self._child.poll() is None:
            self._child.kill()
        self._thread.join()

    def _hear(self) -> None:
        out, _ = self._child.communicate()
        try:
            told = json.loads(out)
            self._answer = Fetched(told["key"], told["has_safe"], told["trouble"])
        except (ValueError, LookupError, TypeError):
            self._answer = Fetched("", True, "De sleutelbos van deze computer antwoordt niet.")


def ask(folder: Path) -> Fetching | None:
    """Ask the safe for the key of a home, at the very beginning of a start; None where there is nothing to ask."""
    try:
        there = slots.read(folder)
    except SurroundingsFailed:
        # The start says it, in its turn.
        return None
    if there is None or custody.named_file() is not None:
        return None
    return Fetching(custody.account_of(there.id))
