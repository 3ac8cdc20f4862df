"""Marks that nobody sees stay in the facts and never turn round what stands on the screen."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.look.visible import visible
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
