"""A safety agreement until morning, per child: made, read back, ended; the next contact is a promise (design 1.8c)."""

from dataclasses import replace
from datetime import datetime

from desk.errors import Refused
from desk.fact import to_ticks
from desk.facts.care import SafetyAgreed, SafetyEnded, SafetyReadBack
from desk.facts.promises import PromiseExtended, PromiseMade, PromiseWithdrawn
from desk.intake.context import Context, New, decides, due_times, must_go_on_here
from desk.intake.moments import begin
from desk.intake.promise_number import renumbered
from desk.record import record
from desk.reports.call_numbers import facts_of
from desk.reports.care import Safety
from desk.reports.moments import decided_for, ending, starting
from desk.reports.safety_words import ABOUT
from desk.reports.state import CALLBACK, Promise, ReportState
from desk.words.phone import same_number

MOMENT, CLOSES = "safety-agreed", "safety-called"


@record
class AgreeSafety:
    """Who stays with the child, what was put away, whom to call first, how long they can hold; in place of before.

    `next_at` is when we call. Left out it is the profile's minute, or the one until which they can hold if that is
    sooner (guideline: contact within the time that they can hold). A minute later than that is kept, and shown.
    `number` is the family's; without it there is none to call: that of whoever reported is not theirs.
    """

    report: str
    child: str
    stays: str = ""
    means: str = ""
    call_first: str = ""
    holds_until: datetime | None = None
    next_at: datetime | None = None
    number: str = ""
    note: str = ""
    agreement: str = ""


@record
class ReadBackSafety:
    """It was read back to `who`, and they agree with it."""

    report: str
    agreement: str
    who: str = ""


@record
class EndSafety:
    """It holds no longer; nobody has to be called about it any more."""

    report: str
    agreement: str
    reason: str = ""


@decides(AgreeSafety)
def _agree(command: AgreeSafety, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    must_go_on_here(context, state)
    if command.child not in state.children and command.child not in state.children_aside:
        raise Refused("Dit kind staat niet in de melding.")
    holds = to_ticks(command.holds_until) if command.holds_until else 0
    number = command.number.strip()
    promised, next_at = _next(context, state, command, holds, number)
    agreed = SafetyAgreed(
        agreement=command.agreement or context.new_id(),
        child=command.child,
        stays=command.stays.strip(),
        means=command.means.strip(),
        call_first=command.call_first.strip(),
        holds_until=holds,
        next_at=next_at,
        number=number,
        note=command.note.strip(),
    )
    replaces = tuple(one.fact for one in state.care.safety_of(command.child))
    return (New(agreed, state.id, replaces=replaces), *promised)


@decides(ReadBackSafety)
def _read_back(command: ReadBackSafety, context: Context) -> tuple[New, ...]:
    state, _ = _must(context, command.report, command.agreement)
    return (New(SafetyReadBack(command.agreement, command.who.strip()), state.id),)


@decides(EndSafety)
def _end(command: EndSafety, context: Context) -> tuple[New, ...]:
    state, safety = _must(context, command.report, command.agreement)
    if safety.ended:
        return ()
    facts = [New(SafetyEnded(command.agreement, command.reason.strip()), state.id)]
    others = [one for one in state.care.safety_of(safety.agreed.child) if one is not safety]
    if not others:
        waiting = next_contacts(context, state, safety.agreed.child)
        facts += [New(PromiseWithdrawn(promise.made.promise, "safety-ended"), state.id) for promise in waiting]
    return tuple(facts)


def next_contacts(context: Context, state: ReportState, child: str) -> list[Promise]:
    """The open promises to call about the agreement of a child; without a clock for it, calling back about it."""
    named = [promise for promise in state.open_promises() if promise.made.child == child]
    by_hand = [promise for promise in named if promise.made.clock == CALLBACK and promise.made.note == ABOUT]
    return [*ending(context.profile, CLOSES, named), *by_hand]


def _must(context: Context, report: str, agreement: str) -> tuple[ReportState, Safety]:
    state = context.must(report)
    must_go_on_here(context, state)
    found = state.care.safety.get(agreement)
    if found is None:
        raise Refused("Deze veiligheidsafspraak staat niet in de melding.")
    return state, found


def _next(context: Context, state: ReportState, command: AgreeSafety, holds: int, number: str) -> tuple[list[New], int]:
    """The promise of the next contact, made or moved, and its minute (µs UTC)."""
    chosen = to_ticks(command.next_at) if command.next_at else 0
    if command.next_at and chosen <= context.now:
        raise Refused("Die minuut is al voorbij; kies een later tijdstip om te bellen.")
    clocks = starting(context.profile, MOMENT, decided_for(state, command.child))
    warn, due = due_times(context, clocks[0].id if clocks else CALLBACK, context.now)
    if not chosen and context.now < holds < due:
        chosen = holds
    minute = (max(context.now, chosen - (due - warn)), chosen) if chosen else (warn, due)
    who = command.stays.strip()
    standing = next_contacts(context, state, command.child)
    if standing:
        moved = [New(PromiseExtended(one.made.promise, *minute), state.id, tuple(one.minutes)) for one in standing]
        other = [one for one in standing if not same_number(one.number, number)]
        return [*moved, *(renumbered(state, one.made.promise, number) for one in other)], minute[1]
    made = begin(context, state, MOMENT, child=command.child, who=who, number=number)
    if not any(isinstance(new.payload, PromiseMade) for new in made):
        callback = PromiseMade(
            promise=context.new_id(),
            clock=CALLBACK,
            who=who,
            number=number,
            started_at=context.now,
            warn_at=minute[0],
            due_at=minute[1],
            owner=context.author,
            child=command.child,
            note=ABOUT,
            said=facts_of(state, number),
        )
        return [New(callback, state.id)], minute[1]
    return [_at(new, minute, context) for new in made], minute[1]


def _at(new: New, minute: tuple[int, int], context: Context) -> New:
    """A promise of the next contact at the minute that was agreed; one of another kind keeps its own."""
    made = new.payload
    clock = context.clock(made.clock) if isinstance(made, PromiseMade) else None
    if not isinstance(made, PromiseMade) or clock is None or clock.closes != CLOSES:
        return new
    return New(replace(made, warn_at=minute[0], due_at=minute[1]), new.subject)
