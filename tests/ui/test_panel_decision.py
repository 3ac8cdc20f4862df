"""Ctrl+R: as proposed or otherwise, by whom and when; a reason is one key and may follow (house rules 1 and 3)."""

import pytest
from conftest import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.rows import DecisionRow
from ui.panels.decision import DecisionPanel

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def panel(night: Night) -> DecisionPanel:
    night.call("0612345678")
    night.answer("danger_now", "yes")
    night.host.activateWindow()
    return DecisionPanel(night.session, night.host)


def opened(panel: DecisionPanel, name: str = "") -> DecisionPanel:
    panel.show_for(name)
    panel.open()
    return panel


def press(qtbot: QtBot, text: str) -> None:
    """Keys to whatever has the keyboard."""
    for letter in text:
        held = QApplication.focusWidget()
        assert held is not None
        qtbot.keyClicks(held, letter)


def enter(qtbot: QtBot) -> None:
    held = QApplication.focusWidget()
    assert held is not None
    qtbot.keyClick(held, ENTER)


def noted(night: Night) -> DecisionRow:
    (decision,) = night.sheet.decisions
    return decision


def proposed(night: Night) -> tuple[str, str, str]:
    made = night.sheet.proposal
    assert made is not None
    return made.urgency, made.pathway, made.route


def test_enter_notes_the_decision_as_proposed(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    opened(panel)
    enter(qtbot)
    decision = noted(night)
    assert (decision.urgency, decision.pathway, decision.route) == proposed(night)
    assert decision.followed
    assert decision.decided_by == decision.noted_by == "Telefonist Voorbeeld"
    assert panel.isHidden()
