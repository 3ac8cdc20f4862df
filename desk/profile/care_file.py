"""Reads care.toml: the working arrangements for the time after the decision. A profile may do without it."""

from collections.abc import Mapping
from types import MappingProxyType

from desk.profile import codes
from desk.profile.arrangements import read_id, unique_ids
from desk.profile.care import ASKS, Care, Caution, Consult, DecisionKind, Reason, Trajectory
from desk.profile.tomlfile import Section, suggestion


def read_care(top: Section) -> Care:
    """Everything in care.toml; each fault goes into the section's list."""
    refusals = top.table("refusals", needed=False)
    visit = top.table("visit", needed=False)
    care = Care(
        kinds=_kinds(top),
        trajectories=_trajectories(top),
        chains=_chains(top),
        refusals=refusals.texts("allowed", ()) if refusals else (),
        dispute_to=_role(refusals) if refusals else "case-dispatcher",
        why_again=_reasons(top, "why_again"),
        why_not_ambulatory=_reasons(top, "why_not_ambulatory"),
        disciplines=_reasons(top, "disciplines"),
        visitors=visit.whole("visitors", 2, least=1) if visit else 2,
        pair=visit.texts("pair", ()) if visit else (),
        cautions=_cautions(top),
        consults=_consults(top),
    )
    for name in care.pair:
        if visit and name not in {one.id for one in care.disciplines}:
            visit.fault("pair", f"'{name}' is geen discipline", suggestion(name, [one.id for one in care.disciplines]))
    for section in (refusals, visit, top):
        if section is not None:
            section.done()
    return care


def _role(section: Section) -> str:
    role = section.text("dispute_to", "case-dispatcher")
    if role not in codes.ESCALATES_TO:
        section.fault("dispute_to", f"'{role}' is niemand", suggestion(role, codes.ESCALATES_TO))
    return role


def _kinds(top: Section) -> tuple[DecisionKind, ...]:
    sections = top.tables("kinds", needed=False)
    kinds = []
    for entry in sections:
        asks = entry.texts("asks", ())
        for name in asks:
            if name not in ASKS:
                entry.fault("asks", f"'{name}' vraagt het programma niet", suggestion(name, ASKS))
        kind = DecisionKind(
            *(read_id(entry), entry.text("label"), asks, entry.texts("pathways", ()), entry.text("outcome", "")),
            takes_over=entry.flag("takes_over", default=False),
        )
        kinds.append(kind)
        entry.done()
    unique_ids(sections, [kind.id for kind in kinds])
    return tuple(kinds)


def _trajectories(top: Section) -> tuple[Trajectory, ...]:
    sections = top.tables("trajectories", needed=False)
    found = []
    for entry in sections:
        criteria, exits = entry.texts("criteria", ()), entry.texts("exits", ())
        found.append(Trajectory(read_id(entry), entry.text("label"), criteria, exits, entry.text("source")))
        entry.done()
    unique_ids(sections, [one.id for one in found])
    return tuple(found)


def _chains(top: Section) -> Mapping[str, tuple[str, ...]]:
    section = top.table("chains", needed=False)
    if section is None:
        return MappingProxyType({})
    return MappingProxyType({name: section.texts(name) for name in section.keys()})  # noqa: SIM118


def _reasons(top: Section, key: str) -> tuple[Reason, ...]:
    sections = top.tables(key, needed=False)
    found = [Reason(read_id(entry), entry.text("label")) for entry in sections]
    unique_ids(sections, [one.id for one in found])
    for entry in sections:
        entry.done()
    return tuple(found)


def _cautions(top: Section) -> tuple[Caution, ...]:
    sections = top.tables("cautions", needed=False)
    found = []
    for entry in sections:
        when = entry.table("when", needed=False)
        answers = {code: when.texts(code) for code in when.keys()} if when else {}  # noqa: SIM118
        caution = Caution(
            id=read_id(entry),
            text=entry.text("text"),
            source=entry.text("source"),
            kinds=entry.texts("kinds", ()),
            pathways=entry.texts("pathways", ()),
            outcomes=entry.texts("outcomes", ()),
            age_below=entry.whole("age_below", 0),
            when=MappingProxyType(answers),
        )
        found.append(caution)
        entry.done()
    unique_ids(sections, [one.id for one in found])
    return tuple(found)


def _consults(top: Section) -> tuple[Consult, ...]:
    sections = top.tables("consults", needed=False)
    found = []
    for entry in sections:
        when = entry.table("when", needed=False)
        consult = Consult(
            id=read_id(entry),
            label=entry.text("label"),
            roles=entry.texts("roles", ()),
            providers=entry.texts("providers", ()),
            municipalities=entry.texts("municipalities", ()),
            when=MappingProxyType({code: when.texts(code) for code in when.keys()} if when else {}),  # noqa: SIM118
        )
        found.append(consult)
        entry.done()
    unique_ids(sections, [one.id for one in found])
    return tuple(found)
