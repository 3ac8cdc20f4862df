"""Who is on call (F8): the number to dial, what to tell them, and how it went; loudly when there is nobody.

No key ever dials here: people dial themselves or click. What a key does is note that they called. Who did not answer is
followed by the next one of the chain, with the number, until somebody does or nobody is left.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.care_rows.consult import ConsultRow
from desk.change_rows import ReachRow, ReachStepRow
from desk.directory_rows import OnCallRow
from desk.intake.roster_people import SetState
from desk.intake.routes import CallDuty
from desk.words.times import clock_text
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.desk_panel import DeskPanel
from ui.panels.duty_behind import ChainLines
from ui.panels.duty_nobody import Nobody
from ui.panels.duty_read import ReadAloud
from ui.panels.duty_state import StateChips
from ui.panels.duty_step import step_row
from ui.panels.number_card import NumberCard
from ui.panels.roster_about import about
from ui.session import Session
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

TRIAGIST, _BACKUP = "triagist", "backup"
_REACHED, _NO_ANSWER, _MESSAGE = "reached", "no-answer", "message"


class DutyPanel(DeskPanel):
    """One role on call, `show_for(role)`; the others below it by digit. `wants("decision", name)` once reached."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, "", width=480)
        self._role = TRIAGIST
        self._provider = self._name = ""
        self._reached = ""
        self._report = ""
        # Whose chain is gone through, and where in it: somebody of a step may have more than one number.
        self._chain_of = (TRIAGIST, "")
        self._step: ReachStepRow | None = None
        self._answer, self._doubt, self._card = QWidget(), SignLine("danger"), NumberCard()
        self._nobody = Nobody()
        self._told = Words("number")
        self._call = KeyButton("", kind="primary", by_mouse_only=True)
        self._how = Words("small", self.tr("Dial yourself, or click. No key calls."))
        self._results = QWidget()
        self._called = self.key_button(self.tr("Called"), "B")
        self._no_answer = self.key_button(self.tr("No answer"), "G")
        self._message = self.key_button(self.tr("Left a message"), "M")
        self._answered = self.key_button(self.tr("Reached"), "R")
        self._changes = QWidget()
        self._states = StateChips()
        self._replace = self.key_button(self.tr("Somebody else"), "A")
        self._noted = SignLine("ok")
        self._chain = SignLine("warn")
        self._decide = KeyButton("", "Enter", "primary")
        self._fit, self._gap = SignLine("wait"), SignLine("warn")
        self._behind = ChainLines()
        self._read = ReadAloud()
        self._summary = self.key_button(self.tr("Whole summary"), "L")
        self._others = ChoiceField(self.tr("Others on call"), keeps=False)
        self._build()

    def _build(self) -> None:
        flow = FlowLayout(self._results, gap=8)
        for button in (self._called, self._no_answer, self._message, self._answered):
            flow.addWidget(button)
        answer = QVBoxLayout(self._answer)
        answer.setContentsMargins(0, 0, 0, 0)
        answer.addWidget(self._doubt)
        answer.addWidget(self._card)
        for part in (self._fit, self._gap, self._nobody, self._answer, self._told, self._call, self._how):
            self.body.addWidget(part)
        self.body.addWidget(self._results)
        self.body.addWidget(self._noted)
        self.body.addWidget(self._chain)
        self.body.addWidget(self._behind)
        changes = FlowLayout(self._changes, gap=8)
        changes.addWidget(self._states)
        changes.addWidget(self._replace)
        self.body.addWidget(self._read)
        whole = QHBoxLayout()
        whole.addWidget(self._summary)
        whole.addStretch(1)
        self.body.addLayout(whole)
        self.body.addWidget(self._changes)
        self.body.addWidget(self._others)
        self.body.addStretch(1)
        self._foot.addWidget(self._decide)
        self.digits_to(self._others)
        self._call.clicked.connect(self._dial)
        self._called.clicked.connect(self._note_called)
        self._no_answer.clicked.connect(self._note_no_answer)
        self._message.clicked.connect(self._note_message)
        self._answered.clicked.connect(self._note_reached)
        self._decide.clicked.connect(self.confirm)
        self._summary.clicked.connect(lambda: self.wants.emit("summary", ""))
        self._others.picked.connect(self._move)
        self._states.picked.connect(self._note_state)
        self._replace.clicked.connect(self._ask_other)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, argument: str) -> None:
        """Shows who is on call for a role, or for `role|provider|name`; without one the triagist, of several whoever is
        there for a report of this kind and region."""
        role, _, whose = argument.partition("|")
        provider, _, name = whose.partition("|")
        self._turn_to(role or TRIAGIST, provider, name)
        self._chain_of = (self._role, "")
        meant = self._consult() if argument in ("", TRIAGIST) else None
        if meant is not None and meant.fits:
            first = meant.fits[0]
            self._turn_to(first.role, first.provider, first.name)
            self._chain_of = (first.role, first.provider)
        self.refresh()

    def refresh(self) -> None:
        if self._report != self._session.report:
            # Another report came in the middle: how it went was about the one before.
            self._turn_to(self._role, self._provider, self._name)
        row = self._row()
        meant = self._consult()
        rows = (*meant.fits, *meant.others) if meant is not None else self._session.desk.on_call()
        self._show_fit(meant, row)
        label = row.label if row is not None else self._role_words().get(self._role, self._role)
        self.set_title(self.tr("On call: {role}").format(role=label))
        somebody = row is not None and not row.nobody
        self._answer.setVisible(somebody)
        self._card.setVisible(somebody)
        # Noted ill since, or on a number that was wrong: nobody waits for them unawares.
        self._doubt.say(f"{row.name} {row.doubt}" if row is not None and row.doubt else "")
        self._doubt.setVisible(bool(self._doubt.text))
        self._nobody.setVisible(not somebody)
        if row is not None and somebody:
            self._show_card(row)
        else:
            self._show_gap(row, label)
        can_dial = somebody and row is not None and bool(row.number)
        self._call.setVisible(can_dial)
        self._how.setVisible(can_dial)
        if row is not None:
            self._call.set_caption(self.tr("Call {number}").format(number=row.number_shown))
        self._results.setVisible(somebody and bool(self._session.report))
        self._show_change(row)
        self._show_chain()
        self._read.show_row(self._session.row)
        self._summary.setVisible(self._session.row is not None)
        others = [one for one in rows if one != row]
        self._others.offer(numbered((_code(one), self._line(one)) for one in others))
        self._others.setVisible(bool(others))

    def first_stop(self) -> QWidget | None:
        # The button that no key presses: what is read aloud first is the number, and it stays in sight.
        if not self._call.isHidden():
            return self._call
        return None if self._others.isHidden() else self._others

    def seen_first(self) -> QWidget | None:
        # Who it is, or that there is nobody: the answer, wherever the keyboard is.
        return self._answer if self._nobody.isHidden() else self._nobody

    def confirm(self) -> None:
        """Enter: after they were reached on to the decision, else to the next one of the chain; once nobody is left to
        the decision that is taken without them. It never dials."""
        reach = self._reach()
        if self._session.report and (self._reached or (reach is not None and reach.nobody_left)):
            self.wants.emit("decision", self._reached)
            return
        step = self._next_step()
        if step is not None:
            self._turn_to(step.role, step.provider, step.name, step)
            self.refresh()

    def take_letter(self, text: str) -> bool:
        return self._states.press(text)

    def _show_change(self, row: OnCallRow | None) -> None:
        """How they are, if the roster knows who it is; and somebody else in their place, or on an empty post."""
        self._states.setVisible(row is not None and bool(row.person))
        self._states.show_state(row.state if row is not None else "")
        empty, there = self.tr("Put somebody on"), self.tr("Somebody else")
        self._replace.setVisible(row is not None)
        self._replace.set_caption(empty if row is None or row.nobody else there)

    def _show_chain(self) -> None:
        """Once somebody did not answer: whom to call now, and who comes after; at the end an emergency decision."""
        reach, step = self._reach(), self._next_step()
        report = self._session.report
        self._behind.show_row(self._session.desk.reach(report, *self._chain_of) if report else None)
        shown = reach is not None and not reach.reached
        if reach is not None and shown:
            kind = "danger" if reach.nobody_left else "wait" if reach.until is not None else "warn"
            self._chain.say(reach.text, kind)
        self._chain.setVisible(shown)
        alone = reach is not None and reach.nobody_left and not self._reached
        self._decide.setVisible(bool(self._session.report) and (bool(self._reached) or step is not None or alone))
        if alone:
            self._decide.set_caption(self.tr("Emergency decision: note it"))
        elif step is not None and not self._reached:
            who = f"{step.name}, {step.number_shown or self.tr('no number')}"
            self._decide.set_caption(self.tr("Next: {name}").format(name=who))
        else:
            self._decide.set_caption(self.tr("Note the decision of {name}").format(name=self._reached))

    def _show_fit(self, meant: ConsultRow | None, row: OnCallRow | None) -> None:
        """For what kind of report and why; and whether this is somebody else than those who are there for it."""
        text, gap = (meant.text, meant.gap) if meant is not None else ("", "")
        # By whatever number: somebody of whom the next one is tried is no other.
        there = {(one.role, one.provider, one.name) for one in meant.fits} if meant is not None else set()
        if text and row is not None and (row.role, row.provider, row.name) not in there:
            text = self.tr("{text}. {role} is for other reports.").format(text=text, role=row.label)
        for line, said in ((self._fit, text), (self._gap, gap)):
            line.say(said)
            line.setVisible(bool(said))

    def _show_card(self, row: OnCallRow) -> None:
        state = "" if row.doubt else row.state_text
        whose = " · ".join(part for part in (row.name, row.provider, state) if part)
        backup = self.tr("Backup: {name}").format(name=row.backup) if row.backup else ""
        if row.role == TRIAGIST and not backup:
            backup = self.tr("No backup on the roster")
        backup = " · ".join(part for part in (row.remark, row.why, backup) if part)
        if row.number_shown:
            self._card.show_number(row.number_shown, whose=whose, badge=row.until_text, line=backup)
            return
        missing = self.tr("no number on the roster")
        self._card.show_number(row.name, whose=row.provider, badge=missing, kind="danger", line=backup)

    def _show_gap(self, row: OnCallRow | None, label: str) -> None:
        note = row.note if row is not None else self.tr("Nobody on the roster as {role}").format(role=label)
        others = [one for one in self._session.desk.on_call() if one != row and not one.nobody]
        then = (
            self.tr("Call {role}: press 1 to {count} below.") if len(others) > 1 else self.tr("Call {role} below: 1.")
        )
        roles = self.tr(" or ").join(dict.fromkeys(one.label for one in others))
        nobody = self.tr("Nobody else either. Call from your own list; in danger 112 (F9).")
        self._nobody.say(note, then.format(role=roles, count=len(others)) if others else nobody)

    # -- acts -----------------------------------------------------------------------------------------------------

    def _dial(self) -> None:
        """A click on the button; no key comes here."""
        row = self._row()
        if row is None or not row.number:
            return
        dialled = self._session.phone.dial(row.number)
        said = self.tr("Calling {number}") if dialled else self.tr("Dial yourself: {number}")
        self._told.say(said.format(number=row.number_shown), hide_empty=True)
        if self._session.report:
            self._note_called()

    def _note_called(self) -> None:
        self._note("", self.tr("Noted: {name} called, {time}"), "ok")

    def _note_no_answer(self) -> None:
        if self._note(_NO_ANSWER, self.tr("Noted: {name}, no answer, {time}"), "warn"):
            reach = self._reach()
            step = reach.steps[reach.call] if reach is not None and reach.call >= 0 else None
            if step is not None:
                self._noted.say(f"{self._noted.text}. {self.tr('Next: {name}').format(name=step.name)}", "warn")

    def _note_message(self) -> None:
        self._note(_MESSAGE, self.tr("Noted: {name}, message left, {time}"), "ok")

    def _note_reached(self) -> None:
        if self._note(_REACHED, self.tr("Noted: {name} reached, {time}"), "ok"):
            self._reached = self._name
            self.refresh()
            self._decide.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self, result: str, said: str, kind: str) -> bool:
        row, report = self._row(), self._session.report
        if row is None or row.nobody or not report:
            return False
        if not self._session.do(CallDuty(report, row.role, row.name, row.number, result, row.person)):
            return False
        self._provider, self._name = row.provider, row.name
        self._noted.say(said.format(name=row.name, time=clock_text(self._session.desk.now())), kind)
        self._noted.show()
        self._show_chain()
        return True

    def _note_state(self, state: str) -> None:
        row = self._row()
        if row is not None and row.person and self._session.do(SetState(row.person, state)):
            self.refresh()

    def _ask_other(self) -> None:
        row = self._row()
        if row is not None:
            said = about(role=row.role, provider=row.provider, person=row.person, name=row.name)
            self.wants.emit("roster-replace", said)

    def _move(self, code: str) -> None:
        role, provider, name = code.split("|", 2)
        self._turn_to(role, provider, name)
        self._chain_of = (role, provider)
        self.refresh()
        first = self.first_stop()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- inside ---------------------------------------------------------------------------------------------------

    def _turn_to(self, role: str, provider: str, name: str, step: ReachStepRow | None = None) -> None:
        """Another person: what was said about the former one is gone from the screen, not from the report."""
        self._role, self._provider, self._name, self._reached = role, provider, name, ""
        self._step = step
        self._report = self._session.report
        self._told.say("", hide_empty=True)
        self._noted.hide()

    def _consult(self) -> ConsultRow | None:
        """Who is there for the report in the middle; None without one, or where the profile says nothing."""
        session = self._session
        return session.desk.care.consult(session.report, session.child) if session.report else None

    def _reach(self) -> ReachRow | None:
        """The chain, once somebody in it was called in vain or left a message for this report; at once where something
        speaks against calling whoever has the post."""
        report, row = self._session.report, self._row()
        reach = self._session.desk.reach(report, *self._chain_of) if report else None
        known = reach is not None and any(step.tried for step in reach.steps)
        return reach if known or (row is not None and bool(row.doubt)) else None

    def _next_step(self) -> ReachStepRow | None:
        """Whom to call next, if that is not who stands here already."""
        reach, row = self._reach(), self._row()
        step = reach.steps[reach.call] if reach is not None and reach.call >= 0 else None
        here = row is not None and step is not None and (row.name, row.number) == (step.name, step.number)
        return None if here else step

    def _row(self) -> OnCallRow | None:
        step = self._step
        if step is not None:
            return step_row(step, self._session.desk.on_call())
        mine = [row for row in self._session.desk.on_call() if row.role == self._role]
        here = [row for row in mine if self._provider and row.provider == self._provider] or mine
        # Without a name it is whoever is there: the row of a gap, which has no name either, comes after.
        named = (row for row in here if self._name and row.name == self._name)
        return next(named, None) or next((row for row in here if not row.nobody), here[0] if here else None)

    def _line(self, row: OnCallRow) -> str:
        said = (row.name, row.number_shown or self.tr("no number"), row.doubt)
        return " · ".join(filter(None, (row.label, *((self.tr("nobody"),) if row.nobody else said))))

    def _role_words(self) -> dict[str, str]:
        return {
            TRIAGIST: self.tr("triagist"),
            _BACKUP: self.tr("backup on call"),
            "case-dispatcher": self.tr("case dispatcher"),
            "shift-lead": self.tr("shift lead"),
        }


def _code(row: OnCallRow) -> str:
    return f"{row.role}|{row.provider.replace('|', '/')}|{row.name}"
