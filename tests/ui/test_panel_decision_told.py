"""Ctrl+R, before a decision is noted: whose it is, that one stands already, which danger nobody asked about."""

from datetime import UTC, datetime

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.intake.decisions import NoteDecision
from desk.intake.roster_duties import PlanDuties, PlannedDuty
from desk.intake.routes import CallDuty
from desk.intake.triage import ConfirmDecision
from desk.rows import DecisionRow
from ui.panels.decision import DecisionPanel

ENTER = Qt.Key.Key_Return
TELEPHONIST, TRIAGIST = "Telefonist Voorbeeld", "Triagist Voorbeeld"


@pytest.fixture
def panel(night: Night) -> DecisionPanel:
    night.call("0612345678")
    night.host.activateWindow()
    return DecisionPanel(night.session, night.host)


def opened(panel: DecisionPanel) -> DecisionPanel:
    panel.show_for("")
    panel.open()
    return panel


def enter(qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), ENTER)


def on_duty(night: Night) -> str:
    """The triagist of the profile's list has the night; gives who that is."""
    (person,) = [one.id for one in night.desk.roster().people.values() if one.name == TRIAGIST]
    start, until = datetime(2026, 11, 20, 16, tzinfo=UTC), datetime(2026, 11, 21, 7, tzinfo=UTC)
    duty = PlannedDuty("d" * 32, "triagist", "", person, TRIAGIST, "0612345681", start, until)
    assert night.session.do(PlanDuties((duty,), draft=False))
    return person


def decisions(night: Night) -> tuple[DecisionRow, ...]:
    return night.sheet.decisions


def test_nobody_is_named_as_who_decided_until_they_were_reached(
    night: Night, panel: DecisionPanel, qtbot: QtBot
) -> None:
    on_duty(night)
    night.answer("danger_now", "yes")
    opened(panel)
    assert panel._note.caption == "Note: decision of u zelf (nog niet met de triagist besproken), 03:40 · direct"
    enter(qtbot)
    (decision,) = decisions(night)
    assert (decision.decided_by, decision.confirmed) == (TELEPHONIST, "Nog niet bevestigd")


def test_one_key_says_that_the_triagist_on_call_decided_and_the_same_key_takes_that_back(
    night: Night, panel: DecisionPanel, qtbot: QtBot
) -> None:
    triagist = on_duty(night)
    night.answer("danger_now", "yes")
    opened(panel)
    assert (panel._other.key, panel._other.caption) == ("T", "Decided by Triagist Voorbeeld")
    qtbot.keyClicks(QApplication.focusWidget(), "t")
    assert panel._note.caption.startswith("Note: decision of Triagist Voorbeeld, 03:40")
    qtbot.keyClicks(QApplication.focusWidget(), "t")
    assert panel._note.caption.startswith("Note: decision of u zelf")
    qtbot.keyClicks(QApplication.focusWidget(), "t")
    enter(qtbot)
    state = night.desk._shown.state(night.session.report)
    assert state is not None
    noted = state.decisions[-1].noted
    assert (noted.decided_by, noted.decider, noted.role) == (TRIAGIST, triagist, "triagist")


def test_b6_017_who_was_reached_is_proposed(night: Night, panel: DecisionPanel) -> None:
    """B6-017: interviewer and triagist weigh it together; then it is the triagist's."""
    triagist = on_duty(night)
    assert night.session.do(CallDuty(night.session.report, "triagist", TRIAGIST, "0612345681", "reached", triagist))
    opened(panel)
    assert panel._note.caption.startswith("Note: decision of Triagist Voorbeeld, 03:40")
    assert panel._other.isHidden()


def test_advice_that_is_proposed_while_danger_is_open_asks_once_more_and_is_then_noted(
    night: Night, panel: DecisionPanel, qtbot: QtBot
) -> None:
    night.answer("danger_now", "no")
    opened(panel)
    assert night.sheet.proposal is not None
    assert panel._urgency.chosen == night.sheet.proposal.urgency == "advice"
    open_ = f"{len(night.sheet.proposal.open)} gevaarvragen open"
    (label,) = [chip.row.label for chip in panel._urgency.chips.chips if chip.row.chosen]
    assert label == f"advies · provisional: {open_}"
    assert panel._told.words == ""
    enter(qtbot)
    assert decisions(night) == ()
    assert panel._told.words.startswith(f"Still {open_}: 1.2 Is er nu medische hulp nodig?; ")
    assert panel._note.caption == "Note it all the same · advies"
    enter(qtbot)
    assert [one.urgency for one in decisions(night)] == ["advice"]
    assert panel.isHidden()


def test_an_answer_in_between_says_anew_what_is_open(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    night.answer("danger_now", "no")
    opened(panel)
    enter(qtbot)
    night.answer("medical_now", "no")
    assert panel._told.words == ""
    enter(qtbot)
    assert decisions(night) == ()
    assert "1.2 " not in panel._told.words


def test_danger_and_what_was_picked_by_hand_are_noted_at_once(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    night.answer("danger_now", "no")
    opened(panel)
    qtbot.keyClicks(QApplication.focusWidget(), "5")
    enter(qtbot)
    night.answer("danger_now", "yes")
    opened(panel)
    enter(qtbot)
    assert [one.urgency for one in decisions(night)] == ["advice", "direct"]


def test_a_decision_that_stands_is_told_on_top_and_replaced_by_enter(
    night: Night, panel: DecisionPanel, qtbot: QtBot
) -> None:
    night.answer("danger_now", "yes")
    opened(panel)
    assert panel._stands.isHidden()
    enter(qtbot)
    opened(panel)
    assert panel._stands.text == "A decision stands already: direct, 03:40, Desk A (Telefonist Voorbeeld)"
    enter(qtbot)
    assert len(decisions(night)) == 2


def test_a_decision_that_comes_in_while_the_form_is_open_is_told_before_enter_replaces_it(
    night: Night, panel: DecisionPanel, qtbot: QtBot
) -> None:
    night.answer("danger_now", "yes")
    opened(panel)
    report, child = night.session.report, night.session.child
    assert night.session.do(NoteDecision(report, child, "Noor Vos", "within-1h"))
    what = "binnen 1 uur van Noor Vos, 03:40, Desk A (Telefonist Voorbeeld)"
    assert panel._told.words == f"Just decided: {what}"
    assert panel._note.caption.startswith("Note: ")
    enter(qtbot)
    assert [one.urgency for one in decisions(night)] == ["within-1h"]
    assert panel._note.caption == "Note it all the same · direct"
    enter(qtbot)
    assert [one.urgency for one in decisions(night)] == ["within-1h", "direct"]


def test_who_confirmed_stands_with_the_decision_and_is_taken_back_there(night: Night, panel: DecisionPanel) -> None:
    report, child = night.session.report, night.session.child
    assert night.session.do(NoteDecision(report, child, "Noor Vos", "within-1h"))
    assert night.session.do(ConfirmDecision(report, decisions(night)[0].id))
    opened(panel)
    (line,) = panel._decided.lines
    assert line.confirmed == "Bevestigd door Telefonist Voorbeeld, 03:40, door dezelfde persoon genoteerd"
    line.back.click()
    assert line.confirmed == "Nog niet bevestigd"
    assert line.back.isHidden()
