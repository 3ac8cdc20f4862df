"""The answers of a question as chips, side by side, each with its key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desk.rows import OptionRow
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout


class OptionChips(QWidget):
    """Chips for `options`. `picked` gives the code; the chips follow the rows, never the click.

    `in_tab_order`: whether Tab stops at each chip; otherwise the card has the keyboard and arrows go to the chips.
    """

    picked = Signal(str)

    def __init__(self, *, in_tab_order: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._in_tab_order = in_tab_order
        self._chips: list[Chip] = []
        self._spare: list[Chip] = []
        self._flow = FlowLayout(self)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips in order."""
        return tuple(self._chips)

    def show_options(self, options: Sequence[OptionRow]) -> None:
        """Shows the options in place: a chip is kept as long as its code stands at the same place."""
        codes = [option.code for option in options]
        if codes != [chip.row.code for chip in self._chips]:
            self._build(options)
            return
        for chip, option in zip(self._chips, options, strict=True):
            chip.show_row(option)

    def chip_for(self, key: str) -> Chip | None:
        """The chip that `key` answers with, or None."""
        return next((chip for chip in self._chips if key and chip.row.key == key), None)

    def step(self, by: int) -> None:
        """Moves the keyboard to the next (1) or former (-1) chip; from outside to the chosen one, else the first."""
        if not self._chips:
            return
        held = QApplication.focusWidget()
        if isinstance(held, Chip) and held in self._chips:
            at = min(len(self._chips) - 1, max(0, self._chips.index(held) + by))
        else:
            at = next((place for place, chip in enumerate(self._chips) if chip.row.chosen), 0)
        self._chips[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, options: Sequence[OptionRow]) -> None:
        made = self._chips + self._spare
        self._chips, self._spare = made[: len(options)], made[len(options) :]
        for spare in self._spare:
            spare.hide()
        for chip, option in zip(self._chips, options, strict=False):
            chip.show_row(option)
            chip.show()
        for option in options[len(self._chips) :]:
            chip = Chip(option, self)
            if self._in_tab_order:
                chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.picked.connect(self.picked)
            self._chips.append(chip)
            self._flow.addWidget(chip)
        self._flow.invalidate()
