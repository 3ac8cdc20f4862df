"""Between the Rooster screen and the desk: which days are in sight, what is done to duties, and undoing it.

Everything that is changed here is a draft until somebody publishes it. No rule of the field lives here.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desk.lane_rows import FOUR_WEEKS, MONTH, WEEK, BarRow, LanesRow
from desk.words.times import local
from ui.panels.roster_about import about
from ui.roster.undoing import Undoing
from ui.session import Session

_WEEK = timedelta(days=7)
_A_FRAME = 0.008
"""Seconds that the checks take at a time: half a frame."""


class RosterWork(QObject):
    """Signals: `shown(LanesRow)` what is in sight; `told(str)` what was done, in a line; `wants(panel, argument)`."""

    shown = Signal(object)
    told = Signal(str)
    wants = Signal(str, str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._day = local(session.desk.now()).date()
        self._zoom = WEEK
        self._row: LanesRow | None = None
        self._copied: date | None = None
        self._undoing = Undoing(session, self)
        # After all else that waits: keys, mouse and painting go first.
        self._checks = QTimer(self, interval=0)
        self._checks.timeout.connect(self._check)

    # -- what is in sight -----------------------------------------------------------------------------------------

    @property
    def row(self) -> LanesRow:
        """What is in sight now."""
        if self._row is None:
            self.refresh()
        assert self._row is not None
        return self._row

    def refresh(self) -> None:
        """What the desk knows now; what the checks find follows when they take longer than nobody notices."""
        drawing = self._session.desk.drawing
        # Checks that go on between other things get no time before these lanes are drawn.
        going_on = self._checks.isActive()
        self._row = drawing.lanes(self._day, self._zoom, 0) if going_on else drawing.lanes(self._day, self._zoom)
        if not self._row.checked:
            self._checks.start()
        self.shown.emit(self._row)

    def rest(self) -> None:
        """Out of sight: the checks wait."""
        self._checks.stop()

    def _check(self) -> None:
        if self._session.desk.drawing.check(_A_FRAME):
            self._checks.stop()
            self.refresh()

    def page(self, steps: int) -> None:
        """Weeks on, in a month months."""
        if self._zoom == MONTH:
            first = self._day.replace(day=1)
            self._day = (first + timedelta(days=31)).replace(day=1) if steps > 0 else first - timedelta(days=1)
        else:
            self._day += steps * _WEEK
        self.refresh()

    def to_day(self, day: date) -> None:
        """The days around this one, and it among them."""
        self._day = day
        self.refresh()

    def today(self) -> None:
        """Today in sight."""
        self.to_day(local(self._session.desk.now()).date())

    def zoom(self, zoom: str, day: date | None = None) -> None:
        """A week, four weeks or a month, around `day`."""
        self._zoom = zoom
        self.to_day(day or self._day)

    # -- acts -----------------------------------------------------------------------------------------------------

    def act(self, name: str, at: datetime | None) -> None:
        """An act of the screen; `at` is where the keyboard is."""
        day = local(at).date() if at is not None else self._day
        match name:
            case "today":
                self.today()
            case "menu" | "publish" | "import" | "list":
                self.ask(name)
            case "copy":
                self._copy(day)
            case "paste":
                self._paste(day)
            case "undo":
                self.undo()
            case _ if name in (WEEK, FOUR_WEEKS, MONTH):
                self.zoom(name, day)

    def ask(self, name: str) -> None:
        """A panel about the days in sight."""
        row = self.row
        self.wants.emit(f"roster-{name}", "" if name == "import" else about(start=row.start, until=row.until))

    def open(self, bar: BarRow) -> None:
        """The form of a duty; who was put there by a change on top has none."""
        known = self._shifts(bar)
        if known:
            self.wants.emit("roster-duty", about(duty=known[0].id))
        else:
            self.told.emit(bar.said)

    def ask_about(self, name: str, bar: BarRow | None) -> None:
        """A panel about one duty: `split` or `swap`. What was changed on top of the roster is swapped on, not split."""
        known = self._shifts(bar) if bar is not None else []
        if bar is None or not known:
            self.told.emit(bar.said if bar is not None else self.tr("No duty here."))
        elif name == "swap" or self._stands(bar):
            duty = known[0].planned or known[0].now
            self.wants.emit(f"roster-{name}", about(duty=known[0].id, start=duty.start, until=duty.until))

    def new(self, post: tuple[str, str], start: datetime, until: datetime) -> None:
        """The form of a new duty."""
        self.wants.emit("roster-duty", about(role=post[0], provider=post[1], start=start, until=until))

    def move(self, bar: BarRow, post: tuple[str, str], days: int, minutes: int) -> None:
        """A bar by whole days or by minutes, or to another lane."""
        from desk.intake.roster_editing import moved

        if self._stands(bar):
            role, provider = post
            changed = [
                moved(shift.planned, days=days, minutes=minutes, role=role, provider=provider)
                for shift in self._shifts(bar)
            ]
            self._plan(changed, self.tr("Moved, as a draft: {names}"), bar)

    def stretch(self, bar: BarRow, start: int, until: int) -> None:
        """A bar begins and ends so many minutes later."""
        from desk.intake.roster_editing import stretched

        if self._stands(bar):
            changed = [stretched(shift.planned, start=start, until=until) for shift in self._shifts(bar)]
            self._plan(
                [one for one in changed if one is not None],
                self.tr("Other hours, as a draft: {names}"),
                bar,
            )

    def remove(self, bar: BarRow) -> None:
        """A duty goes, when it is published; one that was going already stays after all."""
        from desk.intake.roster_duties import DropDrafts, WithdrawDuties

        if bar.leaving:
            self._do(DropDrafts(bar.duties, bar.facts), self.tr("Stays after all: {names}").format(names=bar.names))
            return
        if self._stands(bar):
            gone = self.tr("Goes when published: {names}")
            dropped = self.tr("Draft given up: {names}")
            fresh = all(shift.now is None for shift in self._shifts(bar))
            command = WithdrawDuties(bar.duties, decided_on=bar.facts)
            self._do(command, (dropped if fresh else gone).format(names=bar.names))

    def undo(self) -> None:
        """The last draft that was made at this desk, here or in a panel, is as it was before."""
        if not self._undoing.steps:
            self.told.emit(self.tr("Nothing to undo."))
            return
        step = self._undoing.undo()
        self.refresh()
        if step is not None:
            self.told.emit(self.tr("Undone: {what}").format(what=step.said or self.tr("the last change of a panel")))

    # -- inside ---------------------------------------------------------------------------------------------------

    def _copy(self, day: date) -> None:
        self._copied = day - timedelta(days=day.weekday())
        said = self.tr("Week of {day} taken. Go to another week; Ctrl+V plans it there as drafts.")
        self.told.emit(said.format(day=_short(self._copied)))

    def _paste(self, day: date) -> None:
        from desk.intake.roster_editing import copy_week

        into = day - timedelta(days=day.weekday())
        if self._copied is None:
            self.told.emit(self.tr("No week taken yet: Ctrl+C takes the week where you are."))
            return
        command = copy_week(self._book(self._copied, into), self._copied, into, self._session.desk.new_id)
        if not command.duties:
            self.told.emit(self.tr("The week of {day} stands here already.").format(day=_short(self._copied)))
            return
        said = self.tr("Week of {day} planned here as drafts: {count} duties")
        self._do(command, said.format(count=len(command.duties), day=_short(self._copied)))

    def _plan(self, duties: list[Any], said: str, bar: BarRow) -> None:
        from desk.intake.roster_duties import PlanDuties

        # Decided on what was in sight: what another desk changed since is not written over unseen.
        seen = dict(zip(bar.duties, bar.facts, strict=True))
        if duties:
            self._do(
                PlanDuties(tuple(replace(one, decided_on=seen[one.id]) for one in duties)), said.format(names=bar.names)
            )

    def _do(self, command: object, said: str) -> None:
        steps = self._undoing.steps
        self._undoing.say(said)
        if self._session.do(command):
            undoes = self.tr("Ctrl+Z undoes it.") if self._undoing.steps > steps else ""
            self.told.emit(f"{said}. {undoes}".strip())
        self.refresh()

    def _stands(self, bar: BarRow) -> bool:
        """Whether a bar is a duty that can be edited as it stands; else it is said why not."""
        if not bar.fixed:
            return True
        why = self.tr("{what}. This part was changed on top of the roster or is past: change it there.")
        self.told.emit(why.format(what=bar.said))
        return False

    def _shifts(self, bar: BarRow) -> list[Any]:
        """The planned duties of a bar."""
        book = self._session.desk.roster(self.row.start, self.row.until)
        return [book.shifts[duty] for duty in bar.duties if duty in book.shifts]

    def _book(self, *mondays: date) -> Any:
        """The roster with these weeks."""
        from desk.words.times import instant

        ends = [
            instant(datetime(day.year, day.month, day.day) + timedelta(days=more))  # noqa: DTZ001 - Dutch wall time
            for day in mondays
            for more in (-1, 8)
        ]
        return self._session.desk.roster(min(ends), max(ends))


def _short(day: date) -> str:
    return f"{day.day}-{day.month}"
