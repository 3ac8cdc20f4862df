"""Who decided, as what, and when: the triagist on call first, then who sits here; or anybody by name."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.rows import OptionRow
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer, numbered
from ui.panels.lines import MomentLine
from ui.session import Session
from ui.widgets.line_edit import LabelledLine


class DecisionWho(QWidget):
    """`by` names who decided, `name` somebody else, `role` as what they did, `at` when."""

    go_on = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
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

    def known(self, name: str) -> bool:
        """Whether somebody of this name can be chosen."""
        return any(offer.code == name for offer in self._offers())

    def who(self, picked: str) -> str:
        """Who decided: what is typed, else who was picked, else the first."""
        offers = self._offers()
        return self.name.text.strip() or picked or (offers[0].code if offers else "")

    def as_what(self, who: str, picked: str) -> str:
        """The role that was picked, else the one that the roster gives them now."""
        on_call = self._session.desk.on_call()
        return picked or next((row.role for row in on_call if row.name == who and not row.nobody), "")

    def show_who(self, picked: str, role: str, roles: Sequence[OptionRow]) -> None:
        """Shows who can be chosen and marks who is."""
        who = self.who(picked)
        self.by.offer(self._offers(), "" if self.name.text.strip() else who)
        self.role.offer([Offer(one.code, one.label, one.key) for one in roles], self.as_what(who, role))
        self.role.setVisible(bool(roles))

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(12))
        self._line.setSpacing(look().px(10))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _offers(self) -> tuple[Offer, ...]:
        """The triagist on call first, then who sits here, then the others on call; each name once."""
        me = self._session.desk.me
        on_call = [row for row in self._session.desk.on_call() if not row.nobody]
        first = [(row.name, f"{row.name} ({row.label})") for row in on_call if row.role == "triagist"]
        mine = [(me.name, self.tr("I, {name}").format(name=me.name))] if me is not None else []
        others = [(row.name, f"{row.name} ({row.label})") for row in on_call if row.role != "triagist"]
        names: dict[str, str] = {}
        for name, label in (*first, *mine, *others):
            names.setdefault(name, label)
        return numbered(names.items())
