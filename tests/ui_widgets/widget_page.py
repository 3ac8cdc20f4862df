"""A window around one widget, with the keyboard, for tests."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot


def show_alone(qtbot: QtBot, widget: QWidget, width: int = 640, height: int = 480) -> QWidget:
    """Shows `widget` in a window of its own that is active; returns the window."""
    window = QWidget()
    lines = QVBoxLayout(window)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.addWidget(widget)
    qtbot.addWidget(window)
    # qtbot holds it weakly only: it lives as long as what stands in it.
    widget.window_around = window
    window.resize(width, height)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window
