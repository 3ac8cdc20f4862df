"""Ctrl+R: as proposed or otherwise, by whom and when; a reason is one key and may follow (house rules 1 and 3)."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from keyed import KEY
from night_desk import Night
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.admin.roster import write_roster
from desk.home import Home
from desk.intake.answers import AddChild
from desk.intake.routes import CallDuty
from desk.roster.importing import read_roster
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
        qtbot.keyClicks(QApplication.focusWidget(), letter)


def enter(qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), ENTER)


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


def test_what_is_proposed_is_marked_in_words(night: Night, panel: DecisionPanel) -> None:
    opened(panel)
    urgency, pathway, route = proposed(night)
    for field, code in ((panel._urgency, urgency), (panel._pathway, pathway), (panel._route, route)):
        assert field.chosen == code
        assert [chip.row.code for chip in field.chips.chips if chip.row.label.endswith("· proposed")] == [code]


def test_another_urgency_is_one_digit_and_its_reason_one_letter(
    night: Night, panel: DecisionPanel, qtbot: QtBot
) -> None:
    opened(panel)
    press(qtbot, "3")
    assert panel._reason.isVisible()
    press(qtbot, "r")
    enter(qtbot)
    decision = noted(night)
    assert (decision.urgency, decision.followed) == ("within-4h", False)
    assert decision.reason == "Oordeel van de triagist"


def test_a_decision_without_a_reason_is_noted_and_its_reason_given_later_by_one_letter(
    night: Night, panel: DecisionPanel, qtbot: QtBot
) -> None:
    opened(panel)
    press(qtbot, "3")
    enter(qtbot)
    assert (noted(night).followed, noted(night).reason) == (False, "")
    opened(panel)
    (line,) = panel._decided.lines
    assert line.words[0] == "Decision of Telefonist Voorbeeld, 03:40, noted by Telefonist Voorbeeld"
    assert line.words[2] == "Otherwise than proposed: reason still open"
    assert panel._owed.text == "Reason of the decision below still open: Q W E R Y U"
    press(qtbot, "e")
    assert noted(night).reason == "Bekend, er ligt een plan"
    assert line.words[2] == "Otherwise than proposed: Bekend, er ligt een plan"
    assert line.reason.isHidden()
    assert panel._owed.isHidden()


def test_choosing_the_proposal_again_deviates_no_longer(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    opened(panel)
    press(qtbot, "3r1")
    assert panel._reason.isHidden()
    enter(qtbot)
    assert (noted(night).followed, noted(night).reason) == (True, "")


def test_the_reason_comes_below_the_choice_that_deviates_and_in_sight(
    night: Night, panel: DecisionPanel, qtbot: QtBot
) -> None:
    opened(panel)
    panel._route.setFocus()
    press(qtbot, "2")
    rows = panel._rows
    assert rows.indexOf(panel._reason) == rows.indexOf(panel._route) + 1
    assert panel._stops().index(panel._reason) == panel._stops().index(panel._route) + 1
    for part in (panel._route, panel._reason):
        assert not part.visibleRegion().isEmpty()
    qtbot.waitUntil(lambda: part.visibleRegion().boundingRect().height() > 40)


def test_no_route_is_a_decision_too(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    opened(panel)
    panel._route.setFocus()
    press(qtbot, "0")
    enter(qtbot)
    assert proposed(night)[2] == "112"
    assert (noted(night).route, noted(night).followed) == ("", False)


def test_pathways_beyond_nine_have_a_letter(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    opened(panel)
    panel._pathway.setFocus()
    press(qtbot, "b")
    enter(qtbot)
    assert noted(night).pathway == "advice"


def test_until_somebody_picks_the_choices_follow_the_proposal(night: Night, panel: DecisionPanel) -> None:
    night.answer("danger_now", "no")
    opened(panel)
    before = panel._urgency.chosen
    night.answer("danger_now", "yes")
    assert before != panel._urgency.chosen == "direct"


def test_a_pick_stays_when_danger_appears_and_then_deviates(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    night.answer("danger_now", "no")
    opened(panel)
    press(qtbot, "4")
    night.answer("danger_now", "yes")
    assert panel._urgency.chosen == "within-24h"
    assert panel._reason.isVisible()


def test_before_any_answer_people_decide_without_a_proposal_and_owe_no_reason(
    night: Night, panel: DecisionPanel, qtbot: QtBot
) -> None:
    night.call("0511223344")
    opened(panel)
    assert panel._urgency.chosen == ""
    press(qtbot, "2")
    assert panel._reason.isHidden()
    enter(qtbot)
    assert (noted(night).urgency, noted(night).proposed) == ("within-1h", False)
    closing = night.desk.closing(night.session.report)
    assert closing is not None
    assert closing.unexplained == ()
    opened(panel)
    assert panel._decided.lines[0].words[2] == "There was no proposal yet"


def test_an_earlier_minute_and_another_name_are_typed(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    opened(panel)
    panel._name.field.setFocus()
    press(qtbot, "dokter Postma")
    panel._at.field.setFocus()
    press(qtbot, "03:31")
    assert panel._note.caption == "Note: decision of dokter Postma, 03:31 · direct"
    enter(qtbot)
    assert noted(night).decided_by == "dokter Postma"
    assert noted(night).decided_at == datetime(2026, 11, 21, 2, 31, tzinfo=UTC)


def test_a_time_that_cannot_be_read_is_said_and_stops_nothing(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    opened(panel)
    panel._at.field.setFocus()
    press(qtbot, "net")
    assert panel._note.caption.endswith("03:40 · direct")
    enter(qtbot)
    assert noted(night).decided_at == datetime(2026, 11, 21, 2, 40, tzinfo=UTC)


def test_esc_loses_nothing_that_was_typed_or_picked(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    opened(panel)
    press(qtbot, "3")
    panel._name.field.setFocus()
    press(qtbot, "dokter Pos")
    qtbot.keyClick(panel._name.field, ESC)
    assert panel.isHidden()
    assert night.sheet.decisions == ()
    opened(panel)
    assert panel._name.text == "dokter Pos"
    assert panel._urgency.chosen == "within-4h"


def test_an_enter_that_was_held_since_before_notes_nothing(night: Night, panel: DecisionPanel) -> None:
    opened(panel)
    for _ in range(20):
        held = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", True)
        QApplication.sendEvent(QApplication.focusWidget(), held)
    assert night.sheet.decisions == ()
    assert panel.isVisible()


def test_the_duty_panel_hands_over_a_name(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    opened(panel, "Anna de Wit")
    assert panel._name.text == "Anna de Wit"
    assert panel._by.chosen == ""
    enter(qtbot)
    assert noted(night).decided_by == "Anna de Wit"


def test_the_triagist_who_was_reached_stands_first_then_me_then_the_others(
    night: Night, panel: DecisionPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    lines = [
        "role;provider;name;phone;from;until;backup",
        "achterwacht;GGZ;Karel Bos;0612345682;2026-11-20 17:00;2026-11-21 08:00;",
        "triagist;GGZ;Anna de Wit;0612345681;2026-11-20 17:00;2026-11-21 08:00;",
    ]
    now = night.desk.now()
    write_roster(Home(tmp_path, KEY), read_roster("\n".join(lines).encode(), now, "rooster.csv"), "rooster.csv", now)
    # Whatever is written here has the desk look in the store.
    night.answer("current_location", "Sneek")
    qtbot.waitUntil(lambda: len(night.desk.on_call()) > 1, timeout=20000)
    opened(panel)
    assert night.session.do(CallDuty(night.session.report, "triagist", "Anna de Wit", "0612345681", "reached"))
    assert [one.name for one in panel._who._row.rows] == ["Anna de Wit", "Telefonist Voorbeeld", "Karel Bos"]
    assert panel._by.chosen == panel._who.code_of("Anna de Wit")
    panel._by.setFocus()
    press(qtbot, "3")
    enter(qtbot)
    assert noted(night).decided_by == "Karel Bos"


def test_with_several_children_it_says_about_whom(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    night.answer("youth_name", "Sem")
    first, second = night.session.child, night.desk.new_id()
    assert night.session.do(AddChild(night.session.report, second))
    night.session.choose_child(first)
    opened(panel)
    assert panel._title.text() == "Decision about child 1: Sem"
    press(qtbot, "3")
    panel._child.setFocus()
    press(qtbot, "2")
    assert night.session.child == second
    assert panel._title.text() == "Decision about child 2"
    assert panel._urgency.chosen != "within-4h"
    enter(qtbot)
    assert noted(night).child == second
    opened(panel)
    assert panel._decided.lines[0].words[1].startswith("child 2 · ")


def test_another_report_in_the_middle_closes_the_form(night: Night, panel: DecisionPanel) -> None:
    opened(panel)
    night.call("0511223344")
    assert panel.isHidden()


def test_without_a_report_it_says_so_and_enter_does_nothing(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    night.session.open_report("")
    opened(panel)
    assert panel._nothing.isVisible()
    assert panel._form.isHidden()
    panel.confirm()
    assert panel.isVisible()


def test_an_open_question_of_the_proposal_is_gone_to(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    opened(panel)
    line = next(line for line in panel._proposal.reasons if line.isEnabled())
    line.setFocus()
    with qtbot.waitSignal(panel.question) as asked:
        qtbot.keyClick(line, ENTER)
    assert night.sheet.proposal is not None
    assert asked.args[0] in night.sheet.proposal.open_links
    assert panel.isHidden()


def test_every_control_has_a_name(panel: DecisionPanel, qtbot: QtBot) -> None:
    opened(panel)
    press(qtbot, "3")
    stops = panel._stops()
    assert all(stop.accessibleName() for stop in stops)
    assert stops.index(panel._reason) == stops.index(panel._urgency) + 1
