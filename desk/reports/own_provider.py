"""Whether the provider who is already involved goes first, and on which number. Pure."""

from desk.fact import from_ticks
from desk.profile.codes import CARE_STATUS, OWN_PROVIDER, OWN_PROVIDER_CALLED, REFERRER_KIND
from desk.profile.model import PhoneNumber, Profile, is_open
from desk.reports.view import ChildView, ReportView, said
from desk.words.fold import fold_text
from desk.words.phone import read_number
from desk.words.times import local

_PROVIDERS = frozenset({"provider", "ggz", "certified-institution"})
"""Kinds of referrer that give help themselves: what they ask for is always taken up (seed row B6-010)."""


def provider_first(view: ReportView, child: ChildView) -> str:
    """The advice to call the provider already involved first (B6-008, B6-009, E-003); empty if not so.

    In the hours and for the care statuses that the profile names, as they were when the report was opened, so that
    every desk sees the same. Not when a provider is the one who calls (B6-010), nor once theirs was called (E-013).
    """
    profile = view.profile
    if profile is None:
        return ""
    rule = profile.provider_first
    office = is_open(profile.office_hours, local(from_ticks(view.state.opened_at)))
    if rule.hours != "always" and (rule.hours == "office") is not office:
        return ""
    if not _said(view, child, CARE_STATUS) & set(rule.care_statuses):
        return ""
    if _said(view, child, REFERRER_KIND) & _PROVIDERS or "yes" in _said(view, child, OWN_PROVIDER_CALLED):
        return ""
    name = said(view.state, OWN_PROVIDER, child.id)
    return " ".join(part for part in (rule.text, _reached(profile, name, office=office) if name else "") if part)


def _said(view: ReportView, child: ChildView, code: str) -> set[str]:
    return {str(value) for value in view.state.by_code(code, child.id)}


def _reached(profile: Profile, name: str, *, office: bool) -> str:
    """The provider's name, with its number for this hour where the directory has one and whether it was checked."""
    wanted = fold_text(name)
    found = next((one for one in profile.providers if fold_text(one.label) == wanted), None)
    number = (found.day if office else found.night) if found else None
    return f"{name}: {_number(number)}" if number else name


def _number(number: PhoneNumber) -> str:
    shown = read_number(number.number).shown or number.number
    return shown if number.verified_on else f"{shown} (niet gecontroleerd)"
