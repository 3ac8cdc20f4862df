"""What can be decided about a child by the profile, for what is picked now, with the region's cautions. Pure."""

from collections.abc import Callable
from datetime import datetime

from desk.care_rows.deciding import CautionRow, DecidingRow, StandingRow, TrajectoryRow
from desk.checklist.values import UNKNOWN
from desk.fact import from_ticks
from desk.profile.care import Caution, DecisionKind, pathway_of
from desk.profile.model import Profile
from desk.record import record
from desk.reports.choices import numbered
from desk.reports.decision_words import PSYCHIATRIST, ROLES
from desk.reports.providers import provider_rows
from desk.reports.state import Decision
from desk.reports.triage_marks import one_person
from desk.reports.view import ChildView, ReportView
from desk.rows import OptionRow
from desk.words.times import clock_text


@record
class Picked:
    """What is picked on the form, empty where nothing was; `proposed` and `pathway` are pathways, `urgency` is the one
    that will be noted, `by_hand` whether people picked it (empty: as proposed)."""

    urgency: str = ""
    by_hand: str = ""
    kind: str = ""
    pathway: str = ""
    proposed: str = ""
    provider: str = ""
    trajectory: str = ""
    why_not: str = ""


def deciding_row(
    view: ReportView,
    child: str,
    picked: Picked,
    directory: Profile | None,
    now: datetime,
    *,
    name_of: Callable[[str], str] = str,
    desk_name: Callable[[str], str] = str,
) -> DecidingRow | None:
    """What can be decided; None when the profile of the report is not here. `desk_name` is that of an incarnation."""
    profile, one = view.profile, view.child(child)
    if profile is None or one is None:
        return None
    care = profile.care
    pathway = picked.pathway or pathway_of(care, picked.kind, picked.proposed)
    meant = care.kind_for(picked.proposed)
    kind = picked.kind or care.kind_for(pathway)
    chosen = care.kind(kind)
    asks = chosen.asks if chosen is not None else ()
    chain = tuple(name for name in care.chains.get(pathway, ()) if profile.provider(name) is not None)
    before = sum(noted.noted.child == one.id for noted in view.state.decisions)
    provider = profile.provider(picked.provider or (chain[0] if chain and "provider" in asks else ""))
    level = profile.urgency(picked.urgency)
    # A danger that nobody asked about may be there: less than the urgencies of danger is proposed to nobody who only
    # presses Enter.
    sure = bool(picked.by_hand) or (level is not None and level.danger)
    open_ = one.proposal.open if one.proposal is not None and not sure else ()
    ambulatory = provider is None or "ambulatory" in provider.kinds
    return DecidingRow(
        kinds=numbered((kind.id, kind.label) for kind in care.kinds),
        kind=kind,
        proposed_kind=meant,
        asks=asks,
        pathway=pathway,
        providers=provider_rows(profile, directory, chain, now),
        first=chain[0] if chain and "provider" in asks else "",
        trajectories=tuple(
            TrajectoryRow(track.id, track.label, track.criteria, track.exits, track.source)
            for track in care.trajectories
        ),
        why_not_ambulatory=numbered((reason.id, reason.label) for reason in care.why_not_ambulatory),
        why_not_owed="ambulatory" in asks and not ambulatory and not picked.why_not,
        roles=_roles(profile),
        assessment=before + 1,
        why_again=numbered((reason.id, reason.label) for reason in care.why_again) if before else (),
        cautions=tuple(
            CautionRow(caution.text, caution.source)
            for caution in care.cautions
            if fits(caution, view, one, chosen, pathway)
        ),
        standing=tuple(_standing(view, noted, name_of, desk_name) for noted in view.state.decisions_for(one.id)),
        unsure=open_words(len(open_)),
        unasked=tuple(
            f"{item.prefix} {item.text}".strip()
            for link in open_
            if (item := profile.checklist.by_link(link)) is not None
        ),
    )


def open_words(count: int) -> str:
    """`16 gevaarvragen open`; empty for none."""
    return "" if not count else "1 gevaarvraag open" if count == 1 else f"{count} gevaarvragen open"


def _standing(
    view: ReportView, decision: Decision, name_of: Callable[[str], str], desk_name: Callable[[str], str]
) -> StandingRow:
    noted = decision.noted
    level = view.profile.urgency(noted.urgency) if view.profile else None
    kind = view.profile.care.kind(noted.kind) if view.profile else None
    what = (level.words if level else noted.urgency) or (kind.label if kind else noted.kind)
    own = one_person(decision.noted_by, noted.decided_by, noted.decider, name_of)
    by = "" if own else f"van {noted.decided_by}"
    desk, name = desk_name(decision.desk), name_of(decision.noted_by)
    where = f"{desk} ({name})" if desk and name else desk or name
    said = (" ".join(part for part in (what, by) if part), clock_text(from_ticks(decision.at)), where)
    return StandingRow(noted.decision, ", ".join(part for part in said if part))


def fits(caution: Caution, view: ReportView, child: ChildView, kind: DecisionKind | None, pathway: str) -> bool:
    """Whether a caution is about this: everything that it names fits. An age that nobody knows may be below."""
    age = child.birth.age_from if child.birth is not None else None
    return (
        (not caution.kinds or (kind is not None and kind.id in caution.kinds))
        and (not caution.pathways or pathway in caution.pathways)
        and (not caution.outcomes or (kind is not None and kind.outcome in caution.outcomes))
        and (not caution.age_below or age is None or age < caution.age_below)
        and all(
            # What was never answered is not known either (design section 4).
            any(str(value) in answers for value in view.state.by_code(code, child.id) or (UNKNOWN,))
            for code, answers in caution.when.items()
        )
    )


def _roles(profile: Profile) -> tuple[OptionRow, ...]:
    wanted = dict.fromkeys((*profile.decided_by, PSYCHIATRIST))
    return numbered((role, ROLES.get(role, role)) for role in wanted)
