"""At night somebody on call falls ill: two keys, and another has the post, with the number to call them."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import NORTH, Roster, at
from windows import press

from desk.directory_rows import OnCallRow
from desk.intake.roster_changes import NoteAbsence, ReplaceNow
from desk.intake.roster_duties import PlanDuties, PlannedDuty
from desk.intake.roster_people import NoteStaff
from ui.panels.duty import DutyPanel
from ui.panels.host import PanelHost
from ui.panels.roster_about import about
from ui.panels.roster_replace import RosterReplacePanel

ENTER = Qt.Key.Key_Return


@pytest.fixture
def roster(roster: Roster) -> Roster:
    roster.plans("Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    return roster


def head(panel: RosterReplacePanel) -> tuple[str, str]:
    """Title and first line."""
    return panel._title.text(), panel._who.text()


def triagist(night: Night) -> OnCallRow:
    (row,) = [row for row in night.desk.on_call() if row.role == "triagist"]
    return row


def test_somebody_who_fell_ill_is_replaced_in_two_keys(night: Night, panels: PanelHost, qtbot: QtBot) -> None:
    panels.open("duty", "triagist")
    press("a")
    panel = panels.panel
    assert isinstance(panel, RosterReplacePanel)
    # Who cannot stands on top: nobody takes them for the one who comes.
    assert head(panel) == ("Dijkstra cannot", "Triagist GGZ Noord, from now tot za 08:00")
    press("1")
    assert head(panel) == ("Call Hoekstra now", "Triagist GGZ Noord, tot za 08:00. In place of Dijkstra.")
    now = triagist(night)
    assert now.name == "Hoekstra"
    assert now.until == at("2026-11-21 08:00")
    assert "oorspronkelijk Dijkstra" in now.why
    # The number to call stands there at once.
    assert panel._card.number == "06 12 34 56 02"
    assert panel._card.badge == "tot za 08:00"
    assert "the shift lead reads it in the morning" in panel.said


def test_all_posts_of_who_fell_ill_are_taken_over_by_the_same_two_keys(
    night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot
) -> None:
    person = roster.people["Postma"]
    assert night.session.do(NoteStaff(person, "Postma", NORTH, ("triagist", "LVB-spoed"), ("0612345603",)))
    hours = at("2026-11-20 17:00"), at("2026-11-21 09:00")
    both = PlannedDuty(night.desk.new_id(), "LVB-spoed", "Tjallinga", roster.people["Dijkstra"], "", "", *hours)
    assert night.session.do(PlanDuties((both,), draft=False))
    panel = panels.open("roster-replace", about(role="triagist"))
    assert isinstance(panel, RosterReplacePanel)
    named = [chip.accessibleName() for chip in panel.candidates.chips.chips]
    assert ["also LVB-spoed Tjallinga" in text for text in named] == ["Postma" in text for text in named]
    place = next(number for number, text in enumerate(named, 1) if "Postma" in text)
    press(str(place))
    now = {(row.role, row.name, row.until) for row in night.desk.on_call() if row.person == person}
    assert now == {("triagist", "Postma", at("2026-11-21 08:00")), ("LVB-spoed", "Postma", hours[1])}
    press("o")
    press("o")
    night.pass_by(minutes=1)
    assert [row.role for row in night.desk.on_call() if row.person == person] == []


def test_whoever_cannot_have_the_other_post_leaves_it_and_it_is_said(
    night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot
) -> None:
    hours = at("2026-11-20 17:00"), at("2026-11-21 09:00")
    both = PlannedDuty(night.desk.new_id(), "LVB-spoed", "Tjallinga", roster.people["Dijkstra"], "", "", *hours)
    assert night.session.do(PlanDuties((both,), draft=False))
    panel = panels.open("roster-replace", about(role="triagist"))
    press("1")
    assert isinstance(panel, RosterReplacePanel)
    assert "Still Dijkstra: LVB-spoed Tjallinga" in panel.said


def test_an_absence_that_was_noted_first_leaves_the_duty_to_be_taken_over(
    night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot
) -> None:
    hours = at("2026-11-20 17:00"), at("2026-11-21 09:00")
    duty = PlannedDuty(night.desk.new_id(), "LVB-spoed", "Tjallinga", roster.people["Haan"], "", "", *hours)
    assert night.session.do(PlanDuties((duty,), draft=False))
    away = NoteAbsence(night.desk.new_id(), roster.people["Haan"], *hours, "sick")
    assert night.session.do(away)
    panel = panels.open("roster-replace", about(duty=duty.id))
    assert isinstance(panel, RosterReplacePanel)
    assert head(panel) == ("Haan cannot", "LVB-spoed Tjallinga, from now tot za 09:00")
    panel.name.field.setFocus()
    qtbot.keyClicks(panel.name.field, "Invaller")
    qtbot.keyClick(panel.name.field, ENTER)
    qtbot.keyClick(panel.number.field, ENTER)
    assert [row.name for row in night.desk.on_call() if row.role == "LVB-spoed"] == ["Invaller"]


def test_the_shift_lead_reads_it_in_the_morning(night: Night, panels: PanelHost, qtbot: QtBot) -> None:
    panels.open("roster-replace", about(role="triagist"))
    press("1")
    night.pass_by(hours=5)
    (news,) = [row for row in night.desk.roster_news(at("2026-11-20 23:00")) if row.kind == "override"]
    assert "Hoekstra voor Dijkstra" in news.text
    assert "ziek" in news.text
    assert news.open


def test_one_key_undoes_it(night: Night, panels: PanelHost, qtbot: QtBot) -> None:
    panels.open("roster-replace", about(role="triagist"))
    press("1")
    press("o")
    press("o")
    night.pass_by(minutes=1)
    assert triagist(night).name == "Dijkstra"


def test_the_key_that_is_on_the_road_elsewhere_puts_nobody_back_by_one_slip(
    night: Night, panels: PanelHost, qtbot: QtBot
) -> None:
    panel = panels.open("roster-replace", about(role="triagist"))
    assert isinstance(panel, RosterReplacePanel)
    press("1")
    press("o")
    assert panel.said == "Undo this? Then Dijkstra is on call again and Hoekstra is not. O once more does it."
    night.pass_by(minutes=1)
    assert triagist(night).name == "Hoekstra"


def test_after_undoing_it_says_who_is_on_call(night: Night, panels: PanelHost, qtbot: QtBot) -> None:
    panel = panels.open("roster-replace", about(role="triagist"))
    assert isinstance(panel, RosterReplacePanel)
    press("1")
    press("o")
    press("o")
    assert panel.said == "Undone. On call now: Dijkstra 06 12 34 56 01."


def test_who_was_replaced_by_another_meanwhile_is_not_replaced_again(
    night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot
) -> None:
    panel = panels.open("roster-replace", about(role="triagist"))
    assert isinstance(panel, RosterReplacePanel)
    other = (at("2026-11-21 08:00"), roster.people["Dijkstra"], "", roster.people["Postma"])
    assert night.session.do(ReplaceNow(night.desk.new_id(), "triagist", NORTH, *other))
    press("1")
    assert "Postma heeft die al, via vervanging A-1" in panel.said
    # What stands there is how it is now; who is chosen next takes over from them.
    assert head(panel) == ("Postma cannot", "Triagist GGZ Noord, from now tot za 08:00")
    assert triagist(night).name == "Postma"


def test_who_has_it_by_another_replacement_is_told_to_whoever_called(
    night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot
) -> None:
    panel = panels.open("roster-replace", about(role="triagist"))
    assert isinstance(panel, RosterReplacePanel)
    press("1")
    other = (at("2026-11-21 08:00"), roster.people["Hoekstra"], "", roster.people["Postma"])
    assert night.session.do(ReplaceNow(night.desk.new_id(), "triagist", NORTH, *other))
    panel.refresh()
    assert head(panel)[0] == "Somebody else has it by now"
    assert panel.said.startswith("By now Postma 06 12 34 56 03 (via vervanging A-2, ")


def test_enter_by_habit_takes_no_replacement_back(night: Night, panels: PanelHost, qtbot: QtBot) -> None:
    panels.open("roster-replace", about(role="triagist"))
    press("1")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert panels.panel is None
    night.pass_by(minutes=1)
    assert triagist(night).name == "Hoekstra"


def test_somebody_of_no_list_takes_over_by_name_and_number(night: Night, panels: PanelHost, qtbot: QtBot) -> None:
    panel = panels.open("roster-replace", about(role="triagist"))
    assert isinstance(panel, RosterReplacePanel)
    panel.name.field.setFocus()
    qtbot.keyClicks(panel.name.field, "Invaller De Jong")
    qtbot.keyClick(panel.name.field, ENTER)
    qtbot.keyClicks(panel.number.field, "0612345699")
    qtbot.keyClick(panel.number.field, ENTER)
    now = triagist(night)
    assert (now.name, now.number) == ("Invaller De Jong", "+31612345699")


def test_who_stands_in_the_roster_by_name_alone_is_offered_and_their_number_comes_with_the_name(
    night: Night, panels: PanelHost, qtbot: QtBot
) -> None:
    hours = at("2026-11-22 17:00"), at("2026-11-23 08:00")
    by_name = PlannedDuty(night.desk.new_id(), "triagist", NORTH, "", "Bakker", "0612345680", *hours)
    assert night.session.do(PlanDuties((by_name,), draft=False))
    panel = panels.open("roster-replace", about(role="triagist"))
    assert isinstance(panel, RosterReplacePanel)
    panel.name.field.setFocus()
    qtbot.keyClicks(panel.name.field, "bakker")
    assert panel.number.text == "06 12 34 56 80"
    qtbot.keyClicks(panel.name.field, "s")
    assert panel.number.text == ""
    panel.name.field.clear()
    panel.candidates.setFocus()
    qtbot.keyClicks(panel.candidates, "3")
    now = triagist(night)
    assert (now.name, now.number, now.person) == ("Bakker", "+31612345680", "")
    assert panel._card.number == "06 12 34 56 80"


def test_an_empty_post_is_filled_by_the_same_two_keys(
    night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot
) -> None:
    roster.plans("Hoekstra", "2026-11-21 17:00", "2026-11-22 08:00")
    night.pass_by(hours=6)
    assert triagist(night).nobody
    panels.open("duty", "triagist")
    press("a")
    panel = panels.panel
    assert isinstance(panel, RosterReplacePanel)
    assert head(panel) == ("Nobody on call", "Triagist GGZ Noord, from now tot za 17:00")
    press("1")
    now = triagist(night)
    assert (now.nobody, now.until) == (False, at("2026-11-21 17:00"))


def test_a_duty_that_begins_later_is_taken_over_for_its_hours(
    night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot
) -> None:
    duty = roster.plans("Hoekstra", "2026-11-21 17:00", "2026-11-22 08:00")
    panel = panels.open("roster-replace", about(duty=duty))
    assert isinstance(panel, RosterReplacePanel)
    assert head(panel) == ("Hoekstra cannot", "Triagist GGZ Noord, za 17:00 tot zo 08:00")
    press("1")
    # Nobody is called at night for tomorrow.
    assert head(panel)[0] == "Postma takes over"
    assert "Let them know" in panel.said
    (change,) = night.desk.roster().overrides.values()
    assert (change.kind, change.out) == ("replace", roster.people["Hoekstra"])
    assert (change.start, change.until) == (at("2026-11-21 17:00"), at("2026-11-22 08:00"))
    assert triagist(night).name == "Dijkstra"


@pytest.mark.parametrize(("key", "word"), [("v", "vrij"), ("z", "bezet"), ("o", "onderweg")])
def test_how_somebody_is_is_one_key_and_stands_where_they_are_called(
    key: str, word: str, night: Night, panels: PanelHost, qtbot: QtBot
) -> None:
    panel = panels.open("duty", "triagist")
    assert isinstance(panel, DutyPanel)
    press(key)
    assert triagist(night).state_text == word
    assert f"Dijkstra · {NORTH} · {word}" in panel._card.accessibleName()


def test_letters_in_the_name_field_do_not_undo(night: Night, panels: PanelHost, qtbot: QtBot) -> None:
    panel = panels.open("roster-replace", about(role="triagist"))
    assert isinstance(panel, RosterReplacePanel)
    panel.name.field.setFocus()
    qtbot.keyClicks(panel.name.field, "oo1")
    assert panel.name.text == "oo1"
    assert triagist(night).name == "Dijkstra"
