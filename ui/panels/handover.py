"""Ctrl+H, the change of shift: every open promise, ticked off line by line by whoever takes over, and the calls and
reports that nothing was promised about, each with its danger and whose it is."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.hold_rows import HoldRow
from desk.intake.promises import HandPromise
from desk.rows import CardRow, PromiseRow
from ui.look.look import look
from ui.panels.desk_panel import DeskPanel
from ui.panels.handover_line import HandoverLine
from ui.panels.pick_field import PickField, options
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.heading import Heading
from ui.widgets.keyed import Keyed
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

_OPEN = ("calling", "waiting", "open")


class HandoverPanel(DeskPanel):
    """The person who takes over reads and ticks; a tick once more gives the promise back."""

    def __init__(self, session: Session, host: QWidget) -> None:
        self._column_of_lines, self._column_of_loose = QVBoxLayout(), QVBoxLayout()
        super().__init__(session, host, self.tr("Handover"), width=520)
        self._taker = ""
        self._former: dict[str, str] = {}
        self._holds: dict[str, HoldRow] = {}
        self.taker_field = PickField()
        self._head = Heading("", self.tr("space or Enter ticks"))
        self._lines: Keyed[PromiseRow, HandoverLine] = Keyed(
            self._column_of_lines, key=lambda row: row.id, make=self._make, show=self._show
        )
        self._agreed_head = Heading(self.tr("Safety agreements that go on"))
        self._agreed = Words("body")
        self._loose_head = SignLine("warn")
        self._loose: Keyed[CardRow, Card] = Keyed(
            self._column_of_loose, key=lambda row: row.id, make=self._make_loose, show=self._show_loose
        )
        self.body.addWidget(self.taker_field)
        self.body.addWidget(self._agreed_head)
        self.body.addWidget(self._agreed)
        self.body.addWidget(self._head)
        self.body.addLayout(self._column_of_lines)
        self.body.addWidget(self._loose_head)
        self.body.addLayout(self._column_of_loose)
        self.body.addStretch(1)
        self.taker_field.picked.connect(self._take_over)
        self.digits_to(self.taker_field.chips)

    @property
    def lines(self) -> tuple[HandoverLine, ...]:
        """The promises, soonest first."""
        return tuple(self._lines.parts.values())

    @property
    def taker(self) -> str:
        """The person who takes over."""
        return self._taker

    @property
    def counts(self) -> str:
        """How many there are still to go."""
        return self._head.accessibleName()

    @property
    def loose(self) -> tuple[Card, ...]:
        """The reports that nobody promised anything about, running calls too."""
        return tuple(self._loose.parts.values())

    @property
    def agreed(self) -> tuple[str, ...]:
        """The safety agreements that hold, a line each."""
        return tuple(self._agreed.text().splitlines())

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, _argument: str) -> None:
        """Everything that is promised now; nobody takes over until somebody is chosen."""
        if self.isHidden() or not self._taker:
            self._taker = ""
            self._former.clear()
            self.taker_field.start_over()
        self.refresh()

    def take_letter(self, text: str) -> bool:
        self.taker_field.type_on(text)
        return True

    def first_stop(self) -> QWidget | None:
        if not self._taker and self.lines:
            return self.taker_field.stop
        line = next((line for line in self.lines if not line.isChecked()), None)
        return line or next(iter(self.loose), None) or self.taker_field.stop

    def refresh(self) -> None:
        desk = self._session.desk
        self.taker_field.ask(
            self.tr("Who takes over?"),
            options(((person.id, person.name) for person in desk.people()), self._taker),
        )
        promises = desk.promises()
        self._lines.show_rows(promises)
        left = sum(row.owner != self._taker for row in promises)
        taken = sum(map(self._is_taken, promises))
        if not promises:
            said = self.tr("No open promises")
        elif not self._taker:
            said = self.tr("{total} open; choose who takes over").format(total=len(promises))
        elif left:
            said = self.tr("{count} to go, of {total}").format(count=left, total=left + taken)
        elif taken:
            said = self.tr("All {total} taken over").format(total=taken)
        else:
            said = self.tr("Nothing to take over: all are theirs already")
        self._head.say(said, self.tr("space or Enter ticks") if promises else "")
        self._head.setAccessibleName(said)
        self._show_agreed()
        loose = [card for card in desk.board() if card.state in _OPEN and not card.promises]
        self._loose_head.setVisible(bool(loose))
        self._loose_head.say(self.tr("Mind: open, and nothing promised"))
        self._holds = self._session.hands()
        self._loose.show_rows([self._with_danger(card) for card in loose])

    def _show_agreed(self) -> None:
        """What was agreed with families until morning goes along, whoever has its promise."""
        board = self._session.desk.board()
        lines = [f"{card.reference} · {line}" for card in board for line in card.safety]
        self._agreed_head.setVisible(bool(lines))
        self._agreed.say("\n".join(lines), hide_empty=True)

    def tick(self, now: datetime) -> None:
        for part in self.loose:
            part.tick(now)

    def _with_danger(self, card: CardRow) -> CardRow:
        """Danger in words, also of a report whose badge tells something else."""
        if not card.danger or card.badge_kind == "danger":
            return card
        return replace(
            card, badge=" · ".join(part for part in (self.tr("danger"), card.badge) if part), badge_kind="danger"
        )

    def rescale(self) -> None:
        super().rescale()
        self._column_of_lines.setSpacing(look().px(8))
        self._column_of_loose.setSpacing(look().px(8))

    # -- acts -----------------------------------------------------------------------------------------------------

    def _make(self, row: PromiseRow) -> HandoverLine:
        line = HandoverLine(row, self)
        line.ticked.connect(self._tick)
        self._show(line, row)
        return line

    def _show(self, line: HandoverLine, row: PromiseRow) -> bool:
        line.show_row(row, self._session.desk.now(), taker=self._taker, taken=self._is_taken(row))
        return True

    def _is_taken(self, row: PromiseRow) -> bool:
        """Whether it was taken over here: what was theirs before is not."""
        return bool(self._taker) and row.owner == self._taker and row.id in self._former

    def _make_loose(self, row: CardRow) -> Card:
        card = Card(row, self._session.desk.now(), self)
        card.opened.connect(self._open_report)
        self._show_loose(card, row)
        return card

    def _show_loose(self, card: Card, row: CardRow) -> bool:
        card.show_row(row, self._session.desk.now())
        hold = self._holds.get(row.id)
        if hold is not None:
            card.show_hold(
                " · ".join(part for part in (hold.words, hold.why, hold.elsewhere) if part), amber=hold.amber
            )
        return True

    def _tick(self, promise: str) -> None:
        line = self._lines.parts.get(promise)
        if line is None:
            return
        if not self._taker:
            # Nobody takes over yet: that comes first.
            stop = self.taker_field.stop
            if stop is not None:
                stop.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        row = line.row
        if row.owner != self._taker:
            self._former[row.id] = row.owner
            if self._session.do(HandPromise(row.report, row.id, self._taker, "handover")):
                self._next_after(line)
        elif self._former.get(row.id):
            self._session.do(HandPromise(row.report, row.id, self._former.pop(row.id), "handed"))
        self.refresh()

    def _next_after(self, line: HandoverLine) -> None:
        at = self.lines.index(line)
        for other in (*self.lines[at + 1 :], *self.lines[:at]):
            if other.row.owner != self._taker:
                other.setFocus(Qt.FocusReason.TabFocusReason)
                self._scroll.ensureWidgetVisible(other, 0, look().px(24))
                return

    def _take_over(self, person: str) -> None:
        if person != self._taker:
            self._former.clear()
        self._taker = person
        self.refresh()
        first = next((line for line in self.lines if not line.isChecked()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_report(self, report: str) -> None:
        self._session.open_report(report)
        self.close_panel()
