"""The number in the form of a duty: it follows the person, a typed one stays, and what is odd about it is said."""

from dataclasses import replace

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from roster_night import NORTH, Roster, at
from windows import press

from desk.intake.roster_duties import PlanDuties, PlannedDuty
from desk.roster_rows import Duty
from ui.panels.roster_about import about
from ui.panels.roster_duty import RosterDutyPanel

ENTER = Qt.Key.Key_Return
AT_ONCE = Qt.KeyboardModifier.AltModifier
DUTY = "ab" * 16


@pytest.fixture
def panel(night: Night, roster: Roster) -> RosterDutyPanel:
    """Open for a duty of Dijkstra that came from a file with Dijkstra's number."""
    hours = at("2026-11-22 17:00"), at("2026-11-23 08:00")
    planned = PlannedDuty(DUTY, "triagist", NORTH, roster.people["Dijkstra"], "", "0612345601", *hours)
    assert night.session.do(PlanDuties((replace(planned, source="rooster.xlsx"),), draft=False))
    night.host.activateWindow()
    panel = RosterDutyPanel(night.session, night.host)
    panel.show_for(about(duty=DUTY))
    panel.open()
    return panel


def stands(night: Night) -> Duty:
    duty = night.desk.roster().shifts[DUTY].now
    assert duty is not None
    return duty


def note(panel: RosterDutyPanel) -> tuple[str, bool]:
    """What is said beside the number, and whether in the colour of warnings."""
    return panel.phone._note.text(), panel.phone._note.property("role") == "flag"


def test_another_person_is_called_on_their_own_number(
    night: Night, roster: Roster, panel: RosterDutyPanel, qtbot: QtBot
) -> None:
    assert panel.phone.text == "+31612345601"
    panel._pick_person(roster.people["Hoekstra"])
    assert panel.phone.text == ""
    assert panel.phone.field.placeholderText() == "empty: 06 12 34 56 02, of the list"
    press(ENTER, AT_ONCE)
    assert stands(night).phone == ""
    (on,) = [one for one in night.desk.planning.duties(stands(night).start, stands(night).until) if one.id == DUTY]
    assert (on.name, on.phone) == ("Hoekstra", "+31612345602")


def test_the_former_person_chosen_again_has_the_number_of_the_duty_again(
    roster: Roster, panel: RosterDutyPanel
) -> None:
    panel._pick_person(roster.people["Hoekstra"])
    panel._pick_person(roster.people["Dijkstra"])
    assert panel.phone.text == "+31612345601"


def test_a_number_that_was_typed_for_this_duty_stays_with_whoever_gets_it(
    night: Night, roster: Roster, panel: RosterDutyPanel, qtbot: QtBot
) -> None:
    panel.phone.field.setFocus()
    panel.phone.field.selectAll()
    qtbot.keyClicks(panel.phone.field, "0612345677")
    panel._pick_person(roster.people["Hoekstra"])
    press(ENTER, AT_ONCE)
    assert stands(night).phone == "+31612345677"


def test_the_number_of_somebody_else_is_said_beside_the_field(
    roster: Roster, panel: RosterDutyPanel, qtbot: QtBot
) -> None:
    panel._pick_person(roster.people["Hoekstra"])
    panel.phone.field.setFocus()
    qtbot.keyClicks(panel.phone.field, "0612345601")
    assert note(panel) == ("this is the number of Dijkstra", True)


def test_a_name_in_no_list_does_not_get_the_number_of_whoever_had_the_duty(
    panel: RosterDutyPanel, roster: Roster, qtbot: QtBot
) -> None:
    panel._pick_person(roster.people["Dijkstra"])
    panel.name.field.setFocus()
    qtbot.keyClicks(panel.name.field, "Invaller")
    assert panel.phone.text == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [("12", "12 is een kort nummer: alleen binnen de eigen centrale te bellen"),
     ("061-abc", "dit is zo niet te bellen: te kort")],
)  # fmt: skip
def test_what_cannot_be_dialled_is_said_in_the_colour_of_warnings(
    typed: str, said: str, panel: RosterDutyPanel, qtbot: QtBot
) -> None:
    panel.phone.field.setFocus()
    panel.phone.field.selectAll()
    qtbot.keyClicks(panel.phone.field, typed)
    panel.person.stop.setFocus()
    assert note(panel) == (said, True)
