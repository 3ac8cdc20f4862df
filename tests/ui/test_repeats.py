"""A key that is held on X11 is a repeat, also when Qt takes its release and press for fresh ones (house rule 2)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot
from windows import kept, running, set_up

from ui.app import Program

NO = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    with running(set_up(tmp_path), qtbot) as made:
        made.session.new_report()
        yield made
        kept(made, qtbot)


def tell(program: Program, kind: QEvent.Type, at: int, key: Qt.Key, text: str = "") -> None:
    """What the platform tells the window, with the keyboard's own time."""
    event = QKeyEvent(kind, key, NO, text)
    event.setTimestamp(at)
    # The guard's stopwatch goes by the keyboard's time, so that nobody waits for the guard time here.
    assert program.wiring is not None
    program.wiring.route_keys.elapsed = lambda: at
    QCoreApplication.sendEvent(program.window.windowHandle(), event)


def press(program: Program, at: int, key: Qt.Key = Qt.Key.Key_F9, text: str = "") -> None:
    tell(program, QEvent.Type.KeyPress, at, key, text)


def release(program: Program, at: int, key: Qt.Key = Qt.Key.Key_F9, text: str = "") -> None:
    tell(program, QEvent.Type.KeyRelease, at, key, text)


def test_a_held_f9_never_dials_when_x11_tells_it_as_presses(program: Program) -> None:
    press(program, 1000)
    for at in range(1660, 3000, 40):
        release(program, at)
        press(program, at)
    assert program.wiring.panels.name == "route"
    assert program.session.phone.numbers == []


def test_let_go_and_pressed_again_dials(program: Program) -> None:
    press(program, 1000)
    release(program, 1080)
    press(program, 1500)
    assert program.session.phone.numbers == ["112"]


def test_a_held_letter_still_repeats_in_a_field(program: Program) -> None:
    field = program.window.intake.caller.number
    field.setFocus()
    press(program, 1000, Qt.Key.Key_6, "6")
    for at in (1660, 1700):
        release(program, at, Qt.Key.Key_6, "6")
        press(program, at, Qt.Key.Key_6, "6")
    assert field.text() == "666"
