"""Chains of calling: the shipped ones are shown, what a region agreed on is set in their place, or taken back."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import NORTH, Roster

from ui.panels.kept import fill
from ui.panels.roster_chain import RosterChainPanel

ENTER, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Delete
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(night: Night) -> RosterChainPanel:
    Roster(night)
    night.host.activateWindow()
    panel = RosterChainPanel(night.session, night.host)
    panel.show_for("")
    panel.open()
    return panel


def chain(panel: RosterChainPanel, key: str) -> tuple[str, str]:
    line = next(line for line in panel.list.lines.lines if line.id == key)
    return line.detail, line.badge


def test_the_shipped_chains_are_shown(panel: RosterChainPanel) -> None:
    said, badge = chain(panel, "triagist/")
    assert said == "triagist 5 min → achterwacht 5 min → spelverdeler 5 min → dienstleider 5 min"
    assert badge == "as shipped"


def test_minutes_are_set_and_del_brings_the_shipped_chain_back(
    night: Night, panel: RosterChainPanel, qtbot: QtBot
) -> None:
    panel.open_form("triagist/")
    panel.minutes.field.setFocus()
    panel.minutes.field.selectAll()
    qtbot.keyClicks(panel.minutes.field, "3")
    qtbot.keyClick(panel.minutes.field, ENTER, CTRL)
    said, badge = chain(panel, "triagist/")
    assert said.startswith("triagist 3 min → achterwacht 5 min")
    assert badge == "set here"
    panel.open_form("triagist/")
    qtbot.keyClick(QApplication.focusWidget(), DELETE)
    assert chain(panel, "triagist/")[1] == "as shipped"


def test_a_provider_gets_a_chain_of_its_own_in_the_order_that_was_agreed(night: Night, panel: RosterChainPanel) -> None:
    panel.open_new()
    panel._pick_role("triagist")
    panel._pick_provider(NORTH)
    panel._add("shift-lead")
    panel._add("backup")
    panel.steps.setCurrentIndex(panel.steps.lines.index(2))
    panel._act("up")
    assert [line.title for line in panel.steps.lines.lines] == ["triagist", "achterwacht", "dienstleider"]
    assert [line.detail for line in panel.steps.lines.lines] == ["at once", "after 5 min", "after 10 min"]
    panel.save()
    (row,) = night.desk.roster().chains.values()
    assert (row.role, row.provider, row.roles) == ("triagist", NORTH, ("triagist", "backup", "shift-lead"))


def test_minutes_that_are_none_are_said_and_change_nothing(panel: RosterChainPanel) -> None:
    panel.open_form("triagist/")
    fill(panel.minutes, "veel")
    panel._typed("veel")
    assert panel._steps[0] == ("triagist", 5)
