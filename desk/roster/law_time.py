"""Minutes, nights, days and weeks for the working-hours law. Pure; whole minutes since 1970 in UTC.

The spans are real ones (UTC): a night on which the clock goes back counts its extra hour. Only where a day, a night or
a week begins comes from the Dutch clock.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from desk.record import record
from desk.roster.wall import DAY, at_minute
from desk.words.times import local

WEEK = 7 * DAY
NIGHT_ENDS = 6 * 60
"""A night is from 00:00 to 06:00 on the clock (ATW 1:7 d)."""

SEPARATE = 8 * 60
"""Rest of eight hours parts two services; less is a pause within one (ATW 1:7 c)."""

_EPOCH = date(1970, 1, 1)
_ORIGIN = datetime(1970, 1, 1, tzinfo=UTC)
_EAST = 60
"""The clock is at least an hour ahead of UTC."""


@record
class Service:
    """A service as the law has it: what is worked between two rests of at least eight hours.

    `work` are the minutes that were worked, pauses left out. `night`: more than an hour of it lies between 00:00 and
    06:00 (ATW 1:7 d); `late`: it is one, and ends after 02:00.
    """

    start: int
    until: int
    work: int
    night: bool
    late: bool
    pieces: tuple[tuple[int, int], ...]


def minute(at: datetime) -> int:
    """An instant as whole minutes since 1970, UTC."""
    return int(at.timestamp()) // 60


def instant(minutes: int) -> datetime:
    """The instant of so many minutes since 1970."""
    return _ORIGIN + timedelta(minutes=minutes)


@lru_cache(maxsize=8192)
def midnight(day: int) -> int:
    """When a Dutch day begins, by its number since 1970."""
    return minute(at_minute(_EPOCH + timedelta(days=day), 0))


@lru_cache(maxsize=8192)
def _hour_of(day: int, minutes: int) -> int:
    return minute(at_minute(_EPOCH + timedelta(days=day), minutes))


def day_number(at: int) -> int:
    """The number of the Dutch day in which a minute lies."""
    day = (at + _EAST) // DAY
    return day + 1 if at >= midnight(day + 1) else day


def is_sunday(day: int) -> bool:
    """Whether a day, by its number, is a Sunday (1970 began on a Thursday)."""
    return day % 7 == 3


def week_of(at: int) -> int:
    """The number of the week, Monday to Sunday on the Dutch clock, in which a minute lies."""
    return (day_number(at) + 3) // 7


def week_start(week: int) -> int:
    """The minute in which a week begins."""
    return midnight(week * 7 - 3)


def days_touched(start: int, until: int) -> Iterator[int]:
    """The numbers of the Dutch days that a span touches."""
    return iter(range(day_number(start), day_number(until - 1) + 1))


def night_minutes(start: int, until: int) -> int:
    """How much of a span lies between 00:00 and 06:00 on the clock."""
    return sum(
        max(0, min(until, _hour_of(day, NIGHT_ENDS)) - max(start, midnight(day))) for day in days_touched(start, until)
    )


def by_days(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in parts of a day on the clock at most, in order: on call from eight to eight is one, also in October."""
    found: list[tuple[int, int]] = []
    for start, until in spans:
        # Only what is longer than a day can be two, and then what the clock says counts.
        count = 1 if until - start <= DAY else -(-(until - start + _ahead(until) - _ahead(start)) // DAY)
        ends = [*(start + DAY * number for number in range(1, count)), until]
        found += zip([start, *ends], ends, strict=False)
    return sorted(found)


def _ahead(at: int) -> int:
    """By how many minutes the clock is ahead of UTC."""
    offset = local(instant(at)).utcoffset()
    return 0 if offset is None else offset // timedelta(minutes=1)


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that touch or overlap as one, in order."""
    found: list[tuple[int, int]] = []
    for start, until in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], until)
        else:
            found.append((start, until))
    return found


def services(work: list[tuple[int, int]]) -> list[Service]:
    """What was worked as the services of the law, in order."""
    groups: list[list[tuple[int, int]]] = []
    for piece in merged(work):
        if groups and piece[0] - groups[-1][-1][1] < SEPARATE:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [_service(tuple(group)) for group in groups]


def _service(pieces: tuple[tuple[int, int], ...]) -> Service:
    start, until = pieces[0][0], pieces[-1][1]
    night = sum(night_minutes(*piece) for piece in pieces) > 60
    late = night and any(
        _hour_of(day, 2 * 60) < until and midnight(day) < until
        for day in days_touched(start, until)
        if start < _hour_of(day, NIGHT_ENDS)
    )
    return Service(start, until, sum(piece[1] - piece[0] for piece in pieces), night, late, pieces)
