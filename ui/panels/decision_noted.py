"""What stands on the form of a decision as the command that notes it."""

from collections.abc import Mapping

from desk.care_rows.deciding import DecidingRow
from desk.intake.decisions import NoteDecision
from desk.rows import ProposalRow, SheetRow
from ui.panels.decision_more import DecisionMore
from ui.panels.decision_who import DecisionWho


def noted(
    row: SheetRow,
    asked: DecidingRow | None,
    picks: Mapping[str, str],
    more: DecisionMore,
    whose: DecisionWho,
    *,
    made: ProposalRow | None,
    otherwise: bool,
) -> NoteDecision:
    """The decision as it stands there: `picks` are what was picked, by name; the reason counts where it is `otherwise`
    than `made`."""
    goal, ends_on = more.plan
    appointment, meets = more.meeting
    shown = {name for name, part in more.choices().items() if not part.isHidden()}
    who = whose.who(picks.get("by", ""))
    return NoteDecision(
        report=row.card.id,
        child=row.child,
        decided_by=who.name,
        decider=who.person,
        urgency=picks.get("urgency", ""),
        pathway=picks.get("pathway", ""),
        route=picks.get("route", ""),
        reason=picks.get("reason", "") if otherwise else "",
        decided_at=whose.at.at,
        kind=asked.kind if asked else "",
        provider=more.asked_provider,
        trajectory=picks.get("trajectory", "") if "trajectory" in shown else "",
        role=picks.get("role", "") or who.role,
        why_not_ambulatory=picks.get("why_not", "") if "why_not" in shown else "",
        goal=goal,
        ends_on=ends_on,
        next_owner=more.owner.text.strip() if not more.owner.isHidden() else "",
        appointment=appointment,
        appointment_at=meets,
        why_again=picks.get("again", "") if "again" in shown else "",
        proposed_urgency=made.urgency if made else "",
        proposed_pathway=made.pathway if made else "",
        proposed_route=made.route if made else "",
        proposed_rules=made.rules if made else (),
    )
