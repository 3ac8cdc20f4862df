"""A child handed to a provider: asked, answered, passed on, the family reached, help begun (B6-019, B6-020, C4-021).

Two clocks run: the provider's hour to reach the family, from the decision, whoever has it; and a short one for a yes or
no. Passing on keeps the first and begins the second anew.
"""

from collections.abc import Collection

from desk.errors import Refused
from desk.facts import care as f
from desk.facts.decisions import DecisionNoted
from desk.facts.promises import PromiseWithdrawn
from desk.intake.context import Context, New, decides
from desk.intake.moments import begin
from desk.intake.referral_common import PASSED_ON, WITHDRAWN, ended, found, goes_on, number_of, seen, turned
from desk.record import record
from desk.reports.holding import holding
from desk.reports.moments import Decided
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
    return tuple(_refer(context, state, made))


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
    return tuple(_refer(context, state, made))


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
    return (*facts, *turned(context, state, referral.made.child, command.who, command.number))


@decides(EndReferral)
def _end(command: EndReferral, context: Context) -> tuple[New, ...]:
    state, referral = found(command.report, command.referral, context)
    if command.how not in (WITHDRAWN, "help-ended"):
        raise Refused(f"{command.how} is geen einde van een doorverwijzing.")
    if referral.state == "ended":
        return ()
    facts = ended(context, state, [referral], command.how, command.note)
    left = [one for one in holding(state, referral.made.child) if one is not referral and one.open]
    # With two who were asked apart the hour is the other's now.
    for one in left[-1:]:
        facts += turned(context, state, one.made.child, one.made.name, number_of(one))
    return tuple(facts)
