"""Days and hours as a shift lead types them are read one way, and shown back so that they read the same."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rostering import at

from desk.roster.typed import read_clock, read_day, read_hours, span_texts
from desk.roster.wall import hours_of

TODAY = date(2026, 11, 21)
NOW = at("2026-11-21 03:42")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("za", "2026-11-21"),
        ("zo", "2026-11-22"),
        ("vrijdag", "2026-11-27"),
        ("vandaag", "2026-11-21"),
        ("morgen", "2026-11-22"),
        ("gisteren", "2026-11-20"),
        ("21", "2026-11-21"),
        ("3", "2026-12-03"),
        ("31", "2026-12-31"),
        ("21-11", "2026-11-21"),
        ("3/1", "2027-01-03"),
        ("1 mrt", "2027-03-01"),
        ("5 mei 2027", "2027-05-05"),
        ("za 21-11-2026", "2026-11-21"),
        ("2026-12-24", "2026-12-24"),
        ("1 maart", "2027-03-01"),
    ],
)
def test_a_day_is_typed_as_people_say_it(typed: str, day: str) -> None:
    assert read_day(typed, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize("typed", ["", "zat", "32", "31-2-2027", "0", "13-13", "wanneer"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_day(typed, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("17", 1020), ("17:30", 1050), ("1730", 1050), ("8.15", 495), ("7u", 420), ("24:00", 1440), ("0", 0)],
)
def test_a_time_is_typed_short(typed: str, minutes: int) -> None:
    assert read_clock(typed) == minutes


@pytest.mark.parametrize("typed", ["", "24:01", "25", "12:60", "twaalf"])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert read_clock(typed) is None


def test_a_night_ends_on_the_next_day() -> None:
    read = read_hours("vr 20-11-2026", "17", "8", NOW)
    assert (read.start, read.until) == (at("2026-11-20 17:00"), at("2026-11-21 08:00"))
    assert read.note == "vr 20 nov 17:00 tot za 08:00 · 15 uur"


def test_an_end_may_name_its_day() -> None:
    read = read_hours("ma 23-11", "8", "zo 0:00", NOW)
    assert (read.start, read.until) == (at("2026-11-23 08:00"), at("2026-11-29 00:00"))
    assert read.note == "ma 23 nov 08:00 tot zo 00:00 · 5 dagen en 16 uur"


def test_the_night_of_october_says_that_it_lasts_an_hour_longer() -> None:
    read = read_hours("24-10-2026", "23:00", "07:00", at("2026-10-01 12:00"))
    assert read.note == "za 24 okt 23:00 tot zo 07:00 · 9 uur · de klok gaat die nacht om"


def test_a_handover_in_the_double_hour_is_told() -> None:
    read = read_hours("24-10-2026", "23:00", "02:30", at("2026-10-01 12:00"))
    assert "controleer de overdracht" in read.note


def test_an_end_before_the_begin_is_said_at_the_end() -> None:
    read = read_hours("21", "17", "20-11-2026 18:00", NOW)
    assert (read.start, read.wrong) == (None, "until")
    assert read.note == "het einde ligt niet na het begin"


@pytest.mark.parametrize(
    ("texts", "wrong"), [(("x", "8", "9"), "day"), (("za", "x", "9"), "start"), (("za", "8", "x"), "until")]
)
def test_what_cannot_be_read_is_named(texts: tuple[str, str, str], wrong: str) -> None:
    assert read_hours(*texts, NOW).wrong == wrong


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 1439), st.integers(0, 1440), st.integers(0, 9))
def test_what_a_form_shows_reads_back_as_the_same_hours(day: date, begin: int, end: int, days: int) -> None:
    start, until = hours_of(day, begin, end)
    until += timedelta(days=days)
    if until <= start:
        return
    again = read_hours(*span_texts(start, until), NOW)
    assert again.start is not None
    assert again.until is not None
    # The second of two equal hours reads as the first, the rule of every roster.
    assert start - again.start in (timedelta(), timedelta(hours=1))
    assert until - again.until in (timedelta(), timedelta(hours=1))
