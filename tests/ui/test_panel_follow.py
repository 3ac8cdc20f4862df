"""Ctrl+Shift+V: the chain after the decision, step by step, with the clocks that run and one letter each."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.intake.answers import AddChild
from desk.intake.decisions import NoteDecision
from desk.intake.referral_steps import AnswerReferral
from desk.intake.triage import AskBack
from ui.panels.follow import LETTERS, FollowPanel
from ui.panels.host import PANELS
from ui.panes.asked_box import ASKED


@pytest.fixture
def panel(night: Night) -> FollowPanel:
    night.call("0612345678")
    night.host.activateWindow()
    return FollowPanel(night.session, night.host)


def decide(night: Night, child: str = "") -> None:
    child = child or night.session.child
    said = {"urgency": "within-4h", "pathway": "ambulatory", "provider": "jeugdhulp-friesland"}
    assert night.session.do(NoteDecision(night.session.report, child, "Triagist Voorbeeld", **said))


def opened(panel: FollowPanel) -> FollowPanel:
    panel.show_for("")
    panel.open()
    return panel


def test_each_step_has_a_letter_of_its_own_and_only_what_works_is_shown(panel: FollowPanel) -> None:
    opened(panel)
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert set(panel.steps) == {name for name in LETTERS if name in PANELS or name == "questions"}
    assert [step.button.key for step in panel.steps.values()] == [LETTERS[name] for name in panel.steps]


def test_without_a_decision_it_says_so_and_the_keyboard_is_there(panel: FollowPanel) -> None:
    opened(panel)
    assert panel.steps["decision"].words == "Nog geen besluit"
    assert QApplication.focusWidget() is panel.steps["decision"].button


def test_a_letter_opens_its_step(night: Night, panel: FollowPanel, qtbot: QtBot) -> None:
    opened(panel)
    with qtbot.waitSignal(panel.wants) as asked:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_B)
    assert asked.args == ["decision", ""]


def test_both_clocks_of_a_referral_stand_there_with_provider_owner_and_minute(night: Night, panel: FollowPanel) -> None:
    night.answer("caller_role", "professional")
    decide(night)
    opened(panel)
    words = panel.steps["referral"].words
    assert "Jeugdhulp Friesland gevraagd, nog geen antwoord, 03:40" in words
    assert "Verwijzer hoort het voor de hulp begint: nog open" in words
    assert "Aanbieder zegt ja of nee before 03:50 · 10 min left · Jeugdhulp Friesland" in words
    assert "Aanbieder belt gezin before 04:40 · 60 min left · Jeugdhulp Friesland" in words
    assert "owner Telefonist Voorbeeld" in words


def test_a_late_clock_says_how_late_in_words(night: Night, panel: FollowPanel) -> None:
    decide(night)
    opened(panel)
    night.pass_by(minutes=13)
    assert "Aanbieder zegt ja of nee before 03:50 · 3 min late" in panel.steps["referral"].words


def test_a_dispute_is_a_danger_in_words_too(night: Night, panel: FollowPanel) -> None:
    decide(night)
    state = night.desk._shown.state(night.session.report)
    (referral,) = state.care.referrals
    night.session.do(AnswerReferral(night.session.report, referral, "refused", reason="no-match"))
    opened(panel)
    assert "geschil, de spelverdeler beslist" in panel.steps["referral"].words
    assert panel.steps["referral"].tone == "danger"


def test_each_child_has_its_own_chain(night: Night, panel: FollowPanel, qtbot: QtBot) -> None:
    first = night.session.child
    decide(night)
    second = night.desk.new_id()
    night.session.do(AddChild(night.session.report, second))
    night.session.choose_child(second)
    opened(panel)
    assert "Nog geen besluit" in panel.steps["decision"].words
    qtbot.keyClick(panel, Qt.Key.Key_1)
    assert night.session.child == first
    assert "Besluit van Triagist Voorbeeld, 03:40" in panel.steps["decision"].words


def test_what_the_triagist_asks_is_answered_in_the_report(night: Night, panel: FollowPanel, qtbot: QtBot) -> None:
    night.session.do(AskBack(night.session.report, "Is vader thuis?"))
    opened(panel)
    assert panel.steps["questions"].words == "1 nog te beantwoorden\nIs vader thuis?"
    with qtbot.waitSignal(panel.question) as asked:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Q)
    assert asked.args == [ASKED]
    assert panel.isHidden()


def test_another_report_in_the_middle_closes_it(night: Night, panel: FollowPanel) -> None:
    opened(panel)
    night.call("0687654321")
    assert panel.isHidden()
