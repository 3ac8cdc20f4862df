"""How a visit ended: one stays and begins, another provider, handed over, not needed, not safe (B6-026)."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.care_rows.on_site import VisitRow, VisitsRow
from desk.intake.visit import EndVisit
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer, numbered
from ui.widgets.line_edit import LabelledLine

STAYS, OTHER = "stays", "other-provider"


class VisitEnd(QWidget):
    """The form. `changed`: something was chosen; `go_on`: Enter in a field; `stayed`: one of them stays."""

    changed = Signal()
    go_on = Signal()
    stayed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.how = ChoiceField(self.tr("How did it end?"))
        self.stays = ChoiceField(self.tr("Who stays and begins?"))
        self.who = LabelledLine(self.tr("To whom?"), self.tr("name or provider"))
        self.note = LabelledLine(self.tr("Note"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.how, self.stays, self.who, self.note):
            self._column.addWidget(part)
        self.how.picked.connect(self._how_picked)
        self.stays.picked.connect(self._picked)
        for line in (self.who, self.note):
            line.go_on.connect(self.go_on)
        self.rescale()

    def show_rows(self, row: VisitsRow, visit: VisitRow) -> None:
        """Shows what can be chosen for this visit."""
        self.how.offer([Offer(one.code, one.label, one.key, one.code == "unsafe") for one in row.ends], self.how.chosen)
        going = [one for one in visit.visitors if not one.gone]
        chosen = self.stays.chosen if any(one.id == self.stays.chosen for one in going) else ""
        only = going[0].id if len(going) == 1 else ""
        self.stays.offer(numbered((one.id, one.name) for one in going), chosen or only)
        self.stays.setVisible(self.how.chosen == STAYS and bool(going))
        self.who.setVisible(self.how.chosen in (OTHER, "handed-over") or (self.how.chosen == STAYS and not going))
        self.note.setVisible(bool(self.how.chosen))

    def start(self) -> None:
        """Nothing chosen yet."""
        self.how.choose("")
        self.stays.choose("")
        for line in (self.who, self.note):
            line.field.clear()

    def command(self, report: str, visit: str) -> EndVisit | None:
        """The end as it was chosen; None before anything was."""
        if not self.how.chosen:
            return None
        stays = self.stays.chosen if self.how.chosen == STAYS else ""
        who = "" if self.who.isHidden() else self.who.text.strip()
        return EndVisit(report, visit, self.how.chosen, who, stays, self.note.text.strip())

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(10))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _how_picked(self, code: str) -> None:
        self.changed.emit()
        if code == STAYS:
            self.stayed.emit()

    def _picked(self, _code: str) -> None:
        self.changed.emit()
