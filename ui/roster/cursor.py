"""Where the keyboard is in the roster: a lane, an instant, and the bar there if there is one. Pure."""

from collections.abc import Sequence
from datetime import datetime

from desk.lane_rows import BarRow, LaneRow, LanesRow
from desk.record import record

_NOON = 0.5
_USUAL = (8 / 24, 17 / 24)
"""Where a duty is proposed in a lane that has none: from 08:00 to 17:00."""


@record
class Cursor:
    """`post` is role and provider, `at` an instant; `key` is the bar's, None on an empty place."""

    post: tuple[str, str]
    at: datetime
    key: tuple[str, tuple[str, ...], datetime] | None = None


def on_bar(lane: LaneRow, bar: BarRow, row: LanesRow) -> Cursor:
    """On a bar; its instant is in sight."""
    return Cursor(lane.post, max(bar.start, row.start), bar.key)


def lane_of(row: LanesRow, cursor: Cursor | None) -> LaneRow | None:
    """The lane of the cursor; None when it is gone."""
    return next((lane for lane in row.lanes if cursor is not None and lane.post == cursor.post), None)


def bar_of(row: LanesRow, cursor: Cursor | None) -> BarRow | None:
    """The bar of the cursor, also after it was moved, or what came in the place of a gap."""
    lane = lane_of(row, cursor)
    if lane is None or cursor is None or cursor.key is None:
        return None
    kind, duties, start = cursor.key
    same = [bar for bar in lane.bars if bar.key == cursor.key]
    if not same and duties:
        same = sorted(
            (bar for bar in lane.bars if bar.kind == kind and set(duties) & set(bar.duties)),
            key=lambda bar: abs(bar.start - start),
        )
    return next(iter(same or [bar for bar in lane.bars if bar.start <= cursor.at < bar.until]), None)


def sideways(row: LanesRow, cursor: Cursor, step: int) -> Cursor | None:
    """The next bar in the lane, else a day on; None when that is out of sight."""
    lane = lane_of(row, cursor)
    if lane is None:
        return None
    now = bar_of(row, cursor)
    ordered = _in_order(lane)
    if now is not None:
        at = ordered.index(now) + step
        if 0 <= at < len(ordered):
            return on_bar(lane, ordered[at], row)
    else:
        ahead = [bar for bar in ordered if (bar.start > cursor.at if step > 0 else bar.start < cursor.at)]
        if ahead:
            return on_bar(lane, ahead[0 if step > 0 else -1], row)
    return by_days(row, cursor, step)


def by_days(row: LanesRow, cursor: Cursor, days: int) -> Cursor | None:
    """The same lane some days on: on the bar that begins that day or runs at noon, else empty; None out of sight."""
    lane = lane_of(row, cursor)
    number = int(row.scale.place(cursor.at) // 1) + days
    if lane is None or not 0 <= number < len(row.scale.days):
        return None
    return on_day(row, lane, number)


def on_day(row: LanesRow, lane: LaneRow, number: int) -> Cursor:
    """On a lane at the day of this number."""
    day, noon = row.scale.days[number], row.scale.instant(number + _NOON)
    begins = [bar for bar in _in_order(lane) if day.start <= bar.start < day.until]
    runs = [bar for bar in lane.bars if bar.start <= noon < bar.until]
    for bar in (*begins, *runs):
        return Cursor(lane.post, max(bar.start, day.start), bar.key)
    return Cursor(lane.post, noon)


def updown(row: LanesRow, cursor: Cursor, step: int) -> Cursor | None:
    """The next lane, on the bar that runs at the cursor's instant or is nearest that day; None past the last lane."""
    posts = [lane.post for lane in row.lanes]
    number = posts.index(cursor.post) + step if cursor.post in posts else 0
    if not 0 <= number < len(posts):
        return None
    lane = row.lanes[number]
    found = nearest(row, lane, cursor.at)
    return Cursor(lane.post, cursor.at, found.key) if found is not None else Cursor(lane.post, cursor.at)


def nearest(row: LanesRow, lane: LaneRow, at: datetime) -> BarRow | None:
    """The bar of a lane that runs at an instant, else the nearest that touches its day; None on an empty day."""
    runs = [bar for bar in lane.bars if bar.start <= at < bar.until]
    if runs:
        return runs[0]
    number = min(len(row.scale.days) - 1, max(0, int(row.scale.place(at) // 1)))
    day = row.scale.days[number]
    there = [bar for bar in lane.bars if bar.start < day.until and day.start < bar.until]
    return min(there, key=lambda bar: abs(bar.start - at), default=None)


def end_of(row: LanesRow, cursor: Cursor, *, last: bool) -> Cursor:
    """The first or last bar of the lane, or the first or last day of an empty one."""
    lane = lane_of(row, cursor)
    if lane is None:
        return cursor
    ordered = _in_order(lane)
    if ordered:
        return on_bar(lane, ordered[-1 if last else 0], row)
    return on_day(row, lane, len(row.scale.days) - 1 if last else 0)


def new_span(row: LanesRow, cursor: Cursor) -> tuple[datetime, datetime]:
    """The hours to propose for a new duty: the gap, the hours after the bar, or on an empty day those that are usual
    in the lane."""
    bar, lane = bar_of(row, cursor), lane_of(row, cursor)
    if bar is not None and bar.kind == "gap":
        return bar.start, bar.until
    if bar is not None:
        after = [one.start for one in lane.bars if one.start >= bar.until] if lane is not None else []
        until = bar.until + (bar.until - bar.start)
        return bar.until, min([until, *after]) if not after or min(after) > bar.until else until
    number = min(len(row.scale.days) - 1, max(0, int(row.scale.place(cursor.at) // 1)))
    duties = [one for one in lane.bars if one.kind == "duty"] if lane is not None else []
    if duties:
        like = min(duties, key=lambda one: abs(one.start - cursor.at))
        places = row.scale.place(like.start), row.scale.place(like.until)
        days = number - places[0] // 1
        return row.scale.instant(places[0] + days), row.scale.instant(places[1] + days)
    return row.scale.instant(number + _USUAL[0]), row.scale.instant(number + _USUAL[1])


def first(row: LanesRow, now: datetime) -> Cursor | None:
    """Where to begin: the first lane, now if it is in sight."""
    if not row.lanes:
        return None
    lane = row.lanes[0]
    at = now if row.start <= now < row.until else row.start
    found = nearest(row, lane, at)
    return Cursor(lane.post, at, found.key if found is not None else None)


def _in_order(lane: LaneRow) -> Sequence[BarRow]:
    return sorted(lane.bars, key=lambda bar: (bar.start, bar.until, bar.line))
