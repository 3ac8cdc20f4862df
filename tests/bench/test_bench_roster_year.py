"""The year of the bench is one that both sides agree on, and that the checks have something to say about."""

from datetime import date

import recurring_ical_events

from desk.bench import roster_year as year
from desk.roster.wall import at_minute


def test_both_sides_expand_the_same_days() -> None:
    start, until = at_minute(date(year.YEAR, 3, 23), 0), at_minute(date(year.YEAR, 4, 6), 0)
    duties, findings = year.checked(year._people(), year._rotations(), year._needs(), start, until)
    events = recurring_ical_events.of(year._as_calendar()).between(start, until)
    assert duties == len(events)
    assert duties > 25 * 3 * 13
    assert findings > 0


def test_the_year_has_no_gap() -> None:
    start, until = at_minute(date(year.YEAR, 10, 19), 0), at_minute(date(year.YEAR, 11, 2), 0)
    duties = {}
    for rotation in year._rotations().values():
        for one in year.rota_duties(rotation, {}, {}, start, until):
            duties[one.id] = (one.start, one.until, one.person)
    spans = [(begin, end) for begin, end, _ in duties.values()]
    assert sum((end - begin).total_seconds() for begin, end in spans) >= 25 * (until - start).total_seconds()
