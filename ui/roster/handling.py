"""A bar in the hand: what is moved, stretched or drawn anew, before it is let go. No widget; the chart paints it."""

from dataclasses import replace
from datetime import datetime, timedelta

from desk.lane_rows import STEP, BarRow, LanesRow, busy_elsewhere
from desk.record import record

MOVE, START, UNTIL, NEW = "move", "start", "until", "new"
_WHOLE = 1 / 192
"""Days: nearer to a whole day than this, what is dragged goes by whole days and keeps its time on the clock."""


@record
class Held:
    """`act` is one of MOVE, START, UNTIL, NEW; `bar` is None for NEW. `start`, `until` and `post` are what it will be.

    `days` are whole days moved, `minutes` what comes on top. `anchor` is the place at which it was taken.
    """

    act: str
    bar: BarRow | None
    post: tuple[str, str]
    start: datetime
    until: datetime
    anchor: float
    days: int = 0
    minutes: int = 0

    @property
    def changed(self) -> bool:
        """Whether letting go does something."""
        if self.bar is None:
            return self.start < self.until
        return (self.start, self.until) != (self.bar.start, self.bar.until)


def take(bar: BarRow, post: tuple[str, str], edge: str, place: float) -> Held:
    """A bar is taken, at an edge or in its middle."""
    return Held(edge or MOVE, bar, post, bar.start, bar.until, place)


def draw(row: LanesRow, post: tuple[str, str], place: float) -> Held:
    """A new bar begins at a place."""
    at = row.scale.instant(place)
    return Held(NEW, None, post, at, at, place)


def dragged(row: LanesRow, held: Held, place: float, post: tuple[str, str]) -> Held:
    """The hand is at a place now, above a lane."""
    scale, bar = row.scale, held.bar
    if bar is None:
        ends = sorted((scale.instant(held.anchor), scale.instant(place)))
        return replace(held, start=ends[0], until=ends[1])
    if held.act == START:
        at = scale.instant(scale.place(bar.start) + place - held.anchor)
        return replace(held, start=min(at, bar.until - timedelta(minutes=STEP)))
    if held.act == UNTIL:
        at = scale.instant(scale.place(bar.until) + place - held.anchor)
        return replace(held, until=max(at, bar.start + timedelta(minutes=STEP)))
    far = place - held.anchor
    days = round(far)
    if abs(far - days) > _WHOLE:
        minutes = (scale.instant(scale.place(bar.start) + far) - bar.start) // timedelta(minutes=1)
        return _moved(held, bar, post, 0, minutes)
    start, until = (scale.instant(scale.place(end) + days) for end in (bar.start, bar.until))
    return replace(held, post=post, days=days, minutes=0, start=start, until=until)


def nudged(held: Held, minutes: int) -> Held:
    """By keyboard: some minutes further."""
    bar, step = held.bar, timedelta(minutes=minutes)
    if bar is None:
        return held
    if held.act == START:
        return replace(held, start=min(held.start + step, bar.until - timedelta(minutes=STEP)))
    if held.act == UNTIL:
        return replace(held, until=max(held.until + step, bar.start + timedelta(minutes=STEP)))
    return _moved(held, bar, held.post, 0, held.minutes + minutes)


def clash(row: LanesRow, held: Held) -> BarRow | None:
    """The bar of the same person that it would run beside."""
    if held.bar is None:
        return None
    return busy_elsewhere(row.lanes, held.bar.people, held.start, held.until, held.bar.duties)


def _moved(held: Held, bar: BarRow, post: tuple[str, str], days: int, minutes: int) -> Held:
    step = timedelta(minutes=minutes)
    return replace(held, post=post, days=days, minutes=minutes, start=bar.start + step, until=bar.until + step)
