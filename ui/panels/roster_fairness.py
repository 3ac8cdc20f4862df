"""Fair shares: nights, weekends and holidays of everybody; and who could have a duty that is open, with the reason."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desk.finding_rows import FairRow, FindingRow, SuggestionRow
from desk.roster_rows import Duty
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.line_list import Line
from ui.panels.roster_about import about, instant_about, read_about
from ui.panels.roster_lines import FitList, gap_line, hours, where
from ui.panels.roster_panel import RosterPanel
from ui.session import Session
from ui.widgets.heading import Heading
from ui.widgets.key_button import KeyButton
from ui.widgets.words import Words

_MONTH, _QUARTER, _YEAR = "30", "91", "365"
_AHEAD = timedelta(days=31)
_GAPS = timedelta(days=60)


class RosterFairnessPanel(RosterPanel):
    """Opened for a duty (role, provider and hours) it tells who is next; else the shares and the gaps to come."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Fair shares"), width=640)
        self._asked: Duty | None = None
        self._back_to = ""
        self._gaps: tuple[FindingRow, ...] = ()
        self._back = KeyButton(self.tr("Back to the list"), kind="quiet")
        self._which = Words("lead")
        self.suggestions = FitList(self.tr("Who could have it, best first"), most=8)
        self._law = Words("small", self.tr("What speaks against somebody is a warning: people choose."))
        self._gap_head = Heading(self.tr("Open posts, 60 days"), self.tr("Enter: who is next"))
        self.gaps = FitList(self.tr("Open posts"), most=4)
        self.span = ChoiceField(self.tr("Counted over"))
        self.shares = FitList(self.tr("Shares per person"), most=9)
        self._none = Words("quiet", self.tr("No duties in this time."))
        self.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        parts: tuple[QWidget, ...] = (self._which, self.suggestions, self.suggestions.whole, self._law, self._gap_head)
        for part in (*parts, self.gaps, self.span, self.shares, self._none):
            self.body.addWidget(part)
        self.body.addStretch(1)
        words = (self.tr("a month back and ahead"), self.tr("three months back"), self.tr("a year back"))
        self.span.offer(numbered(zip((_MONTH, _QUARTER, _YEAR), words, strict=True)), _QUARTER)
        self.digits_to(self.span)
        self.span.picked.connect(self._other_span)
        self.suggestions.taken.connect(self._choose)
        self.gaps.taken.connect(self._ask_gap)
        self._back.clicked.connect(self._show_shares)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """A duty that is to be filled, or the shares."""
        given = read_about(argument)
        start, until = instant_about(given, "start"), instant_about(given, "until")
        self._asked, self._back_to = None, given.get("back", "")
        if given.get("role") and start is not None and until is not None:
            self._asked = Duty(given.get("duty", ""), given["role"], given.get("provider", ""), "", "", start, until)
        self.tell("")

    def refresh(self) -> None:
        asked = self._asked
        next_one: tuple[QWidget, ...] = (self._back, self._which, self.suggestions, self._law)
        shares_of_all: tuple[QWidget, ...] = (self._gap_head, self.gaps, self.span, self.shares, self._none)
        for part in (*next_one, *shares_of_all):
            part.setVisible((part in next_one) == (asked is not None))
        if asked is None:
            self.suggestions.whole.hide()
        self.set_title(self.tr("Who is next?") if asked is not None else self.tr("Fair shares"))
        if asked is not None:
            self._which.say(f"{where(asked)} · {hours(asked, self.now)}")
            rows = self._session.desk.planning.suggestions(asked)
            self.suggestions.show_lines([self._suggestion(row) for row in rows])
            if not rows:
                self._law.say(self.tr("Nobody of the roster has this role; give it to somebody at People."))
            return
        begin = self.now.replace(second=0, microsecond=0)
        self._gaps = self._session.desk.planning.gaps(begin, begin + _GAPS)
        self.gaps.show_lines([gap_line(row) for row in self._gaps])
        self._gap_head.setVisible(bool(self._gaps))
        start, until = self._counted()
        shares = self._session.desk.planning.fairness(start, until)
        self.shares.show_lines([self._share(place, row) for place, row in enumerate(shares)])
        self._none.setVisible(not shares)

    def first_stop(self) -> QWidget | None:
        if self._asked is not None:
            return self.suggestions
        return self.gaps if self._gaps else self.span

    def _counted(self) -> tuple[datetime, datetime]:
        today = self.now.replace(hour=0, minute=0, second=0, microsecond=0)
        back = timedelta(days=int(self.span.chosen))
        return today - back, today + (_AHEAD if self.span.chosen == _MONTH else timedelta(days=1))

    def _share(self, place: int, row: FairRow) -> Line:
        counts = (
            self.tr("duties {count}").format(count=row.duties),
            self.tr("{count} hours").format(count=round(row.minutes / 60)),
            self.tr("nights {count}").format(count=row.nights),
            self.tr("weekends {count}").format(count=row.weekends),
            self.tr("holidays {count}").format(count=row.holidays),
        )
        title = " · ".join(part for part in (row.name, row.provider) if part)
        over = " meer" in row.text
        return Line("share", str(place), title, " · ".join(counts), row.text, "warn" if over else "muted")

    def _suggestion(self, row: SuggestionRow) -> Line:
        badge, kind = (self.tr("fits"), "ok") if row.fits else (self.tr("mind"), "warn")
        title = " · ".join(part for part in (row.name, row.provider) if part)
        return Line("person", row.person, title, row.why, badge, kind)

    # -- acts -----------------------------------------------------------------------------------------------------

    def _choose(self, _kind: str, person: str) -> None:
        asked = self._asked
        if asked is not None:
            said = about(
                duty=asked.id,
                role=asked.role,
                provider=asked.provider,
                person=person,
                start=asked.start,
                until=asked.until,
                back=self._back_to,
            )
            self.wants.emit("roster-duty", said)

    def _ask_gap(self, _kind: str, gap: str) -> None:
        row = next((row for row in self._gaps if row.id == gap), None)
        if row is not None:
            self._asked = Duty("", row.role, row.provider, "", "", row.start, row.until)
            self.refresh()
            self.to_start()

    def _show_shares(self) -> None:
        self._asked = None
        self.refresh()
        self.to_start()

    def _other_span(self, _code: str) -> None:
        self.refresh()

    @property
    def asked(self) -> str:
        """The duty that is to be filled, in words; empty when none is."""
        return self._which.text() if self._asked is not None else ""
