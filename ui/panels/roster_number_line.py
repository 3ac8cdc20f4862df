"""The number on which somebody is called for a duty: whose it is and whether it can be dialled is said beside it."""

from PySide6.QtWidgets import QWidget

from desk.roster.numbers import doubt, first, taken_off
from desk.roster.whose_number import cannot_dial, others, owners
from desk.words.phone import read_number
from ui.panels.lines import NumberLine
from ui.session import Session


class DutyNumberLine(NumberLine):
    """Never refused (house rule 1). `for_whom` says who is called; without a number typed theirs of the list counts."""

    def __init__(self, session: Session, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        self._session = session
        self._person = self._name = ""

    @property
    def odd(self) -> str:
        """What is the matter with the number that stands there; empty for nothing."""
        return cannot_dial(self.text) or self._of_another() or self._of_before()

    def for_whom(self, person: str, name: str) -> None:
        """Whose number is asked: a person's id, or a name that is in no list."""
        self._person, self._name = person, name
        self.field.setPlaceholderText(self._own())
        self._check(self.text)

    def _own(self) -> str:
        row = self._session.desk.roster().people.get(self._person)
        if row is None:
            return ""
        if not row.phones:
            return self.tr("no number in the list")
        number = first(row)
        own = read_number(number).shown or number
        return self.tr("empty: {number}, of the list").format(number=own)

    def _of_another(self) -> str:
        people = self._session.desk.roster().people
        have = others(owners(people.values()), self.text, self._person, self._name)
        return self.tr("this is the number of {name}").format(name=have[0].name) if have else ""

    def _of_before(self) -> str:
        """A number that the list has no more, or that was wrong: whoever has it, it is not who is meant."""
        row = self._session.desk.roster().people.get(self._person)
        if row is None or not self.text.strip():
            return ""
        if taken_off(row, self.text):
            return self.tr("was taken off the list of {name}").format(name=row.name)
        return doubt(row, self.text, self._session.desk.now())

    def _read(self, text: str) -> None:
        if self._of_another() or self._of_before():
            self._check(text)
        else:
            super()._read(text)

    def _check(self, text: str) -> None:
        if self.odd:
            self.show_note(self.odd, wrong=True)
        else:
            super()._check(text)
