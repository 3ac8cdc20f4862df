"""The form of a duty: who, role, hours; a draft with Enter, in force with Alt+Enter; nothing is lost."""

from dataclasses import replace

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import NORTH, Roster, at
from windows import press

from desk.intake.roster_duties import PlanDuties, planned_duty
from desk.roster_rows import STANDS_BY, Duty
from ui.panels.roster_about import about
from ui.panels.roster_duty import RosterDutyPanel

ENTER, ESC, TAB, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Delete
AT_ONCE = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(night: Night, roster: Roster) -> RosterDutyPanel:
    night.host.activateWindow()
    return RosterDutyPanel(night.session, night.host)


def opened(panel: RosterDutyPanel, argument: str = "") -> RosterDutyPanel:
    panel.show_for(argument)
    panel.open()
    return panel


def only(night: Night, *, draft: bool) -> Duty:
    (shift,) = night.desk.roster().shifts.values()
    duty = shift.draft if draft else shift.now
    assert duty is not None
    return duty


def fill_hours(panel: RosterDutyPanel, qtbot: QtBot, day: str, start: str, until: str) -> None:
    for line, text in zip(panel.hours.lines.values(), (day, start, until), strict=True):
        line.field.setFocus()
        line.field.selectAll()
        qtbot.keyClicks(line.field, text)


def test_a_duty_is_made_by_keyboard_alone(night: Night, panel: RosterDutyPanel, qtbot: QtBot) -> None:
    opened(panel, about(role="triagist", provider=NORTH))
    # Whoever has the role comes first.
    names = [row.label for row in panel.person.rows]
    assert names[:3] == ["Dijkstra", "Hoekstra", "Postma"]
    qtbot.keyClicks(QApplication.focusWidget(), "hoek")
    press(ENTER)
    fill_hours(panel, qtbot, "za", "17", "8")
    assert panel.hours.reading == "za 21 nov 17:00 tot zo 08:00 · 15 uur"
    # Its head says so too: with large letters the fields are out of sight.
    assert panel.accessibleName() == "New duty · za 21 nov 17:00 tot zo 08:00"
    press(ENTER)
    assert panel.isHidden()
    duty = only(night, draft=True)
    assert (duty.name, duty.role, duty.provider) == ("Hoekstra", "triagist", NORTH)
    assert (duty.start, duty.until) == (at("2026-11-21 17:00"), at("2026-11-22 08:00"))


def test_alt_enter_puts_it_in_force_at_once(night: Night, roster: Roster, panel: RosterDutyPanel, qtbot: QtBot) -> None:
    person = roster.people["Dijkstra"]
    argument = about(
        person=person, role="triagist", provider=NORTH, start=at("2026-11-21 03:00"), until=at("2026-11-21 08:00")
    )
    opened(panel, argument)
    press(ENTER, AT_ONCE)
    assert panel.isHidden()
    assert only(night, draft=False).person == person
    assert [row.name for row in night.desk.on_call() if row.role == "triagist"] == ["Dijkstra"]


def test_ctrl_enter_keeps_a_draft_as_in_every_panel_of_the_roster(
    night: Night, roster: Roster, panel: RosterDutyPanel, qtbot: QtBot
) -> None:
    hours = {"start": at("2026-11-21 03:00"), "until": at("2026-11-21 08:00")}
    opened(panel, about(person=roster.people["Dijkstra"], role="triagist", provider=NORTH, **hours))
    press(ENTER, Qt.KeyboardModifier.ControlModifier)
    assert panel.isHidden()
    assert only(night, draft=True).name == "Dijkstra"
    assert not [row.name for row in night.desk.on_call() if row.role == "triagist" and not row.nobody]


def test_what_is_missing_is_said_and_gets_the_keyboard(night: Night, panel: RosterDutyPanel, qtbot: QtBot) -> None:
    opened(panel, about(role="triagist", provider=NORTH))
    panel.confirm()
    assert panel.said.startswith("From when until when?")
    assert panel.hours.day.field.hasFocus()
    fill_hours(panel, qtbot, "za", "17", "8")
    panel.confirm()
    assert panel.said == "Kies wie deze dienst heeft, of schrijf een naam."
    assert QApplication.focusWidget() is panel.person.stop
    assert not night.desk.roster().shifts


def test_hours_that_cannot_be_are_refused_in_the_form(night: Night, panel: RosterDutyPanel, qtbot: QtBot) -> None:
    opened(panel, about(role="triagist", provider=NORTH))
    fill_hours(panel, qtbot, "za", "17", "vr 18:00")
    assert "vr" in panel.hours.reading
    fill_hours(panel, qtbot, "za", "17", "20-11-2026 18:00")
    panel.confirm()
    assert "het einde ligt niet na het begin" in panel.said
    assert panel.hours.until.field.hasFocus()


def test_somebody_of_no_list_has_a_duty_by_name_and_number(night: Night, panel: RosterDutyPanel, qtbot: QtBot) -> None:
    opened(panel, about(role="triagist", provider=NORTH))
    fill_hours(panel, qtbot, "za", "17", "8")
    panel.name.field.setFocus()
    qtbot.keyClicks(panel.name.field, "Invaller De Jong")
    panel.phone.field.setFocus()
    qtbot.keyClicks(panel.phone.field, "06 12345699")
    press(ENTER)
    duty = only(night, draft=True)
    assert (duty.person, duty.name, duty.phone) == ("", "Invaller De Jong", "+31612345699")


def test_the_field_for_somebody_of_no_list_stands_right_below_the_list(panel: RosterDutyPanel, qtbot: QtBot) -> None:
    opened(panel, about(role="triagist", provider=NORTH))
    assert panel.person.y() < panel.name.y() < panel.hours.y()


def test_a_very_long_duty_is_asked_once(night: Night, panel: RosterDutyPanel, qtbot: QtBot) -> None:
    opened(panel, about(role="triagist", provider=NORTH))
    panel.name.field.setFocus()
    qtbot.keyClicks(panel.name.field, "De Jong")
    fill_hours(panel, qtbot, "za", "8", "zo 8")
    press(ENTER)
    assert panel.said.startswith("Is it really that long? za 21 nov 08:00 tot zo 08:00")
    assert not night.desk.roster().shifts
    press(ENTER)
    assert only(night, draft=True).until == at("2026-11-22 08:00")


def test_a_duty_that_stands_is_changed_as_a_draft_and_stays_until_published(
    night: Night, roster: Roster, panel: RosterDutyPanel, qtbot: QtBot
) -> None:
    duty = roster.plans("Dijkstra", "2026-11-21 17:00", "2026-11-22 08:00")
    opened(panel, about(duty=duty))
    assert panel.hours.reading == "za 21 nov 17:00 tot zo 08:00 · 15 uur"
    fill_hours(panel, qtbot, "za", "18:00", "8")
    press(ENTER)
    shift = night.desk.roster().shifts[duty]
    assert shift.now is not None
    assert shift.draft is not None
    assert (shift.now.start, shift.draft.start) == (at("2026-11-21 17:00"), at("2026-11-21 18:00"))
    opened(panel, about(duty=duty))
    assert "not in force before it is published" in panel._state.text


def test_del_takes_it_off_the_roster_once_published(
    night: Night, roster: Roster, panel: RosterDutyPanel, qtbot: QtBot
) -> None:
    duty = roster.plans("Dijkstra", "2026-11-21 17:00", "2026-11-22 08:00")
    opened(panel, about(duty=duty))
    press(DELETE)
    assert panel.isHidden()
    assert night.desk.roster().shifts[duty].leaving


def test_a_note_on_the_shift_is_kept_with_it(
    night: Night, roster: Roster, panel: RosterDutyPanel, qtbot: QtBot
) -> None:
    duty = roster.plans("Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    opened(panel, about(duty=duty))
    panel.remark.field.setFocus()
    qtbot.keyClicks(panel.remark.field, "belt terug, slaapt beneden")
    press(ENTER)
    shift = night.desk.roster().shifts[duty]
    assert [remark.text for remark in shift.remarks] == ["belt terug, slaapt beneden"]
    # The duty itself is the same, so nothing waits to be published.
    assert shift.draft is None


def test_backup_is_one_of_two_ways_to_be_called(roster: Roster, panel: RosterDutyPanel, night: Night) -> None:
    start, until = at("2026-11-21 17:00"), at("2026-11-22 08:00")
    opened(
        panel,
        about(person=roster.people["Postma"], role="triagist", provider=NORTH, start=start, until=until),
    )
    panel.place.press("2")
    panel.confirm()
    assert only(night, draft=True).backup == STANDS_BY


def test_escape_keeps_what_was_typed(night: Night, panel: RosterDutyPanel, qtbot: QtBot) -> None:
    opened(panel, about(role="triagist", provider=NORTH))
    fill_hours(panel, qtbot, "24-12", "17", "8")
    press(ESC)
    opened(panel, about(role="triagist", provider=NORTH))
    assert panel.hours.day.text == "24-12"


def test_what_speaks_against_somebody_is_said_while_the_form_is_filled_in(
    night: Night, roster: Roster, panel: RosterDutyPanel, qtbot: QtBot
) -> None:
    roster.plans("Dijkstra", "2026-11-21 17:00", "2026-11-22 08:00")
    start, until = at("2026-11-21 20:00"), at("2026-11-22 08:00")
    opened(panel, about(role="triagist", provider=NORTH, person=roster.people["Dijkstra"], start=start, until=until))
    qtbot.waitUntil(lambda: panel.against.said == "Heeft dan al dienst", timeout=20000)
    # Nothing keeps them from it: house rule 1.
    panel._pick_person(roster.people["Hoekstra"])
    qtbot.waitUntil(lambda: panel.against.said == "", timeout=20000)
    panel._pick_person(roster.people["Haan"])
    qtbot.waitUntil(lambda: panel.against.said == "Does not have this role yet.", timeout=20000)
    panel.confirm()
    assert panel.isHidden()


def test_what_another_changed_meanwhile_is_shown_and_not_written_over(
    night: Night, roster: Roster, panel: RosterDutyPanel, qtbot: QtBot
) -> None:
    duty = roster.plans("Dijkstra", "2026-11-21 17:00", "2026-11-22 08:00")
    opened(panel, about(duty=duty))
    panel._pick_person(roster.people["Postma"])
    shift = night.desk.roster().shifts[duty]
    assert shift.now is not None
    other = replace(planned_duty(shift.now), person=roster.people["Hoekstra"])
    assert night.session.do(PlanDuties((other,), draft=False))
    panel.refresh()
    assert panel._state.text == "Changed meanwhile: Hoekstra · za 17:00 tot zo 08:00"
    press(ENTER, AT_ONCE)
    assert not panel.isHidden()
    assert "intussen gewijzigd (Hoekstra, triagist GGZ Noord, za 17:00 tot zo 08:00)" in panel.said
    assert "You had: Postma" in panel.said
    assert panel.words.startswith("Hoekstra, ")
    assert only(night, draft=False).name == "Hoekstra"
    # Having seen it, they may.
    panel._pick_person(roster.people["Postma"])
    press(ENTER, AT_ONCE)
    assert only(night, draft=False).person == roster.people["Postma"]


def test_what_another_changed_meanwhile_is_not_taken_away_unseen(
    night: Night, roster: Roster, panel: RosterDutyPanel, qtbot: QtBot
) -> None:
    duty = roster.plans("Dijkstra", "2026-11-21 17:00", "2026-11-22 08:00")
    opened(panel, about(duty=duty))
    shift = night.desk.roster().shifts[duty]
    assert shift.now is not None
    other = replace(planned_duty(shift.now), person=roster.people["Hoekstra"])
    assert night.session.do(PlanDuties((other,), draft=False))
    press(DELETE)
    assert panel.said.startswith("Changed meanwhile: Hoekstra")
    assert not night.desk.roster().shifts[duty].leaving
    press(DELETE)
    assert night.desk.roster().shifts[duty].leaving


def test_every_stop_has_a_name(panel: RosterDutyPanel, roster: Roster, qtbot: QtBot) -> None:
    duty = roster.plans("Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    opened(panel, about(duty=duty))
    first = QApplication.focusWidget()
    walked = 0
    while walked == 0 or QApplication.focusWidget() is not first:
        held = QApplication.focusWidget()
        assert held is not None
        assert held.accessibleName(), held
        assert panel.isAncestorOf(held)
        press(TAB)
        walked += 1
        assert walked < 40
