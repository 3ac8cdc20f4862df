"""Swaps, give-aways and offers: asked for a duty, shown before and after, approved with one press."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import Roster

from desk.intake.roster_changes import EndSwap
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
    # Whoever opens it to decide has the keyboard on the yes.
    opened(panel)
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
    opened(panel)
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


def test_whoever_asks_does_not_say_yes_by_a_second_enter(
    night: Night, roster: Roster, panel: RosterSwapPanel, qtbot: QtBot
) -> None:
    duty = roster.plans("Dijkstra", "2026-11-24 17:00", "2026-11-25 08:00")
    opened(panel, duty)
    panel._person_picked(roster.people["Hoekstra"])
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), ENTER, CTRL)
    assert QApplication.focusWidget() is panel.close_button
    assert [row.state for row in night.desk.roster().swaps.values()] == ["asked"]


def test_without_a_duty_it_says_how_a_swap_is_asked_for(panel: RosterSwapPanel) -> None:
    opened(panel)
    assert not panel._hint.isHidden()
    assert "press R" in panel._hint.text()


def test_a_draft_is_not_swapped_and_not_offered_in_return(night: Night, roster: Roster, panel: RosterSwapPanel) -> None:
    draft = roster.plans("Hoekstra", "2026-11-26 17:00", "2026-11-27 08:00", draft=True)
    opened(panel, draft)
    assert not panel._draft.isHidden()
    panel.ask()
    assert not night.desk.roster().swaps
    mine = roster.plans("Dijkstra", "2026-11-24 17:00", "2026-11-25 08:00")
    opened(panel, mine)
    panel.kind.press("2")
    panel._person_picked(roster.people["Hoekstra"])
    assert panel.other.rows == ()


def test_what_the_law_says_of_a_swap_stands_on_its_card(
    night: Night, roster: Roster, panel: RosterSwapPanel, qtbot: QtBot
) -> None:
    duty = roster.plans("Dijkstra", "2026-11-24 17:00", "2026-11-25 08:00")
    roster.plans("Hoekstra", "2026-11-24 20:00", "2026-11-24 23:00")
    opened(panel, duty)
    panel._person_picked(roster.people["Hoekstra"])
    panel.ask()
    (box,) = panel.boxes.values()
    qtbot.waitUntil(lambda: bool(box.against), timeout=20000)
    assert box.against.startswith("Mind: Hoekstra: heeft dan al dienst")


def test_a_duty_given_in_return_speaks_against_nothing(
    night: Night, roster: Roster, panel: RosterSwapPanel, qtbot: QtBot
) -> None:
    mine = roster.plans("Dijkstra", "2026-11-24 17:00", "2026-11-25 08:00")
    theirs = roster.plans("Hoekstra", "2026-11-24 18:00", "2026-11-25 09:00")
    opened(panel, mine)
    panel.kind.press("2")
    panel._person_picked(roster.people["Hoekstra"])
    panel._other_picked(theirs)
    with qtbot.waitSignal(panel._against_of.found, timeout=20000):
        panel.ask()
    (box,) = panel.boxes.values()
    assert "heeft dan al dienst" not in box.against


def test_who_approved_hears_that_another_desk_refused(night: Night, roster: Roster, panel: RosterSwapPanel) -> None:
    duty = roster.plans("Dijkstra", "2026-11-24 17:00", "2026-11-25 08:00")
    opened(panel, duty)
    panel._person_picked(roster.people["Hoekstra"])
    panel.ask()
    ((swap, box),) = panel.boxes.items()
    box.acted.emit("approve")
    assert panel.said == "Approved: it counts from now on."
    # As it comes from another desk: a refusal of what was in force here is a withdrawal to the commands of this one.
    assert night.session.do(EndSwap(swap, "withdrawn"))
    panel.refresh()
    assert "It turned out otherwise: ruil A-1 is withdrawn" in panel.said


def test_an_arrow_and_enter_pick_a_duty(night: Night, roster: Roster, panel: RosterSwapPanel, qtbot: QtBot) -> None:
    mine = roster.plans("Dijkstra", "2026-11-24 17:00", "2026-11-25 08:00")
    theirs = [roster.plans("Hoekstra", f"2026-12-{day:02} 17:00", f"2026-12-{day:02} 23:00") for day in range(1, 12)]
    opened(panel, mine)
    panel.kind.press("2")
    panel._person_picked(roster.people["Hoekstra"])
    panel.turn_to(panel.other.stop)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, ENTER):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert panel._other == theirs[1]
    # The next Enter goes on.
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert panel._other == theirs[1]
    assert panel.reason.field.hasFocus()


def test_whose_duty_it_is_stands_in_the_title_which_does_not_scroll(roster: Roster, panel: RosterSwapPanel) -> None:
    opened(panel, roster.plans("Dijkstra", "2026-11-24 17:00", "2026-11-25 08:00"))
    assert panel._title.text() == "Swap: Dijkstra"
    opened(panel)
    assert panel._title.text() == "Swaps"
