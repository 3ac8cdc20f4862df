"""Shift+F7: the report on one page, to read aloud in a minute."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.intake.answers import AddChild
from ui.panels.host import PanelHost
from ui.panels.summary import SummaryPanel

ENTER = Qt.Key.Key_Return


@pytest.fixture
def panel(night: Night, panels: PanelHost) -> SummaryPanel:
    night.call("0612345678")
    night.answer("youth_name", "Sem")
    night.answer("wish_to_die", "yes")
    night.answer("what_happened", "Hij stuurde een bericht dat hij niet meer wil. " * 12)
    return panels.open("summary")


def words(panel: SummaryPanel) -> str:
    return panel.view.accessibleName()


def test_the_summary_opens_at_its_top_with_the_keyboard_on_it(panel: SummaryPanel) -> None:
    assert panel.view.hasFocus()
    assert words(panel).startswith("Melding A-0001\nGevaar: wil dood")
    assert panel.view.row is not None
    assert panel.view.row.words < 160


def test_what_is_cut_is_said_and_what_is_missing_too(panel: SummaryPanel) -> None:
    assert "Waar nu: nog niet bekend" in words(panel)
    assert "more stands in the report" in panel.view.note


def test_it_follows_what_is_answered_while_it_is_open(night: Night, panel: SummaryPanel) -> None:
    night.answer("current_location", "Kerkstraat 12, Leeuwarden")
    night.settle()
    assert "Waar nu: Kerkstraat 12, Leeuwarden" in words(panel)


def test_k_puts_it_on_the_clipboard_as_text_and_that_is_a_fact(night: Night, panel: SummaryPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.view, "k")
    assert QApplication.clipboard().text() == panel.view.text
    assert night.lines()[-1] == "Samenvatting als tekst aan the clipboard"


def test_enter_goes_on_to_the_decision(panel: SummaryPanel, panels: PanelHost, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.view, ENTER)
    assert panels.name == "decision"


def test_of_two_children_a_digit_chooses_whose_is_read(night: Night, panel: SummaryPanel, qtbot: QtBot) -> None:
    night.session.do(AddChild(night.session.report, second := night.desk.new_id()))
    night.settle()
    assert "een van 2 kinderen" in words(panel)
    qtbot.keyClicks(panel.view, "2")
    assert night.session.child == second
    assert "naam onbekend" in words(panel)


def test_without_a_report_it_says_so(night: Night, panels: PanelHost) -> None:
    panel = panels.open("summary")
    assert not panel.view.isVisible()
    assert panel.first_stop() is None
