"""Dutch clock and calendar, on quiet nights and on the two nights that the clock changes."""

# ruff: noqa: DTZ001  (a time on the wall clock has no zone: that is what is tested)
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import DeskBug
from desk.words.spans import period_text, validity_text
from desk.words.times import (
    Wall,
    add_workdays,
    clock_text,
    day_text,
    holidays,
    instant,
    is_workday,
    local,
    minutes_text,
    moment_text,
    span_text,
    until_text,
    utc,
    wall_kind,
)

NOW = datetime(2026, 11, 21, 2, 42, tzinfo=UTC)  # Saturday 03:42 at the desk
SPRING = datetime(2026, 3, 29)
AUTUMN = datetime(2026, 10, 25)
INSTANTS = st.datetimes(datetime(2015, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))
WALLS = st.datetimes(datetime(2015, 1, 1), datetime(2060, 1, 1)).map(lambda at: at.replace(second=0, microsecond=0))


def test_the_clock_on_the_screen_is_the_dutch_one() -> None:
    assert clock_text(NOW) == "03:42"
    assert clock_text(datetime(2026, 7, 1, 1, 42, tzinfo=UTC)) == "03:42"
    assert clock_text(NOW.astimezone(timezone(timedelta(hours=-5)))) == "03:42"
    assert local(NOW).utcoffset() == timedelta(hours=1)


def test_a_time_without_a_zone_is_our_mistake() -> None:
    with pytest.raises(DeskBug, match="zonder tijdzone"):
        clock_text(datetime(2026, 11, 21, 3, 42))


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (NOW, "vandaag"),
        (NOW - timedelta(hours=4), "gisteren"),
        (NOW + timedelta(hours=22), "morgen"),
        (NOW - timedelta(days=3), "wo 18 nov"),
        (NOW + timedelta(days=9), "ma 30 nov"),
        (NOW.replace(year=2025), "vr 21 nov 2025"),
        (datetime(2026, 11, 20, 23, 0, tzinfo=UTC), "vandaag"),
        (datetime(2026, 11, 20, 22, 59, tzinfo=UTC), "gisteren"),
    ],
)
def test_days_are_named_as_people_say_them(at: datetime, shown: str) -> None:
    assert day_text(at, NOW) == shown


def test_until_names_the_weekday_and_further_away_the_date() -> None:
    assert until_text(datetime(2026, 11, 21, 7, 0, tzinfo=UTC), NOW) == "tot za 08:00"
    assert until_text(datetime(2026, 11, 21, 23, 0, tzinfo=UTC), NOW) == "tot zo 00:00"
    assert until_text(datetime(2026, 11, 28, 7, 0, tzinfo=UTC), NOW) == "tot za 28 nov 08:00"
    assert moment_text(datetime(2026, 11, 20, 16, 0, tzinfo=UTC), NOW) == "vr 17:00"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0:00"),
        (216, "3:36"),
        (216.9, "3:36"),
        (16 * 60 + 5, "16:05"),
        (1799, "29:59"),
        (1800, "30 m"),
        (48 * 60 + 59, "48 m"),
        (7199, "119 m"),
        (3 * 3600 + 100, "3 u"),
        (48 * 3600, "2 d"),
        (-134, "+2:14"),
        (-0.5, "+0:00"),
        (-48 * 60, "+48 m"),
    ],
)
def test_a_ring_never_shows_more_time_than_there_is(seconds: float, shown: str) -> None:
    assert minutes_text(seconds) == shown


def test_on_the_october_night_the_hour_that_comes_twice_says_which_it_is() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert clock_text(first) == "02:30 zomertijd"
    assert clock_text(first + timedelta(hours=1)) == "02:30 wintertijd"
    assert clock_text(first + timedelta(hours=2)) == "03:30"
    assert clock_text(first - timedelta(hours=1)) == "01:30"


def test_a_time_that_comes_twice_starts_at_its_first_and_ends_at_its_last() -> None:
    half_past_two = AUTUMN.replace(hour=2, minute=30)
    assert wall_kind(half_past_two) is Wall.TWICE
    assert instant(half_past_two) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert instant(half_past_two, last=True) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("minute", [0, 1, 30, 59])
def test_a_time_that_the_march_night_skips_is_the_moment_of_the_jump(minute: int) -> None:
    skipped = SPRING.replace(hour=2, minute=minute)
    assert wall_kind(skipped) is Wall.NEVER
    jump = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert instant(skipped) == instant(skipped, last=True) == jump
    assert clock_text(jump) == "03:00"


def test_a_night_shift_is_nine_hours_in_october_and_seven_in_march() -> None:
    for night, hours in ((AUTUMN, 9), (SPRING, 7)):
        start, end = instant(night - timedelta(hours=1)), instant(night.replace(hour=7))
        assert end - start == timedelta(hours=hours)


@given(INSTANTS)
def test_every_instant_comes_back_from_the_clock(at: datetime) -> None:
    wall = local(at).replace(tzinfo=None, fold=0)
    assert at in (instant(wall), instant(wall, last=True))
    assert utc(local(at)) == at


@given(WALLS)
def test_first_is_never_after_last_and_only_the_doubled_hour_differs(wall: datetime) -> None:
    first, last = instant(wall), instant(wall, last=True)
    assert last - first == timedelta(hours=1 if wall_kind(wall) is Wall.TWICE else 0)
    assert first.tzinfo is UTC


@given(st.integers(2014, 2200))
def test_easter_falls_where_the_church_puts_it(year: int) -> None:
    assert holidays(year)[easter(year)] == "Eerste paasdag"


def test_the_holidays_of_2026_are_the_dutch_ones() -> None:
    assert {f"{day:%d-%m}": name for day, name in holidays(2026).items()} == {
        "01-01": "Nieuwjaarsdag",
        "05-04": "Eerste paasdag",
        "06-04": "Tweede paasdag",
        "27-04": "Koningsdag",
        "05-05": "Bevrijdingsdag",
        "14-05": "Hemelvaartsdag",
        "24-05": "Eerste pinksterdag",
        "25-05": "Tweede pinksterdag",
        "25-12": "Eerste kerstdag",
        "26-12": "Tweede kerstdag",
    }


def test_kings_day_moves_to_saturday_when_it_is_a_sunday() -> None:
    assert date(2031, 4, 27).weekday() == 6
    assert date(2031, 4, 26) in holidays(2031)
    assert date(2031, 4, 27) not in holidays(2031)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("2026-11-21T02:40", 1, "2026-11-23T02:40"),  # Saturday night: Monday
        ("2026-11-20T12:00", 1, "2026-11-23T12:00"),  # Friday: Monday
        ("2026-11-23T12:00", 5, "2026-11-30T12:00"),
        ("2026-12-24T12:00", 1, "2026-12-28T12:00"),  # over Christmas and the weekend after it
        ("2026-04-03T12:00", 1, "2026-04-07T12:00"),  # over Easter Monday; Good Friday itself counts
        ("2026-03-27T12:00", 1, "2026-03-30T11:00"),  # over the March night: 13:00 stays 13:00
        ("2026-10-23T12:00", 1, "2026-10-26T13:00"),  # over the October night: 14:00 stays 14:00
        ("2026-11-23T12:00", 0, "2026-11-24T12:00"),
    ],
)
def test_the_next_working_day_passes_over_weekends_and_holidays(start: str, count: int, expected: str) -> None:
    assert add_workdays(datetime.fromisoformat(f"{start}+00:00"), count) == datetime.fromisoformat(f"{expected}+00:00")


@given(INSTANTS, st.integers(1, 30))
def test_working_days_keep_the_time_on_the_clock_and_land_on_one(at: datetime, count: int) -> None:
    due = add_workdays(at, count)
    assert is_workday(local(due).date())
    assert local(due).time() == local(at).time()
    assert add_workdays(due, 1) == add_workdays(at, count + 1)


def test_a_period_of_whole_days_is_said_in_days_and_any_other_in_moments() -> None:
    def at(text: str) -> datetime:
        return instant(datetime.fromisoformat(text))

    assert period_text(at("2026-11-16"), at("2026-11-23"), NOW) == "ma 16 nov – zo 22 nov"
    assert period_text(at("2026-11-21"), at("2026-11-22"), NOW) == "za 21 nov"
    assert period_text(at("2026-11-20T17:00"), at("2026-11-21T08:00"), NOW) == "vr 20 nov 17:00 – za 21 nov 08:00"


def test_days_from_and_up_to_which_something_holds_are_said_as_dates() -> None:
    assert validity_text("2026-11-16", "2026-11-29", NOW) == "vanaf ma 16 nov t/m zo 29 nov"
    assert validity_text("", "2027-01-03", NOW) == "t/m zo 3 jan 2027"
    assert validity_text("", "", NOW) == ""


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "1 min"),
        (90, "90 min"),
        (91, "1 u 31"),
        (719, "11 u 59"),
        (720, "12 u"),
        (2879, "47 u 59"),
        (40320, "28 dagen"),
    ],
)
def test_a_span_of_more_than_an_hour_and_a_half_is_said_in_hours(minutes: int, words: str) -> None:
    assert span_text(minutes) == words
