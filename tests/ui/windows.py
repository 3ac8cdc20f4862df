"""The whole program for tests: in this process on Qt's offscreen platform, or as a process of its own.

with running(tmp_path, qtbot) as program: ...
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import shiboken6
from keyed import KEY
from night_desk import NIGHT, Dialled, profile_of
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.bootstrap import Inbox, open_desk
from desk.clock import Clock, SetClock
from desk.desk import Desk
from desk.home import Home
from desk.intake.desk import SetUpDesk, TakeSeat
from desk.profile.library import place
from ui.app import Options, Program

ROOT = Path(__file__).resolve().parents[2]
TELEPHONIST = "Telefonist Voorbeeld"
# Of processes; a test that waits longer has failed.
PATIENCE = 120.0


@contextmanager
def desk_in(home: Path, clock: Clock | None = None) -> Iterator[Desk]:
    """The desk of a home without a window, at NIGHT if no clock is given; everything it has to tell is taken in."""
    inbox = Inbox()
    desk = open_desk(Home(home, KEY), inbox, clock=clock or SetClock(NIGHT))
    try:
        assert inbox.wait(lambda: desk.health().pending == 0)
        yield desk
        assert inbox.wait(lambda: desk.health().unsaved == desk.health().pending == 0)
    finally:
        assert desk.stop()


def set_up(
    home: Path,
    profile_name: str = "friesland",
    clock: Clock | None = None,
    seat: tuple[str, str] = ("A", TELEPHONIST),
) -> Path:
    """A home in which somebody sat down already: `seat` is the letter of the desk, and who."""
    code, name = seat
    place(profile_name, home)
    profile = profile_of(profile_name)
    with desk_in(home, clock) as desk:
        desk.do(SetUpDesk(f"Desk {code}", code, profile))
        desk.do(TakeSeat(next(person.id for person in desk.people() if person.name == name)))
    return home


@contextmanager
def running(
    home: Path,
    qtbot: QtBot,
    *,
    clock: Clock | None = None,
    call: str | None = None,
    size: tuple[int, int] = (1366, 768),
    theme: str = "dark",
    scale: float = 1.0,
) -> Iterator[Program]:
    """The program on a home, its window shown and active, its desk open, nobody's telephone attached to it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    locale = QLocale()
    options = Options(home=home, key=KEY, call=call, size=size, theme=theme, scale=scale)
    program = Program(app, options, clock or SetClock(NIGHT))
    try:
        with qtbot.waitSignal(program.ready, timeout=20000), qtbot.waitActive(program.window):
            program.show()
            program.window.activateWindow()
        if program.session is not None:
            program.session.phone = Dialled()
            program.session.freeze()
        yield program
    finally:
        program.window.close()
        program.stop()
        for translator in program.translators:
            app.removeTranslator(translator)
        QLocale.setDefault(locale)
        window = program.window
        shiboken6.delete(program)
        shiboken6.delete(window)
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def held() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key goes down and up, wherever the keyboard is."""
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifiers)


def type_in(text: str) -> None:
    """Keys, one after the other."""
    QTest.keyClicks(held(), text)


def kept(program: Program, qtbot: QtBot) -> None:
    """Wait until everything is in the journal and came back from the store."""
    desk = program.desk
    assert desk is not None
    qtbot.waitUntil(lambda: desk.health().unsaved == desk.health().pending == 0, timeout=20000)


def environment(**more: str) -> dict[str, str]:
    """The environment of a program without a display of its own, warnings as errors."""
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    env |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "error", "PYTHONFAULTHANDLER": "1"}
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(Path(__file__).parent), str(ROOT / "tests")])
    return {name: value for name, value in {**env, **more}.items() if value}


def start(*arguments: str, **env: str) -> subprocess.Popen[str]:
    """`nachtwacht` with these arguments, as a process."""
    return child(["-m", "ui.main", *arguments], **env)


def child(arguments: Sequence[str], **env: str) -> subprocess.Popen[str]:
    """A Python of its own."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment(**env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a process that ends by itself; what only the offscreen platform says left out."""
    try:
        out, err = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        raise AssertionError(f"it did not end by itself\n{out}\n{err}") from None
    said = [line for line in err.splitlines() if "This plugin does not support" not in line]
    return process.returncode, out, "\n".join(said)


def run(*arguments: str, **env: str) -> tuple[int, str, str]:
    """`nachtwacht` with these arguments, to its end."""
    return ended(start(*arguments, **env))
