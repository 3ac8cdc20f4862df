"""Ctrl+O: what happened today, with how it ended and what was promised."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.intake.calls import HangUp
from desk.intake.closing import CloseReport, SetOutcome
from desk.intake.promises import PromiseCallback
from ui.panels.today import TodayPanel

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


@pytest.fixture
def panel(night: Night) -> TodayPanel:
    panel = TodayPanel(night.session, night.host)
    night.pass_by(minutes=1)
    closed = night.call("0612345678")
    night.answer("youth_name", "Sem")
    night.session.do(SetOutcome(closed, night.session.child, "advice"))
    night.session.do(CloseReport(closed))
    night.pass_by(minutes=1)
    waiting = night.call("0511223344")
    night.answer("youth_name", "Noor")
    night.session.do(PromiseCallback(waiting, who="oma"))
    night.pass_by(minutes=1)
    night.session.do(HangUp(night.call()))
    panel.show_for("")
    panel.open()
    return panel


def shown(panel: TodayPanel) -> list[str]:
    return [line.title[:6] for line in panel.list.lines.lines]


def test_every_report_has_time_outcome_state_and_promise(night: Night, panel: TodayPanel) -> None:
    newest, waiting, closed = panel.list.lines.lines
    assert (newest.title[:6], newest.badge) == ("A-0003", "Geen afspraak open")
    assert waiting.badge == "Terugbellen · voor 04:02"
    assert closed.detail.startswith("03:41 · Advies gegeven · Sem")
    assert closed.badge == "Afgerond"


def test_the_counts_say_what_is_open_and_late(night: Night, panel: TodayPanel) -> None:
    assert panel.counts == "reports: 3 · still open: 2 · promises: 1"
    night.pass_by(minutes=30)
    assert panel.counts == "reports: 3 · still open: 2 · promises: 1 · too late: 1"


@pytest.mark.parametrize(("typed", "left"), [("noor", ["A-0002"]), ("advies", ["A-0001"]), ("0511 22", ["A-0002"])])
def test_typing_leaves_the_reports_that_match(panel: TodayPanel, qtbot: QtBot, typed: str, left: list[str]) -> None:
    qtbot.keyClicks(panel.field, typed)
    assert shown(panel) == left
    assert panel.counts.endswith("shown: 1")


def test_enter_opens_the_report_that_is_marked(night: Night, panel: TodayPanel, qtbot: QtBot) -> None:
    assert panel.field.hasFocus()
    qtbot.keyClick(panel.field, DOWN)
    qtbot.keyClick(panel.field, ENTER)
    row = night.session.row
    assert row is not None
    assert row.card.reference == "A-0002"
    assert panel.isHidden()
