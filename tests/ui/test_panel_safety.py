"""The safety agreement by keyboard: agreed, read back, replaced, ended, and in sight at callback and handover."""

from datetime import timedelta

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.care_rows.safety import SafetyRow
from desk.intake.answers import AddChild
from desk.intake.promises import PromiseCallback
from desk.intake.safety import AgreeSafety
from ui.panels.handover import HandoverPanel
from ui.panels.host import PanelHost
from ui.panels.promise import PromisePanel
from ui.panels.safety import SafetyPanel

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(night: Night, panels: PanelHost) -> SafetyPanel:
    night.call("0612345678")
    night.answer("youth_name", "Sem")
    night.answer("who_can_stay", "oma")
    night.answer("caller_role", "parent")
    opened = panels.open("safety")
    assert isinstance(opened, SafetyPanel)
    return opened


def held() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def types(qtbot: QtBot, *lines: str) -> None:
    """Each line in its own field; Enter goes on."""
    for line in lines:
        qtbot.keyClick(held(), Qt.Key.Key_A, CTRL)
        qtbot.keyClick(held(), Qt.Key.Key_Delete)
        qtbot.keyClicks(held(), line)
        qtbot.keyClick(held(), ENTER)


def standing(night: Night) -> tuple[SafetyRow, ...]:
    return night.desk.care.agreed(night.session.report)


def test_it_is_agreed_by_keyboard_alone_and_the_next_contact_is_a_promise(
    night: Night, panel: SafetyPanel, qtbot: QtBot
) -> None:
    assert held() is panel.stays.field
    assert panel.stays.text == "oma"
    types(qtbot, "moeder", "pillen bij oma", "oma 0611111111", "90", "60")
    qtbot.keyClick(held(), ENTER, CTRL)
    (row,) = standing(night)
    assert (row.stays, row.means, row.call_first, row.late) == ("moeder", "pillen bij oma", "oma 0611111111", False)
    assert row.promise is not None
    assert row.promise.due_at - night.desk.now() == timedelta(minutes=60)
    assert row.promise.number == "06 12 34 56 78"
    assert held() is panel.standing.boxes[0]
    qtbot.keyClick(held(), ENTER)
    assert standing(night)[0].read_back_at is None


def test_calling_later_than_they_can_hold_is_said_at_once_and_stops_nobody(
    night: Night, panel: SafetyPanel, qtbot: QtBot
) -> None:
    types(qtbot, "moeder", "", "", "60", "120")
    assert not panel._late.isHidden()
    assert "04:40" in panel._late.text
    qtbot.keyClick(held(), ENTER, CTRL)
    assert standing(night)[0].late


def test_nothing_is_required_and_what_is_open_is_said(night: Night, panel: SafetyPanel, qtbot: QtBot) -> None:
    types(qtbot, "")
    qtbot.keyClick(held(), ENTER, CTRL)
    (row,) = standing(night)
    assert "wie blijft is open" in row.open
    assert "wie blijft is open" in panel.standing.boxes[0].words


def test_a_professional_s_number_is_not_filled_in_and_that_there_is_none_is_said_before_and_after(
    night: Night, panel: SafetyPanel, qtbot: QtBot
) -> None:
    night.answer("caller_role", "professional")
    panel.show_for("")
    assert panel.number.text == ""
    assert panel._no_number.text == "No number of the family yet: there is no number to call at 07:40."
    assert panel._agree.caption == "Agree: we call at 07:40, without a number"
    qtbot.keyClick(held(), ENTER, CTRL)
    assert "voor 07:40 is er geen nummer" in panel.standing.boxes[0].words
    panel.number.fill("06 88 77 66 55")
    panel.tick(night.desk.now())
    assert panel._no_number.isHidden()
    panel.agree()
    assert [row.promise.number for row in standing(night) if row.promise] == ["06 88 77 66 55"]


def test_when_they_cannot_hold_it_the_panel_says_whom_to_call_before_the_button(
    night: Night, panel: SafetyPanel
) -> None:
    assert panel._first.isHidden()
    night.answer("can_hold", "no")
    panel.refresh()
    assert "triagist now (F8)" in panel._first.text


def test_read_back_is_one_key(night: Night, panel: SafetyPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(held(), ENTER, CTRL)
    qtbot.keyClick(held(), Qt.Key.Key_L)
    assert standing(night)[0].read_back_at == night.desk.now()
    assert "nog niet voorgelezen" not in standing(night)[0].open


def test_agreed_anew_the_form_begins_with_what_stands(night: Night, panel: SafetyPanel, qtbot: QtBot) -> None:
    types(qtbot, "moeder", "pillen weg", "oma", "90")
    qtbot.keyClick(held(), ENTER, CTRL)
    assert (panel.stays.text, panel.means.text, panel.holds.text) == ("moeder", "pillen weg", "05:10")
    panel.stays.setFocus()
    types(qtbot, "vader")
    qtbot.keyClick(held(), ENTER, CTRL)
    assert [row.stays for row in standing(night)] == ["vader"]
    assert [row.means for row in standing(night)] == ["pillen weg"]


def test_no_longer_needed_ends_it_and_its_promise(night: Night, panel: SafetyPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(held(), ENTER, CTRL)
    qtbot.keyClick(held(), Qt.Key.Key_X)
    assert standing(night) == ()
    assert not [row for row in night.sheet.promises if row.state == "open" and row.kind == "safety-call"]


def test_what_was_typed_is_kept_per_child_when_another_is_in_the_middle(
    night: Night, panel: SafetyPanel, qtbot: QtBot
) -> None:
    first = night.sheet.child
    types(qtbot, "moeder")
    night.session.do(AddChild(night.session.report, "kind2"))
    night.session.choose_child("kind2")
    assert panel.stays.text == ""
    night.session.choose_child(first)
    assert panel.stays.text == "moeder"


def test_answers_against_holding_it_at_home_stand_above_the_form(night: Night, panel: SafetyPanel) -> None:
    night.answer("can_hold", "no")
    panel.refresh()
    assert panel._warnings.texts == ("Houdt het gezin het vol tot morgen? Nee",)


def test_at_the_callback_it_stands_there_to_be_read_back(night: Night, panels: PanelHost, qtbot: QtBot) -> None:
    report = night.call("0612345678")
    child = night.sheet.child
    night.session.do(AgreeSafety(report, child, "moeder", "pillen bij oma"))
    night.session.do(PromiseCallback(report, "moeder"))
    promise = next(row for row in night.sheet.promises if row.kind == "callback")
    opened = panels.open("promise", promise.id)
    assert isinstance(opened, PromisePanel)
    assert "Moeder blijft bij het kind." in opened.agreed.boxes[0].words
    qtbot.keyClick(held(), Qt.Key.Key_L)
    assert standing(night)[0].read_back_at is not None


def test_at_the_change_of_shift_what_was_agreed_goes_along(night: Night, panels: PanelHost) -> None:
    report = night.call("0612345678")
    night.session.do(AgreeSafety(report, night.sheet.child, "moeder", "pillen bij oma"))
    opened = panels.open("handover")
    assert isinstance(opened, HandoverPanel)
    assert [line for line in opened.agreed if "moeder blijft · weg: pillen bij oma" in line]


def test_without_a_report_it_says_so(night: Night, panels: PanelHost) -> None:
    opened = panels.open("safety")
    assert isinstance(opened, SafetyPanel)
    assert not opened._nothing.isHidden()


def test_a_screen_reader_reads_all_of_the_agreement_where_the_keyboard_rests(
    night: Night, panel: SafetyPanel, qtbot: QtBot
) -> None:
    types(qtbot, "moeder")
    qtbot.keyClick(held(), ENTER, CTRL)
    told = QAccessible.queryAccessibleInterface(held())
    assert told.role() == QAccessible.Role.Grouping
    assert "Moeder blijft bij het kind." in told.text(QAccessible.Text.Description)
