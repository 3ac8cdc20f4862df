"""The right column of the Rooster screen: who is on call now, and what wants attention in the time ahead."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.change_rows import NewsRow
from desk.directory_rows import OnCallRow
from desk.finding_rows import FindingRow
from desk.words.times import dated_text
from ui.look.look import look
from ui.roster.duty_card import DutyCard
from ui.roster.finding_box import FindingBox
from ui.roster.news_box import NewsBox
from ui.widgets.heading import Heading
from ui.widgets.keyed import Keyed
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.words import Words

WIDE = 348
_MOST = 25
_AT_ONCE, _A_TIME = 6, 3
"""Cards and boxes that are made before the lanes are painted, and after that at a time: one takes 3 to 5 ms."""
_PAIR = "pair"


class RosterSide(QWidget):
    """Signals: `called(OnCallRow)` of who is on call; `picked(FindingRow)`; `news()` of what people changed."""

    called = Signal(object)
    picked = Signal(object)
    news = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # In a narrow window it stands over the lanes, which must not show through.
        self.setAutoFillBackground(True)
        self._findings: Sequence[FindingRow] | None = None
        self._on_call: list[OnCallRow] = []
        self._once: list[FindingRow] = []
        # After all else that waits: keys, mouse and painting go first.
        self._more_of_it = QTimer(self, interval=0)
        self._more_of_it.timeout.connect(self._prepare)
        self._before: QWidget | None = None
        self._order: tuple[QWidget, ...] = ()
        self._head = Heading(self.tr("On call now"))
        self._attention = Heading("")
        self._more = Words("small")
        self.news_box = NewsBox()
        self.news_box.clicked.connect(self.news)
        self._scroll = ScrollColumn(gap=10, margin=(0, 0, 0, 16))
        self._duties_column, self._findings_column = QVBoxLayout(), QVBoxLayout()
        self._duties: Keyed[OnCallRow, DutyCard] = Keyed(
            self._duties_column,
            key=lambda row: f"{row.role}\n{row.provider}\n{row.name}",
            make=self._make_duty,
            show=self._show_duty,
        )
        self._boxes: Keyed[FindingRow, FindingBox] = Keyed(
            self._findings_column, key=lambda row: row.id, make=self._make_finding, show=self._show_finding
        )
        column = self._scroll.column
        column.addLayout(self._duties_column)
        column.addWidget(self.news_box)
        column.addWidget(self._attention)
        column.addLayout(self._findings_column)
        column.addWidget(self._more)
        column.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head)
        self._column.addWidget(self._scroll, 1)
        self.setAccessibleName(self.tr("On call now"))
        self.rescale()

    @property
    def boxes(self) -> tuple[FindingBox, ...]:
        """What wants attention, in order."""
        return tuple(self._boxes.parts.values())

    @property
    def duties(self) -> tuple[DutyCard, ...]:
        """Who is on call, in order."""
        return tuple(self._duties.parts.values())

    def follows(self, before: QWidget) -> None:
        """From this control Tab comes here. What comes and goes is made last, and Tab would go there last."""
        self._before = before
        self._in_order()

    def _in_order(self) -> None:
        stops = (*(card.button for card in self.duties), self.news_box, *self.boxes)
        if self._before is not None and stops != self._order:
            self._order = stops
            for one, other in pairwise((self._before, *stops)):
                QWidget.setTabOrder(one, other)

    def show_on_call(self, rows: Sequence[OnCallRow]) -> None:
        """Who is on call now, for every role that the desk shows."""
        self._on_call = _paired(rows)
        self._show(_AT_ONCE, 0)

    def show_news(self, rows: Sequence[NewsRow]) -> None:
        """What people changed; what somebody still has to look at is said."""
        self.news_box.show_rows(rows)

    def show_findings(self, rows: Sequence[FindingRow], *, checked: bool = True) -> None:
        """What wants attention, the worst first; what is the same of many duties is said once, with how many more.

        Nothing, and not `checked`: nobody knows yet, which is said.
        """
        if not rows and not checked:
            self._findings = None
            self._attention.say(self.tr("Attention: being checked"))
            self._once = []
            self._boxes.show_rows([])
            self._more.say("", hide_empty=True)
            return
        if rows is self._findings:
            return
        self._findings = rows
        alike, first = Counter(map(_sort, rows)), dict[tuple[str, ...], FindingRow]()
        for row in rows:
            first.setdefault(_sort(row), row)
        once = list(first.values())
        self._attention.say(self.tr("Attention ({count})").format(count=len(once)))
        self._once = [self._with(row, alike[_sort(row)] - 1) for row in once[:_MOST]]
        self._show(0, _AT_ONCE)
        more = len(once) - _MOST
        self._more.say(self.tr("and {count} more").format(count=more) if more > 0 else "", hide_empty=True)

    def _with(self, row: FindingRow, more: int) -> FindingRow:
        again = self.tr("and {count} more").format(count=more)
        return replace(row, text=f"{row.text} · {again}") if more else row

    def _show(self, cards: int | None, boxes: int | None) -> None:
        """What is there and so many cards and boxes more; when there are others they follow."""
        # What comes into sight has the whole column laid out: once for all of them.
        self._scroll.column.setEnabled(False)
        whole = [self._duties.show_rows(self._on_call, cards), self._boxes.show_rows(self._once, boxes)]
        for part in (*self.duties, *self.boxes):
            if part.isHidden():
                # At once: Qt would show it one turn later, and until then it takes no room.
                part.show()
        self._scroll.column.setEnabled(True)
        self._scroll.column.activate()
        self._in_order()
        if all(whole):
            self._more_of_it.stop()
        else:
            self._more_of_it.start()

    def _prepare(self) -> None:
        """Makes a few of those that are to follow; once all are made, the column is laid out with them."""
        if self._duties.prepare(self._on_call, _A_TIME) and self._boxes.prepare(self._once, _A_TIME):
            self._show(None, None)

    def settle(self) -> None:
        """Everything in its place at once, when the column comes in sight."""
        self._scroll.settle_now()

    def tick(self, now: datetime) -> None:
        """A second went by."""
        self._head.say(self.tr("On call now"), dated_text(now, now))

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        now = look()
        self._column.setContentsMargins(now.px(14), now.px(16), now.px(14), 0)
        self._column.setSpacing(now.px(10))
        self._duties_column.setSpacing(now.px(7))
        self._findings_column.setSpacing(now.px(8))
        self.setFixedWidth(now.px(WIDE))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _make_duty(self, row: OnCallRow) -> DutyCard:
        box = DutyCard(row, self._scroll.inside)
        box.called.connect(self.called)
        return box

    @staticmethod
    def _show_duty(box: DutyCard, row: OnCallRow) -> bool:
        box.show_row(row)
        return True

    def _make_finding(self, row: FindingRow) -> FindingBox:
        box = FindingBox(row, self._scroll.inside)
        box.picked.connect(self.picked)
        return box

    @staticmethod
    def _show_finding(box: FindingBox, row: FindingRow) -> bool:
        box.show_row(row)
        return True


def _sort(row: FindingRow) -> tuple[str, ...]:
    return row.kind, row.severity, row.title, row.role, row.provider, row.person or row.name


def _paired(rows: Sequence[OnCallRow]) -> list[OnCallRow]:
    """Two who go out together are one card; its button opens the number of the first, the other one key further."""
    found: dict[tuple[object, ...], OnCallRow] = {}
    for row in rows:
        key = (row.role, row.provider, row.until) if row.role == _PAIR and not row.nobody else (row,)
        first = found.get(key)
        found[key] = row if first is None else replace(first, name=f"{first.name} + {row.name}")
    return list(found.values())
