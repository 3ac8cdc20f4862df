"""Ctrl+Z takes back what people did as one act: a whole file, the turns of a rotation; never a piece of it."""

from datetime import timedelta
from pathlib import Path

from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import NORTH, Roster, at

from desk.intake.roster_needs import SetRotation
from desk.intake.roster_repeat import RepeatRotation
from ui.panels.roster_about import about
from ui.panels.roster_import import RosterImportPanel
from ui.roster.undoing import Undoing

DAYS = 130


def drafts(night: Night) -> int:
    book = night.desk.roster(at("2026-11-21 17:00"), at("2027-06-30 17:00"))
    return sum(shift.draft is not None for shift in book.shifts.values())


def taken_over(night: Night, file: Path, qtbot: QtBot) -> None:
    night.host.activateWindow()
    panel = RosterImportPanel(night.session, night.host)
    panel.show_for(about(file=str(file)))
    panel.open()
    with qtbot.waitSignal(panel.reading.shown, timeout=20000):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.wants, timeout=20000):
        panel.take()


def file_of(folder: Path) -> Path:
    first, rows = at("2026-12-01 17:00"), ["role;provider;name;phone;from;until"]
    for day in range(DAYS):
        start = first + timedelta(days=day)
        until = start + timedelta(hours=15)
        rows.append(f"triagist;{NORTH};Hoekstra;06-12345602;{start:%Y-%m-%d %H:%M};{until:%Y-%m-%d %H:%M}")
    file = folder / "winter.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


def test_an_import_is_one_step(night: Night, roster: Roster, tmp_path: Path, qtbot: QtBot) -> None:
    undoing = Undoing(night.session)
    roster.plans("Dijkstra", "2026-11-22 17:00", "2026-11-23 08:00", draft=True)
    taken_over(night, file_of(tmp_path), qtbot)
    assert (drafts(night), undoing.steps) == (DAYS + 1, 2)
    step = undoing.undo()
    assert step is not None
    assert step.said == "winter.csv"
    assert (drafts(night), undoing.steps) == (1, 1)


def test_the_turns_of_a_rotation_are_one_step(night: Night, roster: Roster) -> None:
    undoing = Undoing(night.session)
    rotation, start = night.desk.new_id(), at("2026-12-07 17:00")
    turns = (roster.people["Dijkstra"], roster.people["Hoekstra"])
    every_day = SetRotation(rotation, "triagist", NORTH, turns, "2026-12-07", 1, 1020, 1020, 480)
    assert night.session.do(every_day)
    assert night.session.do(RepeatRotation(rotation, start, start + timedelta(days=14)))
    assert (drafts(night) > 10, undoing.steps) == (True, 1)
    assert undoing.undo() is not None
    assert drafts(night) == 0
