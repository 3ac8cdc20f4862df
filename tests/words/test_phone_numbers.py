"""Telephone numbers as they are typed at the desk. All numbers here are made up."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.words.phone import find_number, number_keys, read_number, search_digits

MOBILE = "+31612345678"


@pytest.mark.parametrize(
    "typed",
    [
        "06 12345678",
        "06-12 34 56 78",
        "0612345678",
        "612345678",
        "0031612345678",
        "00 31 6 12 34 56 78",
        "+31 (0)6 12 34 56 78",
        "+31612345678",
        "+0031612345678",
        "31612345678",
        "(06) 12.34.56.78",
        "06 12345678 (moeder)",
        "tel:+31612345678",
        "tel:%2B31612345678",
        "tel:0612345678;phone-context=+31",
        "TEL:612345678;phone-context=+31",
        "sip:+31612345678@exchange.example",
        "<sip:0612345678@exchange.example;user=phone>",
        "０６１２３４５６７８",
        "＋３１６１２３４５６７８",
        "٠٦١٢٣٤٥٦٧٨",
        "06\ud80012345678",
        "06\x0012345678",
    ],
)
def test_one_mobile_number_typed_in_many_ways_is_one_number(typed: str) -> None:
    number = read_number(typed)
    assert (number.key, number.shown, number.kind, number.complete) == (MOBILE, "06 12 34 56 78", "mobile", True)
    assert number.raw == typed


@pytest.mark.parametrize(
    ("typed", "key", "shown", "kind"),
    [
        ("058-1234567", "+31581234567", "058 123 45 67", "fixed"),
        ("0513 123456", "+31513123456", "0513 12 34 56", "fixed"),
        ("+31 (0)58 123 45 67", "+31581234567", "058 123 45 67", "fixed"),
        ("088 0123456", "+31880123456", "088 012 34 56", "fixed"),
        ("0800-2000", "+318002000", "0800 2000", "free"),
        ("0900 0000", "+319000000", "0900 0000", "paid"),
        ("097012345678", "+3197012345678", "0970 123 45678", "mobile"),
        ("112", "", "112", "short"),
        ("2 1 3", "", "213", "short"),
        ("14030", "", "14 030", "short"),
        ("14 0513", "", "14 0513", "short"),
        ("116 111", "", "116 111", "short"),
        ("+32 470 12 34 56", "+32470123456", "+32 470 12 34 56", "foreign"),
        ("0032470123456", "+32470123456", "+32 470 12 34 56", "foreign"),
        ("32470123456", "+32470123456", "+32 470 12 34 56", "foreign"),
        ("+49 (0)30 1234567", "+49301234567", "+49 30 1234567", "foreign"),
    ],
)
def test_every_kind_of_number_is_shown_as_dutch_people_write_it(typed: str, key: str, shown: str, kind: str) -> None:
    number = read_number(typed)
    assert (number.key, number.shown, number.kind, number.complete) == (key, shown, kind, True)


def test_an_extension_is_shown_and_is_no_part_of_the_number() -> None:
    for typed in ("058 1234567 toestel 12", "0581234567x12", "058-1234567 tst. 12", "058 1234567 #12"):
        number = read_number(typed)
        assert (number.key, number.shown) == ("+31581234567", "058 123 45 67 toestel 12")


@pytest.mark.parametrize(
    "typed", ["anoniem", "GEHEIM", "privé nummer", "afgeschermd", "Unknown", "withheld", "Private"]
)
def test_a_withheld_number_says_so(typed: str) -> None:
    number = read_number(typed)
    assert (number.kind, number.key, number.complete) == ("withheld", "", False)
    assert number.note == "nummer onbekend (afgeschermd)"


def test_an_exchange_that_says_anonymous_is_a_withheld_number() -> None:
    assert read_number("sip:anonymous@anonymous.invalid").kind == "withheld"


@pytest.mark.parametrize("typed", ["0", "06", "06 12 34", "058 123", "+", "+31", "0031", "+31 6 12 34", "12345"])
def test_a_half_typed_dutch_number_is_not_complete_and_stays_as_typed(typed: str) -> None:
    number = read_number(typed)
    assert (number.key, number.shown, number.complete, number.note) == ("", typed, False, "te kort")


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("06 123456789", "te lang"),
        ("06 12345678 / 06 87654321", "te lang: zijn het twee nummers?"),
        ("+999 123456", "landnummer bestaat niet"),
        ("+32 470", "buitenlands nummer, lengte klopt niet"),
        ("zie dossier", "geen telefoonnummer"),
        ("0800 HULP", "te kort"),
    ],
)
def test_what_cannot_be_dialled_says_why(typed: str, note: str) -> None:
    number = read_number(typed)
    assert (number.key, number.complete, number.note) == ("", False, note)


def test_a_foreign_number_says_that_it_is_foreign() -> None:
    assert read_number("+32470123456").note == "buitenlands nummer"
    assert read_number("+447700900123").note == "buitenlands nummer, controleer de cijfers"


def test_nothing_typed_is_empty_and_gives_no_hint() -> None:
    for typed in ("", "   ", "\t"):
        number = read_number(typed)
        assert (number.kind, number.shown, number.note) == ("empty", "", "")


@given(st.text() | st.text(alphabet="0123456789+-() x#.;:@tel/\ud800\0", max_size=40))
def test_whatever_is_typed_a_number_field_never_fails(typed: str) -> None:
    number = read_number(typed)
    assert number.raw == typed
    number.shown.encode()
    assert number.complete == bool(number.key) or number.kind == "short"
    assert not number.key or read_number(number.key).key == number.key
    search_digits(typed)
    number_keys(typed)


@given(st.integers(10_000_000, 59_999_999))
def test_what_is_shown_reads_back_as_the_same_number(end: int) -> None:
    number = read_number(f"06{end}")
    assert read_number(number.shown).key == number.key == f"+316{end}"


@pytest.mark.parametrize(
    "typed",
    ["06", "06-12 34", "0612345678", "+31612", "+31 (0)6 12", "0031612", "3161", "31612345678", "612", "12345678"],
)
def test_a_number_half_typed_in_the_search_finds_the_whole_one(typed: str) -> None:
    digits = search_digits(typed)
    assert digits
    assert any(key.startswith(digits) for key in number_keys("+31612345678"))


@pytest.mark.parametrize("typed", ["058 12", "1234567", "4567", "234567"])
def test_a_landline_is_found_without_its_area_code_and_by_its_end(typed: str) -> None:
    assert any(key.startswith(search_digits(typed)) for key in number_keys("058 123 45 67"))


@pytest.mark.parametrize("typed", ["+32 470", "0032 (0)470", "0470 12", "3456"])
def test_a_foreign_number_is_found_with_and_without_its_country_code(typed: str) -> None:
    assert any(key.startswith(search_digits(typed)) for key in number_keys("+32470123456"))


def test_another_number_is_not_found() -> None:
    assert not any(key.startswith(search_digits("06-12 35")) for key in number_keys(MOBILE))


def test_search_digits_are_national_and_words_have_none() -> None:
    assert search_digits("06-12 34") == search_digits("+31 6 12 34") == search_digits("0031 6 12 34") == "61234"
    assert search_digits("+32 470") == "32470"
    assert search_digits("A-0419") == search_digits("Sem 14") == search_digits("") == ""


def test_a_withheld_number_is_indexed_under_nothing() -> None:
    assert number_keys("anoniem") == number_keys("") == set()


def test_a_number_in_a_sentence_is_found() -> None:
    found = find_number("Bij geen gehoor: 06-12345678, anders 058 1234567")
    assert found is not None
    assert found.key == MOBILE
    assert find_number("geen nummer, zie rooster 2026") is None


def test_importing_the_module_does_not_yet_import_the_number_plan() -> None:
    asked = "import sys, desk.words.phone; print('phonenumbers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "False\n"
