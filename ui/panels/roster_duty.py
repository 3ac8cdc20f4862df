"""A duty: who, in which role, from when until when. Kept as a draft with Enter, in force at once with Ctrl+Enter."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.intake.roster_duties import DropDrafts, PlanDuties, PlannedDuty, RemarkDuty, WithdrawDuties, planned_duty
from desk.roster_rows import STANDS_BY, Duty, RemarkRow, ShiftRow
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.kept import Kept, fill
from ui.panels.lines import NumberLine
from ui.panels.pick_field import PickField, options
from ui.panels.roster_about import about, instant_about, read_about
from ui.panels.roster_fields import HoursField
from ui.panels.roster_lines import hours as hours_text
from ui.panels.roster_panel import RosterPanel, role_word
from ui.session import Session
from ui.widgets.box import Action, Actions
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine

_FIRST, _BEHIND = "first", "behind"
_MIND_MS = 300
_SWAP, _REPLACE, _DROP, _NEXT = "swap", "replace", "drop", "next"


class RosterDutyPanel(RosterPanel):
    """One duty, or a new one. What was published stays as it is until the draft of it is published."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Duty"))
        self._duty = ""
        # The fact that the form was filled with: what another desk decides since is not written over unseen.
        self._fact = ""
        self._given: dict[str, str] = {}
        self._person = self._role = self._provider = self._chosen = ""
        self._kept = Kept(session, "roster-duty", self)
        self.person = PickField()
        self.name = LabelledLine(self.tr("Or somebody who is in no list, by name"))
        self.phone = NumberLine(self.tr("Number for this duty"), self.tr("empty: the one of the list"))
        self.role = PickField()
        self.provider = PickField()
        self.new_provider = LabelledLine(self.tr("Or another provider"))
        self.hours = HoursField(session.desk.now)
        self.place = ChoiceField(self.tr("Called as"))
        self.remark = LabelledLine(self.tr("Note on this shift"), self.tr("uses the other number tonight"))
        self._state = SignLine("wait")
        self._mind = SignLine("warn")
        self._looked: tuple[object, ...] = ()
        # Asked a moment after the last change: it looks at weeks of duties.
        self._soon = QTimer(self, singleShot=True, interval=_MIND_MS)
        self._acts = Actions()
        self._withdraw = KeyButton(self.tr("Take off the roster"), "Del")
        self._save = KeyButton(self.tr("Keep as a draft"), "Enter", "primary")
        self._now = KeyButton(self.tr("In force now"), "Ctrl+Enter")
        self._build()

    def _build(self) -> None:
        self._lines: dict[str, LabelledLine] = {
            **self.hours.lines,
            "name": self.name,
            "phone": self.phone,
            "provider": self.new_provider,
            "remark": self.remark,
        }
        parts = (self._state, self.person, self.name, self.hours, self.role, self.provider, self.place)
        self.body.insertWidget(0, self._mind)
        self._mind.hide()
        self._soon.timeout.connect(self._look_against)
        for part in (*parts, self.phone, self.new_provider, self.remark, self._acts):
            self.body.addWidget(part)
        self.body.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._save, 3)
        buttons.addWidget(self._now, 3)
        self._foot.addLayout(buttons)
        self._foot.addWidget(self._withdraw)
        for field, line in self._lines.items():
            line.setObjectName(field)
            line.typed.connect(self._typed)
            if line not in self.hours.lines.values():
                line.go_on.connect(self.confirm)
                line.go_back.connect(self.previous_stop)
        self.hours.go_on.connect(self.confirm)
        for picks in (self.person, self.role, self.provider):
            picks.go_on.connect(self._go_on)
        self.hours.changed.connect(self._soon.start)
        self.person.picked.connect(self._pick_person)
        self.role.picked.connect(self._pick_role)
        self.provider.picked.connect(self._pick_provider)
        first, behind = self.tr("On call, called first"), self.tr("Backup for those who are called first")
        self.place.offer(numbered(((_FIRST, first), (_BEHIND, behind))), _FIRST)
        self._acts.acted.connect(self._act)
        self._withdraw.clicked.connect(self.withdraw)
        self._save.clicked.connect(self.confirm)
        self._now.clicked.connect(self.in_force)
        self.on_ctrl_enter(self.in_force)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """A duty by its id, or a new one with what is known of it; see `ui.panels.roster_about`."""
        self._given = read_about(argument)
        self._duty = self._given.get("duty", "")
        shift = self._shift
        self._fact = shift.fact if shift is not None else ""
        planned = self._planned
        duty = planned or Duty("", "", "", "", "", self.now, self.now)
        self._person = self._given.get("person", duty.person)
        self._role = self._given.get("role", duty.role)
        self._provider = self._given.get("provider", duty.provider)
        self.place.choose(_BEHIND if duty.backup == STANDS_BY else _FIRST)
        remark = self._remark
        self.hours.fill_span(*((planned.start, planned.until) if planned is not None else self._span))
        found = {
            "name": "" if duty.person else duty.name,
            "phone": duty.phone,
            "provider": "",
            "remark": remark.text if remark is not None else "",
        }
        # Hours that were drawn just now go before what was typed for another new duty.
        drawn = planned is None and self._span[0] is not None
        for field, line in self._lines.items():
            text = found.get(field, line.text)
            if not (drawn and field in self.hours.lines):
                text = self._kept.text(self._duty, field, text)
            if isinstance(line, NumberLine):
                line.fill(text)
            else:
                fill(line, text)
        self.hours.again()
        self.tell("")
        for picks in (self.person, self.role, self.provider):
            picks.start_over()
        self.refresh()

    def refresh(self) -> None:
        shift = self._shift
        self.set_title(self.tr("Duty") if shift is not None else self.tr("New duty"))
        self.person.ask(self.tr("Who"), self.people_options(self._person, self._role, self._provider))
        self.role.ask(self.tr("Role"), options(self.roles(self._role), self._role))
        providers = self.providers([self._provider])
        self.provider.ask(self.tr("Provider"), options(((one, one) for one in providers), self._provider))
        self.provider.setVisible(bool(providers))
        self.name.setVisible(not self._person)
        odd = shift is not None and (shift.disputed or shift.fact != self._fact)
        self._state.say(self._state_words(shift), "warn" if odd else "wait")
        self._state.setVisible(bool(self._state.text))
        self.remark.setVisible(shift is not None)
        self._withdraw.setVisible(shift is not None)
        self._soon.start()
        acts = []
        if shift is not None and shift.now is not None:
            acts += [Action(_SWAP, self.tr("Swap or give away")), Action(_REPLACE, self.tr("Somebody else takes over"))]
        if shift is not None and (shift.draft is not None or shift.leaving) and shift.pieces:
            acts.append(Action(_DROP, self.tr("Give up the draft")))
        acts.append(Action(_NEXT, self.tr("Who is next?")))
        self._acts.show_actions(acts)

    @property
    def against(self) -> str:
        """What speaks against this person for these hours, as the form says it; empty for nothing."""
        return "" if self._mind.isHidden() else self._mind.text

    def _look_against(self) -> None:
        """Clashes, absence, numbers and the law, while the form is filled in; it keeps nobody from anything."""
        hours, said = self.hours.hours, ""
        book = self._session.desk.roster()
        asks = (book, self._duty, self._person, self._role, self._provider, hours.start, hours.until)
        if self.isHidden() or (self._looked and self._looked[0] is book and self._looked[1:] == asks[1:]):
            return
        self._looked = asks
        if self._person and self._role and hours.start is not None and hours.until is not None:
            asked = Duty(self._duty, self._role, self._provider, "", "", hours.start, hours.until)
            rows = self._session.desk.planning.suggestions(asked)
            row = next((row for row in rows if row.person == self._person), None)
            if row is None:
                said = self.tr("Does not have this role yet.")
            elif not row.fits:
                said = "; ".join(row.against)
        said = said[:1].upper() + said[1:]
        self._mind.say(said)
        self._mind.setVisible(bool(said))

    def first_stop(self) -> QWidget | None:
        """A new duty begins with what is not known yet; one that stands is looked at first."""
        if self._shift is not None:
            return self._save
        if not self._role:
            return self.role.stop
        return self.person.stop if not self._person else self.hours.first_wrong().field

    def _state_words(self, shift: ShiftRow | None) -> str:
        if shift is None:
            return ""
        if shift.fact != self._fact:
            now = shift.planned
            words = " · ".join((now.name, hours_text(now, self.now))) if now is not None else ""
            return self.tr("Changed meanwhile: {duty}").format(duty=words or self.tr("Taken off the roster."))
        if shift.disputed:
            return self.tr("Two desks changed this duty without knowing of each other: look whether it is right.")
        if shift.leaving:
            return self.tr("Goes once the roster is published.")
        if shift.draft is not None:
            return self.tr("Draft: not in force before it is published.")
        return "" if shift.standing else self.tr("Taken off the roster.")

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Enter: kept as a draft."""
        self._plan(draft=True)

    def _go_on(self) -> None:
        """Enter where somebody was just chosen: kept when nothing is missing, else on to the next field."""
        if self._role and self._person and self.hours.hours.start is not None:
            self.confirm()
        else:
            self.next_stop()

    def in_force(self) -> None:
        """Ctrl+Enter: counts from now on."""
        self._plan(draft=False)

    def withdraw(self) -> None:
        """Del: off the roster, once that is published; a draft at once. What another changed is looked at first."""
        shift = self._shift
        if shift is not None and shift.fact != self._fact:
            self.tell(self._state_words(shift), "bad")
            self._show_what_stands()
        elif shift is not None and self.act(WithdrawDuties((self._duty,))):
            self._kept.forget(self._duty)
            self.go_back_to(self._given.get("back", ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not event.isAutoRepeat():
            self.withdraw()
            return
        super().keyPressEvent(event)

    def _plan(self, *, draft: bool) -> None:
        hours = self.hours.hours
        if hours.start is None or hours.until is None:
            self.tell(self.tr("From when until when? {why}").format(why=hours.note).strip(), "bad")
            self.turn_to(self.hours.first_wrong().field)
            return
        before = self._planned
        if not self.hours.meant((before.start, before.until) if before is not None else None):
            said = self.tr("Is it really that long? {hours}. The same key once more keeps it.")
            self.tell(said.format(hours=self.hours.reading), "warn")
            return
        subject = self._duty
        duty = PlannedDuty(
            id=subject or self._session.desk.new_id(),
            role=self._role,
            provider=self.new_provider.text.strip() or self._provider,
            person=self._person,
            name="" if self._person else self.name.text,
            phone=self.phone.number.key or self.phone.text.strip(),
            start=hours.start,
            until=hours.until,
            backup=STANDS_BY if self.place.chosen == _BEHIND else self._backup,
            decided_on=self._fact,
        )
        # Kept as it was, it is still what the file or the rotation made of it.
        if before is not None and self._same(duty, before):
            duty = replace(planned_duty(before), decided_on=self._fact)
        if not self.act(PlanDuties((duty,), draft)):
            if not self._show_what_stands():
                self._to_what_is_missing()
            return
        if self._note_remark(duty):
            self._kept.forget(subject)
            self.go_back_to(self._given.get("back", ""))

    def _same(self, duty: PlannedDuty, before: Duty) -> bool:
        known = planned_duty(before)
        kept = replace(duty, source=known.source, rotation=known.rotation, name=known.name, decided_on="")
        return kept == known and (bool(duty.person) or duty.name.strip() == known.name)

    def _note_remark(self, duty: PlannedDuty) -> bool:
        remark, text = self._remark, self.remark.text.strip()
        if self._shift is None or text == (remark.text if remark is not None else ""):
            return True
        return self.act(RemarkDuty(duty.id, text, duty.start, duty.until, remark.fact if remark is not None else ""))

    def _show_what_stands(self) -> bool:
        """The duty as it is by now, where another changed it (gone: a new one); what was typed is said once more."""
        shift = self._shift
        if not self._duty or (shift is not None and shift.fact == self._fact):
            return False
        why, typed = self.said, self.words
        self._kept.forget(self._duty)
        if shift is None:
            self._given = {key: text for key, text in self._given.items() if key != "duty"}
            self._duty = self._fact = ""
            self.refresh()
        else:
            self.show_for(about(**{**self._given, "person": ""}))
        self.tell(self.tr("{why} You had: {duty}.").format(why=why, duty=typed), "bad")
        return True

    def _to_what_is_missing(self) -> None:
        if not self._role:
            self.turn_to(self.role.stop)
        elif not self._person and not self.name.text.strip():
            self.turn_to(self.person.stop)

    def _act(self, name: str) -> None:
        if name == _DROP:
            if self.act(DropDrafts((self._duty,))):
                self._kept.forget(self._duty)
                self.show_for(self._about)
        elif name == _NEXT:
            self._ask_who_is_next()
        else:
            self.wants.emit(f"roster-{name}", self._about)

    def _ask_who_is_next(self) -> None:
        hours = self.hours.hours
        if not self._role or hours.start is None or hours.until is None:
            self.tell(self.tr("First say for which role, and from when until when."), "bad")
            return
        said = about(
            duty=self._duty,
            role=self._role,
            provider=self._provider,
            start=hours.start,
            until=hours.until,
            back=self._given.get("back", ""),
        )
        self.wants.emit("roster-fairness", said)

    def _pick_person(self, person: str) -> None:
        self._person = "" if person == self._person else person
        row = self._session.desk.roster().people.get(self._person)
        if row is not None and not self._provider and row.provider:
            self._provider = row.provider
        if row is not None and not self._role and len(row.roles) == 1:
            self._role = row.roles[0]
        self.refresh()

    def _pick_role(self, role: str) -> None:
        self._role = role
        self.tell("")
        self.refresh()

    def _pick_provider(self, provider: str) -> None:
        self._provider = "" if provider == self._provider else provider
        self.refresh()

    def _typed(self, text: str) -> None:
        field = self.sender()
        if field is not None:
            self._kept.typed(self._duty, field.objectName(), text)

    # -- inside ---------------------------------------------------------------------------------------------------

    @property
    def _shift(self) -> ShiftRow | None:
        if not self._duty:
            return None
        return self._session.desk.roster(*self._span).shifts.get(self._duty)

    @property
    def _about(self) -> str:
        start, until = self._span
        return about(duty=self._duty, start=start, until=until)

    @property
    def _span(self) -> tuple[datetime | None, datetime | None]:
        """The hours that the panel was opened for: of a duty where to look for it, of a new one the proposal."""
        return instant_about(self._given, "start"), instant_about(self._given, "until")

    @property
    def _planned(self) -> Duty | None:
        """What is or will be in force; for what goes, what it was."""
        shift = self._shift
        return (shift.planned or shift.now) if shift is not None else None

    @property
    def _backup(self) -> str:
        """Who was named behind this person, which this form does not change."""
        planned = self._planned
        return planned.backup if planned is not None and planned.backup != STANDS_BY else ""

    @property
    def _remark(self) -> RemarkRow | None:
        shift = self._shift
        return shift.remarks[-1] if shift is not None and shift.remarks else None

    @property
    def words(self) -> str:
        """The duty in a line, as the form has it now."""
        who = self.person_name(self._person) or self.name.text.strip()
        return ", ".join(part for part in (who, role_word(self._role), self._provider, self.hours.reading) if part)
