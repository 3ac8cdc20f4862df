"""How somebody is who is about to be called: free, busy or on the road, each one key, as the desk just heard it."""

from PySide6.QtWidgets import QWidget

from desk.rows import OptionRow
from ui.widgets.option_chips import OptionChips

FREE, BUSY, ROAD = "free", "busy", "road"
_KEYS = {FREE: "V", BUSY: "Z", ROAD: "O"}


class StateChips(OptionChips):
    """`picked` gives FREE, BUSY or ROAD; the one that was heard last is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(in_tab_order=True, parent=parent)

    def show_state(self, state: str) -> None:
        """Marks what was heard last; empty marks none."""
        words = {FREE: self.tr("Free"), BUSY: self.tr("Busy"), ROAD: self.tr("On the road")}
        self.show_options([OptionRow(code, words[code], _KEYS[code], code == state, danger=False) for code in words])

    def press(self, letter: str) -> bool:
        """One of its letters; False when it is none, or nothing is shown."""
        chip = self.chip_for(letter.upper())
        if chip is None or not self.isVisible():
            return False
        self.picked.emit(chip.row.code)
        return True
