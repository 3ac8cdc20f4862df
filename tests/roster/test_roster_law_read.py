"""The law beside its text: what counts as one service, what is allowed once, and what a stretch of time hides."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lawful import daily, duty, found, repeated, said
from rostering import at

from desk.roster.law import law_rows
from desk.roster.law_calls import call_breaches
from desk.roster.law_time import by_days, instant, midnight, minute, night_minutes, services, week_of, week_start
from desk.roster.law_work import averages_over, minutes_by_week, too_many
from desk.roster.wall import DAY
from desk.words.times import local


def test_a_crowded_summer_hides_no_crowded_autumn() -> None:
    nights = daily("2026-06-01", 60, "23:00", 8, step=3)
    ahead = at("2026-11-20 00:00"), at("2026-12-20 00:00")
    (one,) = [row for row in found(*nights, span=ahead) if row.article == "ATW 5:8 lid 8"]
    assert one.until > ahead[0] > one.start


def test_a_summer_of_long_weeks_hides_no_long_weeks_now() -> None:
    weeks = repeated(daily("2026-06-01", 5, "08:00", 10), 20)
    ahead = at("2026-10-12 00:00"), at("2026-11-12 00:00")
    assert "ATW 5:7 lid 2 c" in {row.article for row in found(*weeks, span=ahead)}


def test_what_ended_before_the_days_that_are_asked_about_is_not_said() -> None:
    weeks = repeated(daily("2026-06-01", 5, "08:00", 10), 16)
    assert found(*weeks, span=(at("2026-10-12 00:00"), at("2026-11-12 00:00"))) == []


def test_on_call_from_eight_to_eight_is_once_on_the_night_that_the_clock_goes_back() -> None:
    days = daily("2026-10-24", 1, "08:00", 25, role="triagist") + daily("2026-10-26", 2, "08:00", 24, role="triagist")
    assert said(*days) == [("Atb 5.19:3", "25 u, hooguit 24 u")]


def test_on_call_for_a_week_over_that_night_is_seven_times() -> None:
    week = duty("2026-10-19 08:00", "2026-10-26 08:00", role="backup")
    assert ("Atb 5.20:4 lid 2", "7 keer, hooguit 5 keer") in said(week)


def test_who_is_hardly_ever_on_call_has_no_free_days_to_keep_in_other_months() -> None:
    work = [one for one in daily("2026-02-02", 120, "09:00", 6) if one.start.isoweekday() != 7]
    once = duty("2026-10-03 08:00", "2026-10-03 20:00", role="shift-lead")
    assert "ATW 5:9 lid 2 b" not in {one[0] for one in said(*work, once)}
    near = duty("2026-04-05 08:00", "2026-04-05 20:00", role="shift-lead")
    assert "ATW 5:9 lid 2 b" in {one[0] for one in said(*work, near)}


def test_a_week_on_call_is_seven_nights_on_call() -> None:
    work = repeated(daily("2026-06-01", 5, "09:00", 9), 16)
    week = duty("2026-06-01 18:00", "2026-06-08 09:00", role="shift-lead")
    weeks = [
        replace(week, id=str(step), start=week.start + timedelta(weeks=step), until=week.until + timedelta(weeks=step))
        for step in (0, 4, 8)
    ]
    assert ("ATW 5:9 lid 5", "45 u, hooguit 40 u") in said(*work, *weeks)
    assert "ATW 5:9 lid 5" not in {one[0] for one in said(*work, *weeks[:2])}


def test_being_on_call_between_two_services_breaks_no_rest() -> None:
    services = duty("2026-11-02 08:00", "2026-11-02 16:00"), duty("2026-11-03 08:00", "2026-11-03 16:00")
    assert said(*services, duty("2026-11-02 17:00", "2026-11-03 07:00", role="triagist")) == []


def test_under_the_cao_of_youth_care_seven_days_of_consignation_in_28() -> None:
    days = daily("2026-11-02", 8, "08:00", 24, role="shift-lead", step=3)
    assert said(*days, law="consignatie-jeugdzorg") == [("Cao Jeugdzorg 6.4.1 b", "8 keer, hooguit 7 keer")]
    assert said(*days[:7], law="consignatie-jeugdzorg") == []
    assert said(*days, law="bereikbaarheid") == []


def test_a_long_night_and_a_short_rest_after_it_are_allowed_each_for_itself() -> None:
    short = duty("2026-11-02 14:00", "2026-11-02 22:00"), duty("2026-11-03 08:00", "2026-11-03 12:00")
    night = duty("2026-11-04 23:00", "2026-11-05 07:00"), duty("2026-11-05 20:00", "2026-11-05 23:00")
    assert [text.endswith("eens per 7 dagen") for _, text in said(*short, *night)] == [True, True]


def test_too_many_hours_by_less_than_a_minute_a_week_do_not_read_as_just_enough() -> None:
    week = repeated(daily("2027-05-03", 4, "08:00", 12), 16)
    week[0] = replace(week[0], until=week[0].until + timedelta(minutes=1))
    assert ("ATW 5:7 lid 2 c", "48 u 01, hooguit 48 u") in said(*week)


def test_work_that_joins_a_presence_service_belongs_to_it() -> None:
    sleeps = duty("2026-11-02 20:00", "2026-11-03 08:00")
    after = duty("2026-11-03 08:00", "2026-11-03 22:00", provider="elders")
    assert ("Atb 4.8:1", "26 u, hooguit 24 u") in said(sleeps, after, law="aanwezigheid")


def test_ninety_hours_of_rest_need_a_whole_day_among_them() -> None:
    one, apart = duty("2026-11-02 09:00", "2026-11-02 21:00"), timedelta(hours=34, minutes=30)
    without = [
        replace(one, id=str(number), start=one.start + apart * number, until=one.until + apart * number)
        for number in range(5)
    ]
    assert ("Atb 4.8:1 lid 3 d", "66 u, minstens 90 u") in said(*without, law="aanwezigheid")
    rested = [one for number, one in enumerate(without) if number != 2]
    assert "Atb 4.8:1 lid 3 d" not in {one[0] for one in said(*rested, law="aanwezigheid")}


def test_what_a_collective_agreement_may_change_stands_with_the_warning() -> None:
    (row,) = [row for row in found(*daily("2026-06-01", 37, "23:00", 8, step=3)) if row.article == "ATW 5:8 lid 8"]
    assert "HR" in row.mend
    assert "cao of met de or" in row.mend
    labels = {row.name: row.label for row in law_rows(())}
    assert "alleen bij cao" in labels["bereikbaarheid-zorg"]
    assert "cao" not in labels["bereikbaarheid"]


def test_every_limit_of_a_profile_has_a_source_with_the_date_of_its_text() -> None:
    for row in law_rows(()):
        for limit in row.limits:
            assert limit.article.split()[0] in row.source, (row.name, limit.name)
        assert "2025" in row.source


POINTS = st.lists(st.integers(0, 400), max_size=25).map(sorted)


@given(POINTS, st.integers(1, 120), st.integers(1, 5), st.integers(-50, 420))
def test_a_crowd_is_named_when_and_only_when_there_is_one_that_still_lasts(
    points: list[int], within: int, most: int, since: int
) -> None:
    named = list(too_many(points, within, "x", {"x": most}, since))
    windows = [[one for one in points if start <= one < start + within] for start in points]
    assert bool(named) == any(len(one) > most and one[-1] >= since for one in windows)
    for one in named:
        assert one.until - 1 >= since
        assert one.found == len([point for point in points if one.start <= point < one.until]) > most
    assert sum(one.found for one in named) <= len(points)


@given(
    st.dictionaries(st.integers(2960, 2990), st.integers(0, 100), min_size=1),
    *(st.integers(1, 6), st.integers(1, 60), st.integers(2950, 3000)),
)
@example({2960: 3, 2962: 1}, 2, 1, 2961)
def test_an_average_is_named_when_and_only_when_some_weeks_have_it(
    hours: dict[int, int], weeks: int, most: int, now: int
) -> None:
    named = list(averages_over(hours, weeks, "x", {"x": most}, week_start(now)))
    for one in named:
        total = sum(hours.get(week_of(one.start) + step, 0) for step in range(weeks))
        assert (one.found, one.until) == (-(-total // weeks), week_start(week_of(one.start) + weeks))
        assert one.found > most
    exceeded = [
        first
        for first in range(2940, 2995)
        if sum(hours.get(first + step, 0) for step in range(weeks)) > most * weeks
        and any(hours.get(week) for week in range(max(first, now), first + weeks))
    ]
    assert bool(named) == bool(exceeded)


NIGHTS = [at("2026-03-28 12:00"), at("2026-10-24 12:00"), at("2027-03-27 12:00"), at("2026-11-20 12:00")]


@given(st.sampled_from(NIGHTS), st.integers(0, 2000), st.integers(1, 3000))
def test_night_hours_are_those_that_walking_the_minutes_finds(night: datetime, after: int, length: int) -> None:
    start = minute(night) + after
    walked = sum(local(instant(at)).hour < 6 for at in range(start, start + length))
    assert night_minutes(start, start + length) == walked


@given(st.sampled_from(NIGHTS), st.integers(0, 2000), st.integers(1, 20 * DAY))
def test_parts_of_a_day_cover_the_span_and_are_as_many_as_its_days_on_the_clock(
    night: datetime, after: int, length: int
) -> None:
    start = minute(night) + after
    parts = by_days([(start, start + length)])
    assert parts[0][0] == start
    assert parts[-1][1] == start + length
    assert all(one[1] == other[0] and one[0] < one[1] for one, other in pairwise(parts))
    clock = local(instant(start + length)).replace(tzinfo=None) - local(instant(start)).replace(tzinfo=None)
    assert length <= DAY or len(parts) == -(-clock // timedelta(days=1))


@given(st.lists(st.tuples(st.integers(0, 40 * DAY), st.integers(1, 9 * DAY)), max_size=5))
def test_the_minutes_of_the_weeks_are_those_of_the_spans(spans: list[tuple[int, int]]) -> None:
    base = midnight(20500)
    walked: Counter[int] = Counter()
    for start, length in spans:
        for day in range(start, start + length, 30):
            walked[week_of(base + day)] += min(30, start + length - day)
    found = minutes_by_week([(base + start, base + start + length) for start, length in spans])
    assert set(found) >= set(walked)
    assert sum(found.values()) == sum(walked.values())
    assert all(abs(found[week] - walked[week]) <= 60 * len(spans) for week in found)


@pytest.mark.parametrize(
    ("profile", "role", "days"),
    [("arbeid", "telephonist", 4), ("bereikbaarheid", "shift-lead", 3), ("aanwezigheid", "telephonist", 2)],
)
def test_nobody_who_works_a_few_quiet_days_a_week_hears_of_the_law(profile: str, role: str, days: int) -> None:
    weeks = repeated(daily("2026-01-05", days, "09:00", 8), 52)
    assert said(*(replace(one, role=role) for one in weeks), law=profile) == []


TIMES = st.lists(st.tuples(st.integers(0, 20 * DAY), st.integers(1, DAY)), max_size=12)


@given(TIMES, TIMES)
def test_what_is_on_call_near_a_night_or_beside_work_is_what_comparing_all_finds(
    worked: list[tuple[int, int]], called: list[tuple[int, int]]
) -> None:
    base = midnight(20500)
    calls = sorted((base + start, base + start + length) for start, length in called)
    there = services([(base + start, base + start + length) for start, length in worked])
    limits = {"calls_before_night": 660, "calls_after_night": 840, "calls_work": 780}
    named = list(call_breaches(calls, [], there, limits))
    near = {
        (one.start, until) if before else (start, one.until)
        for one in there
        if one.night
        for start, until in calls
        for before in [start < one.start]
        if (before and one.start - 660 < until) or (one.until < until and start < one.until + 840)
    }
    pieces = [piece for one in there for piece in one.pieces]
    much = [
        start
        for start, _ in pieces
        if any(begin < start + DAY and start < until for begin, until in calls)
        and sum(max(0, min(start + DAY, until) - max(start, begin)) for begin, until in pieces) > 780
    ]
    assert sum(one.limit != "calls_work" for one in named) >= len(near)
    assert bool(near) == any(one.limit != "calls_work" for one in named)
    starts = [one.start for one in named if one.limit == "calls_work"]
    assert set(starts) <= set(much)
    assert bool(starts) == bool(much)
    assert all(any(start <= one < start + DAY for start in starts) for one in much)
