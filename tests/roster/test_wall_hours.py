"""Duties on the Dutch clock: one rule at both ends, on every night of the year."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.roster.wall import at_minute, day_hours, day_of, days_of, hours_of, to_utc

NIGHT = 23 * 60, 7 * 60
NIGHTS = [date(2026, 3, 28), date(2026, 10, 24), date(2027, 3, 27), date(2027, 10, 30)]


@pytest.mark.parametrize(
    ("evening", "hours"), [(date(2026, 3, 28), 7), (date(2026, 10, 24), 9), (date(2026, 11, 20), 8)]
)
def test_a_night_lasts_as_long_as_it_really_does(evening: date, hours: int) -> None:
    start, until = hours_of(evening, *NIGHT)
    assert until - start == timedelta(hours=hours)
    assert day_of(start) == evening


def test_a_time_that_comes_twice_is_its_first_and_one_that_never_comes_counts_as_before_the_jump() -> None:
    assert at_minute(date(2026, 10, 25), 150) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert at_minute(date(2026, 3, 29), 150) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    # Which of the two somebody wrote down is no matter: a clock on the wall does not say.
    assert to_utc(datetime(2026, 10, 25, 2, 30, fold=1)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # noqa: DTZ001


@pytest.mark.parametrize("evening", NIGHTS)
def test_neighbours_touch_wherever_in_the_night_they_hand_over(evening: date) -> None:
    for handover in range(240):
        _, first_ends = hours_of(evening, 22 * 60, handover)
        second_starts, _ = hours_of(evening + timedelta(days=1), handover, 12 * 60)
        assert first_ends == second_starts


def test_a_day_has_its_own_hours() -> None:
    lengths = [
        until - start for start, until in map(day_hours, (date(2026, 3, 29), date(2026, 10, 25), date(2026, 6, 1)))
    ]
    assert lengths == [timedelta(hours=hours) for hours in (23, 25, 24)]
    assert hours_of(date(2026, 10, 25), 0, 0) == day_hours(date(2026, 10, 25))


@given(st.dates(date(2024, 1, 1), date(2031, 12, 31)), st.integers(1, 40))
def test_the_days_of_a_span_lie_side_by_side_and_cover_it(first: date, count: int) -> None:
    start, until = day_hours(first)[0], day_hours(first + timedelta(days=count - 1))[1]
    found = [*days_of(start, until)]
    assert len(found) == count
    assert all(day_hours(one)[1] == day_hours(other)[0] for one, other in pairwise(found))


def test_an_empty_span_has_no_days() -> None:
    start, _ = day_hours(date(2026, 11, 21))
    assert [*days_of(start, start)] == []
