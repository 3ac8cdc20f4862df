"""What the decisions about referrals share: which are open, how one ends, and to whom the family's hour turns."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from desk.errors import Refused
from desk.facts import care as f
from desk.facts.promises import PromiseMade, PromiseWithdrawn
from desk.intake.context import Context, New
from desk.intake.moments import begin, kept
from desk.reports.care import Referral
from desk.reports.holding import ANSWERED as ANSWERED  # for whoever ends this clock
from desk.reports.holding import answering
from desk.reports.moments import ending
from desk.reports.state import Promise, ReportState
from desk.words.phone import read_number

REACHED, STARTED = "provider-reached", "help-started"
PASSED_ON, WITHDRAWN = "passed-on", "withdrawn"


def number_of(referral: Referral) -> str:
    """The number on which the provider was called last, else the one that it was asked on."""
    return next((tried.number for _, tried in reversed(referral.tries) if tried.number), referral.made.number)


def found(report: str, referral: str, context: Context) -> tuple[ReportState, Referral]:
    state = context.must(report)
    found = state.care.referral(referral)
    if found is None:
        raise Refused("Deze doorverwijzing staat niet in de melding.")
    return state, found


def seen(state: ReportState, child: str) -> tuple[str, ...]:
    """The facts that stand now of the child's referrals: what whoever asks another provider knows."""
    return tuple(fact for one in state.care.referrals_of(child) for fact in one.words)


def ended(context: Context, state: ReportState, referrals: Sequence[Referral], how: str, note: str = "") -> list[New]:
    """These referrals of one child end, and nobody waits for their answer any more."""
    facts = [New(f.ReferralEnded(one.made.referral, how, note), state.id, tuple(one.words)) for one in referrals]
    waiting = {
        promise.made.promise: promise
        for one in referrals
        for promise in answering(context.profile, state, one, referrals)
    }
    return facts + [New(PromiseWithdrawn(name, how), state.id) for name in waiting]


def reached_clocks(context: Context, state: ReportState, child: str) -> list[Promise]:
    """The open clocks of the family's hour."""
    return ending(context.profile, REACHED, state.open_promises(), child)


def asks(context: Context, state: ReportState, referral: Referral) -> list[New]:
    """The clock of its yes or no, from now; nothing where one runs."""
    return [] if answering(context.profile, state, referral) else asked_now(context, state, referral)


def asked_now(context: Context, state: ReportState, referral: Referral) -> list[New]:
    """A clock of its own for its yes or no, from now."""
    name, number = referral.made.name, number_of(referral)
    child, whose = referral.made.child, referral.made.referral
    facts = begin(context, state, "referred", child=child, who=name, number=number, referral=whose)
    before = [one.made for one in state.promises.values() if state.care.referral(one.made.referral) is referral]
    return [_resuming(new, before[-1].promise) if before else new for new in facts]


def _resuming(new: New, promise: str) -> New:
    made = new.payload
    return replace(new, payload=replace(made, resumes=promise)) if isinstance(made, PromiseMade) else new


def goes_on(context: Context, state: ReportState, one: Referral, over: Collection[str] = ()) -> list[New]:
    """Of those that were asked apart this one has the family; the hour is its to keep. `over`: promises that ended."""
    made, word = one.made, one.state
    if word == "refused" or (one.contested and not one.reached_at):
        word = "accepted"
    facts = [New(f.ReferralChosen(made.referral, word), state.id, tuple(one.words))]
    if word in ("asked", "disputed"):
        facts += asks(context, state, one)
    else:
        facts += kept(context, state, answering(context.profile, state, one), who=made.name)
    hours = [hour for hour in reached_clocks(context, state, made.child) if hour.made.promise not in over]
    if one.reached_at:
        return facts + kept(context, state, hours, how="reached", who=made.name, at=one.reached_at)
    return facts + turn(hours, state, made.name, number_of(one))


def turned(context: Context, state: ReportState, child: str, who: str, number: str) -> list[New]:
    """The hour to reach the family goes on with somebody else (it runs from the decision and survives refusals)."""
    return turn(reached_clocks(context, state, child), state, who, number)


def turn(promises: Iterable[Promise], state: ReportState, who: str, number: str) -> list[New]:
    return [
        New(f.PromiseTurned(promise.made.promise, who, number), state.id)
        for promise in promises
        if (promise.who or promise.made.who, _key(promise.number)) != (who, _key(number))
    ]


def _key(number: str) -> str:
    return read_number(number).key or number
