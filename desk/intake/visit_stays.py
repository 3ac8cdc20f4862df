"""One of those on site stays and begins with the help: the same facts as a referral that was accepted and begun."""

from desk.facts.care import FamilyReached, HelpStarted, ReferralAnswered, ReferralEnded, ReferralMade, VisitorNamed
from desk.facts.promises import PromiseMade
from desk.intake.context import Context, New
from desk.intake.moments import begin, end
from desk.intake.referral_common import seen
from desk.reports.care import Referral
from desk.reports.state import ReportState


def starts_there(
    context: Context, state: ReportState, child: str, who: VisitorNamed | None, name: str, at: int
) -> list[New]:
    """What begins for a child when `who` (or somebody called `name`) stays on site (B6-026), at `at` (µs UTC).

    A referral to their provider is used if there is one, else made; one that is open at another provider ends. The
    family is reached and help begun in the same moment, and the promises about those are kept.
    """
    provider = who.provider if who is not None else ""
    number = who.number if who is not None else ""
    facts: list[New] = []
    theirs = None
    for referral in state.care.referrals_of(child):
        if provider and referral.made.provider == provider and referral.state not in ("ended", "refused"):
            theirs = referral
        elif referral.open or referral.contested:
            ended = ReferralEnded(referral.made.referral, "passed-on")
            facts.append(New(ended, state.id, tuple(referral.words), at))
    facts += _facts(context, state, child, theirs, (provider, name, number), at)
    for moment in ("provider-answered", "provider-reached", "help-started", "next-arranged"):
        facts += end(context, state, moment, child=child, who=name, at=at)
    begun = begin(context, state, "contact-made", child=child, at=at, who=name, number=number)
    # What begins with contact and ends with help was never open: both are now.
    facts += [new for new in begun if not _begins_help(context, new)]
    facts += begin(context, state, "help-started", child=child, at=at, who=name, number=number)
    return facts


def _facts(
    context: Context, state: ReportState, child: str, theirs: Referral | None, who: tuple[str, str, str], at: int
) -> list[New]:
    provider, name, number = who
    said: list[tuple[object, str]] = []
    if theirs is None:
        known = context.provider(provider)
        standing = state.decisions_for(child)
        decision = standing[-1].noted.decision if standing else ""
        label = known.label if known else provider or name
        referral, before = context.new_id(), seen(state, child)
        made = ReferralMade(referral, child, known.id if known else "", label, number, decision, seen=before)
        said += [(made, ""), (ReferralAnswered(referral, "accepted", name), "accepted")]
    else:
        referral = theirs.made.referral
        if theirs.state in ("asked", "disputed"):
            said.append((ReferralAnswered(referral, "accepted", name), "accepted"))
    if theirs is None or not theirs.reached_at:
        said.append((FamilyReached(referral, name), "reached"))
    if theirs is None or not theirs.started_at:
        said.append((HelpStarted(referral, name), "started"))
    return [New(one, state.id, theirs.below(word) if theirs and word else (), at) for one, word in said]


def _begins_help(context: Context, new: New) -> bool:
    clock = context.clock(new.payload.clock) if isinstance(new.payload, PromiseMade) else None
    return clock is not None and clock.closes == "help-started"
