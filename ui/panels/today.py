"""Ctrl+O: the reports of the last day and all that are still open, newest first; type to see fewer."""

from PySide6.QtWidgets import QWidget

from desk.rows import CardRow
from ui.panels.card_lines import matches, report_line
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import fill
from ui.panels.line_list import LineList
from ui.session import Session
from ui.widgets.line_edit import LabelledLine
from ui.widgets.words import Words

_OPEN = ("calling", "waiting", "open")


class TodayPanel(DeskPanel):
    """What happened today; Enter opens the report that is marked."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Today"), width=520)
        self._line = LabelledLine(self.tr("Type to see fewer"), name=self.tr("Type to see fewer"))
        self._count = Words("small")
        self.list = LineList(self.tr("Reports of today"))
        self.list.keep_in(self._line.field)
        self.body.addWidget(self._count)
        self.body.addWidget(self._line)
        self.body.addWidget(self.list, 1)
        self._line.typed.connect(self._typed)
        self.list.entered.connect(self.confirm)
        self.list.taken.connect(self._open)

    @property
    def counts(self) -> str:
        """What the line at the top says."""
        return self._count.text()

    @property
    def field(self) -> QWidget:
        """Where is typed to see fewer."""
        return self._line.field

    def show_for(self, _argument: str) -> None:
        """All of today."""
        fill(self._line, "")
        self.list.start_at_top()

    def first_stop(self) -> QWidget | None:
        return self._line.field

    def refresh(self) -> None:
        cards = self._session.desk.today()
        now, typed = self._session.desk.now(), self._line.text
        lines = [report_line(card, now) for card in cards]
        shown = [line for line in lines if not typed.strip() or matches(line, typed)]
        self.list.show_lines(shown)
        self._count.say(self._said(cards, len(shown)))

    def confirm(self) -> None:
        """Enter, wherever the keyboard is: open what is marked."""
        self.list.take_current()

    def _said(self, cards: tuple[CardRow, ...], shown: int) -> str:
        now = self._session.desk.now()
        still_open = sum(card.state in _OPEN for card in cards)
        promises = [promise for card in cards for promise in card.promises]
        late = sum(promise.due_at <= now for promise in promises)
        parts = [
            self.tr("reports: {count}").format(count=len(cards)),
            self.tr("still open: {count}").format(count=still_open),
            self.tr("promises: {count}").format(count=len(promises)),
        ]
        if late:
            parts.append(self.tr("too late: {count}").format(count=late))
        if shown != len(cards):
            parts.append(self.tr("shown: {count}").format(count=shown))
        return " · ".join(parts)

    def _typed(self, _text: str) -> None:
        self.refresh()
        self.list.start_at_top()

    def _open(self, _kind: str, report: str) -> None:
        self._session.open_report(report)
        self.close_panel()
