"""What can be done with the call in hand: one row of small buttons under the title."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.rows import SheetRow
from ui.widgets.box import Action, Actions


class CallBar(QWidget):
    """`acted(id)`: `hang-up`, `hang-up-there`, `dropped`, `stay`, `constrained`, `join`, `child`, `timeline`, `more`,
    `close`, `reopen`."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = Actions()
        self._actions.acted.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._actions)

    @property
    def buttons(self) -> Actions:
        """The buttons."""
        return self._actions

    def show_row(self, row: SheetRow) -> None:
        """Shows what can be done in this state of the call."""
        actions: list[Action] = []
        if row.on_line in ("calling", "stay"):
            actions += [
                Action("hang-up", self.tr("Hang up"), "F7", "primary"),
                Action("dropped", self.tr("Line dropped"), "Ctrl+D", "quiet"),
                Action(
                    "stay",
                    self.tr("Let go") if row.on_line == "stay" else self.tr("Stay on the line"),
                    "Ctrl+B",
                    "quiet",
                ),
                Action(
                    "constrained",
                    self.tr("Can speak freely") if row.constrained else self.tr("Cannot speak freely"),
                    "Ctrl+J",
                    "quiet",
                ),
            ]
        elif row.card.state not in ("closed", "merged", "set-aside"):
            actions.append(Action("join", self.tr("On the line again"), "Ctrl+G", "quiet"))
        if row.on_line == "elsewhere":
            # No key: whoever presses F7 here means their own call.
            actions.append(Action("hang-up-there", self.tr("End the colleague's call"), "", "quiet"))
        if row.card.state in ("closed", "set-aside"):
            actions.append(Action("reopen", self.tr("Reopen")))
        elif row.card.state != "merged":
            actions += [
                Action("child", self.tr("Add child"), "Ctrl+I", "quiet"),
                Action("close", self.tr("Close report"), "Ctrl+E", "quiet"),
            ]
        actions += [
            Action("timeline", self.tr("Timeline"), "Ctrl+Y", "quiet"),
            Action("more", self.tr("More"), "Ctrl+M", "quiet"),
        ]
        self._actions.show_actions(actions)
