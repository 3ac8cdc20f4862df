"""Ctrl+K: reports by name, number, reference or words; agreements made beforehand as well; routes and people on call by
name. Empty: today's reports."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.panels.card_lines import AGREED, DUTY, ROUTE, agreed_lines, duty_lines, found_line, report_line, route_lines
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import fill
from ui.panels.line_list import Line, LineList
from ui.session import Session
from ui.widgets.line_edit import LabelledLine
from ui.widgets.words import Words

MOST = 40
_FEWEST = 2
PAUSE_MS = 60


class SearchPanel(DeskPanel):
    """`show_for(text)` looks for that text; without it, what was typed last stands there, ready to be typed over."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Find"), width=520)
        self._given = False
        self._line = LabelledLine(
            self.tr("Name, number, reference or words"),
            self.tr("For example: Sem, 06-12 34, A-0419, agreements"),
            name=self.tr("Find"),
        )
        self._count = Words("small")
        self.found = LineList(self.tr("Found"))
        self.found.keep_in(self._line.field)
        self.body.addWidget(self._line)
        self.body.addWidget(self._count)
        self.body.addWidget(self.found, 1)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.look_up)
        self._line.typed.connect(self._typed)
        self.found.entered.connect(self.confirm)
        self.found.taken.connect(self._open)

    @property
    def field(self) -> QWidget:
        """Where is typed."""
        return self._line.field

    @property
    def said(self) -> str:
        """What the line above the list says."""
        return self._count.text()

    def show_for(self, argument: str) -> None:
        """Looks for `argument`; empty goes on with what stood there."""
        self._given = bool(argument)
        if argument:
            fill(self._line, argument)
        self.found.start_at_top()

    def open(self) -> None:
        super().open()
        if not self._given:
            self._line.field.selectAll()

    def first_stop(self) -> QWidget | None:
        return self._line.field

    def refresh(self) -> None:
        self.look_up()

    def confirm(self) -> None:
        """Enter, wherever the keyboard is: open what is marked, for all that was typed."""
        if self._soon.isActive():
            self.look_up()
            self.found.start_at_top()
        self.found.take_current()

    def look_up(self) -> None:
        """Looks now."""
        self._soon.stop()
        typed = self._line.text.strip()
        lines = self._lines(typed)[:MOST]
        self.found.show_lines(lines)
        self._count.say(" ".join(filter(None, (self._said(typed, len(lines)), self._not_here(typed)))))

    def _lines(self, typed: str) -> list[Line]:
        desk = self._session.desk
        now = desk.now()
        if not typed:
            return [report_line(card, now) for card in desk.today()]
        reports = [found_line(row, now) for row in desk.search(typed)]
        agreed = agreed_lines(desk.care.agreements_like(typed, MOST)) if len(typed) >= _FEWEST else []
        return [*route_lines(desk.routes(), typed), *duty_lines(desk.on_call(), typed), *agreed, *reports]

    def _said(self, typed: str, count: int) -> str:
        verdict = self._session.desk.may("report.search")
        if typed and not verdict.allowed:
            # Routes and who is on call are found by everybody.
            return self._session.with_glass(verdict.reason) if verdict.glass else verdict.reason
        if not typed:
            return self.tr("Today: {count}").format(count=count) if count else self.tr("No reports today")
        if not count:
            return self.tr("Nothing found. Try fewer letters, or part of the number.")
        if count == MOST:
            return self.tr("The newest {count}; type on to see fewer").format(count=count)
        return self.tr("Found: {count}").format(count=count)

    def _not_here(self, typed: str) -> str:
        """That not every word of every report can be searched on this computer."""
        days = self._session.desk.old_after() if typed else 0
        if not days:
            return ""
        said = self.tr("Older than {days} days: only by reference, whole number or whole name.")
        return said.format(days=days)

    def _typed(self, _text: str) -> None:
        self._given = True
        self._soon.start()

    def _open(self, kind: str, which: str) -> None:
        if kind in (ROUTE, DUTY):
            self.wants.emit("route" if kind == ROUTE else "duty", which)
            return
        if kind == AGREED:
            self._open_agreed(which)
            return
        self._session.open_report(which)
        self.close_panel()

    def _open_agreed(self, which: str) -> None:
        """An agreement opens at the report in which it was laid down, where that is still here."""
        desk = self._session.desk
        report = next((row.text.report for row in desk.care.agreements_like(which, 1)), "")
        if report and desk.card(report) is not None:
            self._session.open_report(report)
        self.wants.emit("agreements", which)
