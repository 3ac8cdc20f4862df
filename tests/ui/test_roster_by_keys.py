"""In the whole window: two keys replace somebody at night, wherever the keyboard is; 112 and calls are a key away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from roster_night import NORTH, PEOPLE, at
from windows import press, running, set_up

from desk.intake.roster_duties import PlanDuties, PlannedDuty
from desk.intake.roster_people import NoteStaff
from ui.app import Program

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    """A desk with a triagist on call, and another of the role."""
    with running(set_up(tmp_path), qtbot) as program:
        session, desk = program.session, program.desk
        ids: dict[str, str] = {}
        for name in ("Dijkstra", "Hoekstra"):
            provider, roles, phones = PEOPLE[name]
            ids[name] = desk.new_id()
            assert session.do(NoteStaff(ids[name], name, provider, roles, phones))
        night = at("2026-11-20 17:00"), at("2026-11-21 08:00")
        duty = PlannedDuty(desk.new_id(), "triagist", NORTH, ids["Dijkstra"], "", "", *night)
        assert session.do(PlanDuties((duty,), draft=False))
        yield program


def on_call(program: Program) -> str:
    return next(row.name for row in program.desk.on_call() if row.role == "triagist")


def test_shift_f8_and_a_digit_replace_the_triagist_in_the_middle_of_a_call(program: Program) -> None:
    press(Qt.Key.Key_N, CTRL)
    press(Qt.Key.Key_F8, SHIFT)
    press("1")
    assert on_call(program) == "Hoekstra"
    assert program.wiring.panels.name == "roster-replace"
    # Calling whoever comes, or 112, is one key from here.
    press(Qt.Key.Key_F8)
    assert program.wiring.panels.name == "duty"
    press(Qt.Key.Key_F9)
    assert program.wiring.panels.name == "route"


def test_f8_and_a_open_the_same(program: Program) -> None:
    press(Qt.Key.Key_F8)
    press("a")
    press("1")
    assert on_call(program) == "Hoekstra"
