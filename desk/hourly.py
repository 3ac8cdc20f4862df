"""The automatic copy of a desk to a second folder, hourly, on a thread of its own: never on the window's thread."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desk.errors import SurroundingsFailed
from desk.home import Home

EVERY = timedelta(hours=1)
RETRY = timedelta(minutes=5)
LOOK = timedelta(seconds=30)
_FIRST_LOOK = timedelta(seconds=5)  # once the window stands


class AutomaticCopies:
    """A thread that makes a copy every hour, at once if the last is older; tells what fails through `report`, once.

    `folder` gives where copies go now, None for nowhere: settings change while the window works. `report` is called on
    that thread, with Dutch; so is `made`, for the first copy of a day. A folder that is away is tried again every five
    minutes; `look` is how often the thread looks whether something is due.
    """

    def __init__(
        self,
        home: Home,
        folder: Callable[[], Path | None],
        report: Callable[[str], None],
        every: timedelta = EVERY,
        retry: timedelta = RETRY,
        look: timedelta = LOOK,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        made: Callable[[], None] = lambda: None,
    ) -> None:
        self._home, self._folder, self._report = home, folder, report
        self._every, self._retry, self._look, self._now = every, retry, look, now
        self._made = made
        self._failed_at: datetime | None = None
        self._said = ""
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="copies", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self, timeout: float = 2.0) -> None:
        """End; a copy that is not done within `timeout` seconds stays without a name."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        before: Path | None = None
        wait = min(self._look, _FIRST_LOOK)
        while not self._stopping.wait(wait.total_seconds()):
            wait = self._look
            folder = self._folder()
            if folder != before:
                self._failed_at, before = None, folder
            if folder is None or not self._due(folder, now := self._now()):
                continue
            # Late: a start need not wait for what the first copy uses.
            from desk.backup import is_first_of_day, make_copy

            try:
                made = make_copy(self._home, folder, now)
            except SurroundingsFailed as failed:
                self._failed_at = now
                if str(failed) != self._said:
                    self._said = str(failed)
                    self._report(self._said)
            else:
                self._failed_at, self._said = None, ""
                if is_first_of_day(made):
                    self._made()

    def _due(self, folder: Path, now: datetime) -> bool:
        from desk.backup import is_due

        if self._failed_at is not None:
            return abs(now - self._failed_at) >= self._retry
        return is_due(self._home, folder, now, self._every)
