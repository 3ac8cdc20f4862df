"""The number of a route: the one from the address book, one of several, or typed when there is none (house rule 6)."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.directory_rows import NumberRow, RouteRow
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.lines import NumberLine
from ui.panels.number_card import NumberCard


class RouteNumber(QWidget):
    """`changed()` when another number is shown; `typed(text)` at every change of a number that is typed."""

    changed = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers: tuple[NumberRow, ...] = ()
        self.card = NumberCard()
        self.line = NumberLine(self.tr("Number"), self.tr("ask the provider or the family"))
        self.which = ChoiceField(self.tr("Which number?"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.card, self.line, self.which):
            self._column.addWidget(part)
        self.which.picked.connect(self._picked)
        self.line.typed.connect(self._line_typed)
        self.rescale()

    @property
    def number(self) -> str:
        """What to dial; empty when nobody knows it."""
        row = self._row()
        if row is not None:
            return row.number
        read = self.line.number
        return read.key or read.raw.strip()

    @property
    def shown(self) -> str:
        """The number for the eye."""
        row = self._row()
        return row.shown if row is not None else self.line.number.shown

    def show_route(self, row: RouteRow, typed: str) -> None:
        """Another route, with what was typed for it before."""
        self._numbers = row.numbers
        self.which.offer(numbered((n.number, f"{n.label} {n.shown}".strip()) for n in row.numbers))
        self.which.choose(row.numbers[0].number if row.numbers else "")
        self.which.setVisible(len(row.numbers) > 1)
        self.line.fill(typed)
        self._fill()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(10))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _row(self) -> NumberRow | None:
        return next((number for number in self._numbers if number.number == self.which.chosen), None)

    def _fill(self) -> None:
        row = self._row()
        self.card.setVisible(row is not None)
        self.line.setVisible(row is None)
        if row is not None:
            self.card.show_number(
                row.shown,
                whose=row.label,
                badge=row.verified or self.tr("not checked by anyone"),
                kind="ok" if row.verified else "warn",
                line=self.tr("source: {source}").format(source=row.source) if row.source else "",
            )

    def _picked(self, _number: str) -> None:
        self._fill()
        self.changed.emit()

    def _line_typed(self, text: str) -> None:
        self.typed.emit(text)
        self.changed.emit()
