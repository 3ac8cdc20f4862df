"""Tries one example on one reader: taken, refused, or broken, with what it broke on and how long it took."""

import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from fuzz_parsers import REFUSED, TAKEN, Parser

LONGEST = 20.0
"""Seconds: whatever takes longer hangs, as far as somebody at a desk is concerned."""


@dataclass(frozen=True)
class Tried:
    """`outcome` is taken, refused or broken; `why` of what is broken: the end of its traceback."""

    outcome: str
    why: str
    seconds: float


class Hangs(BaseException):
    """No reader may catch it."""


def try_one(parser: Parser, data: bytes) -> Tried:
    """Read it, within the time that people wait."""
    begun = time.monotonic()
    try:
        with _limited():
            outcome = parser.run(data)
        why = "" if outcome in (TAKEN, REFUSED) else f"gave {outcome!r}"
    except Hangs:
        outcome, why = "broken", f"hangs: more than {LONGEST:.0f} s"
    except (Exception, MemoryError) as error:
        frames = traceback.extract_tb(error.__traceback__)[-4:]
        where = " < ".join(f"{frame.filename.rpartition('/main/')[2]}:{frame.lineno}" for frame in reversed(frames))
        outcome, why = "broken", f"{type(error).__name__}: {str(error)[:120]} at {where}"
    return Tried(outcome if not why else "broken", why, time.monotonic() - begun)


@contextmanager
def _limited() -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Hangs

    former = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)
