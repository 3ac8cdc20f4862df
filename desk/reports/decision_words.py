"""What a decision says besides urgency, pathway and route, in short Dutch lines. Pure."""

from collections.abc import Callable
from datetime import date

from desk.fact import from_ticks
from desk.facts.decisions import DecisionNoted
from desk.profile.model import Profile
from desk.reports.care import Confirmed
from desk.reports.state import Decision, ReportState
from desk.words.times import clock_text, date_text, local

PSYCHIATRIST = "psychiatrist"

ROLES = {
    "triagist": "triagist",
    "psychiatrist": "psychiater, op eigen gezag",
    "case-dispatcher": "spelverdeler, over aanbieders heen",
    "shift-lead": "dienstleider",
    "telephonist": "telefonist",
}
"""Who may have decided. A psychiatrist refers on their own authority whatever the profile says (design 1.6)."""


NOT_CONFIRMED = "Nog niet bevestigd"
"""Of a decision that waits for somebody to look at it."""


def may_decide_alone(profile: Profile | None, role: str) -> bool:
    """Whether the profile lets somebody in this role decide; a psychiatrist always may, `triagist ggz` is one."""
    allowed = (*(profile.decided_by if profile else ()), PSYCHIATRIST)
    return any(role == one or role.startswith(f"{one} ") for one in allowed)


def confirmation(state: ReportState, decision: Decision, name_of: Callable[[str], str]) -> str:
    """Who confirmed a decision: "bevestigd door Anna Voorbeeld, 04:30"; empty while nobody did."""
    one = state.care.confirmed.get(decision.noted.decision)
    if one is None:
        return ""
    who, how = confirmed_by(one, decision.noted_by, decision.desk, name_of)
    return ", ".join(part for part in (f"bevestigd door {who}", clock_text(from_ticks(one.at)), how) if part)


def confirmed_by(one: Confirmed, noted_by: str, desk: str, name_of: Callable[[str], str]) -> tuple[str, str]:
    """The name of who confirmed, and whether that was who noted it (`noted_by` at `desk`): then nobody else looked.

    The person that a desk proposes may sit at two desks at once: those are told apart by the desk.
    """
    name = name_of(one.by) or "onbekend"
    if one.by != noted_by and name != name_of(noted_by):
        return name, ""
    if one.desk == desk:
        return name, "door dezelfde persoon genoteerd" if one.by == noted_by else ""
    return name, "aan een andere desk"


def decided_what(profile: Profile | None, noted: DecisionNoted) -> str:
    """What was decided in one line: "1 · direct, Zorgpad en aanbieder, Ambulante spoedhulp thuis, Kinnik"."""
    level = profile.urgency(noted.urgency) if profile else None
    kind = profile.care.kind(noted.kind) if profile else None
    provider = profile.provider(noted.provider) if profile else None
    pathways = profile.pathways if profile else ()
    words = (
        level.label if level else noted.urgency,
        kind.label if kind else noted.kind,
        next((one.label for one in pathways if one.id == noted.pathway), noted.pathway),
        provider.label if provider else noted.provider,
    )
    return ", ".join(dict.fromkeys(word for word in words if word))


def decided_short(profile: Profile | None, noted: DecisionNoted, at: int) -> str:
    """That a decision stands, for a card and the head of a report: "1 · direct, besluit 03:51"."""
    level = profile.urgency(noted.urgency) if profile else None
    kind = profile.care.kind(noted.kind) if profile else None
    what = (level.label if level else noted.urgency) or (kind.label if kind else noted.kind)
    return ", ".join(part for part in (what, f"besluit {clock_text(from_ticks(at))}") if part)


def decision_more(profile: Profile | None, noted: DecisionNoted) -> tuple[str, ...]:
    """Kind, provider, trajectory, why not ambulatory, goal, follow-up, appointment, and why it was assessed again."""
    lines = [_what(profile, noted)]
    care = profile.care if profile else None
    if noted.assessment > 1:
        why = next((one.label for one in care.why_again if one.id == noted.why_again), "") if care else ""
        lines.append(f"{noted.assessment}e beoordeling: {why or noted.why_again or 'reden nog open'}")
    if noted.why_not_ambulatory:
        reasons = care.why_not_ambulatory if care else ()
        label = next((one.label for one in reasons if one.id == noted.why_not_ambulatory), noted.why_not_ambulatory)
        lines.append(f"Niet ambulant: {label}")
    ends = _until(noted.ends_on)
    goal = " ".join(part for part in (noted.goal, ends) if part)
    if goal:
        lines.append(f"Doel: {goal}")
    if noted.next_owner:
        lines.append(f"Vervolg: {noted.next_owner}")
    if noted.appointment or noted.appointment_at:
        lines.append(f"Afspraak: {_appointment(noted)}")
    return tuple(line for line in lines if line)


def _what(profile: Profile | None, noted: DecisionNoted) -> str:
    care = profile.care if profile else None
    kind = care.kind(noted.kind) if care else None
    track = care.trajectory(noted.trajectory) if care else None
    provider = profile.provider(noted.provider) if profile else None
    role = ROLES.get(noted.role, noted.role) if noted.role in ("psychiatrist", "case-dispatcher") else ""
    words = (
        kind.label if kind else noted.kind,
        provider.label if provider else noted.provider,
        track.label if track else noted.trajectory,
        role,
    )
    return " · ".join(word for word in words if word)


def _until(ends_on: str) -> str:
    try:
        return f"tot {date_text(date.fromisoformat(ends_on))}" if ends_on else ""
    except ValueError:
        # Of a desk with a bug: as it says.
        return f"tot {ends_on}"


def _appointment(noted: DecisionNoted) -> str:
    if not noted.appointment_at:
        return noted.appointment
    at = from_ticks(noted.appointment_at)
    when = f"{date_text(local(at).date())} {clock_text(at)}"
    return ", ".join(part for part in (noted.appointment, when) if part)
