"""The form in which search compares words, and text that a database takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from desk.words.fold import clean_text, fold_places, fold_text

ANY_TEXT = st.text(st.characters(codec=None, categories=None))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("zoe", "Zoë"),
        ("andre", "ANDRÉ"),
        ("strasse", "Straße"),
        ("bjorn", "Bjørn"),
        ("lukasz", "Łukasz"),
        ("d'arc", "d’Arc"),
        ("d'arc", "d´Arc"),
        ("anne-marie", "Anne–Marie"),
        ("anne-marie", "Anne‑Marie"),
        ("van dijk", "van Dyk"),
        ("van dijk", "Van Dĳk"),
        ("van dijk", "van DIJK"),
        ("van dijk", "van Dÿk"),
        ("sybren", "Sijbren"),
        ("de vries", " De\u00a0\t Vries\n"),
        ("sneek", "Sn\u00adeek"),
        ("ibrahim", "İbrahim"),
        ("sem", "Sem\u200b"),
    ],
)
def test_a_name_is_found_however_it_is_written(typed: str, written: str) -> None:
    assert fold_text(typed) == fold_text(written)


@pytest.mark.parametrize("typed", ["d", "di", "dij", "dijk", "dy", "dyk"])
def test_a_half_typed_name_begins_the_whole_one(typed: str) -> None:
    assert fold_text("Dijkstra").startswith(fold_text("dij"))
    assert fold_text("Dyk").startswith(fold_text(typed))


def test_other_names_stay_apart() -> None:
    assert len({fold_text(name) for name in ("Sem", "Sam", "Sen", "Dijk", "Dik", "Anne Marie", "Annemarie")}) == 7


@given(ANY_TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold_text(text)
    assert fold_text(once) == once
    once.encode()


@given(ANY_TEXT)
def test_cleaned_text_can_be_written_and_other_text_is_left_alone(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode()
    assert "\0" not in cleaned
    assert clean_text(cleaned) == cleaned
    if "\0" not in text and not any(0xD800 <= ord(character) <= 0xDFFF for character in text):
        assert cleaned == text


def test_half_an_emoji_becomes_a_replacement_and_two_halves_become_the_emoji() -> None:
    assert clean_text("hoi \ud83d") == "hoi \ufffd"
    assert clean_text("\ude42 hoi") == "\ufffd hoi"
    assert clean_text("a\ud83db") == "a\ufffdb"
    assert clean_text("\ud83d\ude42") == "🙂"
    assert clean_text("a\0b") == "a\ufffdb"


def test_the_desks_database_takes_cleaned_text_and_gives_it_back() -> None:
    odd = "Zoë \ud83d \0 🙂"
    with dbapi2.connect(":memory:") as connection:
        assert connection.execute("select ?, length(?)", (clean_text(odd),) * 2).fetchone() == (
            "Zoë \ufffd \ufffd 🙂",
            9,
        )
    connection.close()


@given(ANY_TEXT)
def test_of_each_letter_without_its_accent_it_is_known_where_it_stood(text: str) -> None:
    plain, places = fold_places(text)
    assert len(plain) == len(places)
    assert [*places] == sorted(places)
    assert fold_text("".join(text[place] for place in dict.fromkeys(places))) == fold_text(plain)
