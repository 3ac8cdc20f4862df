"""Ctrl+E: the end of a report: outcome and nature per child, who heard it, a note, a task. Nothing of it is needed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.choice_rows import ClosingRow, OutcomeRow
from desk.intake.closing import CloseReport, GiveFeedback, SetOutcome, SettleOutcome, TakeBackFeedback
from desk.intake.decisions import GiveReason
from desk.intake.natures import NoteNature, SettleNature
from desk.rows import DecisionRow, OptionRow, PromiseRow
from desk.words.times import clock_text, moment_text
from ui.panels.closing_child import ClosingChild, OutcomeField
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept, fill
from ui.panels.nature_field import NatureField
from ui.panels.pick_field import PickField
from ui.session import Session
from ui.widgets.answer_fields import AnswerText
from ui.widgets.key_button import KeyButton
from ui.widgets.keyed import Keyed
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

_NOTE, _TASK = "note", "task"
_ENDED = ("closed", "merged", "set-aside")


class ClosingPanel(DeskPanel):
    """Closes the report in the middle, with Ctrl+Enter; what is not known yet stays open and can follow later."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Close report"), width=620)
        self._report = ""
        self._row: ClosingRow | None = None
        self._kept = Kept(session, "closing", self)
        self._outcomes = QVBoxLayout()
        self._children: Keyed[OutcomeRow, ClosingChild] = Keyed(
            self._outcomes, key=lambda row: row.child, make=self._make_child, show=self._show_child
        )
        self._reasons = QVBoxLayout()
        self._deviations: Keyed[DecisionRow, PickField] = Keyed(
            self._reasons, key=lambda row: row.id, make=self._make_reason, show=self._show_reason
        )
        self.feedback = PickField()
        self._stay = SignLine("warn")
        self._promises = Words("body")
        self._note_label = Words("head", self.tr("Note at the end"))
        self.note = AnswerText()
        self.note.setAccessibleName(self.tr("Note at the end"))
        self.task = LabelledLine(self.tr("Task for the next working day"), self.tr("For example: call the local team"))
        self._open = Words("small")
        self.close_it = KeyButton(self.tr("Close report"), "Ctrl+Enter", "primary")
        self._ended = SignLine("ok")
        self._build()

    def _build(self) -> None:
        self.body.addLayout(self._outcomes)
        self.body.addLayout(self._reasons)
        parts: tuple[QWidget, ...] = (self.feedback, self._stay, self._promises, self._note_label, self.note, self.task)
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        for part in (self._open, self._ended, self.close_it):
            self._foot.addWidget(part)
        self.feedback.picked.connect(self._feedback_picked)
        self.note.typed.connect(self._note_typed)
        self.task.typed.connect(self._task_typed)
        self.close_it.clicked.connect(self.close_report)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.close_report)
        self._session.opened.connect(self._another)

    @property
    def children_fields(self) -> tuple[OutcomeField, ...]:
        """The outcome of each child, in order."""
        return tuple(part.outcome for part in self._children.parts.values())

    @property
    def nature_fields(self) -> tuple[NatureField, ...]:
        """What it is about, of each child in the same order."""
        return tuple(part.nature for part in self._children.parts.values())

    @property
    def reason_fields(self) -> tuple[PickField, ...]:
        """The reason of each deviation that has none yet."""
        return tuple(self._deviations.parts.values())

    @property
    def staying(self) -> str:
        """The promises that stay, as the panel says them."""
        return self._promises.text()

    @property
    def left_open(self) -> str:
        """What is not known yet, as the panel says it."""
        return self._open.text()

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, _argument: str) -> None:
        """The report in the middle; what was typed for it before stands there again."""
        self._report = self._session.report
        self._fill(self._kept.text(self._report, _NOTE), self._kept.text(self._report, _TASK))
        self.refresh()

    def first_stop(self) -> QWidget | None:
        if not self.children_fields:
            return None
        return self.children_fields[0].stop

    def refresh(self) -> None:
        row = self._session.desk.closing(self._report) if self._report else None
        self._row = row
        if row is None:
            return
        ended = row.state in _ENDED
        self.set_title(self.tr("Close {reference}").format(reference=row.reference))
        self._children.show_rows(row.outcomes)
        self._deviations.show_rows(row.unexplained)
        self.feedback.ask(self.tr("Who has heard it? (once more takes it back)"), row.feedback)
        self.feedback.setVisible(bool(row.feedback))
        self._show_promises(row.promises)
        for part in (self._note_label, self.note, self.task, self.close_it):
            part.setVisible(not ended)
        self._ended.setVisible(ended)
        self._ended.say(self.tr("{reference} is closed").format(reference=row.reference))
        left = self._left_open(row)
        words = self.tr("Still open, may follow later: {what}").format(what=", ".join(left))
        self._open.say(words if left else "", hide_empty=True)
        self.digits_to(next((field.chips for field in self.children_fields), None))

    def _show_promises(self, promises: tuple[PromiseRow, ...]) -> None:
        now = self._session.desk.now()
        lines = []
        for promise in promises:
            near = (promise.due_at - now).total_seconds() < 12 * 3600
            due = clock_text(promise.due_at) if near else moment_text(promise.due_at, now)
            said = (promise.label, promise.who, promise.numbers, self.tr("before {time}").format(time=due))
            lines.append(" · ".join(part for part in (*said, promise.owner_name) if part))
        self._stay.say(self.tr("These promises stay, also when the report is closed:"))
        self._stay.setVisible(bool(lines))
        self._promises.say("\n".join(lines), hide_empty=True)

    def _left_open(self, row: ClosingRow) -> list[str]:
        left = []
        unknown = sum(not any(option.chosen for option in child.options) for child in row.outcomes)
        if unknown:
            left.append(self.tr("outcome ({count})").format(count=unknown))
        unsaid = sum(not child.said for child in row.natures)
        if unsaid:
            left.append(self.tr("nature ({count})").format(count=unsaid))
        unheard = sum(not option.chosen for option in row.feedback)
        if unheard:
            left.append(self.tr("feedback ({count})").format(count=unheard))
        if row.unexplained:
            left.append(self.tr("reason"))
        return left

    # -- parts ----------------------------------------------------------------------------------------------------

    def _make_child(self, row: OutcomeRow) -> ClosingChild:
        part, child = ClosingChild(self), row.child
        part.outcome.settled.connect(lambda fact: self._settled(child, fact))
        part.outcome.picked.connect(lambda outcome: self._outcome_picked(child, outcome))
        part.outcome.go_on.connect(self._next)
        part.nature.noted.connect(lambda *said: self._nature_noted(child, *said))
        part.nature.settled.connect(lambda fact: self._nature_settled(child, fact))
        part.nature.reached.connect(self.in_sight)
        part.nature.go_on.connect(lambda: self._past(part.nature))
        self._show_child(part, row)
        return part

    def _show_child(self, part: ClosingChild, row: OutcomeRow) -> bool:
        natures = self._row.natures if self._row else ()
        part.show_rows(row, next((one for one in natures if one.child == row.child), None))
        return True

    def _settled(self, child: str, fact: str) -> None:
        self._session.do(SettleOutcome(self._report, child, fact))

    def _nature_noted(self, child: str, primary: str, also: tuple[str, ...], systemic: str) -> None:
        self._session.do(NoteNature(self._report, child, primary, tuple(also), systemic))
        self.refresh()

    def _nature_settled(self, child: str, fact: str) -> None:
        self._session.do(SettleNature(self._report, child, fact))

    def _make_reason(self, row: DecisionRow) -> PickField:
        field = PickField(parent=self)
        field.picked.connect(lambda reason, decision=row.id: self._reason_picked(decision, reason))
        field.go_on.connect(self._next)
        self._show_reason(field, row)
        return field

    def _show_reason(self, field: PickField, row: DecisionRow) -> bool:
        reasons: tuple[OptionRow, ...] = self._row.reasons if self._row else ()
        words = self.tr("Decision of {who}, {time}: other than proposed. Why?")
        field.ask(words.format(who=row.decided_by, time=clock_text(row.decided_at)), reasons)
        return True

    # -- acts -----------------------------------------------------------------------------------------------------

    def close_report(self) -> None:
        """Closes, with whatever is known."""
        if self._row is None or self._row.state in _ENDED:
            return
        if self._session.do(CloseReport(self._report, self.note.text().strip(), self.task.text.strip())):
            self._fill("", "")
            self._kept.forget(self._report)
            self.close_panel()

    def _outcome_picked(self, child: str, outcome: str) -> None:
        row = next((row for row in self._row.outcomes if row.child == child), None) if self._row else None
        chosen = next((option.code for option in row.options if option.chosen), "") if row else ""
        self._session.do(SetOutcome(self._report, child, "" if outcome == chosen else outcome))
        self.refresh()

    def _feedback_picked(self, to: str) -> None:
        given = {option.code for option in self._row.feedback if option.chosen} if self._row else set()
        self._session.do(TakeBackFeedback(self._report, to) if to in given else GiveFeedback(self._report, to))
        self.refresh()

    def _reason_picked(self, decision: str, reason: str) -> None:
        stops = self._stops()
        at = stops.index(self._deviations.parts[decision].stop)
        self._session.do(GiveReason(self._report, decision, reason))
        self.refresh()
        # The field is gone now that its reason is there; the keyboard goes on to what stood below it.
        stops[(at + 1) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)

    def _past(self, part: QWidget) -> None:
        """The keyboard goes to what stands below a part, whatever that has open."""
        stops = self._stops()
        last = max(at for at, stop in enumerate(stops) if part.isAncestorOf(stop))
        self.turn_to(stops[(last + 1) % len(stops)])

    def _next(self) -> None:
        self.focusNextPrevChild(True)

    def _fill(self, note: str, task: str) -> None:
        self.note.settle()
        self.note.show_text(note, draft=False)
        if note != self.note.text():
            self.note.setPlainText(note)
        fill(self.task, task)

    def _note_typed(self, text: str) -> None:
        if self._report:
            self._kept.typed(self._report, _NOTE, text)

    def _task_typed(self, text: str) -> None:
        if self._report:
            self._kept.typed(self._report, _TASK, text)

    def _another(self, _report: str) -> None:
        if not self.isHidden():
            self.show_for("")
