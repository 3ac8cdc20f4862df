"""The hour to reach the family where no decision began one: asking a provider begins it, and withdrawing may end it.

An hour that runs for the child goes on as it is. The minutes and the kinds of decisions that begin it by themselves are
the profile's.
"""

from collections.abc import Sequence
from dataclasses import replace

from desk.facts.promises import PromiseKept, PromiseMade, PromiseWithdrawn
from desk.intake.context import Context, New, due_times
from desk.intake.moments import on_clock
from desk.intake.referral_common import REACHED, WITHDRAWN, number_of, reached_clocks
from desk.reports.care import Referral
from desk.reports.holding import holding
from desk.reports.moments import Decided, decided_for, fits
from desk.reports.state import Promise, ReportState

WAITED_FOR = ("asked", "disputed", "accepted")
"""States of a referral in which somebody still has to reach the family."""


def with_hour(
    context: Context,
    state: ReportState,
    child: str,
    facts: Sequence[New],
    who: str,
    number: str,
    decided: tuple[Decided, int] | None = None,
    asked: str = "",
) -> list[New]:
    """These facts about the referral to `who`, and its hour where none runs once they are noted.

    It counts from what was decided (`decided`: that and when, µs UTC; None: what stands), and from now without a
    decision, for another provider once the family was reached, or where that hour would be over already. `asked`: the
    referral that is made with it; of one provider that two desks ask apart it is one hour.
    """
    clock = next((one for one in context.profile.clocks.values() if one.closes == REACHED), None)
    over = {new.payload.promise for new in facts if isinstance(new.payload, PromiseKept | PromiseWithdrawn)}
    begun = [new.payload for new in facts if isinstance(new.payload, PromiseMade)]
    running = any(promise.made.promise not in over for promise in reached_clocks(context, state, child))
    if clock is None or running or any(_is_hour(context, made, child) for made in begun):
        return [*facts]
    said, at = decided or _stands(state, child)
    reached = any(one.reached_at >= at for one in state.care.referrals_of(child) if one.reached_at)
    started = (
        at if at and not reached and due_times(context, clock.id, at, said.urgency)[1] > context.now else context.now
    )
    made = on_clock(context, state, clock, child, started, who, number, said)
    return [*facts, New(replace(made, asked=asked), state.id)]


def with_hour_of(context: Context, state: ReportState, referral: Referral, facts: Sequence[New]) -> list[New]:
    """These facts, and the hour of this referral where none runs."""
    return with_hour(context, state, referral.made.child, facts, referral.made.name, number_of(referral))


def hour_gone(context: Context, state: ReportState, referral: Referral) -> list[New]:
    """With this one withdrawn nobody has to reach the family, where no decision asks for it and no other is asked."""
    child = referral.made.child
    left = [one for one in holding(state, child) if one is not referral]
    return (
        []
        if left
        else [New(PromiseWithdrawn(one.made.promise, WITHDRAWN), state.id) for one in _unasked(context, state, child)]
    )


def doubles(context: Context, state: ReportState, child: str) -> list[New]:
    """Two desks asked apart, and each began an hour: the one that is over first goes on."""
    seen: set[str] = set()
    facts = []
    for promise in sorted(reached_clocks(context, state, child), key=lambda one: (one.due_at, one.made.promise)):
        if promise.made.clock in seen:
            facts.append(New(PromiseWithdrawn(promise.made.promise, WITHDRAWN), state.id))
        seen.add(promise.made.clock)
    return facts


def _unasked(context: Context, state: ReportState, child: str) -> list[Promise]:
    decided = decided_for(state, child) if state.decisions_for(child) else None
    return [
        promise
        for promise in reached_clocks(context, state, child)
        if decided is None or not fits(context.profile.clocks[promise.made.clock], decided)
    ]


def _stands(state: ReportState, child: str) -> tuple[Decided, int]:
    standing = state.decisions_for(child)
    return decided_for(state, child), standing[-1].at if standing else 0


def _is_hour(context: Context, made: PromiseMade, child: str) -> bool:
    clock = context.clock(made.clock)
    return clock is not None and clock.closes == REACHED and made.child in ("", child)
