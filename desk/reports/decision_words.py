"""What a decision says besides urgency, pathway and route, in short Dutch lines. Pure."""

from datetime import date

from desk.fact import from_ticks
from desk.facts.decisions import DecisionNoted
from desk.profile.model import Profile
from desk.words.times import clock_text, date_text, local

ROLES = {
    "triagist": "triagist",
    "psychiatrist": "psychiater, op eigen gezag",
    "case-dispatcher": "spelverdeler, over aanbieders heen",
    "shift-lead": "dienstleider",
    "telephonist": "telefonist",
}
"""Who may have decided. A psychiatrist refers on their own authority whatever the profile says (design 1.6)."""


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
    return f"tot {date_text(date.fromisoformat(ends_on))}" if ends_on else ""


def _appointment(noted: DecisionNoted) -> str:
    if not noted.appointment_at:
        return noted.appointment
    at = from_ticks(noted.appointment_at)
    when = f"{date_text(local(at).date())} {clock_text(at)}"
    return ", ".join(part for part in (noted.appointment, when) if part)
