"""In a narrow window the right column opens over the page."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot
from windows import kept, running, set_up

from ui.look.look import look
from ui.widgets.key_button import KeyButton


def test_the_page_does_not_show_through_the_routes(tmp_path: Path, qtbot: QtBot) -> None:
    with running(set_up(tmp_path), qtbot, size=(700, 500)) as program:
        program.session.new_report()
        window = program.window
        window.toggle_routes()
        assert window.directions.isVisible()
        edge = window.directions.mapTo(window, QPoint(1, 0))
        shown = window.grab().toImage()
        colours = {shown.pixelColor(edge.x(), edge.y() + y).name() for y in range(window.directions.height())}
        assert colours == {look().colour("background").name()}
        kept(program, qtbot)


def whole(button: KeyButton) -> bool:
    """Shown within the window with none of its words cut."""
    right = button.mapTo(button.window(), QPoint(button.width(), 0)).x()
    enough = button.width() >= button.minimumSizeHint().width()
    return button.isVisible() and enough and right <= button.window().width()


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 2.0), ((1000, 700), 1.0)])
def test_112_is_in_sight_without_the_right_column_and_hanging_up_while_a_call_runs(
    tmp_path: Path, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    with running(set_up(tmp_path), qtbot, size=size, scale=scale) as program:
        window = program.window
        keys = {button.key: button for button in window.top.findChildren(KeyButton)}
        assert keys["F9"].isVisible()
        assert keys["F9"].caption == "112"
        assert not keys["F7"].isVisible()
        program.session.new_report()
        qtbot.waitUntil(lambda: all(whole(keys[key]) for key in ("F7", "F9")))
        keys["F9"].click()
        assert program.wiring.panels.name == "route"
        keys["F7"].click()
        assert program.wiring.panels.name == "callback"
        kept(program, qtbot)
