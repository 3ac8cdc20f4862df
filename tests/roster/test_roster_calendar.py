"""A roster kept in a calendar: one event is one duty. People and numbers are made up."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.roster.duty_row import DutyRow, Import
from desk.roster.importing import read_ical

NOW = datetime(2026, 11, 21, 2, 42, tzinfo=UTC)
TIMES = "DTSTART:20261120T160000Z\nDTEND:20261121T070000Z"
PHONE = "LOCATION:06-12345601"


def calendar(*events: str) -> bytes:
    body = "".join(f"BEGIN:VEVENT\nUID:{number}\n{event}\nEND:VEVENT\n" for number, event in enumerate(events))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{body}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def read(*events: str) -> Import:
    return read_ical(calendar(*events), NOW, "nov.ics")


def only(found: Import) -> DutyRow:
    assert found.faults == ()
    (duty,) = found.duties
    return duty


def test_an_event_becomes_a_duty() -> None:
    description = "DESCRIPTION:Bellen: 06-12345601\\nAanbieder: GGZ Noord\\nAchterwacht: Postma"
    found = read(f"SUMMARY:Triagist: Dijkstra\n{TIMES}\n{description}")
    duty = only(found)
    assert found.warnings == ()
    assert (duty.role, duty.name, duty.provider, duty.backup) == ("triagist", "Dijkstra", "GGZ Noord", "Postma")
    assert (duty.phone, duty.phone_shown, duty.row) == ("+31612345601", "06 12 34 56 01", 1)
    assert duty.start == datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
    assert duty.until == datetime(2026, 11, 21, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "role", "name"),
    [
        ("SUMMARY:Triagist: Dijkstra", "triagist", "Dijkstra"),
        ("SUMMARY:Triagist - Dijkstra", "triagist", "Dijkstra"),
        ("SUMMARY:Achterwacht:Postma\\, arts", "backup", "Postma, arts"),
        ("SUMMARY:Dijkstra\nCATEGORIES:Triagist", "triagist", "Dijkstra"),
        ("SUMMARY:Dijkstra\nCATEGORIES:Rood,triagist", "triagist", "Dijkstra"),
        ("SUMMARY:Dijkstra - GGZ\nCATEGORIES:triagist", "triagist", "Dijkstra - GGZ"),
        ("SUMMARY:Triagist: Dijkstra\nCATEGORIES:Rood", "triagist", "Dijkstra"),
        ("SUMMARY:LVB-spoed: Haan", "LVB-spoed", "Haan"),
        ("SUMMARY:Triagist: Dijk\n stra", "triagist", "Dijkstra"),
    ],
)
def test_the_role_is_in_the_title_or_is_a_category(title: str, role: str, name: str) -> None:
    duty = only(read(f"{title}\n{TIMES}\n{PHONE}"))
    assert (duty.role, duty.name) == (role, name)


@pytest.mark.parametrize(
    ("times", "start", "until"),
    [
        (
            "DTSTART;TZID=Europe/Amsterdam:20261120T170000\nDTEND:20261121T070000Z",
            "2026-11-20T16:00",
            "2026-11-21T07:00",
        ),
        ("DTSTART:20261120T170000\nDTEND:20261121T080000", "2026-11-20T16:00", "2026-11-21T07:00"),
        (
            "DTSTART;TZID=W. Europe Standard Time:20261120T170000\nDURATION:PT15H",
            "2026-11-20T16:00",
            "2026-11-21T07:00",
        ),
        ("DTSTART;VALUE=DATE:20261121\nDTEND;VALUE=DATE:20261123", "2026-11-20T23:00", "2026-11-22T23:00"),
        ("DTSTART;VALUE=DATE:20261121", "2026-11-20T23:00", "2026-11-21T23:00"),
        ("DTSTART;TZID=America/New_York:20261120T110000\nDURATION:PT15H", "2026-11-20T16:00", "2026-11-21T07:00"),
        # Over the October night: a day on the clock is 25 hours, 8 hours are 8 hours.
        ("DTSTART:20261024T170000\nDURATION:P1D", "2026-10-24T15:00", "2026-10-25T16:00"),
        ("DTSTART:20261024T230000\nDURATION:PT8H", "2026-10-24T21:00", "2026-10-25T05:00"),
        ("DTSTART;VALUE=DATE:20261025", "2026-10-24T22:00", "2026-10-25T23:00"),
        (
            "DTSTART:20261120T170000\nDTEND:20261121T080000\nRRULE:FREQ=DAILY;COUNT=1",
            "2026-11-20T16:00",
            "2026-11-21T07:00",
        ),
    ],
)
def test_begin_and_end_are_read_in_every_form_a_calendar_has(times: str, start: str, until: str) -> None:
    duty = only(read(f"SUMMARY:Triagist: Dijkstra\n{times}\n{PHONE}"))
    assert (f"{duty.start:%Y-%m-%dT%H:%M}", f"{duty.until:%Y-%m-%dT%H:%M}") == (start, until)
    assert duty.start.tzinfo is duty.until.tzinfo is UTC


@pytest.mark.parametrize("place", ["", ";TZID=Europe/Amsterdam", ";TZID=Europe/Brussels"])
def test_in_the_hour_that_comes_twice_both_ends_are_the_first_so_that_neighbours_touch(place: str) -> None:
    found = read(
        f"SUMMARY:Triagist: Dijkstra\nDTSTART{place}:20261024T200000\nDTEND{place}:20261025T023000\n{PHONE}",
        f"SUMMARY:Triagist: Hoekstra\nDTSTART{place}:20261025T023000\nDTEND{place}:20261025T080000\n{PHONE}",
    )
    early, late = found.duties
    assert early.until == late.start == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert sum("twee keer" in warning.what for warning in found.warnings) == 2


def test_a_zone_that_nobody_knows_is_read_as_dutch_time_and_told() -> None:
    found = read(
        f"SUMMARY:Triagist: Dijkstra\nDTSTART;TZID=Kantoor:20261120T170000\nDTEND;TZID=Kantoor:20261121T080000\n{PHONE}"
    )
    assert only(found).start == datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
    assert found.warnings[0].what == "de tijdzone 'Kantoor' is niet bekend"


@pytest.mark.parametrize(
    ("event", "what"),
    [
        (
            "SUMMARY:Triagist: Bakker\nDTSTART:20261301T170000\nDTEND:20261121T080000",
            "het begin ontbreekt of is niet leesbaar",
        ),
        ("SUMMARY:Triagist: Bakker\nDTEND:20261121T080000", "het begin ontbreekt of is niet leesbaar"),
        ("SUMMARY:Triagist: Bakker\nDTSTART:20261120T170000", "het einde ontbreekt of is niet leesbaar"),
        ("SUMMARY:Triagist: Bakker\nDTSTART:20261120T170000\nDURATION:lang", "het einde ontbreekt of is niet leesbaar"),
        (
            "SUMMARY:Triagist: Bakker\nDTSTART:00010101T000000\nDTEND:20261121T080000",
            "het begin ontbreekt of is niet leesbaar",
        ),
        (f"SUMMARY:Triagist: Bakker\n{TIMES}\nDTSTART:20261121T080000", "het begin staat er meer dan een keer"),
        (f"SUMMARY:Bakker\n{TIMES}", "er staat geen rol bij"),
        (f"CATEGORIES:triagist\n{TIMES}", "de naam is leeg"),
        (
            f"SUMMARY:Triagist: Bakker\n{TIMES}\nRRULE:FREQ=HOURLY",
            "een herhaling 'hourly' is niet bekend",
        ),
        (
            f"SUMMARY:Triagist: Bakker\n{TIMES}\nRDATE;VALUE=PERIOD:20261122T160000Z/PT1H",
            "de losse dagen van deze reeks zijn niet leesbaar",
        ),
        (
            "SUMMARY:Triagist: Bakker\nDTSTART:20261121T080000\nDTEND:20261121T080000",
            "het einde (21-11-2026 08:00) ligt niet na het begin (21-11-2026 08:00)",
        ),
    ],
)
def test_an_event_that_is_no_duty_is_refused_and_the_next_one_comes_in(event: str, what: str) -> None:
    found = read(event, f"SUMMARY:Triagist: Dijkstra\n{TIMES}\n{PHONE}")
    assert [fault.what for fault in found.faults] == [what]
    assert all(fault.where.startswith("afspraak 1") and fault.cure for fault in found.faults)
    assert [duty.name for duty in found.duties] == ["Dijkstra"]


def test_an_event_broken_off_in_the_middle_leaves_the_next_one_whole() -> None:
    data = calendar("SUMMARY:Triagist: Bakker", f"SUMMARY:Triagist: Dijkstra\n{TIMES}\n{PHONE}")
    found = read_ical(data.replace(b"END:VEVENT\r\n", b"", 1), NOW)
    assert [duty.name for duty in found.duties] == ["Dijkstra"]
    assert len(found.faults) == 1


def test_a_cancelled_event_is_no_duty_and_is_told() -> None:
    found = read(f"SUMMARY:Triagist: Dijkstra\nSTATUS:CANCELLED\n{TIMES}")
    assert (found.duties, found.faults) == ((), ())
    assert found.warnings[0].what == "deze afspraak is vervallen"


def test_an_event_that_nobody_agreed_to_yet_is_a_duty_and_that_is_told() -> None:
    found = read(f"SUMMARY:Triagist: Dijkstra\nSTATUS:TENTATIVE\n{TIMES}\n{PHONE}")
    assert only(found).name == "Dijkstra"
    assert found.warnings[0].what == "deze afspraak is nog niet vast (STATUS:TENTATIVE)"


def test_an_alarm_in_an_event_is_passed_over() -> None:
    alarm = "BEGIN:VALARM\nTRIGGER:-PT5M\nACTION:DISPLAY\nDESCRIPTION:06-99999999\nEND:VALARM"
    assert only(read(f"SUMMARY:Triagist: Dijkstra\n{TIMES}\n{PHONE}\n{alarm}")).phone == "+31612345601"


def test_what_is_no_calendar_is_refused_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "geheim.ics"
    file.write_bytes(calendar(f"SUMMARY:Triagist: Dijkstra\n{TIMES}"))
    for data in (b"", b"hallo", b"\xff\xfe\x00", b"PK\x03\x04", str(file).encode()):
        found = read_ical(data, NOW)
        assert found.duties == ()
        assert [fault.what for fault in found.faults] == ["dit is geen agenda"]
    assert read().faults[0].what == "er staan geen afspraken in"


PIECES = st.sampled_from(
    [
        "SUMMARY:Triagist: Jan",
        "CATEGORIES:triagist",
        "CATEGORIES:",
        "DTSTART:20261120T170000",
        "DTSTART;TZID=Europe/Amsterdam:20261025T023000",
        "DTSTART;VALUE=DATE:20261120",
        "DTSTART;VALUE=PERIOD:20261120T170000Z/PT1H",
        "DTSTART:170000",
        "DTSTART;TZID=../../etc/passwd:20261120T170000",
        "DTSTART:99991231T235959",
        "DTSTART;TZID=/x/UTC:20261120T170000",
        "RECURRENCE-ID:19700101T000000Z",
        "RRULE:FREQ=DAILY",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,-1FR;COUNT=9",
        "EXDATE:20261121T170000,20261122",
        "UID:1",
        "DTEND:20261121T080000",
        "DTEND;TZID=",
        "DURATION:P9999999D",
        "DURATION:-PT8H",
        "DURATION:PT8H",
        "RRULE:FREQ=DAILY;COUNT=1",
        "RRULE:onzin",
        "RDATE:",
        "STATUS:CANCELLED",
        "BEGIN:VALARM",
        "END:VALARM",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "END:VCALENDAR",
        "LOCATION:06-12345601",
        " vervolg",
    ]
)
LINES = st.lists(PIECES | st.text(max_size=12) | st.tuples(PIECES, st.text(max_size=6)).map("".join), max_size=12)


@given(st.binary() | st.lists(LINES, max_size=4).map(lambda events: calendar(*("\n".join(lines) for lines in events))))
def test_whatever_is_in_the_file_it_is_read_without_failing(data: bytes) -> None:
    found = read_ical(data, NOW)
    for duty in found.duties:
        assert duty.start < duty.until
        assert duty.role
        assert duty.name
    for fault in found.faults + found.warnings:
        assert fault.what
        assert fault.cure
        str(fault).encode()


@pytest.mark.parametrize("extra", ["RDATE:\x00", "EXDATE:onzin"])
def test_a_day_of_a_series_that_cannot_be_read_refuses_that_series(extra: str) -> None:
    found = read(f"SUMMARY:Triagist: Dijkstra\n{TIMES}\n{PHONE}\n{extra}")
    assert found.duties == ()
    assert "de losse dagen van deze reeks zijn niet leesbaar" in found.faults[0].what
