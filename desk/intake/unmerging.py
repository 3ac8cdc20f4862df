"""Two reports that were merged are two after all: both stand again with what was theirs. Nothing promised is lost."""

from collections.abc import Iterator

from desk.errors import Refused
from desk.facts import care as f
from desk.facts.call import CallEnded, MergeTakenBack
from desk.facts.promises import PromiseExtended, PromiseOwned, PromiseRenumbered
from desk.intake.context import Context, New, decides, must_go_on_here
from desk.record import record
from desk.reports.state import Promise, ReportState


@record
class TakeBackMerge:
    """`report`, which went on in `into`, stands by itself again, with its own answers, children, callers, promises.

    What was written in `into` since stays there. Of what was promised or asked in `report` it is told there what came
    of it meanwhile, so that nobody is called twice.
    """

    report: str
    into: str


@decides(TakeBackMerge)
def _take_back(command: TakeBackMerge, context: Context) -> tuple[New, ...]:
    target, source = context.must(command.into), context.must(command.report)
    must_go_on_here(context, target)
    received = tuple(name for name, other in target.merges.items() if other == source.id)
    merged = tuple(name for name, other in source.merges.items() if other == target.id)
    if source.status != "merged" or source.merged_into != target.id or not received or not merged:
        raise Refused(f"{source.reference} is niet met {target.reference} samengevoegd.")
    if any(not state.merges_along[name] for state, names in ((target, received), (source, merged)) for name in names):
        raise Refused("Dit samenvoegen is van vóór deze versie van het programma en kan niet worden teruggenomen.")
    if target.merged_from[-1] != source.id:
        raise Refused(f"In {target.reference} is daarna {target.merged[-1]} samengevoegd. Neem dat eerst terug.")
    facts = [
        New(MergeTakenBack(source.id, source.reference), target.id, replaces=received),
        New(MergeTakenBack(target.id, target.reference), source.id, replaces=merged),
    ]
    facts += _calls(source, target)
    for promise in source.promises.values():
        there = target.promises.get(promise.made.promise)
        gone = getattr(promise.closing, "reason", "")
        if there is not None and gone.startswith("merged:"):
            facts += _promise(promise, there, source.id)
    facts += _steps(source, target)
    return tuple(facts)


def _calls(source: ReportState, target: ReportState) -> Iterator[New]:
    """Whoever is on the line still is on the line in their own report; else it ended there when it ended."""
    for call in source.calls:
        if call.how != "merged":
            continue
        same = (one for one in target.calls if (one.started_at, one.number) == (call.started_at, call.number))
        went_on = next(same, None)
        if went_on is None:
            yield New(CallEnded(call.call, "finished"), source.id, happened_at=call.ended_at)
        elif went_on.how:
            yield New(CallEnded(call.call, went_on.how), source.id, happened_at=went_on.ended_at)


def _promise(here: Promise, there: Promise, report: str) -> Iterator[New]:
    name = here.made.promise
    if (there.warn_at, there.due_at) != (here.warn_at, here.due_at):
        yield New(PromiseExtended(name, there.warn_at, there.due_at), report)
    if there.number != here.number:
        yield New(PromiseRenumbered(name, there.number, there.number_said), report)
    if there.owner != here.owner:
        yield New(PromiseOwned(name, there.owner, "taken"), report)
    for at, tried in there.tries:
        if (at, tried) not in here.tries:
            yield New(tried, report, happened_at=at)
    for at, called in there.escalations:
        if (at, called) not in here.escalations:
            yield New(called, report, happened_at=at)
    if there.closing is not None:
        yield New(there.closing, report, happened_at=there.closed_at)


def _steps(source: ReportState, target: ReportState) -> Iterator[New]:
    """What providers answered and whom was gone to meanwhile: it is about what was asked in `source`."""
    for name, asked in source.care.referrals.items():
        there = target.care.referrals.get(name)
        known = [step.payload for step in asked.past.values()]
        for step in there.past.values() if there is not None else ():
            if step.payload not in known and not step.back and not isinstance(step.payload, f.ReferralMade):
                yield New(step.payload, source.id, happened_at=step.at)
    for name, visit in source.care.visits.items():
        gone = target.care.visits.get(name)
        if gone is None:
            continue
        for state, at in sorted(gone.moved.items(), key=lambda moved: moved[1]):
            if state not in visit.moved:
                yield New(f.VisitMoved(name, state), source.id, happened_at=at)
        if gone.ended is not None and visit.ended is None:
            yield New(gone.ended, source.id, happened_at=gone.ended_at)
