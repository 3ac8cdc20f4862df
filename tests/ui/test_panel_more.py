"""Ctrl+M: the rarer acts on a report by digits; what was moved or set aside is never gone."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.intake.answers import AddChild, GiveAnswer
from desk.intake.calls import HangUp
from desk.intake.closing import CloseReport
from desk.intake.merging import MergeReport
from ui.panels.more import MorePanel

ENTER, ESC, BACK, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Tab
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(night: Night) -> MorePanel:
    night.call("0612345678")
    return MorePanel(night.session, night.host)


def opened(panel: MorePanel, act: str = "") -> None:
    panel.show_for(act)
    panel.open()


def keys(qtbot: QtBot, text: str) -> None:
    for key in text:
        qtbot.keyClick(QApplication.focusWidget(), key)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def menu(panel: MorePanel) -> dict[str, str]:
    return {row.key: row.code for row in panel.choices.rows}


def second_child(night: Night, name: str) -> str:
    first, child = night.session.child, night.desk.new_id()
    night.session.do(AddChild(night.session.report, child))
    night.session.choose_child(child)
    night.answer("youth_name", name)
    night.session.choose_child(first)
    return child


def test_two_digits_say_who_speaks_now(night: Night, panel: MorePanel, qtbot: QtBot) -> None:
    opened(panel)
    keys(qtbot, "12")
    assert night.sheet.speaker == "child"
    assert panel.isHidden()
    assert "Aan de lijn: jeugdige" in night.lines()


def test_a_digit_always_means_the_same_act(night: Night, panel: MorePanel) -> None:
    opened(panel)
    assert menu(panel) == {"1": "speaker", "6": "promise", "7": "set-aside", "0": "own"}
    night.session.do(CloseReport(night.session.report))
    panel.refresh()
    assert menu(panel) == {"1": "speaker", "3": "join", "6": "promise", "8": "reopen", "0": "own"}


def test_a_report_goes_on_in_another_one_of_the_same_number_first(night: Night, panel: MorePanel, qtbot: QtBot) -> None:
    first = night.session.report
    night.session.do(HangUp(first))
    night.pass_by(minutes=1)
    night.session.do(HangUp(night.call("0511223344")))
    night.pass_by(minutes=1)
    night.call("0612345678")
    opened(panel)
    keys(qtbot, "2")
    assert panel.choices.label == "A-0003 goes on in:"
    assert [row.label[:6] for row in panel.choices.rows] == ["A-0001", "A-0002"]
    keys(qtbot, "1")
    assert panel.choices.label.startswith("A-0003: kind onbekend; beller 06 12 34 56 78 gaat verder in A-0001: ")
    assert "Is dit wel hetzelfde kind?" in panel.choices.label
    keys(qtbot, "418n")
    assert panel.choices.label == "A-0003 goes on in:"
    keys(qtbot, "1j")
    assert night.session.report == first
    assert night.sheet.card.state == "calling"
    assert panel.isHidden()


def test_a_new_call_joins_the_report_in_one_digit(night: Night, panel: MorePanel, qtbot: QtBot) -> None:
    night.session.do(HangUp(night.session.report))
    opened(panel)
    keys(qtbot, "3")
    assert night.sheet.on_line == "calling"


def test_an_answer_goes_to_the_child_that_it_belongs_to(night: Night, panel: MorePanel, qtbot: QtBot) -> None:
    night.answer("youth_name", "Sem")
    night.answer("wish_to_die", "yes")
    noor = second_child(night, "Noor")
    opened(panel)
    keys(qtbot, "4")
    assert [row.label.rsplit(" ", 1)[1] for row in panel.choices.rows] == ["Sem", "Ja"]
    keys(qtbot, "2")
    assert panel.choices.label == "To which child?"
    keys(qtbot, "1")
    night.session.choose_child(noor)
    (question,) = [q for s in night.sheet.sections for q in s.questions if q.code == "wish_to_die"]
    assert question.answered


def test_a_child_set_aside_comes_back_with_its_answers(night: Night, panel: MorePanel, qtbot: QtBot) -> None:
    noor = second_child(night, "Noor")
    opened(panel)
    keys(qtbot, "5")
    assert [row.label for row in panel.choices.rows] == ["Kind 1", "Noor"]
    keys(qtbot, "2")
    assert len(night.sheet.card.children) == 1
    opened(panel)
    keys(qtbot, "91")
    assert [child.name for child in night.sheet.card.children] == ["", "Noor"]
    assert night.sheet.card.children[1].id == noor


def test_a_task_by_hand_runs_on_a_clock_of_the_profile(night: Night, panel: MorePanel, qtbot: QtBot) -> None:
    opened(panel)
    keys(qtbot, "61")
    assert QApplication.focusWidget() is panel.form.who.field
    qtbot.keyClicks(panel.form.who.field, "Jeugdhulp Friesland")
    press(qtbot, ENTER)
    press(qtbot, ENTER)
    qtbot.keyClicks(QApplication.focusWidget(), "04:30")
    press(qtbot, ENTER, CTRL)
    (promise,) = night.desk.promises()
    assert (promise.kind, promise.who, promise.label) == (
        "provider-hour",
        "Jeugdhulp Friesland",
        "Aanbieder belt gezin",
    )
    assert (promise.due_at - night.desk.now()).total_seconds() == 50 * 60
    opened(panel, "promise")
    keys(qtbot, "1")
    assert panel.form.who.text == ""


def test_a_promise_without_anything_filled_in_is_made_too(night: Night, panel: MorePanel, qtbot: QtBot) -> None:
    opened(panel, "promise")
    keys(qtbot, "3")
    press(qtbot, ENTER, CTRL)
    assert [promise.kind for promise in night.desk.promises()] == ["next-workday"]


def test_what_was_typed_for_a_task_is_there_again(night: Night, panel: MorePanel, qtbot: QtBot) -> None:
    opened(panel, "promise")
    keys(qtbot, "1")
    qtbot.keyClicks(panel.form.who.field, "Kinnik")
    press(qtbot, ESC)
    opened(panel, "promise")
    keys(qtbot, "1")
    assert panel.form.who.text == "Kinnik"


def test_a_report_is_set_aside_with_a_reason_and_opened_again(night: Night, panel: MorePanel, qtbot: QtBot) -> None:
    opened(panel)
    keys(qtbot, "72")
    assert night.sheet.card.state == "set-aside"
    assert night.lines()[-1] == "Terzijde gelegd: Verkeerd verbonden"
    opened(panel)
    keys(qtbot, "81")
    assert night.sheet.card.state == "open"
    assert night.lines()[-1] == "Heropend: Er is weer gebeld"


def test_backspace_goes_a_step_back_and_escape_closes(night: Night, panel: MorePanel, qtbot: QtBot) -> None:
    opened(panel)
    keys(qtbot, "6")
    assert panel.act == "promise"
    keys(qtbot, "1")
    press(qtbot, TAB)
    panel.go_back()
    assert panel.choices.label == "What is promised?"
    press(qtbot, BACK)
    assert panel.act == ""
    assert menu(panel)["1"] == "speaker"
    press(qtbot, ESC)
    assert panel.isHidden()


def test_more_than_nine_answers_are_found_by_typing(night: Night, panel: MorePanel, qtbot: QtBot) -> None:
    profile = night.desk.profile
    assert profile is not None
    second_child(night, "Noor")
    scoped = [i for i in profile.checklist.questions() if profile.checklist.is_child_scoped(i.link_id) and i.options]
    for item in scoped[:12]:
        night.session.do(GiveAnswer(night.session.report, night.session.child, item.link_id, (item.options[0].value,)))
    opened(panel)
    keys(qtbot, "4")
    assert QApplication.focusWidget() is panel.choices.list.field
    first = panel.choices.rows[3]
    qtbot.keyClicks(QApplication.focusWidget(), first.label[:12].encode("ascii", "ignore").decode())
    press(qtbot, ENTER)
    assert panel.act == "move-to"


def test_without_a_report_there_is_nothing_to_do(night: Night, panel: MorePanel) -> None:
    night.session.open_report("")
    opened(panel)
    assert panel.choices.label == "No report open"
    assert panel.choices.rows == ()


def test_a_merge_is_taken_back_with_one_key_and_a_question(night: Night, panel: MorePanel, qtbot: QtBot) -> None:
    first = night.session.report
    night.session.do(HangUp(first))
    night.pass_by(minutes=1)
    second = night.call("0511223344")
    opened(panel)
    assert panel.unmerge.isHidden()
    night.session.do(MergeReport(second, first))
    night.session.open_report(first)
    opened(panel)
    keys(qtbot, "z")
    assert panel.choices.label.startswith("A-0002 weer apart van A-0001?")
    keys(qtbot, "2n")
    assert night.session.desk.acts(first, "").unmerge[0] == second
    keys(qtbot, "zj")
    assert panel.isHidden()
    assert night.session.desk.acts(first, "").unmerge[0] == ""
    assert night.session.desk.card(second).state == "calling"
