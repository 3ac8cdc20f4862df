"""One answer that can be given: a key cap and the words of the answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desk.rows import OptionRow
from ui.widgets.key_button import Ink, KeyButton

# The two answers that every question has stand back a little. Source: design.md section 4.
_ASIDE = ("0", "-")


class Chip(KeyButton):
    """An answer. `picked` gives its code; whether it is chosen follows the row, never the click itself.

    A chosen chip differs in more than colour: its cap is filled, and it says that it is checked.
    """

    picked = Signal(str)

    def __init__(self, row: OptionRow, parent: QWidget | None = None) -> None:
        super().__init__(row.label, row.key, parent=parent)
        self._row = row
        self.setCheckable(True)
        self.setChecked(row.chosen)
        # The card has the keyboard; arrows bring it here, Tab goes to the next question.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.clicked.connect(self._tell)

    @property
    def row(self) -> OptionRow:
        """What is shown."""
        return self._row

    def show_row(self, row: OptionRow) -> None:
        """Shows `row` in place; repaints only when something differs."""
        if row == self._row:
            return
        self._row = row
        self.set_caption(row.label, row.key)
        self.setChecked(row.chosen)
        self.update()

    def nextCheckState(self) -> None:
        """A click asks; only the row that comes back decides what is chosen."""

    def font_role(self) -> str:
        return "body"

    def cap_leads(self) -> bool:
        return True

    def ink(self) -> Ink:
        row = self._row
        if row.chosen and row.danger:
            return Ink("danger_fill", "danger", "on_danger", "danger_fill", "danger", "danger")
        if row.chosen:
            return Ink("chosen", "accent", "text", "on_accent", "accent", "accent")
        edge = "ornament" if self.underMouse() else "line"
        return Ink("raised", edge, "soft" if row.key in _ASIDE else "text", "muted", "line")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.click()
            return
        # Everything else is the card's: digits, arrows, Enter.
        event.ignore()

    def _tell(self) -> None:
        self.picked.emit(self._row.code)
