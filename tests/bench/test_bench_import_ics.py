"""The calendar of the bench is read alike on both sides: the same hours, nights out and edits included."""

from datetime import UTC

import icalendar
import recurring_ical_events

from desk.bench import import_ics as measure
from desk.roster.importing import Given, read_ical


def test_our_duties_are_the_events_that_the_libraries_expand() -> None:
    data = measure.roster_calendar(30, 8)
    found = read_ical(data, measure._NOW, "rooster.ics", Given("triagist"))
    since, before = measure._NOW - measure.BACK, measure._NOW + measure.AHEAD
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(data)).between(since, before)
    assert found.faults == ()
    assert sorted((one.start, one.until) for one in found.duties) == sorted(
        (each.start.astimezone(UTC), each.end.astimezone(UTC)) for each in events
    )
    assert len(found.duties) == 30 + 8 * 51
