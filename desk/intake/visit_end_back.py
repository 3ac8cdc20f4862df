"""The end of people on site is taken back: they are there still, and what the end did is undone: clocks, providers.

What was done in the commit of the end is known by its minute and by what it is about, as with the steps before it.
"""

from collections.abc import Iterable

from desk.facts.care import HelpStarted, ReferralEnded, ReferralMade, ReferralTakenBack, VisitTakenBack
from desk.facts.promises import PromiseWithdrawn
from desk.intake.context import Context, New
from desk.intake.moments import ARRANGED, made_again
from desk.intake.referral_back import BACK
from desk.intake.referral_common import ANSWERED, PASSED_ON, REACHED, STARTED, WITHDRAWN
from desk.intake.visit_needed import AFTER
from desk.reports.care import Referral, Visit
from desk.reports.referral_state import Step
from desk.reports.state import Promise, ReportState

ENDED = "ended"
_ON_SITE = frozenset({"arrived", "checked-in", "reported-back"})
_OF_HELP = frozenset({ANSWERED, REACHED, STARTED, ARRANGED})
"""What ends besides since one of them stayed and began."""
_BEGUN_THERE = frozenset({"contact-made", "help-started"})


def end_back(context: Context, state: ReportState, visit: Visit, theirs: Iterable[Promise]) -> tuple[New, ...]:
    """The facts of it; `theirs` are the promises about these people and the children they are for."""
    at, hows = {when for _, when in visit.ends.values()}, {said.how for said, _ in visit.ends.values()}
    stayed = "stays" in hows
    every = [*theirs]
    over = [one for one in every if one.state == "open" and _began(context, one, at, hows)]
    facts = [New(VisitTakenBack(visit.planned.visit, ENDED), state.id, tuple(visit.ends))]
    facts += _referrals(state, visit, at) if stayed else []
    facts += [New(PromiseWithdrawn(one.made.promise, BACK), state.id) for one in over]
    running = {_which(one) for one in every if one.state == "open" and one not in over}
    for one in every:
        if _ended(context, one, at, stayed=stayed) and _which(one) not in running:
            facts.append(New(made_again(context, one), state.id))
    return tuple(facts)


def _which(promise: Promise) -> tuple[str, str, str, str]:
    made = promise.made
    return made.clock, made.child, made.referral, made.visit


def _began(context: Context, promise: Promise, at: set[int], hows: set[str]) -> bool:
    """Whether it began with the end: whoever comes next, the help of who stayed, or a clock that repeats."""
    clock = context.clock(promise.made.clock)
    if clock is None or promise.made.started_at not in at:
        return False
    if clock.starts in {AFTER[how] for how in hows if how in AFTER}:
        return True
    if "stays" in hows and (clock.starts in _BEGUN_THERE or clock.closes == "checked-in"):
        return True
    return clock.repeats and clock.closes in _ON_SITE


def _ended(context: Context, promise: Promise, at: set[int], *, stayed: bool) -> bool:
    clock = context.clock(promise.made.clock)
    closes = clock.closes if clock is not None else ""
    if promise.state != "kept" or promise.closed_at not in at:
        return False
    return closes in _ON_SITE or (stayed and closes in _OF_HELP)


def _referrals(state: ReportState, visit: Visit, at: set[int]) -> list[New]:
    """Whoever stayed began: that is not so, and who was passed over for it is asked still."""
    facts: list[New] = []
    for child in visit.planned.children:
        for referral in state.care.referrals_of(child):
            steps = {fact: one for fact, one in referral.past.items() if one.at in at and not one.back}
            began = any(isinstance(one.payload, HelpStarted) for one in steps.values())
            passed = any(
                isinstance(one.payload, ReferralEnded) and one.payload.how == PASSED_ON for one in steps.values()
            )
            if not (began or passed) or referral.words.keys().isdisjoint(steps):
                # Not of this end, or somebody went on with it since.
                continue
            facts += _as_before(state, referral, steps)
    return facts


def _as_before(state: ReportState, referral: Referral, steps: dict[str, Step]) -> list[New]:
    name = referral.made.referral
    asked = next((fact for fact, one in steps.items() if isinstance(one.payload, ReferralMade)), "")
    said = {fact: one for fact, one in steps.items() if fact != asked}
    before = "asked" if asked else next(iter(said.values())).before
    back = New(ReferralTakenBack(name, next(reversed(said.values())).word, before), state.id, tuple(said))
    # It was made for who stayed alone: nobody is asked.
    return [back, New(ReferralEnded(name, WITHDRAWN), state.id, tuple(steps))] if asked else [back]
