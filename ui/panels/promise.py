"""One promise: call, tell how it went, and what comes next. A callback opens with the danger question (design 1.7)."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desk.intake.answers import GiveAnswer
from desk.intake.calls import HangUp, JoinCall
from desk.intake.closing import GiveFeedback
from desk.intake.context import due_minutes
from desk.intake.promise_number import SetPromiseNumber
from desk.intake.promises import (
    ExtendPromise,
    HandPromise,
    KeepPromise,
    SettleMinute,
    TakeAlarm,
    TryPromise,
    WithdrawPromise,
)
from desk.profile.codes import DANGER_NOW
from desk.rows import PromiseRow, QuestionRow, SheetRow, ValueRow
from desk.words.times import clock_text
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept
from ui.panels.promise_card import PromiseCard
from ui.panels.promise_more import PromiseMore
from ui.panels.promise_number import PromiseNumber
from ui.panels.promise_talk import BY_ROUTE, CALLBACKS, DECIDE, DONE, DROPPED, EXTEND, REACHED, TOLD, PromiseTalk
from ui.panels.safety_read import SafetyRead
from ui.session import Session
from ui.widgets.clash_box import ClashBox
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.sign_line import SignLine


class PromisePanel(DeskPanel):
    """`show_for(promise id)`; the promise may be of any report. Reaching somebody puts its report in the middle."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, "", width=500)
        self._id = ""
        self._row: PromiseRow | None = None
        self._kept = Kept(session, "promise", self)
        self._closed = SignLine("ok")
        self._emergency = SignLine("bad")
        self._open_112 = KeyButton(self.tr("Open 112"), "F9", "danger")
        self._card = PromiseCard()
        self._number = PromiseNumber(self.key_button)
        self.agreed = SafetyRead(session, self.key_button)
        self._minutes = ClashBox()
        self._talk = PromiseTalk(self._now, self.key_button)
        self._more = PromiseMore(self._now)
        self._extend = self.key_button(self.tr("New minute"), "T")
        self._hand = self.key_button(self.tr("To a colleague"), "G")
        self._take = self.key_button(self.tr("I take over"), "N")
        self._withdraw = self.key_button(self.tr("No longer needed"), "V")
        self._build()

    def _build(self) -> None:
        above: tuple[QWidget, ...] = (self._closed, self._emergency, self._open_112)
        for part in (*above, self._card, self._number, self.agreed, self._minutes, self._talk, self._more):
            self.body.addWidget(part)
        acts = FlowLayout(gap=6)
        for button in (self._extend, self._hand, self._take, self._withdraw):
            acts.addWidget(button)
        self.body.addLayout(acts)
        self.body.addStretch(1)
        self._open_112.clicked.connect(self._to_112)
        self._minutes.picked.connect(self._minute_picked)
        self._number.picked.connect(self._number_picked)
        self.agreed.read.connect(self.refresh)
        self._talk.calling.connect(self._calling)
        self._talk.went.connect(self._went)
        self._talk.answered.connect(self._danger_answered)
        self._talk.then_picked.connect(self._next)
        self._talk.again_typed.connect(self._again_typed)
        self._extend.clicked.connect(self._open_extend)
        self._hand.clicked.connect(self._open_hand)
        self._withdraw.clicked.connect(self._open_withdraw)
        self._take.clicked.connect(self._take_over)
        self._more.extended.connect(self._extended)
        self._more.handed.connect(self._handed)
        self._more.withdrawn.connect(self._withdrawn)
        self._more.minute_typed.connect(self._minute_typed)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """Shows the promise with this id; the same one again goes on where it was."""
        if argument != self._id or self._find(argument) is None:
            self._talk.to_step("how")
            self._more.open_section("")
        self._id = argument
        row = self._find(argument)
        if row is None:
            return
        desk = self._session.desk
        profile = desk.profile_of(row.report)
        minutes = due_minutes(profile.clocks.get(row.kind) if profile else None)
        colleagues = [person for person in desk.people() if person.id != row.owner]
        reasons = profile.reasons.get("callback", ()) if profile else ()
        self._more.fill(minutes or due_minutes(None), self._kept.text(row.id, "minute"), colleagues, reasons)
        self._talk.begin(row, self._kept.text(row.id, "again"))
        self.refresh()

    def refresh(self) -> None:
        row = self._find(self._id)
        sheet = self._session.desk.sheet(row.report) if row is not None else None
        self._row = row
        if row is None or sheet is None:
            return
        is_open = row.state == "open"
        self.set_title(f"{row.label} · {row.reference}")
        self._card.show_promise(row, sheet.card, self._now())
        self._number.show_row(row)
        self._show_closed(row)
        self.agreed.show_for(row.report, who=row.who)
        self._minutes.show_values(self._values(sheet) if is_open else ())
        self._emergency.setVisible(is_open and sheet.propose_112)
        self._open_112.setVisible(is_open and sheet.propose_112)
        self._emergency.say(self.tr("Tried twice, and danger is still open: propose 112"))
        talking = sheet.on_line in ("calling", "stay")
        self._talk.show_row(row, self._question(sheet), talking=talking, decided=bool(self._to_hear(sheet)))
        self._talk.setVisible(is_open and not self._more.section)
        me = self._session.desk.me
        for button in (self._extend, self._hand, self._withdraw):
            button.setVisible(is_open)
        self._take.setVisible(is_open and me is not None and me.id != row.owner)
        if not is_open:
            self._more.open_section("")
        self.digits_to(self._more.field or self._talk.field)

    def _values(self, sheet: SheetRow) -> tuple[ValueRow, ...]:
        return next((row.minutes for row in sheet.promises if row.id == self._id), ())

    def _minute_picked(self, fact: str) -> None:
        if self._row is not None:
            self._session.do(SettleMinute(self._row.report, self._row.id, fact))

    def _number_picked(self, number: str) -> None:
        if self._row is not None and self._session.do(SetPromiseNumber(self._row.report, self._row.id, number)):
            self.refresh()
            self._talk.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.in_sight_soon(self._card.to_call)

    def tick(self, now: datetime) -> None:
        self._card.tick(now)
        self._more.tick()

    def first_stop(self) -> QWidget | None:
        return self._talk.field

    def to_start(self) -> None:
        super().to_start()
        if self._row is not None and self._row.said_since:
            # Which number it is comes first; digits and letters act wherever the keyboard is.
            self.in_sight_soon(self._card.to_call)

    def confirm(self) -> None:
        """Enter confirms nothing here but a new minute that stands ready."""
        self._more.confirm()

    # -- how it went ----------------------------------------------------------------------------------------------

    def _calling(self) -> None:
        if self._join():
            self.turn_to(self._talk.field)

    def _went(self, how: str) -> None:
        row = self._row
        if row is None:
            return
        if how == BY_ROUTE:
            self.wants.emit("route", row.route)
        elif how == REACHED and row.kind in CALLBACKS:
            self._reached(row)
        elif how in (REACHED, DONE):
            self._keep(how)
        elif self._session.do(TryPromise(row.report, row.id, how, self._talk.again.at)):
            self._kept.forget(row.id, "again")
            self._talk.again.fill("")
            self.refresh()
            if not self._open_112.isHidden():
                self.turn_to(self._open_112)

    def _reached(self, row: PromiseRow) -> None:
        """Somebody is on the line: their report comes in the middle, and the danger question comes first."""
        self._join()
        sheet = self._session.desk.sheet(row.report)
        question = self._question(sheet) if sheet is not None else None
        if row.kind == DROPPED or question is None:
            self._keep(REACHED, then=question.link if question is not None else "")
            return
        self._talk.ask_danger(question)
        self._to_step("danger")

    def _danger_answered(self, code: str) -> None:
        row = self._row
        sheet = self._session.desk.sheet(row.report) if row is not None else None
        question = self._question(sheet) if sheet is not None else None
        if row is None or question is None:
            return
        self._session.do(GiveAnswer(row.report, question.child, question.link, (code,)))
        if any(option.code == code and option.danger for option in question.options):
            # Worse: a second assessment, from the danger questions on (design 1.7).
            self._keep(REACHED, then=question.link)
        else:
            self._to_step("then")

    def _next(self, code: str) -> None:
        if code == EXTEND:
            self._open_extend()
            return
        sheet = self._session.desk.sheet(self._row.report) if code == TOLD and self._row is not None else None
        if sheet is not None and self._to_hear(sheet):
            # Calling back is how the caller hears it (B6-018): one key for both.
            self._session.do(GiveFeedback(sheet.card.id, self._to_hear(sheet)))
        if self._keep(REACHED) and code == DECIDE:
            self.wants.emit("decision", "")

    def _to_hear(self, sheet: SheetRow) -> str:
        """What the caller has still to hear of a decision that was noted, a feedback of the profile; empty: nothing."""
        first = self._profile_feedback(sheet.card.id)
        return first if sheet.decisions and first in sheet.feedback_open else ""

    def _profile_feedback(self, report: str) -> str:
        profile = self._session.desk.profile_of(report)
        return next((choice.id for choice in profile.feedback), "") if profile is not None else ""

    def _join(self) -> bool:
        """A call goes out in the report of the promise, and the report comes in the middle."""
        row, session = self._row, self._session
        if row is None:
            return False
        joined = session.desk.talking(row.report) or session.do(
            JoinCall(row.report, row.number, "out", elsewhere=row.numberless)
        )
        if session.report != row.report:
            session.open_report(row.report)
        self.refresh()
        return joined

    def _keep(self, how: str, *, then: str = "") -> bool:
        row = self._row
        if row is None or not self._session.do(KeepPromise(row.report, row.id, how, row.who)):
            return False
        self._talk.to_step("how")
        self._kept.forget(row.id)
        self.close_panel()
        if then:
            self.question.emit(then)
        return True

    # -- what else ------------------------------------------------------------------------------------------------

    def _extended(self, due: datetime, why: str) -> None:
        row = self._row
        if row is None or not self._session.do(ExtendPromise(row.report, row.id, due, why)):
            return
        if self._talk.step == "then" and self._session.desk.talking(row.report):
            self._session.do(HangUp(row.report, "promised"))
        self._talk.to_step("how")
        self._done(row)

    def _handed(self, person: str) -> None:
        row = self._row
        if row is not None and self._session.do(HandPromise(row.report, row.id, person)):
            self._done(row)

    def _withdrawn(self, reason: str) -> None:
        row = self._row
        if row is not None and self._session.do(WithdrawPromise(row.report, row.id, reason)):
            self._done(row)

    def _take_over(self) -> None:
        row, me = self._row, self._session.desk.me
        if row is None or me is None:
            return
        late = self._now() >= row.due_at
        self._session.do(TakeAlarm(row.report, row.id) if late else HandPromise(row.report, row.id, me.id, "taken"))
        self.refresh()

    def _done(self, row: PromiseRow) -> None:
        self._kept.forget(row.id)
        self._more.open_section("")
        self.close_panel()

    def _open_extend(self) -> None:
        self._toggle("extend")

    def _open_hand(self) -> None:
        self._toggle("hand")

    def _open_withdraw(self) -> None:
        self._toggle("withdraw")

    def _toggle(self, section: str) -> None:
        """Opens a section in place of the questions; its key again brings those back."""
        again = self._more.section == section
        self._more.open_section("" if again else section, hang_up=self._talk.step == "then")
        self.refresh()
        self.turn_to(self._more.field or self._talk.field)

    def _to_112(self) -> None:
        self.wants.emit("route", "112")

    # -- inside ---------------------------------------------------------------------------------------------------

    def _to_step(self, step: str) -> None:
        self._talk.to_step(step)
        self.refresh()
        self.turn_to(self._talk.field)

    def _show_closed(self, row: PromiseRow) -> None:
        words = {
            "kept": self.tr("Kept at {time}"),
            "withdrawn": self.tr("No longer needed since {time}"),
            "replaced": self.tr("Replaced by another promise at {time}"),
        }
        self._closed.setVisible(row.state != "open")
        if row.state != "open":
            time = clock_text(row.closed_at) if row.closed_at else ""
            self._closed.say(words.get(row.state, words["kept"]).format(time=time))

    def _find(self, promise: str) -> PromiseRow | None:
        if self._row is not None and self._row.id == promise:
            sheet = self._session.desk.sheet(self._row.report)
            rows = sheet.promises if sheet is not None else ()
        else:
            here = self._session.row
            rows = (*(here.promises if here is not None else ()), *self._session.desk.promises())
        return next((row for row in rows if row.id == promise), None)

    @staticmethod
    def _question(sheet: SheetRow) -> QuestionRow | None:
        every = (question for section in sheet.sections for question in section.questions)
        return next((question for question in every if question.code == DANGER_NOW), None)

    def _now(self) -> datetime:
        return self._session.desk.now()

    def _again_typed(self, text: str) -> None:
        self._kept.typed(self._id, "again", text)

    def _minute_typed(self, text: str) -> None:
        self._kept.typed(self._id, "minute", text)
