"""What can be chosen for urgency, pathway and route, and what the tables propose of it."""

from desk.intake.decisions import NO_ROUTE
from desk.profile.model import Profile
from desk.rows import ProposalRow
from ui.panels.choice_field import Offer, numbered


def made_of(row: ProposalRow | None) -> ProposalRow | None:
    """The proposal, where there is one yet."""
    return row if row is not None and not row.none_yet else None


def proposed_of(made: ProposalRow | None) -> dict[str, str]:
    """What the tables propose, by name; in the route NO_ROUTE says that there is none."""
    if made is None:
        return {"urgency": "", "pathway": "", "route": ""}
    return {"urgency": made.urgency, "pathway": made.pathway, "route": made.route or NO_ROUTE}


def offers_of(profile: Profile, no_route: str) -> tuple[tuple[Offer, ...], ...]:
    """Urgencies, pathways and routes of a profile; `no_route` are the words for none."""
    levels = numbered((level.id, level.label) for level in profile.urgencies)
    danger = {level.id for level in profile.urgencies if level.danger}
    levels = tuple(Offer(o.code, o.label.removeprefix(f"{o.key} · "), o.key, o.code in danger) for o in levels)
    pathways = numbered((choice.id, choice.label) for choice in profile.pathways)
    routes = numbered((route.id, route.label) for route in profile.routes)
    return levels, pathways, (*routes, Offer(NO_ROUTE, no_route, "0"))
