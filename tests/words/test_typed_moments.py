"""A minute is read however it is typed, tonight and on the nights that the clock changes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.words.moment import read_moment
from desk.words.times import local

# Saturday 21 November 2026, 03:42 in the Netherlands.
NOW = datetime(2026, 11, 21, 2, 42, tzinfo=UTC)


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


@pytest.mark.parametrize("typed", ["04:10", "4:10", "4.10", "0410", "4u10", "4:10 uur", "om 4.10", "voor 04:10", " 28"])
def test_a_minute_to_come_is_read_however_it_is_typed(typed: str) -> None:
    assert read_moment(typed, NOW, ahead=True).at == later(28)


@pytest.mark.parametrize("typed", ["20", "20 min", "over 20 minuten", "+20", "20m", "20'"])
def test_a_short_number_is_minutes_from_now(typed: str) -> None:
    assert read_moment(typed, NOW, ahead=True).at == later(20)


@pytest.mark.parametrize("typed", ["03:25", "17", "17 min geleden", "0325"])
def test_of_what_was_the_last_time_on_the_clock_is_meant(typed: str) -> None:
    assert read_moment(typed, NOW, ahead=False).at == later(-17)


def test_a_time_that_has_passed_tonight_is_tomorrow_for_a_promise_and_says_so() -> None:
    read = read_moment("03:25", NOW, ahead=True)
    assert read.at == later(24 * 60 - 17)
    assert read.note == "morgen 03:25 (over 23 uur)"


def test_a_time_that_is_still_to_come_was_yesterday_when_people_tell_what_happened() -> None:
    read = read_moment("23:50", NOW, ahead=False)
    assert read.at is not None
    assert f"{local(read.at):%d %H:%M}" == "20 23:50"
    assert read.note.startswith("gisteren 23:50")


def test_a_day_can_be_named() -> None:
    read = read_moment("morgen 9:00", NOW, ahead=True)
    assert read.at is not None
    assert f"{local(read.at):%d %H:%M}" == "22 09:00"
    assert read_moment("gisteren 22:15", NOW, ahead=False).note == "gisteren 22:15 (5 uur geleden)"


def test_now_is_now() -> None:
    assert read_moment("nu", NOW, ahead=False).at == NOW


def test_the_reading_is_told_in_words() -> None:
    assert read_moment("28", NOW, ahead=True).note == "04:10 (over 28 min)"
    assert read_moment("12", NOW, ahead=False).note == "03:30 (12 min geleden)"


@pytest.mark.parametrize("typed", ["straks", "25:00", "4:75", "1234567", ":", "morgen"])
def test_what_is_no_time_is_said_and_never_refused(typed: str) -> None:
    read = read_moment(typed, NOW, ahead=True)
    assert read.at is None
    assert "04:10" in read.note


def test_nothing_typed_is_nothing_read() -> None:
    assert read_moment("  ", NOW, ahead=True) == read_moment("  ", NOW, ahead=False)
    assert read_moment("  ", NOW, ahead=True).note == ""


def test_in_october_the_next_of_the_two_readings_is_meant() -> None:
    first_pass = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)  # 02:50 summer time
    assert read_moment("02:30", first_pass, ahead=True).at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert read_moment("02:30", first_pass, ahead=False).at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_in_march_a_time_that_never_comes_is_the_moment_of_the_jump() -> None:
    before = datetime(2026, 3, 29, 0, 40, tzinfo=UTC)  # 01:40 winter time
    assert read_moment("02:30", before, ahead=True).at == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


@given(st.text(max_size=20), st.booleans(), st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)))  # noqa: DTZ001
def test_reading_never_fails_and_lies_on_the_right_side_of_now(typed: str, ahead: bool, wall: datetime) -> None:
    now = wall.replace(tzinfo=UTC)
    read = read_moment(typed, now, ahead=ahead)
    day_named = typed.strip().lower().startswith(("vandaag", "morgen", "overmorgen", "gisteren", "eergisteren"))
    if read.at is not None and not day_named:
        assert read.at >= now if ahead else read.at <= now


@given(st.integers(0, 23), st.integers(0, 59), st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)))  # noqa: DTZ001
def test_every_time_on_the_clock_is_found_within_a_day_or_so(hour: int, minute: int, wall: datetime) -> None:
    now = wall.replace(tzinfo=UTC)
    for ahead in (True, False):
        read = read_moment(f"{hour:02}:{minute:02}", now, ahead=ahead)
        assert read.at is not None
        assert abs(read.at - now) <= timedelta(hours=26)
