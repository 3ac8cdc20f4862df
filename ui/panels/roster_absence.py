"""Somebody is not there: leave, ill, a course. What they are planned for in that time is shown, to be filled."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from desk.intake.roster_changes import NoteAbsence, WithdrawAbsence
from desk.roster_rows import AbsenceRow, Duty
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.kept import Kept, fill
from ui.panels.line_list import Line
from ui.panels.pick_field import PickField
from ui.panels.roster_about import about, instant_about, read_about
from ui.panels.roster_fields import HoursField
from ui.panels.roster_lines import FitList, duty_line, hours, where
from ui.panels.roster_panel import RosterPanel
from ui.session import Session
from ui.widgets.heading import Heading
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine

_ABSENCE = "absence"
_SUBJECT = ""
KINDS = ("leave", "sick", "course", "other")


class RosterAbsencePanel(RosterPanel):
    """An absence of one person, or those that are noted."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Absent"), width=520)
        self._person = ""
        self._kept = Kept(session, "roster-absence", self)
        self.person = PickField()
        self.kind = ChoiceField(self.tr("Why"))
        self.hours = HoursField(session.desk.now)
        self.note = LabelledLine(self.tr("Note"), self.tr("only what others need to know"))
        self._hit = SignLine("warn")
        self.duties = FitList(self.tr("Duties in that time"), most=5)
        self._head = Heading("")
        self.list = FitList(self.tr("Absences"), most=5)
        self._withdraw = KeyButton(self.tr("They are there after all"))
        self._save = KeyButton(self.tr("Note the absence"), "Ctrl+Enter", "primary")
        self._build()

    def _build(self) -> None:
        parts: tuple[QWidget, ...] = (self.person, self.kind, self.hours, self.note, self._hit, self.duties)
        for part in (*parts, self._head, self.list, self._withdraw):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._foot.addWidget(self._save)
        words = (self.tr("leave"), self.tr("ill"), self.tr("course"), self.tr("another reason"))
        self.kind.offer(numbered(zip(KINDS, words, strict=True)), KINDS[0])
        self._lines = {**self.hours.lines, "note": self.note}
        for name, line in self._lines.items():
            line.setObjectName(name)
            line.typed.connect(self._typed)
        self.hours.changed.connect(self.refresh)
        self.hours.go_on.connect(self.next_stop)
        self.note.go_on.connect(self.save)
        self.note.go_back.connect(self.previous_stop)
        self.person.picked.connect(self._pick)
        self.person.go_on.connect(self.next_stop)
        self.duties.taken.connect(self._open_duty)
        self._withdraw.clicked.connect(self.withdraw)
        self._save.clicked.connect(self.save)
        self.on_ctrl_enter(self.save)

    def show_for(self, argument: str) -> None:
        """Of a `person`, with hours if they are known."""
        given = read_about(argument)
        self._person = given.get("person", self._person if self.isVisible() else "")
        start, until = instant_about(given, "start"), instant_about(given, "until")
        self.person.start_over()
        if start is not None and until is not None:
            self.hours.fill_span(start, until)
        else:
            self.hours.fill([self._kept.text(_SUBJECT, name) for name in self.hours.lines])
        fill(self.note, self._kept.text(_SUBJECT, "note"))
        self.tell("")
        self.refresh()

    def refresh(self) -> None:
        self.person.ask(self.tr("Who"), self.people_options(self._person))
        self.hours.again()
        hit = self._planned()
        self.duties.show_lines([duty_line(duty, self.now) for duty in hit])
        words = self.tr("Is planned in that time: {count}. Enter opens a duty, to give it to somebody else.")
        self._hit.say(words.format(count=len(hit)))
        self._hit.setVisible(bool(hit))
        rows = self._absences()
        self._head.say(self.tr("Noted for {name}").format(name=self.person_name(self._person)))
        self._head.setVisible(bool(rows) and bool(self._person))
        self.list.show_lines([self._line(row) for row in rows] if self._person else [])
        self._withdraw.setVisible(bool(rows) and bool(self._person))

    def first_stop(self) -> QWidget | None:
        return self.hours.day.field if self._person else self.person.stop

    def _line(self, row: AbsenceRow) -> Line:
        words = dict(zip(KINDS, (chip.row.label for chip in self.kind.chips.chips), strict=True))
        duty = Duty("", "", "", "", "", row.start, row.until)
        return Line(_ABSENCE, row.id, hours(duty, self.now), row.note, words.get(row.kind, row.kind), "info")

    def _absences(self) -> list[AbsenceRow]:
        """Of this person, from now on."""
        rows = self._session.desk.roster().absences.values()
        return sorted((r for r in rows if r.person == self._person and r.until > self.now), key=lambda r: r.start)

    def _planned(self) -> tuple[Duty, ...]:
        """What they are planned for in that time."""
        read = self.hours.hours
        if not self._person or read.start is None or read.until is None:
            return ()
        found = self._session.desk.planning.duties(read.start, read.until, drafts=True)
        return tuple(duty for duty in found if duty.person == self._person)

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Enter, where nothing wanted it."""
        self.save()

    def save(self) -> None:
        """Notes it; it counts from this minute on."""
        read = self.hours.hours
        if not self._person:
            self.tell(self.tr("Who is absent?"), "bad")
            self.turn_to(self.person.stop)
        elif read.start is None or read.until is None:
            self.tell(self.tr("From when until when? {why}").format(why=read.note).strip(), "bad")
            self.turn_to(self.hours.first_wrong().field)
        else:
            hit = self._planned()
            command = NoteAbsence(
                self._session.desk.new_id(), self._person, read.start, read.until, self.kind.chosen, self.note.text
            )
            if self.act(command):
                # What a swap or a replacement gave them they have still: an absence empties the roster alone.
                self._tell_noted(hit, self._planned())
                self._kept.forget(_SUBJECT)
                fill(self.note, "")
                self.hours.fill(("", "", ""))
                self.refresh()

    def _tell_noted(self, hit: tuple[Duty, ...], still: tuple[Duty, ...]) -> None:
        if not hit:
            self.tell(self.tr("Noted. They were planned for nothing in that time."))
            return
        empty, said = len(hit) - len(still), self.tr("Noted.")
        if empty:
            said = self.tr("Noted. {count} duties are empty now: fill them in the roster.").format(count=empty)
        if still:
            theirs = "; ".join(f"{where(one)}, {hours(one, self.now)} ({one.why})" for one in still)
            kept = self.tr("{name} has and is called for: {duties}. Give it to somebody else.")
            said = f"{said} {kept.format(name=self.person_name(self._person), duties=theirs)}"
        self.tell(said, "warn" if still else "ok")

    def withdraw(self) -> None:
        """The absence that is marked counts no longer."""
        current = self.list.current
        if current is not None and self.act(WithdrawAbsence(current[1]), self.tr("They are there after all.")):
            self.refresh()

    def _pick(self, person: str) -> None:
        self._person = person
        self.refresh()

    def _open_duty(self, _kind: str, duty: str) -> None:
        read = self.hours.hours
        start: datetime | None = read.start
        self.wants.emit("roster-duty", about(duty=duty, start=start, until=read.until))

    def _typed(self, text: str) -> None:
        field = self.sender()
        if field is not None:
            self._kept.typed(_SUBJECT, field.objectName(), text)
