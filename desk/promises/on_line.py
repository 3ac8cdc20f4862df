"""Whether somebody is really on the line at a desk, so that nothing sounds there (house rule 4). Pure.

A call that nobody hung up ends by itself never, and must not keep a desk silent for the night: one that began before
another call at that desk is over for the ear, and one that lasts beyond the profile's limit has to be touched now and
then. The desk asks about it once; people hang up.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from desk.record import record

TOUCHED = timedelta(minutes=15)
"""How long a key in the report of a long call says that it is still going on."""


@record
class Line:
    """A call that nobody hung up at this desk: its report and reference, since when, when its report was last written
    in, and how long a call may last (minutes) before it has to be touched."""

    report: str
    reference: str
    started_at: datetime
    touched_at: datetime
    minutes: int


def silent(lines: Iterable[Line], newest: datetime, now: datetime) -> bool:
    """Whether no alarm may sound; `newest` is when the last call at this desk began, over or not."""
    return any(_goes_on(line, newest, now) for line in lines)


def talking(lines: Iterable[Line], newest: datetime, now: datetime) -> bool:
    """Whether somebody may be on the line, so that nothing may come before the report: however long it takes, and also
    in an older call that somebody went back to."""
    return any(line.started_at >= newest or _touched(line, newest, now) for line in lines)


def forgotten(lines: Iterable[Line], newest: datetime, now: datetime) -> tuple[Line, ...]:
    """The calls to ask about."""
    return tuple(line for line in lines if not _goes_on(line, newest, now))


def question(line: Line) -> str:
    """What the desk asks."""
    return f"Is gesprek {line.reference} nog bezig? In die melding hangt F7 op."


def _goes_on(line: Line, newest: datetime, now: datetime) -> bool:
    young = now - line.started_at < timedelta(minutes=line.minutes)
    return line.started_at >= newest and (young or now - line.touched_at < TOUCHED)


def _touched(line: Line, newest: datetime, now: datetime) -> bool:
    return line.touched_at > newest and now - line.touched_at < TOUCHED
