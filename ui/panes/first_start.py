"""First start: one screen asks for region profile, name and letter of the desk, and who sits here."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.record import record
from desk.regions import NOTHING_KNOWN, Proposed
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, numbered
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

_LATER = "later"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@record
class Template:
    """A profile to choose: its name, its title, and the people in its list as (id as facts carry it, name)."""

    name: str
    title: str
    people: tuple[tuple[str, str], ...]


@record
class Setup:
    """What was chosen. `person` is an id of the profile's list, or empty with a `person_name` that is new."""

    profile: str
    desk_name: str
    code: str
    person: str
    person_name: str


class FirstStart(QWidget):
    """`chosen(Setup)` when the desk can begin.

    The region is the one question that has to be answered: questions, numbers and minutes hang on it, and the first of
    the alphabet is nobody's. What the computer knows is proposed with how it knows. The rest has a first answer: the
    letter follows what is heard of other desks as long as nobody typed, the name follows the letter, and whoever does
    not say who sits here is called after the desk, so that no two desks write under one name.
    """

    chosen = Signal(object)

    def __init__(self, templates: Sequence[Template], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._templates = list(templates)
        self._profile = ""
        self._person = _LATER
        self._seated: frozenset[str] = frozenset()
        self._proposed = NOTHING_KNOWN
        # What somebody typed or chose stands, whatever is heard after that.
        self._own_name = self._own_code = self._own_profile = False
        self.region = ChoiceField(self.tr("Which region does this desk work for?"))
        self._name = LabelledLine(self.tr("Name of this desk"))
        self._code = LabelledLine(self.tr("Letter of this desk, first part of each reference"))
        self.people = ChoiceField(self.tr("Who sits here?"))
        self._other = LabelledLine(self.tr("Or somebody else, by name"))
        self._faults = SignLine("bad")
        self._wrong = SignLine("bad")
        self._begin = KeyButton(self.tr("Begin"), "Enter", "primary")
        scroll = ScrollColumn(gap=14)
        self._column = scroll.column
        for part in (
            Words("title", self.tr("Welcome at Nachtwacht")),
            *(self.region, self._name, self._code, self.people, self._other, self._faults),
        ):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._middle = QWidget()
        inside = QVBoxLayout(self._middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scroll, 1)
        # Outside what scrolls: with large letters the page is longer than the window.
        inside.addWidget(self._wrong)
        inside.addWidget(self._begin)
        across = QHBoxLayout(self)
        across.addStretch(1)
        across.addWidget(self._middle, 1000)
        across.addStretch(1)
        self._scroll = scroll
        self._wrong.hide()
        self._faults.hide()
        self.region.picked.connect(self._choose_profile)
        self.people.picked.connect(self._choose_person)
        self._begin.clicked.connect(self._finish)
        self._name.typed.connect(self._type_name)
        self._code.typed.connect(self._type_code)
        self._other.typed.connect(self._show_people)
        for field in (self._name, self._code, self._other):
            field.go_on.connect(self._finish)
        self.setAccessibleName(self.tr("First start"))
        self.offer("A", ())
        self.rescale()

    @property
    def titles(self) -> dict[str, str]:
        """The regions to choose from: their titles by the name of the profile."""
        return {template.name: template.title for template in self._templates}

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """Where is typed: the desk's name, its letter, and the name of somebody who is not in the list."""
        return self._name.field, self._code.field, self._other.field

    @property
    def wrong(self) -> str:
        """Why the desk cannot begin, or what is wrong with profiles; empty when nothing is wrong."""
        return "\n".join(line.text for line in (self._wrong, self._faults) if not line.isHidden())

    def say_wrong(self, text: str) -> None:
        """Why the desk cannot begin like this."""
        self._wrong.say(text)
        self._wrong.setVisible(bool(text))

    def say_faults(self, text: str) -> None:
        """What is wrong with profiles that could not be read: long, at the foot of what scrolls."""
        self._faults.say(text)
        self._faults.setVisible(bool(text))
        if text and self.isVisible():
            self._scroll.settle_now()
            self._scroll.ensureWidgetVisible(self._faults)

    def offer(self, letter: str, seated: Collection[str], proposed: Proposed = NOTHING_KNOWN) -> None:
        """The letter that no desk has, the ids of the people who sit at other desks, and which region is proposed."""
        self._seated, self._proposed = frozenset(seated), proposed
        if not self._own_profile:
            self._profile = proposed.region if self._template(proposed.region) else ""
        if not self._own_code:
            _put(self._code, letter)
            self._name_after(letter)
        self._show()

    def take_keyboard(self) -> None:
        """The keyboard goes to the region: its key chooses one, Enter begins with it."""
        self.region.setFocus(Qt.FocusReason.OtherFocusReason)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._middle.setMaximumWidth(look().px(900))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._finish()
            return
        super().keyPressEvent(event)

    def _template(self, name: str) -> Template | None:
        return next((template for template in self._templates if template.name == name), None)

    def _show(self) -> None:
        self.region.offer(numbered((one.name, one.title) for one in self._templates), self._profile)
        template = self._template(self._profile)
        # Always a line, so that nothing below moves when the computer comes to know better.
        known = self._proposed.why or self.tr("Press its key, or click. Enter begins once a region is chosen.")
        if self._proposed.region and self._proposed.region == self._profile:
            known = self.tr("Proposed. {why}").format(why=known)
        self.region.say(known)
        if template is not None:
            self._begin.set_caption(self.tr("Begin: {region}").format(region=template.title), "Enter")
        else:
            self._begin.set_caption(self.tr("First choose the region"), "")
        self._begin.set_kind("primary" if template is not None else "plain")
        self._show_people()

    def _show_people(self, _text: str = "") -> None:
        template = self._template(self._profile)
        listed = template.people if template else ()
        if self._person not in {_LATER, *(person for person, _ in listed)}:
            self._person = _LATER
        elsewhere = self.tr("{name} · sits at another desk")
        later = self.tr("Name comes later: {name}").format(name=self._nameless())
        people = [(person, elsewhere.format(name=name) if person in self._seated else name) for person, name in listed]
        self.people.offer(numbered([(_LATER, later), *people]), "" if self._other.text.strip() else self._person)

    def _nameless(self) -> str:
        return self.tr("Telephonist of {desk}").format(desk=self._name.text.strip())

    def _choose_profile(self, name: str) -> None:
        self._profile, self._own_profile = name, True
        self.say_wrong("")
        self._show()

    def _choose_person(self, person: str) -> None:
        self._person = person
        self._other.show_text("")
        self._show_people()

    def _type_name(self, _text: str) -> None:
        self._own_name = True
        self._show_people()

    def _type_code(self, text: str) -> None:
        self._own_code = True
        self._name_after(text.strip().upper())

    def _name_after(self, letter: str) -> None:
        if not self._own_name:
            _put(self._name, self.tr("Desk {letter}").format(letter=letter).strip())
            self._show_people()

    def _finish(self) -> None:
        if self._template(self._profile) is None:
            self.say_wrong(self.tr("First choose the region above: questions, numbers and minutes hang on it."))
            self.take_keyboard()
            self._scroll.verticalScrollBar().setValue(0)
            return
        other = self._other.text.strip() or (self._nameless() if self._person == _LATER else "")
        person = "" if other else self._person
        self.chosen.emit(Setup(self._profile, self._name.text, self._code.text, person, other))


def _put(line: LabelledLine, text: str) -> None:
    """Shows `text`, also where the keyboard is: nobody typed there yet."""
    line.show_text(text)
    if line.text != text:
        line.field.setText(text)
