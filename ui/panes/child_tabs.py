"""The children of a report as tabs; hidden while there is one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.rows import ChildRow
from ui.widgets.box import Action, Actions


class ChildTabs(QWidget):
    """`chosen(child)`: the questions of this child, please."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = Actions()
        self._actions.acted.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._actions)
        self.setAccessibleName(self.tr("Children of this report"))

    def show_rows(self, rows: Sequence[ChildRow], chosen: str) -> None:
        """Shows a tab for each child; the one whose questions are shown stands out."""
        self.setVisible(len(rows) > 1)
        self._actions.show_actions(
            [
                Action(row.id, self._words(row, number), kind="primary" if row.id == chosen else "plain")
                for number, row in enumerate(rows, 1)
            ]
        )

    def _words(self, row: ChildRow, number: int) -> str:
        name = row.name or self.tr("Child %1").replace("%1", str(number))
        return ", ".join(part for part in (name, row.age) if part)
