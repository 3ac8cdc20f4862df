"""The end of a report: outcomes, feedback, closed, opened again, set aside. Nothing is deleted."""

from dataclasses import replace

from desk.errors import Refused
from desk.facts.answers import OutcomeSet
from desk.facts.call import (
    CallEnded,
    FeedbackGiven,
    FeedbackTakenBack,
    ReportClosed,
    ReportReopened,
    ReportSetAside,
)
from desk.facts.promises import PromiseKept, PromiseMade
from desk.intake.context import Context, New, decides, due_times, must_go_on_here
from desk.record import record
from desk.reports.moments import is_to_hear
from desk.reports.state import ReportState


@record
class SetOutcome:
    """How it ended for one child, in place of what was said before. No outcome takes it back."""

    report: str
    child: str
    outcome: str
    note: str = ""


@record
class SettleOutcome:
    """Two desks said how it ended for one child; somebody looked and chose the one of `fact`."""

    report: str
    child: str
    fact: str


@record
class GiveFeedback:
    """The reporter or referrer heard it; a promise that they would is kept by that."""

    report: str
    to: str
    note: str = ""


@record
class TakeBackFeedback:
    """They had not heard it after all; a promise that was kept by it waits again."""

    report: str
    to: str


@record
class CloseReport:
    """Done for this desk; `tomorrow` leaves a task for the next working day (design 1.9)."""

    report: str
    note: str = ""
    tomorrow: str = ""


@record
class ReopenReport:
    """It goes on."""

    report: str
    reason: str = ""


@record
class SetAside:
    """Opened by mistake."""

    report: str
    reason: str


def _must_be_open(state: ReportState) -> None:
    if state.status != "open":
        raise Refused(f"{state.reference} is al afgerond.")


def end_call(state: ReportState) -> list[New]:
    """The line is closed, if somebody is on it."""
    call = state.live_call
    return [] if call is None else [New(CallEnded(call.call, "finished"), state.id)]


@decides(SetOutcome)
def _outcome(command: SetOutcome, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    if command.child not in state.children:
        raise Refused("Dit kind staat niet in de melding.")
    said = OutcomeSet(command.child, command.outcome, command.note)
    register = state.ended.get(command.child, {})
    if state.outcomes.get(command.child, OutcomeSet(command.child, "")) == said and len(register) < 2:
        return ()
    return (New(said, command.report, replaces=tuple(register)),)


@decides(SettleOutcome)
def _settle(command: SettleOutcome, context: Context) -> tuple[New, ...]:
    register = context.must(command.report).ended.get(command.child, {})
    if command.fact not in register:
        raise Refused("Deze uitkomst is intussen vervangen; kijk nog een keer.")
    return (New(register[command.fact].value, command.report, replaces=tuple(register)),)


@decides(GiveFeedback)
def _feedback(command: GiveFeedback, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    waiting = [promise for promise in state.open_promises() if is_to_hear(context.profile, promise, command.to)]
    if command.to in state.feedback and not command.note and not waiting:
        return ()
    kept = [New(PromiseKept(promise.made.promise, "done"), command.report) for promise in waiting]
    return (New(FeedbackGiven(command.to, command.note), command.report), *kept)


@decides(TakeBackFeedback)
def _feedback_back(command: TakeBackFeedback, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    standing = state.standing.get(("feedback", command.to))
    if standing is None:
        return ()
    facts = [New(FeedbackTakenBack(command.to), command.report, replaces=(standing,))]
    for promise in state.promises.values():
        # What was kept by it, in the same moment, waits again as it did, with its own minute.
        by_this = promise.state == "kept" and promise.closed_at == state.feedback[command.to]
        if by_this and is_to_hear(context.profile, promise, command.to):
            again = replace(promise.made, promise=context.new_id(), owner=promise.owner)
            again = replace(again, warn_at=promise.warn_at, due_at=promise.due_at)
            facts.append(New(again, command.report))
    return tuple(facts)


@decides(CloseReport)
def _close(command: CloseReport, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    _must_be_open(state)
    facts = end_call(state)
    if command.tomorrow.strip():
        warn, due = due_times(context, "next-workday", context.now)
        facts.append(
            New(
                PromiseMade(
                    promise=context.new_id(),
                    clock="next-workday",
                    who=command.tomorrow.strip(),
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
    must_go_on_here(context, state)
    return (New(ReportReopened(command.reason), state.id),)


@decides(SetAside)
def _aside(command: SetAside, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    _must_be_open(state)
    return (*end_call(state), New(ReportSetAside(command.reason), state.id))
