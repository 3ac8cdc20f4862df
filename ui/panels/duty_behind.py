"""Who stands behind whoever is called, with numbers and what came of calling them so far: the chain in lines."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.change_rows import ReachRow, ReachStepRow
from ui.look.look import look
from ui.widgets.words import Words


class ChainLines(QWidget):
    """One line for each step after the first; of who was called, what came of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = Words("head", self.tr("In this order"))
        self._lines: list[Words] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._head)
        self.rescale()

    @property
    def words(self) -> tuple[str, ...]:
        """The lines."""
        return tuple(line.text() for line in self._lines if not line.isHidden())

    def show_row(self, row: ReachRow | None) -> None:
        """Shows the chain; one that has nobody behind the first, and where nobody was called, takes no room."""
        steps = row.steps if row is not None else ()
        shown = len(steps) > 1 or any(step.tried for step in steps)
        self.setVisible(shown)
        while len(self._lines) < len(steps):
            line = Words("soft", parent=self)
            self._lines.append(line)
            self._column.addWidget(line)
        for at, line in enumerate(self._lines):
            line.setVisible(shown and at < len(steps))
            if at < len(steps):
                line.say(f"{at + 1}. {self._step(steps[at])}")
        self.setAccessibleName(", ".join((self._head.text(), *self.words)))

    def _step(self, step: ReachStepRow) -> str:
        tried = {
            "reached": self.tr("reached"),
            "no-answer": self.tr("no answer"),
            "message": self.tr("message left"),
        }
        number = step.number_shown or self.tr("no number")
        came = tried.get(step.tried, step.tried)
        return " · ".join(part for part in (f"{step.name}, {step.label}", number, step.state_text, came) if part)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(3))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
