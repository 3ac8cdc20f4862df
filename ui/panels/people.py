"""Ctrl+P, "Wie zit hier?": somebody sits down with one key, or by name when the list does not know them yet."""

from PySide6.QtWidgets import QWidget

from desk.intake.desk import AddPerson, TakeSeat
from desk.words.fold import fold_text
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import fill, type_on
from ui.panels.pick_field import PickField, options
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.words import Words


class PeoplePanel(DeskPanel):
    """Everything noted from now on carries the name of whoever sits here."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Who sits here?"), width=420)
        self.people = PickField()
        self.name_line = LabelledLine(self.tr("Somebody else, by name"))
        self._add = KeyButton(self.tr("Sits here now"), "Enter")
        self._keys = Words("small", self.tr("Ctrl+Shift+L light or dark · Ctrl++ and Ctrl+- text size"))
        for part in (self.people, self.name_line, self._add):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._foot.addWidget(self._keys)
        self.people.picked.connect(self._sit)
        self.name_line.go_on.connect(self._sit_by_name)
        self._add.clicked.connect(self._sit_by_name)
        self.digits_to(self.people.chips)

    def show_for(self, _argument: str) -> None:
        """Everybody who is known here; what was typed of a name stays."""
        self.people.start_over()
        self.refresh()

    def take_letter(self, text: str) -> bool:
        type_on(self.name_line, text)
        return True

    def first_stop(self) -> QWidget | None:
        return self.people.stop

    def refresh(self) -> None:
        desk = self._session.desk
        people, me = desk.people(), desk.me
        self.people.ask(
            self.tr("At this desk"),
            options(((person.id, person.name) for person in people), me.id if me is not None else ""),
        )

    def _sit(self, person: str) -> None:
        me = self._session.desk.me
        if (me is not None and person == me.id) or self._session.do(TakeSeat(person)):
            fill(self.name_line, "")
            self.close_panel()

    def _sit_by_name(self) -> None:
        name = " ".join(self.name_line.text.split())
        if not name:
            self.name_line.field.setFocus()
            return
        desk = self._session.desk
        known = next((person.id for person in desk.people() if fold_text(person.name) == fold_text(name)), "")
        person = known or desk.new_id()
        if known or self._session.do(AddPerson(person, name)):
            self._sit(person)
