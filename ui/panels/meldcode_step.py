"""One step of the Meldcode: what it asks, what may come out, what was noted."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.care_rows.meldcode import MeldcodeStepRow
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer
from ui.widgets.sign_line import SignLine


class MeldcodeStep(QWidget):
    """`noted(outcome)`: this came out of it, by digit while the step has the keyboard."""

    noted = Signal(str)

    def __init__(self, row: MeldcodeStepRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = row.id
        self.field = ChoiceField(row.title, keeps=False)
        self._hint = SignLine("warn")
        self.said = SignLine("ok")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._hint, self.field, self.said):
            self._column.addWidget(part)
        self.field.picked.connect(self.noted)
        self.show_row(row, "")
        self.rescale()

    def show_row(self, row: MeldcodeStepRow, points: str) -> None:
        """Shows the step in place; `points` is said where it points to reporting."""
        self._hint.setVisible(bool(row.hint))
        self._hint.say(row.hint, "warn")
        offers = [Offer(one.code, one.label, one.key, one.danger) for one in row.outcomes]
        self.field.offer(offers, also={one.code for one in row.outcomes if one.chosen})
        self.field.say(row.text)
        self.said.setVisible(bool(row.line))
        two = self.tr("Two desks noted this; note it once more") if row.two else ""
        kind = "danger" if row.points else "warn" if row.two else "ok"
        said = " · ".join(part for part in (row.line, two) if part)
        self.said.say("\n".join(part for part in (said, points if row.points else "") if part), kind)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(4))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
