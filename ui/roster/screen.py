"""The Rooster screen: head, lanes, what is said of the place where the keyboard is, and the right column."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.finding_rows import FindingRow
from desk.lane_rows import BarRow, LanesRow
from desk.words.times import local
from ui.first_frame import NARROW
from ui.look.look import look
from ui.panels.roster_about import about
from ui.roster import cursor as at
from ui.roster.chart import RosterChart
from ui.roster.cursor import Cursor
from ui.roster.head import RosterHead
from ui.roster.side import RosterSide
from ui.roster.work import RosterWork
from ui.session import Session
from ui.widgets.announce import announce
from ui.widgets.rule import Rule
from ui.widgets.words import Words

_LOW = 480
_NEWS = timedelta(days=1)
_OF_BUTTONS = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
)


class RosterScreen(QWidget):
    """Signals: `wants(panel, argument)`; `called(OnCallRow)` of who is on call now."""

    wants = Signal(str, str)
    called = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._narrow: bool | None = None
        self._side_open = False
        self.work = RosterWork(session, self)
        self.head = RosterHead()
        self.chart = RosterChart()
        self.side = RosterSide()
        self._here, self._told = Words("small"), Words("flag")
        self._told.play("warn")
        self._rule = Rule()
        middle = QWidget(self)
        self._column = QVBoxLayout(middle)
        self._column.addWidget(self.head)
        self._column.addWidget(self.chart, 1)
        self._column.addWidget(self._told)
        self._column.addWidget(self._here)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(middle, 1)
        self._line.addWidget(self._rule)
        self._line.addWidget(self.side)
        self._told.hide()
        self.side.follows(self.chart)
        self._wire()
        self.rescale()

    def _wire(self) -> None:
        chart, work = self.chart, self.work
        work.shown.connect(self._show_row)
        work.told.connect(self._tell)
        work.wants.connect(self.wants)
        self.head.acted.connect(self._act)
        chart.opened.connect(work.open)
        chart.wanted.connect(work.new)
        chart.moved.connect(work.move)
        chart.stretched.connect(work.stretch)
        chart.removed.connect(work.remove)
        chart.asked.connect(work.ask_about)
        chart.acted.connect(self._act)
        chart.paged.connect(self._page)
        chart.past.connect(self._past)
        chart.pointed.connect(self._pointed)
        chart.went.connect(self._went)
        self.side.picked.connect(self.go_to_finding)
        self.side.called.connect(self.called)
        self.side.news.connect(lambda: self.wants.emit("roster-news", ""))
        self.session.on_call.connect(self._refreshed)
        self.session.ticked.connect(self._tick)
        self.session.did.connect(self._did)

    # -- what is shown --------------------------------------------------------------------------------------------

    def open(self) -> None:
        """The screen comes in sight: what holds now, and the keyboard in the lanes."""
        self._tick(self.session.desk.now())
        self.side.show_on_call(self.session.desk.on_call())
        self.work.refresh()
        self._line.activate()
        self.side.settle()
        self.take_keyboard()
        if self._narrow and not self.side.news_box.isHidden():
            # The right column, which says it elsewhere, is a key away.
            self._tell(self.side.news_box.words)

    def take_keyboard(self) -> None:
        """The keyboard goes to the lanes."""
        self.chart.setFocus()

    @property
    def told(self) -> str:
        """What was said last of what was done."""
        return "" if self._told.isHidden() else self._told.text()

    def toggle_side(self) -> None:
        """In a narrow window the right column opens over the edge, and goes again."""
        self._side_open = not self._side_open
        self._place_side()

    def _show_row(self, row: LanesRow) -> None:
        self.head.show_row(row)
        desk = self.session.desk
        self.side.show_news(desk.roster_news(desk.now() - _NEWS))
        self.side.show_findings(row.findings, checked=row.checked)
        self.chart.show_row(row, self.session.desk.now())

    def _refreshed(self, rows: object) -> None:
        if self.isVisible():
            self.side.show_on_call(rows)  # type: ignore[arg-type]
            self.work.refresh()

    def _did(self, command: object) -> None:
        """Publishing closes its panel: what came of it is said here."""
        from desk.intake.roster_duties import PublishRoster

        if isinstance(command, PublishRoster):
            acts = self.session.desk.roster(command.start, command.until).publications.values()
            count = max(acts, key=lambda act: act.at).duties
            many = self.tr("Published: {count} changes are in force from now on.")
            one = self.tr("Published: 1 change is in force from now on.")
            self._tell(one if count == 1 else many.format(count=count))

    def _tick(self, now: datetime) -> None:
        self.side.tick(now)
        self.chart.tick(now)

    def _tell(self, text: str) -> None:
        self._told.say(text, hide_empty=True)
        self._here.hide()
        announce(self.chart, text, urgent=False)

    def _pointed(self, _bar: BarRow | None) -> None:
        self._here.say(self.chart.words)

    def _went(self) -> None:
        """The keyboard went on: what was said of the last act was read."""
        self._told.hide()
        self._here.show()

    # -- going about ----------------------------------------------------------------------------------------------

    def _act(self, name: str) -> None:
        self._went()
        match name:
            case "before" | "after":
                self._page(1 if name == "after" else -1)
            case "new":
                self.chart.want_new()
            case "today":
                now = self.session.desk.now()
                self.work.today()
                self._put(now)
            case _:
                cursor = self.chart.cursor_now
                self.work.act(name, cursor.at if cursor is not None else None)
        if name not in ("new", "menu", "publish", "import", "list"):
            self.take_keyboard()

    def _page(self, steps: int) -> None:
        """Other days, the keyboard at the same day of the week in the same lane."""
        cursor = self.chart.cursor_now
        place = self.work.row.scale.place(cursor.at) if cursor is not None else 0.5
        self.work.page(steps)
        row = self.work.row
        self._put(row.scale.instant(min(max(place, 0.0), len(row.scale.days) - 0.5)))

    def _past(self, step: int) -> None:
        """The keyboard went over the edge of what is in sight."""
        self.work.page(step)
        row, cursor = self.work.row, self.chart.cursor_now
        lane = at.lane_of(row, cursor)
        if lane is not None:
            self.chart.go_to(at.on_day(row, lane, 0 if step > 0 else len(row.scale.days) - 1))

    def _put(self, moment: datetime) -> None:
        row, cursor = self.work.row, self.chart.cursor_now
        lane = at.lane_of(row, cursor)
        if lane is None:
            return
        found = at.nearest(row, lane, moment)
        self.chart.go_to(Cursor(lane.post, moment, found.key if found is not None else None))

    def go_to_finding(self, finding: FindingRow) -> None:
        """The days and the lane that a finding is about; the keyboard on the bar or the gap.

        Where nobody said what a post needs there is no place to go to: that is said in a form.
        """
        # In a narrow window the column that it was picked from would stand over it.
        self._side_open = False
        self._place_side()
        if finding.kind == "no-need":
            self.wants.emit("roster-needs", about(role=finding.role, provider=finding.provider))
            return
        self.work.to_day(local(finding.start).date())
        row = self.work.row
        for lane in row.lanes:
            if finding.role and lane.post != (finding.role, finding.provider or lane.provider):
                continue
            for bar in lane.bars:
                own = finding.duty in bar.duties if finding.duty else bar.start == finding.start
                if own or (finding.person and finding.person in bar.people and _touch(bar, finding)):
                    self.chart.go_to(at.on_bar(lane, bar, row))
                    self.take_keyboard()
                    return
        posts = [lane.post for lane in row.lanes]
        post = (finding.role, finding.provider)
        if post in posts:
            self.chart.go_to(Cursor(post, finding.start))
        self.take_keyboard()

    # -- places ---------------------------------------------------------------------------------------------------

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        now = look()
        self._column.setContentsMargins(now.px(18), now.px(12), now.px(14), now.px(8))
        self._column.setSpacing(now.px(8))
        self._arrange()

    def _arrange(self) -> None:
        self.head.set_low(low=self.height() < look().px(_LOW))
        narrow = self.width() < look().px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._rule.setVisible(not narrow)
            if narrow:
                self._line.removeWidget(self.side)
            else:
                self._line.addWidget(self.side)
                self.side.show()
        self._place_side()

    def _place_side(self) -> None:
        if not self._narrow:
            return
        self.side.setVisible(self._side_open)
        width = self.side.width()
        self.side.setGeometry(self.width() - width, 0, width, self.height())
        self.side.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the lanes, where the keyboard is on a button of this screen that wants none of them."""
        if self.chart.hasFocus() or event.key() in _OF_BUTTONS:
            super().keyPressEvent(event)
            return
        self.chart.keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.work.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()


def _touch(bar: BarRow, finding: FindingRow) -> bool:
    return bar.start < finding.until and finding.start < bar.until
