"""Sending people on site: to which address, what they must know, who goes. Nothing of it is needed to send them."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.care_rows.on_site import VisitorRow, VisitsRow
from desk.directory_rows import OnCallRow
from desk.intake.visit import PlanVisit, Visitor
from desk.words.phone import read_number
from ui.look.look import look
from ui.panels.kept import Kept, fill
from ui.panels.visit_people import People, PersonForm
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.line_edit import LabelledLine

_PEOPLE = "people"


class VisitPlan(QWidget):
    """The form of one report and child.

    `changed`: something was typed or chosen; `go_on`: Enter in a field; `ready`: Enter where nobody more is named.
    """

    changed = Signal()
    go_on = Signal()
    ready = Signal()

    def __init__(self, kept: Kept, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self._row: VisitsRow | None = None
        self._chosen: list[Visitor] = []
        self.place = LabelledLine(self.tr("To which address?"), self.tr("street, number, place"))
        self.risk = LabelledLine(self.tr("What else must they know?"), self.tr("dog, who is there, where to park"))
        self.people = People()
        self.person = PersonForm()
        line = QHBoxLayout()
        line.addWidget(self.place, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.risk, 1, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(line)
        self.tools = FlowLayout(gap=8)
        self._column.addWidget(self.people)
        self._column.addLayout(self.tools)
        self._column.addWidget(self.person)
        for name, field in (("place", self.place), ("risk", self.risk)):
            field.setObjectName(name)
            field.typed.connect(self._typed)
            field.go_on.connect(self.go_on)
        self.person.typed.connect(self._person_typed)
        self.person.changed.connect(self.changed)
        self.person.go_on.connect(self.go_on)
        self.person.ready.connect(self.ready)
        self.rescale()

    @property
    def adding(self) -> str:
        """The name that stands in the form and is not among those who go yet."""
        return self.person.who.name

    @property
    def going(self) -> tuple[Visitor, ...]:
        """Who goes so far."""
        return tuple(self._chosen)

    def fill(self, row: VisitsRow) -> None:
        """For another child, or anew: what was typed before, else what is known."""
        self._row = row
        fill(self.place, self._kept.text(row.report, self._name("place"), row.place))
        others = " · ".join(place for place in row.places if place != row.place)
        self.place.show_note(self.tr("Also said: {places}").format(places=others) if others else "", wrong=True)
        fill(self.risk, self._kept.text(row.report, self._name("risk")))
        self.person.start(
            self._kept.text(row.report, self._name("name")), self._kept.text(row.report, self._name("number"))
        )
        kept = self._kept.text(row.report, self._name(_PEOPLE))
        self._chosen = [Visitor(*one) for one in json.loads(kept)] if kept else []

    def show_row(self, row: VisitsRow, on_call: Sequence[OnCallRow]) -> None:
        """Shows what can be chosen now, and what is open."""
        self._row = row
        self.person.offer(row, on_call)
        names = {one.code: one.label for one in (*row.disciplines, *row.providers)}
        people = [
            VisitorRow(
                str(place),
                one.name,
                names.get(one.provider, one.provider),
                names.get(one.discipline, one.discipline),
                read_number(one.number).shown or one.number,
                gone=False,
            )
            for place, one in enumerate(self._chosen)
        ]
        self.people.show_people(people, (), row.needed)

    def add(self) -> None:
        """Whoever stands in the form goes; the form is empty for the next."""
        if self._row is None or not self.adding:
            return
        self._chosen.append(self.person.who)
        said = [[one.name, one.provider, one.discipline, one.number] for one in self._chosen]
        self._kept.typed(self._row.report, self._name(_PEOPLE), json.dumps(said))
        self._kept.forget(self._row.report, self._name("name"), self._name("number"))
        self.person.start()
        self.changed.emit()

    def drop_last(self) -> None:
        """The one who was named last does not go."""
        if self._chosen and self._row is not None:
            self._chosen.pop()
            said = [[one.name, one.provider, one.discipline, one.number] for one in self._chosen]
            self._kept.typed(self._row.report, self._name(_PEOPLE), json.dumps(said))
            self.changed.emit()

    def command(self) -> PlanVisit | None:
        """Sends them; a name that still stands in the form goes along."""
        row = self._row
        if row is None:
            return None
        who = (*self._chosen, *((self.person.who,) if self.adding else ()))
        return PlanVisit(row.report, (row.child,), self.place.text.strip(), self.risk.text.strip(), who)

    def sent(self) -> None:
        """They are on their way: nothing of it is a draft any more."""
        if self._row is not None:
            fields = ("place", "risk", "name", "number", _PEOPLE)
            self._kept.forget(self._row.report, *(self._name(field) for field in fields))
            self.fill(self._row)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(10))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _name(self, field: str) -> str:
        return f"{field} {self._row.child if self._row is not None else ''}"

    def _typed(self, text: str) -> None:
        if self._row is not None:
            self._kept.typed(self._row.report, self._name(self.sender().objectName()), text)
        self.changed.emit()

    def _person_typed(self, field: str, text: str) -> None:
        if self._row is not None:
            self._kept.typed(self._row.report, self._name(field), text)
