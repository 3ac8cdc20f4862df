"""Who does not go after all: one of those who were named, or all of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.care_rows.on_site import VisitorRow
from desk.intake.visit import DropVisitor, MoveVisit
from ui.panels.choice_field import ChoiceField, Offer, numbered

ALL = "all"


class VisitGone(ChoiceField):
    """`dropped(visitor)`: this one does not go; ALL: nobody goes."""

    dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", keeps=False, parent=parent)
        self.set_label(self.tr("Who does not go?"))
        self.picked.connect(self.dropped)

    def show_people(self, people: Sequence[VisitorRow]) -> None:
        """Those who go, and all of them at once."""
        going = numbered((one.id, one.name) for one in people if not one.gone)
        self.offer((*going, Offer(ALL, self.tr("Nobody goes"), "0")))

    @staticmethod
    def command(report: str, visit: str, visitor: str) -> DropVisitor | MoveVisit:
        """What the choice asks for."""
        return MoveVisit(report, visit, "cancelled") if visitor == ALL else DropVisitor(report, visit, visitor)
