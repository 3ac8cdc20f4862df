"""`import_ics`: a roster in a calendar read into duties by us, against icalendar and recurring-ical-events that only
parse and expand the same bytes.

The file is what a shared calendar gives: single nights, series of a week with nights taken out and edited, a time zone
of its own. On our side every event is also told apart, its role, name and number read, and the whole looked over.
"""

from datetime import UTC, datetime, timedelta
from time import perf_counter

from desk.bench.home import Filled
from desk.bench.measure import Measured, alternate
from desk.errors import DeskBug, SurroundingsFailed
from desk.roster.importing import Given, read_ical
from desk.roster.reading.occurrences import AHEAD, BACK

_NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
_FIRST = datetime(2026, 11, 2)  # noqa: DTZ001  (Dutch wall time)
_SINGLE, _SERIES = 1_000, 40
_ZONE = "\r\n".join(
    (
        *("BEGIN:VTIMEZONE", "TZID:Europe/Amsterdam", "BEGIN:DAYLIGHT", "DTSTART:19700329T020000"),
        *("TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT"),
        *("BEGIN:STANDARD", "DTSTART:19701025T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100"),
        *("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE"),
    )
)


def import_ics(_: Filled, runs: int) -> Measured:
    """Measure reading such a calendar, whole, against parsing and expanding it."""
    try:
        import icalendar
        import recurring_ical_events
    except ImportError as error:
        cure = "installeer het met: pip install 'nachtwacht[test]'"
        raise SurroundingsFailed(
            f"De meting import_ics vergelijkt met recurring-ical-events, en dat is er niet; {cure}"
        ) from error
    # Two runs are to try whether it works at all.
    data = roster_calendar(_SINGLE, _SERIES) if runs > 2 else roster_calendar(20, 4)
    since, before = _NOW - BACK, _NOW + AHEAD

    def ours(_: int) -> float:
        begun = perf_counter()
        found = read_ical(data, _NOW, "rooster.ics", Given("triagist"))
        taken = perf_counter() - begun
        if found.faults:
            raise DeskBug(f"De meting import_ics las niet alles: {found.faults[0]}. Deze meting is gestopt.")
        return taken

    def theirs(_: int) -> float:
        begun = perf_counter()
        list(recurring_ical_events.of(icalendar.Calendar.from_ical(data)).between(since, before))
        return perf_counter() - begun

    return alternate(ours, theirs, runs, aim=1.3, warm=1)


def roster_calendar(single: int, series: int) -> bytes:
    """A roster as a calendar exports it, with so many single nights and series of 52 weeks."""
    events = [_event(f"los-{number}", _FIRST + timedelta(hours=7 * number), number % 30) for number in range(single)]
    for number in range(series):
        start = _FIRST + timedelta(days=number % 7, hours=number // 7)
        out, moved = start + timedelta(weeks=3), start + timedelta(weeks=5)
        rule = ("RRULE:FREQ=WEEKLY;COUNT=52", f"EXDATE;TZID=Europe/Amsterdam:{out:%Y%m%dT%H%M%S}")
        events.append(_event(f"reeks-{number}", start, 30 + number, *rule))
        edited = f"RECURRENCE-ID;TZID=Europe/Amsterdam:{moved:%Y%m%dT%H%M%S}"
        events.append(_event(f"reeks-{number}", moved + timedelta(hours=1), 31 + number, edited))
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Meting//NL", _ZONE, *events, "END:VCALENDAR", "")
    return "\r\n".join(lines).encode()


def _event(uid: str, start: datetime, number: int, *more: str) -> str:
    lines = (
        *("BEGIN:VEVENT", f"UID:{uid}@meting", "DTSTAMP:20261101T120000Z", "SEQUENCE:0", *more),
        f"DTSTART;TZID=Europe/Amsterdam:{start:%Y%m%dT%H%M%S}",
        f"DTEND;TZID=Europe/Amsterdam:{start + timedelta(hours=7):%Y%m%dT%H%M%S}",
        f"SUMMARY:Triagist: Medewerker {number % 30 if uid.startswith('los') else number}",
        f"LOCATION:06 123 45 6{number % 90 + 10}",
        "DESCRIPTION:Aanbieder: GGZ Noord\\nAchterwacht: Postma",
        *("TRANSP:OPAQUE", "END:VEVENT"),
    )
    return "\r\n".join(lines)
