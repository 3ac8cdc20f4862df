"""On site: who goes and what they must know first, how far they are, that they are safe, what they found, how it ends.

Enter is always the next step: send them, on the way, arrived, safe. Nothing needs to be filled in for it: that nobody
is named is said once. What was noted last stands at the button of Enter, and Z takes it back.
"""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from desk.care_rows.on_site import VisitRow, VisitsRow
from desk.intake.visit import MoveVisit, NameVisitor
from desk.intake.visit_back import TakeBackMove
from desk.words.times import clock_text
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.desk_panel import DeskPanel
from ui.panels.follow_step import ClockLine
from ui.panels.host import PANELS
from ui.panels.kept import Kept
from ui.panels.visit_end import OTHER, VisitEnd
from ui.panels.visit_found import VisitFound
from ui.panels.visit_gone import VisitGone
from ui.panels.visit_people import People, PersonForm
from ui.panels.visit_plan import VisitPlan
from ui.panels.visit_risk import RiskBox
from ui.panels.visit_told import VisitTold
from ui.session import Session
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

_NEXT = {"planned": "on-the-way", "on-the-way": "arrived", "arrived": "safe"}
_LARGE = 420
AGAIN = "again:on-site"
"""What the decision panel is opened with: a second assessment, because they saw it on site."""


class VisitPanel(DeskPanel):
    """The visit of the child in the middle; `show_for` needs no argument."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, "", width=640)
        self._subject = ("", "")
        self._row: VisitsRow | None = None
        self._visit = ""
        self._section = ""
        kept = Kept(session, "visit", self)
        self._nothing = Words("lead", self.tr("No report open. Open one first."))
        self._which = ChoiceField(self.tr("Which visit?"))
        self.risk = RiskBox()
        self._state = SignLine("wait")
        self._where = Words("lead")
        self._clocks: list[ClockLine] = []
        self.people = People()
        self._steps = Words("small")
        self.plan = VisitPlan(kept)
        self.found = VisitFound(session, kept)
        self.person = PersonForm()
        self.gone = VisitGone()
        self.end = VisitEnd()
        self._acts = QWidget()
        self._told = self.key_button(self.tr("Caller knows: help is on the way"), "H")
        self._look = self.key_button(self.tr("What they find"), "V")
        self._again = self.key_button(self.tr("Second assessment by telephone"), "B")
        self._more = self.key_button(self.tr("Somebody else goes too"), "N")
        self._less = self.key_button(self.tr("Does not go"), "X")
        self._left = self.key_button(self.tr("They left"), "W")
        self._ends = self.key_button(self.tr("How it ended"), "E")
        self._new = self.key_button(self.tr("Send people again"), "N")
        self._off = self.key_button(self.tr("Last name off"), "X")
        self._undo = self.key_button(self.tr("Undo"), "Z")
        self.told = VisitTold()
        self._next = KeyButton("", "Enter", "primary")
        self._build()

    def _build(self) -> None:
        flow = FlowLayout(self._acts, gap=8)
        for button in (self._told, self._look, self._again, self._more, self._less, self._left, self._ends, self._new):
            flow.addWidget(button)
        flow.addWidget(self._undo)
        self.plan.tools.addWidget(self._off)
        above: tuple[QWidget, ...] = (self._nothing, self._which, self.risk, self._state, self._where, self.people)
        below: tuple[QWidget, ...] = (self._steps, self.person, self.gone, self.end, self.found, self.plan)
        for part in (*above, self._acts, *below):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._foot.addWidget(self.told)
        self._foot.addWidget(self._next)
        self._which.picked.connect(self._to_visit)
        self._told.clicked.connect(self._tell)
        self._look.clicked.connect(self._to_questions)
        self._again.clicked.connect(self._assess_again)
        self._more.clicked.connect(self._open_more)
        self._less.clicked.connect(self._open_less)
        self._left.clicked.connect(self._leave)
        self._ends.clicked.connect(self._open_end)
        self._new.clicked.connect(self._open_plan)
        self._undo.clicked.connect(self._take_back)
        self._off.clicked.connect(self.plan.drop_last)
        self._next.clicked.connect(self.confirm)
        self.gone.dropped.connect(self._dropped)
        self.end.stayed.connect(self._ask_who)
        for part in (self.plan, self.person, self.end):
            part.changed.connect(self.refresh)
            part.go_on.connect(self._go_on)
        for form in (self.plan, self.person):
            form.ready.connect(self.confirm)
        self.found.turned.connect(self.in_sight_soon)
        self.found.onward.connect(self._all_told)
        self.found.back.connect(self._go_back)
        self.found.answered.connect(self.refresh)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, _argument: str) -> None:
        """The child in the middle; what was typed for it before stands there again."""
        self._begin()
        self.refresh()

    def first_stop(self) -> QWidget | None:
        if self._row is None:
            return None
        if not self.plan.isHidden():
            # In large letters the risk would be scrolled away above the roster: it is read first.
            low = look().px(_LARGE) > self._scroll.viewport().height()
            return self.plan.place.field if low or not self.plan.place.text else self.plan.person.start_of
        return self._next if not self._next.isHidden() else None

    def refresh(self) -> None:
        if self._subject[0] != self._session.report:
            # Another report came in the middle: this is about the one before.
            self.found.settle()
            self.close_panel()
            return
        if self._subject[1] != self._session.child:
            self._begin()
        self._load()
        row, visit = self._row, self._now()
        self._nothing.setVisible(row is None)
        self.set_title(self.tr("On site"))
        parts = (self.risk, self._state, self._where, self.people, self._acts, self._steps, self._next, self._which)
        for part in parts:
            part.setVisible(row is not None)
        if row is None:
            for part in (self.plan, self.found, self.person, self.gone, self.end):
                part.hide()
            return
        self.set_title(self.tr("On site · {child}").format(child=row.child_name or row.reference))
        self._show_which(row)
        self.risk.show_row(row, visit)
        planning = visit is None or self._section == "plan"
        self.plan.setVisible(planning)
        if planning:
            self.plan.show_row(row, self._session.desk.on_call())
        self._show_visit(row, visit, planning=planning)
        self._say_next()

    def tick(self, now: datetime) -> None:
        for clock in self._clocks:
            clock.tick(now)

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """The next step: what stands ready in a form first, else how far they are."""
        row, visit = self._row, self._now()
        if row is None:
            return
        if visit is None or self._section == "plan":
            self._send()
        elif self._section == "more" and self.person.who.name:
            if self._session.do(NameVisitor(row.report, visit.id, self.person.who)):
                self.person.start()
                self._to_section("")
        elif self._section == "end":
            self._finish(visit)
        elif _next(visit):
            self._move(_next(visit))

    def _send(self) -> None:
        if self.plan.adding:
            self.plan.add()
            self.turn_to(self.plan.person.start_of)
            return
        command = self.plan.command()
        if command is not None and not command.visitors and self.told.stops():
            self._say_next()
        elif command is not None and self._session.do(command):
            self.told.begin()
            self.plan.sent()
            self._visit = ""
            self._section = ""
            self.to_start()

    def _finish(self, visit: VisitRow) -> None:
        command = self.end.command(self._subject[0], visit.id)
        if command is None:
            return
        self.found.settle()
        if self._session.do(command):
            self.end.start()
            self._visit = visit.id
            self._to_section("")
            if command.how == OTHER:
                self.wants.emit("referral" if "referral" in PANELS else "decision", "")

    def _move(self, state: str) -> None:
        visit = self._now()
        if visit is not None and self._session.do(MoveVisit(self._subject[0], visit.id, state)):
            self.refresh()

    def _take_back(self) -> None:
        visit = self._now()
        if visit is not None and self._session.do(TakeBackMove(self._subject[0], visit.id, visit.last)):
            self.to_start()

    def _tell(self) -> None:
        self._move("told")

    def _leave(self) -> None:
        self._move("left")

    def _to_questions(self) -> None:
        card = self.found.first
        if card is not None:
            card.take_keyboard()
            self.in_sight_soon(card)

    def _assess_again(self) -> None:
        """They telephone what they found: noted, and the second assessment is a decision of its own (B6-024)."""
        self.found.settle()
        self._move("reported")
        self.wants.emit("decision", AGAIN)

    def _dropped(self, visitor: str) -> None:
        visit = self._now()
        if visit is not None and self._session.do(self.gone.command(self._subject[0], visit.id, visitor)):
            self._to_section("")

    # -- inside ---------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._subject = (self._session.report, self._session.child)
        self._visit, self._section = "", ""
        self.told.begin()
        self._load()
        if self._row is not None:
            self.plan.fill(self._row)
        self.end.start()
        self.person.start()

    def _load(self) -> None:
        report, child = self._subject
        middle = self._session.row
        earlier = [card.id for card in middle.earlier] if middle is not None else []
        self._row = self._session.desk.care.visits(report, child, earlier) if report else None

    def _now(self) -> VisitRow | None:
        """The visit that is shown: the one that was chosen, else the one that goes on, else the last."""
        visits = self._row.visits if self._row is not None else ()
        chosen = next((one for one in visits if one.id == self._visit), None)
        return chosen or next(iter(visits), None)

    def _show_which(self, row: VisitsRow) -> None:
        going = [one for one in row.visits if not one.over]
        visit = self._now()
        self._which.setVisible(len(going) > 1 and self._section != "plan")
        pairs = [(one.id, " · ".join(part for part in (one.state_text, one.place) if part)) for one in going]
        self._which.offer(numbered(pairs), visit.id if visit is not None else "")

    def _show_visit(self, row: VisitsRow, visit: VisitRow | None, *, planning: bool) -> None:
        shown = visit is not None and not planning
        for part in (self._state, self._where, self.people, self._steps):
            part.setVisible(shown)
        over = visit is None or visit.over
        self.person.setVisible(shown and self._section == "more")
        self.gone.setVisible(shown and self._section == "less")
        self.end.setVisible(shown and self._section == "end")
        # Of whoever stays it is told that they are safe, and that they left; the visit itself has ended.
        stays = visit is not None and visit.stays
        for button in (self._told, self._again, self._more, self._less, self._left, self._ends):
            button.setVisible(shown and not over and not stays)
        self._new.setVisible(shown and (over or stays))
        self._off.setVisible(planning and bool(self.plan.going))
        self._undo.setVisible(shown and visit is not None and bool(visit.last))
        self._acts.setVisible(shown)
        self._show_clocks(visit if shown else None)
        if visit is None or planning:
            self.found.hide()
            self._look.hide()
            return
        there = {step.state: step for step in visit.steps}
        self._told.setVisible(not over and not stays and there["told"].at is None)
        self._left.setVisible(not over and (stays or visit.state == "arrived"))
        self._less.setVisible(not over and not stays and any(not one.gone for one in visit.visitors))
        self._state.say(" · ".join(part for part in (visit.state_text, visit.ended) if part), _kind(visit))
        self._where.say(" · ".join(part for part in (visit.place, visit.for_whom) if part), hide_empty=True)
        self.people.show_people(visit.visitors, () if over or stays else visit.missing, row.needed)
        done = [f"{step.label} {clock_text(step.at)}" for step in visit.steps if step.at is not None]
        self._steps.say(" · ".join(done), hide_empty=True)
        if self._section == "more":
            self.person.offer(row, self._session.desk.on_call())
        self.gone.show_people(visit.visitors)
        self.end.show_rows(row, visit)
        asks = visit.state in ("arrived", "left", "ended") or any(one.answered for one in visit.found)
        self.found.show_visit(row.report, visit if asks and self._section == "" else None, row.child)
        self._look.setVisible(not self.found.isHidden())

    def _show_clocks(self, visit: VisitRow | None) -> None:
        promises = visit.promises if visit is not None else ()
        now = self._session.desk.now()
        while len(self._clocks) < len(promises):
            self._clocks.append(ClockLine())
            self.body.insertWidget(self.body.indexOf(self._where) + len(self._clocks), self._clocks[-1])
        for place, clock in enumerate(self._clocks):
            clock.setVisible(place < len(promises))
            if place < len(promises):
                clock.show_promise(promises[place], now)

    def _say_next(self) -> None:
        visit = self._now()
        words = {
            "on-the-way": self.tr("On the way"),
            "arrived": self.tr("Arrived"),
            "safe": self.tr("Heard of them: safe"),
        }
        planning = visit is None or self._section == "plan"
        adding = self.plan.adding if planning else ""
        said = words.get(_next(visit), "") if visit is not None else ""
        nobody = planning and self._row is not None and not adding and not self.plan.going
        self.told.refresh(visit.last_text if visit is not None and not planning else "", nobody=nobody)
        if planning:
            sends = self.tr("Yes, send them; names follow") if self.told.pending else self.tr("Send them now")
            said = self.tr("{name} goes too").format(name=adding) if adding else sends
        elif self._section == "more":
            name = self.person.who.name
            said = self.tr("{name} goes too").format(name=name) if name else said
        elif self._section == "end":
            said = self.tr("This is how it ended") if self.end.how.chosen else ""
        self._next.setVisible(bool(said) and self._row is not None)
        self._next.set_caption(said)

    def _to_section(self, section: str) -> None:
        """Opens a form in place of what they found; its key again closes it."""
        self._section = "" if section == self._section else section
        self.refresh()

    def _open_more(self) -> None:
        self._to_section("more")
        if self._section:
            self.turn_to(self.person.start_of)

    def _open_less(self) -> None:
        self._to_section("less")
        if self._section:
            self.turn_to(self.gone)

    def _open_end(self) -> None:
        self._to_section("end")
        if self._section:
            self.turn_to(self.end.how)

    def _ask_who(self) -> None:
        """Somebody stays: who, is the next thing to say."""
        self.refresh()
        if not self.end.stays.isHidden():
            self.turn_to(self.end.stays)

    def _open_plan(self) -> None:
        self._to_section("plan")
        if self._section:
            self.turn_to(self.plan.place.field)

    def _to_visit(self, visit: str) -> None:
        self._visit, self._section = visit, ""
        self.refresh()

    def _all_told(self) -> None:
        """The last question: what comes now is the second assessment, not the next sign that they are safe."""
        self.turn_to(self._again if not self._again.isHidden() else self._look)

    def _go_on(self) -> None:
        self.focusNextPrevChild(True)

    def _go_back(self) -> None:
        self.focusNextPrevChild(False)


def _next(visit: VisitRow) -> str:
    """The step that Enter notes; empty for none."""
    return "safe" if visit.stays else _NEXT.get(visit.state, "")


def _kind(visit: VisitRow) -> str:
    return "ok" if visit.state == "ended" else "warn" if visit.state in ("planned", "cancelled") else "wait"
