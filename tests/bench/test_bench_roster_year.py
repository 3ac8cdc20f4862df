"""The year of the bench is the same one on both sides, on the nights that the clock changes too."""

from datetime import UTC, date, datetime

import pytest
import recurring_ical_events

from desk.bench import roster_year as year
from desk.roster.rotations import rota_duties
from desk.roster.wall import at_minute

Span = tuple[datetime, datetime, str]


def ours(start: datetime, until: datetime) -> set[Span]:
    rotations = year._rotations().values()
    duties = (one for rotation in rotations for one in rota_duties(rotation, {}, {}, start, until))
    return {(one.start, one.until, one.person) for one in duties}


def theirs(start: datetime, until: datetime) -> set[Span]:
    events = recurring_ical_events.of(year._as_calendar()).between(start, until)
    return {(one.start.astimezone(UTC), one.end.astimezone(UTC), str(one["SUMMARY"])) for one in events}


@pytest.mark.parametrize(("first", "last"), [((3, 26), (4, 1)), ((10, 22), (10, 28)), ((6, 30), (7, 8))])
def test_our_turns_are_those_of_a_calendar_library_to_the_minute(first: tuple[int, int], last: tuple[int, int]) -> None:
    period = at_minute(date(year.YEAR, *first), 0), at_minute(date(year.YEAR, *last), 0)
    assert ours(*period) == theirs(*period)
    assert len(ours(*period)) > 25 * 3 * 5


def test_the_checks_have_something_to_say_about_the_year() -> None:
    start, until = at_minute(date(year.YEAR, 3, 23), 0), at_minute(date(year.YEAR, 4, 6), 0)
    duties, findings = year.checked(year._people(), year._rotations(), year._needs(), start, until)
    assert duties == len(ours(start, until))
    assert findings > 0
