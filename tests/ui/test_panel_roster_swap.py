"""Swaps, give-aways and offers: asked for a duty, shown before and after, approved with one press."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import Roster

from ui.panels.roster_about import about
from ui.panels.roster_swap import RosterSwapPanel

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(night: Night, roster: Roster) -> RosterSwapPanel:
    night.host.activateWindow()
    return RosterSwapPanel(night.session, night.host)


def opened(panel: RosterSwapPanel, duty: str = "") -> None:
    panel.show_for(about(duty=duty))
    panel.open()


def holders(night: Night, duty: str) -> list[str]:
    shift = night.desk.roster().shifts[duty]
    assert shift.now is not None
    return [one.name for one in night.desk.planning.duties(shift.now.start, shift.now.until) if one.id == duty]


def test_a_duty_is_given_away_and_counts_once_approved(
    night: Night, roster: Roster, panel: RosterSwapPanel, qtbot: QtBot
) -> None:
    duty = roster.plans("Dijkstra", "2026-11-24 17:00", "2026-11-25 08:00")
    opened(panel, duty)
    panel._person_picked(roster.people["Hoekstra"])
    qtbot.keyClick(QApplication.focusWidget(), ENTER, CTRL)
    ((swap, box),) = panel.boxes.items()
    assert "Dijkstra → Hoekstra" in box.words
    assert holders(night, duty) == ["Dijkstra"]
    # The keyboard is on the yes.
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert holders(night, duty) == ["Hoekstra"]
    assert night.desk.roster().swaps[swap].state == "approved"


def test_a_second_enter_after_the_yes_takes_nothing_back(
    night: Night, roster: Roster, panel: RosterSwapPanel, qtbot: QtBot
) -> None:
    duty = roster.plans("Dijkstra", "2026-11-24 17:00", "2026-11-25 08:00")
    opened(panel, duty)
    panel._person_picked(roster.people["Hoekstra"])
    qtbot.keyClick(QApplication.focusWidget(), ENTER, CTRL)
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert holders(night, duty) == ["Hoekstra"]


def test_what_is_swapped_against_on_the_same_post_is_told_by_its_hours(
    night: Night, roster: Roster, panel: RosterSwapPanel
) -> None:
    mine = roster.plans("Dijkstra", "2026-11-24 17:00", "2026-11-25 08:00")
    roster.plans("Postma", "2026-11-26 17:00", "2026-11-27 08:00")
    roster.plans("Postma", "2026-11-28 17:00", "2026-11-29 08:00", role="backup")
    opened(panel, mine)
    panel.kind.press("2")
    panel._person_picked(roster.people["Postma"])
    here, elsewhere = (row.label for row in panel.other.rows)
    assert here == "do 17:00 tot vr 08:00"
    assert elsewhere == "achterwacht GGZ Noord · za 28 nov 17:00 tot zo 29 nov 08:00"


def test_two_duties_are_swapped(night: Night, roster: Roster, panel: RosterSwapPanel) -> None:
    mine = roster.plans("Dijkstra", "2026-11-24 17:00", "2026-11-25 08:00")
    theirs = roster.plans("Hoekstra", "2026-11-26 17:00", "2026-11-27 08:00")
    opened(panel, mine)
    panel.kind.press("2")
    panel._person_picked(roster.people["Hoekstra"])
    assert [row.code for row in panel.other.rows] == [theirs]
    panel._other_picked(theirs)
    panel.ask()
    (box,) = panel.boxes.values()
    assert "Hoekstra → Dijkstra" in box.words
    box.acted.emit("approve")
    assert (holders(night, mine), holders(night, theirs)) == (["Hoekstra"], ["Dijkstra"])


def test_an_open_offer_is_taken_by_somebody_and_waits_for_a_yes(
    night: Night, roster: Roster, panel: RosterSwapPanel
) -> None:
    duty = roster.plans("Dijkstra", "2026-11-24 17:00", "2026-11-25 08:00")
    opened(panel, duty)
    panel.kind.press("3")
    assert panel.person.isHidden()
    panel.ask()
    (box,) = panel.boxes.values()
    assert [button.caption for button in box.action_row.buttons] == ["Somebody takes it", "Refuse", "Withdraw"]
    box.acted.emit("take")
    panel._take(roster.people["Postma"])
    assert "Dijkstra → Postma" in box.words
    box.acted.emit("approve")
    assert holders(night, duty) == ["Postma"]


def test_a_refusal_leaves_everything_as_it_was(night: Night, roster: Roster, panel: RosterSwapPanel) -> None:
    duty = roster.plans("Dijkstra", "2026-11-24 17:00", "2026-11-25 08:00")
    opened(panel, duty)
    panel._person_picked(roster.people["Hoekstra"])
    panel.ask()
    (box,) = panel.boxes.values()
    box.acted.emit("refuse")
    assert not panel.boxes
    assert holders(night, duty) == ["Dijkstra"]


def test_without_a_person_it_asks_for_one(roster: Roster, panel: RosterSwapPanel) -> None:
    opened(panel, roster.plans("Dijkstra", "2026-11-24 17:00", "2026-11-25 08:00"))
    panel.ask()
    assert panel.said == "Choose who gets the duty."
    assert QApplication.focusWidget() is panel.person.stop
