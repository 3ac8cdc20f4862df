"""Hang up with a promise: who is called back, on which number, safe or not, how to begin, before which minute (F7).

Everything stands there already; Enter promises and ends the call. Nothing is required (house rule 1): Ctrl+Enter ends
the call and promises nothing, as after a callback in which the decision was told. A desk in a call hears no alarm.
"""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.intake.calls import HangUp
from desk.intake.context import due_minutes
from desk.intake.promises import PromiseCallback
from desk.rows import PromiseRow, SheetRow
from desk.words.times import clock_text
from ui.panels.choice_field import ChoiceField, Offer, numbered
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept, fill
from ui.panels.lines import NumberLine
from ui.panels.minute_field import MinuteField
from ui.panels.safety_read import SafetyRead
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

_OPEN = "unknown"


@dataclass
class Chosen:
    """What was chosen for one report and not promised yet."""

    safe: str = _OPEN
    voicemail: str = _OPEN
    line: str = ""
    minutes: str = ""


class CallbackPanel(DeskPanel):
    """The promise of the report in the middle; `show_for` needs no argument."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Hang up with a promise"), width=560)
        self._report = ""
        self._chosen: dict[str, Chosen] = {}
        self._kept = Kept(session, "callback", self)
        self._core = SignLine("warn")
        self._stands = Words("small")
        self.agreed = SafetyRead(session, self.key_button)
        self._who = LabelledLine(self.tr("Who is called back"), self.tr("mother, police, a name"))
        self._number = NumberLine(self.tr("On which number"))
        self._second = NumberLine(self.tr("Second number"), self.tr("if the first is not answered"))
        self._others = ChoiceField(self.tr("Which number?"))
        self._safe = ChoiceField(self.tr("Is calling back safe?"))
        self._voicemail = ChoiceField(self.tr("Voicemail?"))
        self._line = ChoiceField(self.tr("Opening line, if somebody else answers"))
        self._own_line = LabelledLine(self.tr("Or in your own words"))
        self._minute = MinuteField(self.tr("Before which minute?"), session.desk.now)
        self._owner = Words("small")
        self._promise = KeyButton("", "Enter", "primary")
        self._end = KeyButton(self.tr("Just hang up"), "Ctrl+Enter")
        self._build()

    def _build(self) -> None:
        numbers, choices = QHBoxLayout(), QHBoxLayout()
        numbers.addWidget(self._number, 1)
        numbers.addWidget(self._second, 1)
        choices.addWidget(self._safe, 1)
        choices.addWidget(self._voicemail, 1)
        for part in (self._core, self._stands, self.agreed, self._who):
            self.body.addWidget(part)
        self.body.addLayout(numbers)
        self.body.addWidget(self._others)
        self.body.addWidget(self._minute)
        self.body.addLayout(choices)
        for below in (self._line, self._own_line, self._owner):
            self.body.addWidget(below)
        self.body.addStretch(1)
        # Beside each other: with large letters a foot of two lines leaves no room for the form.
        foot = QHBoxLayout()
        foot.addWidget(self._promise, 1)
        foot.addWidget(self._end)
        self._foot.addLayout(foot)
        self._fields = {"who": self._who, "number": self._number, "second": self._second, "line": self._own_line}
        for name, field in self._fields.items():
            field.setObjectName(name)
            field.typed.connect(self._typed)
            field.go_on.connect(self.confirm)
        self._minute.typed.connect(self._minute_typed)
        self._minute.changed.connect(self._say_promise)
        self._minute.go_on.connect(self.confirm)
        for choice in (self._safe, self._voicemail, self._line, self._minute.choice):
            choice.picked.connect(self._picked)
        self._others.picked.connect(self._number_picked)
        self._promise.clicked.connect(self.confirm)
        self._end.clicked.connect(self.hang_up)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.hang_up)
        self.agreed.read.connect(self.refresh)

    def show_for(self, _argument: str) -> None:
        """Fills the panel for the report in the middle, with what was typed here before."""
        row = self._session.row
        self._report = self._session.report
        if row is None:
            return
        chosen = self._chosen.setdefault(self._report, Chosen())
        standing = self._standing(row)
        self._fill("who", row.to_call_who)
        self._fill("number", next(iter(row.to_call), ""))
        self._others.offer(numbered((number, number) for number in row.to_call), self._number.text)
        self._others.setVisible(len(row.to_call) > 1)
        self._fill("second", standing.second_number if standing else "")
        self._fill("line", "")
        yes, no, open_ = self.tr("Yes"), self.tr("No"), self.tr("Unknown")
        self._safe.offer((Offer("yes", yes, "1"), Offer("no", no, "2", True), Offer(_OPEN, open_, "0")), chosen.safe)
        allowed, not_allowed = self.tr("Allowed"), self.tr("Not allowed")
        self._voicemail.offer(
            (Offer("yes", allowed, "1"), Offer("no", not_allowed, "2"), Offer(_OPEN, open_, "0")), chosen.voicemail
        )
        profile = self._session.desk.profile_of(self._report)
        lines = profile.opening_lines if profile else ()
        self._line.offer(numbered((line, line) for line in lines), chosen.line)
        self._line.setVisible(bool(lines))
        clock = profile.clocks.get("callback") if profile else None
        standard = due_minutes(clock, self._urgency(row))
        self._minute.offer(standard, chosen.minutes, self._kept.text(self._report, "minute"))
        self.refresh()

    def first_stop(self) -> QWidget | None:
        return self._who.field

    def refresh(self) -> None:
        row = self._session.row
        if row is None or row.card.id != self._report:
            # Another report came in the middle: this form is about the one before.
            self.close_panel()
            return
        left = row.core_total - row.core_answered
        if left > 0:
            self._core.say(self.tr("Core: {count} still open").format(count=left), "warn")
        else:
            self._core.say(self.tr("Core done, you can hang up"), "ok")
        standing = self._standing(row)
        told = self.tr("Comes in place of the promise before {time}.")
        self._stands.say(told.format(time=clock_text(standing.due_at)) if standing else "", hide_empty=True)
        me = self._session.desk.me
        self._owner.say(self.tr("Owner: {name}").format(name=me.name) if me else "", hide_empty=True)
        self.agreed.show_for(self._report, who=self._who.text.strip())
        self._say_promise()

    def tick(self, _now: datetime) -> None:
        self._minute.again()
        self._say_promise()

    def confirm(self) -> None:
        """Promise, and end the call that is on the line."""
        row = self._session.row
        if row is None:
            return
        command = PromiseCallback(
            report=self._report,
            who=self._who.text.strip(),
            number=self._typed_number(self._number),
            second_number=self._typed_number(self._second),
            safe=self._safe.chosen or _OPEN,
            voicemail=self._voicemail.chosen or _OPEN,
            opening_line=self._own_line.text.strip() or self._line.chosen,
            urgency=self._urgency(row),
            due_at=self._minute.due_at(),
        )
        if self._session.do(command):
            self._kept.forget(self._report)
            self._chosen.pop(self._report, None)
            self.close_panel()

    def hang_up(self) -> None:
        """End the call that is on the line; what was promised before stands, what was typed here is kept."""
        if not self._end.isHidden() and self._session.do(HangUp(self._report)):
            self.close_panel()

    # -- inside ---------------------------------------------------------------------------------------------------

    def _fill(self, name: str, otherwise: str) -> None:
        field = self._fields[name]
        text = self._kept.text(self._report, name, otherwise)
        if isinstance(field, NumberLine):
            field.fill(text)
        else:
            fill(field, text)

    def _say_promise(self) -> None:
        row = self._session.row
        talking = row is not None and row.on_line in ("calling", "stay")
        numberless = not self._number.text.strip()
        if talking:
            words = self.tr("Promise {minute} and hang up")
            words = self.tr("Promise {minute} without a number and hang up") if numberless else words
        else:
            words = self.tr("Promise {minute} without a number") if numberless else self.tr("Promise {minute}")
        self._promise.set_caption(words.format(minute=self._minute.said()))
        self._end.setVisible(talking)

    def _typed(self, text: str) -> None:
        field = self.sender()
        if field is not None:
            self._kept.typed(self._report, field.objectName(), text)
            self._say_promise()

    def _number_picked(self, number: str) -> None:
        self._number.fill(number)
        self._kept.typed(self._report, "number", number)
        self._say_promise()

    def _minute_typed(self, text: str) -> None:
        self._kept.typed(self._report, "minute", text)

    def _picked(self, _code: str) -> None:
        self._chosen[self._report] = Chosen(
            self._safe.chosen, self._voicemail.chosen, self._line.chosen, self._minute.chosen
        )

    @staticmethod
    def _typed_number(field: NumberLine) -> str:
        read = field.number
        return read.key or field.text.strip()

    @staticmethod
    def _standing(row: SheetRow) -> PromiseRow | None:
        return next((p for p in row.promises if p.state == "open" and p.kind == "callback"), None)

    @staticmethod
    def _urgency(row: SheetRow) -> str:
        proposal = row.proposal
        return proposal.urgency if proposal is not None and not proposal.none_yet else ""
