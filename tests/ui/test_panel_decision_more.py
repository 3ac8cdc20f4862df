"""Ctrl+R beyond the proposal: kind, provider, trajectory, why not ambulatory, goal, appointment, second assessment."""

from datetime import UTC, datetime

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.intake.decisions import NoteDecision
from desk.reports.state import Decision
from ui.panels.decision import DecisionPanel


@pytest.fixture
def panel(night: Night) -> DecisionPanel:
    night.call("0612345678")
    night.host.activateWindow()
    return DecisionPanel(night.session, night.host)


def opened(panel: DecisionPanel) -> DecisionPanel:
    panel.show_for("")
    panel.open()
    return panel


def held() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, text: str, part: QWidget | None = None) -> None:
    if part is not None:
        part.setFocus()
    for letter in text:
        qtbot.keyClicks(held(), letter)


def enter(qtbot: QtBot) -> None:
    """Enter, and once more where it first says which danger nobody asked about."""
    qtbot.keyClick(held(), Qt.Key.Key_Return)
    panel = next((one for one in QApplication.allWidgets() if isinstance(one, DecisionPanel) and one.isVisible()), None)
    if panel is not None:
        assert "gevaarvragen open" in panel._told.words
        qtbot.keyClick(held(), Qt.Key.Key_Return)


def help_at_home(panel: DecisionPanel, qtbot: QtBot) -> None:
    """The kind of decision that asks for a provider: the first one."""
    opened(panel)
    press(qtbot, "1", panel._kind)


def last(night: Night) -> Decision:
    state = night.desk._shown.state(night.session.report)
    assert state is not None
    return state.decisions[-1]


def test_b6_019_pathway_and_provider_are_decided_in_two_digits_and_enter_asks_the_provider(
    night: Night, panel: DecisionPanel, qtbot: QtBot
) -> None:
    help_at_home(panel, qtbot)
    assert [chip.row.label for chip in panel._more.provider.chips.chips][:2] == [
        "Jeugdhulp Friesland · no number",
        "Tjallingahiem · no number",
    ]
    assert panel._note.caption.endswith("· ask Jeugdhulp Friesland")
    press(qtbot, "2", panel._more.provider)
    enter(qtbot)
    noted = last(night).noted
    assert (noted.kind, noted.pathway, noted.provider) == ("help", "ambulatory", "tjallingahiem")
    row = night.desk.care.referrals(night.session.report)
    assert row is not None
    assert row.current is not None
    assert row.current.name == "Tjallingahiem"


def test_nobody_may_be_asked_yet(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    help_at_home(panel, qtbot)
    press(qtbot, "0", panel._more.provider)
    enter(qtbot)
    assert last(night).noted.provider == ""
    assert [one.kind for one in night.sheet.card.promises] == ["feedback", "provider-hour"]


def test_a_kind_without_a_pathway_leaves_the_proposed_one_and_asks_why(
    night: Night, panel: DecisionPanel, qtbot: QtBot
) -> None:
    night.answer("danger_now", "yes")
    opened(panel)
    press(qtbot, "6", panel._kind)
    assert panel._kind.chosen == "no-crisis"
    assert panel._pathway.chosen == ""
    assert panel._reason.isVisible()
    press(qtbot, "r")
    enter(qtbot)
    noted = last(night).noted
    assert (noted.kind, noted.pathway, noted.followed) == ("no-crisis", "", False)
    assert last(night).reason == "triagist"


def test_b6_021_a_provider_without_ambulatory_help_has_its_reason_open_and_stops_nothing(
    night: Night, panel: DecisionPanel, qtbot: QtBot
) -> None:
    help_at_home(panel, qtbot)
    press(qtbot, "3", panel._more.provider)
    assert panel._more.provider_name == "Kinnik"
    assert "reason still open" in panel._more.why_not._note.text()
    press(qtbot, "2", panel._more.why_not)
    assert panel._more.why_not._note.text() == ""
    enter(qtbot)
    assert last(night).noted.why_not_ambulatory == "nobody-holds"


def test_goal_end_and_whose_follow_up_go_along_and_an_unread_day_stays_as_words(
    night: Night, panel: DecisionPanel, qtbot: QtBot
) -> None:
    help_at_home(panel, qtbot)
    press(qtbot, "rust thuis", panel._more.goal.field)
    press(qtbot, "4 weken", panel._more.ends.field)
    press(qtbot, "lokaal team", panel._more.owner.field)
    enter(qtbot)
    noted = last(night).noted
    assert (noted.goal, noted.ends_on, noted.next_owner) == ("rust thuis", "2026-12-19", "lokaal team")
    help_at_home(panel, qtbot)
    press(qtbot, "rust", panel._more.goal.field)
    press(qtbot, "ooit", panel._more.ends.field)
    enter(qtbot)
    assert (last(night).noted.goal, last(night).noted.ends_on) == ("rust (tot: ooit)", "")


def test_reassured_with_an_appointment_says_with_whom_and_when(
    night: Night, panel: DecisionPanel, qtbot: QtBot
) -> None:
    opened(panel)
    press(qtbot, "7", panel._kind)
    press(qtbot, "huisarts Postma", panel._more.appointment.field)
    press(qtbot, "09:30", panel._more.meets.field)
    enter(qtbot)
    noted = last(night).noted
    at = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
    assert (noted.kind, noted.appointment) == ("reassured", "huisarts Postma")
    assert noted.appointment_at == int(at.timestamp()) * 1_000_000


def test_c4_022_a_second_decision_asks_why_again(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    opened(panel)
    assert panel._more.again.isHidden()
    enter(qtbot)
    opened(panel)
    assert panel._more.again.isVisible()
    press(qtbot, "2", panel._more.again)
    enter(qtbot)
    assert (last(night).noted.assessment, last(night).noted.why_again) == (2, "on-site")


def test_a_psychiatrist_may_have_decided_on_their_own_authority(
    night: Night, panel: DecisionPanel, qtbot: QtBot
) -> None:
    opened(panel)
    labels = [chip.row.label for chip in panel._who.role.chips.chips]
    assert "psychiater, op eigen gezag" in labels
    press(qtbot, str(labels.index("psychiater, op eigen gezag") + 1), panel._who.role)
    enter(qtbot)
    assert last(night).noted.role == "psychiatrist"


def test_esc_keeps_what_was_typed_here_too(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    help_at_home(panel, qtbot)
    press(qtbot, "rust th", panel._more.goal.field)
    qtbot.keyClick(panel._more.goal.field, Qt.Key.Key_Escape)
    opened(panel)
    assert panel._more.goal.text == "rust th"
    assert panel._kind.chosen == "help"


def test_a_decision_of_before_can_be_followed_by_any_kind(night: Night, panel: DecisionPanel, qtbot: QtBot) -> None:
    said = {"urgency": "within-4h", "pathway": "ambulatory", "provider": "kinnik"}
    night.session.do(NoteDecision(night.session.report, night.session.child, "Triagist Voorbeeld", **said))
    opened(panel)
    press(qtbot, "4", panel._kind)
    enter(qtbot)
    row = night.desk.care.referrals(night.session.report)
    assert row is not None
    assert row.current is not None
    assert row.current.state == "ended"
