"""Who is on the line: the caller's number, read back while it is typed, and who speaks now."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.rows import SheetRow
from ui.look.look import look
from ui.widgets.answer_fields import AnswerLine
from ui.widgets.box import Action, Actions
from ui.widgets.words import Words


class CallerRow(QWidget):
    """Signals: `typed(text)`, `left(text)` for the number; `speaker(id)`: who speaks now; `go_on()`."""

    typed = Signal(str)
    left = Signal(str)
    speaker = Signal(str)
    go_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Words("head", self.tr("Caller's number"), wrap=False)
        self.number = AnswerLine()
        self.number.setAccessibleName(self.tr("Caller's telephone number"))
        self._label.setBuddy(self.number)
        self._hint = Words("small", wrap=False)
        self._speakers = Actions()
        self._speakers.setAccessibleName(self.tr("Who speaks now"))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, self.number, self._hint):
            self._line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self._speakers, 1, Qt.AlignmentFlag.AlignVCenter)
        self.number.typed.connect(self.typed)
        self.number.left.connect(self.left)
        self.number.go_on.connect(self.go_on)
        self._speakers.acted.connect(self.speaker)
        self.rescale()

    def show_row(self, row: SheetRow) -> None:
        """Shows number and speaker in place."""
        self.number.show_text(row.caller_number, draft=False)
        self.number.setAccessibleDescription(row.caller_hint)
        self._hint.say(row.caller_hint, hide_empty=True)
        self._speakers.show_actions(
            [
                Action(speaker, text, kind="primary" if speaker == row.speaker else "quiet")
                for speaker, text in (
                    ("parent", self.tr("parent")),
                    ("child", self.tr("youth")),
                    ("professional", self.tr("professional")),
                    ("other", self.tr("other")),
                )
            ]
        )

    def forget(self) -> None:
        """No number of the former report is left."""
        self.number.show_text("", draft=False)
        self.number.setText("")
        self.number.setAccessibleDescription("")
        self._hint.say("")

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._line.setSpacing(look().px(10))
        self.number.setFixedWidth(look().px(170))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
