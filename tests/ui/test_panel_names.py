"""Every control of the panels about the desk has a name for a screen reader, and Tab stays inside."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.intake.answers import AddChild
from desk.intake.promises import PromiseCallback
from ui.panels.host import PanelHost


@pytest.mark.parametrize("name", ["close", "handover", "search", "timeline", "today", "more", "people"])
def test_tab_walks_round_inside_and_every_stop_has_a_name(night: Night, qtbot: QtBot, name: str) -> None:
    report = night.call("0612345678")
    night.session.do(AddChild(report, night.desk.new_id()))
    night.session.do(PromiseCallback(report, who="moeder"))
    panel = PanelHost(night.session, night.host).open(name)
    first = QApplication.focusWidget()
    assert first is not None
    held, walked = first, 0
    while walked == 0 or held is not first:
        assert panel.isAncestorOf(held)
        assert held.accessibleName(), held
        qtbot.keyClick(held, Qt.Key.Key_Tab)
        held = QApplication.focusWidget()
        walked += 1
        assert walked < 30
    assert panel.accessibleName()
    qtbot.keyClick(held, Qt.Key.Key_Escape)
    assert panel.isHidden()
