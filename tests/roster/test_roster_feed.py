"""A person's or a role's duties as a calendar that others follow: what stays, what changes, what never goes out."""

from datetime import timedelta
from itertools import pairwise

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st
from rostering import Planner, at, ticks

from desk.facts.roster import DutyRemarked, DutyWithdrawn, OverrideNoted, StaffNoted
from desk.roster.book import Book
from desk.roster.feed import FeedEvent, events_of, follow_up, newest, read_feed, write_feed
from desk.roster.importing import read_ical
from desk.roster.resolve import effective

NOW = at("2026-11-20 12:00")
SINCE = NOW - timedelta(days=31)


def edition(book: Book, before: bytes = b"", *, person: str = "", private: bool = False, feed: str = "f") -> bytes:
    duties = effective(book, at("2026-11-01 00:00"), at("2026-12-31 00:00"))
    events = events_of(duties, feed, book.people, person=person, private=private)
    return write_feed(follow_up(events, read_feed(before), NOW, SINCE), "Rooster", NOW)


def said(data: bytes) -> list[tuple[str, int, str]]:
    """What a calendar program reads."""
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return [(str(event["SUMMARY"]), int(event["SEQUENCE"]), str(event["STATUS"])) for event in events]


def planner() -> Planner:
    team = Planner("2026-11-01 12:00")
    team.plans("d1", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    team.plans("d2", "Hoekstra", "2026-11-21 17:00", "2026-11-22 08:00", role="backup")
    return team


def test_every_stretch_is_an_event_in_utc_that_calendar_programs_read() -> None:
    first, second = icalendar.Calendar.from_ical(edition(planner().book())).walk("VEVENT")
    assert str(first["SUMMARY"]) == "Triagist: Dijkstra"
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (at("2026-11-20 17:00"), at("2026-11-21 08:00"))
    assert first.to_ical().count(b"DTSTART:20261120T160000Z") == 1
    assert str(second["SUMMARY"]) == "Achterwacht: Hoekstra"


def test_an_edition_without_changes_is_the_same_file() -> None:
    data = edition(planner().book())
    assert edition(planner().book(), data) == data


def test_what_changed_keeps_its_uid_and_counts_on_and_what_went_stays_as_cancelled() -> None:
    team = planner()
    data = edition(team.book())
    team.plans("d1", "Dijkstra", "2026-11-20 18:00", "2026-11-21 08:00", when="2026-11-19 12:00")
    d2 = b"d2".hex().ljust(32, "0")
    team.says(DutyWithdrawn("ruil"), "d2", when="2026-11-19 12:00")
    later = edition(team.book(), data)
    assert said(later) == [("Triagist: Dijkstra", 1, "CONFIRMED"), ("Achterwacht: Hoekstra", 1, "CANCELLED")]
    assert set(read_feed(later)) == set(read_feed(data))
    assert any(uid.startswith(d2) for uid in read_feed(later))
    # Once more: nothing new is said of either.
    assert edition(team.book(), later) == later
    team.plans("d2", "Hoekstra", "2026-11-21 17:00", "2026-11-22 08:00", role="backup", when="2026-11-19 13:00")
    assert said(edition(team.book(), later))[1] == ("Achterwacht: Hoekstra", 2, "CONFIRMED")


def test_a_night_that_somebody_takes_over_halfway_is_three_events_that_touch() -> None:
    team = planner()
    override = OverrideNoted(
        *("A", 3, "replace", "triagist", "GGZ Noord", ticks("2026-11-20 22:00"), ticks("2026-11-21 02:00")),
        name="Bakker",
    )
    team.says(override, "o1", when="2026-11-20 11:00")
    events = sorted(read_feed(edition(team.book())).values(), key=lambda event: event.start)
    assert [event.summary for event in events[:3]] == ["Triagist: Dijkstra", "Triagist: Bakker", "Triagist: Dijkstra"]
    assert [before.until == after.start for before, after in pairwise(events[:3])] == [True, True]
    assert "Via: vervanging A-3" in events[1].description
    own = read_feed(edition(team.book(), person="Bakker")).values()
    assert [event.summary for event in own] == ["Triagist: Bakker"]


def test_private_numbers_notes_and_anything_of_a_report_stay_at_the_desk() -> None:
    team = Planner("2026-11-01 12:00")
    numbers = ("+31612345601", "+31612345602")
    person = team.says(StaffNoted("Dijkstra", "GGZ", ("triagist",), numbers, private=numbers[:1]), "p")
    for day, number in ((20, numbers[0]), (21, numbers[1])):
        hours = f"2026-11-{day} 17:00", f"2026-11-{day} 23:00"
        team.plans(f"d{day}", "Dijkstra", *hours, person=person, phone=number, backup="06 12345699")
    team.plans("x", "Onbekend", "2026-11-22 17:00", "2026-11-22 23:00", phone="+31612345677")
    team.says(DutyRemarked("belt over A-0419", ticks("2026-11-20 17:00"), ticks("2026-11-20 23:00")), "d20")
    plain = edition(team.book()).decode().replace("\r\n ", "")
    assert "06 12 34 56 02" in plain
    assert not any(text in plain for text in ("06 12 34 56 01", "345601", "345699", "345677", "A-0419"))
    assert "06 12 34 56 01" in edition(team.book(), private=True).decode().replace("\r\n ", "")


def test_a_calendar_that_went_out_can_be_read_in_again() -> None:
    found = read_ical(edition(planner().book()), NOW, "uit.ics")
    assert found.faults == ()
    assert [(one.role, one.name, one.provider) for one in found.duties] == [
        ("triagist", "Dijkstra", "GGZ Noord"),
        ("backup", "Hoekstra", "GGZ Noord"),
    ]


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=90)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT, st.integers(0, 900)), max_size=4))
def test_whatever_stands_in_a_name_comes_out_as_it_went_in(texts: list[tuple[str, str, int]]) -> None:
    events = tuple(
        FeedEvent(f"{place}-f@nachtwacht", NOW, NOW + timedelta(hours=1), title, about, sequence, stamp=NOW)
        for place, (title, about, sequence) in enumerate(texts)
    )
    data = write_feed(events, "Rooster", NOW)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert tuple(read_feed(data).values()) == events
    assert newest(read_feed(data), read_feed(data)) == read_feed(data)


def test_a_file_that_is_not_ours_says_nothing() -> None:
    for data in (b"", b"hallo", b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n"):
        assert read_feed(data) == {}
