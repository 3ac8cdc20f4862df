"""In a narrow window the right column opens over the page."""

from pathlib import Path

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot
from windows import kept, running, set_up

from ui.look.look import look


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
