"""How many people of a role are needed when: needs on the wall clock become spans in UTC. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from desk.record import record
from desk.roster.wall import days_of, hours_of
from desk.roster_rows import HolidayRow, NeedRow

AS_USUAL = "as-usual"
"""A need that a holiday changes nothing about."""


@record
class Needed:
    """From `start` until `until` (UTC, half-open) at least `least` people of a role, at most `most` (0: no bound).

    `provider` is empty when it does not matter whose they are.
    """

    need: str
    role: str
    provider: str
    start: datetime
    until: datetime
    least: int
    most: int


def needed(
    needs: Iterable[NeedRow], holidays: Mapping[date, HolidayRow], start: datetime, until: datetime
) -> tuple[Needed, ...]:
    """Every need as the spans that touch [start, until), whole, in order of time.

    `holidays` are those of the days in it and of the day before. Hours that the clock skips are needed by nobody.
    """
    # A night of the day before may still run.
    days = list(days_of(start - timedelta(days=1), until))
    found = [span for need in needs for span in _spans(need, days, holidays) if span.start < until > start < span.until]
    return tuple(sorted(found, key=lambda span: (span.start, span.until, span.role, span.provider, span.need)))


def asks_for_holidays(needs: Iterable[NeedRow]) -> bool:
    """Whether one of these needs differs on holidays: only then is the calendar of holidays read."""
    return any(need.holidays != AS_USUAL for need in needs)


def _spans(need: NeedRow, days: Iterable[date], holidays: Mapping[date, HolidayRow]) -> Iterator[Needed]:
    for day in days:
        if counts_on(need, day, holidays):
            begin, end = hours_of(day, need.start, need.until)
            if begin < end:
                yield Needed(need.id, need.role, need.provider, begin, end, need.least, need.most)


def counts_on(need: NeedRow, day: date, holidays: Mapping[date, HolidayRow]) -> bool:
    """Whether a need begins on this Dutch day.

    A holiday is one of the need's class, any when it names none. `only`: on holidays, and if weekdays are named on
    those of them; `also`: besides its weekdays; `never`: on its weekdays but for holidays.
    """
    if not (need.valid_from <= day.isoformat() <= (need.valid_until or "9999")):
        return False
    usual = day.isoweekday() in need.days
    found = holidays.get(day)
    holiday = found is not None and need.holiday_class in ("", found.kind)
    match need.holidays:
        case "only":
            return holiday and (usual or not need.days)
        case "also":
            return usual or holiday
        case "never":
            return usual and not holiday
        case _:
            return usual
