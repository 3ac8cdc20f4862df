"""What is known beforehand: earlier reports of this number or child, and the agreements that were made."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.rows import CardRow, SheetRow
from desk.words.times import day_text, local
from ui.look.look import look
from ui.widgets.box import Action, Actions
from ui.widgets.surface import Surface
from ui.widgets.words import Words

SHOWN = 4


class KnownBox(Surface):
    """`asked(report)`: show that earlier report."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", parent)
        self._head = Words("head", self.tr("Known here"))
        self._lines = Words("small")
        self._actions = Actions()
        self._actions.acted.connect(self.asked)
        self._top = QHBoxLayout()
        self._top.addWidget(self._head, 0)
        self._top.addWidget(self._actions, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self._lines)
        self.rescale()

    def show_row(self, row: SheetRow) -> None:
        """Shows what is known; hidden when nothing is."""
        self.setVisible(bool(row.earlier))
        if not row.earlier:
            return
        count = len(row.earlier)
        self._head.say(
            self.tr("Known here: one earlier report")
            if count == 1
            else self.tr("Known here: %1 earlier reports").replace("%1", str(count))
        )
        self._lines.say("\n".join(row.agreements), hide_empty=True)
        self._actions.show_actions(
            [Action(card.id, self._words(card, row), kind="quiet") for card in row.earlier[:SHOWN]]
        )

    def _words(self, card: CardRow, row: SheetRow) -> str:
        return f"{card.title} · {day_text(local(card.opened_at), row.card.opened_at)} · {card.badge}"

    def rescale(self) -> None:
        now = look()
        self._column.setContentsMargins(now.px(14), now.px(4), now.px(8), now.px(8))
        self._column.setSpacing(0)
        self._top.setSpacing(now.px(10))
