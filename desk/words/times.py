"""Instants inside, Dutch clock and calendar on the screen: UTC in, Europe/Amsterdam out.

Every instant that comes in must be aware; every instant that goes out is UTC, since two aware datetimes of one
zone subtract as wall times and would lose or win an hour on the nights that the clock changes.
"""

import math
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from desk.errors import DeskBug

WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
LONG_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
    *("september", "oktober", "november", "december"),
)
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@cache
def zone() -> ZoneInfo:
    """Europe/Amsterdam; read when first asked for, since it opens a file."""
    return ZoneInfo("Europe/Amsterdam")


def utc(at: datetime) -> datetime:
    """The same instant in UTC. DeskBug when it has no zone: then nobody knows which instant it is."""
    if at.utcoffset() is None:
        raise DeskBug(f"Een tijd zonder tijdzone: {at}. Deze handeling is gestopt.")
    return at.astimezone(UTC)


def local(at: datetime) -> datetime:
    """The instant as clocks in the Netherlands show it. DeskBug when it has no zone."""
    return utc(at).astimezone(zone())


class Wall(Enum):
    """What the night that the clock changes does to a time on the clock."""

    ONCE = "once"
    TWICE = "twice"
    NEVER = "never"


def wall_kind(wall: datetime) -> Wall:
    """Whether a time on the Dutch clock (no zone) comes once, twice (October) or never (March)."""
    first, second = _readings(wall)
    if first == second:
        return Wall.ONCE
    return Wall.TWICE if first < second else Wall.NEVER


def instant(wall: datetime, *, last: bool = False) -> datetime:
    """The UTC instant of a time on the Dutch clock (no zone).

    A time that comes twice is its first, with `last` its last. A time that never comes is the moment at which
    the clock jumped over it. So a duty from start=first until end=last never leaves an hour without anyone.
    """
    first, second = _readings(wall)
    if first <= second:
        return second if last else first
    # Skipped: `second` lies before the jump, `first` after it; the jump is where the offset changes.
    before = second.astimezone(zone()).utcoffset()
    jump = second
    while jump.astimezone(zone()).utcoffset() == before:
        jump += timedelta(minutes=1)
    return jump.replace(second=0, microsecond=0)


def _readings(wall: datetime) -> tuple[datetime, datetime]:
    bare = wall.replace(tzinfo=zone())
    return bare.replace(fold=0).astimezone(UTC), bare.replace(fold=1).astimezone(UTC)


def clock_text(at: datetime) -> str:
    """`03:42`; in the hour of October that comes twice also which one: `02:40 zomertijd`, `02:40 wintertijd`."""
    here = local(at)
    text = f"{here:%H:%M}"
    if wall_kind(here.replace(tzinfo=None)) is Wall.TWICE:
        return f"{text} {'zomertijd' if here.dst() else 'wintertijd'}"
    return text


def day_text(at: datetime, now: datetime) -> str:
    """`vandaag`, `gisteren`, `morgen`, `za 21 nov`, or in another year than `now` also the year."""
    day, today = local(at).date(), local(now).date()
    near = {-1: "gisteren", 0: "vandaag", 1: "morgen"}.get((day - today).days)
    return near or date_text(day, today)


def moment_text(at: datetime, now: datetime) -> str:
    """`za 08:00` within six days of `now`, else `za 28 nov 08:00`."""
    day, today = local(at).date(), local(now).date()
    if abs((day - today).days) <= 6:
        return f"{WEEKDAYS[day.weekday()]} {clock_text(at)}"
    return dated_text(at, now)


def until_text(at: datetime, now: datetime) -> str:
    """`tot za 08:00`: the weekday always stands there, since a night shift ends on another day than it began."""
    return f"tot {moment_text(at, now)}"


def dated_text(at: datetime, now: datetime) -> str:
    """`za 21 nov 08:00`, however near it is; with the year in another year than `now`."""
    return f"{date_text(local(at).date(), local(now).date())} {clock_text(at)}"


def date_text(day: date, today: date | None = None) -> str:
    """`za 21 nov`; with the year in another year than that of `today`, and where no day is given to see it from."""
    text = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return text if today is not None and day.year == today.year else f"{text} {day.year}"


def minutes_text(seconds: float) -> str:
    """A span for a ring: `3:36` below half an hour, `48 m` below two, `3 u` below two days, `2 d` beyond.

    Rounded down, so that nobody reads more time than there is. Below zero it is late: `+2:14`.
    """
    sign = "+" if seconds < 0 else ""
    whole = math.floor(abs(seconds))
    if whole < 30 * 60:
        return f"{sign}{whole // 60}:{whole % 60:02}"
    if whole < 2 * 3600:
        return f"{sign}{whole // 60} m"
    if whole < 48 * 3600:
        return f"{sign}{whole // 3600} u"
    return f"{sign}{whole // 86400} d"


def span_text(minutes: int) -> str:
    """A span in words: `45 min`, above an hour and a half `11 u 59`, from two days on `28 dagen` (rounded down)."""
    if minutes <= 90:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} u {rest:02}" if rest else f"{hours} u"
    return f"{hours // 24} dagen"


@cache
def holidays(year: int) -> Mapping[date, str]:
    """The days on which offices are closed, with their Dutch names; `year` from 2014 (the first King's Day).

    Source: Algemene termijnenwet art. 3 lid 1, the same list as the Cao Jeugdzorg; 5 May counts every year in
    both. Good Friday (lid 2) and days declared equal (lid 3) are left out on purpose: most offices are open
    then, and a task that is due a day early is seen, one that is due a day late is not.
    """
    easter = _easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == 6:
        kings_day = date(year, 4, 26)
    # Where two fall on one day (Ascension and 5 May in 2016) the later line gives the name.
    return MappingProxyType(
        {
            date(year, 1, 1): "Nieuwjaarsdag",
            easter: "Eerste paasdag",
            easter + timedelta(days=1): "Tweede paasdag",
            kings_day: "Koningsdag",
            date(year, 5, 5): "Bevrijdingsdag",
            easter + timedelta(days=39): "Hemelvaartsdag",
            easter + timedelta(days=49): "Eerste pinksterdag",
            easter + timedelta(days=50): "Tweede pinksterdag",
            date(year, 12, 25): "Eerste kerstdag",
            date(year, 12, 26): "Tweede kerstdag",
        }
    )


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar: the Sunday after the first full moon of the church's spring."""
    golden = year % 19
    century = year // 100
    # Days by which the church's moon has drifted, then the full moon counted from 21 March.
    drift = century - century // 4 - (8 * century + 13) // 25 + 15
    full_moon = (19 * golden + drift) % 30
    if full_moon == 29 or (full_moon == 28 and golden > 10):
        full_moon -= 1
    day = date(year, 3, 21) + timedelta(days=full_moon)
    return day + timedelta(days=(6 - day.weekday()) or 7)


_NO_TABLE: Mapping[date, bool] = MappingProxyType({})


def is_workday(day: date, table: Mapping[date, bool] = _NO_TABLE) -> bool:
    """Monday to Friday and no holiday. `table` is what people set, whatever the calendar says: a holiday or not."""
    return day.weekday() < 5 and not table.get(day, day in holidays(day.year))


def add_workdays(at: datetime, count: int, table: Mapping[date, bool] = _NO_TABLE) -> datetime:
    """The same time on the Dutch clock, `count` working days after the day of `at`; UTC.

    From Saturday 03:40 the first working day is Monday 03:40. `count` below one counts as one; `table` is that of
    `is_workday`.
    """
    here = local(at)
    day, left = here.date(), max(1, count)
    while left:
        day += timedelta(days=1)
        left -= is_workday(day, table)
    return instant(datetime.combine(day, time(here.hour, here.minute, here.second, here.microsecond)))
