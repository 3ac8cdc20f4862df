"""A label that says plain words in one of the roles of the style sheet."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look import paint
from ui.look.visible import unbroken, visible
from ui.widgets.shown import show_when


class Words(QLabel):
    """Plain text in a role of ui.look.sheet.LABELS; wraps between words unless told otherwise.

    What people typed stands in labels too, so nothing is ever read as rich text or as a shortcut.
    """

    def __init__(self, role: str, text: str = "", *, wrap: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self._text = ""
        self.setText(visible(text))

    def text(self) -> str:
        """What it says, as it was said."""
        return self._text

    def setText(self, text: str) -> None:
        """Another text; no line breaks a number in two."""
        self._text = text
        super().setText(unbroken(text))

    def sizeHint(self) -> QSize:
        """One line as long as it takes; where there is less room the words wrap."""
        if not self.wordWrap():
            return super().sizeHint()
        self.ensurePolished()
        width = paint.one_line(self.font(), self.text())
        return QSize(width, self.heightForWidth(width))

    def say(self, text: str, *, hide_empty: bool = False) -> None:
        """Shows `text`; does nothing when it stands there already. `hide_empty`: no text takes no room."""
        text = visible(text)
        if text != self.text():
            self.setText(text)
        if hide_empty:
            show_when(self, bool(text))

    def play(self, role: str) -> None:
        """Takes another role of the style sheet."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)
