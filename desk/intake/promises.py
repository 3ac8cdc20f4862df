"""Promises: to call back, to be taken over, for tomorrow; tried, moved, handed on, kept (house rule 4)."""

from datetime import datetime

from desk.errors import Refused
from desk.fact import to_ticks
from desk.facts.answers import NoteTyped
from desk.facts.call import CallEnded
from desk.facts.promises import (
    AlarmAcknowledged,
    AlarmTaken,
    EscalationTried,
    PromiseExtended,
    PromiseKept,
    PromiseMade,
    PromiseOwned,
    PromiseTried,
    PromiseWithdrawn,
)
from desk.intake.calls import call_here, number_to_call, open_facts
from desk.intake.context import MINUTE, Context, New, decides, due_times
from desk.intake.moments import again
from desk.record import record
from desk.reports.call_numbers import call_number, facts_of, rings_at
from desk.reports.state import CALLBACK, DROPPED, REQUEST, Call, Promise, ReportState

RETRY_MINUTES = 5
LATEST_YEAR_MINUTES = 366 * 24 * 60


@record
class PromiseCallback:
    """The telephonist hangs up with a promise (seed row B6-013); ends the call that is on the line.

    Empty `number` means the number given before. `due_at` None: the profile's minutes from now. `urgency` picks
    other minutes where the profile has them.
    """

    report: str
    who: str = ""
    number: str = ""
    second_number: str = ""
    safe: str = "unknown"
    voicemail: str = "unknown"
    opening_line: str = ""
    urgency: str = ""
    due_at: datetime | None = None
    child: str = ""
    note: str = ""


@record
class RequestCallback:
    """Somebody only asks to be called back: three fields, timed from their call (seed row E-009)."""

    report: str
    who: str
    number: str
    about: str = ""
    said_at: datetime | None = None


@record
class MakePromise:
    """A promise on another clock of the profile, such as a task for the next working day."""

    report: str
    clock: str
    who: str = ""
    number: str = ""
    note: str = ""
    child: str = ""
    due_at: datetime | None = None


@record
class TryPromise:
    """Called without reaching anybody; the next attempt is in five minutes, of a dropped line in one, unless said.

    A call that went out for it ends with it: nobody is on the line, and alarms may sound again.
    """

    report: str
    promise: str
    result: str = "no-answer"
    next_at: datetime | None = None


@record
class ExtendPromise:
    """ "Tussenbericht": they heard that it takes longer; a new minute."""

    report: str
    promise: str
    due_at: datetime
    note: str = ""


@record
class SettleMinute:
    """Two desks agreed on a later minute; somebody looked and chose the one of `fact`."""

    report: str
    promise: str
    fact: str


@record
class HandPromise:
    """A colleague answers for it from now on. `how`: `handed` or `handover`."""

    report: str
    promise: str
    owner: str
    how: str = "handed"


@record
class KeepPromise:
    """The closing fact: reached, decided, taken over by `who`, done.

    A route is closed by being taken over; for 112 "meldkamer" and the time suffice (design 5).
    """

    report: str
    promise: str
    how: str = "reached"
    who: str = ""
    note: str = ""
    at: datetime | None = None


@record
class WithdrawPromise:
    """It is no longer needed."""

    report: str
    promise: str
    reason: str = ""


@record
class AcknowledgeAlarm:
    """Mute the alarm on this desk."""

    report: str
    promise: str


@record
class TakeAlarm:
    """ "Ik neem over": mine from now on; quiet everywhere, and rings again after three minutes."""

    report: str
    promise: str


@record
class RecordEscalation:
    """The next person was called about a late promise: `result` is `reached`, `no-answer` or `message` (left one)."""

    report: str
    promise: str
    role: str
    name: str
    number: str
    result: str


def open_promise(state: ReportState, promise: str) -> Promise:
    """The promise, which has to be open."""
    found = state.promises.get(promise)
    if found is None or found.state != "open":
        raise Refused("Deze afspraak is al afgerond.")
    return found


def _due(context: Context, clock: str, started: int, due_at: datetime | None, urgency: str = "") -> tuple[int, int]:
    warn, due = due_times(context, clock, started, urgency)
    if due_at is None:
        return warn, due
    chosen = _ahead(context, due_at)
    return max(started, chosen - (due - warn)), chosen


def _ahead(context: Context, at: datetime) -> int:
    """A minute that people chose, which has to lie ahead."""
    chosen = to_ticks(at)
    if chosen <= context.now:
        raise Refused("Die minuut is al voorbij; kies een later tijdstip.")
    if chosen > context.now + LATEST_YEAR_MINUTES * MINUTE:
        raise Refused("Dat tijdstip ligt meer dan een jaar weg; controleer datum en tijd.")
    return chosen


@decides(PromiseCallback)
def _promise(command: PromiseCallback, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    warn, due = _due(context, CALLBACK, context.now, command.due_at, command.urgency)
    call = call_here(state, context)
    number = command.number or number_to_call(state, call)
    facts = [
        New(closing, command.report)
        for old in state.open_promises()
        if (closing := _overtaken(state, old, call, command.child, number)) is not None
    ]
    facts.append(
        New(
            PromiseMade(
                promise=context.new_id(),
                clock=CALLBACK,
                who=command.who,
                number=number,
                started_at=context.now,
                warn_at=warn,
                due_at=due,
                owner=context.author,
                second_number=command.second_number,
                safe=command.safe,
                voicemail=command.voicemail,
                opening_line=command.opening_line,
                child=command.child,
                note=command.note,
                said=facts_of(state, number),
            ),
            command.report,
        )
    )
    if call is not None:
        facts.append(New(CallEnded(call.call, "promised"), command.report))
    return tuple(facts)


def _overtaken(
    state: ReportState, old: Promise, call: Call | None, child: str, number: str
) -> PromiseKept | PromiseWithdrawn | None:
    """How a new promise to call back closes an older one; None when that goes on.

    With somebody on the line whom we called, the older promise was kept by that. A line that fell away is back when
    its number is the one that we promise to call.
    """
    if old.made.clock in (CALLBACK, REQUEST) and old.made.child == child:
        if call is not None and call.direction == "out":
            return PromiseKept(old.made.promise, "reached")
        return PromiseWithdrawn(old.made.promise, "replaced")
    if old.made.clock == DROPPED and call is not None and rings_at(state, old, number):
        return PromiseKept(old.made.promise, "reached")
    return None


@decides(RequestCallback)
def _request(command: RequestCallback, context: Context) -> tuple[New, ...]:
    facts = open_facts(context, command.report, "callback-request", "")
    started = min(context.ticks(command.said_at), context.now)
    warn, due = due_times(context, REQUEST, started)
    if command.about.strip():
        facts.append(New(NoteTyped(command.about), command.report))
    made = PromiseMade(
        promise=context.new_id(),
        clock=REQUEST,
        who=command.who,
        number=command.number,
        started_at=started,
        warn_at=warn,
        due_at=due,
        owner=context.author,
        note=command.about,
    )
    facts.append(New(made, command.report, happened_at=started))
    return tuple(facts)


@decides(MakePromise)
def _make(command: MakePromise, context: Context) -> tuple[New, ...]:
    context.must(command.report)
    warn, due = _due(context, command.clock, context.now, command.due_at)
    made = PromiseMade(
        promise=context.new_id(),
        clock=command.clock,
        who=command.who,
        number=command.number,
        started_at=context.now,
        warn_at=warn,
        due_at=due,
        owner=context.author,
        child=command.child,
        note=command.note,
    )
    return (New(made, command.report),)


@decides(TryPromise)
def _try(command: TryPromise, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    promise = open_promise(state, command.promise)
    again = context.now + (1 if promise.made.clock == DROPPED else RETRY_MINUTES) * MINUTE
    if command.next_at is not None:
        again = _ahead(context, command.next_at)
    call = call_here(state, context)
    number = call_number(state, promise, context.clock(promise.made.clock)).number
    if call is not None and call.direction == "out":
        number = call.number
    facts = [New(PromiseTried(command.promise, command.result, number, again), command.report)]
    if call is not None and call.direction == "out":
        facts.append(New(CallEnded(call.call, "not-reached"), command.report))
    return tuple(facts)


@decides(ExtendPromise)
def _extend(command: ExtendPromise, context: Context) -> tuple[New, ...]:
    promise = open_promise(context.must(command.report), command.promise)
    warn, due = _due(context, promise.made.clock, context.now, command.due_at)
    extended = PromiseExtended(command.promise, warn, due, command.note)
    return (New(extended, command.report, replaces=tuple(promise.minutes)),)


@decides(SettleMinute)
def _settle(command: SettleMinute, context: Context) -> tuple[New, ...]:
    promise = open_promise(context.must(command.report), command.promise)
    chosen = promise.minutes.get(command.fact)
    if chosen is None:
        raise Refused("Deze minuut is intussen vervangen; kijk nog een keer.")
    settled = PromiseExtended(command.promise, *chosen.value)
    return (New(settled, command.report, replaces=tuple(promise.minutes)),)


@decides(HandPromise)
def _hand(command: HandPromise, context: Context) -> tuple[New, ...]:
    promise = open_promise(context.must(command.report), command.promise)
    if not command.owner:
        raise Refused("Kies wie de afspraak overneemt; tot dan blijft die waar hij is.")
    if command.owner == promise.owner and command.how == "handed":
        return ()
    return (New(PromiseOwned(command.promise, command.owner, command.how), command.report),)


@decides(KeepPromise)
def _keep(command: KeepPromise, context: Context) -> tuple[New, ...]:
    promise = open_promise(context.must(command.report), command.promise)
    made, state = promise.made, context.must(command.report)
    how, who = command.how, command.who.strip()
    if made.route:
        route = context.route(made.route)
        how = "taken-over"
        if not who and route is not None and route.closing == "control-room":
            who = "meldkamer"
    kept, at = PromiseKept(command.promise, how, who, command.note), context.ticks(command.at)
    facts = [New(kept, command.report, happened_at=at), *again(context, command.report, promise, at)]
    if state.care.referrals:
        # Imported here: a start and a call do without.
        from desk.intake.referral_steps import kept_by_hand

        facts += kept_by_hand(context, state, promise, who, at)
    return tuple(facts)


@decides(WithdrawPromise)
def _withdraw(command: WithdrawPromise, context: Context) -> tuple[New, ...]:
    open_promise(context.must(command.report), command.promise)
    return (New(PromiseWithdrawn(command.promise, command.reason), command.report),)


@decides(AcknowledgeAlarm)
def _acknowledge(command: AcknowledgeAlarm, context: Context) -> tuple[New, ...]:
    open_promise(context.must(command.report), command.promise)
    return (New(AlarmAcknowledged(command.promise), command.report),)


@decides(TakeAlarm)
def _take(command: TakeAlarm, context: Context) -> tuple[New, ...]:
    promise = open_promise(context.must(command.report), command.promise)
    facts = [New(AlarmTaken(command.promise), command.report)]
    if context.author not in ("", promise.owner):
        facts.append(New(PromiseOwned(command.promise, context.author, "taken"), command.report))
    return tuple(facts)


@decides(RecordEscalation)
def _escalate(command: RecordEscalation, context: Context) -> tuple[New, ...]:
    open_promise(context.must(command.report), command.promise)
    tried = EscalationTried(command.promise, command.role, command.name, command.number, command.result)
    return (New(tried, command.report),)
