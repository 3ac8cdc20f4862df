"""From the Dutch clock to UTC and back, for rosters: one rule for both ends of a duty. Pure.

A time on the clock is read by zoneinfo with fold=0, as RFC 5545 has it for calendars (3.3.5, local time with a zone): a
time that comes twice is its first, a time that never comes counts with the offset before the jump. The rule is the same
for a start and for an end, so that neighbours always touch: on no night is there an hour of nobody or of two.
(`desk.words.times.instant` is for promises: there a time that comes twice may be its last.)
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from desk.words.times import local, zone

DAY = 24 * 60
"""Minutes on the clock of a day; a night that ends at 08:00 of the next one ends at `DAY + 480`."""


def to_utc(wall: datetime) -> datetime:
    """The instant of a time on the Dutch clock (no zone), as UTC."""
    return wall.replace(tzinfo=zone(), fold=0).astimezone(UTC)


@lru_cache(maxsize=4096)
def at_minute(day: date, minute: int) -> datetime:
    """The instant at which the clock of `day` shows `minute` minutes after midnight; from `DAY` on the days after."""
    days, left = divmod(minute, DAY)
    return to_utc(datetime.combine(day + timedelta(days=days), time(left // 60, left % 60)))


def hours_of(day: date, start: int, until: int) -> tuple[datetime, datetime]:
    """From when until when a duty of `day` runs, half-open: from minute `start` to minute `until` on the clock.

    An `until` that is not after `start` is of the next day: 1380 and 420 are the night from 23:00 to 07:00, equal ones
    a whole day. Such a night lasts seven hours when the clock goes forward, nine when it goes back. Hours within those
    that the clock skips may end before they start: then there is no such duty that night.
    """
    return at_minute(day, start), at_minute(day, until if until > start else until + DAY)


def day_of(at: datetime) -> date:
    """The Dutch day in which an instant falls."""
    return local(at).date()


def day_hours(day: date) -> tuple[datetime, datetime]:
    """From when until when a Dutch day lasts: 23, 24 or 25 hours."""
    return at_minute(day, 0), at_minute(day, DAY)


def days_of(start: datetime, until: datetime) -> Iterator[date]:
    """The Dutch days that [start, until) touches, in order; none when it is empty."""
    if start >= until:
        return
    day, last = day_of(start), day_of(until - timedelta(microseconds=1))
    while day <= last:
        yield day
        day += timedelta(days=1)
