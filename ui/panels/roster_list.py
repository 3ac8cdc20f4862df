"""The roster of one day as a list: what the lanes show, line by line, for whoever cannot see them or goes by keyboard.

Bars are painted, and a screen reader hears the one where the keyboard is; here every duty and every gap of a day is an
item of its own, with what is wrong about it. Enter opens it.
"""

from datetime import date, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desk.lane_rows import WEEK, BarRow, LaneRow
from desk.words.times import date_text, local
from ui.panels.line_list import Line
from ui.panels.roster_about import about, instant_about, read_about
from ui.panels.roster_lines import FitList
from ui.panels.roster_panel import RosterPanel
from ui.session import Session
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading

_A_FRAME = 0.008
_BADGES = {"danger": "danger", "warning": "warn", "note": "muted"}


class RosterListPanel(RosterPanel):
    """One day, role by role; E and L go a day earlier and later."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Roster as a list"), width=620)
        self._day = local(session.desk.now()).date()
        self._bars: dict[str, tuple[LaneRow, BarRow]] = {}
        self._head = Heading("")
        self.list = FitList(self.tr("Roster as a list"), most=10)
        ways = QWidget()
        flow = FlowLayout(ways, gap=8)
        for words, key, days in ((self.tr("Earlier"), "E", -1), (self.tr("Later"), "L", 1)):
            button = self.key_button(words, key)
            button.setProperty("days", days)
            button.clicked.connect(self._go)
            flow.addWidget(button)
        for part in (self._head, ways, self.list, self.list.whole):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.list.taken.connect(self._open)
        # What the checks find follows, as on the screen of the roster.
        self._checks = QTimer(self, interval=0)
        self._checks.timeout.connect(self._check)

    def show_for(self, argument: str) -> None:
        """The day on which the period on screen begins, or today when that lies in it."""
        given, today = read_about(argument), local(self.now).date()
        start, until = instant_about(given, "start"), instant_about(given, "until")
        inside = start is None or (until is not None and start <= self.now < until)
        self._day = today if inside or start is None else local(start).date()
        self.tell("")
        self.refresh()

    @property
    def day(self) -> date:
        """The day that is shown."""
        return self._day

    def refresh(self) -> None:
        row = self._session.desk.drawing.lanes(self._day, WEEK)
        if not row.checked:
            self._checks.start()
        day = next(one for one in row.scale.days if one.day == self._day)
        there = [
            (lane, bar) for lane in row.lanes for bar in lane.bars if bar.start < day.until and day.start < bar.until
        ]
        self._bars = {f"{lane.role}|{lane.provider}|{bar.key}": (lane, bar) for lane, bar in there}
        self.list.show_lines([self._line(key, *one) for key, one in self._bars.items()])
        named = date_text(self._day)
        gaps = sum(bar.kind == "gap" for _, bar in there)
        said = self.tr("{count} empty").format(count=gaps) if gaps else ""
        self._head.say(named, said)
        self._head.setAccessibleName(f"{named}, {said}" if said else named)

    def _check(self) -> None:
        if not self.isVisible() or self._session.desk.drawing.check(_A_FRAME):
            self._checks.stop()
            if self.isVisible():
                self.refresh()

    def first_stop(self) -> QWidget | None:
        return self.list if self._bars else None

    def _line(self, key: str, lane: LaneRow, bar: BarRow) -> Line:
        post = f"{lane.label} {lane.provider}".strip()
        detail = " · ".join((bar.hours, *bar.marks))
        badge = bar.marks[0] if bar.marks else self.tr("draft") if bar.draft else self.tr("goes") if bar.leaving else ""
        return Line("bar", key, f"{post}: {bar.names}", detail, badge, _BADGES.get(bar.mark, "muted"))

    def _go(self) -> None:
        self._day += timedelta(days=self.sender().property("days"))
        self.refresh()
        if self._bars:
            self.list.setFocus()

    def _open(self, _kind: str, key: str) -> None:
        lane, bar = self._bars[key]
        if bar.kind == "gap":
            hours = {"start": bar.start, "until": bar.until}
            self.wants.emit("roster-duty", about(role=lane.role, provider=lane.provider, **hours))
        else:
            self.wants.emit("roster-duty", about(duty=bar.duties[0], start=bar.start, until=bar.until))
