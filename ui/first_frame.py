"""What the window shows before anything else is there: its bars and columns, empty, where they are going to be.

It needs nothing but a theme, so that somebody who starts the program sees it at once.
"""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from ui.look.theme import DARK, LIGHT, THEMES, Theme

# Pixels at text scale 1, as the bars and columns that come in their place: ui/top_bar.py, ui/foot_bar.py, ui/panes.
_TOP, _FOOT = 40, 28
_BOARD, _STRIP, _DIRECTIONS = 320, 104, 348
NARROW = 1228
"""Below this width the left column is a strip, and the right one opens over the edge (design 5)."""


def first_theme(name: str) -> Theme:
    """The theme to begin with: `dark`, `light`, or else what the platform's colours are nearest to."""
    light = QApplication.palette().color(QPalette.ColorRole.Window).lightness() > 127
    return THEMES.get(name) or (LIGHT if light else DARK)


class FirstFrame(QLabel):
    """The empty frame in a theme at a text scale. `setText` says what went wrong when nothing else came."""

    def __init__(self, theme: Theme, scale: float = 1.0) -> None:
        super().__init__()
        self._theme, self._scale = theme, scale
        self.setWordWrap(True)
        self.setMargin(round(_BOARD * scale))
        self.setStyleSheet(f"color: {theme.text}")

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, wide, high = self._theme, self.width(), self.height()
        top, foot = round(_TOP * self._scale), round(_FOOT * self._scale)
        narrow = wide < NARROW * self._scale
        board = round((_STRIP if narrow else _BOARD) * self._scale)
        lines = [QRect(board, top, 1, high - top - foot)]
        if not narrow:
            lines.append(QRect(wide - round(_DIRECTIONS * self._scale) - 1, top, 1, high - top - foot))
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.background))
        for bar in (QRect(0, 0, wide, top), QRect(0, high - foot, wide, foot)):
            painter.fillRect(bar, QColor(theme.surface))
        lines += [QRect(0, top - 1, wide, 1), QRect(0, high - foot, wide, 1)]
        for line in lines:
            painter.fillRect(line, QColor(theme.line))
        painter.end()
        super().paintEvent(event)
