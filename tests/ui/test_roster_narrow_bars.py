"""Bars of a month: one letter that tells people apart, the mark with it where it fits, never over a neighbour."""

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from ui.look.look import look
from ui.look.visible import visible
from ui.roster.painting import initial


@pytest.fixture(autouse=True)
def window(qtbot: QtBot) -> None:
    """Fonts need an application."""


@pytest.mark.parametrize(
    ("names", "letter"),
    [("Dijkstra", "D"), ("J. de Vries", "V"), ("dr. Postma", "P"), ("Anna Bakker + Piet Jansen", "B"), ("!", "!")],
)
def test_the_letter_is_that_of_the_surname(names: str, letter: str) -> None:
    assert initial(look(), "small", names, 20, sign=False)[0] == letter


def test_a_mark_stands_before_the_letter_and_never_instead_of_it() -> None:
    # As wide as needed, whatever the text scale of this moment.
    both = QFontMetrics(look().font("small")).horizontalAdvance(visible("!P"))
    assert initial(look(), "small", "dr. Postma", both, sign=True)[0] == "!P"
    wide = QFontMetrics(look().font("small")).horizontalAdvance(visible("P"))
    assert initial(look(), "small", "dr. Postma", wide, sign=True)[0] == "P"


def test_a_letter_that_does_not_fit_is_smaller_and_one_that_nobody_reads_is_left_out() -> None:
    whole = initial(look(), "small", "Maat", 40, sign=False)[1]
    wide = QFontMetrics(look().font("small")).horizontalAdvance("M")
    smaller = initial(look(), "small", "Maat", wide - 1, sign=False)[1]
    assert 0 < smaller < whole
    assert initial(look(), "small", "Maat", 2, sign=False)[1] == 0
