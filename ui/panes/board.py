"""The left column: reports that are open or hold a promise, danger first, then time; narrow, a strip of rings."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.hold_rows import HoldRow
from desk.rows import CardRow
from ui.look.look import look
from ui.widgets.card import Card
from ui.widgets.heading import Heading
from ui.widgets.key_button import KeyButton
from ui.widgets.keyed import Keyed
from ui.widgets.scroll_column import ScrollColumn

WIDE, STRIP = 320, 104


class BoardPane(QWidget):
    """Signals: `opened(report)`; `new_report()`, `callback_request()` for the two buttons below the cards."""

    opened = Signal(str)
    new_report = Signal()
    callback_request = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: datetime | None = None
        self._chosen = ""
        self._holds: Mapping[str, HoldRow] = {}
        self._strip = False
        self._head = Heading("", "")
        self._scroll = ScrollColumn(gap=12)
        self._keyed: Keyed[CardRow, Card] = Keyed(
            self._scroll.column, key=lambda row: row.id, make=self._make, show=self._show
        )
        self._new = KeyButton(self.tr("New report"), "Ctrl+N", "quiet", spread=True)
        self._request = KeyButton(self.tr("Callback request"), "Ctrl+T", "quiet", spread=True)
        self._new.clicked.connect(self.new_report)
        self._request.clicked.connect(self.callback_request)
        self._scroll.verticalScrollBar().valueChanged.connect(self._tick_in_sight)
        self._scroll.column.addWidget(self._new)
        self._scroll.column.addWidget(self._request)
        self._scroll.column.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head)
        self._column.addWidget(self._scroll, 1)
        self.setAccessibleName(self.tr("Current reports"))
        self.rescale()
        self.show_rows(())

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards in order."""
        return tuple(self._keyed.parts.values())

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        """Shows the reports in place, in this order."""
        if self._strip:
            self._head.say(str(len(rows)))
        else:
            self._head.say(
                self.tr("Current reports (%1)").replace("%1", str(len(rows))), self.tr("danger first, then time")
            )
        if self._now is None and rows:
            self._now = rows[0].opened_at
        self._keyed.show_rows(rows)
        self._select()

    def show_holds(self, rows: Mapping[str, HoldRow]) -> None:
        """In whose hands the reports are, by id."""
        self._holds = rows
        for card in self.cards:
            self._show_hold(card)

    def choose(self, report: str) -> None:
        """Marks the report that is in the middle."""
        self._chosen = report
        self._select()

    def tick(self, now: datetime) -> None:
        """A second went by. Cards out of sight follow when they come in sight: of two hundred, eight are seen."""
        self._now = now
        self._tick_in_sight()

    def set_strip(self, strip: bool) -> None:
        """Narrow: only rings."""
        if strip == self._strip:
            return
        self._strip = strip
        for card in self.cards:
            card.set_strip(strip)
        self._new.setVisible(not strip)
        self._request.setVisible(not strip)
        self.rescale()
        self.show_rows([card.row for card in self.cards])

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        now = look()
        side = now.px(6 if self._strip else 14)
        self._column.setContentsMargins(side, now.px(16), side, 0)
        self._column.setSpacing(now.px(10))
        self.setFixedWidth(now.px(STRIP if self._strip else WIDE))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _tick_in_sight(self) -> None:
        if self._now is None:
            return
        top = self._scroll.verticalScrollBar().value()
        bottom = top + self._scroll.viewport().height()
        seen = self.isVisible()
        for card in self.cards:
            place = card.geometry()
            if not seen or (place.top() <= bottom and top <= place.bottom()):
                card.tick(self._now)

    def _make(self, row: CardRow) -> Card:
        card = Card(row, self._now or row.opened_at, self._scroll.inside)
        card.set_strip(self._strip)
        card.opened.connect(self.opened)
        self._show_hold(card)
        return card

    def _show_hold(self, card: Card) -> None:
        row = self._holds.get(card.row.id)
        card.show_hold(row.line if row else "", amber=row is not None and row.amber)

    def _show(self, card: Card, row: CardRow) -> bool:
        card.show_row(row, self._now or row.opened_at)
        return True

    def _select(self) -> None:
        for card in self.cards:
            card.set_selected(card.row.id == self._chosen)
