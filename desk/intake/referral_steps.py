"""What comes back from a provider: in vain, yes or no, the family reached, help begun; the dispatcher's ruling.

A refusal for a reason that the profile does not allow is a dispute: "afspraak is afspraak" (C4-021, C4-022).
"""

from collections.abc import Collection
from datetime import datetime

from desk.errors import Refused
from desk.facts import care as f
from desk.facts.promises import PromiseTried
from desk.intake.context import MINUTE, Context, New, decides
from desk.intake.moments import begin, end
from desk.intake.referral_common import ANSWERED, REACHED, STARTED, found, number_of, turn, turned, waiting_for
from desk.record import record
from desk.reports.care import Referral
from desk.reports.state import Promise, ReportState

RETRY_MINUTES = 5


@record
class TryReferral:
    """The provider was called in vain: `no-answer`, `busy` or `message`; `number` where another one was dialled."""

    report: str
    referral: str
    result: str = "no-answer"
    number: str = ""


@record
class AnswerReferral:
    """The provider said yes or no, by `who`. A refusal for a reason that the profile does not allow is a dispute."""

    report: str
    referral: str
    answer: str
    who: str = ""
    reason: str = ""
    note: str = ""


@record
class RuleReferral:
    """The case dispatcher, `by`, decides about a refusal: it `stands`, or the provider takes the family after all."""

    report: str
    referral: str
    stands: bool
    by: str = ""
    note: str = ""


@record
class NoteContact:
    """Somebody of the provider spoke with the family (B6-020): who, and when (None: now)."""

    report: str
    referral: str
    who: str = ""
    at: datetime | None = None
    note: str = ""


@record
class StartHelp:
    """The help began. That the referrer was to hear it before (C5-006) is shown as open and stops nothing."""

    report: str
    referral: str
    who: str = ""
    at: datetime | None = None


@decides(TryReferral)
def _try(command: TryReferral, context: Context) -> tuple[New, ...]:
    state, referral = found(command.report, command.referral, context)
    number = command.number or referral.made.number
    facts = [New(f.ReferralTried(command.referral, command.result, number), state.id)]
    if command.number:
        waiting = (*waiting_for(context, state, referral, ANSWERED), *waiting_for(context, state, referral, REACHED))
        facts += turn(waiting, state, referral.made.name, command.number)
    again = context.now + RETRY_MINUTES * MINUTE
    for promise in waiting_for(context, state, referral, ANSWERED):
        facts.append(New(PromiseTried(promise.made.promise, command.result, number, again), state.id))
    return tuple(facts)


@decides(AnswerReferral)
def _answer(command: AnswerReferral, context: Context) -> tuple[New, ...]:
    state, referral = found(command.report, command.referral, context)
    if command.answer not in ("accepted", "refused"):
        raise Refused(f"{command.answer} is geen antwoord van een aanbieder.")
    counts = command.answer == "accepted" or command.reason in context.profile.care.refusals
    said = f.ReferralAnswered(
        command.referral, command.answer, command.who, command.reason, counts=counts, note=command.note
    )
    facts = [New(said, state.id)]
    if referral.state not in ("asked", "accepted", "refused", "disputed"):
        return tuple(facts)
    if counts and _is_last(state, referral):
        facts += end(context, state, ANSWERED, child=referral.made.child, who=command.who)
    if command.answer == "accepted":
        facts += _accepted(context, state, referral, command.who)
    # Of a dispute the clock of the answer goes on: the case dispatcher is in its chain.
    return tuple(facts)


@decides(RuleReferral)
def _rule(command: RuleReferral, context: Context) -> tuple[New, ...]:
    state, referral = found(command.report, command.referral, context)
    if referral.state not in ("refused", "disputed"):
        raise Refused(f"{referral.made.name} heeft niet geweigerd; er valt niets te beslissen.")
    by = command.by or context.author_name
    facts = [New(f.ReferralRuled(command.referral, command.stands, by, command.note), state.id)]
    if _is_last(state, referral):
        facts += end(context, state, ANSWERED, child=referral.made.child, who=by)
    if not command.stands:
        facts += turned(context, state, referral.made.child, referral.made.name, number_of(referral))
        facts += _accepted(context, state, referral, by)
    return tuple(facts)


@decides(NoteContact)
def _contact(command: NoteContact, context: Context) -> tuple[New, ...]:
    state, referral = found(command.report, command.referral, context)
    if referral.reached_at:
        return ()
    return tuple(_reached(context, state, referral, command.who.strip(), context.ticks(command.at), command.note))


@decides(StartHelp)
def _start(command: StartHelp, context: Context) -> tuple[New, ...]:
    state, referral = found(command.report, command.referral, context)
    if referral.started_at:
        return ()
    at, who, child = context.ticks(command.at), command.who.strip(), referral.made.child
    facts = [New(f.HelpStarted(command.referral, who), state.id, happened_at=at)]
    # Whoever began has said yes and spoke with them; when exactly nobody noted.
    for moment in (ANSWERED, REACHED, STARTED):
        facts += end(context, state, moment, child=child, who=who or referral.made.name, at=at)
    name, number = referral.made.name, number_of(referral)
    return (*facts, *begin(context, state, STARTED, child=child, at=at, who=name, number=number))


def kept_by_hand(context: Context, state: ReportState, promise: Promise, who: str, at: int) -> list[New]:
    """What goes with a promise of the provider that somebody closed by hand: that contact was made, or help began.

    Its closing fact is theirs; these are the facts about the referral and the clocks that begin with them.
    """
    clock = context.clock(promise.made.clock)
    closes = clock.closes if clock else ""
    going = [one for one in state.care.referrals_of(promise.made.child) if one.state not in ("ended", "refused")]
    if closes not in (REACHED, STARTED) or not going:
        return []
    referral = going[-1]
    over = {promise.made.promise}
    if closes == REACHED and not referral.reached_at:
        return _reached(context, state, referral, who, at, over=over)
    if closes == STARTED and not referral.started_at:
        name, number, child = referral.made.name, number_of(referral), referral.made.child
        begun = begin(context, state, STARTED, child=child, at=at, who=name, number=number, over=over)
        return [New(f.HelpStarted(referral.made.referral, who), state.id, happened_at=at), *begun]
    return []


def _is_last(state: ReportState, referral: Referral) -> bool:
    """Whether the clock of an answer is about this one: another may have been asked since."""
    return state.care.referrals_of(referral.made.child)[-1] is referral


def _accepted(context: Context, state: ReportState, referral: Referral, who: str) -> list[New]:
    if referral.state == "accepted":
        return []
    about = who or referral.made.name
    return begin(context, state, "accepted", child=referral.made.child, who=about, number=number_of(referral))


def _reached(
    context: Context,
    state: ReportState,
    referral: Referral,
    who: str,
    at: int,
    note: str = "",
    over: Collection[str] = (),
) -> list[New]:
    child, name = referral.made.child, referral.made.name
    facts = [New(f.FamilyReached(referral.made.referral, who, note), state.id, happened_at=at)]
    for moment in (ANSWERED, REACHED):
        closing = end(context, state, moment, child=child, how="reached", who=who or name, at=at)
        facts += [fact for fact in closing if getattr(fact.payload, "promise", "") not in over]
    return facts + begin(context, state, "contact-made", child=child, at=at, who=name, number=number_of(referral))
