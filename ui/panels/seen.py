""" "Wie heeft dit gezien": who saw the report in the middle, wrote in it or took it along, newest first (NEN 7513)."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from desk.audit_rows import SeenRow
from desk.words.times import clock_text, day_text, local
from ui.panels.desk_panel import DeskPanel
from ui.panels.line_list import Line, LineList
from ui.session import Session
from ui.widgets.words import Words


class SeenPanel(DeskPanel):
    """Read with the arrows; nothing is done here. It follows when another report comes in the middle."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Who saw this"), width=520)
        self._report = ""
        self._count = Words("small")
        self.list = LineList(self.tr("Who saw this report"))
        self._about = Words("small")
        self.body.addWidget(self._count)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._about)
        session.opened.connect(self._another)

    @property
    def counts(self) -> str:
        """What the line at the top says."""
        return self._count.text()

    def show_for(self, _argument: str) -> None:
        """The report in the middle."""
        self._report = self._session.report
        self.list.start_at_top()

    def first_stop(self) -> QWidget | None:
        return self.list

    def refresh(self) -> None:
        desk, report = self._session.desk, self._report
        if not report:
            self._say(self.tr("No report open"), [])
            return
        verdict = desk.may("audit.read", report)
        rows = desk.who_saw(report) if verdict.allowed else ()
        now = desk.now()
        self.set_title(self.tr("Who saw {reference}").format(reference=desk.reference_of(report)))
        if not verdict.allowed:
            self._say(verdict.reason, [])
            return
        people = len({row.who for row in rows})
        said = self.tr("people: {people} · acts: {acts}").format(people=people, acts=len(rows))
        self._say(said, [self._line(row, now) for row in rows])

    def _say(self, words: str, lines: list[Line]) -> None:
        self._count.say(words)
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self._about.setVisible(bool(lines))
        self._about.say(
            self.tr(
                "Everybody on duty sees the name and place of running reports on the board; lists and searches are in "
                "the export for the client (nachtwacht-admin audit)."
            )
        )

    def _line(self, row: SeenRow, now: datetime) -> Line:
        who = f"{row.who} ({row.role})" if row.role else row.who
        when = self._minute(row.at, now)
        if local(row.until).replace(second=0, microsecond=0) != local(row.at).replace(second=0, microsecond=0):
            when = f"{when}-{clock_text(row.until)}"
        detail = " · ".join(part for part in (when, row.desk, row.what, row.why) if part)
        badge, kind = "", "muted"
        if row.glass:
            badge, kind = self.tr("break-glass"), "danger"
        elif row.kind == "refused":
            badge, kind = self.tr("refused"), "danger"
        elif row.kind == "out":
            badge, kind = self.tr("taken along"), "info"
        return Line(row.kind, row.facts[0], who, detail, badge, kind)

    @staticmethod
    def _minute(at: datetime, now: datetime) -> str:
        clock = clock_text(at)
        return clock if local(at).date() == local(now).date() else f"{day_text(at, now)} {clock}"

    def _another(self, _report: str) -> None:
        if not self.isHidden():
            self.show_for("")
            self.refresh()
