"""Another number was said since a promise was made: one key takes it into the promise, one keeps to the promised."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.rows import PromiseRow
from desk.words.phone import unbroken
from ui.look.look import look
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.shown import show_when

TAKE_KEY, FORMER_KEY = "D", "K"


class PromiseNumber(QWidget):
    """Two keys of a promise whose number changed. `picked(number)`: it is kept on this one from now on."""

    picked = Signal(str)

    def __init__(self, key_button: Callable[..., KeyButton]) -> None:
        super().__init__()
        self._row: PromiseRow | None = None
        self.take = key_button("", TAKE_KEY)
        self.former = key_button("", FORMER_KEY)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        acts = FlowLayout(gap=6)
        acts.addWidget(self.take)
        acts.addWidget(self.former)
        self._column.addLayout(acts)
        self.take.clicked.connect(self._take)
        self.former.clicked.connect(self._back)

    def show_row(self, row: PromiseRow) -> None:
        """Shows what can be done about the number of an open promise; nothing where it never changed."""
        self._row = row
        self.take.set_caption(self.tr("Take this number"))
        words = self.tr("Keep to {number}") if row.said_since else self.tr("Back to {number}")
        self.former.set_caption(words.format(number=unbroken(row.former_number)))
        self.take.setVisible(row.said_since and bool(row.number))
        self.former.setVisible(bool(row.former_number))
        show_when(self, row.state == "open" and (row.said_since or bool(row.former_number)))

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(6))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _take(self) -> None:
        if self._row is not None:
            self.picked.emit(self._row.number)

    def _back(self) -> None:
        if self._row is not None:
            self.picked.emit(self._row.former_number)
