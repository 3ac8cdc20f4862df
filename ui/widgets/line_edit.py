"""A field with its label above it, and the search field of the top bar."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.look import paint
from ui.look.look import look
from ui.widgets.answer_fields import AnswerLine
from ui.widgets.key_cap import KeyCap
from ui.widgets.shown import show_when
from ui.widgets.words import Words


class LabelledLine(QWidget):
    """One line to type in, with its label; the label is its name for a screen reader.

    `typed` at every change, `left` when the text is to be kept, `go_on` and `go_back` for Enter and Shift+Enter.
    """

    typed = Signal(str)
    left = Signal(str)
    go_on = Signal()
    go_back = Signal()

    def __init__(self, label: str, hint: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Words("head", label)
        self.field = AnswerLine(self)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(name or label)
        self._note = Words("small")
        show_when(self._note, False)
        self._label.setBuddy(self.field)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, self.field, self._note):
            self._column.addWidget(part)
        self.field.typed.connect(self.typed)
        self.field.left.connect(self.left)
        self.field.go_on.connect(self.go_on)
        self.field.go_back.connect(self.go_back)
        self.setFocusProxy(self.field)
        self.rescale()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.field.text()

    def set_label(self, label: str) -> None:
        """Another question; its name for a screen reader too."""
        self._label.say(label)
        self.field.setAccessibleName(label)

    def show_text(self, text: str, *, draft: bool = False) -> None:
        """Shows `text` unless somebody is typing here."""
        self.field.show_text(text, draft=draft)

    def show_note(self, text: str, *, wrong: bool = False) -> None:
        """A line below the field: how the desk reads what was typed, or (`wrong`) what is the matter with it."""
        self._note.play("flag" if wrong else "small")
        self._note.say(text, hide_empty=True)
        self.field.setAccessibleDescription(text)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(4))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()


class BareLine(QLineEdit):
    """A field without a frame of its own; `focus_moved` says when the keyboard comes or goes."""

    focus_moved = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_moved.emit()


class SearchField(QFrame):
    """The field of Ctrl+K, with its key in it. `typed` at every change, `entered` at Enter."""

    typed = Signal(str)
    entered = Signal(str)

    def __init__(self, hint: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = BareLine(self)
        self.field.setProperty("bare", True)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.setAccessibleDescription(self.tr("key {key}").format(key=paint.cap_text(key)))
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.field, 1)
        self._line.addWidget(KeyCap(key))
        self.field.textEdited.connect(self.typed)
        self.field.returnPressed.connect(self._enter)
        self.field.focus_moved.connect(self.update)
        self.setFocusProxy(self.field)
        self.rescale()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        now = look()
        self._line.setContentsMargins(now.px(13), now.px(4), now.px(13), now.px(4))
        self._line.setSpacing(now.px(8))
        self.setFixedHeight(now.px(37))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = look()
        focused = self.field.hasFocus()
        width = now.theme.border + 1 if focused else now.theme.border
        edge = now.colour("focus" if focused else "line")
        paint.box(QPainter(self), self.rect(), now.px(8), now.colour("surface"), edge, width)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _enter(self) -> None:
        self.entered.emit(self.field.text())
