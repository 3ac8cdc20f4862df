"""What goes along of the time after the decision when two reports become one: everything, with its own minutes.

Ids stay: whoever merges the same reports at two desks gives each thing once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desk.facts import care as f
from desk.facts import triage
from desk.intake.context import New
from desk.reports.care import Noted, Referral, Safety, Visit
from desk.reports.state import ReportState


def care_facts(
    source: ReportState, target: ReportState, children: Mapping[str, str], decisions: Mapping[str, str]
) -> list[New]:
    """The facts for `target`. `children` and `decisions` say by which id each is known there."""
    there = target.id
    facts: list[New] = []
    for referral in source.care.referrals.values():
        facts += _referral(referral, there, children, decisions)
    for visit in source.care.visits.values():
        facts += _visit(visit, there, children, decisions)
    for safety in source.care.safety.values():
        facts += _safety(safety, there, children)
    facts += _triage(source, there, children, decisions)
    facts += _registers(source, target, children)
    for at, by, out in source.care.handed_out:
        whose = tuple(children.get(child, child) for child in out.children)
        facts.append(New(replace(out, children=whose, by=by), there, happened_at=at))
    return facts


def _referral(one: Referral, there: str, children: Mapping[str, str], decisions: Mapping[str, str]) -> Iterator[New]:
    made = one.made
    whose, decision = children.get(made.child, made.child), decisions.get(made.decision, made.decision)
    # Here it was asked beside what was asked there; of what its author saw nothing is known there.
    yield New(replace(made, child=whose, decision=decision, seen=f.NOT_SAID), there, happened_at=one.at)
    for at, tried in one.tries:
        yield New(tried, there, happened_at=at)
    answers = [step for step in one.past.values() if isinstance(step.payload, f.ReferralAnswered) and not step.back]
    # The last one stands there: of two that contradict each other the one that counts.
    for step in sorted(answers, key=lambda step: (step.word == one.state, step.at)):
        yield New(step.payload, there, happened_at=step.at)
    if one.ruled is not None:
        yield New(one.ruled, there, happened_at=one.answered_at)
    if one.reached is not None:
        yield New(one.reached, there, happened_at=one.reached_at)
    if one.started_at:
        yield New(f.HelpStarted(made.referral), there, happened_at=one.started_at)
    if one.ended:
        yield New(f.ReferralEnded(made.referral, one.ended), there, happened_at=one.ended_at)


def _visit(one: Visit, there: str, children: Mapping[str, str], decisions: Mapping[str, str]) -> Iterator[New]:
    planned = one.planned
    whose = tuple(children.get(child, child) for child in planned.children)
    decision = decisions.get(planned.decision, planned.decision)
    yield New(replace(planned, children=whose, decision=decision, by=one.by), there, happened_at=one.at)
    for visitor in one.visitors.values():
        yield New(visitor, there, happened_at=one.at)
    for state, at in sorted(one.moved.items(), key=lambda moved: moved[1]):
        yield New(f.VisitMoved(planned.visit, state), there, happened_at=at)
    for (child, link), register in one.found.items():
        for found in register.values():
            answered = f.VisitAnswered(planned.visit, children.get(child, child), link, found.values)
            yield New(answered, there, happened_at=found.at)
    if one.ended is not None:
        yield New(one.ended, there, happened_at=one.ended_at)


def _safety(one: Safety, there: str, children: Mapping[str, str]) -> Iterator[New]:
    # No `replaces`: where both reports have an agreement that holds, both stand side by side until somebody looks.
    agreed = replace(one.agreed, child=children.get(one.agreed.child, one.agreed.child), by=one.by)
    yield New(agreed, there, happened_at=one.at)
    if one.read_back:
        yield New(f.SafetyReadBack(agreed.agreement), there, happened_at=one.read_back)
    if one.ended:
        yield New(f.SafetyEnded(agreed.agreement), there, happened_at=one.ended)


def _triage(
    source: ReportState, there: str, children: Mapping[str, str], decisions: Mapping[str, str]
) -> Iterator[New]:
    for decision, register in source.care.confirmations.items():
        for one in register.values():
            said = triage.DecisionConfirmed(decisions.get(decision, decision), one.note, one.by, one.desk)
            yield New(said, there, happened_at=one.at)
    for question in source.care.questions.values():
        asked = question.asked
        whose = children.get(asked.child, asked.child)
        yield New(replace(asked, child=whose, by=question.by), there, happened_at=question.at)
        if question.answered_at:
            answer = triage.QuestionAnswered(asked.question, question.answer, question.answered_by)
            yield New(answer, there, happened_at=question.answered_at)


def _registers(source: ReportState, target: ReportState, children: Mapping[str, str]) -> Iterator[New]:
    """Consent, frames, steps and natures: what the target says already is not said again, another value stands beside
    it."""
    here, there = source.care, target.care
    for name in ("consents", "frames", "meldcode", "natures"):
        said, standing = getattr(here, name), getattr(there, name)
        for (child, key), register in said.items():
            whose = children.get(child, child)
            known = [one.value for one in standing.get((whose, key), {}).values()]
            yield from _unlike(register, whose, known, target.id)


def _unlike(register: Mapping[str, Noted], child: str, known: Sequence[object], there: str) -> Iterator[New]:
    for one in register.values():
        value = replace(one.value, child=child)
        if value not in known:
            yield New(value, there, happened_at=one.at)
