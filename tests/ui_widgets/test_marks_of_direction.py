"""Marks that nobody sees stay in the facts and never turn round what stands on the screen."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.look import paint
from ui.look.look import look
from ui.look.visible import unbroken, visible
from ui.widgets.words import Words


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("bel \u202e21 43 65 60", "bel 21 43 65 60"),
        ("\u2067rechts\u2069 links\u200f", "rechts links"),
        ("een\x00 twee\x07", "een twee"),
        ("een\u2028twee", "een twee"),
        ("regel\nregel", "regel\nregel"),
        ("Zoë en Søren 👨\u200d👩\u200d👧", "Zoë en Søren 👨\u200d👩\u200d👧"),
        ("gewoon", "gewoon"),
    ],
)
def test_text_is_shown_without_marks_that_turn_it_round(typed: str, shown: str) -> None:
    assert visible(typed) == shown
    assert visible(shown) == shown


def test_a_label_shows_no_such_mark(qtbot: QtBot, qapp: QApplication) -> None:
    label = Words("body", "\u202eabc")
    qtbot.addWidget(label)
    assert label.text() == "abc"
    label.say("06 \u202d12")
    assert label.text() == "06 12"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Wijkteam · 06 12 34 56 05 · eigenaar Noor", "06 12 34 56 05"),
        ("bel 058 123 45 67, dan 0800 0113", "0800 0113"),
        ("bel +31 58 123 45 67", "+31 58 123 45 67"),
        ("voor 15:48 · nog 11 u 59 · Kinnik", "11 u 59"),
        ("nog 12 min", "12 min"),
    ],
)
def test_no_line_breaks_a_number_or_a_span_in_two(text: str, whole: str) -> None:
    assert whole.replace(" ", "\u00a0") in unbroken(text)
    font = look().font("small")
    assert paint.longest_word(font, text) >= paint.one_line(font, whole)


def test_other_words_break_where_they_did() -> None:
    assert unbroken("om 03:40 zei Sem 2 dingen in 2026") == "om 03:40 zei Sem 2 dingen in 2026"


def test_a_label_says_a_number_as_it_was_said_and_draws_it_whole(qtbot: QtBot, qapp: QApplication) -> None:
    label = Words("body", "bel 06 12 34 56 05")
    qtbot.addWidget(label)
    assert label.text() == "bel 06 12 34 56 05"
    assert QLabel.text(label) == "bel 06\u00a012\u00a034\u00a056\u00a005"
