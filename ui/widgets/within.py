"""Whether the keyboard is at a widget or at anything inside it: what has an edge of its own then is painted with it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget


class KeyboardWithin(QObject):
    """`changed()` when the keyboard came or went."""

    changed = Signal()

    def __init__(self, whole: QWidget) -> None:
        super().__init__(whole)
        self._whole = whole
        self.here = False
        QApplication.instance().focusChanged.connect(self._moved)  # type: ignore[union-attr]

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        here = new is not None and (new is self._whole or self._whole.isAncestorOf(new))
        if here != self.here:
            self.here = here
            self.changed.emit()
