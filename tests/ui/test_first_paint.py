"""What somebody sees first, and what the first paint may not wait for."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from windows import child, ended, set_up, start

from ui.first_frame import FirstFrame, first_theme
from ui.look.theme import DARK, LIGHT
from ui.window import MainWindow

BEFORE = """
import sys, tempfile, pathlib
from ui import main
from ui.bench import application

def began(program):
    program.window.painted.disconnect()
    program.window.painted.connect(painted)

def painted():
    late = ("desk.desk", "sqlalchemy", "phonenumbers", "PySide6.QtNetwork", "ui.panes.board", "ui.look.apply")
    print([name for name in late if name in sys.modules])
    application().exit()

sys.exit(main.run(main.read([]), pathlib.Path(sys.argv[1]), began))
"""
HOOK = """
import builtins, linecache
from PySide6 import QtWidgets
from ui.plain_imports import plain_imports
plain_imports()
linecache.clearcache()
from PySide6 import QtMultimedia
import desk.bootstrap
print(builtins.__import__ is builtins.__feature_import__, len(linecache.cache))
"""


def test_the_first_paint_waits_for_neither_the_desk_nor_the_columns(tmp_path: Path) -> None:
    assert ended(child(["-c", BEFORE, str(tmp_path / "home")])) == (0, "[]\n", "")


def test_a_start_with_files_of_today_imports_nothing_for_other_stores_or_versions() -> None:
    told = "import sys, desk.bootstrap, ui.wiring, ui.session, desk.profile.library; print(sorted({'sqlalchemy', "
    told += "'alembic', 'psycopg', 'keyring', 'phonenumbers', 'icalendar', 'argon2', 'cryptography', 'pyotp', 'segno', "
    told += "'ui.panes.door_page', 'ui.entering'} & set(sys.modules)))"
    assert ended(child(["-c", told])) == (0, "[]\n", "")


def test_nothing_reads_the_source_of_what_is_imported() -> None:
    assert ended(child(["-c", HOOK])) == (0, "False 0\n", "")


@pytest.mark.parametrize("theme", [DARK, LIGHT])
@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1000, 700), 1.0), ((1920, 1000), 1.5)])
def test_bars_and_columns_come_where_the_first_frame_has_them(
    qtbot: QtBot, theme: object, size: tuple[int, int], scale: float
) -> None:
    assert isinstance(theme, type(DARK))
    frame = FirstFrame(theme, scale)
    window = MainWindow(frame)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    qtbot.waitExposed(window)
    first = window.grab().toImage()
    assert first.pixelColor(size[0] // 2, size[1] // 2).name() == theme.background
    assert first.pixelColor(size[0] // 2, 5).name() == theme.surface
    assert first.pixelColor(size[0] // 2, size[1] - 5).name() == theme.surface
    row = [first.pixelColor(x, size[1] // 2).name() for x in range(size[0])]
    wide = size[0] >= 1228 * scale
    assert [x for x, colour in enumerate(row) if colour == theme.line] == (
        [round(320 * scale), size[0] - round(348 * scale) - 1] if wide else [round(104 * scale)]
    )


def test_what_goes_wrong_before_there_is_anything_else_is_said_in_the_frame(qtbot: QtBot) -> None:
    frame = FirstFrame(DARK)
    window = MainWindow(frame)
    qtbot.addWidget(window)
    window.say_refused("Er ging iets mis.")
    assert frame.text() == "Er ging iets mis."
    QTest.keyClick(window, Qt.Key.Key_Escape)
    window.furnish()
    assert window.centralWidget() is not frame


def test_without_a_choice_the_frame_is_as_light_as_the_platform(qtbot: QtBot) -> None:
    assert first_theme("dark") is DARK
    assert first_theme("light") is LIGHT
    assert first_theme("system") in (DARK, LIGHT)


def test_a_second_start_waits_until_the_first_one_listens(tmp_path: Path, qtbot: QtBot) -> None:
    home = set_up(tmp_path / "home")
    both = [start("--home", str(home), "--call", number) for number in ("0612345601", "0612345602")]
    try:
        # One of them runs; the other handed over, however early it came.
        qtbot.waitUntil(lambda: any(process.poll() is not None for process in both), timeout=30000)
        (first,) = [process for process in both if process.poll() is not None]
        assert ended(first) == (0, "", "")
    finally:
        for process in both:
            process.kill()
            process.communicate()
