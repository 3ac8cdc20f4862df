"""What the decisions about referrals share: which are open, how one ends, and to whom the family's hour turns."""

from collections.abc import Iterable, Sequence

from desk.errors import Refused
from desk.facts import care as f
from desk.facts.promises import PromiseWithdrawn
from desk.intake.context import Context, New
from desk.reports.care import Referral
from desk.reports.moments import ending
from desk.reports.state import Promise, ReportState
from desk.words.phone import read_number

ANSWERED, REACHED, STARTED = "provider-answered", "provider-reached", "help-started"
PASSED_ON, WITHDRAWN = "passed-on", "withdrawn"


def number_of(referral: Referral) -> str:
    """The number on which the provider was called last, else the one that it was asked on."""
    return next((tried.number for _, tried in reversed(referral.tries) if tried.number), referral.made.number)


def found(report: str, referral: str, context: Context) -> tuple[ReportState, Referral]:
    state = context.must(report)
    found = state.care.referrals.get(referral)
    if found is None:
        raise Refused("Deze doorverwijzing staat niet in de melding.")
    return state, found


def open_for(state: ReportState, child: str) -> list[Referral]:
    return [one for one in state.care.referrals_of(child) if one.open]


def waiting_for(context: Context, state: ReportState, referral: Referral, moment: str) -> list[Promise]:
    return ending(context.profile, moment, state.open_promises(), referral.made.child)


def ended(context: Context, state: ReportState, referrals: Sequence[Referral], how: str, note: str = "") -> list[New]:
    """These referrals of one child end; unless another one of it is open, nobody waits for an answer any more."""
    facts = [New(f.ReferralEnded(one.made.referral, how, note), state.id) for one in referrals]
    child = next((one.made.child for one in referrals if one.open), None)
    if child is not None and all(one in referrals for one in open_for(state, child)):
        waiting = ending(context.profile, ANSWERED, state.open_promises(), child)
        facts += [New(PromiseWithdrawn(promise.made.promise, how), state.id) for promise in waiting]
    return facts


def turned(context: Context, state: ReportState, child: str, who: str, number: str) -> list[New]:
    """The hour to reach the family goes on with somebody else (it runs from the decision and survives refusals)."""
    return turn(ending(context.profile, REACHED, state.open_promises(), child), state, who, number)


def turn(promises: Iterable[Promise], state: ReportState, who: str, number: str) -> list[New]:
    return [
        New(f.PromiseTurned(promise.made.promise, who, number), state.id)
        for promise in promises
        if (promise.who or promise.made.who, _key(promise.number)) != (who, _key(number))
    ]


def _key(number: str) -> str:
    return read_number(number).key or number
