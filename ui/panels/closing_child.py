"""The end of a report for one of its children: how it ended, and what it was about."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.choice_rows import NatureRow, OutcomeRow
from ui.look.look import look
from ui.panels.nature_field import NatureField
from ui.panels.pick_field import PickField
from ui.widgets.clash_box import ClashBox


class OutcomeField(PickField):
    """How it ended for one child; `settled(fact)` where two desks said something and somebody chose."""

    settled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.clash = ClashBox()
        self._column.addWidget(self.clash)
        self.clash.picked.connect(self.settled)


class ClosingChild(QWidget):
    """Both fields of one child, the outcome on top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outcome = OutcomeField(self)
        self.nature = NatureField(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.outcome)
        self._column.addWidget(self.nature)
        self.rescale()

    def show_rows(self, outcome: OutcomeRow, nature: NatureRow | None) -> None:
        """What stands now."""
        self.outcome.ask(self.tr("Outcome for {name}").format(name=outcome.name), outcome.options)
        self.outcome.clash.show_values(outcome.values)
        self.nature.setVisible(nature is not None)
        if nature is not None:
            self.nature.show_row(nature)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
