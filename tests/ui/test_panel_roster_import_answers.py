"""What is said about a roster file before it is taken over: that it is the whole roster, and who is new in it."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import NORTH, Roster

from desk.intake.roster_duties import PlanDuties, PublishRoster, planned_duty
from ui.panels.roster_about import about
from ui.panels.roster_import import RosterImportPanel
from ui.panels.roster_reading import within

HEAD = "role;provider;name;phone;from;until"
SATURDAY = f"triagist;{NORTH};Hoekstra;;2026-11-21 17:00;2026-11-22 08:00"
SUNDAY = f"triagist;{NORTH};Dijkstra;;2026-11-22 17:00;2026-11-23 08:00"
MONDAY = f"triagist;{NORTH};Hoekstra;;2026-11-23 17:00;2026-11-24 08:00"
WRONG = f"triagist;{NORTH};Dijkstra;;2026-11-22 17:00;geen idee"


@pytest.fixture
def panel(night: Night) -> RosterImportPanel:
    Roster(night)
    night.host.activateWindow()
    return RosterImportPanel(night.session, night.host)


def read(panel: RosterImportPanel, folder: Path, name: str, qtbot: QtBot, *rows: str) -> None:
    file = folder / name
    file.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
    panel.show_for(about(file=str(file)))
    panel.open()
    with qtbot.waitSignal(panel.reading.shown, timeout=20000):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def take(panel: RosterImportPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.wants, timeout=20000):
        panel.take()


def chosen(panel: RosterImportPanel, key: str, qtbot: QtBot) -> None:
    """A key of the choice whether the file is the whole roster."""
    panel.whole.setFocus()
    with qtbot.waitSignal(panel.reading.shown, timeout=20000):
        qtbot.keyClicks(panel.whole, key)


@pytest.fixture
def three(night: Night, panel: RosterImportPanel, tmp_path: Path, qtbot: QtBot) -> RosterImportPanel:
    """Three nights of another file are in force."""
    read(panel, tmp_path, "november.csv", qtbot, SATURDAY, SUNDAY, MONDAY)
    preview = panel._preview
    assert preview is not None
    span = within(preview)
    assert span is not None
    take(panel, qtbot)
    assert night.session.do(PublishRoster(*span))
    return panel


def test_that_a_file_is_the_whole_roster_is_one_key_and_what_goes_by_it_is_seen_first(
    night: Night, three: RosterImportPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    read(three, tmp_path, "nieuw.csv", qtbot, SATURDAY, MONDAY)
    assert three.whole.chosen == "part"
    assert {line.badge for line in three.rows.lines.lines} == {"as it was"}
    assert three._take.isHidden()
    chosen(three, "2", qtbot)
    assert three.focusWidget() is three.whole
    first = three.rows.lines.lines[0]
    assert (first.title, first.badge) == ("Dijkstra", "goes")
    assert three._notes.texts[0] == (
        "This file is the whole roster of its roles and providers, za 21 nov – di 24 nov: 1 duty goes when it is "
        "published. What was planned by hand stays."
    )
    chosen(three, "1", qtbot)
    assert {line.badge for line in three.rows.lines.lines} == {"as it was"}
    chosen(three, "2", qtbot)
    take(three, qtbot)
    assert [shift.leaving for shift in night.desk.roster().shifts.values()].count(True) == 1


def test_it_is_said_anew_of_each_file(three: RosterImportPanel, tmp_path: Path, qtbot: QtBot) -> None:
    read(three, tmp_path, "nieuw.csv", qtbot, SATURDAY, MONDAY)
    chosen(three, "2", qtbot)
    three._act("again")
    read(three, tmp_path, "nieuw.csv", qtbot, SATURDAY, MONDAY)
    assert three.whole.chosen == "part"
    assert "goes" not in {line.badge for line in three.rows.lines.lines}


def test_while_rows_are_refused_nothing_goes_by_it_and_that_is_said(
    three: RosterImportPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    read(three, tmp_path, "nieuw.csv", qtbot, SATURDAY, WRONG, MONDAY)
    chosen(three, "2", qtbot)
    assert three._notes.texts[0].startswith("Nobody knows what refused rows say")
    assert "goes" not in {line.badge for line in three.rows.lines.lines}


NEW = (
    f"triagist;{NORTH};Van der Zee;0612345677;2026-11-22 17:00;2026-11-23 08:00",
    f"triagist;{NORTH};Okafor;0612345678;2026-11-23 17:00;2026-11-24 08:00",
)


def test_who_is_new_with_a_number_is_asked_in_one_question_and_is_staff_afterwards(
    night: Night, panel: RosterImportPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    read(panel, tmp_path, "nieuw.csv", qtbot, *NEW)
    assert panel.unknown.label == "2 names are new, each with a number: Van der Zee, Okafor"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.said.startswith("First say who 'Van der Zee' is")
    with qtbot.waitSignal(panel.reading.shown, timeout=20000):
        qtbot.keyClicks(QApplication.focusWidget(), "1")
    assert panel.unknown.isHidden()
    # Never on the choice by itself: a digit too many would take duties away.
    assert panel.focusWidget() is panel._take
    assert "New among the staff: Van der Zee, Okafor" in panel._notes.texts
    take(panel, qtbot)
    people = {row.name: row for row in night.desk.roster().people.values()}
    assert people["Okafor"].phones == ("+31612345678",)
    drafts = [shift.draft for shift in night.desk.roster().shifts.values() if shift.draft is not None]
    assert {duty.person for duty in drafts} == {people["Okafor"].id, people["Van der Zee"].id}
    # And they are known from then on.
    read(panel, tmp_path, "nieuw.csv", qtbot, *NEW)
    assert panel.unknown.isHidden()


def test_who_is_new_may_be_asked_one_by_one_and_gets_the_id_that_every_desk_gives_them(
    night: Night, panel: RosterImportPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    read(panel, tmp_path, "nieuw.csv", qtbot, *NEW)
    preview = panel._preview
    assert preview is not None
    ids = {one.name: one.id for one in preview.newcomers}
    qtbot.keyClicks(QApplication.focusWidget(), "2")
    assert panel.unknown.label == "Who is 'Van der Zee'? (rows 2, 2 to ask)"
    with qtbot.waitSignal(panel.reading.shown, timeout=20000):
        qtbot.keyClicks(QApplication.focusWidget(), "1")
    assert panel.unknown.label == "Who is 'Okafor'? (rows 3, 1 to ask)"
    with qtbot.waitSignal(panel.reading.shown, timeout=20000):
        qtbot.keyClicks(QApplication.focusWidget(), "2")
    assert panel.unknown.isHidden()
    take(panel, qtbot)
    people = {row.name: row.id for row in night.desk.roster().people.values()}
    assert people["Van der Zee"] == ids["Van der Zee"]
    assert "Okafor" not in people


def test_the_newest_files_are_picked_by_one_digit_without_typing_a_place(
    night: Night, panel: RosterImportPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    for place, name in enumerate(("oud.csv", "nieuw.csv", "brief.pdf", "~$nieuw.xlsx")):
        (tmp_path / name).write_text(f"{HEAD}\n{SATURDAY}", encoding="utf-8")
        os.utime(tmp_path / name, (1_790_000_000 + place, 1_790_000_000 + place))
    panel.nearby.folders = (tmp_path, tmp_path / "is er niet")
    with qtbot.waitSignal(panel.nearby.found, timeout=20000):
        panel.show_for("")
    panel.open()
    assert [one.path.name for one in panel.nearby.files] == ["nieuw.csv", "oud.csv"]
    assert panel.file.field.hasFocus()
    with qtbot.waitSignal(panel.reading.shown, timeout=20000):
        qtbot.keyClicks(QApplication.focusWidget(), "2")
    preview = panel._preview
    assert preview is not None
    assert preview.file == "oud.csv"
    assert panel.nearby.field.isHidden()


def test_what_was_changed_by_hand_since_stays_unless_somebody_says_otherwise(
    night: Night, three: RosterImportPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    book = night.desk.roster()
    shift = next(one for one in book.shifts.values() if one.now is not None and one.now.name == "Dijkstra")
    assert shift.now is not None
    other = next(row for row in book.people.values() if row.name == "Hoekstra")
    by_hand = replace(planned_duty(shift.now), person=other.id, name=other.name, source="")
    assert night.session.do(PlanDuties((by_hand,), draft=False))
    read(three, tmp_path, "november.csv", qtbot, SATURDAY, SUNDAY, MONDAY)
    assert [line.badge for line in three.rows.lines.lines] == ["not taken over", "as it was", "as it was"]
    assert three._take.isHidden()
    three.choices.hand.setFocus()
    with qtbot.waitSignal(three.reading.shown, timeout=20000):
        qtbot.keyClicks(three.choices.hand, "2")
    assert three.focusWidget() is three.choices.hand
    assert three.rows.lines.lines[0].badge == "changed"
    take(three, qtbot)
    draft = night.desk.roster().shifts[shift.id].draft
    assert draft is not None
    assert draft.name == "Dijkstra"


def test_rows_that_a_file_no_longer_has_at_its_end_are_asked(
    night: Night, three: RosterImportPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    read(three, tmp_path, "november.csv", qtbot, SATURDAY)
    assert any("staat niet meer in dit bestand" in text for text in three._notes.texts)
    three.choices.missing.setFocus()
    with qtbot.waitSignal(three.reading.shown, timeout=20000):
        qtbot.keyClicks(three.choices.missing, "2")
    assert [line.badge for line in three.rows.lines.lines] == ["goes", "goes", "as it was"]
