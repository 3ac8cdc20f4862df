"""Swaps: a duty against another, given away, or offered to whoever takes it; a shift lead says yes, and it counts."""

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.intake.roster_changes import ApproveSwap, AskSwap, EndSwap, TakeSwap
from desk.roster_rows import Duty, SwapRow
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.kept import Kept, fill
from ui.panels.pick_field import PickField, options
from ui.panels.roster_about import instant_about, read_about
from ui.panels.roster_lines import hours, where
from ui.panels.roster_panel import RosterPanel
from ui.panels.roster_swap_against import Asked, SwapsAgainst
from ui.panels.roster_swap_box import APPROVE, GIVE, OFFER, OPEN, REFUSE, SWAP, TAKE, SwapBox
from ui.panels.roster_swap_part import PartField
from ui.session import Session
from ui.widgets.heading import Heading
from ui.widgets.key_button import KeyButton
from ui.widgets.keyed import Keyed
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

_AHEAD = timedelta(days=62)


class RosterSwapPanel(RosterPanel):
    """Asking for one when opened for a `duty`; below it, or alone, those that wait and those that are to come."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Swaps"), width=540)
        self._given: dict[str, str] = {}
        self._kept = Kept(session, "roster-swap", self)
        self._person = self._other = self._taking = ""
        self._which = Words("lead")
        self.kind = ChoiceField(self.tr("What is asked"))
        self.person = PickField()
        self.other = PickField()
        self.part = PartField(session.desk.now)
        self.reason = LabelledLine(self.tr("Why (may stay empty)"))
        self._ask = KeyButton(self.tr("Ask"), "Ctrl+Enter", "primary")
        self._draft = SignLine("warn")
        self._hint = Words(
            "quiet", self.tr("To ask one: go to a duty on the Roster screen (Ctrl+Shift+R) and press R.")
        )
        self._against_of = SwapsAgainst(session, self)
        # What was decided here last, and how it stands then: another desk may have decided otherwise.
        self._decided: tuple[str, str] = ("", "")
        self._head = Heading("")
        self.taker = PickField()
        self._places = QVBoxLayout()
        self._boxes: Keyed[SwapRow, SwapBox] = Keyed(
            self._places, key=lambda row: row.id, make=self._make, show=self._show
        )
        self._build()

    def _build(self) -> None:
        asking = (self._which, self._draft, self.kind, self.part, self.person, self.other, self.reason)
        for part in (*asking, self._head, self._hint, self.taker):
            self.body.addWidget(part)
        self.body.addLayout(self._places)
        self.body.addStretch(1)
        self._foot.addWidget(self._ask)
        words = (self.tr("give it away"), self.tr("swap it for another duty"), self.tr("offer it to everybody"))
        self.kind.offer(numbered(zip((GIVE, SWAP, OFFER), words, strict=True)), GIVE)
        self.digits_to(self.kind)
        self.kind.picked.connect(self._kind_picked)
        for picks in (self.person, self.other, self.taker):
            picks.go_on.connect(self.next_stop)
        self.person.picked.connect(self._person_picked)
        self.other.picked.connect(self._other_picked)
        self.taker.picked.connect(self._take)
        self.part.go_on.connect(self.next_stop)
        self.part.go_back.connect(self.previous_stop)
        self._lines = {**self.part.lines, "reason": self.reason}
        for name, line in self._lines.items():
            line.setObjectName(name)
            line.typed.connect(self._typed)
        self.reason.go_on.connect(self.ask)
        self._ask.clicked.connect(self.ask)
        self.on_ctrl_enter(self.ask)
        self._against_of.found.connect(self.refresh)
        self.taker.hide()

    @property
    def boxes(self) -> dict[str, SwapBox]:
        """The swaps that are shown, by id."""
        return self._boxes.parts

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """To ask one for a `duty`, or those that wait."""
        self._given, self._person, self._other, self._taking = read_about(argument), "", "", ""
        self._decided = ("", "")
        self.tell("")
        for field in (self.person, self.other, self.taker):
            field.start_over()
        duty = self._duty
        if duty is not None:
            kept = {name: self._kept.text(duty.id, name) for name in self._lines}
            fill(self.reason, kept.pop("reason"))
            self.part.fill(duty, kept)
        self.refresh()

    def refresh(self) -> None:
        duty = self._duty
        asking = duty is not None and self._in_force(duty.id)
        self._which.setVisible(duty is not None)
        for part in (self.kind, self.part, self.reason, self._ask):
            part.setVisible(asking)
        self._draft.setVisible(duty is not None and not asking)
        self._draft.say(self.tr("This duty is a draft. Publish it first; then it can be swapped or given away."))
        self._hint.setVisible(duty is None)
        self.person.setVisible(asking and self.kind.chosen != OFFER)
        self.other.setVisible(asking and self.kind.chosen == SWAP and bool(self._person))
        # Whose duty it is stands where nothing scrolls.
        self.set_title(self.tr("Swap: {name}").format(name=duty.name) if duty is not None else self.tr("Swaps"))
        if duty is not None:
            self._which.say(f"{where(duty)} · {hours(duty, self.now)}")
            self.part.within(duty)
            people = self.people_options(self._person, duty.role, duty.provider, but=[duty.person])
            self.person.ask(self.tr("To whom"), people)
            theirs = [(one.id, self._against(one, duty)) for one in self._theirs(self._person, duty)]
            self.other.ask(self.tr("Against which duty"), options(theirs, self._other))
        rows = self._swaps()
        waiting = sum(row.state in OPEN for row in rows)
        words = (
            self.tr("{count} wait for a yes").format(count=waiting) if waiting != 1 else self.tr("1 waits for a yes")
        )
        self._head.say(words if waiting else self.tr("No swap waits"))
        self._head.setAccessibleName(words if waiting else self.tr("No swap waits"))
        self._against_of.ask(one for row in rows if row.state in OPEN for one in self._would(row))
        self._boxes.show_rows(rows)
        self._look_whether_it_counts()

    def _look_whether_it_counts(self) -> None:
        """Another desk may have decided otherwise in the same second: then that is said here, at once."""
        swap, expected = self._decided
        row = self._session.desk.roster().swaps.get(swap)
        if row is None or row.state == expected:
            return
        self._decided = ("", "")
        states = {
            "approved": self.tr("approved"),
            "refused": self.tr("refused"),
            "withdrawn": self.tr("withdrawn"),
        }
        said = self.tr("It turned out otherwise: {what} is {state}, by another desk. Tell whoever you told.")
        self.tell(said.format(what=row.reference, state=states.get(row.state, row.state)), "bad")

    def _would(self, row: SwapRow) -> list[Asked]:
        """Who would get what by a swap."""
        duty, other = self._planned(row.duty), self._planned(row.other) if row.other else None
        found = []
        if duty is not None and row.person:
            part = replace(duty, start=row.start or duty.start, until=row.until or duty.until)
            found.append((row.id, replace(part, person=row.person), row.other))
        if duty is not None and other is not None and duty.person:
            found.append((row.id, replace(other, person=duty.person), row.duty))
        return found

    def first_stop(self) -> QWidget | None:
        if self._duty is not None:
            return self.close_button if self.kind.isHidden() else self.kind
        swaps = self._session.desk.roster(self.now, self.now + _AHEAD).swaps
        for box in self._boxes.parts.values():
            if swaps[box.swap].state in OPEN and box.action_row.buttons:
                return box.action_row.buttons[0]
        # A second Enter takes nothing back that was just approved.
        return self.close_button

    def rescale(self) -> None:
        super().rescale()
        if hasattr(self, "_places"):
            self._places.setSpacing(look().px(8))

    def _make(self, row: SwapRow) -> SwapBox:
        box = SwapBox(row.id)
        box.acted.connect(self._acted)
        self._show(box, row)
        return box

    def _show(self, box: SwapBox, row: SwapRow) -> bool:
        lines = [self._change(row.duty, row.person, row.start, row.until)]
        if row.other:
            given = self._planned(row.duty)
            lines.append(self._change(row.other, row.giver or (given.person if given else "")))
        asked_by = self._session.desk.name_of(row.asked_by)
        by = self.tr("asked by {name}").format(name=asked_by) if asked_by else ""
        box.show_swap(row, [*lines, row.reason, by], self._against_of.of(row.id) if row.state in OPEN else "")
        return True

    def _change(self, duty: str, person: str, start: datetime | None = None, until: datetime | None = None) -> str:
        """Before and after: whose it is, and whose it becomes; of a part with the hours of that."""
        planned = self._planned(duty)
        if planned is None:
            return self.tr("the duty is no longer on the roster")
        to = self.person_name(person) or self.tr("nobody yet")
        part = replace(planned, start=start or planned.start, until=until or planned.until)
        return f"{planned.name} → {to}: {where(planned)}, {hours(part, self.now)}"

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Enter, where nothing wanted it."""
        if self._duty is not None:
            self.ask()

    def ask(self) -> None:
        """Asks for it; it counts once somebody says yes."""
        duty, kind = self._duty, self.kind.chosen
        if duty is None or not self._in_force(duty.id):
            return
        if kind != OFFER and not self._person:
            self.tell(self.tr("Choose who gets the duty."), "bad")
            self.turn_to(self.person.stop)
            return
        part = self.part.hours
        if not self.part.whole and part.start is None:
            self.tell(self.tr("Which part? {why}").format(why=part.note).strip(), "bad")
            self.turn_to(self.part.first_wrong().field)
            return
        command = AskSwap(
            self._session.desk.new_id(),
            kind,
            duty.id,
            "" if kind == OFFER else self._person,
            self._other if kind == SWAP else "",
            *((None, None) if self.part.whole else (part.start, part.until)),
            reason=self.reason.text,
        )
        if self.act(command, self.tr("Asked. It counts once it is approved, below.")):
            self._kept.forget(duty.id)
            self._given = {}
            self.to_start()
            # Whoever asks is not the one who says yes by a second Enter.
            self.close_button.setFocus()

    def _acted(self, act: str) -> None:
        box = self.sender()
        if not isinstance(box, SwapBox):
            return
        swap = box.swap
        if act == APPROVE:
            if self.act(ApproveSwap(swap), self.tr("Approved: it counts from now on.")):
                self._decided = swap, "approved"
        elif act == TAKE:
            self._taking = swap
            row = self._session.desk.roster().swaps[swap]
            planned = self._planned(row.duty)
            role, provider = (planned.role, planned.provider) if planned is not None else ("", "")
            self.taker.show()
            self.taker.ask(
                self.tr("Who takes {what}?").format(what=row.reference), self.people_options("", role, provider)
            )
            self.turn_to(self.taker.stop)
            return
        elif act == REFUSE:
            if self.act(EndSwap(swap, "refused"), self.tr("Refused: everything stays as it was.")):
                self._decided = swap, "refused"
        else:
            self.act(EndSwap(swap, "withdrawn"), self.tr("Withdrawn."))
        self.refresh()
        self.to_start()

    def _take(self, person: str) -> None:
        if self._taking and self.act(TakeSwap(self._taking, person), self.tr("Taken; it waits for a yes.")):
            self._taking = ""
            self.taker.hide()
            self.refresh()
            self.to_start()

    def _typed(self, text: str) -> None:
        duty, field = self._duty, self.sender()
        if duty is not None and field is not None:
            self._kept.typed(duty.id, field.objectName(), text)

    def _kind_picked(self, _kind: str) -> None:
        self.refresh()

    def _person_picked(self, person: str) -> None:
        self._person, self._other = person, ""
        self.tell("")
        self.refresh()

    def _other_picked(self, duty: str) -> None:
        self._other = duty
        self.tell("")
        self.refresh()

    # -- inside ---------------------------------------------------------------------------------------------------

    @property
    def _duty(self) -> Duty | None:
        """What a swap is asked for."""
        return self._planned(self._given.get("duty", ""))

    def _planned(self, duty: str) -> Duty | None:
        start, until = self.now - timedelta(days=1), self.now + _AHEAD
        first, last = instant_about(self._given, "start") or start, instant_about(self._given, "until") or until
        shift = self._session.desk.roster(min(start, first), max(until, last)).shifts.get(duty)
        return (shift.planned or shift.now) if shift is not None else None

    def _in_force(self, duty: str) -> bool:
        """Whether it was published: a draft is nobody's duty yet, and may never be."""
        start, until = instant_about(self._given, "start"), instant_about(self._given, "until")
        first, last = start or self.now - timedelta(days=1), until or self.now
        shift = self._session.desk.roster(first, max(last, self.now + _AHEAD)).shifts.get(duty)
        return shift is not None and shift.now is not None

    def _against(self, theirs: Duty, mine: Duty) -> str:
        """A duty to get in return; its post is said where it is another one."""
        said = hours(theirs, self.now)
        return said if where(theirs) == where(mine) else f"{where(theirs)} · {said}"

    def _theirs(self, person: str, duty: Duty) -> list[Duty]:
        """What somebody could give in return: their duties to come, nearest first."""
        if not person:
            return []
        found = self._session.desk.planning.duties(self.now, self.now + _AHEAD, drafts=True)
        mine = [
            one
            for one in found
            if one.person == person and one.id != duty.id and one.start > self.now and self._in_force(one.id)
        ]
        return sorted(mine, key=lambda one: (one.role != duty.role, abs(one.start - duty.start)))

    def _swaps(self) -> list[SwapRow]:
        """Those that wait, the oldest first, then those that count and whose duty is to come."""
        rows = self._session.desk.roster(self.now, self.now + _AHEAD).swaps.values()
        shown = []
        for row in rows:
            planned = self._planned(row.duty)
            if row.state in OPEN or (row.state == "approved" and planned is not None and planned.until > self.now):
                shown.append(row)
        return sorted(shown, key=lambda row: (row.state == "approved", row.asked_at, row.id))
