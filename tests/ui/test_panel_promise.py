"""One promise: calling back opens with danger, tries keep it open, and every end of it is a fact (house rule 4)."""

from datetime import timedelta

import pytest
from night_desk import NIGHT, Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.intake.calls import HangUp
from desk.intake.closing import GiveFeedback
from desk.intake.decisions import NoteDecision
from desk.intake.desk import TakeSeat
from desk.intake.promises import MakePromise, PromiseCallback, RequestCallback
from desk.intake.routes import DialRoute
from desk.rows import PromiseRow
from ui.panels.promise import PromisePanel


def opened(night: Night, promise: str) -> PromisePanel:
    panel = PromisePanel(night.session, night.host)
    panel.show_for(promise)
    panel.open()
    return panel


def key(qtbot: QtBot, pressed: Qt.Key | str) -> None:
    qtbot.keyClick(QApplication.focusWidget(), pressed)


@pytest.fixture
def panel(night: Night) -> PromisePanel:
    """A callback to a mother, promised at 03:40 for 04:00; it is 03:56 now."""
    night.call("0612345678")
    night.answer("danger_now", "yes")
    night.session.do(
        PromiseCallback(
            night.session.report,
            who="Fatima",
            second_number="0582333838",
            safe="no",
            voicemail="no",
            opening_line="Dag, komt het uit?",
        )
    )
    night.pass_by(minutes=16)
    return opened(night, night.desk.promises()[0].id)


def promise(night: Night, kind: str = "callback") -> PromiseRow:
    return next(row for row in reversed(night.sheet.promises) if row.kind == kind)


def test_the_panel_tells_all_there_is_to_know_before_calling(panel: PromisePanel) -> None:
    card = panel._card
    assert card.number == "06 12 34 56 78"
    assert "calling is not safe" in card._number.badge
    assert "geen voicemail" in card._number.accessibleName()
    assert "058 233 38 38" in card._number.accessibleName()
    assert card._say.text == "Dag, komt het uit?"
    assert card.ring.text == "4:00"
    assert "Is er nu direct gevaar" in panel._talk.ask.text


@pytest.mark.parametrize(
    ("digit", "words"),
    [("2", "geen gehoor"), ("3", "in gesprek"), ("4", "voicemail"), ("5", "iemand anders nam op")],
)
def test_one_digit_notes_a_try_and_the_next_attempt(
    night: Night, panel: PromisePanel, qtbot: QtBot, digit: str, words: str
) -> None:
    key(qtbot, digit)
    row = promise(night)
    assert (row.state, row.tries) == ("open", 1)
    assert row.next_try_at == NIGHT + timedelta(minutes=21)
    assert f"Terugbellen: {words}" in night.lines()
    assert panel._card.tried == "once, next try 04:01"
    assert panel.isVisible()


def test_the_next_attempt_can_be_another_minute(night: Night, panel: PromisePanel, qtbot: QtBot) -> None:
    panel._talk.again.field.setFocus()
    qtbot.keyClicks(panel._talk.again.field, "2")
    panel._talk.how.setFocus()
    key(qtbot, "2")
    assert promise(night).next_try_at == NIGHT + timedelta(minutes=18)


def test_calling_is_a_call_of_the_report_and_without_answer_it_ends(
    night: Night, panel: PromisePanel, qtbot: QtBot
) -> None:
    key(qtbot, "b")
    assert night.sheet.on_line == "calling"
    assert night.lines()[-1] == "Teruggebeld"
    assert night.phone.numbers == []
    key(qtbot, "2")
    assert night.sheet.on_line == "ended"
    assert promise(night).tries == 1


def test_a_callback_of_another_report_brings_that_report_in_the_middle(
    night: Night, panel: PromisePanel, qtbot: QtBot
) -> None:
    mine = night.session.report
    panel.close_panel()
    night.session.open_report("")
    panel.show_for(panel._id)
    panel.open()
    key(qtbot, "b")
    assert night.session.report == mine


def test_reached_asks_for_danger_first_and_worse_means_a_second_assessment(
    night: Night, panel: PromisePanel, qtbot: QtBot
) -> None:
    asked: list[str] = []
    panel.question.connect(asked.append)
    key(qtbot, "1")
    assert panel._talk.danger.isVisible()
    assert QApplication.focusWidget() is panel._talk.danger
    assert night.sheet.on_line == "calling"
    key(qtbot, "1")
    assert asked == ["danger_now"]
    assert promise(night).state == "kept"
    assert night.sheet.on_line == "calling"
    assert panel.isHidden()


def test_not_worse_leads_to_the_decision(night: Night, panel: PromisePanel, qtbot: QtBot) -> None:
    wanted: list[tuple[str, str]] = []
    panel.wants.connect(lambda name, argument: wanted.append((name, argument)))
    key(qtbot, "1")
    key(qtbot, "2")
    assert dict(night.sheet.first_block)["Gevaar nu"] == "Nee"
    assert promise(night).state == "open"
    key(qtbot, "1")
    assert promise(night).state == "kept"
    assert wanted == [("decision", "")]


def test_telling_the_decision_keeps_the_callback_and_gives_the_feedback_in_one_key(
    night: Night, panel: PromisePanel, qtbot: QtBot
) -> None:
    """B6-018: calling back is how the caller hears what was decided."""
    key(qtbot, "1")
    key(qtbot, "2")
    assert panel._talk.then.offered == ("decide", "extend", "go-on")
    row = night.sheet
    assert night.session.do(NoteDecision(row.card.id, row.child, "Triagist", "within-1h", "advice"))
    panel.refresh()
    assert promise(night, "feedback").state == "open"
    key(qtbot, "4")
    assert {promise(night).state, promise(night, "feedback").state} == {"kept"}
    assert "reporter" not in night.sheet.feedback_open


def test_a_second_decision_is_told_in_the_same_key_although_the_first_was_heard(
    night: Night, panel: PromisePanel, qtbot: QtBot
) -> None:
    row = night.sheet
    assert night.session.do(NoteDecision(row.card.id, row.child, "Triagist", "within-1h", "advice"))
    assert night.session.do(GiveFeedback(row.card.id, "reporter"))
    assert "reporter" not in night.sheet.feedback_open
    assert night.session.do(NoteDecision(row.card.id, row.child, "Triagist", "within-4h", "advice"))
    assert "reporter" in night.sheet.feedback_open
    panel.refresh()
    key(qtbot, "1")
    key(qtbot, "2")
    key(qtbot, "4")
    assert [one.kind for one in night.sheet.promises if one.state == "open"] == []
    assert "reporter" not in night.sheet.feedback_open


def test_no_decision_yet_gives_a_new_minute_and_ends_the_call(night: Night, panel: PromisePanel, qtbot: QtBot) -> None:
    key(qtbot, "1")
    key(qtbot, "0")
    key(qtbot, "2")
    assert panel._more.section == "extend"
    key(qtbot, "2")
    key(qtbot, Qt.Key.Key_Return)
    row = promise(night)
    assert (row.state, row.due_at) == ("open", NIGHT + timedelta(minutes=26))
    assert night.sheet.on_line == "ended"
    assert "Terugbellen: tussenbericht, nu voor 04:06" in night.lines()
    assert panel.isHidden()


def test_a_new_minute_takes_a_time_and_a_reason(night: Night, panel: PromisePanel, qtbot: QtBot) -> None:
    key(qtbot, "t")
    panel._more.why.setFocus()
    key(qtbot, "2")
    panel._more.minute.own.field.setFocus()
    qtbot.keyClicks(panel._more.minute.own.field, "04:30")
    key(qtbot, Qt.Key.Key_Return)
    assert promise(night).due_at == NIGHT + timedelta(minutes=50)


def test_the_key_of_a_section_again_brings_the_questions_back(panel: PromisePanel, qtbot: QtBot) -> None:
    key(qtbot, "t")
    assert not panel._talk.how.isVisible()
    panel._more.extend.setFocus()
    key(qtbot, "t")
    assert panel._talk.how.isVisible()
    assert QApplication.focusWidget() is panel._talk.how


def test_with_a_section_open_no_digit_notes_a_try(night: Night, panel: PromisePanel, qtbot: QtBot) -> None:
    key(qtbot, "t")
    panel._more.extend.setFocus()
    key(qtbot, "3")
    assert promise(night).tries == 0
    assert panel._more.minute.chosen == "15"


def test_a_colleague_gets_it_by_one_key(night: Night, panel: PromisePanel, qtbot: QtBot) -> None:
    key(qtbot, "g")
    assert QApplication.focusWidget() is panel._more.people
    labels = [chip.row.label for chip in panel._more.people.chips.chips]
    assert "Telefonist Voorbeeld" not in labels
    key(qtbot, str(labels.index("Tweede Telefonist Voorbeeld") + 1))
    assert promise(night).owner_name == "Tweede Telefonist Voorbeeld"


def test_somebody_else_takes_it_over(night: Night, panel: PromisePanel, qtbot: QtBot) -> None:
    assert panel._take.isHidden()
    second = next(person.id for person in night.desk.people() if person.name.startswith("Tweede"))
    night.session.do(TakeSeat(second))
    panel.refresh()
    key(qtbot, "n")
    assert promise(night).owner == second
    assert panel._take.isHidden()


@pytest.mark.parametrize("digit", ["0", "3"])
def test_it_is_withdrawn_with_a_reason_of_one_key_or_none(
    night: Night, panel: PromisePanel, qtbot: QtBot, digit: str
) -> None:
    key(qtbot, "v")
    key(qtbot, digit)
    row = promise(night)
    assert row.state == "withdrawn"
    assert row.closing == ("" if digit == "0" else "caller-asked")


def test_after_two_tries_on_a_dropped_line_with_danger_112_is_proposed(night: Night, qtbot: QtBot) -> None:
    night.call("0612345678")
    night.answer("danger_now", "yes")
    night.session.do(HangUp(night.session.report, "dropped"))
    panel = opened(night, promise(night, "line-dropped").id)
    wanted: list[tuple[str, str]] = []
    panel.wants.connect(lambda name, argument: wanted.append((name, argument)))
    key(qtbot, "2")
    assert panel._open_112.isHidden()
    assert promise(night, "line-dropped").next_try_at == NIGHT + timedelta(minutes=1)
    panel._talk.how.setFocus()
    key(qtbot, "2")
    assert panel._open_112.isVisible()
    assert "112" in panel._emergency.text
    assert QApplication.focusWidget() is panel._open_112
    key(qtbot, Qt.Key.Key_Return)
    assert wanted == [("route", "112")]
    assert night.phone.numbers == []


def test_a_line_that_is_restored_goes_on_with_the_report(night: Night, qtbot: QtBot) -> None:
    night.call("0612345678")
    night.session.do(HangUp(night.session.report, "dropped"))
    panel = opened(night, promise(night, "line-dropped").id)
    asked: list[str] = []
    panel.question.connect(asked.append)
    key(qtbot, "1")
    assert night.sheet.on_line == "calling"
    assert promise(night, "line-dropped").state == "kept"
    assert asked == ["danger_now"]
    assert panel.isHidden()


def test_a_callback_request_asks_for_danger_too(night: Night, qtbot: QtBot) -> None:
    report = night.desk.new_id()
    night.session.do(RequestCallback(report, "school", "0582333838", "jongen van 12 weggelopen"))
    panel = opened(night, night.desk.promises()[0].id)
    assert panel._card._note.text == "jongen van 12 weggelopen"
    key(qtbot, "1")
    key(qtbot, "2")
    key(qtbot, "3")
    assert night.session.report == report
    assert promise(night, "callback-request").state == "kept"
    assert night.sheet.on_line == "calling"


def test_a_promise_that_is_no_call_is_simply_done(night: Night, qtbot: QtBot) -> None:
    night.call()
    night.session.do(MakePromise(night.session.report, "next-workday", who="gemeente Heerenveen"))
    panel = opened(night, promise(night, "next-workday").id)
    assert panel._talk.call.isHidden()
    key(qtbot, "1")
    assert promise(night, "next-workday").state == "kept"


def test_the_promise_of_a_route_is_closed_in_its_own_panel(night: Night, qtbot: QtBot) -> None:
    night.call()
    night.session.do(DialRoute(night.session.report, "112", "112"))
    panel = opened(night, promise(night, "route-112").id)
    wanted: list[tuple[str, str]] = []
    panel.wants.connect(lambda name, argument: wanted.append((name, argument)))
    key(qtbot, "1")
    assert wanted == [("route", "112")]


def test_a_promise_that_was_kept_elsewhere_says_so_and_acts_no_more(night: Night, panel: PromisePanel) -> None:
    night.session.do(PromiseCallback(night.session.report, who="vader"))
    panel.refresh()
    assert panel._closed.text == "Replaced by another promise at 03:56"
    assert not panel._talk.how.isVisible()
    assert panel._withdraw.isHidden()


def test_escape_keeps_the_step_and_what_was_typed(night: Night, panel: PromisePanel, qtbot: QtBot) -> None:
    key(qtbot, "1")
    key(qtbot, Qt.Key.Key_Escape)
    assert panel.isHidden()
    panel.show_for(panel._id)
    panel.open()
    assert panel._talk.danger.isVisible()
    assert QApplication.focusWidget() is panel._talk.danger


def test_enter_space_and_held_keys_do_nothing_by_accident(night: Night, panel: PromisePanel, qtbot: QtBot) -> None:
    key(qtbot, Qt.Key.Key_Return)
    key(qtbot, Qt.Key.Key_Space)
    assert promise(night).state == "open"
    assert promise(night).tries == 0
    assert night.sheet.on_line == "ended"


def test_every_stop_has_a_name(panel: PromisePanel) -> None:
    assert all(stop.accessibleName() for stop in panel._stops())
