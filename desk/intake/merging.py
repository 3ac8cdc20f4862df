"""The same child was reported twice: one report goes on in the other. Nothing that was said or promised gets lost."""

from collections.abc import Iterable
from dataclasses import replace

from desk.errors import Refused
from desk.facts.access import SensitiveSet
from desk.facts.answers import AnswerGiven, ChildAdded, OutcomeSet
from desk.facts.call import (
    CallEnded,
    CallStarted,
    FeedbackGiven,
    MergeReceived,
    ReportMerged,
    ReportReopened,
    SpeakerChanged,
    SpeechConstrained,
    StayOnLine,
)
from desk.facts.codec import Scalar
from desk.facts.promises import PromiseRenumbered, PromiseWithdrawn
from desk.intake.agreeing import doubt_after_merge
from desk.intake.context import Context, New, decides, must_go_on_here
from desk.intake.merging_children import same_children
from desk.record import record
from desk.reports.callers import callers_of
from desk.reports.state import ReportState
from desk.words.fold import fold_text


@record
class MergeReport:
    """The same child was reported twice: `report` goes on in `into`, which is opened again if it was closed.

    Answers, open promises with their tries, decisions, outcomes, feedback and whoever is on the line go along, and all
    of the time after the decision: referrals, visits, safety agreements, questions, consent, law, what left the desk.
    Notes stay where they were typed; the timeline of `into` shows them.
    """

    report: str
    into: str


@decides(MergeReport)
def _merge(command: MergeReport, context: Context) -> tuple[New, ...]:
    source, target = context.must(command.report), context.must(command.into)
    if source.id == target.id:
        raise Refused("Een melding kan niet met zichzelf worden samengevoegd.")
    if source.status != "open":
        raise Refused(f"{source.reference} is al afgerond.")
    must_go_on_here(context, target)
    children = same_children(source, target)
    facts = [] if target.status == "open" else [New(ReportReopened(), target.id)]
    facts += [New(ChildAdded(child), target.id) for child in children.values() if child not in target.children]
    facts += _call(source, target, context)
    facts += _answers(source, target, children)
    facts += doubt_after_merge(source, target)
    facts += _promises(source, target, children)
    decisions = {one.noted.decision: context.new_id() for one in source.decisions}
    facts += _endings(source, target, children, decisions)
    facts += _care(source, target, children, decisions)
    facts += _protection(source, target)
    heard = callers_of(source)
    received = MergeReceived(source.id, source.reference, heard.names, heard.organisations, heard.numbers, len(facts))
    facts.append(New(received, target.id))
    facts.append(New(ReportMerged(target.id, target.reference, len(facts)), source.id))
    return tuple(facts)


def _call(source: ReportState, target: ReportState, context: Context) -> list[New]:
    """Whoever is on the line stays on the line, with how they speak."""
    call = source.live_call
    if call is None:
        return []
    facts = [New(CallEnded(call.call, "merged"), source.id)]
    if target.live_call is not None:
        return facts
    started = CallStarted(context.new_id(), call.number, call.direction)
    facts.append(New(started, target.id, happened_at=call.started_at))
    if source.stay:
        facts.append(New(StayOnLine(True), target.id))
    if source.constrained != target.constrained:
        facts.append(New(SpeechConstrained(source.constrained), target.id))
    if source.speaker and source.speaker != target.speaker:
        facts.append(New(SpeakerChanged(source.speaker), target.id))
    return facts


def _answers(source: ReportState, target: ReportState, children: dict[str, str]) -> list[New]:
    facts = []
    for (child, link), register in source.answers.items():
        whose = children.get(child, "")
        said = source.values(child, link)
        if not said or (child and not whose) or _spelled(target.values(whose, link)) == _spelled(said):
            continue
        # No `replaces`: where both reports hold an answer, both stand side by side until somebody chooses.
        given = next(iter(register.values()))
        facts.append(New(AnswerGiven(link, given.code, whose, said, given.said_by), target.id))
    return facts


def _spelled(values: Iterable[Scalar]) -> set[object]:
    """Values as people compare them: in any order, without capitals and accents."""
    return {fold_text(value) if isinstance(value, str) else value for value in values}


def _promises(source: ReportState, target: ReportState, children: dict[str, str]) -> list[New]:
    facts = []
    for promise in source.open_promises():
        moved = replace(
            promise.made,
            who=promise.who or promise.made.who,
            owner=promise.owner,
            # What was said about calling the promised number stays with that number.
            number=promise.number if promise.who else promise.made.number,
            warn_at=promise.warn_at,
            due_at=promise.due_at,
            child=children.get(promise.made.child, ""),
            referral=source.care.joined.get(promise.made.referral, promise.made.referral),
            asked=source.care.joined.get(promise.made.asked, promise.made.asked),
        )
        facts.append(New(moved, target.id))
        if moved.number != promise.number:
            facts.append(New(PromiseRenumbered(moved.promise, promise.number), target.id))
        facts += [New(tried, target.id, happened_at=at) for at, tried in promise.tries]
        facts += [New(called, target.id, happened_at=at) for at, called in promise.escalations]
        facts.append(New(PromiseWithdrawn(promise.made.promise, f"merged:{target.reference}"), source.id))
    return facts


def _care(source: ReportState, target: ReportState, children: dict[str, str], decisions: dict[str, str]) -> list[New]:
    # Imported here: a start does without.
    from desk.intake.merging_care import care_facts

    return care_facts(source, target, children, decisions)


def _protection(source: ReportState, target: ReportState) -> list[New]:
    """What was for named people alone stays so where it goes on; who may open the one may open both."""
    people = tuple(dict.fromkeys((*target.sensitive, *source.sensitive)))
    if not source.protected or people == target.sensitive:
        return []
    return [New(SensitiveSet(people, "samengevoegd"), target.id, replaces=tuple(target.protected))]


def _endings(
    source: ReportState, target: ReportState, children: dict[str, str], decisions: dict[str, str]
) -> list[New]:
    facts = []
    for decision in source.decisions:
        child = children.get(decision.noted.child, "")
        noted = replace(
            decision.noted,
            decision=decisions[decision.noted.decision],
            child=child,
            reason=decision.reason,
            superseded=decision.fact in source.replaced,
            noted_by=decision.noted_by,
            noted_desk=decision.desk,
        )
        facts.append(New(noted, target.id, happened_at=decision.at))
    for child, register in source.ended.items():
        whose = children.get(child)
        standing = target.outcomes.get(whose or "")
        if whose and not (standing and standing.outcome):
            said = dict.fromkeys((one.value.outcome, one.value.note) for one in register.values())
            facts += [New(OutcomeSet(whose, *outcome), target.id) for outcome in said if outcome[0]]
    for to, at in source.feedback.items():
        if to not in target.feedback:
            facts.append(New(FeedbackGiven(to), target.id, happened_at=at))
    return facts
