"""Decisions: the tool proposes, people decide; proposed, chosen and reason are kept (house rule 3)."""

from dataclasses import dataclass
from datetime import datetime

from desk.errors import Refused
from desk.facts.decisions import DecisionNoted, ReasonGiven
from desk.intake.context import Context, New, decides

NO_ROUTE = "none"
"""In `NoteDecision.route`: they decided on no route, whatever was proposed."""


@dataclass(frozen=True)
class NoteDecision:
    """ "Besluit van X, 03:51, genoteerd door Y". Empty urgency, pathway or route: as proposed; `NO_ROUTE`: none.

    `proposed_*` is what the tool proposed when they decided; `decided_by` a name.
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


@dataclass(frozen=True)
class GiveReason:
    """The reason of a deviation, afterwards."""

    report: str
    decision: str
    reason: str


@decides(NoteDecision)
def _note(command: NoteDecision, context: Context) -> tuple[New, ...]:
    context.must(command.report)
    urgency = command.urgency or command.proposed_urgency
    pathway = command.pathway or command.proposed_pathway
    route = "" if command.route == NO_ROUTE else command.route or command.proposed_route
    if urgency and context.profile.urgency(urgency) is None:
        raise Refused(f"Urgentie {urgency} staat niet in dit profiel.")
    proposed = (command.proposed_urgency, command.proposed_pathway, command.proposed_route)
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
    return (New(noted, command.report, happened_at=context.ticks(command.decided_at)),)


@decides(GiveReason)
def _reason(command: GiveReason, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    if all(decision.noted.decision != command.decision for decision in state.decisions):
        raise Refused("Dit besluit staat niet in de melding.")
    return (New(ReasonGiven(command.decision, command.reason), command.report),)
