"""What people on site found: the profile's own questions for it, asked by telephone, answered as in a call."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.care_rows.on_site import VisitRow
from desk.intake.visit_found import AnswerVisit, SettleVisitAnswer, ToggleVisitAnswer
from desk.rows import QuestionRow
from ui.look.look import look
from ui.panels.kept import Kept
from ui.session import Session
from ui.widgets.heading import Heading
from ui.widgets.keyed import Keyed
from ui.widgets.question_card import QuestionCard


class VisitFound(QWidget):
    """The questions of one visit.

    `turned(question)`: the keyboard went to the next one (Enter) or the one before (Shift+Enter); `onward` and `back`:
    there was none; `answered` after each answer.
    """

    turned = Signal(object)
    onward = Signal()
    back = Signal()
    answered = Signal()

    def __init__(self, session: Session, kept: Kept, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._kept = session, kept
        self._report = self._visit = self._child = ""
        self._head = Heading("", self.tr("digits answer, Enter goes on"))
        self._cards = QVBoxLayout()
        self._keyed: Keyed[QuestionRow, QuestionCard] = Keyed(
            self._cards, key=lambda row: f"{row.child} {row.link}", make=self._make, show=self._show
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._head)
        self._column.addLayout(self._cards)
        self.rescale()

    @property
    def cards(self) -> tuple[QuestionCard, ...]:
        """The questions in order."""
        return tuple(self._keyed.parts.values())

    @property
    def first(self) -> QuestionCard | None:
        """The first question that has no answer, else the first of all."""
        return next((card for card in self.cards if not card.row.answered), next(iter(self.cards), None))

    def show_visit(self, report: str, row: VisitRow | None, child: str) -> None:
        """Shows the questions of a visit, for one of its children; without any it takes no room."""
        if row is None or not row.found:
            self.hide()
            return
        if (self._visit, self._child) != (row.id, child):
            self._keyed.show_rows(())
        self._report, self._visit, self._child = report, row.id, child
        done = sum(one.answered for one in row.found)
        self._head.say(
            self.tr("What they find · {done} of {total}").format(done=done, total=len(row.found)),
            self.tr("digits answer, Enter goes on"),
        )
        self._keyed.show_rows(row.found)
        self.show()

    def settle(self) -> None:
        """What was typed and not kept yet becomes a fact."""
        for card in self.cards:
            card.settle()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._cards.setSpacing(look().px(8))
        self._column.setSpacing(look().px(6))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _make(self, row: QuestionRow) -> QuestionCard:
        card = QuestionCard(row, self)
        if card.field is not None:
            typed = self._kept.text(self._report, self._name(row.link), row.text_value)
            card.field.show_text(typed, draft=typed != row.text_value)
        card.chosen.connect(self._chosen)
        card.toggled_answer.connect(self._toggled)
        card.typed.connect(self._typed)
        card.left.connect(self._left)
        card.picked.connect(self._settled)
        card.go_on.connect(self._go_on)
        card.go_back.connect(self._go_back)
        return card

    def _show(self, card: QuestionCard, row: QuestionRow) -> bool:
        if not card.can_show(row):
            return False
        card.show_row(row)
        return True

    def _go_on(self, _link: str) -> None:
        after = self.cards[self._place(self.sender()) + 1 :]
        self._turn(after[0]) if after else self.onward.emit()

    def _go_back(self, _link: str) -> None:
        before = self.cards[: self._place(self.sender())]
        self._turn(before[-1]) if before else self.back.emit()

    def _place(self, card: object) -> int:
        return next((place for place, one in enumerate(self.cards) if one is card), 0)

    def _turn(self, card: QuestionCard) -> None:
        card.take_keyboard()
        self.turned.emit(card)

    def _chosen(self, link: str, code: str) -> None:
        item = next((card.row for card in self.cards if card.row.link == link), None)
        whole: tuple[str | bool, ...] = (code,)
        if item is not None and {option.code for option in item.options} >= {"true", "false"} and code in _BOOLEANS:
            whole = (_BOOLEANS[code],)
        self._session.do(AnswerVisit(self._report, self._visit, self._child, link, whole))
        self.answered.emit()

    def _toggled(self, link: str, code: str) -> None:
        self._session.do(ToggleVisitAnswer(self._report, self._visit, self._child, link, code))
        self.answered.emit()

    def _typed(self, link: str, text: str) -> None:
        self._kept.typed(self._report, self._name(link), text)

    def _left(self, link: str, text: str) -> None:
        values = (text.strip(),) if text.strip() else ()
        if self._session.do(AnswerVisit(self._report, self._visit, self._child, link, values)):
            self._kept.forget(self._report, self._name(link))
        self.answered.emit()

    def _settled(self, link: str, fact: str) -> None:
        self._session.do(SettleVisitAnswer(self._report, self._visit, self._child, link, fact))
        self.answered.emit()

    def _name(self, link: str) -> str:
        return f"found {self._visit} {self._child} {link}"


_BOOLEANS = {"true": True, "false": False}
