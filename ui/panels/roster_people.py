"""People of the roster: who they are, for whom they work, in which roles, on which numbers, private ones apart."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desk.intake.roster_people import LeaveStaff, NoteStaff, SetState
from desk.roster.numbers import first, taken_off
from desk.roster_rows import PersonRow
from desk.words.fold import fold_text
from desk.words.phone import read_number
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.kept import Kept, fill
from ui.panels.line_list import Line
from ui.panels.lines import NumberLine
from ui.panels.roster_about import about, read_about
from ui.panels.roster_lines import FitList, hours
from ui.panels.roster_panel import RosterPanel, role_word
from ui.session import Session
from ui.widgets.box import Action, Actions
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine

_PERSON, _NEW = "person", "new"
_ABSENCE, _LEAVE, _BACK, _STATE = "absence", "leave", "back", "state-"
_NUMBERS = 3
_AHEAD, _FEW = timedelta(days=366), 4
# Whoever answers the telephone is called on none.
_AT_THE_DESK = "telephonist"


class RosterPeoplePanel(RosterPanel):
    """Type to find somebody, Enter opens them; a name that nobody has is somebody new."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("People of the roster"), width=520)
        self._person: str | None = None
        self._alone = False
        self._roles: tuple[str, ...] = ()
        self._private: set[int] = set()
        self._kept = Kept(session, "roster-people", self)
        self.seek = LabelledLine(self.tr("Name, provider or role"), self.tr("type to find somebody"))
        self.list = FitList(self.tr("People"), most=10)
        self.list.keep_in(self.seek.field)
        self._back = KeyButton(self.tr("Back to the list"), kind="quiet")
        self.name = LabelledLine(self.tr("Name"))
        self.provider = LabelledLine(self.tr("Provider"))
        self.roles_field = ChoiceField(self.tr("Roles (once more takes it off)"), keeps=False)
        self.other_role = LabelledLine(self.tr("Or another role"))
        self.numbers = tuple(NumberLine(self._number_label(place)) for place in range(_NUMBERS))
        self.private = ChoiceField(self.tr("Private: only desks see it in full"), keeps=False)
        self.email = LabelledLine(self.tr("E-mail address, as roster files have it"))
        self._acts = Actions()
        self._save = KeyButton(self.tr("Keep"), "Ctrl+Enter", "primary")
        self._build()

    def _number_label(self, place: int) -> str:
        return self.tr("Number tried first") if not place else self.tr("Number {place}").format(place=place + 1)

    def _build(self) -> None:
        self._fields: dict[str, LabelledLine] = {"name": self.name, "provider": self.provider}
        self._fields |= {f"number{place}": line for place, line in enumerate(self.numbers)}
        self._fields |= {"other": self.other_role, "email": self.email}
        self._form: tuple[QWidget, ...] = (
            *(self._back, self.name, self.provider, self.roles_field, self.other_role),
            *(*self.numbers, self.private, self.email, self._acts),
        )
        for part in (self.seek, self.list, *self._form):
            self.body.addWidget(part)
        self.body.setAlignment(self._back, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self._foot.addWidget(self._save)
        for name, line in self._fields.items():
            line.setObjectName(name)
            line.typed.connect(self._typed)
            line.go_on.connect(self.next_stop)
            line.go_back.connect(self.previous_stop)
        self.seek.typed.connect(self._find)
        self.list.entered.connect(self.list.take_current)
        self.list.taken.connect(self._taken)
        self._back.clicked.connect(self.show_all)
        self.roles_field.picked.connect(self._toggle_role)
        self.private.picked.connect(self._toggle_private)
        self._acts.acted.connect(self._act)
        self._save.clicked.connect(self.save)
        self.on_ctrl_enter(self.save)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the form goes back to the list; what was typed stays kept."""
        if event.key() == Qt.Key.Key_Escape and self._person is not None and not self._alone:
            self.tell("")
            self.show_all()
            return
        super().keyPressEvent(event)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """Everybody, or one `person`."""
        person = read_about(argument).get("person", "")
        # Opened for one person from elsewhere: there is no list to go back to.
        self._alone = bool(person)
        self.tell("")
        if person:
            self._open(person)
        else:
            self.show_all()

    def show_all(self) -> None:
        """The list again."""
        self._person, self._alone = None, False
        fill(self.seek, "")
        self.refresh()
        if self.isVisible():
            self.seek.setFocus()

    def refresh(self) -> None:
        editing = self._person is not None
        self.seek.setVisible(not editing)
        self.list.setVisible(not editing)
        for part in (*self._form, self._save):
            part.setVisible(editing)
        if not editing:
            self.set_title(self.tr("People of the roster"))
            self._show_list()
            return
        row = self._row
        self.set_title(row.name if row is not None else self.tr("Somebody new"))
        self.roles_field.offer(numbered(self.roles()), also=self._roles)
        places = [place for place, line in enumerate(self.numbers) if line.text.strip()]
        self.private.offer(
            numbered((str(place), self.numbers[place].number.shown or self.numbers[place].text) for place in places),
            also={str(place) for place in self._private},
        )
        self.private.setVisible(bool(places))
        self._show_acts(row)

    def _show_acts(self, row: PersonRow | None) -> None:
        if row is None:
            self._acts.show_actions([])
            return
        states = (("free", self.tr("Free")), ("busy", self.tr("Busy")), ("road", self.tr("On the road")))
        acts = [
            Action(_STATE + code, words, kind="primary" if row.state == code else "plain") for code, words in states
        ]
        acts.append(Action(_ABSENCE, self.tr("Absent...")))
        acts.append(
            Action(_BACK, self.tr("Is planned again"))
            if row.gone
            else Action(_LEAVE, self.tr("Is not planned any more"))
        )
        self._acts.show_actions(acts)

    def _show_list(self) -> None:
        typed = fold_text(self.seek.text).split()
        lines = []
        for row in sorted(
            self._session.desk.roster().people.values(), key=lambda one: (one.gone, fold_text(one.name), one.id)
        ):
            line = self._line(row)
            text = fold_text(f"{line.title} {line.detail}")
            if row.name and all(word in text for word in typed):
                lines.append(line)
        if self.seek.text.strip() and not any(fold_text(line.title) == fold_text(self.seek.text) for line in lines):
            name = " ".join(self.seek.text.split())
            lines.append(Line(_NEW, name, name, self.tr("somebody new"), self.tr("add"), "ok"))
        self.list.show_lines(lines)

    def _line(self, row: PersonRow) -> Line:
        roles = ", ".join(map(role_word, row.roles))
        number = read_number(first(row)).shown or first(row)
        badge, kind = "", "muted"
        if row.gone:
            badge = self.tr("not planned any more")
        elif set(row.roles) - {_AT_THE_DESK} and not row.phones:
            badge, kind = self.tr("no number"), "warn"
        detail = " · ".join(part for part in (roles, row.provider, number) if part)
        return Line(_PERSON, row.id, row.name, detail, badge, kind)

    def first_stop(self) -> QWidget | None:
        return self.seek.field if self._person is None else self.name.field

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Enter, where no field wanted it."""
        if self._person is not None:
            self.save()

    def save(self) -> None:
        """Keeps what stands there, whole."""
        if self._person is None:
            return
        person = self._person or self._session.desk.new_id()
        other = " ".join(self.other_role.text.split())
        phones = [line.number.key or line.text.strip() for line in self.numbers]
        private = [phones[place] for place in sorted(self._private)]
        row = self._row
        # Numbers beyond those that the form has room for stay as they are.
        more = row.phones[_NUMBERS:] if row is not None else ()
        hidden = [one for one in more if row is not None and one in row.private]
        command = NoteStaff(
            id=person,
            name=self.name.text,
            provider=self.provider.text,
            roles=tuple(dict.fromkeys((*self._roles, *((other,) if other else ())))),
            phones=tuple(filter(None, (*phones, *more))),
            private=tuple(filter(None, (*private, *hidden))),
            email=self.email.text,
            law=row.law if row is not None else "",
        )
        if self.act(command, self.tr("Kept: {name}.").format(name=self.name.text.strip())):
            self._tell_of_old_numbers(person)
            self._kept.forget(self._person)
            self.show_all()
        elif not self.name.text.strip():
            self.turn_to(self.name.field)

    def _tell_of_old_numbers(self, person: str) -> None:
        """A roster file wrote a number beside each duty: where that was taken off the list, the list is called."""
        book = self._session.desk.roster(self.now, self.now + _AHEAD)
        row = book.people[person]
        planned = [shift.planned for shift in book.shifts.values()]
        ahead = [one for one in planned if one is not None and one.person == person and one.until > self.now]
        old = [one for one in ahead if one.phone and taken_off(row, one.phone)]
        if old:
            number = first(row)
            called = read_number(number).shown or number or self.tr("no number")
            said = self.tr("Kept: {name}. {count} duties ahead have an old number; called is: {number}.")
            self.tell(said.format(name=row.name, count=len(old), number=called), "ok" if number else "warn")

    def _taken(self, kind: str, what: str) -> None:
        self._open("" if kind == _NEW else what, what if kind == _NEW else "")
        self.turn_to(self.name.field if kind != _NEW else self.provider.field)

    def _open(self, person: str, name: str = "") -> None:
        """The form of one person; what was typed for them before stands there again."""
        self._person = person
        row = self._row
        self._roles = row.roles if row is not None else ()
        self._private = (
            {row.phones.index(one) for one in row.private if one in row.phones} if row is not None else set()
        )
        found = {"name": row.name if row else name, "provider": row.provider if row else "", "other": ""}
        found["email"] = row.email if row else ""
        for place in range(_NUMBERS):
            found[f"number{place}"] = row.phones[place] if row is not None and place < len(row.phones) else ""
        for field, line in self._fields.items():
            text = self._kept.text(person, field, found[field])
            if isinstance(line, NumberLine):
                line.fill(read_number(text).shown if text == found[field] and text else text)
            else:
                fill(line, text if field != "name" or not name else name)
        self.refresh()

    def _act(self, name: str) -> None:
        person = self._person
        if not person:
            return
        if name == _ABSENCE:
            self.wants.emit("roster-absence", about(person=person))
        elif name == _LEAVE:
            if self.act(LeaveStaff(person)):
                self._tell_what_is_ahead(person)
        elif name == _BACK:
            self.save()
        else:
            self.act(SetState(person, name.removeprefix(_STATE)))
        self.refresh()

    def _tell_what_is_ahead(self, person: str) -> None:
        """The duties that somebody who left has still: somebody else has to get them."""
        now = self.now
        duties = self._session.desk.planning.duties(now, now + _AHEAD, drafts=True)
        mine = [duty for duty in duties if duty.person == person]
        if not mine:
            self.tell(self.tr("Is not planned any more; what was done stays."))
            return
        parts = [f"{role_word(one.role)} {hours(one, now)}" for one in mine[:_FEW]]
        if len(mine) > _FEW:
            parts.append(self.tr("and {count} more").format(count=len(mine) - _FEW))
        said = self.tr("Is not planned any more, but has {count} duties ahead: {duties}. Give them to somebody else.")
        once = self.tr("Is not planned any more, but has a duty ahead: {duties}. Give it to somebody else.")
        text = once if len(mine) == 1 else said
        self.tell(text.format(count=len(mine), duties="; ".join(parts)), "warn")

    def _toggle_role(self, role: str) -> None:
        kept = [one for one in self._roles if one != role]
        self._roles = tuple(kept) if role in self._roles else (*self._roles, role)
        self.refresh()

    def _toggle_private(self, place: str) -> None:
        self._private ^= {int(place)}
        self.refresh()

    def _find(self, _text: str) -> None:
        self._show_list()

    def _typed(self, text: str) -> None:
        field = self.sender()
        if field is not None and self._person is not None:
            self._kept.typed(self._person, field.objectName(), text)
            if field.objectName().startswith("number"):
                self.refresh()

    @property
    def _row(self) -> PersonRow | None:
        return self._session.desk.roster().people.get(self._person or "")
