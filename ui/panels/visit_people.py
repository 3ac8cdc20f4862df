"""Who goes on site: those who go with their numbers, what is open about them, and the form to name one more."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.care_rows.on_site import VisitorRow, VisitsRow
from desk.directory_rows import OnCallRow
from desk.intake.visit import Visitor
from desk.rows import OptionRow
from desk.words.fold import fold_text
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer, numbered
from ui.panels.kept import fill
from ui.panels.lines import NumberLine
from ui.panels.pick_field import PickField
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

_AT_THE_DESK = ("telephonist", "triagist", "backup", "case-dispatcher", "shift-lead")
"""Roles of people who decide and answer; whoever of them goes after all is typed."""


class People(QWidget):
    """Those who go: name, provider, discipline, number; below it what of the pair is open, never a wall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = Words("head", self.tr("Who goes"))
        self._lines = Words("lead")
        self._gone = Words("small")
        self._missing = SignLine("warn")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._head, self._lines, self._gone, self._missing):
            self._column.addWidget(part)
        self.rescale()

    @property
    def lines(self) -> tuple[str, ...]:
        """Who goes, a line each."""
        return tuple(self._lines.text().splitlines())

    @property
    def missing(self) -> str:
        """What is open about who goes; empty for nothing."""
        return "" if self._missing.isHidden() else self._missing.text

    def show_people(self, people: Sequence[VisitorRow], missing: Sequence[str], needed: str) -> None:
        """Shows them; `needed` says who has to go."""
        going = [line_of(one) for one in people if not one.gone]
        gone = [one.name for one in people if one.gone]
        self._head.say(self.tr("Who goes · {needed}").format(needed=needed))
        self._lines.say("\n".join(going), hide_empty=True)
        self._gone.say(self.tr("Not going: {names}").format(names=", ".join(gone)) if gone else "", hide_empty=True)
        self._missing.setVisible(bool(missing))
        self._missing.say(self.tr("Open: {what}").format(what=", ".join(missing)), "warn")

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(4))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()


class PersonForm(QWidget):
    """One more who goes. `typed(field, text)` at every change; `changed` when what stands there is another person.

    `go_on`: Enter in a field; `ready`: Enter in the name while none is typed.
    """

    typed = Signal(str, str)
    changed = Signal()
    go_on = Signal()
    ready = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._provider = self._discipline = ""
        self._providers: tuple[OptionRow, ...] = ()
        self._on_call: dict[str, OnCallRow] = {}
        self.known = ChoiceField(self.tr("From the roster"), keeps=False)
        self.name = LabelledLine(self.tr("Name of who goes"), self.tr("name, or function"))
        self.number = NumberLine(self.tr("Number"))
        self.provider = PickField(self.tr("Of which provider?"))
        self.discipline = ChoiceField(self.tr("Discipline"))
        line = QHBoxLayout()
        line.addWidget(self.name, 3, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.number, 2, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.known)
        self._column.addLayout(line)
        self._column.addWidget(self.provider)
        self._column.addWidget(self.discipline)
        self.known.picked.connect(self._take)
        self.provider.picked.connect(self._provider_picked)
        self.provider.go_on.connect(self.go_on)
        self.discipline.picked.connect(self._discipline_picked)
        for field, line_edit in (("name", self.name), ("number", self.number)):
            line_edit.setObjectName(field)
            line_edit.typed.connect(self._typed)
        self.name.go_on.connect(self._name_done)
        self.number.go_on.connect(self.go_on)
        self.rescale()

    @property
    def start_of(self) -> QWidget:
        """Where the keyboard goes to name somebody."""
        return self.name.field if self.known.isHidden() else self.known

    @property
    def who(self) -> Visitor:
        """Whoever stands there; without a name nobody."""
        number = self.number.number.key or self.number.text.strip()
        return Visitor(self.name.text.strip(), self._provider, self._discipline, number)

    def offer(self, row: VisitsRow, on_call: Sequence[OnCallRow]) -> None:
        """Whom and what can be chosen."""
        self._providers = row.providers
        people = [one for one in on_call if not one.nobody and one.name and one.role not in _AT_THE_DESK]
        self._on_call = {f"{one.role}|{one.provider}|{one.name}": one for one in people}
        self.known.offer(numbered((code, _on_call_words(one)) for code, one in self._on_call.items()))
        self.known.setVisible(bool(people))
        self._show_provider()
        self.discipline.offer([Offer(one.code, one.label, one.key) for one in row.disciplines], self._discipline)
        self.discipline.setVisible(bool(row.disciplines))

    def start(self, name: str = "", number: str = "") -> None:
        """Empty, or with what was typed before."""
        self._provider = self._discipline = ""
        fill(self.name, name)
        self.number.fill(number)
        self.discipline.choose("")
        self._show_provider()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _take(self, code: str) -> None:
        """Somebody of the roster: everything that it knows of them stands there."""
        one = self._on_call[code]
        fill(self.name, one.name)
        self.number.fill(one.number_shown or one.number)
        wanted = fold_text(one.provider)
        same = (row.code for row in self._providers if wanted and fold_text(row.label).startswith(wanted))
        self._provider = next(same, one.provider)
        self._show_provider()
        self.typed.emit("name", one.name)
        self.typed.emit("number", one.number_shown or one.number)
        self.changed.emit()

    def _show_provider(self) -> None:
        chosen = [OptionRow(o.code, o.label, o.key, o.code == self._provider, o.danger) for o in self._providers]
        self.provider.ask(self.tr("Of which provider?"), chosen)
        self.provider.setVisible(bool(chosen))

    def _provider_picked(self, code: str) -> None:
        self._provider = "" if code == self._provider else code
        self._show_provider()
        self.changed.emit()

    def _discipline_picked(self, code: str) -> None:
        self._discipline = code
        self.changed.emit()

    def _name_done(self) -> None:
        (self.go_on if self.name.text.strip() else self.ready).emit()

    def _typed(self, text: str) -> None:
        self.typed.emit(self.sender().objectName(), text)
        self.changed.emit()


def line_of(one: VisitorRow) -> str:
    """`Sanne de Vries · Jeugdhulp Friesland · Ambulant werker · 06 11 11 11 11`."""
    return " · ".join(part for part in (one.name, one.provider, one.discipline, one.number) if part)


def _on_call_words(one: OnCallRow) -> str:
    return " · ".join(part for part in (one.name, one.label, one.provider) if part)
