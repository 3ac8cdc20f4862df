"""A telephonist at a desk who takes calls, by real commands; what the night's stories are told with."""

from collections.abc import Iterator
from datetime import datetime

from desk.desk import Desk, Refusal
from desk.errors import DeskBug
from desk.facts.codec import Scalar
from desk.intake.answers import AddChild, GiveAnswer, TypeNote
from desk.intake.calls import HangUp, JoinCall, OpenReport
from desk.intake.closing import CloseReport, GiveFeedback, SetAside, SetOutcome
from desk.intake.decisions import NoteDecision
from desk.intake.promises import KeepPromise, PromiseCallback, RequestCallback
from desk.intake.referral import MakeReferral
from desk.intake.referral_steps import AnswerReferral, NoteContact, StartHelp
from desk.intake.routes import CallDuty, DialRoute
from desk.profile.model import Profile

Said = Scalar | tuple[Scalar, ...]
Story = Iterator[datetime]
"""Yields the moment at which it goes on."""


class Teller:
    """One desk with somebody at it."""

    def __init__(self, desk: Desk, profile: Profile) -> None:
        self.desk, self.profile = desk, profile

    def do(self, command: object) -> None:
        """Carry out a command; in the demo a refusal is a mistake in the story."""
        done = self.desk.do(command)
        if isinstance(done, Refusal):
            raise DeskBug(f"De oefennacht klopt niet: {type(command).__name__}: {done.reason}")

    def rings(self, number: str = "", entry: str = "family-phone") -> "Talk":
        """The telephone rings: a new report."""
        report = self.desk.new_id()
        self.do(OpenReport(report, number, entry=entry))
        return Talk(self, report)

    def requested(self, who: str, number: str, about: str) -> "Talk":
        """Somebody only asks to be called back."""
        report = self.desk.new_id()
        self.do(RequestCallback(report, who, number, about))
        return Talk(self, report)


class Talk:
    """One report, and whoever is on the line."""

    def __init__(self, teller: Teller, report: str) -> None:
        self._teller, self.report = teller, report

    def says(self, child: int = 0, **answers: Said) -> None:
        """Answers by the code of their question, for the child at this place."""
        for code, said in answers.items():
            item = self._teller.profile.checklist.by_code(code)
            if item is None:
                raise DeskBug(f"De oefennacht klopt niet: er is geen vraag {code}.")
            values = said if isinstance(said, tuple) else (said,)
            self._teller.do(GiveAnswer(self.report, self._child(child), item.link_id, values))

    def also_about_another_child(self) -> None:
        """One more child in this report."""
        self._teller.do(AddChild(self.report, self._teller.desk.new_id()))

    def note(self, text: str) -> None:
        """A note in the timeline."""
        self._teller.do(TypeNote(self.report, text))

    def promise(self, who: str, *, safe: str, voicemail: str, opening_line: str = "", note: str = "") -> None:
        """Hang up with a promise to call back, on the number that was given."""
        command = PromiseCallback(
            self.report, who, safe=safe, voicemail=voicemail, opening_line=opening_line, note=note
        )
        self._teller.do(command)

    def calls_back(self) -> None:
        """The promise to call back is kept: we call, and they answer."""
        self._teller.do(JoinCall(self.report, direction="out"))
        self.keep("callback")
        self.keep("callback-request")

    def keep(self, clock: str, how: str = "reached", who: str = "") -> None:
        """The closing fact of the open promises on this clock."""
        card = self._teller.desk.card(self.report)
        for promise in card.promises if card else ():
            if promise.kind == clock:
                self._teller.do(KeepPromise(self.report, promise.id, how, who))

    def hangs_up(self) -> None:
        """The call is over."""
        self._teller.do(HangUp(self.report))

    def dials(self, route: str, taken_over_by: str) -> None:
        """A route is dialled, and somebody there takes over."""
        found = self._teller.profile.route(route)
        if found is None:
            raise DeskBug(f"De oefennacht klopt niet: er is geen route {route}.")
        self._teller.do(DialRoute(self.report, route, found.numbers[0].number, "colleague"))
        self.keep(found.takeover, "taken-over", taken_over_by)

    def asks_triagist(self, name: str, number: str) -> None:
        """The triagist on call is called, and answers."""
        self._teller.do(CallDuty(self.report, "triagist", name, number, "reached"))

    def decides(self, by: str, child: int = 0, *, pathway: str = "", reason: str = "") -> None:
        """A decision is noted: as proposed, or with another pathway and why."""
        sheet = self._teller.desk.sheet(self.report, self._child(child))
        proposal = sheet.proposal if sheet else None
        if proposal is None:
            raise DeskBug("De oefennacht klopt niet: er is nog geen voorstel.")
        self._teller.do(
            NoteDecision(
                self.report,
                self._child(child),
                by,
                pathway=pathway,
                reason=reason,
                proposed_urgency=proposal.urgency,
                proposed_pathway=proposal.pathway,
                proposed_route=proposal.route,
                proposed_rules=proposal.rules,
            )
        )

    def refers(self, provider: str, number: str, accepted_by: str, child: int = 0) -> None:
        """A provider is asked on this number, and says yes at once."""
        whose = self._child(child)
        self._teller.do(MakeReferral(self.report, whose, provider, number=number))
        self._teller.do(AnswerReferral(self.report, self._referral(whose), "accepted", accepted_by))

    def reached(self, who: str, child: int = 0) -> None:
        """Somebody of the provider spoke with the family, and begins."""
        referral = self._referral(self._child(child))
        self._teller.do(NoteContact(self.report, referral, who))
        self._teller.do(StartHelp(self.report, referral, who))

    def tells(self, to: str = "reporter") -> None:
        """They hear what was decided."""
        self._teller.do(GiveFeedback(self.report, to))

    def closes(self, outcome: str, *, told: str = "reporter") -> None:
        """Every child has this outcome, the reporter heard it, the report is done."""
        card = self._teller.desk.card(self.report)
        for child in card.children if card else ():
            self._teller.do(SetOutcome(self.report, child.id, outcome))
        self._teller.do(GiveFeedback(self.report, told))
        self._teller.do(CloseReport(self.report))

    def was_a_mistake(self, reason: str) -> None:
        """Set aside."""
        self._teller.do(SetAside(self.report, reason))

    def _referral(self, child: str) -> str:
        row = self._teller.desk.care.referrals(self.report, child)
        if row is None or row.current is None:
            raise DeskBug("De oefennacht klopt niet: er is nog geen aanbieder gevraagd.")
        return row.current.id

    def _child(self, place: int) -> str:
        card = self._teller.desk.card(self.report)
        return card.children[place].id if card else ""
