"""What changed in the roster while the shift lead was away: newest first, what somebody has to look at marked."""

from datetime import datetime, time, timedelta

from PySide6.QtWidgets import QWidget

from desk.change_rows import NewsRow
from desk.intake.roster_changes import WithdrawOverride
from desk.words.times import instant, local, moment_text
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.line_list import Line
from ui.panels.roster_about import about
from ui.panels.roster_lines import FitList
from ui.panels.roster_panel import RosterPanel
from ui.session import Session
from ui.widgets.heading import Heading

_EVENING = time(18)
_NIGHT, _DAY, _WEEK = "night", "day", "week"
_OPENS = {
    "swap": "roster-swap",
    "publication": "roster-publish",
    "number": "roster-numbers",
    "absence": "roster-absence",
}


class RosterNewsPanel(RosterPanel):
    """Enter on a line goes to what it is about."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("What changed in the roster"), width=620)
        self._rows: tuple[NewsRow, ...] = ()
        self.since = ChoiceField(self.tr("Since"))
        self._head = Heading("")
        self.list = FitList(self.tr("What changed"), most=10)
        self._undo = self.key_button(self.tr("This replacement no longer counts"), "O")
        for part in (self.since, self._head, self.list, self.list.whole, self._undo):
            self.body.addWidget(part)
        self.body.addStretch(1)
        words = (self.tr("last evening 18:00"), self.tr("a day"), self.tr("a week"))
        self.since.offer(numbered(zip((_NIGHT, _DAY, _WEEK), words, strict=True)), _NIGHT)
        self.digits_to(self.since)
        self.since.picked.connect(self._other_since)
        self.list.taken.connect(self._open)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self._undo.clicked.connect(self._withdraw)

    def show_for(self, _argument: str) -> None:
        """The last night, unless somebody chose another time."""
        self.tell("")

    def refresh(self) -> None:
        self._rows = self._session.desk.roster_news(self._begin())
        self.list.show_lines([self._line(row) for row in self._rows])
        wait = sum(row.open for row in self._rows)
        said = self.tr("{count} changes").format(count=len(self._rows)) if self._rows else self.tr("Nothing changed")
        looks = self.tr("{count} to look at").format(count=wait) if wait else ""
        self._head.say(said, looks)
        self._head.setAccessibleName(" · ".join(part for part in (said, looks) if part))
        self._show_undo()

    def first_stop(self) -> QWidget | None:
        return self.list if self._rows else self.since

    def _begin(self) -> datetime:
        now = self.now
        if self.since.chosen != _NIGHT:
            return now - timedelta(days=7 if self.since.chosen == _WEEK else 1)
        here = local(now)
        day = here.date() if here.time() >= _EVENING else here.date() - timedelta(days=1)
        return instant(datetime.combine(day, _EVENING))

    def _line(self, row: NewsRow) -> Line:
        title, _, detail = row.text.partition(", ")
        badge = self.tr("look at this") if row.open else moment_text(row.at, self.now)
        said = " · ".join(part for part in (detail, moment_text(row.at, self.now) if row.open else "") if part)
        return Line(row.kind, row.subject, title[:1].upper() + title[1:], said, badge, "warn" if row.open else "muted")

    def _marked(self) -> NewsRow | None:
        current = self.list.current
        return next((row for row in self._rows if current == (row.kind, row.subject)), None)

    def _moved(self) -> None:
        self._show_undo()

    def _show_undo(self) -> None:
        row = self._marked()
        change = self._session.desk.roster().overrides.get(row.subject) if row is not None else None
        self._undo.setVisible(change is not None and not change.withdrawn and change.until > self.now)

    def _withdraw(self) -> None:
        row = self._marked()
        if row is not None and self.act(WithdrawOverride(row.subject), self.tr("It counts no longer.")):
            self.refresh()

    def _other_since(self, _code: str) -> None:
        self.refresh()

    def _open(self, kind: str, subject: str) -> None:
        name = _OPENS.get(kind, "")
        if kind == "absence":
            row = self._session.desk.roster().absences.get(subject)
            self.wants.emit(name, about(person=row.person if row is not None else ""))
        elif kind == "publication":
            # Of the period itself: what was missing then, as it is now.
            act = self._session.desk.roster().publications.get(subject)
            self.wants.emit(name, about(start=act.start, until=act.until) if act is not None else "")
        elif name:
            self.wants.emit(name, "")
        elif kind == "override":
            change = self._session.desk.roster().overrides.get(subject)
            if change is not None and change.until > self.now:
                self.wants.emit("roster-replace", about(role=change.role, provider=change.provider))
