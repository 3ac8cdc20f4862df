"""On the Rooster screen: S splits the duty where the keyboard is, R swaps it or a part of it; Ctrl+Z undoes drafts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from roster_desk import bar_on, lane, plan_week, screen_of
from windows import kept, press, running, set_up, type_in

from ui.app import Program
from ui.panels.roster_split import RosterSplitPanel
from ui.panels.roster_swap import RosterSwapPanel
from ui.roster import cursor as at
from ui.roster.screen import RosterScreen

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """The desk of Friesland on Saturday 21 November 2026, 03:40, with a week of duties."""
    with running(set_up(tmp_path), qtbot, size=(1440, 900)) as program:
        plan_week(program)
        kept(program, qtbot)
        yield program
        kept(program, qtbot)


@pytest.fixture
def screen(program: Program) -> RosterScreen:
    return screen_of(program)


def go(screen: RosterScreen, day: int) -> None:
    """The keyboard on the night that begins on this day."""
    screen.chart.go_to(at.on_bar(lane(screen), bar_on(screen, day), screen.work.row))


def nights(screen: RosterScreen) -> list[str]:
    """The hours of every duty of the lane from Saturday on."""
    bars = [bar for bar in lane(screen).bars if bar.kind == "duty" and bar.start >= bar_on(screen, 21).start]
    return [f"{bar.names} {bar.hours}" for bar in bars]


def test_s_splits_the_duty_where_the_keyboard_is_and_ctrl_z_makes_it_whole(
    program: Program, screen: RosterScreen, qtbot: QtBot
) -> None:
    before = nights(screen)
    go(screen, 22)
    press("s")
    assert program.wiring is not None
    panel = program.wiring.panels.panel
    assert isinstance(panel, RosterSplitPanel)
    type_in("23")
    press(ENTER)
    assert program.wiring.panels.name == ""
    after = [*before[:-1], "Dijkstra zo 22 nov 17:00 – 23:00", "Dijkstra zo 22 nov 23:00 – ma 08:00"]
    qtbot.waitUntil(lambda: nights(screen) == after, timeout=20000)
    assert screen.chart.hasFocus()
    press("z", CTRL)
    assert nights(screen) == before


def test_r_opens_the_swap_of_the_duty_where_the_keyboard_is(program: Program, screen: RosterScreen) -> None:
    go(screen, 22)
    press("r")
    assert program.wiring is not None
    panel = program.wiring.panels.panel
    assert isinstance(panel, RosterSwapPanel)
    assert panel._title.text().endswith("Dijkstra")
    assert panel._which.text().startswith("triagist GGZ Noord · zo 17:00")


def test_where_nobody_is_planned_it_says_so(program: Program, screen: RosterScreen) -> None:
    gap = next(bar for bar in lane(screen).bars if bar.kind == "duty")
    screen.chart.go_to(at.Cursor(lane(screen).post, gap.until))
    for key in ("s", "r"):
        press(key)
        assert screen.told == "Hier staat geen dienst."
    assert program.wiring is not None
    assert program.wiring.panels.name == ""


def test_of_a_duty_that_has_passed_it_says_why_it_is_not_split(program: Program, screen: RosterScreen) -> None:
    go(screen, 18)
    press("s")
    assert program.wiring is not None
    panel = program.wiring.panels.panel
    assert isinstance(panel, RosterSplitPanel)
    assert panel.why_not == "Deze dienst is al voorbij; wat geweest is, verandert niet meer."
