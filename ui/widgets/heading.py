"""The small line above a column: what stands below, and at the far end how it works."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look.look import look
from ui.widgets.words import Words


class Heading(QWidget):
    """Two short texts, left and right, in the role of headings."""

    def __init__(self, left: str, right: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = Words("head", left)
        self._right = Words("head", right)
        self._right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._left, 1)
        self._line.addWidget(self._right, 1)
        self.rescale()

    def say(self, left: str, right: str = "") -> None:
        """Other words."""
        self._left.say(left)
        self._right.say(right, hide_empty=True)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._line.setContentsMargins(look().px(2), 0, look().px(2), 0)
        self._line.setSpacing(look().px(12))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
