"""Taking turns: who follows whom, in pairs or alone, with empty turns; and its turns planned as drafts."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from desk.intake.roster_needs import SetRotation, WithdrawRotation
from desk.intake.roster_repeat import RepeatRotation
from desk.roster.typed import clock_minutes, read_day, read_hours
from desk.words.times import local
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.kept import fill
from ui.panels.line_list import Line
from ui.panels.pick_field import PickField, options
from ui.panels.roster_about import about, instant_about, read_about
from ui.panels.roster_fields import ALL_DAYS, ClockLine, DaysField, side_by_side, whole_number
from ui.panels.roster_form import RosterFormPanel
from ui.panels.roster_lines import FitList
from ui.panels.roster_panel import role_word
from ui.session import Session
from ui.widgets.box import Action, Actions
from ui.widgets.line_edit import LabelledLine

_NEXT, _WITH = "next", "with"
_EMPTY, _OFF, _PLAN = "empty", "off", "plan"
_CALENDAR, _WORKING = "calendar", "working"
_WEEKS = 4


class RosterRotationPanel(RosterFormPanel):
    """All rotations; the form of one. What it planned and was published or changed by hand stays as it is."""

    def __init__(self, session: Session, host: QWidget) -> None:
        none = self.tr("No rotation yet. Add one, and its turns are planned as drafts.")
        super().__init__(session, host, self.tr("Rotations"), none=none, new=self.tr("Add a rotation"))
        self._role = self._provider = ""
        self._turns: list[str] = []
        self._given: dict[str, str] = {}
        self.role, self.provider, self.person = PickField(), PickField(), PickField()
        self.turns = FitList(self.tr("Turns, in order"), most=6)
        self.add_as = ChoiceField(self.tr("Whoever is chosen"))
        self._turn_acts = Actions()
        self.anchor = LabelledLine(self.tr("First turn begins on"), "ma 30-11-2026")
        self.length = LabelledLine(self.tr("Days each"), "7")
        self.handoff = ClockLine(self.tr("Handed over at"), "08:00")
        self.days = DaysField(self.tr("Duty on these days"))
        self.start, self.until = ClockLine(self.tr("Duty from"), "17:00"), ClockLine(self.tr("Until"), "08:00")
        self.counts = ChoiceField(self.tr("A turn counts"))
        self.plan_from = LabelledLine(self.tr("Plan turns from"), "1-12")
        self.plan_until = LabelledLine(self.tr("Up to and including"), "31-12")
        self._plan = Actions()
        self._first, self._hours = (
            side_by_side(self.anchor, self.length, self.handoff),
            side_by_side(self.start, self.until),
        )
        self._planning = side_by_side(self.plan_from, self.plan_until)
        self.add_form(
            *(self.role, self.provider, self.turns, self._turn_acts, self.person, self.add_as, self._first),
            *(self.days, self._hours, self.counts, self._planning, self._plan),
        )
        self._wire()

    def _wire(self) -> None:
        adds = ((_NEXT, self.tr("gets the next turn")), (_WITH, self.tr("goes together with the last one")))
        self.add_as.offer(numbered(adds), _NEXT)
        counts = ((_CALENDAR, self.tr("every day")), (_WORKING, self.tr("working days only")))
        self.counts.offer(numbered(counts), _CALENDAR)
        self._turn_acts.show_actions(
            [Action(_EMPTY, self.tr("An empty turn")), Action(_OFF, self.tr("Take the marked turn away"))]
        )
        self._plan.show_actions([Action(_PLAN, self.tr("Keep, and plan these turns as drafts"))])
        for picks in (self.role, self.provider, self.person):
            picks.go_on.connect(self.next_stop)
        self.role.picked.connect(self._pick_role)
        self.provider.picked.connect(self._pick_provider)
        self.person.picked.connect(self._add)
        self._turn_acts.acted.connect(self._turn_act)
        self._plan.acted.connect(self._plan_turns)
        lines = (self.anchor, self.length, self.handoff, self.start, self.until, self.plan_from, self.plan_until)
        for line in lines:
            line.go_on.connect(self.next_stop)
            line.go_back.connect(self.previous_stop)

    def show_for(self, argument: str) -> None:
        """The list; with a `role` a new rotation of it. `start` and `until` are the days to plan."""
        self._given = read_about(argument)
        self.tell("")
        self.opened = None
        if self._given.get("role"):
            self.open_form("")
            self._role, self._provider = self._given["role"], self._given.get("provider", "")
        self.refresh()

    def lines(self) -> Iterable[Line]:
        rows = self._session.desk.roster().rotations.values()
        for row in sorted(rows, key=lambda one: (role_word(one.role), one.provider, one.anchor)):
            post = f"{role_word(row.role)} {row.provider}".strip()
            turns = ", ".join(map(self._turn_text, row.groups))
            hours = self.tr("whole turns from {time}").format(time=clock_minutes(row.handoff))
            if row.start != row.until:
                hours = f"{clock_minutes(row.start)}–{clock_minutes(row.until)}"
            days = self.tr("{count} days each").format(count=row.length)
            yield Line("rotation", row.id, post, f"{hours} · {turns}", days, "info")

    def _turn_text(self, group: str) -> str:
        names = [self.person_name(person) or person for person in group.split("+") if person]
        return " + ".join(names) if names else self.tr("nobody")

    def fill_form(self, what: str) -> None:
        row = self._session.desk.roster().rotations.get(what)
        self._role, self._provider = (row.role, row.provider) if row is not None else ("", "")
        self._turns = list(row.groups) if row is not None else []
        fill(self.anchor, row.anchor if row is not None else "")
        fill(self.length, str(row.length) if row is not None else "7")
        self.handoff.fill_minutes(row.handoff if row is not None else 8 * 60)
        self.days.show_days(row.days if row is not None else ALL_DAYS)
        self.start.fill_minutes(row.start if row is not None else 17 * 60)
        self.until.fill_minutes(row.until if row is not None else 8 * 60)
        self.counts.choose(_WORKING if row is not None and row.working_days else _CALENDAR)
        first = instant_about(self._given, "start") or self.now
        last = instant_about(self._given, "until") or first + timedelta(weeks=_WEEKS)
        fill(self.plan_from, f"{local(first):%d-%m-%Y}")
        fill(self.plan_until, f"{local(last - timedelta(minutes=1)):%d-%m-%Y}")

    def refresh_form(self) -> None:
        self.role.ask(self.tr("Role"), options(self.roles(self._role), self._role))
        providers = self.providers([self._provider])
        self.provider.ask(self.tr("Provider"), options(((one, one) for one in providers), self._provider))
        self.provider.setVisible(bool(providers))
        self.person.ask(self.tr("Add to the turns"), self.people_options("", self._role, self._provider))
        words = self.tr("turn {number}")
        self.turns.show_lines(
            [
                Line("turn", str(place), self._turn_text(group), words.format(number=place + 1))
                for place, group in enumerate(self._turns)
            ]
        )

    def form_start(self) -> QWidget | None:
        return self.role.stop if self.opened or not self._role else self.person.stop

    # -- acts -----------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keeps the rotation, whole."""
        if self._keep():
            self.tell(self.tr("Kept. Its turns are planned when you ask for it."))
            self.show_all()

    def _keep(self) -> str:
        """Keeps it; gives its id, empty when something is missing."""
        day = read_day(self.anchor.text, local(self.now).date())
        length = whole_number(self.length.text, 7)
        if day is None:
            return self._missing(self.tr("On which day does the first turn begin?"), self.anchor)
        handoff, start, until = self.handoff.minutes, self.start.minutes, self.until.minutes
        if handoff is None or start is None or until is None:
            wrong = next(line for line in (self.handoff, self.start, self.until) if line.minutes is None)
            return self._missing(self.tr("At what time? Write 17:00."), wrong)
        if length is None:
            return self._missing(self.tr("How many days is a turn?"), self.length)
        rotation = self.opened or self._session.desk.new_id()
        row = self._session.desk.roster().rotations.get(rotation)
        command = SetRotation(
            rotation,
            self._role,
            self._provider,
            tuple(self._turns),
            day.isoformat(),
            length,
            *(handoff, start, until),
            self.days.days,
            self.counts.chosen == _WORKING,
            row.valid_from if row is not None else "",
            row.valid_until if row is not None else "",
        )
        return rotation if self.act(command) else ""

    def _missing(self, words: str, line: LabelledLine) -> str:
        self.tell(words, "bad")
        self.turn_to(line.field)
        return ""

    def _plan_turns(self, _act: str) -> None:
        """Plans the turns that begin in these days, as drafts."""
        span = self._span()
        if span is None:
            self._missing(self.tr("Plan from which day up to which day?"), self.plan_from)
            return
        rotation = self._keep()
        if not rotation:
            return
        self.opened = rotation
        if self.act(RepeatRotation(rotation, *span), self.tr("Planned as drafts. Look at it, and publish.")):
            self.wants.emit("roster-publish", about(start=span[0], until=span[1]))

    def _span(self) -> tuple[datetime, datetime] | None:
        """The days to plan, both included."""
        today = local(self.now).date()
        first, last = read_day(self.plan_from.text, today), read_day(self.plan_until.text, today)
        if first is None or last is None or last < first:
            return None
        read = read_hours(first.isoformat(), "0:00", f"{last.isoformat()} 24:00", self.now)
        return (read.start, read.until) if read.start is not None and read.until is not None else None

    def withdraw(self) -> None:
        """Nobody takes turns like this any more; what it planned stands."""
        if self.opened and self.act(WithdrawRotation(self.opened), self.tr("Off the list; its duties stand.")):
            self.show_all()

    def _add(self, person: str) -> None:
        if self.add_as.chosen == _WITH and self._turns:
            self._turns[-1] = "+".join(dict.fromkeys(part for part in (*self._turns[-1].split("+"), person) if part))
        else:
            self._turns.append(person)
        self.refresh_form()

    def _turn_act(self, act: str) -> None:
        if act == _EMPTY:
            self._turns.append("")
        elif self._turns:
            current = self.turns.current
            self._turns.pop(int(current[1]) if current is not None else -1)
        self.refresh_form()

    def _pick_role(self, role: str) -> None:
        self._role = role
        self.refresh_form()

    def _pick_provider(self, provider: str) -> None:
        self._provider = "" if provider == self._provider else provider
        self.refresh_form()
