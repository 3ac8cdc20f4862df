"""Pages before the desk is open: the passphrase or recovery code is asked, or shown to be written down.

112 is one key away here too (the window says so); nothing on these pages takes F9 to F12.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.look.look import look
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

_WIDTH = 620
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyPage(QWidget):
    """A title, words, what stands between, a line for what is wrong, and a button that Enter presses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._words = Words("title"), Words("body")
        self._wrong = SignLine("bad")
        self._wrong.hide()
        self.act = KeyButton("", "Enter", "primary")
        self._scroll = ScrollColumn(gap=14)
        self.column = self._scroll.column
        self.column.addWidget(self._title)
        self.column.addWidget(self._words)
        self._middle = QWidget()
        inside = QVBoxLayout(self._middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._scroll, 1)
        # Outside what scrolls: with large letters the page is longer than the window.
        inside.addWidget(self._wrong)
        inside.addWidget(self.act)
        self.foot = inside
        across = QHBoxLayout(self)
        across.addStretch(1)
        across.addWidget(self._middle, 1000)
        across.addStretch(1)
        self.rescale()

    def head(self, title: str, act: str) -> None:
        """What the page is about, and what Enter does."""
        self._title.say(title)
        self.setAccessibleName(title)
        self.act.set_caption(act)

    def say(self, words: str) -> None:
        """Why this page stands here."""
        self._words.say(words)
        self.setAccessibleDescription(words)

    @property
    def said(self) -> str:
        """Why this page stands here."""
        return self._words.text()

    @property
    def wrong(self) -> str:
        """What is wrong with what was typed; empty when nothing is."""
        return "" if self._wrong.isHidden() else self._wrong.text

    def say_wrong(self, text: str) -> None:
        """What is wrong with what was typed."""
        self._wrong.say(text)
        self._wrong.setVisible(bool(text))

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._middle.setMaximumWidth(look().px(_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()


class SecretLine(LabelledLine):
    """A line for what nobody may read over a shoulder."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)

    def empty(self) -> None:
        """Nothing stands there any more, also where the keyboard is."""
        self.show_text("")
        self.field.setText("")


class AskPage(KeyPage):
    """`typed(str)`: the passphrase or the recovery code of a desk whose key no safe has."""

    typed = Signal(str)

    def __init__(self, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head(self.tr("This desk is locked"), self.tr("Open"))
        self.say(why)
        self.field = SecretLine(self.tr("Passphrase, or the recovery code on paper"))
        self.column.addWidget(self.field)
        self.column.addStretch(1)
        self.field.go_on.connect(self._go_on)
        self.act.clicked.connect(self._go_on)

    def take_keyboard(self) -> None:
        """Somebody types here first."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_wrong(self, text: str) -> None:
        super().say_wrong(text)
        self.act.setEnabled(True)
        if text:
            self.take_keyboard()
            self.field.field.selectAll()

    def _go_on(self) -> None:
        text = self.field.field.text()
        if text.strip() and self.act.isEnabled():
            # Opening takes a moment on purpose; a second Enter in between asks nothing anew.
            self.say_wrong("")
            self.act.setEnabled(False)
            self.typed.emit(text)


class ChoosePage(KeyPage):
    """`chosen(str)`: a passphrase for a computer that has no safe; typed twice."""

    chosen = Signal(str)

    def __init__(self, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head(self.tr("Choose a passphrase"), self.tr("Lock this desk with it"))
        self.say(
            why
            + " "
            + self.tr(
                "What is kept about children is encrypted; without a safe somebody types a passphrase at each start. "
                "Four or five words that have nothing to do with each other will do."
            )
        )
        self.first = SecretLine(self.tr("Passphrase"))
        self.again = SecretLine(self.tr("Once more"))
        for line in (self.first, self.again):
            self.column.addWidget(line)
        self.column.addStretch(1)
        self.first.go_on.connect(self.again.setFocus)
        self.again.go_on.connect(self._go_on)
        self.again.go_back.connect(self.first.setFocus)
        self.act.clicked.connect(self._go_on)

    def take_keyboard(self) -> None:
        """Somebody types here first."""
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_wrong(self, text: str) -> None:
        super().say_wrong(text)
        self.act.setEnabled(True)
        if text:
            self.again.empty()
            self.take_keyboard()

    def _go_on(self) -> None:
        if not self.act.isEnabled():
            return
        if self.first.field.text() != self.again.field.text():
            self.say_wrong(self.tr("The two are not the same. Type both again."))
            return
        self.say_wrong("")
        self.act.setEnabled(False)
        self.chosen.emit(self.first.field.text())


class CodePage(KeyPage):
    """`noted()`: the recovery code is on paper; `later()`: it is not, and is asked for again."""

    noted = Signal()
    later = Signal()

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head(self.tr("Write this recovery code down"), self.tr("It is on paper"))
        self.say(
            self.tr(
                "What is kept here opens on this computer alone. When it is broken or lost, this code opens a copy on "
                "another one, and nothing else does. Keep it where you keep other papers behind lock and key, not on "
                "this computer."
            )
        )
        groups = code.split("-")
        self.lines = [Words("number", "-".join(part), wrap=False) for part in (groups[:4], groups[4:])]
        for line in self.lines:
            line.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            line.setAccessibleName(" ".join(line.text()))
            self.column.addWidget(line)
        self.column.addStretch(1)
        self._later = KeyButton(self.tr("Later"), "Esc", "quiet")
        self.foot.addWidget(self._later)
        self.act.clicked.connect(self.noted)
        self._later.clicked.connect(self.later)

    @property
    def code(self) -> str:
        """What is to be written down."""
        return "-".join(line.text() for line in self.lines)

    def take_keyboard(self) -> None:
        """Enter says that it is on paper."""
        self.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self.later.emit()
        elif event.key() in _ENTER:
            self.noted.emit()
        else:
            super().keyPressEvent(event)
