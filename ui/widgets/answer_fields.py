"""The fields that answers are typed in: one line, and one that grows. No typed word is lost (house rule 11).

Both tell the same: `typed` at every change, `left` when the text is to become a fact (focus out, or going on),
`go_on` and `go_back` for the keys. What stands in a field that has the keyboard is never overwritten.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.look.look import look

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_FEWEST, _MOST = 2, 10


class AnswerLine(QLineEdit):
    """One line; Enter goes on, Shift+Enter back. `goes_on`: whoever comes by Tab types on behind what stands there;
    otherwise, as in every form, over it."""

    typed = Signal(str)
    left = Signal(str)
    go_on = Signal()
    go_back = Signal()

    def __init__(self, parent: QWidget | None = None, *, goes_on: bool = False) -> None:
        super().__init__(parent)
        self._goes_on = goes_on
        self._unsettled = False
        self._shown = ""
        self.textEdited.connect(self._typed)

    def show_text(self, text: str, *, draft: bool) -> None:
        """Shows `text` unless somebody is typing here; a `draft` still has to become a fact when the field is left."""
        self._shown = text
        self._unsettled = self._unsettled or draft
        if not self.hasFocus() and text != self.text():
            self.setText(text)

    def settle(self) -> None:
        """Hands over what was typed, once."""
        if self._unsettled:
            self._unsettled = False
            self.left.emit(self.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._goes_on and self.hasSelectedText() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        if self._unsettled:
            self.settle()
        elif self._shown != self.text():
            self.setText(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
            return
        self.settle()
        (self.go_back if event.modifiers() & _SHIFT else self.go_on).emit()

    def _typed(self, text: str) -> None:
        self._unsettled = True
        self._shown = text
        self.typed.emit(text)


class AnswerText(QPlainTextEdit):
    """As many lines as the words need, from two to ten; Enter is a new line, Ctrl+Enter goes on, Shift+Enter back."""

    typed = Signal(str)
    left = Signal(str)
    go_on = Signal()
    go_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unsettled = False
        self._shown = ""
        self._filling = False
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def text(self) -> str:
        """What stands in the field."""
        return self.toPlainText()

    def show_text(self, text: str, *, draft: bool) -> None:
        """Shows `text` unless somebody is typing here; a `draft` still has to become a fact when the field is left."""
        self._shown = text
        self._unsettled = self._unsettled or draft
        if not self.hasFocus():
            self._fill(text)

    def settle(self) -> None:
        """Hands over what was typed, once."""
        if self._unsettled:
            self._unsettled = False
            self.left.emit(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        if self._unsettled:
            self.settle()
        else:
            self._fill(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers()
        if event.key() not in _ENTER or not modifiers & (_SHIFT | _CTRL):
            super().keyPressEvent(event)
            return
        self.settle()
        (self.go_back if modifiers & _SHIFT else self.go_on).emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._grow()

    def _fill(self, text: str) -> None:
        if text == self.text():
            return
        self._filling = True
        self.setPlainText(text)
        # As in a line: whoever comes back goes on where the words end.
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._filling = False

    def _typed(self) -> None:
        if self._filling:
            return
        self._unsettled = True
        self._shown = self.text()
        self.typed.emit(self._shown)

    def _grow(self) -> None:
        # A plain text document counts its height in lines.
        lines = min(_MOST, max(_FEWEST, round(self.document().size().height())))
        now = look()
        frame = 2 * (now.px(6) + now.theme.border) + round(2 * self.document().documentMargin())
        high = lines * (QFontMetrics(self.font()).lineSpacing() + 1) + frame
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines == _MOST else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if bar is not self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(bar)
        if high != self.height() or high != self.minimumHeight():
            self.setFixedHeight(high)
