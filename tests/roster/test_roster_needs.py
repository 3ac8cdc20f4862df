"""What is needed when: weekdays, holidays by class, nights over midnight and over the clock; and who has a turn."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rostering import Planner, at

from desk.facts import roster as f
from desk.roster.holidays import calendar, holiday_rows
from desk.roster.needs import Needed, needed
from desk.roster.rotations import rota_duties, turns
from desk.roster_rows import HolidayRow, NeedRow, RotationRow
from desk.words.times import holidays

NIGHT = NeedRow("n", "triagist", "GGZ Noord", (1, 2, 3, 4, 5, 6, 7), 23 * 60, 7 * 60, 1, 0, "as-usual", "", "", "")
WEEKS = RotationRow(
    *("r", "triagist", "GGZ Noord", ("anna", "bram", ""), "2026-11-02", 7, 8 * 60, 17 * 60, 8 * 60),
    *((1, 2, 3, 4, 5, 6, 7), False, "", "", "fact"),
)


def spans(need: NeedRow, first: str, last: str, *rows: HolidayRow) -> tuple[Needed, ...]:
    start, until = at(first), at(last)
    return needed([need], calendar(rows, start.date() - timedelta(days=1), until.date()), start, until)


def days(need: NeedRow, first: str, last: str, *rows: HolidayRow) -> list[str]:
    return [f"{span.start:%Y-%m-%d}" for span in spans(need, f"{first} 00:00", f"{last} 00:00", *rows)]


@pytest.mark.parametrize(
    ("evening", "hours"), [("2026-03-28", 7), ("2026-10-24", 9), ("2026-11-20", 8), ("2027-03-27", 7)]
)
def test_a_night_from_23_to_07_lasts_as_long_as_it_really_does(evening: str, hours: int) -> None:
    begin = at(f"{evening} 23:00")
    (night,) = needed([NIGHT], {}, begin, begin + timedelta(hours=5))
    assert night.until - night.start == timedelta(hours=hours)


def test_at_saturday_03_42_the_need_is_that_of_friday_s_night() -> None:
    friday = replace(NIGHT, days=(5,))
    (night,) = needed([friday], {}, at("2026-11-21 03:42"), at("2026-11-21 03:43"))
    assert (night.start, night.until) == (at("2026-11-20 23:00"), at("2026-11-21 07:00"))


def test_a_need_from_a_time_to_the_same_time_is_a_whole_day() -> None:
    (day,) = spans(replace(NIGHT, start=480, until=480, days=(1,)), "2026-11-16 12:00", "2026-11-17 00:00")
    assert day.until - day.start == timedelta(days=1)


def test_hours_that_the_clock_skips_are_needed_by_nobody() -> None:
    skipped = replace(NIGHT, start=2 * 60 + 30, until=3 * 60 + 15, days=(7,))
    assert spans(skipped, "2026-03-29 00:00", "2026-03-30 00:00") == ()


@pytest.mark.parametrize(
    ("how", "weekdays", "expected"),
    [
        ("as-usual", (1,), ["2026-12-21", "2026-12-28"]),
        ("also", (1,), ["2026-12-21", "2026-12-25", "2026-12-26", "2026-12-28"]),
        ("never", (1, 5), ["2026-12-21", "2026-12-28"]),
        ("only", (), ["2026-12-25", "2026-12-26"]),
        ("only", (6, 7), ["2026-12-26"]),
    ],
)
def test_a_need_says_what_holidays_do_to_it(how: str, weekdays: tuple[int, ...], expected: list[str]) -> None:
    assert days(replace(NIGHT, days=weekdays, holidays=how), "2026-12-21", "2026-12-31") == expected


def test_a_need_of_one_class_of_holidays_leaves_the_others_ordinary() -> None:
    only_cao = replace(NIGHT, days=(), holidays="only", holiday_class="cao")
    assert days(only_cao, "2027-03-27", "2027-03-31") == ["2027-03-29"]  # Easter Monday, not Easter Sunday
    assert days(replace(only_cao, holiday_class=""), "2027-03-27", "2027-03-31") == ["2027-03-28", "2027-03-29"]


def test_a_need_is_valid_from_and_until_a_day_both_included() -> None:
    some = replace(NIGHT, valid_from="2026-11-17", valid_until="2026-11-18")
    assert days(some, "2026-11-16", "2026-11-21") == ["2026-11-17", "2026-11-18"]


def test_king_s_day_of_2031_is_on_saturday_26_april() -> None:
    found = {row.name: row.day for row in holiday_rows((), 2031)}
    assert found["Koningsdag"] == "2031-04-26"


def test_5_may_is_a_holiday_of_the_cao_every_year_until_somebody_says_otherwise() -> None:
    only = replace(NIGHT, days=(), holidays="only", holiday_class="cao")
    week = ("2027-05-03", "2027-05-08")
    assert {row.kind for year in range(2026, 2036) for row in holiday_rows((), year) if row.day.endswith("05-05")} == {
        "cao"
    }
    assert days(only, *week) == ["2027-05-05", "2027-05-06"]
    planner = Planner()
    planner.says(f.HolidaySet("2027-05-05", "Bevrijdingsdag", "official"), "h")
    assert days(only, *week, *planner.book().holidays.values()) == ["2027-05-06"]
    planner.says(f.HolidayWithdrawn(), "h")
    anything = replace(only, holiday_class="")
    assert days(anything, *week, *planner.book().holidays.values()) == ["2027-05-06"]
    assert [row.off for row in holiday_rows(planner.book().holidays.values(), 2027) if row.day == "2027-05-05"] == [
        True
    ]


def test_the_table_s_own_days_are_those_on_which_offices_are_closed() -> None:
    for year in range(2014, 2100):
        assert [row.day for row in holiday_rows((), year)] == [f"{day}" for day in sorted(holidays(year))]


def test_a_day_that_is_none_is_no_holiday_and_no_anchor() -> None:
    assert holiday_rows([HolidayRow("h", "5 mei", "Bevrijdingsdag", "cao")], 2026) == holiday_rows((), 2026)
    assert who(replace(WEEKS, anchor="maandag"), "2026-11-01", "2026-12-01") == []


def test_a_day_of_the_desk_s_own_is_a_holiday_beside_the_others() -> None:
    own = HolidayRow("h", "2026-12-05", "Pakjesavond", "eigen")
    assert date(2026, 12, 5) in calendar([own], date(2026, 12, 1), date(2026, 12, 31))


def test_good_friday_is_an_ordinary_day() -> None:
    assert date(2026, 4, 3) not in calendar([], date(2026, 1, 1), date(2026, 12, 31))


def who(rotation: RotationRow, first: str, last: str, *rows: HolidayRow) -> list[tuple[str, str]]:
    start, until = at(f"{first} 00:00"), at(f"{last} 00:00")
    known = calendar(rows, date(2026, 1, 1), date(2027, 12, 31))
    return [(f"{duty.start:%m-%d}", duty.person) for duty in rota_duties(rotation, {}, known, start, until)]


def test_people_take_turns_of_a_week_and_an_empty_turn_is_nobody_s() -> None:
    assert who(WEEKS, "2026-11-07", "2026-11-10") == [
        ("11-06", "anna"),
        ("11-07", "anna"),
        ("11-08", "anna"),
        ("11-09", "bram"),
    ]
    assert who(WEEKS, "2026-11-17", "2026-11-20") == []
    assert who(WEEKS, "2026-11-24", "2026-11-25") == [("11-23", "anna"), ("11-24", "anna")]


def test_what_starts_before_the_hour_of_handing_over_is_of_the_turn_before() -> None:
    early = replace(WEEKS, start=0, until=7 * 60)
    assert who(early, "2026-11-08", "2026-11-11")[0] == ("11-07", "anna")
    assert dict(who(early, "2026-11-09", "2026-11-12"))["11-08"] == "anna"
    assert dict(who(early, "2026-11-09", "2026-11-12"))["11-09"] == "bram"


def test_a_group_has_duty_together() -> None:
    pair = replace(WEEKS, groups=("anna+bram", "cas+dirk"), length=1)
    assert who(pair, "2026-11-03", "2026-11-04") == [
        *[("11-02", "anna"), ("11-02", "bram")],
        *[("11-03", "cas"), ("11-03", "dirk")],
    ]


def test_a_whole_turn_is_one_duty_from_handover_to_handover() -> None:
    week = replace(WEEKS, start=0, until=0)
    found = turns(week, {}, at("2026-11-10 00:00"), at("2026-11-11 00:00"))
    assert [(one.people, one.start, one.until) for one in found] == [
        (("bram",), at("2026-11-09 08:00"), at("2026-11-16 08:00"))
    ]


def test_a_whole_turn_without_weekends_ends_on_saturday_morning() -> None:
    week = replace(WEEKS, start=0, until=0, days=(1, 2, 3, 4, 5))
    (found,) = turns(week, {}, at("2026-11-10 00:00"), at("2026-11-17 00:00"))[:1]
    assert (found.start, found.until) == (at("2026-11-09 08:00"), at("2026-11-14 08:00"))


def test_turns_of_working_days_pass_over_weekends_and_holidays() -> None:
    daily = replace(WEEKS, groups=("anna", "bram", "cas"), anchor="2026-12-21", length=1, working_days=True)
    daily = replace(daily, days=(1, 2, 3, 4, 5), start=9 * 60, until=17 * 60)
    assert who(daily, "2026-12-21", "2026-12-30") == [
        *[("12-21", "anna"), ("12-22", "bram"), ("12-23", "cas"), ("12-24", "anna")],
        *[("12-28", "bram"), ("12-29", "cas")],
    ]


def test_asking_twice_gives_the_same_duties() -> None:
    week = at("2026-11-02 00:00"), at("2026-11-09 00:00")
    assert rota_duties(WEEKS, {}, {}, *week) == rota_duties(WEEKS, {}, {}, *week)
    ids = [duty.id for duty in rota_duties(WEEKS, {}, {}, *week)]
    assert len(set(ids)) == len(ids)


def test_nobody_has_a_turn_before_the_anchor_or_outside_the_days_that_it_is_valid() -> None:
    assert who(WEEKS, "2026-10-01", "2026-11-02") == []
    some = replace(WEEKS, valid_from="2026-11-04", valid_until="2026-11-05")
    assert who(some, "2026-11-01", "2026-12-01") == [("11-04", "anna"), ("11-05", "anna")]


@given(
    length=st.integers(1, 10),
    handoff=st.integers(0, 1439),
    groups=st.lists(st.sampled_from(["anna", "bram", "cas", "anna+bram"]), min_size=1, max_size=5),
    first=st.dates(date(2026, 1, 1), date(2027, 11, 30)),
)
def test_whole_turns_follow_each_other_without_a_gap_on_every_night(
    length: int, handoff: int, groups: list[str], first: date
) -> None:
    start = datetime.fromisoformat(f"{first}T00:00+00:00")
    rotation = replace(
        WEEKS, groups=tuple(groups), anchor="2025-12-01", length=length, handoff=handoff, start=0, until=0
    )
    found = turns(rotation, {}, start, start + timedelta(days=30))
    assert found[0].start <= start
    assert found[-1].until >= start + timedelta(days=30)
    assert all(one.until == other.start for one, other in pairwise(found))
    assert all(other.number == one.number + 1 for one, other in pairwise(found))
