"""The roster as lanes of bars: what a shift lead sees, hour by hour."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rostering import Planner, at, ticks

from desk.facts import roster as f
from desk.finding_rows import FindingRow
from desk.lane_rows import FOUR_WEEKS, MONTH, WEEK, BarRow, LanesRow, busy_elsewhere
from desk.roster.lanes import lay_out, scale_of
from desk.roster.resolve import effective

SATURDAY = date(2026, 11, 21)
NIGHTS = (date(2026, 3, 28), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 30))


def lanes(planner: Planner, day: date = SATURDAY, zoom: str = WEEK, findings: tuple[FindingRow, ...] = ()) -> LanesRow:
    book, scale = planner.book(), scale_of(day, zoom, {})
    duties = effective(book, scale.days[0].start, scale.days[-1].until, drafts=True)
    return lay_out(book, duties, scale, zoom, findings)


def finding(kind: str, start: str, until: str, **more: Any) -> FindingRow:
    words = (more.pop("severity", "danger"), more.pop("title", "Geen triagist"), "", "")
    role, provider = more.pop("role", "triagist"), more.pop("provider", "GGZ Noord")
    return FindingRow(kind, *words, role, provider, at(start), at(until), **more)


def only(row: LanesRow) -> BarRow:
    (lane,) = row.lanes
    (bar,) = lane.bars
    return bar


def test_a_night_is_one_bar_across_midnight() -> None:
    planner = Planner()
    planner.plans("night", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    bar = only(lanes(planner))
    assert (bar.start, bar.until) == (at("2026-11-20 17:00"), at("2026-11-21 08:00"))
    assert bar.hours == "vr 20 nov 17:00 – za 08:00"
    assert bar.said == "Dijkstra, triagist GGZ Noord, vr 20 nov 17:00 – za 08:00"


def test_days_and_nights_stand_on_lines_of_their_own() -> None:
    planner = Planner()
    for day in range(16, 21):
        planner.plans(f"d{day}", "Bakker", f"2026-11-{day} 08:00", f"2026-11-{day} 23:00")
        planner.plans(f"n{day}", "Visser", f"2026-11-{day} 23:00", f"2026-11-{day + 1} 08:00")
    (lane,) = lanes(planner).lanes
    assert lane.lines == 2
    assert {(bar.names, bar.line) for bar in lane.bars} == {("Bakker", 0), ("Visser", 1)}


def test_a_draft_is_dashed_and_what_it_takes_away_is_still_seen() -> None:
    planner = Planner()
    duty = planner.plans("day", "Dijkstra", "2026-11-20 08:00", "2026-11-20 17:00")
    planner.says(f.DutyWithdrawn(draft=True), "day")
    planner.plans("new", "Hoekstra", "2026-11-21 08:00", "2026-11-21 17:00", draft=True)
    row = lanes(planner)
    (lane,) = row.lanes
    assert [(bar.names, bar.draft, bar.leaving) for bar in lane.bars] == [
        ("Dijkstra", False, True),
        ("Hoekstra", True, False),
    ]
    assert lane.bars[0].duties == (duty,)
    assert lane.bars[0].said.endswith("vervalt bij publiceren")
    assert row.drafts == 2


def test_a_pair_is_one_bar_and_two_triagists_are_two() -> None:
    planner = Planner()
    for name in ("Veen", "Boersma"):
        planner.plans(name, name, "2026-11-20 17:00", "2026-11-21 08:00", role="pair", provider="Spoedhulp")
        planner.plans(f"t{name}", name, "2026-11-20 17:00", "2026-11-21 08:00")
    triagists, pair = lanes(planner).lanes
    assert [bar.names for bar in pair.bars] == ["Boersma + Veen"]
    assert len(pair.bars[0].duties) == 2
    assert triagists.lines == 2


def test_a_part_that_changed_hands_is_not_moved_by_hand() -> None:
    planner = Planner("2026-11-01 12:00")
    planner.plans("night", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    span = (ticks("2026-11-21 02:00"), ticks("2026-11-21 08:00"))
    planner.says(f.OverrideNoted("A", 3, "replace", "triagist", "GGZ Noord", *span, name="Hoekstra"), "sick")
    (lane,) = lanes(planner).lanes
    assert [(bar.names, bar.fixed) for bar in lane.bars] == [("Dijkstra", True), ("Hoekstra", True)]
    assert "via vervanging A-3, oorspronkelijk Dijkstra" in lane.bars[1].said


def test_a_gap_stands_in_its_lane_where_the_duty_would_be() -> None:
    planner = Planner()
    for day in range(16, 22):
        planner.plans(f"n{day}", "Hoekstra", f"2026-11-{day} 17:00", f"2026-11-{day + 1} 08:00")
    planner.plans("day", "Dijkstra", "2026-11-21 08:00", "2026-11-21 17:00")
    (lane,) = lanes(planner, findings=(finding("gap", "2026-11-22 08:00", "2026-11-22 17:00"),)).lanes
    gap = lane.bars[-1]
    assert (gap.kind, gap.names, gap.mark) == ("gap", "leeg", "danger")
    assert gap.line == next(bar.line for bar in lane.bars if bar.names == "Dijkstra")
    assert gap.said == "Geen triagist, GGZ Noord, zo 22 nov 08:00 – 17:00"


def test_the_worst_of_two_marks_counts_and_both_are_said() -> None:
    planner = Planner()
    duty = planner.plans("night", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    span = ("2026-11-20 17:00", "2026-11-21 08:00")
    rest = finding("law", *span, severity="warning", title="Te weinig rust", duty=duty)
    number = finding("number", *span, severity="danger", title="Geen nummer", duty=duty)
    bar = only(lanes(planner, findings=(number, rest)))
    assert (bar.mark, bar.marks) == ("danger", ("Geen nummer", "Te weinig rust"))


def test_a_lane_with_nobody_in_it_stays() -> None:
    planner = Planner()
    planner.says(f.NeedSet("lvb", "Tjallinga", (6, 7), 1020, 480, 1), "need")
    (lane,) = lanes(planner).lanes
    assert (lane.label, lane.provider, lane.bars, lane.lines) == ("Lvb", "Tjallinga", (), 1)


def test_who_answers_for_all_of_it_comes_last() -> None:
    planner = Planner()
    for role in ("shift-lead", "verslavingszorg", "telephonist", "pair"):
        planner.plans(role, "Iemand", "2026-11-20 08:00", "2026-11-20 17:00", role=role)
    assert [lane.role for lane in lanes(planner).lanes] == ["telephonist", "pair", "verslavingszorg", "shift-lead"]


@pytest.mark.parametrize(
    ("zoom", "title", "days"),
    [
        (WEEK, "16 – 22 november 2026", 7),
        (FOUR_WEEKS, "16 nov – 13 dec 2026", 28),
        (MONTH, "november 2026", 30),
    ],
)
def test_the_view_names_its_days(zoom: str, title: str, days: int) -> None:
    row = lanes(Planner(), zoom=zoom)
    assert (row.title, len(row.scale.days)) == (title, days)


def test_four_weeks_over_new_year_name_both_years() -> None:
    assert lanes(Planner(), date(2026, 12, 20), FOUR_WEEKS).title == "14 dec 2026 – 10 jan 2027"


@given(st.sampled_from(NIGHTS), st.sampled_from((WEEK, FOUR_WEEKS, MONTH)), st.integers(0, 31 * 96))
def test_an_instant_has_one_place_also_when_the_clock_changes(day: date, zoom: str, quarter: int) -> None:
    scale = scale_of(day, zoom, {})
    moment = scale.days[0].start + timedelta(minutes=15 * quarter)
    if moment < scale.days[-1].until:
        assert scale.instant(scale.place(moment)) == moment
        assert scale.place(moment) < scale.place(moment + timedelta(minutes=15))


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 95), st.integers(1, 300)), max_size=25))
@settings(max_examples=40, deadline=None)
def test_no_bar_ever_stands_over_another(spans: list[tuple[int, int, int]]) -> None:
    planner = Planner()
    monday = at("2026-11-16 00:00")
    for number, (day, quarter, length) in enumerate(spans):
        start = monday + timedelta(days=day, minutes=15 * quarter)
        text = [
            f"{moment.replace(tzinfo=None) + timedelta(hours=1)}"
            for moment in (start, start + timedelta(minutes=15 * length))
        ]
        planner.plans(f"{number}", f"P{number}", *text)
    for lane in lanes(planner).lanes:
        assert len(lane.bars) == len(spans)
        assert {bar.line for bar in lane.bars} == set(range(lane.lines))
        for line in range(lane.lines):
            there = [bar for bar in lane.bars if bar.line == line]
            assert all(one.until <= other.start for one, other in pairwise(there))


def test_whoever_is_moved_to_two_places_at_once_is_told_while_moving() -> None:
    planner = Planner()
    mine = planner.plans("night", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00", person="d1")
    planner.plans("other", "Dijkstra", "2026-11-21 08:00", "2026-11-21 17:00", person="d1", role="backup")
    row = lanes(planner)
    assert _busy(row, mine, at("2026-11-20 17:00"), at("2026-11-21 08:00")) == ""
    assert _busy(row, mine, at("2026-11-20 18:00"), at("2026-11-21 09:00")) == "za 21 nov 08:00 – 17:00"


def _busy(row: LanesRow, duty: str, start: datetime, until: datetime) -> str:
    found = busy_elsewhere(row.lanes, ("d1", ""), start, until, (duty,))
    return found.hours if found is not None else ""
