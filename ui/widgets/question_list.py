"""The questions of one section as cards under each other; Enter walks down them, Shift+Enter up."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desk.rows import QuestionRow
from ui.look.look import look
from ui.widgets.keyed import Keyed
from ui.widgets.question_card import QuestionCard
from ui.widgets.scroll_column import ScrollColumn


class QuestionList(ScrollColumn):
    """Cards for a section's questions, kept in place from row to row.

    Passes on the signals of its cards (`chosen`, `toggled_answer`, `typed`, `left`, `picked`). `past_end` and
    `before_start`: somebody went on from the last card, or back from the first.
    """

    chosen = Signal(str, str)
    toggled_answer = Signal(str, str)
    typed = Signal(str, str)
    left = Signal(str, str)
    picked = Signal(str, str)
    past_end = Signal()
    before_start = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=10, margin=(1, 1, 13, 16), parent=parent)
        self._keyed: Keyed[QuestionRow, QuestionCard] = Keyed(
            self.column, key=self._key_of, make=self._make, show=self._show
        )
        self.column.addStretch(1)
        # What has the keyboard is brought in sight once the cards have found their places.
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.timeout.connect(self._bring_in_sight)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    @property
    def cards(self) -> tuple[QuestionCard, ...]:
        """The cards, in order."""
        return tuple(self._keyed.parts.values())

    def card(self, link: str) -> QuestionCard | None:
        """The card of one question, or None when it is not here."""
        return next((card for card in self.cards if card.row.link == link), None)

    def show_rows(self, rows: Sequence[QuestionRow]) -> None:
        """Shows the questions in place. Another section (no question in common) starts at its top."""
        shown = {self._key_of(row) for row in rows}
        other_section = shown.isdisjoint(self._keyed.parts)
        for key, card in self._keyed.parts.items():
            if key not in shown:
                card.settle()
        self._keyed.show_rows(rows)
        if other_section:
            self.settle_now()
            self.verticalScrollBar().setValue(0)

    def go_to(self, link: str) -> bool:
        """Brings the keyboard to a question. False when it is not here."""
        card = self.card(link)
        if card is None:
            return False
        card.take_keyboard()
        return True

    def go_to_first_open(self) -> None:
        """Brings the keyboard to the first question without an answer, else to the first."""
        cards = self.cards
        if cards:
            next((card for card in cards if not card.row.answered), cards[0]).take_keyboard()

    @staticmethod
    def _key_of(row: QuestionRow) -> str:
        return f"{row.child}\n{row.link}"

    def _make(self, row: QuestionRow) -> QuestionCard:
        card = QuestionCard(row, self.inside)
        card.chosen.connect(self.chosen)
        card.toggled_answer.connect(self.toggled_answer)
        card.typed.connect(self.typed)
        card.left.connect(self.left)
        card.picked.connect(self.picked)
        card.go_on.connect(self._go_on)
        card.go_back.connect(self._go_back)
        return card

    @staticmethod
    def _show(card: QuestionCard, row: QuestionRow) -> bool:
        if not card.can_show(row):
            card.settle()
            return False
        card.show_row(row)
        return True

    def _go_on(self, link: str) -> None:
        self._step(link, 1)

    def _go_back(self, link: str) -> None:
        self._step(link, -1)

    def _step(self, link: str, by: int) -> None:
        cards = self.cards
        at = next((place for place, card in enumerate(cards) if card.row.link == link), -1) + by
        if at >= len(cards):
            self.past_end.emit()
        elif at < 0:
            self.before_start.emit()
        else:
            cards[at].take_keyboard(Qt.FocusReason.TabFocusReason)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.inside.isAncestorOf(new):
            self._follow.start(0)

    def _bring_in_sight(self) -> None:
        held = QApplication.focusWidget()
        card = next(
            (card for card in self.cards if held is card or (held is not None and card.isAncestorOf(held))), None
        )
        if card is None or held is None:
            return
        if card.height() <= self.viewport().height():
            self.ensureWidgetVisible(card, 0, look().px(10))
            return
        # Not all of it fits: what is asked comes before what hangs below it.
        self.verticalScrollBar().setValue(card.y())
        if held is not card:
            self.ensureWidgetVisible(held, 0, look().px(10))
