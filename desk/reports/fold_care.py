"""Folds what came after the decision into the state of a report."""

from collections.abc import Callable, Mapping
from typing import Any

from desk.fact import Fact
from desk.facts import care as f
from desk.facts import law, triage
from desk.facts.decisions import DutyCalled
from desk.reports.care import Confirmed, Found, Noted, Question, Referral, Safety, Spoken, Visit
from desk.reports.state import ReportState

Stand = Callable[[ReportState, Fact, dict[str, Any], Any], None]
"""Puts a value in a register in place of those that its fact names (`desk.reports.fold`)."""


def care_handlers(stand: Stand) -> Mapping[type, Callable[[ReportState, Fact, Any], None]]:
    """What each type of fact does to the state; `stand` is how registers work everywhere."""

    def read_as(place: str, key: Callable[[Any], tuple[str, str]]) -> Callable[[ReportState, Fact, Any], None]:
        def handle(state: ReportState, fact: Fact, payload: Any) -> None:
            register = getattr(state.care, place).setdefault(key(payload), {})
            stand(state, fact, register, Noted(fact.id, payload, fact.author, fact.recorded_at))

        return handle

    def visit_answer(state: ReportState, fact: Fact, payload: f.VisitAnswered) -> None:
        visit = state.care.visits.get(payload.visit)
        if visit is not None:
            found = Found(payload.values, fact.author, fact.recorded_at)
            stand(state, fact, visit.found.setdefault((payload.child, payload.link), {}), found)

    def confirmed(state: ReportState, fact: Fact, payload: triage.DecisionConfirmed) -> None:
        by, desk = (payload.by, payload.desk) if payload.by else (fact.author, fact.desk)
        one = Confirmed(fact.happened_at, by, payload.note, fact.id, desk)
        stand(state, fact, state.care.confirmations.setdefault(payload.decision, {}), one)

    def confirmed_back(state: ReportState, fact: Fact, payload: triage.ConfirmationTakenBack) -> None:
        # It stands nowhere itself; what it names goes.
        stand(state, fact, {}, payload)

    return {
        f.ReferralMade: _made,
        f.ReferralTried: _referral(_tried),
        f.ReferralAnswered: _referral(_answered),
        f.ReferralRuled: _referral(_ruled),
        f.FamilyReached: _referral(_reached),
        f.HelpStarted: _referral(_started),
        f.ReferralEnded: _referral(_ended),
        f.PromiseTurned: _turned,
        f.VisitPlanned: _planned,
        f.VisitorNamed: _visit(_visitor),
        f.VisitMoved: _visit(_moved),
        f.VisitAnswered: visit_answer,
        f.VisitEnded: _visit(_visit_ended),
        f.SafetyAgreed: _safety,
        f.SafetyReadBack: _read_back,
        f.SafetyEnded: _safety_ended,
        law.ConsentNoted: read_as("consents", lambda payload: (payload.child, payload.person)),
        law.FrameNoted: read_as("frames", lambda payload: (payload.child, payload.frame)),
        law.MeldcodeNoted: read_as("meldcode", lambda payload: (payload.child, payload.step)),
        triage.DecisionConfirmed: confirmed,
        triage.ConfirmationTakenBack: confirmed_back,
        DutyCalled: _called,
        triage.QuestionAsked: _asked,
        triage.QuestionAnswered: _question_answered,
        triage.NatureNoted: read_as("natures", lambda payload: (payload.child, "")),
        triage.HandedOut: _handed_out,
    }


# -- referrals --------------------------------------------------------------------------------------------------------


def _made(state: ReportState, fact: Fact, payload: f.ReferralMade) -> None:
    state.care.referrals.setdefault(payload.referral, Referral(payload, fact.happened_at, fact.author))


def _referral(act: Callable[[Referral, Fact, Any], None]) -> Callable[[ReportState, Fact, Any], None]:
    def handle(state: ReportState, fact: Fact, payload: Any) -> None:
        referral = state.care.referrals.get(payload.referral)
        if referral is not None:
            act(referral, fact, payload)

    return handle


def _tried(referral: Referral, fact: Fact, payload: f.ReferralTried) -> None:
    # Two desks that merged the same reports give it twice.
    if (fact.happened_at, payload) not in referral.tries:
        referral.tries.append((fact.happened_at, payload))


def _answered(referral: Referral, fact: Fact, payload: f.ReferralAnswered) -> None:
    # Contact with the family says more than any answer before it; whoever accepts after a refusal has accepted.
    referral.answer, referral.answered_at = payload, fact.happened_at
    if referral.state in ("asked", "accepted", "refused", "disputed"):
        referral.state = payload.answer if payload.counts or payload.answer != "refused" else "disputed"


def _ruled(referral: Referral, _: Fact, payload: f.ReferralRuled) -> None:
    referral.ruled = payload
    if referral.state in ("refused", "disputed"):
        referral.state = "refused" if payload.stands else "accepted"


def _reached(referral: Referral, fact: Fact, payload: f.FamilyReached) -> None:
    if not referral.reached_at:
        referral.reached, referral.reached_at = payload, fact.happened_at
    if referral.state not in ("started", "ended"):
        referral.state = "reached"


def _started(referral: Referral, fact: Fact, _: f.HelpStarted) -> None:
    referral.started_at = referral.started_at or fact.happened_at
    if referral.state != "ended":
        referral.state = "started"


def _ended(referral: Referral, fact: Fact, payload: f.ReferralEnded) -> None:
    if referral.state != "ended":
        referral.state, referral.ended, referral.ended_at = "ended", payload.how, fact.happened_at


def _turned(state: ReportState, _: Fact, payload: f.PromiseTurned) -> None:
    promise = state.promises.get(payload.promise)
    if promise is not None:
        promise.number, promise.who = payload.number, payload.who
        # Who was called about it was called for another provider; the chain begins anew.
        promise.escalations.clear()


# -- on site ----------------------------------------------------------------------------------------------------------


def _planned(state: ReportState, fact: Fact, payload: f.VisitPlanned) -> None:
    state.care.visits.setdefault(payload.visit, Visit(payload, fact.happened_at, fact.author))


def _visit(act: Callable[[Visit, Fact, Any], None]) -> Callable[[ReportState, Fact, Any], None]:
    def handle(state: ReportState, fact: Fact, payload: Any) -> None:
        visit = state.care.visits.get(payload.visit)
        if visit is not None:
            act(visit, fact, payload)

    return handle


def _visitor(visit: Visit, _: Fact, payload: f.VisitorNamed) -> None:
    visit.visitors[payload.visitor] = payload


def _moved(visit: Visit, fact: Fact, payload: f.VisitMoved) -> None:
    # How far they are counts from the first time; of the signs that they are safe the last one does.
    first = visit.moved.get(payload.state, 0 if payload.state == "safe" else fact.happened_at)
    visit.moved[payload.state] = (max if payload.state == "safe" else min)(first, fact.happened_at)


def _visit_ended(visit: Visit, fact: Fact, payload: f.VisitEnded) -> None:
    visit.ended, visit.ended_at = payload, fact.happened_at


# -- safety agreements, triage, papers --------------------------------------------------------------------------------


def _safety(state: ReportState, fact: Fact, payload: f.SafetyAgreed) -> None:
    state.replaced.update(fact.replaces)
    made = Safety(payload, fact.happened_at, fact.author, fact.id)
    state.care.safety.setdefault(payload.agreement, made)
    for old in state.care.safety.values():
        if old.fact in state.replaced and not old.ended:
            old.ended = fact.happened_at


def _read_back(state: ReportState, fact: Fact, payload: f.SafetyReadBack) -> None:
    safety = state.care.safety.get(payload.agreement)
    if safety is not None:
        safety.read_back = fact.happened_at


def _safety_ended(state: ReportState, fact: Fact, payload: f.SafetyEnded) -> None:
    safety = state.care.safety.get(payload.agreement)
    if safety is not None:
        safety.ended = safety.ended or fact.happened_at


def _called(state: ReportState, fact: Fact, payload: DutyCalled) -> None:
    if payload.result == "reached":
        state.care.spoken.append(Spoken(payload.role, payload.name, payload.person, fact.happened_at))


def _asked(state: ReportState, fact: Fact, payload: triage.QuestionAsked) -> None:
    state.care.questions.setdefault(payload.question, Question(payload, fact.happened_at, fact.author))


def _question_answered(state: ReportState, fact: Fact, payload: triage.QuestionAnswered) -> None:
    question = state.care.questions.get(payload.question)
    if question is not None:
        question.answer, question.answered_at, question.answered_by = payload.text, fact.happened_at, fact.author


def _handed_out(state: ReportState, fact: Fact, payload: triage.HandedOut) -> None:
    if all(out.document != payload.document for _, _, out in state.care.handed_out):
        state.care.handed_out.append((fact.happened_at, fact.author, payload))
