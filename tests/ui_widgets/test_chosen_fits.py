"""Whoever is chosen is bold, and has the room for it: a button that changes its kind is as wide as its own words."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from widget_page import show_alone
from widget_rows import options

from ui.look.apply import apply
from ui.look.theme import DARK, LIGHT
from ui.widgets.box import Action, Actions
from ui.widgets.key_button import KeyButton
from ui.widgets.option_chips import OptionChips

WHO = ("ouder", "jeugdige", "beroepskracht", "iemand anders")
ASIDES = ("quiet", "plain")


def speakers(aside: str) -> tuple[QWidget, Callable[[str], None]]:
    """Who speaks now, or whose child's questions are shown: one primary among others."""
    row = Actions()

    def choose(chosen: str) -> None:
        row.show_actions([Action(who, who, kind="primary" if who == chosen else aside) for who in WHO])

    return row, choose


def answers() -> tuple[QWidget, Callable[[str], None]]:
    """The answers of a question."""
    row = OptionChips(in_tab_order=False)

    def choose(chosen: str) -> None:
        row.show_options(options(tuple((who, who, str(at)) for at, who in enumerate(WHO, 1)), (chosen,)))

    return row, choose


@pytest.mark.parametrize("make", [*(lambda kind=kind: speakers(kind) for kind in ASIDES), answers])
@pytest.mark.parametrize(("theme", "scale"), [(DARK, 1.0), (LIGHT, 2.0)])
def test_one_after_the_other_is_chosen_and_none_is_cut(
    qtbot: QtBot, qapp: QApplication, make: Callable, theme: object, scale: float
) -> None:
    apply(qapp, theme, scale, contrast=False)
    row, choose = make()
    choose("ouder")
    show_alone(qtbot, row)
    row.resize(1600, 120)
    for chosen in (*WHO, "ouder"):
        choose(chosen)
        qapp.processEvents()
        buttons = [one for one in row.findChildren(KeyButton) if not one.isHidden()]
        assert [one.caption for one in buttons] == [*WHO]
        assert [one.width() - one.sizeHint().width() for one in buttons] == [0] * len(WHO)
