"""What the triagist wants to know about the report in hand: the question, and a line to answer it in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.rows import AskedRow, SheetRow
from desk.words.times import clock_text
from ui.look.look import look
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.surface import Surface
from ui.widgets.words import Words

ASKED = "@asked"
"""Where the intake goes for the answer to what the triagist asks, as it goes to a question by its link."""


class AskedBox(Surface):
    """The oldest open question; the next one comes when it is answered.

    `typed(question, text)` at each change, `answered(question, text)` with Enter or the button.
    """

    typed = Signal(str, str)
    answered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", parent)
        self._question = ""
        self._head = Words("head")
        self._words = Words("lead")
        self.line = LabelledLine(self.tr("Your answer"), self.tr("Enter sends it"))
        self._send = KeyButton(self.tr("Answer"), "Enter")
        self._more = Words("small")
        self._row = QHBoxLayout()
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self._send, 0, Qt.AlignmentFlag.AlignBottom)
        self._column = QVBoxLayout(self)
        for part in (self._head, self._words):
            self._column.addWidget(part)
        self._column.addLayout(self._row)
        self._column.addWidget(self._more)
        self.line.typed.connect(self._typed)
        self.line.go_on.connect(self._answer)
        self._send.clicked.connect(self._answer)
        self.hide()
        self.rescale()

    @property
    def words(self) -> str:
        """What is asked."""
        return self._words.text()

    def show_row(self, row: SheetRow) -> None:
        """Shows what is asked about this report; without an open question it takes no room."""
        asked = row.asked[0] if row.asked else None
        self.setVisible(asked is not None)
        if asked is None:
            self._question = ""
            return
        whom = asked.by or self.tr("The triagist")
        head = self.tr("{who} asks, {time}").format(who=whom, time=clock_text(asked.at))
        self._head.say(" · ".join(part for part in (head, self._about(asked, row)) if part))
        self._words.say(asked.text)
        still = len(row.asked) - 1
        one = self.tr("one more question after this")
        self._more.say(one if still == 1 else self.tr("%1 more after this").replace("%1", str(still)) if still else "")
        self._more.setVisible(still > 0)
        if asked.id != self._question:
            self._question = asked.id
            # Another question: what stands in the line was for the former one.
            self.line.field.setText(asked.draft)
        self.line.show_text(asked.draft)
        self.line.field.setAccessibleDescription(asked.text)
        self.setAccessibleName(f"{head}: {asked.text}")

    def forget(self) -> None:
        """No word of the former report is left."""
        self._question = ""
        for words in (self._head, self._words):
            words.say("")
        self.line.show_text("")
        self.line.field.setText("")
        self.line.field.setAccessibleDescription("")
        self.setAccessibleName("")

    @staticmethod
    def _about(asked: AskedRow, row: SheetRow) -> str:
        several = len(row.card.children) > 1
        return next((child.name for child in row.card.children if several and child.id == asked.child), "")

    def _typed(self, text: str) -> None:
        if self._question:
            self.typed.emit(self._question, text)

    def _answer(self) -> None:
        if self._question and self.line.text.strip():
            self.answered.emit(self._question, self.line.text)

    def rescale(self) -> None:
        now = look()
        self._column.setContentsMargins(now.px(14), now.px(8), now.px(14), now.px(10))
        self._column.setSpacing(now.px(4))
        self._row.setSpacing(now.px(10))
