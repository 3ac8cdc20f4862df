"""A callback request (Ctrl+T): three fields, timed from their call, in the board at once."""

from datetime import timedelta

import pytest
from night_desk import NIGHT, Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.panels.request import RequestPanel

ENTER = Qt.Key.Key_Return


@pytest.fixture
def panel(night: Night) -> RequestPanel:
    panel = RequestPanel(night.session, night.host)
    panel.show_for("")
    panel.open()
    return panel


def types(qtbot: QtBot, text: str, then: Qt.Key = ENTER) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), text)
    qtbot.keyClick(QApplication.focusWidget(), then)


def test_three_fields_and_enter_put_it_on_the_list(night: Night, panel: RequestPanel, qtbot: QtBot) -> None:
    types(qtbot, "huisarts Postma")
    types(qtbot, "0582333838")
    types(qtbot, "meisje van 15, eet niet")
    (promise,) = night.desk.promises()
    assert (promise.who, promise.number) == ("huisarts Postma", "058 233 38 38")
    assert promise.due_at == NIGHT + timedelta(minutes=20)
    assert panel.isHidden()
    assert [card.id for card in night.desk.board()] == [promise.report]
    assert night.session.report == ""


def test_it_is_timed_from_their_call(night: Night, panel: RequestPanel, qtbot: QtBot) -> None:
    panel._at.field.setFocus()
    types(qtbot, "03:25", Qt.Key.Key_Tab)
    assert "call back before 03:45 (20 min after their call)" in panel._due.text
    panel.confirm()
    (promise,) = night.desk.promises()
    assert promise.started_at == NIGHT - timedelta(minutes=15)
    assert promise.due_at == NIGHT + timedelta(minutes=5)


def test_without_a_time_the_moment_of_opening_counts(night: Night, panel: RequestPanel, qtbot: QtBot) -> None:
    night.pass_by(minutes=4)
    types(qtbot, "politie Drachten", Qt.Key.Key_Tab)
    panel.confirm()
    (promise,) = night.desk.promises()
    assert promise.started_at == NIGHT


def test_a_request_that_is_late_already_is_loud_and_taken(night: Night, panel: RequestPanel, qtbot: QtBot) -> None:
    panel._at.field.setFocus()
    types(qtbot, "50", Qt.Key.Key_Tab)
    panel.confirm()
    (promise,) = night.desk.promises()
    assert promise.due_at < NIGHT


def test_ctrl_enter_opens_the_report_too(night: Night, panel: RequestPanel, qtbot: QtBot) -> None:
    night.host.activateWindow()
    qtbot.keyClicks(QApplication.focusWidget(), "school")
    qtbot.keyClick(QApplication.focusWidget(), ENTER, Qt.KeyboardModifier.ControlModifier)
    assert night.session.report
    assert night.sheet.card.kind == "callback-request"
    assert panel.isHidden()


def test_shift_enter_goes_back(night: Night, panel: RequestPanel, qtbot: QtBot) -> None:
    types(qtbot, "school")
    assert QApplication.focusWidget() is panel._number.field
    qtbot.keyClick(QApplication.focusWidget(), ENTER, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is panel._who.field


def test_escape_loses_nothing(night: Night, panel: RequestPanel, qtbot: QtBot) -> None:
    types(qtbot, "huisarts Pos", Qt.Key.Key_Escape)
    assert panel.isHidden()
    panel.show_for("")
    panel.open()
    assert panel._who.text == "huisarts Pos"


def test_what_is_being_typed_is_kept_when_the_desk_stops(night: Night, panel: RequestPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), "huisarts Pos")
    night.session.stop()
    assert "huisarts Pos" in night.desk.drafts().values()


def test_nothing_is_required(night: Night, panel: RequestPanel) -> None:
    panel.confirm()
    assert len(night.desk.promises()) == 1


def test_a_number_that_is_known_stands_there(night: Night, panel: RequestPanel) -> None:
    panel.show_for("0612345678")
    assert panel._number.text == "0612345678"
    assert panel._number.field.accessibleDescription() == "06 12 34 56 78"
