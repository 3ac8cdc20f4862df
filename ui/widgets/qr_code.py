"""A QR code painted square by square: dark on light in every theme, since cameras read it so."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.look import look

_SQUARE = 5
"""Pixels of one square at scale 1: read from an arm's length."""
_MOST, _LEAST = 340, 160
"""Pixels of the whole, at most and at least: with large letters it stays in a panel, and cameras still read it."""


class QrCode(QWidget):
    """`show_rows` takes rows of dark (True) and light squares, the quiet border included; `name` is what it is for."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[bool, ...], ...] = ()
        self._most = _MOST
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> tuple[tuple[bool, ...], ...]:
        """What it shows; empty when nothing is."""
        return self._rows

    def show_rows(self, rows: Sequence[Sequence[bool]]) -> None:
        """Another code; none forgets it."""
        self._rows = tuple(tuple(row) for row in rows)
        self.updateGeometry()
        self.update()

    def fit(self, high: int) -> None:
        """No higher than so many pixels, as far as it stays readable."""
        self._most = max(_LEAST, min(_MOST, high))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = self._square() * len(self._rows)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, side = QPainter(self), self._square()
        painter.fillRect(self.rect(), QColor("white"))
        for down, row in enumerate(self._rows):
            for across, dark in enumerate(row):
                if dark:
                    painter.fillRect(across * side, down * side, side, side, QColor("black"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _square(self) -> int:
        return max(2, min(look().px(_SQUARE), self._most // max(1, len(self._rows))))
