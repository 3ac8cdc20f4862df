"""A part of a duty swapped, and a duty split in two: by keyboard, with what it comes to said beside the fields."""

from dataclasses import replace

import pytest
from night_desk import Night
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import Roster, at
from windows import press, type_in

from desk.intake.roster_changes import ApproveSwap, AskSwap
from desk.intake.roster_duties import PlanDuties, RemarkDuty, planned_duty
from desk.words.times import clock_text
from ui.panels.host import PanelHost
from ui.panels.roster_about import about
from ui.panels.roster_duty import RosterDutyPanel
from ui.panels.roster_split import RosterSplitPanel
from ui.panels.roster_swap import RosterSwapPanel
from ui.roster.undoing import Undoing

ENTER, TAB, DOWN, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Escape
CTRL = Qt.KeyboardModifier.ControlModifier
NIGHT = "2026-11-24 23:00", "2026-11-25 07:00"


def swapping(panels: PanelHost, duty: str) -> RosterSwapPanel:
    panel = panels.open("roster-swap", about(duty=duty))
    assert isinstance(panel, RosterSwapPanel)
    return panel


def splitting(panels: PanelHost, duty: str) -> RosterSplitPanel:
    panel = panels.open("roster-split", about(duty=duty))
    assert isinstance(panel, RosterSplitPanel)
    return panel


def on(night: Night, start: str, until: str) -> list[tuple[str, str, str]]:
    """Who has it, from when until when on the clock, drafts too."""
    duties = night.desk.planning.duties(at(start), at(until), drafts=True)
    return [(one.name, clock_text(one.start), clock_text(one.until)) for one in duties]


# -- a part swapped ---------------------------------------------------------------------------------------------------


def test_a_part_is_given_away_by_keyboard_alone(night: Night, roster: Roster, panels: PanelHost) -> None:
    duty = roster.plans("Dijkstra", *NIGHT)
    panel = swapping(panels, duty)
    assert panel.part.start.isHidden()
    press("1")
    press(TAB)
    assert QApplication.focusWidget() is panel.part.amount
    press("2")
    assert QApplication.focusWidget() is panel.part.start.field
    type_in("1:00")
    press(ENTER)
    type_in("4")
    assert panel.part.reading == "wo 25 nov 01:00 tot 04:00 · 3 uur"
    press(ENTER)
    assert QApplication.focusWidget() is panel.person.stop
    assert panel.person.rows[0].label == "Hoekstra"
    press("1")
    press(ENTER, CTRL)
    (box,) = panel.boxes.values()
    assert "Dijkstra → Hoekstra: triagist GGZ Noord, wo 01:00 tot wo 04:00" in box.words
    # The yes is one Tab away: whoever asks does not approve by a second Enter.
    QApplication.processEvents()
    press(TAB)
    press(ENTER)
    assert on(night, *NIGHT) == [
        ("Dijkstra", "23:00", "01:00"),
        ("Hoekstra", "01:00", "04:00"),
        ("Dijkstra", "04:00", "07:00"),
    ]


@pytest.mark.parametrize(
    ("hours", "begin", "end", "reading"),
    [
        (
            ("2027-03-27 23:00", "2027-03-28 07:00"),
            "1",
            "5",
            "zo 28 mrt 2027 01:00 tot 05:00 · 3 uur · de klok gaat die nacht om",
        ),
        (
            ("2026-10-24 23:00", "2026-10-25 07:00"),
            "1",
            "5",
            "",
        ),
    ],
)
def test_on_nights_when_the_clock_changes_the_length_is_what_it_is(
    roster: Roster, panels: PanelHost, hours: tuple[str, str], begin: str, end: str, reading: str
) -> None:
    panel = swapping(panels, roster.plans("Dijkstra", *hours))
    panel.part.amount.press("2")
    for line, text in zip(panel.part.lines.values(), (begin, end), strict=True):
        line.field.setFocus()
        line.field.selectAll()
        type_in(text)
    assert panel.part.reading == reading
    # What was last month is no part any more.
    assert (panel.part.until.field.accessibleDescription() == "dat is al voorbij") == (not reading)


def test_what_is_no_part_is_told_beside_its_field_and_not_asked(
    night: Night, roster: Roster, panels: PanelHost
) -> None:
    panel = swapping(panels, roster.plans("Dijkstra", *NIGHT))
    panel._person_picked(roster.people["Hoekstra"])
    panel.part.amount.press("2")
    type_in("21:00")
    outside = "valt niet binnen de dienst (di 23:00 tot wo 07:00)"
    assert panel.part.start.field.accessibleDescription() == outside
    assert (panel.part.until.field.accessibleDescription(), panel.part.reading) == ("", "")
    press(ENTER, CTRL)
    assert panel.said == f"Which part? {outside}"
    assert panel.part.start.field.hasFocus()
    assert not night.desk.roster().swaps


def test_both_fields_as_the_duty_stands_are_the_whole_duty(night: Night, roster: Roster, panels: PanelHost) -> None:
    panel = swapping(panels, roster.plans("Dijkstra", *NIGHT))
    panel._person_picked(roster.people["Hoekstra"])
    panel.part.amount.press("2")
    press(ENTER, CTRL)
    (swap,) = night.desk.roster().swaps.values()
    assert (swap.start, swap.until) == (None, None)


def test_the_part_that_was_typed_stands_there_after_esc(roster: Roster, panels: PanelHost) -> None:
    duty = roster.plans("Dijkstra", *NIGHT)
    swapping(panels, duty).part.amount.press("2")
    type_in("0:30")
    press(ESC)
    assert swapping(panels, duty).part.reading == "wo 25 nov 00:30 tot 07:00 · 6 uur 30 min"


# -- split ------------------------------------------------------------------------------------------------------------


def test_a_duty_is_split_from_its_form_and_the_second_part_given_away_with_one_undo(
    night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot
) -> None:
    undoing = Undoing(night.session)
    duty = roster.plans("Dijkstra", *NIGHT)
    form = panels.open("roster-duty", about(duty=duty))
    assert isinstance(form, RosterDutyPanel)
    form._act("split")
    panel = panels.panel
    assert isinstance(panel, RosterSplitPanel)
    type_in("3")
    assert panel.readings == (
        "Dijkstra: di 24 nov 23:00 tot wo 03:00 · 4 uur",
        "Dijkstra: wo 25 nov 03:00 tot 07:00 · 4 uur",
    )
    qtbot.waitUntil(lambda: len(panel.whom.lines.lines) > 2, timeout=20000)
    press(DOWN)
    assert panel.readings[1] == "Hoekstra: wo 25 nov 03:00 tot 07:00 · 4 uur"
    press(ENTER)
    assert panels.panel is None
    assert on(night, *NIGHT) == [("Dijkstra", "23:00", "03:00"), ("Hoekstra", "03:00", "07:00")]
    # What is in force waits for publishing.
    assert [one.name for one in night.desk.planning.duties(*map(at, NIGHT))] == ["Dijkstra"]
    assert undoing.undo() is not None
    assert on(night, *NIGHT) == [("Dijkstra", "23:00", "07:00")]
    assert undoing.steps == 0


def test_both_parts_stay_with_whoever_has_it_and_keep_the_note(night: Night, roster: Roster, panels: PanelHost) -> None:
    undoing = Undoing(night.session)
    duty = roster.plans("Dijkstra", *NIGHT)
    assert night.session.do(RemarkDuty(duty, "slaapt beneden", *map(at, NIGHT)))
    splitting(panels, duty)
    type_in("3")
    press(ENTER)
    assert on(night, *NIGHT) == [("Dijkstra", "23:00", "03:00"), ("Dijkstra", "03:00", "07:00")]
    (second,) = [shift for shift in night.desk.roster().shifts.values() if shift.id != duty]
    assert [remark.text for remark in second.remarks] == ["slaapt beneden"]
    assert undoing.undo() is not None
    assert on(night, *NIGHT) == [("Dijkstra", "23:00", "07:00")]


def test_a_click_chooses_and_splits_nothing(night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot) -> None:
    panel = splitting(panels, roster.plans("Dijkstra", *NIGHT))
    type_in("3")
    qtbot.waitUntil(lambda: len(panel.whom.lines.lines) > 2, timeout=20000)
    row = panel.whom.visualRect(panel.whom.lines.index(2)).center()
    QTest.mouseClick(panel.whom.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.x(), row.y()))
    assert panel.readings[1].startswith("Postma: ")
    assert panel.at.field.hasFocus()
    assert len(night.desk.roster().shifts) == 1
    panel._split.click()
    assert on(night, *NIGHT)[1] == ("Postma", "03:00", "07:00")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", ""),
        ("23", "valt niet binnen de dienst (di 23:00 tot wo 07:00)"),
        ("straks", "tijd niet gelezen; schrijf 17:00 of 1700"),
    ],
)
def test_a_moment_that_cannot_be_is_told_beside_the_field(
    night: Night, roster: Roster, panels: PanelHost, typed: str, why: str
) -> None:
    panel = splitting(panels, roster.plans("Dijkstra", *NIGHT))
    type_in(typed)
    assert (panel.at.field.accessibleDescription(), panel.readings) == (why, ())
    press(ENTER)
    assert panel.said == f"When is it split? {why}".strip()
    assert panel.at.field.hasFocus()
    assert len(night.desk.roster().shifts) == 1


def test_in_spring_the_parts_say_their_real_hours(roster: Roster, panels: PanelHost) -> None:
    panel = splitting(panels, roster.plans("Dijkstra", "2027-03-27 23:00", "2027-03-28 07:00"))
    type_in("2:30")
    assert panel.at.field.accessibleDescription() == "02:30 bestaat die nacht niet: 03:30 is genomen"
    assert panel.readings == (
        "Dijkstra: za 27 mrt 2027 23:00 tot zo 03:30 · 3 uur 30 min · de klok gaat die nacht om",
        "Dijkstra: zo 28 mrt 2027 03:30 tot 07:00 · 3 uur 30 min",
    )


def test_a_duty_with_a_swap_is_not_split_and_it_is_said_why(night: Night, roster: Roster, panels: PanelHost) -> None:
    duty = roster.plans("Dijkstra", *NIGHT)
    assert night.session.do(AskSwap("a" * 32, "give", duty, roster.people["Hoekstra"]))
    assert night.session.do(ApproveSwap("a" * 32))
    panel = splitting(panels, duty)
    assert "ruil A-1" in panel.why_not
    assert panel.at.isHidden()
    assert QApplication.focusWidget() is panel.close_button
    press(ENTER)
    assert len(night.desk.roster().shifts) == 1


def test_what_another_changed_meanwhile_is_not_split_unseen(night: Night, roster: Roster, panels: PanelHost) -> None:
    duty = roster.plans("Dijkstra", *NIGHT)
    panel = splitting(panels, duty)
    type_in("3")
    shift = night.desk.roster().shifts[duty]
    assert shift.now is not None
    other = replace(planned_duty(shift.now), person=roster.people["Postma"])
    assert night.session.do(PlanDuties((other,), draft=False))
    press(ENTER)
    assert "intussen gewijzigd (Postma, " in panel.said
    assert panel.readings[0].startswith("Postma: ")
    assert on(night, *NIGHT) == [("Postma", "23:00", "07:00")]
    # Having seen it, they may.
    press(ENTER)
    assert [name for name, *_ in on(night, *NIGHT)] == ["Postma", "Postma"]


def test_every_stop_of_both_has_a_name(roster: Roster, panels: PanelHost) -> None:
    duty = roster.plans("Dijkstra", *NIGHT)
    for panel in (swapping(panels, duty), splitting(panels, duty)):
        panel.show_for(about(duty=duty))
        panel.open()
        first = QApplication.focusWidget()
        for _ in range(20):
            held = QApplication.focusWidget()
            assert held is not None
            assert held.accessibleName(), held
            press(TAB)
            if QApplication.focusWidget() is first:
                break
        panel.close_panel()
