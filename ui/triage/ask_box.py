"""A question back to whoever has the report: one line, sent with Enter; what was typed is kept until then."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.look import look
from ui.panels.kept import Kept, fill
from ui.session import Session
from ui.widgets.line_edit import LabelledLine
from ui.widgets.surface import Surface

_FIELD = "question"


class AskBox(Surface):
    """`sent(text)` with Enter; `left()` with Esc. Drafts are kept per report and child."""

    sent = Signal(str)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("selected", parent)
        self._kept = Kept(session, "ask-back", self)
        self._about = ("", "")
        self.line = LabelledLine(self.tr("Question back"), self.tr("Enter sends it, Esc keeps it for later"))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.line)
        self.line.typed.connect(self._typed)
        self.line.go_on.connect(self._send)
        self.hide()
        self.rescale()

    def ask_about(self, report: str, child: str) -> None:
        """The line for another child: with what was typed about it before."""
        if (report, child) != self._about:
            self._about = (report, child)
            fill(self.line, self._kept.text(report, self._field))

    def forget(self) -> None:
        """It was sent."""
        self._kept.forget(self._about[0], self._field)
        fill(self.line, "")

    @property
    def _field(self) -> str:
        return f"{_FIELD}/{self._about[1]}"

    def _typed(self, text: str) -> None:
        self._kept.typed(self._about[0], self._field, text)

    def _send(self) -> None:
        if self.line.text.strip():
            self.sent.emit(self.line.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def rescale(self) -> None:
        now = look()
        self._column.setContentsMargins(now.px(12), now.px(8), now.px(12), now.px(10))
