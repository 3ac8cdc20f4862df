"""Decisions: the tool proposes, people decide; proposed, chosen and reason are kept (house rule 3)."""

from datetime import datetime

from desk.decision.variables import NO_ROUTE as NO_ROUTE  # for whoever notes a decision
from desk.errors import Refused
from desk.facts.decisions import DecisionChosen, DecisionNoted, ReasonGiven
from desk.intake.context import Context, New, decides
from desk.record import record


@record
class NoteDecision:
    """ "Besluit van X, 03:51, genoteerd door Y". Empty urgency, pathway or route: as proposed.

    `proposed_*` is what the tool proposed when they decided; `decided_by` a name. In `route` and `proposed_route`
    NO_ROUTE says that there is none.
    """

    report: str
    child: str
    decided_by: str
    urgency: str = ""
    pathway: str = ""
    route: str = ""
    reason: str = ""
    decided_at: datetime | None = None
    proposed_urgency: str = ""
    proposed_pathway: str = ""
    proposed_route: str = ""
    proposed_rules: tuple[str, ...] = ()


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
    pathway = command.pathway or command.proposed_pathway
    route = _route(command.route or command.proposed_route)
    if urgency and context.profile.urgency(urgency) is None:
        raise Refused(f"Urgentie {urgency} staat niet in dit profiel.")
    proposed = (command.proposed_urgency, command.proposed_pathway, _route(command.proposed_route))
    noted = DecisionNoted(
        decision=context.new_id(),
        child=command.child,
        urgency=urgency,
        pathway=pathway,
        route=route,
        followed=(urgency, pathway, route) == proposed,
        proposed={
            "urgency": command.proposed_urgency,
            "pathway": command.proposed_pathway,
            "route": command.proposed_route,
            "rules": list(command.proposed_rules),
        },
        decided_by=command.decided_by or context.author_name,
        reason=command.reason,
    )
    seen = tuple(one.fact for one in state.decisions_for(command.child))
    return (New(noted, command.report, seen, context.ticks(command.decided_at)),)


@decides(SettleDecision)
def _settle(command: SettleDecision, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    chosen = next((one for one in state.decisions if one.noted.decision == command.decision), None)
    standing = state.decisions_for(chosen.noted.child) if chosen else []
    if chosen is None or chosen not in standing:
        raise Refused("Dit besluit is intussen vervangen; kijk nog een keer.")
    others = tuple(one.fact for one in standing if one is not chosen)
    return (New(DecisionChosen(command.decision), command.report, replaces=others),) if others else ()


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
