"""Birth dates and ages as callers give them. The desk's day is Saturday 21 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.words.birth import at_age, read_birth

TODAY = date(2026, 11, 21)
DAYS = st.dates(date(1920, 1, 1), TODAY)


@pytest.mark.parametrize(
    "said",
    [
        "14-03-2011",
        "14-3-2011",
        "14/03/2011",
        "14.3.2011",
        "14 3 2011",
        "14-03-11",
        "14032011",
        "20110314",
        "2011-03-14",
        "2011-03-14T00:00:00Z",
        "14 maart 2011",
        "14e maart 2011",
        "14 mrt. '11",
        "14 MAART 2011",
        "geboren op 14 maart 2011",
        " 14-03-2011 ",
    ],
)
def test_one_birth_date_said_in_many_ways_is_one_day(said: str) -> None:
    birth = read_birth(said, TODAY)
    assert birth.earliest == birth.latest == date(2011, 3, 14)
    assert (birth.precision, birth.shown, birth.note) == ("day", "15 jaar", "")


@pytest.mark.parametrize(
    ("said", "precision", "ages", "shown"),
    [
        ("2011", "year", (14, 15), "14 of 15 jaar"),
        ("'11", "year", (14, 15), "14 of 15 jaar"),
        ("begin 2011", "year", (14, 15), "14 of 15 jaar"),
        ("december 2011", "month", (14, 14), "14 jaar"),
        ("dec '11", "month", (14, 14), "14 jaar"),
        ("12-2011", "month", (14, 14), "14 jaar"),
        ("2011-12", "month", (14, 14), "14 jaar"),
        ("november 2011", "month", (14, 15), "14 of 15 jaar"),
        ("ongeveer 15", "estimate", (14, 16), "± 15"),
        ("ca. 15 jaar", "estimate", (14, 16), "± 15"),
        ("een jaar of 15", "estimate", (14, 16), "± 15"),
        ("±15", "estimate", (14, 16), "± 15"),
        ("15?", "estimate", (14, 16), "± 15"),
        ("rond 2011", "estimate", (13, 16), "± 15"),
        ("ongeveer 8 maanden", "estimate", (0, 0), "± 8 maanden"),
        ("15 jaar", "age", (15, 15), "15 jaar"),
        ("15", "age", (15, 15), "15 jaar"),
        ("hij is 15 jaar oud", "age", (15, 15), "15 jaar"),
        ("bijna 15", "age", (14, 14), "14 jaar"),
        ("14 of 15", "age", (14, 15), "14 of 15 jaar"),
        ("tussen 12 en 14 jaar", "age", (12, 14), "12 t/m 14 jaar"),
        ("12-14 jaar", "age", (12, 14), "12 t/m 14 jaar"),
        ("2½ jaar", "age", (2, 2), "2 jaar"),
        ("anderhalf jaar", "age", (1, 1), "18 maanden"),
        ("1 jaar en 3 maanden", "age", (1, 1), "15 maanden"),
        ("8 maanden", "age", (0, 0), "8 maanden"),
        ("3 weken", "age", (0, 0), "3 weken"),
        ("5 dagen", "age", (0, 0), "jonger dan een week"),
        ("november 2026", "month", (0, 0), "0 t/m 2 weken"),
    ],
)
def test_a_partial_birth_date_gives_an_age(said: str, precision: str, ages: tuple[int, int], shown: str) -> None:
    birth = read_birth(said, TODAY)
    assert (birth.precision, (birth.age_from, birth.age_until), birth.shown) == (precision, ages, shown)
    assert birth.note == ""


def test_an_age_is_kept_as_the_days_on_which_the_child_can_be_born() -> None:
    birth = read_birth("15 jaar", TODAY)
    assert (birth.earliest, birth.latest) == (date(2010, 11, 22), date(2011, 11, 21))


def test_an_age_heard_last_year_has_grown_a_year() -> None:
    heard = read_birth("15 jaar", TODAY)
    assert at_age(heard, TODAY + timedelta(days=200)).shown == "15 of 16 jaar"
    assert at_age(heard, TODAY + timedelta(days=365)).shown == "16 jaar"
    assert at_age(read_birth("ongeveer 15", TODAY), TODAY + timedelta(days=365)).shown == "± 16"
    assert at_age(read_birth("onbekend", TODAY), TODAY).shown == "leeftijd onbekend"


@pytest.mark.parametrize("said", ["onbekend", "weet niet", "?", "-", "leeftijd onbekend"])
def test_not_known_is_an_answer_without_a_hint(said: str) -> None:
    birth = read_birth(said, TODAY)
    assert (birth.precision, birth.shown, birth.note) == ("unknown", "leeftijd onbekend", "")
    assert birth.earliest is birth.latest is birth.age_from is birth.age_until is None


def test_an_empty_field_shows_nothing() -> None:
    assert read_birth("", TODAY).shown == read_birth("  ", TODAY).shown == ""


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("31-02-2011", "31-2-2011 bestaat niet"),
        ("29 februari 2011", "29-2-2011 bestaat niet"),
        ("14-13-2011", "de maand 13 bestaat niet"),
        ("14 brumaire 2011", "de maand brumaire bestaat niet"),
        ("22-11-2026", "deze datum ligt in de toekomst"),
        ("december 2026", "deze datum ligt in de toekomst"),
        ("2031", "het jaar 2031 ligt in de toekomst"),
        ("14-03-1850", "ouder dan 120 jaar: klopt het jaartal?"),
        ("150", "ouder dan 120 jaar: klopt de leeftijd?"),
        ("14 maart", "schrijf het jaartal voluit, of bijvoorbeeld: 12 of 13 jaar"),
        ("12-14", "schrijf het jaartal voluit, of bijvoorbeeld: 12 of 13 jaar"),
        ("puber", "niet herkend: schrijf 14-03-2011, december 2011, 2011 of ongeveer 15"),
    ],
)
def test_what_cannot_be_is_unknown_and_says_why(said: str, hint: str) -> None:
    birth = read_birth(said, TODAY)
    assert (birth.precision, birth.earliest, birth.note) == ("unknown", None, hint)


def test_who_is_born_on_29_february_has_a_birthday_on_1_march() -> None:
    assert read_birth("29-02-2012", date(2026, 2, 28)).age_from == 13
    assert read_birth("29-02-2012", date(2026, 3, 1)).age_from == 14
    assert read_birth("14 jaar", date(2028, 2, 29)).latest == date(2014, 2, 28)


def test_two_figures_are_a_year_that_has_been() -> None:
    assert read_birth("1 jan '26", TODAY).earliest == date(2026, 1, 1)
    assert read_birth("1 jan '27", TODAY).earliest == date(1927, 1, 1)


@given(DAYS, st.sampled_from(["%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y", "%d%m%Y", "%Y%m%d"]))
def test_every_day_that_was_is_read_as_that_day(born: date, layout: str) -> None:
    birth = read_birth(born.strftime(layout), TODAY)
    assert birth.earliest == birth.latest == born
    assert birth.age_from == birth.age_until


@given(st.integers(0, 119), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_an_age_is_true_of_the_first_and_last_day_and_of_no_day_beside_them(age: int, today: date) -> None:
    birth = read_birth(f"{age} jaar", today)
    assert birth.earliest is not None
    assert birth.latest is not None

    def years(born: date) -> int | None:
        return read_birth(born.isoformat(), today).age_from

    assert years(birth.earliest) == years(birth.latest) == age
    assert years(birth.earliest - timedelta(days=1)) == age + 1
    if age:
        assert years(birth.latest + timedelta(days=1)) == age - 1


@given(
    st.text() | st.text(alphabet="0123456789-/. 'jarmndecweko½±?\ud800", max_size=15),
    st.dates(date(1970, 1, 1), date(2200, 1, 1)),
)
def test_whatever_is_said_the_field_never_fails(said: str, today: date) -> None:
    birth = read_birth(said, today)
    birth.note.encode()
    if birth.precision == "unknown":
        assert birth.earliest is birth.latest is birth.age_from is None
        return
    assert birth.earliest is not None
    assert birth.latest is not None
    assert birth.age_from is not None
    assert birth.age_until is not None
    assert birth.earliest <= birth.latest <= today
    assert 0 <= birth.age_from <= birth.age_until
