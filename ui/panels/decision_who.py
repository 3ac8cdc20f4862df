"""Who decided, as what, and when: as the core proposes it, one of the others, or anybody by name."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.care_rows.deciding import DeciderRow, DecidersRow
from desk.rows import OptionRow
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer, numbered
from ui.panels.lines import MomentLine
from ui.session import Session
from ui.widgets.line_edit import LabelledLine

NOBODY = DeciderRow("", "", "", "", "", "")


class DecisionWho(QWidget):
    """`by` names who decided, `name` somebody else, `role` as what they did, `at` when."""

    go_on = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = DecidersRow((), "")
        self.by = ChoiceField(self.tr("Who decided?"))
        self.role = ChoiceField(self.tr("Decided as"))
        self.name = LabelledLine(self.tr("Or somebody else"), self.tr("name and function"))
        self.at = MomentLine(self.tr("Decided at"), self.tr("now"), session.desk.now, ahead=False)
        self._line = QHBoxLayout()
        self._line.addWidget(self.name, 3, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.at, 2, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.by)
        self._column.addLayout(self._line)
        self._column.addWidget(self.role)
        self.name.go_on.connect(self.go_on)
        self.at.go_on.connect(self.go_on)
        self.rescale()

    def take(self, row: DecidersRow | None) -> None:
        """Who can be chosen."""
        self._row = row or DecidersRow((), "")

    def code_of(self, name: str) -> str:
        """What chooses somebody of this name; empty when nobody can be chosen by it."""
        return next((one.code for one in self._row.rows if one.name == name), "")

    def who(self, picked: str) -> DeciderRow:
        """Who decided: what is typed, else who was picked, else the one proposed."""
        typed = self.name.text.strip()
        if typed:
            return DeciderRow("", typed, "", "", typed, typed)
        found = (one for one in self._row.rows if one.code == picked)
        return next(found, None) or next(iter(self._row.rows), NOBODY)

    def other(self, picked: str) -> DeciderRow | None:
        """Who is one key away: the triagist on call, or once they are chosen the one that was proposed; None where the
        triagist was proposed, or nobody is on call."""
        code = self._row.other
        if not code:
            return None
        if self.who(picked).code == code:
            return self._row.rows[0]
        return next((one for one in self._row.rows if one.code == code), None)

    def show_who(self, picked: str, role: str, roles: Sequence[OptionRow]) -> None:
        """Shows who can be chosen and marks who is."""
        who = self.who(picked)
        self.by.offer(numbered((one.code, one.label) for one in self._row.rows), who.code)
        self.role.offer([Offer(one.code, one.label, one.key) for one in roles], role or who.role)
        self.role.setVisible(bool(roles))

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(12))
        self._line.setSpacing(look().px(10))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
