"""One agreement made beforehand, to read at a glance: about whom, what was agreed, with whom and until when."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.agreement_rows import AgreedRow
from ui.look.look import look
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words


class AgreedView(QWidget):
    """A head behind a sign (disc: it holds, diamond: look first), the lines, and small print.

    `dense`: whom to call first on a line of its own, the rest behind each other: above the questions room is scarce.
    """

    def __init__(self, *, dense: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dense = dense
        self._head = SignLine("brand")
        self._two = SignLine("warn")
        self._lines = Words("body")
        self._foot = Words("small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._head, self._two, self._lines, self._foot):
            self._column.addWidget(part)
        self.rescale()

    @property
    def words(self) -> str:
        """Everything that stands there."""
        two = "" if self._two.isHidden() else self._two.text
        return "\n".join(part for part in (self._head.text, two, self._lines.text(), self._foot.text()) if part)

    def show_row(self, row: AgreedRow) -> bool:
        """Shows the agreement in place."""
        self._head.say(row.head, "warn" if row.unsure or row.expired else "brand")
        self._two.setVisible(row.two)
        self._two.say(self.tr("Two desks wrote this; keep it once more, and that holds"), "warn")
        nothing = self.tr("Nothing filled in")
        lines = [f"{word}: {text}" for word, text in row.lines]
        if self._dense:
            lines = [*lines[:1], " · ".join(lines[1:])]
        self._lines.say("\n".join(filter(None, lines)) or nothing)
        self._foot.say(row.foot)
        self.setAccessibleName(self.words)
        return True

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(2))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
