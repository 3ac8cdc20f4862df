"""What was noted too far of a referral is taken back; the clocks that it ended run again, with their own minute."""

from collections.abc import Sequence

from desk.errors import Refused
from desk.facts import care as f
from desk.facts.promises import PromiseWithdrawn
from desk.intake.context import Context, New, decides
from desk.intake.moments import made_again
from desk.intake.referral_common import ANSWERED, REACHED, STARTED, asked_now, found
from desk.intake.referral_hour import WAITED_FOR, with_hour_of
from desk.record import record
from desk.reports.care import Referral
from desk.reports.state import Promise, ReportState

_ENDS = {
    "accepted": (ANSWERED,),
    "refused": (ANSWERED,),
    "reached": (ANSWERED, REACHED),
    "started": (ANSWERED, REACHED, STARTED),
    "ended": (ANSWERED,),
}
"""The clocks that a step ends."""
_BEGINS = {
    "accepted": ("accepted",),
    "refused": ("chain-ended",),
    "reached": ("contact-made",),
    "started": ("help-started",),
}
"""The moments whose clocks begin with it."""
BACK = "taken-back"


@record
class TakeBackReferral:
    """It did not come as far as `state`, which is what stands there now: it is what it was before that."""

    report: str
    referral: str
    state: str


@decides(TakeBackReferral)
def _back(command: TakeBackReferral, context: Context) -> tuple[New, ...]:
    state, referral = found(command.report, command.referral, context)
    steps = {fact: one for fact, one in referral.words.items() if one.word == command.state}
    if any(isinstance(one.payload, f.ReferralTakenBack | f.ReferralChosen) for one in steps.values()):
        # They only say again how far it is: what said it first goes with them.
        steps |= {fact: one for fact, one in referral.past.items() if one.word == command.state and not one.back}
    if referral.state != command.state or not steps:
        raise Refused("Dit is intussen veranderd; kijk nog een keer.")
    if command.state == "asked":
        raise Refused("Er is niets om ongedaan te maken; trek de doorverwijzing in.")
    before = next(iter(steps.values())).before
    taken = f.ReferralTakenBack(referral.made.referral, command.state, before)
    at = {one.at for one in steps.values()}
    facts = [New(taken, state.id, tuple(steps))]
    facts += _withdrawn(context, state, referral, command.state, at)
    ends = [one for one in _ENDS.get(command.state, ()) if one != ANSWERED or before in ("asked", "disputed")]
    again = _again(context, state, referral, ends, at)
    facts += [New(made_again(context, promise), state.id) for promise in again]
    if before in ("asked", "disputed") and not any(_closes(context, promise) == ANSWERED for promise in again):
        facts += asked_now(context, state, referral)
    others = [one for one in state.care.referrals_of(referral.made.child) if one is not referral]
    if before in WAITED_FOR and not any(one.reached_at for one in others):
        return tuple(with_hour_of(context, state, referral, facts))
    return tuple(facts)


def _withdrawn(context: Context, state: ReportState, referral: Referral, step: str, at: set[int]) -> list[New]:
    """What began with the step, and what repeats of what ended with it."""
    facts = []
    for promise in _of_child(state, referral):
        clock = context.clock(promise.made.clock)
        if promise.state != "open" or promise.made.started_at not in at or clock is None:
            continue
        if clock.starts in _BEGINS.get(step, ()) or (clock.repeats and clock.closes in _ENDS.get(step, ())):
            facts.append(New(PromiseWithdrawn(promise.made.promise, BACK), state.id))
    return facts


def _again(
    context: Context, state: ReportState, referral: Referral, ends: Sequence[str], at: set[int]
) -> list[Promise]:
    """The promises that ended with the step, unless something else ended them too or took their place since."""
    others = [one for one in state.care.referrals_of(referral.made.child) if one is not referral]
    reached, begun = any(one.reached_at for one in others), any(one.started_at for one in others)
    running = {(one.made.clock, one.made.referral) for one in _of_child(state, referral) if one.state == "open"}
    found = []
    for promise in _of_child(state, referral):
        closes = _closes(context, promise)
        if promise.state == "open" or promise.closed_at not in at or closes not in ends:
            continue
        if (closes == REACHED and reached) or (closes == STARTED and begun):
            continue
        theirs = promise.made.referral
        if theirs and state.care.referral(theirs) is not referral:
            continue
        clock = context.clock(promise.made.clock)
        if (promise.made.clock, theirs) in running and not (clock is not None and clock.repeats):
            continue
        found.append(promise)
    return found


def _of_child(state: ReportState, referral: Referral) -> list[Promise]:
    return [one for one in state.promises.values() if one.made.child in ("", referral.made.child)]


def _closes(context: Context, promise: Promise) -> str:
    clock = context.clock(promise.made.clock)
    return clock.closes if clock is not None else ""
