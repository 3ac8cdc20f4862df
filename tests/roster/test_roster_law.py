"""The working-hours law: warnings that name their article, in real hours, with limits that people edit."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lawful import ALL, daily, duty, found, repeated, said
from rostering import Planner, at

from desk.facts import roster as f
from desk.roster.law import law_rows, laws
from desk.roster.law_check import law_findings
from desk.roster.law_time import midnight, minute, night_minutes, services
from desk.roster_rows import Duty


def test_rest_over_the_night_that_the_clock_goes_forward_is_ten_hours_and_is_flagged() -> None:
    (one,) = found(duty("2026-03-28 14:00", "2026-03-28 22:00"), duty("2026-03-29 09:00", "2026-03-29 17:00"))
    assert (one.kind, one.severity, one.article) == ("law", "warning", "ATW 5:3 lid 2")
    assert (one.start, one.until) == (at("2026-03-28 22:00"), at("2026-03-29 09:00"))
    assert one.title == "Rust te kort"
    assert one.text == (
        "Anna · za 28 mrt 2026 22:00 – zo 29 mrt 2026 09:00: 10 u, minstens 11 u; zo kort mag eens per 7 dagen "
        "(ATW 5:3 lid 2)"
    )
    assert "HR" in one.mend


def test_the_same_hours_a_week_earlier_are_eleven_and_fine() -> None:
    assert said(duty("2026-03-21 14:00", "2026-03-21 22:00"), duty("2026-03-22 09:00", "2026-03-22 17:00")) == []


def test_the_night_that_the_clock_goes_back_has_an_hour_more_of_rest() -> None:
    assert said(duty("2026-10-24 14:00", "2026-10-24 23:00"), duty("2026-10-25 09:00", "2026-10-25 17:00")) == []


@pytest.mark.parametrize(("evening", "hours"), [("2026-03-28", 5), ("2026-10-24", 7), ("2026-11-20", 6)])
def test_the_hours_between_midnight_and_six_are_counted_as_they_pass(evening: str, hours: int) -> None:
    start = minute(at(f"{evening} 20:00"))
    assert night_minutes(start, start + 14 * 60) == 60 * hours


def test_short_rest_is_allowed_once_in_seven_days_and_not_under_eight_hours() -> None:
    (once, twice) = found(
        *(duty("2026-11-02 08:00", "2026-11-02 16:00"), duty("2026-11-03 02:00", "2026-11-03 03:00")),
        duty("2026-11-03 12:00", "2026-11-03 16:00"),
    )
    assert "eens per 7 dagen" in once.text
    assert "eens per 7 dagen" not in twice.text


def test_eight_hours_of_work_in_two_parts_is_one_service() -> None:
    assert (
        said(
            *(duty("2026-11-02 08:00", "2026-11-02 12:00"), duty("2026-11-02 15:00", "2026-11-02 19:00")),
            duty("2026-11-03 08:00", "2026-11-03 12:00"),
        )
        == []
    )


def test_a_service_in_two_parts_that_leaves_no_rest_in_its_day_is_flagged() -> None:
    parts = duty("2026-11-02 08:00", "2026-11-02 12:00"), duty("2026-11-02 19:00", "2026-11-02 23:00")
    assert said(*parts) == [("ATW 5:3 lid 2", "9 u, minstens 11 u; zo kort mag eens per 7 dagen")]


def test_a_service_of_thirteen_hours_is_too_long_and_a_night_of_more_than_ten() -> None:
    assert said(duty("2026-11-02 08:00", "2026-11-02 21:00")) == [("ATW 5:7 lid 2 a", "13 u, hooguit 12 u")]
    assert said(duty("2026-11-02 18:00", "2026-11-03 06:30")) == [("ATW 5:8 lid 3", "12 u 30, hooguit 12 u")]
    assert said(duty("2026-11-02 20:00", "2026-11-03 07:00")) == []


def test_the_night_that_lasts_an_hour_longer_is_a_long_one() -> None:
    nights = daily("2026-10-19", 6, "21:00", 11)
    assert ("ATW 5:8 lid 3", "6 keer, hooguit 5 keer") in said(*nights)
    assert [one for one in said(*nights[:5]) if one[0] == "ATW 5:8 lid 3"] == []


def test_after_a_night_that_ends_after_two_fourteen_hours_of_rest() -> None:
    night = duty("2026-11-02 23:00", "2026-11-03 07:00")
    assert [one[0] for one in said(night, duty("2026-11-03 20:00", "2026-11-03 23:00"))] == ["ATW 5:8 lid 4"]
    assert said(night, duty("2026-11-03 21:00", "2026-11-03 23:00")) == []


def test_after_three_nights_in_a_row_46_hours_of_rest() -> None:
    nights = daily("2026-11-02", 3, "23:00", 8)
    assert said(*nights, duty("2026-11-07 04:00", "2026-11-07 08:00")) == [("ATW 5:8 lid 5", "45 u, minstens 46 u")]
    assert said(*nights, duty("2026-11-07 05:00", "2026-11-07 09:00")) == []
    assert said(*nights[:2], duty("2026-11-05 21:00", "2026-11-05 23:00")) == []


def test_no_more_than_seven_services_in_a_row_with_a_night_among_them() -> None:
    row = daily("2026-11-02", 8, "23:00", 7)
    assert ("ATW 5:8 lid 6", "8 keer, hooguit 7 keer") in said(*row)
    assert "ATW 5:8 lid 6" not in {one[0] for one in said(*row[:7])}
    assert "ATW 5:8 lid 6" not in {one[0] for one in said(*daily("2026-11-02", 8, "09:00", 7))}


def test_a_week_without_a_long_rest_is_flagged_unless_two_weeks_make_up_for_it() -> None:
    every_day = daily("2026-11-02", 14, "09:00", 6)
    assert ("ATW 5:5 lid 2", "18 u, minstens 36 u") in said(*every_day)
    made_up = [*every_day[:8], *(one for one in every_day[12:])]
    assert "ATW 5:5 lid 2" not in {one[0] for one in said(*made_up)}


def test_hours_of_a_week_and_their_averages() -> None:
    assert ("ATW 5:7 lid 2 b", "66 u, hooguit 60 u") in said(*daily("2026-11-02", 6, "08:00", 11))
    weeks = [one for week in range(4) for one in daily(f"2026-11-{2 + 7 * week:02}", 5, "08:00", 12)]
    assert ("ATW 5:7 lid 3", "60 u, hooguit 55 u") in said(*weeks)
    many = repeated(daily("2027-05-03", 5, "08:00", 10), 16)
    assert ("ATW 5:7 lid 2 c", "50 u, hooguit 48 u") in said(*many)


def test_forty_sundays_in_a_year_leave_too_few_free() -> None:
    sundays = daily("2026-01-04", 40, "09:00", 4, step=7)
    assert said(*sundays) == [("ATW 5:6 lid 3", "12 keer, minstens 13 keer")]
    assert said(*sundays[:39]) == []


def test_thirty_seven_nights_in_sixteen_weeks_are_too_many() -> None:
    nights = daily("2026-06-01", 37, "23:00", 8, step=3)
    assert ("ATW 5:8 lid 8", "37 keer, hooguit 36 keer") in said(*nights)
    assert "ATW 5:8 lid 8" not in {one[0] for one in said(*nights[:36])}


def test_many_nights_lower_the_hours_of_a_week() -> None:
    weeks = repeated(daily("2026-06-01", 5, "22:00", 9), 16)
    assert ("ATW 5:8 lid 2", "45 u, hooguit 40 u") in said(*weeks)


def test_who_is_on_call_at_home_has_no_rest_to_keep_but_is_so_three_times_a_week_at_most() -> None:
    nights = daily("2026-11-02", 4, "17:00", 15, role="triagist")
    assert said(*nights) == [("Atb 5.19:3 lid 2", "4 keer, hooguit 3 keer")]
    assert said(*nights[:3]) == []


def test_a_doctor_is_on_call_five_times_a_week_and_a_specialist_as_often_as_agreed() -> None:
    nights = daily("2026-11-02", 6, "17:00", 15, role="backup")
    assert said(*nights) == [("Atb 5.20:4 lid 2", "6 keer, hooguit 5 keer")]
    assert said(*nights, law="medisch-specialist") == []


def test_being_on_call_for_a_week_counts_each_day() -> None:
    assert said(duty("2026-11-02 08:00", "2026-11-08 00:00", role="backup")) == [
        ("Atb 5.20:4 lid 2", "6 keer, hooguit 5 keer"),
        ("Atb 5.20:4", "136 u, hooguit 24 u"),
    ]


def test_on_call_for_two_providers_counts_together() -> None:
    nights = daily("2026-11-02", 4, "17:00", 15, role="triagist")
    assert said(*nights[:2], *(replace(one, provider="Tjallinga", role="lvb") for one in nights[2:])) != []


def test_consignation_leaves_fourteen_days_and_two_pairs_of_free_days_in_28() -> None:
    lead = daily("2026-11-02", 15, "08:00", 24, role="shift-lead")
    assert [one[0] for one in said(*lead)] == ["ATW 5:9 lid 2 a"]
    assert said(*lead[:14]) == []
    every_other = [
        one for number, one in enumerate(daily("2026-11-02", 28, "08:00", 24, role="shift-lead")) if number % 2
    ]
    assert [one[0] for one in said(*every_other)] == ["ATW 5:9 lid 2 b"]


def test_nobody_is_on_call_just_before_or_after_a_night_at_work() -> None:
    night = duty("2026-11-03 23:00", "2026-11-04 07:00")
    before = duty("2026-11-03 08:00", "2026-11-03 13:00", role="triagist")
    after = duty("2026-11-04 17:00", "2026-11-05 08:00", role="triagist")
    assert said(night, before) == [("ATW 5:9 lid 3 a", "10 u, minstens 11 u")]
    assert said(night, after) == [("ATW 5:9 lid 3 b", "10 u, minstens 14 u")]


def test_work_of_fourteen_hours_in_a_day_beside_being_on_call() -> None:
    work = duty("2026-11-03 06:00", "2026-11-03 13:00"), duty("2026-11-03 14:00", "2026-11-03 21:00")
    assert ("ATW 5:9 lid 4", "14 u, hooguit 13 u") in said(
        *work, duty("2026-11-03 21:00", "2026-11-04 06:00", role="triagist")
    )


def test_a_presence_service_has_rest_around_it() -> None:
    nights = [duty("2026-11-02 20:00", "2026-11-03 08:00"), duty("2026-11-03 18:00", "2026-11-04 08:00")]
    assert said(*nights, law="aanwezigheid") == [("Atb 4.8:1 lid 3 c", "10 u, minstens 11 u")]
    assert said(duty("2026-11-02 08:00", "2026-11-03 09:00"), law="aanwezigheid") == [
        ("Atb 4.8:1", "25 u, hooguit 24 u")
    ]


def test_a_duty_in_pieces_is_one_service() -> None:
    parts = duty("2026-11-02 17:00", "2026-11-02 23:00", role="triagist")
    rest = replace(parts, start=at("2026-11-02 23:00"), until=at("2026-11-03 08:00"), why="via ruil A-1")
    nights = daily("2026-11-03", 2, "17:00", 15, role="triagist")
    assert said(parts, rest, *nights) == []


def test_a_limit_that_is_edited_counts_and_zero_puts_it_out() -> None:
    planner = Planner()
    planner.says(f.LawSet("arbeid", {"shift": 600, "unheard": 3}, "cao GGZ"), "l")
    (one,) = found(duty("2026-11-02 08:00", "2026-11-02 19:00"), planner=planner)
    assert one.text.endswith("11 u, hooguit 10 u (ATW 5:7 lid 2 a)")
    (row,) = [row for row in law_rows(planner.book().laws.values()) if row.name == "arbeid"]
    assert [(limit.value, limit.usual) for limit in row.limits if limit.name == "shift"] == [(600, 720)]
    assert row.note == "cao GGZ"
    planner.says(f.LawSet("arbeid", {"shift": 0}), "l")
    assert found(duty("2026-11-02 08:00", "2026-11-02 21:00"), planner=planner) == []


def test_every_limit_says_its_article_and_every_profile_where_it_was_read() -> None:
    rows = law_rows(())
    assert all(limit.article and limit.label for row in rows for limit in row.limits)
    assert all("ATW" in row.source and row.checked and "HR" in row.advice for row in rows)


def test_only_what_touches_the_days_that_were_asked_about_is_said() -> None:
    short = duty("2026-11-02 14:00", "2026-11-02 23:00"), duty("2026-11-03 09:00", "2026-11-03 17:00")
    assert list(law_findings(short, {}, laws(()), at("2026-11-04 00:00"), ALL[1])) == []
    assert len(list(law_findings(short, {}, laws(()), at("2026-11-03 00:00"), ALL[1]))) == 1


SPANS = st.lists(st.tuples(st.integers(0, 60 * 24 * 60), st.integers(1, 30 * 60)), max_size=40)


@given(SPANS)
def test_services_keep_every_minute_and_lie_eight_hours_apart(spans: list[tuple[int, int]]) -> None:
    base = midnight(20500)
    work = [(base + start, base + start + length) for start, length in spans]
    found_services = services(work)
    minutes = {at for start, until in work for at in range(start, until)}
    assert sum(one.work for one in found_services) == len(minutes)
    assert all(later.start - one.until >= 480 for one, later in pairwise(found_services))


@given(SPANS, st.sampled_from(["telephonist", "triagist", "backup", "shift-lead"]))
def test_any_roster_can_be_checked_and_every_warning_has_its_article_and_hours(
    spans: list[tuple[int, int]], role: str
) -> None:
    base = at("2026-02-01 00:00")
    duties = [
        Duty(
            str(number),
            role,
            "p",
            "Anna",
            "",
            base + timedelta(minutes=start),
            base + timedelta(minutes=start + length),
        )
        for number, (start, length) in enumerate(spans)
    ]
    for one in law_findings(duties, {}, laws(()), *ALL):
        assert one.start < one.until
        assert one.article
