"""Folds what came after the decision into the state of a report."""

from collections.abc import Callable, Mapping
from typing import Any

from desk.fact import Fact
from desk.facts import care as f
from desk.facts import law, triage
from desk.facts.decisions import DutyCalled
from desk.reports.care import Confirmed, Found, Noted, Question, Safety, Spoken, Visit
from desk.reports.fold_referrals import referral_handlers
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
        **referral_handlers(stand),
        f.VisitPlanned: _planned,
        f.VisitorNamed: _visit(_visitor),
        f.VisitMoved: _visit(_moved),
        f.VisitTakenBack: _visit(_moved_back),
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


# -- on site ----------------------------------------------------------------------------------------------------------


def _planned(state: ReportState, fact: Fact, payload: f.VisitPlanned) -> None:
    state.care.visits.setdefault(payload.visit, Visit(payload, fact.happened_at, payload.by or fact.author))


def _visit(act: Callable[[Visit, Fact, Any], None]) -> Callable[[ReportState, Fact, Any], None]:
    def handle(state: ReportState, fact: Fact, payload: Any) -> None:
        visit = state.care.visits.get(payload.visit)
        if visit is not None:
            act(visit, fact, payload)

    return handle


def _visitor(visit: Visit, _: Fact, payload: f.VisitorNamed) -> None:
    visit.visitors[payload.visitor] = payload


def _moved(visit: Visit, fact: Fact, payload: f.VisitMoved) -> None:
    if fact.id not in visit.back:
        visit.steps[fact.id] = (payload.state, fact.happened_at)
        _counts(visit, payload.state)


def _moved_back(visit: Visit, fact: Fact, payload: f.VisitTakenBack) -> None:
    # Also of a step that comes in later: what was taken back does not stand again.
    visit.back.update(fact.replaces)
    for step in fact.replaces:
        visit.steps.pop(step, None)
        visit.ends.pop(step, None)
    _counts(visit, payload.state)


def _counts(visit: Visit, state: str) -> None:
    """How far they are counts from the first time; of the signs that they are safe the last one does."""
    at = [when for step, when in visit.steps.values() if step == state]
    if at:
        visit.moved[state] = max(at) if state == "safe" else min(at)
    else:
        visit.moved.pop(state, None)


def _visit_ended(visit: Visit, fact: Fact, payload: f.VisitEnded) -> None:
    if fact.id not in visit.back:
        visit.ends[fact.id] = (payload, fact.happened_at)


# -- safety agreements, triage, papers --------------------------------------------------------------------------------


def _safety(state: ReportState, fact: Fact, payload: f.SafetyAgreed) -> None:
    state.replaced.update(fact.replaces)
    made = Safety(payload, fact.happened_at, payload.by or fact.author, fact.id)
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
    state.care.questions.setdefault(payload.question, Question(payload, fact.happened_at, payload.by or fact.author))


def _question_answered(state: ReportState, fact: Fact, payload: triage.QuestionAnswered) -> None:
    question = state.care.questions.get(payload.question)
    if question is not None:
        question.answer, question.answered_at = payload.text, fact.happened_at
        question.answered_by = payload.by or fact.author


def _handed_out(state: ReportState, fact: Fact, payload: triage.HandedOut) -> None:
    if all(out.document != payload.document for _, _, out in state.care.handed_out):
        state.care.handed_out.append((fact.happened_at, payload.by or fact.author, payload))
