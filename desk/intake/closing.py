"""The end of a report: outcomes, feedback, closed, opened again, set aside, merged. Nothing is deleted."""

from dataclasses import dataclass, replace

from desk.errors import Refused
from desk.facts.answers import AnswerGiven, ChildAdded, OutcomeSet
from desk.facts.call import (
    CallEnded,
    FeedbackGiven,
    MergeReceived,
    ReportClosed,
    ReportMerged,
    ReportReopened,
    ReportSetAside,
)
from desk.facts.promises import PromiseMade, PromiseWithdrawn
from desk.intake.context import Context, New, decides, due_times
from desk.reports.state import ReportState


@dataclass(frozen=True)
class SetOutcome:
    """How it ended for one child."""

    report: str
    child: str
    outcome: str
    note: str = ""


@dataclass(frozen=True)
class GiveFeedback:
    """The reporter or referrer heard it."""

    report: str
    to: str
    note: str = ""


@dataclass(frozen=True)
class CloseReport:
    """Done for this desk; `tomorrow` leaves a task for the next working day (design 1.9)."""

    report: str
    note: str = ""
    tomorrow: str = ""


@dataclass(frozen=True)
class ReopenReport:
    """It goes on."""

    report: str
    reason: str = ""


@dataclass(frozen=True)
class SetAside:
    """Opened by mistake."""

    report: str
    reason: str


@dataclass(frozen=True)
class MergeReport:
    """The same child was reported twice: `report` goes on in `into`, with its answers and open promises."""

    report: str
    into: str


def _must_be_open(state: ReportState) -> None:
    if state.status != "open":
        raise Refused(f"{state.reference} is al afgerond.")


def _end_call(state: ReportState) -> list[New]:
    call = state.live_call
    return [] if call is None else [New(CallEnded(call.call, "finished"), state.id)]


@decides(SetOutcome)
def _outcome(command: SetOutcome, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    if command.child not in state.children:
        raise Refused("Dit kind staat niet in de melding.")
    return (New(OutcomeSet(command.child, command.outcome, command.note), command.report),)


@decides(GiveFeedback)
def _feedback(command: GiveFeedback, context: Context) -> tuple[New, ...]:
    context.must(command.report)
    return (New(FeedbackGiven(command.to, command.note), command.report),)


@decides(CloseReport)
def _close(command: CloseReport, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    _must_be_open(state)
    facts = _end_call(state)
    if command.tomorrow:
        warn, due = due_times(context, "next-workday", context.now)
        facts.append(
            New(
                PromiseMade(
                    promise=context.new_id(),
                    clock="next-workday",
                    who=command.tomorrow,
                    number="",
                    started_at=context.now,
                    warn_at=warn,
                    due_at=due,
                    owner=context.author,
                ),
                state.id,
            )
        )
    facts.append(New(ReportClosed(command.note), state.id))
    return tuple(facts)


@decides(ReopenReport)
def _reopen(command: ReopenReport, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    if state.status == "open":
        raise Refused(f"{state.reference} is al open.")
    return (New(ReportReopened(command.reason), state.id),)


@decides(SetAside)
def _aside(command: SetAside, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    _must_be_open(state)
    return (*_end_call(state), New(ReportSetAside(command.reason), state.id))


@decides(MergeReport)
def _merge(command: MergeReport, context: Context) -> tuple[New, ...]:
    source, target = context.must(command.report), context.must(command.into)
    if source.id == target.id:
        raise Refused("Een melding kan niet met zichzelf worden samengevoegd.")
    _must_be_open(source)
    _must_be_open(target)
    children = dict(zip(source.children, target.children, strict=False))
    facts = _end_call(source)
    for child in source.children:
        if child not in children:
            children[child] = child
            facts.append(New(ChildAdded(child), target.id))
    for (child, link), register in source.answers.items():
        whose = children.get(child, "") if child else ""
        said = source.values(child, link)
        if not said or (child and not whose) or target.values(whose, link) == said:
            continue
        # No `replaces`: where both reports hold an answer, both stand side by side until somebody chooses.
        given = next(iter(register.values()))
        facts.append(New(AnswerGiven(link, given.code, whose, said, given.said_by), target.id))
    for promise in source.open_promises():
        moved = replace(
            promise.made,
            owner=promise.owner,
            warn_at=promise.warn_at,
            due_at=promise.due_at,
            child=children.get(promise.made.child, ""),
        )
        facts.append(New(moved, target.id))
        facts.append(New(PromiseWithdrawn(promise.made.promise, f"merged:{target.reference}"), source.id))
    facts.append(New(MergeReceived(source.id, source.reference), target.id))
    facts.append(New(ReportMerged(target.id, target.reference), source.id))
    return tuple(facts)
