"""People of the roster: found by typing, described whole, private numbers apart; and when somebody is not there."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import NORTH, Roster, at

from ui.panels.roster_about import about, read_about
from ui.panels.roster_absence import RosterAbsencePanel
from ui.panels.roster_people import RosterPeoplePanel

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def people(night: Night, roster: Roster) -> RosterPeoplePanel:
    night.host.activateWindow()
    panel = RosterPeoplePanel(night.session, night.host)
    panel.show_for("")
    panel.open()
    return panel


@pytest.fixture
def absence(night: Night, roster: Roster) -> RosterAbsencePanel:
    night.host.activateWindow()
    return RosterAbsencePanel(night.session, night.host)


def test_somebody_is_found_by_typing_and_changed(
    night: Night, roster: Roster, people: RosterPeoplePanel, qtbot: QtBot
) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), "tjal wier")
    (line,) = [line for line in people.list.lines.lines if line.kind == "person"]
    assert (line.title, line.badge) == ("Wiersma", "no number")
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    people.numbers[0].field.setFocus()
    qtbot.keyClicks(people.numbers[0].field, "0612345605")
    people.private.press("1")
    qtbot.keyClick(people.numbers[0].field, ENTER, CTRL)
    row = night.desk.roster().people[roster.people["Wiersma"]]
    assert (row.phones, row.private) == (("+31612345605",), ("+31612345605",))
    assert row.roles == ("LVB-spoed",)
    assert people.said == "Kept: Wiersma."


def test_a_name_that_nobody_has_is_somebody_new(night: Night, people: RosterPeoplePanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), "Van der Zee")
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert people.name.text == "Van der Zee"
    qtbot.keyClicks(people.provider.field, NORTH)
    people.roles_field.press("2")
    people.save()
    (row,) = [row for row in night.desk.roster().people.values() if row.name == "Van der Zee"]
    assert (row.provider, row.roles, row.desk) == (NORTH, ("triagist",), False)


def test_a_second_number_stays_the_second(night: Night, roster: Roster, people: RosterPeoplePanel) -> None:
    people.show_for(about(person=roster.people["Hoekstra"]))
    assert [line.text for line in people.numbers] == ["06 12 34 56 02", "058 234 56 02", ""]
    people.save()
    assert night.desk.roster().people[roster.people["Hoekstra"]].phones == ("+31612345602", "+31582345602")


def test_how_somebody_is_and_whether_they_are_planned_is_one_press(
    night: Night, roster: Roster, people: RosterPeoplePanel
) -> None:
    person = roster.people["Haan"]
    people.show_for(about(person=person))
    people._act("state-busy")
    people._act("leave")
    row = night.desk.roster().people[person]
    assert (row.state, row.gone) == ("busy", True)
    people._act("back")
    assert not night.desk.roster().people[person].gone


def test_escape_keeps_what_was_typed_of_somebody(roster: Roster, people: RosterPeoplePanel, qtbot: QtBot) -> None:
    people.show_for(about(person=roster.people["Haan"]))
    people.email.field.setFocus()
    qtbot.keyClicks(people.email.field, "haan@voorb")
    qtbot.keyClick(people.email.field, ESC)
    people.show_for(about(person=roster.people["Haan"]))
    assert people.email.text == "haan@voorb"


def test_escape_in_the_form_goes_back_to_the_list_and_only_then_closes(people: RosterPeoplePanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), "haan")
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert people.seek.isHidden()
    qtbot.keyClick(QApplication.focusWidget(), ESC)
    assert not people.isHidden()
    assert people.seek.field.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), ESC)
    assert people.isHidden()


def test_who_is_not_planned_any_more_still_has_duties_that_are_named(roster: Roster, people: RosterPeoplePanel) -> None:
    for day in (24, 25):
        roster.plans("Hoekstra", f"2026-11-{day} 17:00", f"2026-11-{day + 1} 08:00")
    people.show_for(about(person=roster.people["Hoekstra"]))
    people._act("leave")
    assert people.said == (
        "Is not planned any more, but has 2 duties ahead: triagist di 17:00 tot wo 08:00; triagist wo 17:00 tot do "
        "08:00. Give them to somebody else."
    )


def test_an_absence_shows_which_duties_it_empties(
    night: Night, roster: Roster, absence: RosterAbsencePanel, qtbot: QtBot
) -> None:
    duty = roster.plans("Dijkstra", "2026-11-24 17:00", "2026-11-25 08:00")
    absence.show_for(about(person=roster.people["Dijkstra"]))
    absence.open()
    for line, text in zip(absence.hours.lines.values(), ("24-11", "0", "27-11 0"), strict=True):
        line.field.setFocus()
        qtbot.keyClicks(line.field, text)
    assert [line.id for line in absence.duties.lines.lines] == [duty]
    absence.kind.press("2")
    qtbot.keyClick(QApplication.focusWidget(), ENTER, CTRL)
    (row,) = night.desk.roster().absences.values()
    assert (row.kind, row.start, row.until) == ("sick", at("2026-11-24 00:00"), at("2026-11-27 00:00"))
    assert absence.said == "Noted. 1 duties are empty now: fill them in the roster."
    assert [line.badge for line in absence.list.lines.lines] == ["ill"]
    absence.withdraw()
    assert not night.desk.roster().absences


def test_enter_on_a_duty_that_is_emptied_opens_it(roster: Roster, absence: RosterAbsencePanel, qtbot: QtBot) -> None:
    duty = roster.plans("Dijkstra", "2026-11-24 17:00", "2026-11-25 08:00")
    person = roster.people["Dijkstra"]
    absence.show_for(about(person=person, start=at("2026-11-24 00:00"), until=at("2026-11-26 00:00")))
    absence.open()
    absence.duties.setFocus()
    with qtbot.waitSignal(absence.wants) as asked:
        qtbot.keyClick(absence.duties, ENTER)
    assert (asked.args[0], read_about(asked.args[1])["duty"]) == ("roster-duty", duty)


def test_what_is_missing_of_an_absence_is_asked(absence: RosterAbsencePanel) -> None:
    absence.show_for("")
    absence.open()
    absence.save()
    assert absence.said == "Who is absent?"
