"""What is known beforehand, before the first question: agreements that were made, and earlier reports."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.agreement_rows import AgreedRow
from desk.rows import CardRow, SheetRow
from desk.words.times import day_text, local
from ui.look.look import look
from ui.widgets.agreed_view import AgreedView
from ui.widgets.box import Action, Actions
from ui.widgets.keyed import Keyed
from ui.widgets.surface import Surface
from ui.widgets.words import Words

SHOWN = 4
AGREED = 2
"""So many agreements at most; the rest is in their panel."""


class KnownBox(Surface):
    """`asked(report)`: show that earlier report; `agreed()`: show the agreements in their panel."""

    asked = Signal(str)
    agreed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", parent)
        self._head = Words("head", self.tr("Known here"))
        self._lines = Words("small")
        self._actions = Actions()
        self._actions.acted.connect(self._ask)
        self._top = QHBoxLayout()
        self._top.addWidget(self._head, 0)
        self._top.addWidget(self._actions, 1)
        self._views = QVBoxLayout()
        self._keyed: Keyed[AgreedRow, AgreedView] = Keyed(
            self._views, key=lambda row: row.id, make=self._make, show=AgreedView.show_row
        )
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addLayout(self._views)
        self._column.addWidget(self._lines)
        self.rescale()

    @property
    def agreements(self) -> tuple[AgreedView, ...]:
        """The agreements that are shown."""
        return tuple(self._keyed.parts.values())

    def show_row(self, row: SheetRow) -> None:
        """Shows what is known; hidden when nothing is."""
        self.setVisible(bool(row.earlier or row.agreed))
        self._keyed.show_rows(row.agreed[:AGREED])
        if not row.earlier and not row.agreed:
            return
        self._head.say(self._count(len(row.earlier)))
        self._lines.say((" · " if row.agreed else "\n").join((*row.agreements, *row.perhaps)), hide_empty=True)
        actions = [Action(card.id, self._words(card, row), kind="quiet") for card in row.earlier[:SHOWN]]
        if row.agreed:
            rest = len(row.agreed) - AGREED
            more = self.tr("Agreements") if rest <= 0 else self.tr("Agreements (%1 more)").replace("%1", str(rest))
            actions = [Action("", more, kind="quiet"), *actions]
        self._actions.show_actions(actions)

    def forget(self) -> None:
        """No word of the former report is left."""
        self._keyed.show_rows(())
        self._lines.say("")
        self._actions.show_actions(())

    def _count(self, count: int) -> str:
        if not count:
            return self.tr("Known here")
        if count == 1:
            return self.tr("Known here: one earlier report")
        return self.tr("Known here: %1 earlier reports").replace("%1", str(count))

    def _words(self, card: CardRow, row: SheetRow) -> str:
        # Only the name is the same, or an age does not fit: whoever reads it has to look first.
        look_first = self.tr("see if it is this child") if card.id in row.unsure and not card.withheld else ""
        day = day_text(local(card.opened_at), row.card.opened_at)
        said = (card.title, card.subtitle if card.away else day, card.badge, look_first or self._shut(card))
        return " · ".join(part for part in said if part)

    def _shut(self, card: CardRow) -> str:
        return card.subtitle if card.withheld and not card.away else ""

    def _make(self, row: AgreedRow) -> AgreedView:
        view = AgreedView(dense=True)
        view.show_row(row)
        return view

    def _ask(self, report: str) -> None:
        if report:
            self.asked.emit(report)
        else:
            self.agreed.emit()

    def rescale(self) -> None:
        now = look()
        self._column.setContentsMargins(now.px(14), now.px(4), now.px(8), now.px(8))
        self._column.setSpacing(now.px(4))
        self._views.setSpacing(now.px(8))
        self._top.setSpacing(now.px(10))
