"""Calls: open a report, join one, hang up, the states of a call."""

from dataclasses import replace
from datetime import datetime

from desk.checklist.values import RESERVED
from desk.errors import Refused
from desk.facts.access import SensitiveSet
from desk.facts.answers import ChildAdded
from desk.facts.call import (
    CallEnded,
    CallerNumberGiven,
    CallStarted,
    ReportOpened,
    ReportReopened,
    SpeakerChanged,
    SpeechConstrained,
    StayOnLine,
)
from desk.facts.promises import PromiseKept, PromiseMade, PromiseWithdrawn
from desk.intake.agreeing import doubt_by_number
from desk.intake.context import Context, New, decides, due_times, must_go_on_here
from desk.profile.codes import CALLER_NAME
from desk.record import record
from desk.reports.call_numbers import facts_of, rings_at
from desk.reports.state import DROPPED, NO_CALL, Call, Promise, ReportState
from desk.reports.to_call import numbers_to_call


@record
class OpenReport:
    """The telephone rings: a new report with its first child, clock running. `report` is the id to give it.

    With `people` it opens for those alone, from its first fact on. `kind` `written` (a mail, a letter) has no call;
    `said_at` is when it really came in.
    """

    report: str
    number: str = ""
    kind: str = "call"
    entry: str = ""
    said_at: datetime | None = None
    people: tuple[str, ...] = ()


@record
class JoinCall:
    """A new call in a known report (a second call about the same child, or calling back); a closed one goes on.

    `elsewhere`: somebody else than the caller is called; an empty number is then none.
    """

    report: str
    number: str = ""
    direction: str = "in"
    elsewhere: bool = False


@record
class SetCallerNumber:
    """The number of the caller, typed or corrected; belongs to the last call of the report."""

    report: str
    number: str


@record
class SettleNumber:
    """Two desks typed a number for one caller; somebody looked and chose the one of `fact`."""

    report: str
    fact: str


@record
class HangUp:
    """The call ends. `how`: `promised`, `finished`, `handed-over` or `dropped` (then: call back in a minute).

    `there`: the call is a colleague's, whose desk nobody sits at any more. Without it a desk ends its own call alone.
    """

    report: str
    how: str = "finished"
    there: bool = False


@record
class SetStay:
    """ "Blijf aan de lijn" on or off."""

    report: str
    on: bool


@record
class SetConstrained:
    """The caller cannot speak freely: yes/no questions only, on or off."""

    report: str
    on: bool


@record
class SetSpeaker:
    """Who speaks now: `parent`, `child`, `professional` or `other`."""

    report: str
    speaker: str


def open_facts(context: Context, report: str, kind: str, entry: str) -> list[New]:
    """A report with its reference and first child. Refused when the id was given before: that is another report."""
    if context.report(report) is not None:
        raise Refused("Deze melding is al geopend.")
    return [
        New(ReportOpened(context.code, context.next_number(), kind, entry), report),
        New(ChildAdded(context.new_id()), report),
    ]


@decides(OpenReport)
def _open(command: OpenReport, context: Context) -> tuple[New, ...]:
    began = min(context.ticks(command.said_at), context.now)
    facts = open_facts(context, command.report, command.kind, command.entry)
    if command.kind != "call":
        facts[0] = replace(facts[0], happened_at=began)
    if command.people:
        # Imported here: a start does without.
        from desk.intake.access import protected_for

        facts.append(New(SensitiveSet(protected_for(command.people, context)), command.report))
    if command.kind == "call":
        facts.append(New(CallStarted(context.new_id(), command.number), command.report, happened_at=began))
    elif command.number:
        facts.append(New(CallerNumberGiven(NO_CALL, command.number), command.report))
    return tuple(facts)


@decides(JoinCall)
def _join(command: JoinCall, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    # A colleague may be in a call for it too, or have left a desk without hanging up: that keeps nobody from calling.
    if call_here(state, context) is not None:
        raise Refused(f"In {state.reference} loopt al een gesprek.")
    must_go_on_here(context, state)
    facts = [] if state.status == "open" else [New(ReportReopened(), command.report)]
    number = command.number
    if command.direction == "out":
        number = number or ("" if command.elsewhere else number_to_call(state))
    else:
        # Whoever fell away is back: nobody needs to call that number any more.
        back = dropped_lines(state, number) if number else []
        facts += [New(PromiseKept(promise.made.promise, "reached"), command.report) for promise in back]
        facts += doubt_by_number(state, number)
    facts.append(New(CallStarted(context.new_id(), number, command.direction), command.report))
    return tuple(facts)


@decides(SetCallerNumber)
def _number(command: SetCallerNumber, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    call = here_or_elsewhere(state, context) or next(reversed(state.calls), None)
    name = call.call if call else NO_CALL
    register = state.numbers.get(name, {})
    if command.number == (call.number if call else state.caller_number) and len(register) < 2:
        return ()
    doubt = doubt_by_number(state, command.number, call) if call else []
    return (New(CallerNumberGiven(name, command.number), command.report, replaces=tuple(register)), *doubt)


@decides(SettleNumber)
def _settle_number(command: SettleNumber, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    for name, register in state.numbers.items():
        if command.fact in register:
            given = CallerNumberGiven(name, register[command.fact].value)
            return (New(given, command.report, replaces=tuple(register)),)
    raise Refused("Dit nummer is intussen vervangen; kijk nog een keer.")


@decides(HangUp)
def _hang_up(command: HangUp, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    call = here_or_elsewhere(state, context) if command.there else call_here(state, context)
    if call is None and state.live_call is not None:
        raise Refused(f"Het gesprek van {state.reference} loopt bij een andere desk; daar wordt opgehangen.")
    if call is None:
        raise Refused(f"In {state.reference} loopt geen gesprek.")
    facts = [New(CallEnded(call.call, command.how), command.report)]
    if command.how == "dropped":
        warn, due = due_times(context, DROPPED, context.now)
        number = number_to_call(state, call)
        again = dropped_lines(state, number)
        facts += [New(PromiseWithdrawn(promise.made.promise, "replaced"), command.report) for promise in again]
        facts.append(
            New(
                PromiseMade(
                    promise=context.new_id(),
                    clock=DROPPED,
                    who=_spoken_with(state),
                    number=number,
                    started_at=context.now,
                    warn_at=warn,
                    due_at=due,
                    owner=context.author,
                    said=facts_of(state, number),
                ),
                command.report,
            )
        )
    return tuple(facts)


def call_here(state: ReportState, context: Context) -> Call | None:
    """The call that this desk is in, also if it began before the desk was put back from a copy."""
    calls = (state.call_at(desk) for desk in (context.desk, *reversed(context.former)))
    return next((call for call in calls if call is not None), None)


def here_or_elsewhere(state: ReportState, context: Context) -> Call | None:
    """The call that this desk is in, else the one of a colleague: two desks may be in a call for one report."""
    return call_here(state, context) or state.live_call


def number_to_call(state: ReportState, call: Call | None = None) -> str:
    """The number of whoever is on the line, in `call` or the one that goes on, or was promised last."""
    return next(iter(numbers_to_call(state, call)), "")


def dropped_lines(state: ReportState, number: str) -> list[Promise]:
    """The lines to this number that fell away and that nobody called back yet."""
    return [q for q in state.open_promises() if q.made.clock == DROPPED and rings_at(state, q, number)]


def _spoken_with(state: ReportState) -> str:
    name = state.by_code(CALLER_NAME)
    return str(name[0]) if name and name[0] not in RESERVED else ""


@decides(SetStay)
def _stay(command: SetStay, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    if state.stay == command.on:
        return ()
    if command.on and state.live_call is None:
        raise Refused(f"In {state.reference} loopt geen gesprek.")
    return (New(StayOnLine(command.on), command.report),)


@decides(SetConstrained)
def _constrained(command: SetConstrained, context: Context) -> tuple[New, ...]:
    if context.must(command.report).constrained == command.on:
        return ()
    return (New(SpeechConstrained(command.on), command.report),)


@decides(SetSpeaker)
def _speaker(command: SetSpeaker, context: Context) -> tuple[New, ...]:
    if context.must(command.report).speaker == command.speaker:
        return ()
    return (New(SpeakerChanged(command.speaker), command.report),)
