"""Ctrl+E: a report is closed with whatever is known; nothing is a wall, and no promise is dropped."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.intake.answers import AddChild
from desk.intake.closing import CloseReport
from desk.intake.decisions import NoteDecision
from desk.intake.promises import PromiseCallback
from desk.rows import OptionRow
from ui.panels.closing import ClosingPanel

ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(night: Night) -> ClosingPanel:
    night.call("0612345678")
    return ClosingPanel(night.session, night.host)


def opened(panel: ClosingPanel) -> None:
    panel.show_for("")
    panel.open()


def held() -> object:
    return QApplication.focusWidget()


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def chosen(rows: tuple[OptionRow, ...]) -> list[str]:
    return [row.code for row in rows if row.chosen]


def test_a_report_closes_at_once_when_nothing_is_filled_in(night: Night, panel: ClosingPanel, qtbot: QtBot) -> None:
    opened(panel)
    press(qtbot, ENTER, CTRL)
    assert panel.isHidden()
    assert night.sheet.card.state == "closed"


def test_every_child_gets_its_outcome_by_a_few_letters(night: Night, panel: ClosingPanel, qtbot: QtBot) -> None:
    night.answer("youth_name", "Sem")
    night.session.do(AddChild(night.session.report, night.desk.new_id()))
    opened(panel)
    sem, other = panel.children_fields
    assert [sem.label, other.label] == ["Outcome for Sem", "Outcome for Kind 2"]
    assert held() is sem.list.field
    qtbot.keyClicks(held(), "advies")
    press(qtbot, ENTER)
    press(qtbot, ENTER)
    assert held() is panel.nature_fields[0].primary
    press(qtbot, ENTER)
    assert held() is other.list.field
    qtbot.keyClicks(held(), "geen crisis")
    press(qtbot, ENTER)
    assert [child.outcome for child in night.sheet.card.children] == ["Advies gegeven", "Geen crisis"]


def test_the_same_outcome_once_more_takes_it_back(night: Night, panel: ClosingPanel, qtbot: QtBot) -> None:
    opened(panel)
    for outcome in ("Advies gegeven", ""):
        qtbot.keyClicks(held(), "advies")
        press(qtbot, ENTER)
        assert [child.outcome for child in night.sheet.card.children] == [outcome]


def test_feedback_is_one_key_and_the_same_key_takes_it_back(night: Night, panel: ClosingPanel, qtbot: QtBot) -> None:
    opened(panel)
    panel.feedback.take_keyboard()
    press(qtbot, Qt.Key.Key_1)
    press(qtbot, Qt.Key.Key_3)
    assert chosen(panel.feedback.rows) == ["reporter", "referrer-after"]
    # Who is not there has not to hear it.
    assert night.sheet.feedback_open == ()
    night.answer("caller_role", "professional")
    assert night.sheet.feedback_open == ("referrer-before",)
    press(qtbot, Qt.Key.Key_1)
    assert chosen(panel.feedback.rows) == ["referrer-after"]
    assert night.sheet.feedback_open == ("reporter", "referrer-before")


def test_a_deviation_without_a_reason_is_offered_as_one_key(night: Night, panel: ClosingPanel, qtbot: QtBot) -> None:
    noted = NoteDecision(
        night.session.report, night.session.child, "Triagist Voorbeeld", "advice", proposed_urgency="direct"
    )
    night.session.do(noted)
    opened(panel)
    (field,) = panel.reason_fields
    assert field.label == "Decision of Triagist Voorbeeld, 03:40: other than proposed. Why?"
    field.take_keyboard()
    press(qtbot, Qt.Key.Key_2)
    (decision,) = night.sheet.decisions
    assert decision.reason == "Draagkracht van het gezin"
    assert panel.reason_fields == ()
    assert held() is panel.feedback.stop


def test_open_promises_are_listed_and_stay(night: Night, panel: ClosingPanel, qtbot: QtBot) -> None:
    night.session.do(PromiseCallback(night.session.report, who="moeder", number="0612345678"))
    opened(panel)
    assert panel.staying == "Terugbellen · moeder · 06 12 34 56 78 · before 04:00 · Telefonist Voorbeeld"
    press(qtbot, ENTER, CTRL)
    assert [promise.who for promise in night.desk.promises()] == ["moeder"]


def test_what_is_still_open_is_said_and_never_a_wall(night: Night, panel: ClosingPanel, qtbot: QtBot) -> None:
    opened(panel)
    assert panel.left_open == "Still open, may follow later: outcome (1), nature (1), feedback (3)"
    qtbot.keyClicks(held(), "advies")
    press(qtbot, ENTER)
    panel.feedback.take_keyboard()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        press(qtbot, key)
    assert panel.left_open == "Still open, may follow later: nature (1)"
    panel.nature_fields[0].primary.setFocus()
    press(qtbot, Qt.Key.Key_1)
    assert panel.left_open == ""


def test_a_note_and_a_task_go_along(night: Night, panel: ClosingPanel, qtbot: QtBot) -> None:
    opened(panel)
    panel.note.setFocus()
    qtbot.keyClicks(panel.note, "moeder blijft bij hem")
    press(qtbot, TAB)
    assert held() is panel.task.field
    qtbot.keyClicks(held(), "lokaal team bellen")
    press(qtbot, ENTER, CTRL)
    assert "Afgerond: moeder blijft bij hem" in night.lines()
    assert [(promise.kind, promise.who) for promise in night.desk.promises()] == [
        ("next-workday", "lokaal team bellen")
    ]
    opened(panel)
    assert (panel.note.text(), panel.task.text) == ("", "")


def test_escape_loses_nothing_that_was_typed(night: Night, panel: ClosingPanel, qtbot: QtBot) -> None:
    opened(panel)
    panel.note.setFocus()
    qtbot.keyClicks(panel.note, "half")
    panel.task.field.setFocus()
    qtbot.keyClicks(panel.task.field, "wijkteam")
    press(qtbot, ESC)
    assert panel.isHidden()
    first = night.session.report
    night.call("0511223344")
    opened(panel)
    assert (panel.note.text(), panel.task.text) == ("", "")
    night.session.open_report(first)
    assert (panel.note.text(), panel.task.text) == ("half", "wijkteam")


def test_a_closed_report_cannot_be_closed_again_but_an_outcome_can_follow(
    night: Night, panel: ClosingPanel, qtbot: QtBot
) -> None:
    night.session.do(CloseReport(night.session.report))
    opened(panel)
    assert panel.close_it.isHidden()
    qtbot.keyClicks(held(), "advies")
    press(qtbot, ENTER)
    assert [child.outcome for child in night.sheet.card.children] == ["Advies gegeven"]
    press(qtbot, ENTER, CTRL)
    assert not panel.isHidden()


def test_tab_goes_down_the_panel_in_the_order_in_which_it_reads(
    night: Night, panel: ClosingPanel, qtbot: QtBot
) -> None:
    night.session.do(AddChild(night.session.report, night.desk.new_id()))
    opened(panel)
    first, second = panel.children_fields
    walked = []
    for _ in range(12):
        walked.append(held())
        press(qtbot, TAB)
    one, two = ([nature.primary, nature.also, nature.systemic] for nature in panel.nature_fields)
    stops = [first.stop, *one, second.stop, *two, panel.feedback.stop, panel.note, panel.task.field, panel.close_it]
    assert walked == stops


def test_every_control_has_a_name(night: Night, panel: ClosingPanel) -> None:
    opened(panel)
    for stop in panel._stops():
        assert stop.accessibleName(), stop
