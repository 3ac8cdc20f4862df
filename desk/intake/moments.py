"""Promises that the profile's clocks make and keep by themselves, at each moment of the chain (house rule 4).

A decision, an answer or a contact is one command; the promises that begin and end with it are facts of the same commit,
so that no clock waits for somebody to think of it.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from desk.checklist.values import RESERVED
from desk.facts.promises import PromiseKept, PromiseMade, PromiseWithdrawn
from desk.intake.calls import number_to_call
from desk.intake.context import Context, New, due_times
from desk.profile.codes import CALLER_NAME
from desk.profile.model import Clock
from desk.reports.call_numbers import facts_of
from desk.reports.moments import Decided, decided_for, ending, fits, starting
from desk.reports.state import Promise, ReportState

REPLACED = "decided-anew"
"""Why a promise was withdrawn: a later decision needs it no longer."""
ARRANGED = "next-arranged"
"""Somebody was asked or sent next, or something else was decided: nobody has to be called about that any more."""


def begin(
    context: Context,
    state: ReportState,
    moment: str,
    *,
    child: str = "",
    at: int = 0,
    who: str = "",
    number: str = "",
    decided: Decided | None = None,
    note: str = "",
    over: Collection[str] = (),
    referral: str = "",
    visit: str = "",
) -> list[New]:
    """The promises that begin at `moment`, counted from `at` (µs UTC; 0: now), owned by whoever sits here.

    A clock that runs for this child already goes on as it is: the hour runs from the first decision and survives what
    comes after it. `who` and `number` are whom it is about; `decided` what was decided, else what stands; `over` are
    promises, by id, that this very command ends. `referral`: the one whose answer they wait for; each has its own, and
    so have the people of each `visit`.
    """
    started = at or context.now
    decided = decided or decided_for(state, child)
    going = (promise.made for promise in state.open_promises() if promise.made.promise not in over)
    running = {(made.clock, made.child, made.referral, made.visit) for made in going}
    found = []
    for clock in starting(context.profile, moment, decided):
        # What the caller is to hear is one promise, however many children there are.
        to_caller = clock.closes == "feedback-given"
        whose = "" if to_caller else child
        asked = referral if clock.closes == "provider-answered" else ""
        if (clock.id, whose, asked, visit) in running:
            continue
        about = (_caller(state), number_to_call(state)) if to_caller else (who, number)
        made = _made(context, clock, whose, started, *about, decided, note)
        found.append(New(replace(made, said=facts_of(state, made.number), referral=asked, visit=visit), state.id))
    return found


def end(
    context: Context, state: ReportState, moment: str, *, child: str = "", how: str = "done", who: str = "", at: int = 0
) -> list[New]:
    """The closing facts of the promises that end with `moment`, at `at` (µs UTC; 0: now); what repeats begins again."""
    return kept(context, state, ending(context.profile, moment, state.open_promises(), child), how=how, who=who, at=at)


def kept(
    context: Context, state: ReportState, promises: Iterable[Promise], *, how: str = "done", who: str = "", at: int = 0
) -> list[New]:
    """The closing facts of these open promises; what repeats begins again."""
    found: list[New] = []
    for promise in promises:
        closing = PromiseKept(promise.made.promise, how, who)
        found.append(New(closing, state.id, happened_at=at or context.now))
        found += again(context, state.id, promise, at)
    return found


def again(context: Context, report: str, promise: Promise, at: int = 0) -> list[New]:
    """The next promise of a clock that repeats; nothing for any other."""
    clock = context.clock(promise.made.clock)
    if clock is None or not clock.repeats:
        return []
    made = promise.made
    following = _made(context, clock, made.child, at or context.now, made.who, promise.number, Decided(), made.note)
    return [New(replace(following, visit=made.visit), report)]


def made_again(context: Context, promise: Promise) -> PromiseMade:
    """A promise that waits again, with its own minute: what had closed it is not so."""
    made = promise.made
    return replace(
        made,
        promise=context.new_id(),
        owner=promise.owner,
        who=promise.who or made.who,
        number=promise.number if promise.who else made.number,
        warn_at=promise.warn_at,
        due_at=promise.due_at,
        resumes=made.promise,
    )


def overtaken(context: Context, state: ReportState, child: str, decided: Decided) -> list[New]:
    """The promises of a former decision that do not belong to this one: withdrawn, and said so."""
    return [
        New(PromiseWithdrawn(promise.made.promise, REPLACED), state.id)
        for promise in state.open_promises()
        if promise.made.child == child
        and (clock := context.clock(promise.made.clock)) is not None
        and clock.starts == "decided"
        and not fits(clock, decided)
    ]


def on_clock(
    context: Context,
    state: ReportState,
    clock: Clock,
    child: str,
    started: int,
    who: str,
    number: str,
    decided: Decided,
) -> PromiseMade:
    """A promise on this clock, counted from `started` (µs UTC), whatever moment begins it else."""
    made = _made(context, clock, child, started, who, number, decided, "")
    return replace(made, said=facts_of(state, made.number))


def _caller(state: ReportState) -> str:
    return " ".join(str(value) for value in state.by_code(CALLER_NAME) if value not in RESERVED)


def _made(
    context: Context, clock: Clock, child: str, started: int, who: str, number: str, decided: Decided, note: str
) -> PromiseMade:
    warn, due = due_times(context, clock.id, started, decided.urgency)
    return PromiseMade(
        promise=context.new_id(),
        clock=clock.id,
        who=who,
        number=number,
        started_at=started,
        warn_at=warn,
        due_at=due,
        owner=context.author,
        child=child,
        note=note,
    )
