"""What the law counts by the year is seen by the check of the coming weeks, as far back as the limits count."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lawful import daily, repeated
from rostering import Planner, at

from desk.drawing import Drawing
from desk.facts import roster as f
from desk.lane_rows import WEEK
from desk.roster.book import Book
from desk.roster.checking import LOOK_BACK, Checking, look_back, whole_from
from desk.roster.checks import check
from desk.roster.law import laws
from desk.roster.law_check import breaches
from desk.roster.law_time import minute
from desk.roster.past import Past
from desk.roster_rows import Duty, PersonRow, ShiftRow

NOW = at("2026-11-20 12:00")
UNTIL = NOW + timedelta(days=60)
ANNA = PersonRow("anna", "Anna", ("telephonist",), "meldpunt", ("+31612345601",))


def book(duties: list[Duty], planner: Planner | None = None) -> Book:
    named = [replace(duty, id=str(number)) for number, duty in enumerate(duties)]
    shifts = {duty.id: ShiftRow(duty.id, (duty,), standing=True) for duty in named}
    edited: Any = planner.book().laws if planner else {}
    return Book({"person": {"anna": ANNA}, "duty": shifts, "law": edited})


def articles(duties: list[Duty], planner: Planner | None = None, **more: Any) -> set[str]:
    return {row.article for row in check(book(duties, planner), NOW, UNTIL, **more) if row.kind == "law"}


def test_the_fortieth_sunday_of_a_year_is_seen_a_year_after_the_first() -> None:
    sundays = daily("2025-11-30", 52, "09:00", 4, step=7)
    assert articles(sundays[:12] + sundays[24:]) == {"ATW 5:6 lid 3"}
    assert articles(sundays[:12] + sundays[25:]) == set()
    assert articles(sundays[:12] + sundays[24:], look_back=timedelta(weeks=16)) == set()


def test_the_twenty_third_long_night_of_a_year_is_seen() -> None:
    nights = daily("2025-12-08", 23, "20:00", 11, step=16)
    assert nights[22].until > NOW
    assert articles(nights) == {"ATW 5:8 lid 3"}
    assert articles(nights[1:]) == set()


def test_nights_by_the_year_are_counted_where_a_cao_says_so() -> None:
    nights = daily("2025-12-01", 130, "23:00", 8, step=3)
    planner = Planner()
    planner.says(f.LawSet("arbeid", {"nights_16_weeks": 0, "nights_year": 120}, "cao"), "l")
    assert articles(nights, planner) == {"ATW 5:8 lid 9 a"}


def test_it_is_looked_back_as_far_as_the_limits_in_force_count() -> None:
    assert look_back(book([])) == LOOK_BACK == timedelta(weeks=53)
    planner = Planner()
    by_the_year = ("free_sundays", "night_long_year", "nights_year")
    planner.says(f.LawSet("arbeid", dict.fromkeys(by_the_year, 0), "hr"), "l")
    assert look_back(book([], planner)) == timedelta(weeks=17)
    sleeps = Book({"person": {"b": PersonRow("b", "Bo", (), law="aanwezigheid")}, "law": planner.book().laws})
    assert look_back(sleeps) == timedelta(weeks=27)


@pytest.mark.parametrize("role", ["telephonist", "triagist", "shift-lead"])
def test_who_left_long_ago_is_not_spoken_of(role: str) -> None:
    weeks = repeated(daily("2026-03-02", 6, "08:00", 15, role=role), 12)
    assert articles(weeks) == set()


hours = st.tuples(st.integers(-54 * 7 * 24, 60 * 24), st.integers(1, 26))
roles = st.sampled_from(["telephonist", "triagist", "backup", "shift-lead"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(hours, roles), max_size=60), st.sampled_from(["", "arbeid", "aanwezigheid"]))
def test_what_lies_further_back_than_is_looked_changes_nothing(
    planned: list[tuple[tuple[int, int], str]], law: str
) -> None:
    duties = [
        Duty(str(n), role, "p", "Anna", "", NOW + timedelta(hours=a), NOW + timedelta(hours=a + b), person="anna")
        for n, ((a, b), role) in enumerate(planned)
    ]
    people = {"anna": PersonRow("anna", "Anna", (), law=law)}
    since = NOW - look_back(Book({"person": people}))
    near = [duty for duty in duties if duty.until > since]
    ahead = minute(NOW)

    def found(known: list[Duty]) -> set[Any]:
        return {
            (law.name, breach.limit, breach.start, breach.until, breach.found)
            for breach, law in breaches(known, people, laws(()), ahead)
            if breach.until > ahead
        }

    assert found(near) == found(duties)


def run(steps: Any) -> Any:
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return done.value


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(hours, roles), max_size=60))
def test_a_roster_of_which_the_past_is_read_apart_is_checked_like_the_whole(
    planned: list[tuple[tuple[int, int], str]],
) -> None:
    duties = [
        Duty("", role, "p", "Anna", "", NOW + timedelta(hours=a), NOW + timedelta(hours=a + b), person="anna")
        for (a, b), role in planned
    ]
    # Often enough on a Sunday, and at work all year.
    whole = book([*duties, *daily("2025-11-30", 52, "09:00", 4, step=7)])
    near = whole.between(whole_from(whole, NOW), UNTIL)
    apart = run(Checking().steps(near, NOW, UNTIL, past=Past(whole.between)))
    assert set(apart) == set(check(whole, NOW, UNTIL))


def test_the_past_is_read_once_a_day_and_when_other_limits_come_into_force() -> None:
    whole, asked = book(daily("2025-11-30", 52, "09:00", 4, step=7)), list[datetime]()

    def read(start: datetime, until: datetime) -> Book:
        asked.append(start)
        return whole.between(start, until)

    past, checking = Past(read), Checking()
    for now in (NOW, NOW, NOW + timedelta(hours=1)):
        run(checking.steps(whole, now, now + timedelta(days=60), past=past))
    once = len(asked)
    assert len(set(asked)) == once
    assert min(asked) <= NOW - LOOK_BACK
    assert max(asked) < whole_from(whole, NOW) <= NOW - timedelta(weeks=16)
    run(checking.steps(whole, NOW + timedelta(days=1), UNTIL, past=past))
    assert len(asked) > once
    more, planner = len(asked), Planner()
    planner.says(f.LawSet("arbeid", {"shift": 600}, "cao"), "l")
    edited = Book({**whole.rows, "law": planner.book().laws})
    run(checking.steps(edited, NOW + timedelta(days=1), UNTIL, past=past))
    assert len(asked) > more


def test_the_screen_that_reads_some_weeks_sees_the_fortieth_sunday_all_the_same() -> None:
    sundays = daily("2025-11-30", 52, "09:00", 4, step=7)
    whole = book(sundays[:12] + sundays[24:])
    near = whole.between(NOW - timedelta(weeks=18), UNTIL)
    drawing = Drawing(lambda _since, _until: near, lambda: NOW, dict, whole.between)
    drawing.lanes(NOW.date(), WEEK)
    while not drawing.check(1.0):
        pass
    found = drawing.lanes(NOW.date(), WEEK).findings
    assert "ATW 5:6 lid 3" in {row.article for row in found}
