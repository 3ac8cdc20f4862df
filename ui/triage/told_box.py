"""What was decided and asked about the report that is marked: above its summary on the Triage screen."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.care_rows.triage import TriageRow
from desk.rows import AskedRow
from desk.words.times import clock_text
from ui.look.look import look
from ui.widgets.sign_line import SignLine


class ToldBox(QWidget):
    """A line for the decision, and one for each question with its answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[SignLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.rescale()

    @property
    def words(self) -> tuple[str, ...]:
        """The lines."""
        return tuple(line.text for line in self._lines if not line.isHidden())

    def show_row(self, row: TriageRow | None, done: str) -> None:
        """`done` says what was just confirmed, in place of what waits."""
        told = [] if row is None else self._told(row, done)
        while len(self._lines) < len(told):
            line = SignLine("warn", parent=self)
            self._lines.append(line)
            self._column.addWidget(line)
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(told))
            if at < len(told):
                line.say(*told[at])
        self.setVisible(bool(told))

    def _told(self, row: TriageRow, done: str) -> list[tuple[str, str]]:
        told = [(done, "ok")] if done else []
        if row.due_text:
            told.append((row.due_text, "danger" if row.late else "wait"))
        if row.decided:
            told.append((row.decided, "ok" if done else "wait"))
        elif row.kind == "decide" and not done:
            told.append((self.tr("No decision yet."), "warn"))
        return told + [self._question(one) for one in row.asked]

    def _question(self, asked: AskedRow) -> tuple[str, str]:
        who = asked.by or self.tr("unknown")
        question = self.tr("{who} asks, {time}: “{text}”").format(who=who, time=clock_text(asked.at), text=asked.text)
        if asked.answered_at is None:
            none = self.tr("no answer yet")
            return f"{question} · {none}", "warn"
        answer = self.tr("{who} answers, {time}: “{text}”").format(
            who=asked.answered_by, time=clock_text(asked.answered_at), text=asked.answer
        )
        return f"{question} · {answer}", "ok"

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(6))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
