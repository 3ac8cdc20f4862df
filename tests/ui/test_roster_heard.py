"""What a screen reader is told of the lanes, which are painted: the place where the keyboard is, at each step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from roster_desk import plan_week, screen_of
from windows import kept, press, running, set_up

from ui.roster.screen import RosterScreen


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[RosterScreen]:
    """The lanes with a screen reader at work; each change of what is told is an event (Qt sends it with the words)."""
    with running(set_up(tmp_path), qtbot, size=(1440, 900)) as program:
        plan_week(program)
        kept(program, qtbot)
        QAccessible.setActive(True)
        try:
            yield screen_of(program)
        finally:
            QAccessible.setActive(False)
        kept(program, qtbot)


def heard(screen: RosterScreen) -> str:
    told = QAccessible.queryAccessibleInterface(screen.chart)
    assert told.state().focused
    return str(told.text(QAccessible.Text.Description))


def test_each_step_of_the_keyboard_is_told_with_who_what_and_when(screen: RosterScreen) -> None:
    steps = {
        Qt.Key.Key_Right: "Dijkstra, triagist GGZ Noord, za 21 nov 17:00 – zo 08:00",
        Qt.Key.Key_Down: "Dienstleider meldpunt, za 21: niemand ingepland",
        Qt.Key.Key_Home: "Van Dam, dienstleider meldpunt, ma 16 nov 08:00 – 17:00",
        Qt.Key.Key_PageDown: "Dienstleider meldpunt, ma 23: niemand ingepland",
    }
    for key, said in steps.items():
        press(key)
        assert heard(screen) == said


def test_what_becomes_of_the_duty_under_the_keyboard_is_told_too(screen: RosterScreen) -> None:
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Delete)
    assert heard(screen) == "Dijkstra, triagist GGZ Noord, za 21 nov 17:00 – zo 08:00, vervalt bij publiceren"
    press("z", Qt.KeyboardModifier.ControlModifier)
    assert heard(screen) == "Dijkstra, triagist GGZ Noord, za 21 nov 17:00 – zo 08:00"
