"""A word and what is known about it, below each other: "Plek" and the address."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.look import look
from ui.widgets.words import Words


class Told(QWidget):
    """A small head and words in a role of the style sheet; what is not known is said in the colour of a flag."""

    def __init__(self, head: str = "", role: str = "lead", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._head = Words("head", head)
        self._words = Words(role)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._head)
        self._column.addWidget(self._words)
        self.rescale()

    @property
    def text(self) -> str:
        """The words below the head."""
        return self._words.text()

    def say(self, text: str, *, head: str = "", missing: str = "") -> None:
        """Shows `text`; without it `missing` stands there as a flag, and without both it takes no room."""
        if head:
            self._head.say(head)
        self._words.play(self._role if text else "flag")
        self._words.say(text or missing)
        self.setAccessibleName(f"{self._head.text()}: {text or missing}")
        if self.isHidden() == bool(text or missing):
            self.setVisible(bool(text or missing))

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(2))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
