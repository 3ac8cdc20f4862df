"""Replacing puts nobody on call by accident: digits only where nothing is typed, later duties whole, odd numbers."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import NORTH, Roster, at
from windows import press

from desk.intake.routes import CallDuty
from ui.panels.host import PanelHost
from ui.panels.roster_about import about
from ui.panels.roster_duty import RosterDutyPanel
from ui.panels.roster_replace import RosterReplacePanel

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
FAR = at("2026-12-24 17:00"), at("2026-12-25 08:00")


@pytest.fixture
def roster(roster: Roster) -> Roster:
    roster.plans("Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    return roster


def opened(panels: PanelHost, argument: str = "") -> RosterReplacePanel:
    panel = panels.open("roster-replace", argument or about(role="triagist"))
    assert isinstance(panel, RosterReplacePanel)
    return panel


def on_call(night: Night) -> list[str]:
    return [row.name for row in night.desk.on_call() if row.role == "triagist"]


def on(night: Night) -> list[str]:
    return [duty.name for duty in night.desk.planning.duties(*FAR)]


def test_a_number_typed_one_tab_too_far_puts_nobody_on_call(night: Night, panels: PanelHost, qtbot: QtBot) -> None:
    panel = opened(panels)
    panel.name.field.setFocus()
    qtbot.keyClicks(panel.name.field, "anna")
    press(ENTER)
    press(TAB)
    assert not panel.number.field.hasFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "12")
    assert on_call(night) == ["Dijkstra"]
    assert panel.name.text == "anna"
    assert "a name or number is typed below" in panel.said


def test_with_a_name_typed_the_list_takes_no_digit_either_and_takes_it_again_once_it_is_empty(
    night: Night, panels: PanelHost, qtbot: QtBot
) -> None:
    panel = opened(panels)
    panel.name.field.setFocus()
    qtbot.keyClicks(panel.name.field, "anna")
    panel.candidates.setFocus()
    qtbot.keyClicks(panel.candidates, "1")
    assert on_call(night) == ["Dijkstra"]
    panel.name.field.clear()
    qtbot.keyClicks(panel.candidates, "1")
    assert on_call(night) == ["Hoekstra"]


def test_a_digit_at_another_control_of_the_form_puts_nobody_on_call(
    night: Night, panels: PanelHost, qtbot: QtBot
) -> None:
    panel = opened(panels)
    panel._by_name.setFocus()
    qtbot.keyClicks(panel._by_name, "1")
    assert on_call(night) == ["Dijkstra"]
    assert "Who takes over?" in panel.said


@pytest.mark.parametrize("typed", ["12", "061-abc"])
def test_what_cannot_be_dialled_is_taken_but_not_in_green(
    typed: str, night: Night, panels: PanelHost, qtbot: QtBot
) -> None:
    panel = opened(panels)
    panel.name.field.setFocus()
    qtbot.keyClicks(panel.name.field, "Anna")
    press(ENTER)
    qtbot.keyClicks(panel.number.field, typed)
    panel.name.field.setFocus()
    assert panel.number._note.property("role") == "flag"
    panel.number.field.setFocus()
    press(ENTER)
    assert on_call(night) == ["Anna"]
    assert panel._title.text() == "Anna takes over"
    assert "cannot be called like this" in panel.said
    assert panel._said._sign.kind == "bad"


def test_whoever_did_not_answer_is_not_noted_as_ill(
    night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot
) -> None:
    assert opened(panels).reasons.chosen == "ziek"
    report = night.call()
    assert night.session.do(CallDuty(report, "triagist", "Dijkstra", "+31612345601", "no-answer"))
    assert opened(panels).reasons.chosen == "niet bereikbaar"


def test_a_duty_of_weeks_ahead_is_taken_over_and_not_doubled(
    night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot
) -> None:
    duty = roster.plans("Hoekstra", "2026-12-24 17:00", "2026-12-25 08:00")
    # By its id alone, as from the duty's own panel once.
    panel = opened(panels, about(duty=duty))
    assert panel._who.text() == "Triagist GGZ Noord, do 24 dec 17:00 tot vr 25 dec 08:00"
    said = [chip.accessibleName() for chip in panel.candidates.chips.chips]
    assert not any("had dienst" in text or "heeft zelf dienst" in text for text in said)
    press("1")
    assert on(night) != ["Hoekstra"]
    assert len(on(night)) == 1
    assert panel._title.text() == f"{on(night)[0]} takes over"
    assert panel._card.badge == "do 24 dec 17:00 tot vr 25 dec 08:00"
    assert on_call(night) == ["Dijkstra"]


def test_the_panel_of_a_duty_says_which_hours_are_to_be_taken_over(
    night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot
) -> None:
    duty = roster.plans("Hoekstra", "2026-12-24 17:00", "2026-12-25 08:00")
    panel = panels.open("roster-duty", about(duty=duty))
    assert isinstance(panel, RosterDutyPanel)
    assert panel._open.about == about(duty=duty, start=FAR[0], until=FAR[1])


def test_a_duty_that_is_gone_is_not_another_s(night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot) -> None:
    panel = opened(panels, about(duty="0" * 32))
    assert panel.candidates.isHidden()
    assert "no longer in force" in panel._who.text()
    assert NORTH not in panel._who.text()
