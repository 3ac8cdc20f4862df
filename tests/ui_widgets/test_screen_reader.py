"""Every control has a name and a role for a screen reader."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot
from test_fits_at_every_scale import MAKERS
from widget_page import show_alone
from widget_rows import NOW, card, list_question, on_call, options, question, routes, sections, text_question

from ui.widgets.card import Card
from ui.widgets.on_call_box import OnCallBox
from ui.widgets.panel import Panel
from ui.widgets.question_card import QuestionCard
from ui.widgets.ring import Ring
from ui.widgets.route_button import RouteButton
from ui.widgets.section_bar import SectionBar

ROLE = QAccessible.Role


def heard(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """The name and role that a screen reader gets."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name), told.role()


@pytest.mark.parametrize("make", MAKERS)
def test_everything_that_takes_the_keyboard_has_a_name_and_a_role(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    shown = make()
    window = show_alone(qtbot, shown)
    stops = [
        part
        for part in window.findChildren(QWidget)
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus
        and part.isVisible()
        and part.focusProxy() is None
        and not isinstance(part, QScrollBar)
        and not (isinstance(part.parent(), QAbstractScrollArea) and part.objectName().startswith("qt_"))
    ]
    nameless = [(type(part).__name__, heard(part)) for part in stops if not heard(part)[0]]
    assert nameless == []
    assert [type(part).__name__ for part in stops if heard(part)[1] in (ROLE.NoRole, ROLE.Client)] == []


def test_the_routes_are_buttons_with_their_own_names(qtbot: QtBot) -> None:
    buttons = [RouteButton(row) for row in routes()]
    for button in buttons:
        qtbot.addWidget(button)
    assert [heard(button) for button in buttons] == [
        ("112", ROLE.Button),
        ("Huisartsenpost", ROLE.Button),
        ("Veilig Thuis", ROLE.Button),
        ("Spoed voor Jeugd", ROLE.Button),
    ]


def test_a_question_is_a_group_with_its_own_text(qtbot: QtBot) -> None:
    shown = QuestionCard(question(chosen="yes"))
    qtbot.addWidget(shown)
    assert heard(shown) == ("Is er nu een volwassene bij hem in de kamer?", ROLE.Grouping)
    yes, no = (QAccessible.queryAccessibleInterface(chip) for chip in shown.chips.chips[:2])
    assert (yes.text(QAccessible.Text.Name), yes.state().checked) == ("Ja", 1)
    assert (no.text(QAccessible.Text.Name), no.state().checked) == ("Nee", 0)


def test_text_and_lists_have_the_question_as_their_name(qtbot: QtBot) -> None:
    text, listed = QuestionCard(text_question()), QuestionCard(list_question())
    show_alone(qtbot, text)
    show_alone(qtbot, listed)
    assert heard(text.field) == ("Wat is er gebeurd, in de woorden van de beller?", ROLE.EditableText)
    listed.take_keyboard()
    assert heard(QApplication.focusWidget()) == ("Welke gemeente is verantwoordelijk?", ROLE.EditableText)


def test_keys_are_read_with_the_button_they_belong_to(qtbot: QtBot) -> None:
    bar, box, shown = SectionBar(), OnCallBox("Bel triagist", "F8"), Card(card(), NOW)
    for widget in (bar, box, shown):
        qtbot.addWidget(widget)
    bar.show_rows(sections(), "s4")
    box.show_row(on_call())
    assert "Alt 3" in bar.tabs[2].accessibleDescription()
    assert "3 of 3" in bar.tabs[0].accessibleDescription()
    assert "F8" in box.action_row.buttons[0].accessibleDescription()
    assert "3:36" in shown.accessibleDescription()


def test_several_answers_are_each_checked_or_not(qtbot: QtBot) -> None:
    shown = QuestionCard(question(kind="choices", options=options(chosen=("yes", "no"))))
    qtbot.addWidget(shown)
    states = [QAccessible.queryAccessibleInterface(chip).state().checked for chip in shown.chips.chips]
    assert states == [1, 1, 0, 0]


def test_a_ring_says_its_figures_in_words(qtbot: QtBot) -> None:
    ring = Ring()
    qtbot.addWidget(ring)
    ring.show_card(card(), NOW)
    assert heard(ring)[0] == "in call for 3:36"


def test_a_panel_is_a_group_with_its_title(qtbot: QtBot) -> None:
    host = QWidget()
    show_alone(qtbot, host)
    panel = Panel(host, "112 bellen")
    assert heard(panel) == ("112 bellen", ROLE.Grouping)
    assert heard(panel.close_button) == ("Close", ROLE.Button)
