"""Wrong passwords slow down, and lock nobody out for good: a tired colleague gets in, a guesser does not. Pure."""

from collections.abc import Sequence

FREE = 3
"""So many slips cost nothing."""
LONGEST = 60
"""Seconds; longer would keep the last desk of a night from its own telephonist."""
FORGOTTEN = 15 * 60
"""Seconds after which a slip no longer counts."""


def wait(slips: Sequence[float], now: float) -> float:
    """Seconds until the next try, 0 when it may be now. `slips` are the moments (seconds) of wrong tries, in order,
    since the last right one; they may lie ahead of `now` where a clock was set: those count as now."""
    recent = [min(at, now) for at in slips if now - at < FORGOTTEN]
    if len(recent) <= FREE:
        return 0.0
    pause = min(LONGEST, 2.0 ** (len(recent) - FREE))
    return max(0.0, recent[-1] + pause - now)
