"""Calling about a promise, step by step: how it went, the danger question again, and what comes next (design 1.7)."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.rows import PromiseRow, QuestionRow
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer, numbered
from ui.panels.lines import MomentLine
from ui.widgets.key_button import KeyButton
from ui.widgets.sign_line import SignLine

CALLBACKS = ("callback", "callback-request", "line-dropped")
"""The clocks of promises that are kept by calling somebody."""
DROPPED = "line-dropped"
REACHED, DONE, BY_ROUTE = "reached", "done", "route"
DECIDE, EXTEND, GO_ON, TOLD = "decide", "extend", "go-on", "told"


class PromiseTalk(QWidget):
    """The steps `how`, `danger` and `then`; one shows at a time.

    Signals: `calling()` a call goes out; `went(how)` one of REACHED, DONE, BY_ROUTE or the result of a try;
    `answered(code)` the danger question; `then_picked(code)` one of DECIDE, EXTEND, GO_ON, TOLD;
    `again_typed(text)`.
    """

    calling = Signal()
    went = Signal(str)
    answered = Signal(str)
    then_picked = Signal(str)
    again_typed = Signal(str)

    def __init__(self, now: Callable[[], datetime], key_button: Callable[..., KeyButton]) -> None:
        super().__init__()
        self._step = "how"
        self.ask = SignLine("warn")
        self.call = key_button(self.tr("I call now"), "B", "primary")
        self.how = ChoiceField(self.tr("How did it go?"), keeps=False)
        self.again = MomentLine(self.tr("Next try"), self.tr("in 5 minutes"), now, ahead=True)
        self.danger = ChoiceField("", keeps=False)
        self.then = ChoiceField(self.tr("And now?"), keeps=False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        parts: tuple[QWidget, ...] = (self.ask, self.call, self.danger, self.then, self.how, self.again)
        for part in parts:
            self._column.addWidget(part)
        self._offer_then(decided=False)
        self.call.clicked.connect(self.calling)
        self.how.picked.connect(self.went)
        self.danger.picked.connect(self.answered)
        self.then.picked.connect(self.then_picked)
        self.again.typed.connect(self.again_typed)
        self.rescale()

    @property
    def step(self) -> str:
        """The step now: `how`, `danger` or `then`."""
        return self._step

    @property
    def field(self) -> ChoiceField:
        """The field that asks now."""
        return {"how": self.how, "danger": self.danger, "then": self.then}[self._step]

    def begin(self, row: PromiseRow, again: str) -> None:
        """What can have happened with a promise of this kind, and the time of the next try as typed before."""
        good = (REACHED, self.tr("Reached"))
        if row.route:
            good = (BY_ROUTE, self.tr("Taken over..."))
        elif row.kind not in CALLBACKS:
            good = (DONE, self.tr("Done"))
        tried = (
            ("no-answer", self.tr("No answer")),
            ("busy", self.tr("Busy")),
            ("voicemail", self.tr("Voicemail")),
            ("wrong-person", self.tr("Somebody else")),
        )
        self.how.offer(numbered((good, *tried)))
        self.again.fill(again)

    def to_step(self, step: str) -> None:
        """Another step; show it with `show_row`."""
        self._step = step

    def ask_danger(self, question: QuestionRow) -> None:
        """The danger question as the report asks it, with its answers."""
        self.danger.set_label(self.tr("{question} Worse than before?").format(question=question.text))
        asked = [option for option in question.options if option.key != "-"]
        self.danger.offer([Offer(o.code, o.label, o.key, o.danger) for o in asked])

    def show_row(self, row: PromiseRow, question: QuestionRow | None, *, talking: bool, decided: bool) -> None:
        """Shows what belongs to the step; `talking` while a call of the report is on the line.

        `decided`: there is a decision that the caller is to hear.
        """
        self._offer_then(decided=decided)
        calls, first = row.kind in CALLBACKS, self._step == "how"
        self.ask.setVisible(calls and first and question is not None)
        if question is not None:
            self.ask.say(self.tr("Ask first: {question} Worse than before?").format(question=question.text))
        self.call.setVisible(calls and first and not talking)
        self.how.setVisible(first)
        self.again.setVisible(first and row.kind != DROPPED)
        self.danger.setVisible(self._step == "danger")
        self.then.setVisible(self._step == "then")

    def _offer_then(self, *, decided: bool) -> None:
        # A digit always means the same, so that hands can learn it: what comes only sometimes comes last.
        told = [(TOLD, self.tr("The decision was told"))] if decided else []
        self.then.offer(
            numbered(
                (
                    (DECIDE, self.tr("Note decision")),
                    (EXTEND, self.tr("Not yet: new minute")),
                    (GO_ON, self.tr("Go on asking")),
                    *told,
                )
            )
        )

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(12))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
