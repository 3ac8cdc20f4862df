"""What comes back from a provider: in vain, yes or no, the family reached, help begun; the dispatcher's ruling.

A refusal for a reason that the profile does not allow is a dispute: "afspraak is afspraak" (C4-021, C4-022).
"""

from collections.abc import Collection
from datetime import datetime

from desk.errors import Refused
from desk.facts import care as f
from desk.facts.promises import PromiseTried
from desk.intake.context import MINUTE, Context, New, decides
from desk.intake.moments import ARRANGED, begin, end, kept
from desk.intake.referral_common import REACHED, STARTED, asks, found, number_of, reached_clocks, turn, turned
from desk.intake.referral_hour import WAITED_FOR, with_hour_of
from desk.record import record
from desk.reports.care import Referral
from desk.reports.holding import answering
from desk.reports.referring import next_provider
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
        waiting = (*answering(context.profile, state, referral), *reached_clocks(context, state, referral.made.child))
        facts += turn(waiting, state, referral.made.name, command.number)
    again = context.now + RETRY_MINUTES * MINUTE
    for promise in answering(context.profile, state, referral):
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
    facts = [New(said, state.id, referral.below(command.answer))]
    if counts:
        facts += kept(context, state, answering(context.profile, state, referral), who=command.who)
    elif referral.state in ("asked", "accepted", "refused", "disputed"):
        # Of a dispute the clock of the answer goes on: the case dispatcher is in its chain.
        facts += asks(context, state, referral)
        if not any(one.reached_at for one in state.care.referrals_of(referral.made.child)):
            # Their no of before ended it, since nobody was left: they are to be asked on again.
            facts = with_hour_of(context, state, referral, facts)
    if command.answer == "accepted":
        facts += end(context, state, ARRANGED, child=referral.made.child, who=command.who)
        if not referral.reached_at:
            facts += _accepted(context, state, referral, command.who)
            facts = with_hour_of(context, state, referral, facts)
    elif counts:
        facts += _nobody_left(context, state, referral)
    return tuple(facts)


@decides(RuleReferral)
def _rule(command: RuleReferral, context: Context) -> tuple[New, ...]:
    state, referral = found(command.report, command.referral, context)
    if referral.state not in ("refused", "disputed"):
        raise Refused(f"{referral.made.name} heeft niet geweigerd; er valt niets te beslissen.")
    by = command.by or context.author_name
    ruled = f.ReferralRuled(command.referral, command.stands, by, command.note)
    facts = [New(ruled, state.id, referral.below("refused" if command.stands else "accepted"))]
    facts += kept(context, state, answering(context.profile, state, referral), who=by)
    if not command.stands:
        facts += turned(context, state, referral.made.child, referral.made.name, number_of(referral))
        facts += _accepted(context, state, referral, by)
        facts += end(context, state, ARRANGED, child=referral.made.child, who=by)
        return tuple(with_hour_of(context, state, referral, facts))
    return (*facts, *_nobody_left(context, state, referral))


@decides(NoteContact)
def _contact(command: NoteContact, context: Context) -> tuple[New, ...]:
    state, referral = found(command.report, command.referral, context)
    if referral.reached_at and referral.state in ("reached", "started"):
        # Of one that another desk ended, or took a yes of, since that contact, it counts anew.
        return ()
    return tuple(_reached(context, state, referral, command.who.strip(), context.ticks(command.at), command.note))


@decides(StartHelp)
def _start(command: StartHelp, context: Context) -> tuple[New, ...]:
    state, referral = found(command.report, command.referral, context)
    if referral.started_at:
        return ()
    at, who, child = context.ticks(command.at), command.who.strip(), referral.made.child
    facts = [New(f.HelpStarted(command.referral, who), state.id, referral.below("started"), at)]
    # Whoever began has said yes and spoke with them; when exactly nobody noted.
    by = who or referral.made.name
    facts += kept(context, state, answering(context.profile, state, referral), who=by, at=at)
    for moment in (REACHED, STARTED):
        facts += end(context, state, moment, child=child, who=by, at=at)
    name, number = referral.made.name, number_of(referral)
    return (*facts, *begin(context, state, STARTED, child=child, at=at, who=name, number=number))


def kept_by_hand(context: Context, state: ReportState, promise: Promise, who: str, at: int) -> list[New]:
    """What goes with a promise of the provider that somebody closed by hand: that contact was made, or help began.

    Its closing fact is theirs; these are the facts about the referral and the clocks that begin with them.
    """
    clock = context.clock(promise.made.clock)
    closes = clock.closes if clock else ""
    every = [one for one in state.care.referrals_of(promise.made.child) if one.state not in ("ended", "refused")]
    theirs = [one for one in every if one.made.name == (promise.who or promise.made.who)]
    if closes not in (REACHED, STARTED) or not every:
        return []
    referral = (theirs or every)[-1]
    over = {promise.made.promise}
    if closes == REACHED and not referral.reached_at:
        return _reached(context, state, referral, who, at, over=over)
    if closes == STARTED and not referral.started_at:
        name, number, child = referral.made.name, number_of(referral), referral.made.child
        begun = begin(context, state, STARTED, child=child, at=at, who=name, number=number, over=over)
        return [New(f.HelpStarted(referral.made.referral, who), state.id, referral.below("started"), at), *begun]
    return []


def _accepted(context: Context, state: ReportState, referral: Referral, who: str) -> list[New]:
    if referral.state == "accepted":
        return []
    about = who or referral.made.name
    return begin(context, state, "accepted", child=referral.made.child, who=about, number=number_of(referral))


def _nobody_left(context: Context, state: ReportState, referral: Referral) -> list[New]:
    """It refused, and there is nobody to ask after it: who is to be called then is a promise of its own."""
    child = referral.made.child
    every = [one for one in state.care.referrals_of(child) if one is not referral]
    if any(one.state in (*WAITED_FOR, "reached", "started") for one in every):
        return []
    if next_provider(context.profile, state, child):
        return []
    return begin(context, state, "chain-ended", child=child)


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
    facts = [New(f.FamilyReached(referral.made.referral, who, note), state.id, referral.below("reached"), at)]
    # Of another that is asked the clock goes on: somebody has to tell them, or to choose.
    waiting = [*answering(context.profile, state, referral), *reached_clocks(context, state, child)]
    waiting = [promise for promise in waiting if promise.made.promise not in over]
    facts += kept(context, state, waiting, how="reached", who=who or name, at=at)
    return facts + begin(context, state, "contact-made", child=child, at=at, who=name, number=number_of(referral))
