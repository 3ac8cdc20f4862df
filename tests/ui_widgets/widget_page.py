"""A window around one widget, with the keyboard, for tests."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

HELD: list[QWidget] = []
"""The windows of a test, until it is over. qtbot holds them weakly: a window that only its own widgets hold would be
collected in the middle of an event that goes through them, and they would be called after their end."""


def show_alone(qtbot: QtBot, widget: QWidget, width: int = 640, height: int = 480) -> QWidget:
    """Shows `widget` in a window of its own that is active; returns the window."""
    window = QWidget()
    lines = QVBoxLayout(window)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.addWidget(widget)
    qtbot.addWidget(window)
    HELD.append(window)
    window.resize(width, height)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window
