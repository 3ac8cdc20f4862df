"""What somebody said beside a roster file, and how they see how far its reading is and stop it."""

from collections.abc import Callable

from desk.errors import Refused
from desk.record import record

MOST_DUTIES = 20_000
"""So many duties one file may give: twenty roles for a year; beyond it something is wrong with the file."""


@record
class Given:
    """The role and the provider of whatever in the file names none itself; empty: none was said."""

    role: str = ""
    provider: str = ""


class Stopped(Refused):
    """Somebody stopped the reading; nothing was taken in."""


def _no_progress(done: int, total: int) -> None:
    """Nobody looks."""


def _never() -> bool:
    return False


@record
class Watch:
    """`progress(done, total)` is told how many rows were read, `stopped()` asked whether to stop; from any thread."""

    progress: Callable[[int, int], None] = _no_progress
    stopped: Callable[[], bool] = _never

    def at(self, done: int, total: int) -> None:
        """Now and then, while reading: says how far it is. Raises Stopped when somebody wants to stop."""
        if done % 200 == 0 or done == total:
            self.check()
            self.progress(done, total)

    def check(self) -> None:
        """Raises Stopped when somebody wants to stop."""
        if self.stopped():
            raise Stopped("Het inlezen is gestopt; er is niets overgenomen.")


UNWATCHED = Watch()
