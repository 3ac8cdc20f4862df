"""Decisions: the tool proposes, people decide; proposed, chosen and reason are kept (house rule 3)."""

from datetime import date, datetime

from desk.decision.variables import NO_ROUTE as NO_ROUTE  # for whoever notes a decision
from desk.errors import Refused
from desk.fact import to_ticks
from desk.facts.decisions import DecisionChosen, DecisionNoted, ReasonGiven
from desk.intake.context import Context, New, decides
from desk.intake.moments import ARRANGED, begin, end, overtaken
from desk.profile.care import pathway_of
from desk.record import record
from desk.reports.moments import Decided


@record
class NoteDecision:
    """ "Besluit van X, 03:51, genoteerd door Y". Empty urgency, pathway or route: as proposed.

    `proposed_*` is what the tool proposed when they decided; `decided_by` a name, `decider` the person if they are
    known; neither: whoever sits here. In `route` and `proposed_route` NO_ROUTE says that there is none. The others
    are as in `DecisionNoted`; without a `kind` it is the one that the pathway means. The profile's clocks that begin
    with a decision begin; those of a former decision that this one needs no longer are withdrawn.
    """

    report: str
    child: str
    decided_by: str
    urgency: str = ""
    pathway: str = ""
    route: str = ""
    reason: str = ""
    decided_at: datetime | None = None
    kind: str = ""
    provider: str = ""
    trajectory: str = ""
    role: str = ""
    why_not_ambulatory: str = ""
    goal: str = ""
    ends_on: str = ""
    next_owner: str = ""
    appointment: str = ""
    appointment_at: datetime | None = None
    why_again: str = ""
    proposed_urgency: str = ""
    proposed_pathway: str = ""
    proposed_route: str = ""
    proposed_rules: tuple[str, ...] = ()
    decider: str = ""


@record
class SettleDecision:
    """Two desks noted a decision for one child; somebody looked and chose this one. Both stay in the timeline."""

    report: str
    decision: str


@record
class GiveReason:
    """The reason of a deviation, afterwards."""

    report: str
    decision: str
    reason: str


@decides(NoteDecision)
def _note(command: NoteDecision, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    if command.child and command.child not in (*state.children, *state.children_aside):
        raise Refused("Dit kind staat niet in de melding.")
    urgency = command.urgency or command.proposed_urgency
    pathway = command.pathway or pathway_of(context.profile.care, command.kind, command.proposed_pathway)
    route = _route(command.route or command.proposed_route)
    if urgency and context.profile.urgency(urgency) is None:
        raise Refused(f"Urgentie {urgency} staat niet in dit profiel.")
    kind = command.kind or context.profile.care.kind_for(pathway)
    _must_be_known(command, kind, context)
    provider = context.provider(command.provider)
    before = sum(one.noted.child == command.child for one in state.decisions)
    meant = context.profile.care.kind_for(command.proposed_pathway)
    proposed = (command.proposed_urgency, command.proposed_pathway, _route(command.proposed_route), meant)
    noted = DecisionNoted(
        decision=context.new_id(),
        child=command.child,
        urgency=urgency,
        pathway=pathway,
        route=route,
        followed=(urgency, pathway, route, kind) == proposed,
        proposed={
            "urgency": command.proposed_urgency,
            "pathway": command.proposed_pathway,
            "route": command.proposed_route,
            "rules": list(command.proposed_rules),
        },
        decided_by=command.decided_by or context.author_name,
        reason=command.reason,
        kind=kind,
        provider=command.provider,
        trajectory=command.trajectory,
        role=command.role,
        why_not_ambulatory=command.why_not_ambulatory,
        goal=command.goal,
        ends_on=command.ends_on,
        next_owner=command.next_owner,
        appointment=command.appointment,
        appointment_at=to_ticks(command.appointment_at) if command.appointment_at else 0,
        assessment=before + 1,
        why_again=command.why_again if before else "",
        decider=command.decider or (context.author if command.decided_by in ("", context.author_name) else ""),
    )
    seen = tuple(one.fact for one in state.decisions_for(command.child))
    at = context.ticks(command.decided_at)
    if at > context.now:
        raise Refused("Dit besluit ligt in de toekomst; kijk naar de tijd.")
    decided = Decided(kind, command.trajectory, pathway, urgency)
    who = provider.label if provider else command.appointment
    begun = begin(
        context,
        state,
        "decided",
        child=command.child,
        at=at,
        who=who,
        number=context.number_of(provider),
        decided=decided,
    )
    withdrawn = overtaken(context, state, command.child, decided)
    if len(seen) > 1:
        from desk.intake.referral_choice import doubles

        withdrawn = list(dict.fromkeys([*withdrawn, *doubles(context, state, command.child)]))
    referred: list[New] = []
    if provider is not None or any(one.open or one.contested for one in state.care.referrals_of(command.child)):
        # Imported here: a start and a call do without.
        from desk.intake.referral import after_decision

        withdrawn, referred = after_decision(context, state, noted, (decided, at), [*withdrawn], begun)
    if state.care.visits:
        from desk.intake.visit_needed import still_asked

        begun = still_asked(context, state, command.child, begun)
    arranged = end(context, state, ARRANGED, child=command.child)
    return (New(noted, command.report, seen, at), *withdrawn, *arranged, *begun, *referred)


def _must_be_known(command: NoteDecision, kind: str, context: Context) -> None:
    care = context.profile.care
    if kind and care.kind(kind) is None:
        raise Refused(f"Soort besluit {kind} staat niet in dit profiel.")
    if command.trajectory and care.trajectory(command.trajectory) is None:
        raise Refused(f"Traject {command.trajectory} staat niet in dit profiel.")
    if command.provider and context.provider(command.provider) is None:
        raise Refused(f"Aanbieder {command.provider} staat niet in het adresboek.")
    if command.ends_on:
        try:
            date.fromisoformat(command.ends_on)
        except ValueError as error:
            raise Refused(f"'{command.ends_on}' is geen datum.") from error


@decides(SettleDecision)
def _settle(command: SettleDecision, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    chosen = next((one for one in state.decisions if one.noted.decision == command.decision), None)
    standing = state.decisions_for(chosen.noted.child) if chosen else []
    if chosen is None or chosen not in standing:
        raise Refused("Dit besluit is intussen vervangen; kijk nog een keer.")
    others = tuple(one.fact for one in standing if one is not chosen)
    if not others:
        return ()
    # Imported here: a start and a call do without.
    from desk.intake.referral_choice import settled

    return (New(DecisionChosen(command.decision), command.report, replaces=others), *settled(context, state, chosen))


def _route(route: str) -> str:
    return "" if route == NO_ROUTE else route


@decides(GiveReason)
def _reason(command: GiveReason, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    decision = next((one for one in state.decisions if one.noted.decision == command.decision), None)
    if decision is None:
        raise Refused("Dit besluit staat niet in de melding.")
    if decision.reason == command.reason:
        return ()
    standing = state.standing.get(("reason", command.decision))
    given = ReasonGiven(command.decision, command.reason)
    return (New(given, command.report, replaces=(standing,) if standing else ()),)
