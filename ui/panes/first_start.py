"""First start: one screen asks for region profile, name and letter of the desk, and who sits here."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.record import record
from ui.look.look import look
from ui.widgets.box import Action, Actions
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words


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
    """`chosen(Setup)` when the desk can begin. Everything has a first choice: Enter is enough.

    What is offered follows what is heard of other desks, as long as nobody typed or chose; the name follows the letter.
    """

    chosen = Signal(object)

    def __init__(self, templates: Sequence[Template], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._templates = list(templates)
        self._profile = self._templates[0].name if self._templates else ""
        self._person = ""
        self._seated: frozenset[str] = frozenset()
        # What somebody typed or chose stands, whatever is heard after that.
        self._own_name = self._own_code = self._own_person = self._own_profile = False
        self._profiles = Actions()
        self._name = LabelledLine(self.tr("Name of this desk"))
        self._code = LabelledLine(self.tr("Letter of this desk, first part of each reference"))
        self._people = Actions()
        self._other = LabelledLine(self.tr("Or somebody else, by name"))
        self._wrong = SignLine("bad")
        self._begin = KeyButton(self.tr("Begin"), "Enter", "primary")
        scroll = ScrollColumn(gap=14)
        self._column = scroll.column
        for part in (
            Words("title", self.tr("Welcome at Nachtwacht")),
            Words("body", self.tr("Everything has an answer already: if it is right, Enter opens the desk.")),
            Words("head", self.tr("Region profile")),
            self._profiles,
            self._name,
            self._code,
            Words("head", self.tr("Who sits here?")),
            self._people,
            self._other,
            self._wrong,
        ):
            self._column.addWidget(part)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addWidget(scroll, 1, Qt.AlignmentFlag.AlignHCenter)
        # Outside what scrolls: with large letters the page is longer than the window, and this has the keyboard.
        outer.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignHCenter)
        self._scroll = scroll
        self._wrong.hide()
        self._profiles.acted.connect(self._choose_profile)
        self._people.acted.connect(self._choose_person)
        self._begin.clicked.connect(self._finish)
        self._name.typed.connect(self._type_name)
        self._code.typed.connect(self._type_code)
        for field in (self._name, self._code, self._other):
            field.go_on.connect(self._finish)
        self.setAccessibleName(self.tr("First start"))
        self.offer("A", ())
        self.rescale()

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """Where is typed: the desk's name, its letter, and the name of somebody who is not in the list."""
        return self._name.field, self._code.field, self._other.field

    @property
    def wrong(self) -> str:
        """Why the desk cannot begin; empty when nothing is wrong."""
        return "" if self._wrong.isHidden() else self._wrong.text

    def say_wrong(self, text: str) -> None:
        """Why the desk cannot begin like this."""
        self._wrong.say(text)
        self._wrong.setVisible(bool(text))
        if text:
            # With large letters the page is longer than the window.
            self._scroll.settle_now()
            self._scroll.ensureWidgetVisible(self._wrong)

    def offer(self, letter: str, seated: Collection[str]) -> None:
        """The letter that no desk has, and the ids of the people who sit at other desks: they are not offered first.

        Colleagues at work are of one region most of the time: their profile is the one that is offered.
        """
        self._seated = frozenset(seated)
        if not self._own_profile:
            theirs = (one.name for one in self._templates if any(person in self._seated for person, _ in one.people))
            self._profile = next(theirs, self._profile)
        if not self._own_code:
            _put(self._code, letter)
            self._name_after(letter)
        self._show()

    def take_keyboard(self) -> None:
        """The keyboard goes to the button: Enter takes what stands there."""
        self._begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        for part in (self._scroll, self._begin):
            part.setFixedWidth(look().px(620))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _template(self) -> Template | None:
        return next((template for template in self._templates if template.name == self._profile), None)

    def _show(self) -> None:
        self._profiles.show_actions(
            [
                Action(template.name, template.title, kind="primary" if template.name == self._profile else "plain")
                for template in self._templates
            ]
        )
        template = self._template()
        people = template.people if template else ()
        ids = [person for person, _ in people]
        if ids and not self._other.text and not (self._own_person and self._person in ids):
            self._own_person = False
            self._person = next((person for person in ids if person not in self._seated), ids[0])
        self._people.show_actions(
            [Action(person, name, kind="primary" if person == self._person else "plain") for person, name in people]
        )

    def _choose_profile(self, name: str) -> None:
        self._profile, self._own_profile = name, True
        self._show()

    def _choose_person(self, person: str) -> None:
        self._person, self._own_person = person, True
        self._other.show_text("")
        self._show()

    def _type_name(self, _text: str) -> None:
        self._own_name = True

    def _type_code(self, text: str) -> None:
        self._own_code = True
        self._name_after(text.strip().upper())

    def _name_after(self, letter: str) -> None:
        if not self._own_name:
            _put(self._name, self.tr("Desk {letter}").format(letter=letter).strip())

    def _finish(self) -> None:
        other = self._other.text.strip()
        self.chosen.emit(Setup(self._profile, self._name.text, self._code.text, "" if other else self._person, other))


def _put(line: LabelledLine, text: str) -> None:
    """Shows `text`, also where the keyboard is: nobody typed there yet."""
    line.show_text(text)
    if line.text != text:
        line.field.setText(text)
