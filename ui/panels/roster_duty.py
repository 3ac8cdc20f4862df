"""A duty: who, in which role, from when until when. Kept as a draft with Enter, in force with Alt+Enter."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.intake.roster_duties import DropDrafts, PlanDuties, PlannedDuty, RemarkDuty, WithdrawDuties, planned_duty
from desk.roster_rows import STANDS_BY, Duty
from desk.words.fold import fold_text
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.kept import Kept, fill
from ui.panels.pick_field import PickField, options
from ui.panels.roster_about import about, read_about
from ui.panels.roster_duty_against import AgainstLine
from ui.panels.roster_duty_open import OpenDuty
from ui.panels.roster_fields import HoursField
from ui.panels.roster_number_line import DutyNumberLine
from ui.panels.roster_panel import RosterPanel, role_word
from ui.session import Session
from ui.widgets.box import Action, Actions
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine

_FIRST, _BEHIND = "first", "behind"
_SWAP, _SPLIT, _REPLACE, _DROP, _NEXT = "swap", "split", "replace", "drop", "next"


class RosterDutyPanel(RosterPanel):
    """One duty, or a new one. What was published stays as it is until the draft of it is published."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Duty"))
        self._open = OpenDuty(session)
        self._person = self._role = self._provider = self._chosen = ""
        self._kept = Kept(session, "roster-duty", self)
        self.person = PickField()
        self.name = LabelledLine(self.tr("Or somebody who is in no list, by name"))
        self.phone = DutyNumberLine(session, self.tr("Number for this duty"))
        self._number_typed = False
        self.role = PickField()
        self.provider = PickField()
        self.new_provider = LabelledLine(self.tr("Or another provider"))
        self.hours = HoursField(session.desk.now)
        self.place = ChoiceField(self.tr("Called as"))
        self.remark = LabelledLine(self.tr("Note on this shift"), self.tr("uses the other number tonight"))
        self._state = SignLine("wait")
        # Whom the roster names is not always who is called.
        self._has_it = SignLine("warn")
        self._asked = ""
        self.against = AgainstLine(session)
        self._acts = Actions()
        self._withdraw = KeyButton(self.tr("Take off the roster"), "Del")
        self._save = KeyButton(self.tr("Keep as a draft"), "Enter", "primary")
        self._now = KeyButton(self.tr("In force now"), "Alt+Enter")
        self._build()

    def _build(self) -> None:
        self._lines: dict[str, LabelledLine] = {
            **self.hours.lines,
            "name": self.name,
            "phone": self.phone,
            "provider": self.new_provider,
            "remark": self.remark,
        }
        parts = (
            self._state,
            self._has_it,
            self.person,
            self.name,
            self.phone,
            self.hours,
            self.role,
            self.provider,
            self.place,
        )
        self.body.insertWidget(0, self.against)
        for part in (*parts, self.new_provider, self.remark, self._acts):
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
        self.hours.changed.connect(self._ask_against)
        self.person.picked.connect(self._pick_person)
        self.role.picked.connect(self._pick_role)
        self.provider.picked.connect(self._pick_provider)
        first, behind = self.tr("On call, called first"), self.tr("Backup for those who are called first")
        self.place.offer(numbered(((_FIRST, first), (_BEHIND, behind))), _FIRST)
        self._acts.acted.connect(self._act)
        self._withdraw.clicked.connect(self.withdraw)
        self._save.clicked.connect(self.confirm)
        self._now.clicked.connect(self.in_force)
        self.on_ctrl_enter(self.confirm)
        self.on_ctrl_enter(self.in_force, alt=True)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """A duty by its id, or a new one with what is known of it; see `ui.panels.roster_about`."""
        opened, self._asked = self._open, ""
        opened.look_for(read_about(argument))
        given, planned, span = opened.given, opened.planned, opened.span
        duty = planned or Duty("", "", "", "", "", self.now, self.now)
        self._person = given.get("person", duty.person)
        self._role = given.get("role", duty.role)
        self._provider = given.get("provider", duty.provider)
        self.place.choose(_BEHIND if duty.backup == STANDS_BY else _FIRST)
        remark = opened.remark
        self.hours.fill_span(*((planned.start, planned.until) if planned is not None else span))
        found = {
            "name": "" if duty.person else duty.name,
            "phone": duty.phone,
            "provider": "",
            "remark": remark.text if remark is not None else "",
        }
        # Hours that were drawn just now go before what was typed for another new duty.
        drawn = planned is None and span[0] is not None
        for field, line in self._lines.items():
            text = found.get(field, line.text)
            if not (drawn and field in self.hours.lines):
                text = self._kept.text(opened.id, field, text)
            if line is self.phone:
                self._number_typed = text != duty.phone
                self.phone.fill(text)
            else:
                fill(line, text)
        self.hours.again()
        self.tell("")
        for picks in (self.person, self.role, self.provider):
            picks.start_over()
        self.refresh()

    def refresh(self) -> None:
        shift = self._open.shift
        self.person.ask(self.tr("Who"), self.people_options(self._person, self._role, self._provider))
        self.role.ask(self.tr("Role"), options(self.roles(self._role), self._role))
        providers = self.providers([self._provider])
        self.provider.ask(self.tr("Provider"), options(((one, one) for one in providers), self._provider))
        self.provider.setVisible(bool(providers))
        self.name.setVisible(not self._person)
        self.phone.for_whom(self._person, self.name.text)
        self._state.say(self._open.words, "warn" if self._open.odd else "wait")
        self._state.setVisible(bool(self._state.text))
        self._has_it.say(self._open.has_it)
        self._has_it.setVisible(bool(self._has_it.text))
        self.remark.setVisible(shift is not None)
        self._withdraw.setVisible(shift is not None)
        self._ask_against()
        acts = []
        if shift is not None and shift.now is not None:
            acts += [Action(_SWAP, self.tr("Swap or give away")), Action(_REPLACE, self.tr("Somebody else takes over"))]
        if shift is not None and shift.planned is not None:
            acts.append(Action(_SPLIT, self.tr("Split in two")))
        if shift is not None and (shift.draft is not None or shift.leaving) and shift.pieces:
            acts.append(Action(_DROP, self.tr("Give up the draft")))
        acts.append(Action(_NEXT, self.tr("Who is next?")))
        self._acts.show_actions(acts)

    def _ask_against(self) -> None:
        hours = self.hours.hours
        # With letters twice as large the hours are out of sight below who it is.
        what = self.tr("Duty") if self._open.shift is not None else self.tr("New duty")
        self.set_title(" · ".join(part for part in (what, self.hours.reading.partition(" · ")[0]) if part))
        asked = None
        if self._person and self._role and hours.start is not None and hours.until is not None:
            post = self._open.id, self._role, self._provider
            asked = Duty(*post, "", "", hours.start, hours.until, person=self._person)
        self.against.ask(asked)

    def first_stop(self) -> QWidget | None:
        """A new duty begins with what is not known yet; one that stands is looked at first."""
        if self._open.shift is not None:
            return self._save
        if not self._role:
            return self.role.stop
        return self.person.stop if not self._person else self.hours.first_wrong().field

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
        """Alt+Enter: counts from now on."""
        self._plan(draft=False)

    def withdraw(self) -> None:
        """Del: off the roster, once that is published; a draft at once. What another changed is looked at first."""
        opened = self._open
        if opened.shift is not None and opened.changed:
            self.tell(opened.words, "bad")
            self._show_what_stands()
        elif opened.shift is not None and self.act(WithdrawDuties((opened.id,))):
            self._kept.forget(opened.id)
            self.go_back_to(opened.back)

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
        before = self._open.planned
        if not self.hours.meant((before.start, before.until) if before is not None else None):
            said = self.tr("Is it really that long? {hours}. The same key once more keeps it.")
            self.tell(said.format(hours=self.hours.reading), "warn")
            return
        subject = self._open.id
        duty = PlannedDuty(
            id=subject or self._session.desk.new_id(),
            role=self._role,
            provider=self.new_provider.text.strip() or self._provider,
            person=self._person,
            name="" if self._person else self.name.text,
            phone=self.phone.number.key or self.phone.text.strip(),
            start=hours.start,
            until=hours.until,
            backup=STANDS_BY if self.place.chosen == _BEHIND else self._open.named_backup,
            decided_on=self._open.fact,
            number_typed=self._number_typed,
        )
        # Kept as it was, it is still what the file or the rotation made of it.
        if before is not None and self._same(duty, before):
            duty = replace(planned_duty(before), decided_on=self._open.fact)
        if self._asks_first(duty, in_force=not draft):
            return
        if not self.act(PlanDuties((duty,), draft)):
            if not self._show_what_stands():
                self._to_what_is_missing()
            return
        if self._note_remark(duty):
            self._kept.forget(subject)
            self.go_back_to(self._open.back)

    def _asks_first(self, duty: PlannedDuty, *, in_force: bool) -> bool:
        """Said once before it is kept: who has it by a swap, and would not be called any more; who cannot be called."""
        if not duty.role or not (duty.person or duty.name.strip()):
            return False
        name = self.person_name(duty.person) or " ".join(duty.name.split())
        place = duty.role, duty.provider, name, duty.phone
        meant = Duty(duty.id, *place, duty.start, duty.until, duty.backup, duty.person)
        said = self._session.desk.planning.otherwise(meant, in_force=in_force)
        if not said or said == self._asked:
            return False
        self._asked = said
        self.tell(self.tr("{what}. The same key once more keeps it.").format(what=said), "warn")
        return True

    def _same(self, duty: PlannedDuty, before: Duty) -> bool:
        known = planned_duty(before)
        kept = replace(duty, source=known.source, rotation=known.rotation, name=known.name, decided_on="")
        kept = replace(kept, number_typed=False)
        return kept == known and (bool(duty.person) or duty.name.strip() == known.name)

    def _note_remark(self, duty: PlannedDuty) -> bool:
        remark, text = self._open.remark, self.remark.text.strip()
        if self._open.shift is None or text == (remark.text if remark is not None else ""):
            return True
        return self.act(RemarkDuty(duty.id, text, duty.start, duty.until, remark.fact if remark is not None else ""))

    def _show_what_stands(self) -> bool:
        """The duty as it is by now, where another changed it (gone: a new one); what was typed is said once more."""
        opened = self._open
        if not opened.changed:
            return False
        why, typed = self.said, self.words
        self._kept.forget(opened.id)
        if opened.shift is None:
            opened.look_for({key: text for key, text in opened.given.items() if key != "duty"})
            self.refresh()
        else:
            self.show_for(about(**{**opened.given, "person": ""}))
        self.tell(self.tr("{why} You had: {duty}.").format(why=why, duty=typed), "bad")
        return True

    def _to_what_is_missing(self) -> None:
        if not self._role:
            self.turn_to(self.role.stop)
        elif not self._person and not self.name.text.strip():
            self.turn_to(self.person.stop)

    def _act(self, name: str) -> None:
        if name == _DROP:
            if self.act(DropDrafts((self._open.id,))):
                self._kept.forget(self._open.id)
                self.show_for(self._open.about)
        elif name == _NEXT:
            self._ask_who_is_next()
        else:
            self.wants.emit(f"roster-{name}", self._open.about)

    def _ask_who_is_next(self) -> None:
        hours = self.hours.hours
        if not self._role or hours.start is None or hours.until is None:
            self.tell(self.tr("First say for which role, and from when until when."), "bad")
            return
        said = about(
            duty=self._open.id,
            role=self._role,
            provider=self._provider,
            start=hours.start,
            until=hours.until,
            back=self._open.back,
        )
        self.wants.emit("roster-fairness", said)

    def _pick_person(self, person: str) -> None:
        self._person = "" if person == self._person else person
        self._number_follows()
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
            self._kept.typed(self._open.id, field.objectName(), text)
        if field is self.phone:
            self._number_typed = True
        elif field is self.name:
            self._number_follows()
            self.phone.for_whom(self._person, text)

    def _number_follows(self) -> None:
        """The number of a duty is that of whoever has it, unless somebody typed one for this duty."""
        before = self._open.planned
        if self._number_typed or before is None:
            return
        name = self.person_name(self._person) or self.name.text
        same = self._person == before.person if self._person else fold_text(name) == fold_text(before.name)
        self.phone.fill(before.phone if same else "")

    @property
    def words(self) -> str:
        """The duty in a line, as the form has it now."""
        who = self.person_name(self._person) or self.name.text.strip()
        return ", ".join(part for part in (who, role_word(self._role), self._provider, self.hours.reading) if part)
