"""A child handed to a provider: asked, answered, passed on, the family reached, help begun (B6-019, B6-020, C4-021).

Two clocks run: the provider's hour to reach the family, from the decision, whoever has it; and a short one for a yes or
no. Passing on keeps the first and begins the second anew.
"""

from collections.abc import Collection, Sequence

from desk.errors import Refused
from desk.facts import care as f
from desk.facts.decisions import DecisionNoted
from desk.facts.promises import PromiseWithdrawn
from desk.intake.context import Context, New, decides
from desk.intake.moments import ARRANGED, begin, end
from desk.intake.referral_common import (
    PASSED_ON,
    REACHED,
    WITHDRAWN,
    ended,
    found,
    goes_on,
    number_of,
    seen,
    turn,
    turned,
)
from desk.intake.referral_hour import hour_gone, with_hour
from desk.record import record
from desk.reports.holding import holding
from desk.reports.moments import Decided, ending
from desk.reports.referring import next_provider
from desk.reports.state import ReportState


@record
class MakeReferral:
    """A child is handed to a provider of the directory, or to one by `name`. Empty `number`: that of this hour.

    One that is still open for the child ends by it; the hour to reach the family goes on with the new one.
    """

    report: str
    child: str
    provider: str = ""
    name: str = ""
    number: str = ""
    note: str = ""


@record
class PassOn:
    """On to the next provider of the profile's chain, in one key: it refused, or nobody answers."""

    report: str
    referral: str


@record
class TurnToLead:
    """The last of the chain refused or was silent: the hour is the shift lead's to keep now, `who` on `number`."""

    report: str
    referral: str
    who: str
    number: str = ""


@record
class EndReferral:
    """It goes no further: `withdrawn`, or `help-ended`. The family's hour stays until somebody reached them."""

    report: str
    referral: str
    how: str = WITHDRAWN
    note: str = ""


# -- asking -----------------------------------------------------------------------------------------------------------


@decides(MakeReferral)
def _make(command: MakeReferral, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    if command.child and command.child not in (*state.children, *state.children_aside):
        raise Refused("Dit kind staat niet in de melding.")
    provider = context.provider(command.provider)
    if command.provider and provider is None:
        raise Refused(f"Aanbieder {command.provider} staat niet in het adresboek.")
    if provider is None and not command.name.strip():
        raise Refused("Kies een aanbieder, of typ de naam.")
    standing = state.decisions_for(command.child)
    made = f.ReferralMade(
        referral=context.new_id(),
        child=command.child,
        provider=command.provider,
        name=provider.label if provider else command.name.strip(),
        number=command.number or context.number_of(provider),
        decision=standing[-1].noted.decision if standing else "",
        after=next((one.made.referral for one in holding(state, command.child)), ""),
        note=command.note,
        seen=seen(state, command.child),
    )
    return tuple(_asked(context, state, made))


@decides(PassOn)
def _pass_on(command: PassOn, context: Context) -> tuple[New, ...]:
    state, former = found(command.report, command.referral, context)
    if former.reached_at or former.started_at:
        raise Refused(f"{former.made.name} sprak het gezin al; maak een nieuw besluit als een ander het overneemt.")
    following = [one for one in state.care.referrals.values() if state.care.referral(one.made.after) is former]
    if former.state == "ended" or any(one.state not in ("refused", "ended") for one in following):
        raise Refused("Dit is al doorgegeven; kijk nog een keer.")
    child = former.made.child
    standing = state.decisions_for(child)
    provider = context.provider(next_provider(context.profile, state, child))
    if provider is None:
        raise Refused("Er staat niemand meer in de volgorde; bel de dienstleider.")
    made = f.ReferralMade(
        referral=context.new_id(),
        child=child,
        provider=provider.id,
        name=provider.label,
        number=context.number_of(provider),
        decision=standing[-1].noted.decision if standing else "",
        after=former.made.referral,
        seen=seen(state, child),
    )
    return tuple(_asked(context, state, made))


def with_decision(
    context: Context, state: ReportState, noted: DecisionNoted, said: Decided, over: Collection[str]
) -> list[New]:
    """What a decision does to referrals: the provider that it names is asked with it; one asked already goes on.

    One that the decision does not name any more ends. `over`: promises that the decision withdrew.
    """
    child, provider = noted.child, context.provider(noted.provider)
    former = holding(state, child)
    mine = [one for one in former if provider is not None and one.made.provider == provider.id][-1:]
    others = [one for one in former if one not in mine]
    if provider is None or mine:
        facts = ended(context, state, others, WITHDRAWN)
        unclear = [one for one in mine if others or one.contested]
        return facts + [fact for one in unclear for fact in goes_on(context, state, one, over)]
    made = f.ReferralMade(
        referral=context.new_id(),
        child=child,
        provider=provider.id,
        name=provider.label,
        number=context.number_of(provider),
        decision=noted.decision,
        after=former[0].made.referral if former else "",
        seen=seen(state, child),
    )
    return _refer(context, state, made, said, over)


def after_decision(
    context: Context,
    state: ReportState,
    noted: DecisionNoted,
    decided: tuple[Decided, int],
    withdrawn: list[New],
    begun: Sequence[New],
) -> tuple[list[New], list[New]]:
    """What a decision (and when it was taken, µs UTC) does to referrals: what is withdrawn with it, and their facts.

    Whom it names has an hour, whatever its kind begins: one that runs goes on, else there is one from this decision.
    """
    child, provider = noted.child, context.provider(noted.provider)
    there = [one for one in holding(state, child) if one.made.provider == noted.provider and one.reached_at]
    if provider is not None and not there:
        withdrawn = _but_an_hour(context, state, child, withdrawn)
    over = [new.payload.promise for new in withdrawn if isinstance(new.payload, PromiseWithdrawn)]
    referred = with_decision(context, state, noted, decided[0], over)
    if provider is None or there:
        return withdrawn, referred
    facts = [*withdrawn, *begun, *referred]
    hour = with_hour(context, state, child, facts, provider.label, context.number_of(provider), decided)
    return withdrawn, [*referred, *hour[len(facts) :]]


def _but_an_hour(context: Context, state: ReportState, child: str, withdrawn: list[New]) -> list[New]:
    """Where a decision would withdraw each hour that runs, the one that is over first goes on with whom it names."""
    hours = ending(context.profile, REACHED, state.open_promises(), child)
    first = min(hours, key=lambda one: (one.due_at, one.made.promise), default=None)
    gone = {new.payload.promise for new in withdrawn if isinstance(new.payload, PromiseWithdrawn)}
    if first is None or any(one.made.promise not in gone for one in hours):
        return withdrawn
    return [new for new in withdrawn if getattr(new.payload, "promise", "") != first.made.promise]


def _asked(context: Context, state: ReportState, made: f.ReferralMade) -> list[New]:
    facts = [*_refer(context, state, made), *end(context, state, ARRANGED, child=made.child, who=made.name)]
    return with_hour(context, state, made.child, facts, made.name, made.number, asked=made.referral)


def _refer(
    context: Context,
    state: ReportState,
    made: f.ReferralMade,
    said: Decided | None = None,
    withdrawn: Collection[str] = (),
) -> list[New]:
    """The new referral in place of those that are open: the hour turns to it, the time to answer begins anew."""
    facts = ended(context, state, holding(state, made.child), PASSED_ON)
    over = {fact.payload.promise for fact in facts if isinstance(fact.payload, PromiseWithdrawn)}
    facts.append(New(made, state.id))
    hours = turned(context, state, made.child, made.name, made.number)
    facts += [fact for fact in hours if getattr(fact.payload, "promise", "") not in withdrawn]
    facts += begin(
        context,
        state,
        "referred",
        child=made.child,
        who=made.name,
        number=made.number,
        decided=said,
        over=over,
        referral=made.referral,
    )
    return facts


@decides(TurnToLead)
def _lead(command: TurnToLead, context: Context) -> tuple[New, ...]:
    state, referral = found(command.report, command.referral, context)
    facts = []
    if referral.state in ("asked", "disputed"):
        facts += ended(context, state, [referral], PASSED_ON)
    child = referral.made.child
    # Who is called since nobody is left is called about that too, until somebody is found.
    calls = turn(ending(context.profile, ARRANGED, state.open_promises(), child), state, command.who, command.number)
    return (*facts, *turned(context, state, child, command.who, command.number), *calls)


@decides(EndReferral)
def _end(command: EndReferral, context: Context) -> tuple[New, ...]:
    state, referral = found(command.report, command.referral, context)
    if command.how not in (WITHDRAWN, "help-ended"):
        raise Refused(f"{command.how} is geen einde van een doorverwijzing.")
    if referral.state == "ended":
        return ()
    facts = ended(context, state, [referral], command.how, command.note)
    if command.how == WITHDRAWN:
        calls = ending(context.profile, ARRANGED, state.open_promises(), referral.made.child)
        facts += [New(PromiseWithdrawn(one.made.promise, WITHDRAWN), state.id) for one in calls]
        facts += hour_gone(context, state, referral)
    left = [one for one in holding(state, referral.made.child) if one is not referral and one.open]
    # With two who were asked apart the hour is the other's now.
    for one in left[-1:]:
        facts += turned(context, state, one.made.child, one.made.name, number_of(one))
    return tuple(facts)
