"""A child's way to a provider: ask, yes or no, on to the next, the family reached, help begun; each one key.

Nothing is required and nothing dials by a key. Enter does what comes next, as the button at the foot says.
"""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.care_rows.referral import KEEPS_NOT, ReferralRow, ReferralsRow
from desk.intake.closing import GiveFeedback
from desk.intake.referral import EndReferral, MakeReferral, PassOn, TurnToLead
from desk.intake.referral_back import TakeBackReferral
from desk.intake.referral_choice import ChooseReferral
from desk.intake.referral_steps import AnswerReferral, NoteContact, RuleReferral, StartHelp, TryReferral
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer, numbered
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept, fill
from ui.panels.lines import MomentLine, NumberLine
from ui.panels.referral_acts import ASK, CHOOSE, ReferralActs, whose
from ui.panels.referral_card import ReferralCard
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

_BEFORE_CONTACT = ("asked", "accepted", "refused", "disputed")
_MAY_REFUSE = ("asked", "accepted", "refused")
_WHO_FIRST = ("contact", "help")


class ReferralPanel(DeskPanel):
    """The referral of the child in the middle."""

    def __init__(self, session: Session, host: QWidget) -> None:
        self._fields = QHBoxLayout()
        super().__init__(session, host, self.tr("Referral"), width=620)
        self._report = ""
        self._whom = ""
        self._asking = False
        # What was asked about by a first Enter: the next one notes it.
        self._staged = ""
        self._row: ReferralsRow | None = None
        self._kept = Kept(session, "referral", self)
        self._nothing = Words("lead", self.tr("No report open. Open one first."))
        self._child = ChoiceField(self.tr("About which child?"))
        self._decided = Words("small")
        self.card = ReferralCard()
        self._call = KeyButton("", kind="plain", by_mouse_only=True)
        self._told = Words("number")
        self._owed = SignLine("warn")
        self._apart = SignLine("danger")
        self.choose = ChoiceField(self.tr("Who has the family?"), keeps=False)
        self._then = SignLine("wait")
        self.acts = ReferralActs(self.key_button)
        self.refuse = ChoiceField(self.tr("Refuses, because"), keeps=False)
        self.whom = ChoiceField(self.tr("Which provider?"))
        self.name = LabelledLine(self.tr("Or one that is in no list"), self.tr("name"))
        self._form = QWidget()
        self.who = LabelledLine(self.tr("Who did you speak with?"), self.tr("name, function"))
        self.number = NumberLine(self.tr("Number"), self.tr("as you dial it"))
        self.at = MomentLine(self.tr("At"), self.tr("now"), session.desk.now, ahead=False)
        self._enter = KeyButton("", "Enter", "primary")
        self._build()

    def _build(self) -> None:
        self._form.setLayout(self._fields)
        self._fields.setContentsMargins(0, 0, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        self._fields.addWidget(self.who, 4, top)
        self._fields.addWidget(self.number, 4, top)
        self._fields.addWidget(self.at, 3, top)
        for first in (self._nothing, self._child, self._decided, self._apart, self.choose):
            self.body.addWidget(first)
        for shown in (self.card, self._call, self._told, self._owed):
            self.body.addWidget(shown)
        for asked in (self._then, self.acts, self.refuse, self.whom, self.name, self._form):
            self.body.addWidget(asked)
        self.body.addStretch(1)
        self._foot.addWidget(self._enter)
        self._child.picked.connect(self._session.choose_child)
        self.acts.acted.connect(self._act)
        self.choose.picked.connect(self._chosen)
        self.refuse.picked.connect(self._refused)
        self.whom.picked.connect(self._whom_picked)
        self._call.clicked.connect(self._dial)
        self._enter.clicked.connect(self.confirm)
        for field, name in ((self.name, "name"), (self.who, "who"), (self.number, "number"), (self.at, "at")):
            field.setProperty("kept", name)
            field.typed.connect(self._typed)
            field.go_on.connect(self.confirm)

    # -- rows in --------------------------------------------------------------------------------------------------

    def show_for(self, _argument: str) -> None:
        """The child in the middle."""
        self._report = self._session.report
        self._asking, self._whom, self._row, self._staged = False, "", None, ""
        self._told.say("", hide_empty=True)
        self.refresh()

    def first_stop(self) -> QWidget | None:
        # With a provider asked, number and clocks on top stay in sight: digits find their way from Enter's button.
        places = (self.choose, self.whom, self._enter)
        return next((part for part in places if not part.isHidden()), None) if self._row is not None else None

    def refresh(self) -> None:
        if self._report != self._session.report:
            # Another report came in the middle: this is about the one before.
            self.close_panel()
            return
        session, former = self._session, self._row
        row = session.desk.care.referrals(session.report, session.child) if session.report else None
        self._row = row
        if row is not None and (former is None or _subject(former) != _subject(row)):
            self._asking, self._staged = False, ""
            self._fill(row)
        self._nothing.setVisible(row is None)
        for part in (self._decided, self.acts, self._form):
            part.setVisible(row is not None)
        if row is not None:
            self._show_row(row)
            return
        asked = (self._child, self._apart, self.choose, self.refuse, self.whom, self.name, self._enter)
        for hidden in (self.card, self._call, self._owed, self._then, *asked):
            hidden.hide()

    def tick(self, now: datetime) -> None:
        self.card.tick(now)
        self.at.again()

    def rescale(self) -> None:
        super().rescale()
        self._fields.setSpacing(look().px(10))

    def _show_row(self, row: ReferralsRow) -> None:
        self.set_title(self.tr("Referral · {whose}").format(whose=row.child_name if row.children else row.reference))
        self._child.setVisible(bool(row.children))
        self._child.offer([Offer(one.code, one.label, one.key) for one in row.children], row.child)
        self._decided.say(row.decided)
        number = self.number.number.shown or self.number.text.strip()
        self.card.show_row(row, number, self._session.desk.now())
        self._call.setVisible(bool(number) and row.current is not None)
        self._call.set_caption(self.tr("Call {number}").format(number=number))
        self._owed.setVisible(bool(row.feedback) and row.current is not None)
        self._owed.say(" · ".join(self.tr("{who}: open").format(who=one.label) for one in row.feedback), "warn")
        self._show_then(row)
        state = row.current.state if row.current is not None else ""
        asking = self._asking or state in ("", "ended")
        choosing = row.choose is not None and not self._asking
        self._show_choice(row, choosing=choosing)
        asking = asking and not choosing
        self.acts.show_row(row, asking=asking)
        self.whom.setVisible(asking)
        self.name.setVisible(asking)
        self.refuse.setVisible(not asking and not choosing and state in _MAY_REFUSE)
        self.refuse.offer([Offer(one.code, one.label, one.key) for one in row.reasons])
        every = (*row.chain, *row.others)
        offers = numbered((one.id, " · ".join(part for part in (one.label, one.text) if part)) for one in every)
        usual = row.next.id if row.next is not None else ""
        self.whom.offer(offers, "" if self.name.text.strip() else self._whom or usual)
        others = self.refuse if not self.refuse.isHidden() else self._child
        self.digits_to(self.choose if choosing else self.whom if asking else others)
        if self._staged != self.acts.following(row, asking=self._asking):
            self._staged = ""
        self.who.set_label(self._who_words(state))
        words = self._next_words(row)
        self._enter.set_caption(words)
        self._enter.setVisible(bool(words))

    def _show_choice(self, row: ReferralsRow, *, choosing: bool) -> None:
        """Two desks went on apart: what each noted, and between whom to choose."""
        self._apart.setVisible(row.choose is not None)
        self.choose.setVisible(choosing)
        if row.choose is not None:
            self._apart.say(row.choose.text, "danger")
            self.choose.offer([Offer(one.code, one.label, one.key) for one in row.choose.options])

    def _show_then(self, row: ReferralsRow) -> None:
        """Who comes after, with the number, before it is needed."""
        self._then.setVisible(row.current is not None and row.current.state in _BEFORE_CONTACT)
        missing = self.tr("no number")
        if row.next is not None:
            number = row.next.number.shown if row.next.number is not None else missing
            self._then.say(self.tr("After them: {name}, {number}").format(name=row.next.label, number=number), "wait")
            return
        said = self.tr("Nobody after them. Call the {role}: {name}, {number}")
        who, number = row.lead.name or row.lead.note, row.lead.number_shown or missing
        if row.lead.name and row.lead.number and row.lead.note:
            number = f"{number} ({row.lead.note})"
        self._then.say(said.format(role=row.lead.label, name=who, number=number), "warn")

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """What comes next, as the button says it; where an hour stops by it one Enter asks who, the next notes it."""
        row = self._row
        if row is None:
            return
        step = self.acts.following(row, asking=self._asking)
        if step in _WHO_FIRST and self._staged != step and not self.who.text.strip():
            self._staged = step
            self.refresh()
            self.turn_to(self.who.field)
            return
        self._act(step)

    def _act(self, name: str) -> None:
        row = self._row
        current = row.current if row is not None else None
        if row is None or not name:
            return
        if name == ASK:
            self._ask(row)
        elif name == CHOOSE:
            self.turn_to(self.choose)
        elif name == "heard":
            if row.feedback:
                self._tell(GiveFeedback(row.report, row.feedback[0].code))
        elif name == "dispatcher":
            self.wants.emit("duty", row.dispatcher.role)
        elif name == "other":
            self._asking = True
            self.refresh()
            self.turn_to(self.whom)
        elif current is not None:
            self._act_on(name, row, current)

    def _act_on(self, name: str, row: ReferralsRow, current: ReferralRow) -> None:
        who, ruler = self.who.text.strip(), row.dispatcher.name
        match name:
            case "accepted":
                self._step(AnswerReferral(row.report, current.id, "accepted", who))
            case "contact":
                self._step(NoteContact(row.report, current.id, who, self.at.at))
            case "help":
                self._step(StartHelp(row.report, current.id, who, self.at.at))
            case "takes" | "stands":
                self._tell(RuleReferral(row.report, current.id, name == "stands", who or ruler), "who")
            case "end":
                self._tell(EndReferral(row.report, current.id))
            case "undo":
                if self._tell(TakeBackReferral(row.report, current.id, current.state)):
                    self.to_start()
            case "pass-on":
                if self._tell(PassOn(row.report, current.id)):
                    self.to_start()
            case "lead":
                # The hour is theirs from now on; the panel that opens has who comes after them.
                lead = row.lead
                if self._tell(TurnToLead(row.report, current.id, lead.name or lead.label, lead.number)):
                    self.wants.emit("duty", lead.role)
            case _:
                typed = self.number.text.strip()
                other = typed if typed != current.number_shown else ""
                self._tell(TryReferral(row.report, current.id, name, other))

    def _ask(self, row: ReferralsRow) -> None:
        name, typed = self.name.text.strip(), self.number.text.strip()
        provider = "" if name else self.whom.chosen
        here = row.current.number_shown if row.current is not None else ""
        number = typed if typed != here else ""
        if self._tell(MakeReferral(row.report, row.child, provider, name, number), "name"):
            self._asking, self._whom = False, ""
            self.to_start()

    def _chosen(self, code: str) -> None:
        """One has the family; whoever else was asked is to hear that they need not come."""
        row = self._row
        if row is None or row.choose is None:
            return
        options = {one.code for one in row.choose.options}
        every = [one for one in (row.current, *row.earlier) if one is not None]
        others = [one for one in every if one.id in options and one.id != code]
        if code.startswith(KEEPS_NOT):
            self._tell(EndReferral(row.report, code.removeprefix(KEEPS_NOT)))
        elif self._tell(ChooseReferral(row.report, code)):
            names = (" ".join(part for part in (one.name, one.number_shown) if part) for one in others)
            told = self.tr("Tell them that it is not needed: {names}").format(names=", ".join(names))
            self._told.say(told if others else "", hide_empty=True)
        self.to_start()

    def _refused(self, reason: str) -> None:
        row = self._row
        if row is not None and row.current is not None:
            said = AnswerReferral(row.report, row.current.id, "refused", self.who.text.strip(), reason)
            self._tell(said, "who")

    def _dial(self) -> None:
        """A click on the button; no key comes here."""
        number = self.number.number
        dialled = self._session.phone.dial(number.key or number.raw)
        said = self.tr("Calling {number}") if dialled else self.tr("Dial yourself: {number}")
        self._told.say(said.format(number=number.shown or number.raw), hide_empty=True)

    def _step(self, command: AnswerReferral | NoteContact | StartHelp) -> None:
        """One step further; the keyboard leaves the lines, so that the letter that undoes it is a letter."""
        told = ("who",) if isinstance(command, AnswerReferral) else ("who", "at")
        if self._tell(command, *told):
            self.to_start()

    def _tell(self, command: object, *told: str) -> bool:
        """Carries a command out; what was typed for it, in the fields `told`, is a fact now."""
        row = self._row
        if row is None or not self._session.do(command):
            return False
        if told:
            self._kept.forget(_subject(row), *told)
            for name, field in (("name", self.name), ("who", self.who), ("at", self.at)):
                if name in told:
                    fill(field, "")
        self.refresh()
        return True

    # -- inside ---------------------------------------------------------------------------------------------------

    def _next_words(self, row: ReferralsRow) -> str:
        step = self.acts.following(row, asking=self._asking)
        if step == ASK:
            every = (*row.chain, *row.others)
            named = next((one.label for one in every if one.id == self.whom.chosen), "")
            asked = self.name.text.strip() or named
            return self.tr("Ask {name}").format(name=asked) if asked else ""
        if step == CHOOSE:
            return self.tr("Choose above who has the family")
        if step == "accepted" and row.current is not None:
            return whose(row, self.tr("{name} takes it").format(name=row.current.name))
        if step in _WHO_FIRST and (self._staged == step or self.who.text.strip()):
            sure = {"contact": self.tr("Yes, family reached"), "help": self.tr("Yes, help began")}
            return whose(row, sure[step])
        return self.acts.words(step) if step else ""

    def _who_words(self, state: str) -> str:
        """Whom the line at the bottom asks for, by what comes next."""
        if state == "accepted":
            return self.tr("Who spoke with the family?")
        return self.tr("Who begins with the help?") if state == "reached" else self.tr("Who did you speak with?")

    def _whom_picked(self, provider: str) -> None:
        self._whom = provider
        fill(self.name, "")
        if self._row is not None:
            self._kept.typed(_subject(self._row), "name", "")
        self.refresh()

    def _fill(self, row: ReferralsRow) -> None:
        subject, current = _subject(row), row.current
        fill(self.name, self._kept.text(subject, "name"))
        fill(self.who, self._kept.text(subject, "who"))
        self.number.fill(self._kept.text(subject, "number", current.number_shown if current is not None else ""))
        self.at.fill(self._kept.text(subject, "at"))

    def _typed(self, text: str) -> None:
        if self._row is not None:
            self._kept.typed(_subject(self._row), str(self.sender().property("kept")), text)
            self.refresh()


def _subject(row: ReferralsRow) -> str:
    """What is typed belongs to the referral, or to the child while nobody was asked."""
    return row.current.id if row.current is not None else row.child or row.report
