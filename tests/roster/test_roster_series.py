"""Recurring events of a calendar: every night of them, what was edited and cancelled, as calendars show it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rostering import at

from desk.roster.duty_row import Import
from desk.roster.importing import Given, read_ical
from desk.roster.reading.series import DAYS, Rule, days_of_rule, rule_of

NOW = datetime(2026, 11, 21, 2, 42, tzinfo=UTC)
NIGHT = "SUMMARY:Triagist: Dijkstra\nLOCATION:0612345601"
DUTCH = ";TZID=Europe/Amsterdam"


def calendar(*events: str) -> bytes:
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{body}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def read(*events: str, now: datetime = NOW) -> Import:
    return read_ical(calendar(*events), now, "nov.ics", Given("triagist"))


def nights(first: str, hours: str, rule: str, *more: str, zone: str = DUTCH) -> str:
    start, until = hours.split("-")
    day = date.fromisoformat(first)
    end = day + timedelta(days=until <= start)
    times = f"DTSTART{zone}:{day:%Y%m%d}T{start}00\nDTEND{zone}:{end:%Y%m%d}T{until}00"
    return "\n".join(("UID:1", NIGHT, times, f"RRULE:{rule}" if rule else "", *more)).replace("\n\n", "\n")


def starts(found: Import) -> list[str]:
    assert found.faults == ()
    return [f"{one.start:%Y-%m-%dT%H:%M}" for one in found.duties]


def test_a_night_begins_and_ends_at_the_same_time_on_the_clock_all_year() -> None:
    found = read(nights("2026-10-23", "2300-0700", "FREQ=DAILY;COUNT=3"))
    assert [(one.until - one.start) / timedelta(hours=1) for one in found.duties] == [8, 9, 8]
    spring = read(nights("2026-03-27", "2300-0700", "FREQ=DAILY;COUNT=3"), now=at("2026-03-20 12:00"))
    assert [(one.until - one.start) / timedelta(hours=1) for one in spring.duties] == [8, 7, 8]
    assert [one.uid for one in found.duties] == [
        f"1\n202610{day}T{hour}00Z" for day, hour in ((23, 21), (24, 21), (25, 22))
    ]


@pytest.mark.parametrize("zone", ["", DUTCH, ";TZID=W. Europe Standard Time", ";TZID=Europe/Brussels", ";TZID=Kantoor"])
def test_outlooks_zones_and_floating_times_are_dutch_time(zone: str) -> None:
    assert starts(read(nights("2026-11-20", "1700-0800", "FREQ=WEEKLY;COUNT=2", zone=zone))) == [
        "2026-11-20T16:00",
        "2026-11-27T16:00",
    ]


OUTLOOK = "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"


@pytest.mark.parametrize(
    ("zone", "offsets", "told"),
    [
        (OUTLOOK, ("+0100", "+0200"), ""),
        ("/freeassociation.sourceforge.net/Europe/Amsterdam", (), ""),
        ("Kantoor", (), "de tijdzone 'Kantoor' is niet bekend"),
    ],
)
def test_a_zone_by_another_name_is_dutch_when_its_calendar_says_that_it_runs_so(
    zone: str, offsets: tuple[str, ...], told: str
) -> None:
    parts = "".join(f"BEGIN:STANDARD\nTZOFFSETTO:{offset}\nEND:STANDARD\n" for offset in offsets)
    known = f"BEGIN:VTIMEZONE\nTZID:{zone}\n{parts}END:VTIMEZONE\n" if offsets else ""
    event = nights("2026-11-20", "1700-0800", "FREQ=WEEKLY;COUNT=2", zone=f';TZID="{zone}"')
    data = calendar(event).replace(b"VERSION:2.0\r\n", f"VERSION:2.0\n{known}".replace("\n", "\r\n").encode())
    found = read_ical(data, NOW, "nov.ics")
    assert starts(found) == ["2026-11-20T16:00", "2026-11-27T16:00"]
    assert [warning.what for warning in found.warnings] == ([told] if told else [])


def test_a_zone_that_nobody_knows_and_that_runs_otherwise_is_refused() -> None:
    zone = "BEGIN:VTIMEZONE\r\nTZID:Londen\r\nBEGIN:STANDARD\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    data = calendar(nights("2026-11-20", "1700-0800", "", zone=";TZID=Londen"))
    found = read_ical(data.replace(b"VERSION:2.0\r\n", b"VERSION:2.0\r\n" + zone.encode()), NOW, "nov.ics")
    assert found.duties == ()
    assert [fault.what for fault in found.faults] == ["het begin staat in de tijdzone 'Londen', en die is niet bekend"]


def test_whole_days_are_days_of_the_dutch_calendar() -> None:
    found = read(f"UID:1\n{NIGHT}\nDTSTART;VALUE=DATE:20261024\nDTEND;VALUE=DATE:20261025\nRRULE:FREQ=DAILY;COUNT=2")
    assert [f"{one.start:%d %H:%M} {one.until:%d %H:%M}" for one in found.duties] == [
        "23 22:00 24 22:00",
        "24 22:00 25 23:00",
    ]


def test_days_taken_out_and_days_added_count() -> None:
    more = (f"EXDATE{DUTCH}:20261121T170000", f"RDATE{DUTCH}:20261130T170000")
    assert starts(read(nights("2026-11-20", "1700-0800", "FREQ=DAILY;COUNT=3", *more))) == [
        "2026-11-20T16:00",
        "2026-11-22T16:00",
        "2026-11-30T16:00",
    ]


def test_an_edited_night_is_as_it_was_edited_and_a_cancelled_one_is_not_there() -> None:
    master = nights("2026-11-20", "1700-0800", "FREQ=DAILY;COUNT=4")
    edit = nights("2026-11-21", "1800-0900", "", f"RECURRENCE-ID{DUTCH}:20261121T170000").replace("Dijkstra", "Bakker")
    gone = nights("2026-11-22", "1700-0800", "", "RECURRENCE-ID:20261122T160000Z", "STATUS:CANCELLED")
    found = read(master, edit, gone)
    assert starts(found) == ["2026-11-20T16:00", "2026-11-21T17:00", "2026-11-23T16:00"]
    assert [one.name for one in found.duties] == ["Dijkstra", "Bakker", "Dijkstra"]
    # The edited night keeps its name, so that whatever was agreed about it stays.
    assert found.duties[1].uid == "1\n20261121T1600Z"
    assert any("vervallen" in warning.what for warning in found.warnings)


def test_of_two_versions_the_one_with_the_higher_sequence_counts() -> None:
    old, new = nights("2026-11-20", "1700-0800", ""), nights("2026-11-20", "1800-0800", "", "SEQUENCE:2")
    for events in ((old, new), (new, old)):
        assert starts(read(*events)) == ["2026-11-20T17:00"]


def test_two_events_that_wrongly_share_a_uid_are_both_there() -> None:
    assert len(read(nights("2026-11-20", "1700-0800", ""), nights("2026-11-22", "1700-0800", "")).duties) == 2


def test_one_night_of_a_series_that_came_without_its_series_is_read() -> None:
    one = nights("2026-11-21", "1800-0900", "", f"RECURRENCE-ID{DUTCH}:20261121T170000")
    assert starts(read(one)) == ["2026-11-21T17:00"]


def test_what_changes_the_rest_of_a_series_takes_the_whole_series_back() -> None:
    master = nights("2026-11-20", "1700-0800", "FREQ=DAILY;COUNT=4")
    edit = nights("2026-11-22", "1800-0800", "", f"RECURRENCE-ID;RANGE=THISANDFUTURE{DUTCH}:20261122T170000")
    found = read(master, edit)
    assert found.duties == ()
    assert [fault.where.partition(" (")[0] for fault in found.faults] == ["afspraak 2"]


def test_an_edit_of_a_day_that_is_not_in_the_series_is_refused_and_the_series_stands() -> None:
    master = nights("2026-11-20", "1700-0800", "FREQ=WEEKLY;COUNT=4")
    found = read(master, nights("2026-11-25", "1700-0800", "", f"RECURRENCE-ID{DUTCH}:20261125T170000"))
    assert len(found.duties) == 4
    assert [fault.what for fault in found.faults] == [
        "deze wijziging hoort bij 25-11-2026, en die dag zit niet in de reeks"
    ]


def test_a_cancelled_series_takes_its_edits_along() -> None:
    master = nights("2026-11-20", "1700-0800", "FREQ=DAILY;COUNT=4", "STATUS:CANCELLED")
    found = read(master, nights("2026-11-21", "1800-0800", "", f"RECURRENCE-ID{DUTCH}:20261121T170000"))
    assert found.duties == ()
    assert [fault.what for fault in found.faults] == ["deze wijziging hoort bij een reeks die is vervallen"]


def test_a_series_in_utc_is_read_as_it_stands_and_that_is_told() -> None:
    found = read(f"UID:1\n{NIGHT}\nDTSTART:20261120T160000Z\nDURATION:PT15H\nRRULE:FREQ=WEEKLY;COUNT=2")
    assert starts(found) == ["2026-11-20T16:00", "2026-11-27T16:00"]
    assert any("herhaalt in UTC" in warning.what for warning in found.warnings)


def test_a_series_that_ended_long_ago_has_no_duties_and_says_so() -> None:
    found = read(nights("2020-11-20", "1700-0800", "FREQ=WEEKLY;COUNT=10"))
    assert (found.duties, found.faults) == ((), ())
    assert found.warnings[0].what == "deze reeks heeft geen diensten meer"


@pytest.mark.parametrize(("last", "count"), [("20261123T160000Z", 4), ("20261123T155959Z", 3), ("20261123", 4)])
def test_until_includes_the_night_that_begins_at_that_time(last: str, count: int) -> None:
    assert len(starts(read(nights("2026-11-20", "1700-0800", f"FREQ=DAILY;UNTIL={last}")))) == count


# -- against a library that only expands calendars --------------------------------------------------------------------

SINCE, BEFORE = date(2026, 10, 1), date(2027, 3, 1)
WEEKDAYS = st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True).map(",".join)


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules as calendars make them."""
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={freq}", f"INTERVAL={draw(st.integers(1, 4))}"]
    if draw(st.booleans()) and freq in ("DAILY", "WEEKLY"):
        parts.append(f"BYDAY={draw(WEEKDAYS)}")
    elif freq == "MONTHLY":
        ordinal = draw(st.sampled_from(["", "1", "2", "-1"]))
        by_day = ",".join(f"{ordinal}{day}" for day in draw(WEEKDAYS).split(","))
        by_number = f"BYMONTHDAY={draw(st.sampled_from(['1', '15', '31', '-1', '1,15']))}"
        by_place = f"BYDAY=MO,TU,WE,TH,FR;BYSETPOS={draw(st.sampled_from(['1', '-1']))}"
        parts += [draw(st.sampled_from(["", f"BYDAY={by_day}", by_number, by_place]))]
    elif freq == "YEARLY":
        parts.append(draw(st.sampled_from(["", "BYMONTH=3,11", "BYMONTH=12;BYDAY=1MO", "BYDAY=-1SU", "BYMONTHDAY=25"])))
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(DAYS))}")
    if draw(st.booleans()):
        parts.append(draw(st.sampled_from(["COUNT=7", "UNTIL=20270101T160000Z"])))
    return ";".join(part for part in parts if part)


@settings(max_examples=150, deadline=None)
@given(rules(), st.dates(date(2024, 1, 1), date(2027, 1, 1)))
@example("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", date(2026, 10, 4))
@example("FREQ=DAILY;UNTIL=20270101T160000Z", date(2027, 1, 1))
@example("FREQ=MONTHLY;INTERVAL=1", date(2026, 10, 31))
@example("FREQ=YEARLY;INTERVAL=1", date(2024, 2, 29))
def test_a_rule_gives_the_days_that_a_calendar_library_gives(rule: str, first: date) -> None:
    found = rule_of(
        {key: texts.split(",") for key, _, texts in (part.partition("=") for part in rule.split(";"))},
        date(2027, 1, 1) if "UNTIL" in rule else None,
    )
    assert isinstance(found, Rule)
    # What a rule does with a first day that it would not give is undefined (RFC 5545, 3.8.5.3): the first that fits.
    endless = replace(found, count=0, until=None)
    fitting, _ = days_of_rule(endless, first, first, first + timedelta(days=3000))
    first = next((day for day in fitting[1:] if day < date(2027, 2, 1)), date(2027, 6, 1))
    ours, _ = days_of_rule(found, first, SINCE, BEFORE)
    event = f"UID:1\nDTSTART{DUTCH}:{first:%Y%m%d}T170000\nDURATION:PT1H\nRRULE:{rule}"
    theirs = recurring_ical_events.of(icalendar.Calendar.from_ical(calendar(event))).between(SINCE, BEFORE)
    assert ours == sorted(each["DTSTART"].dt.date() for each in theirs)
