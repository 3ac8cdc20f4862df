"""The minimum dataset of a report: what figures are made of, and nothing that says who it was (seed rows C6). Pure.

Codes, counts and minutes only: no name, number, address, birth date or typed word, no reference and no municipality. A
provider is an id of the directory, or `other`. Terms and definitions are data (resources/learning/dataset.toml).
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from desk.fact import from_ticks
from desk.profile import codes
from desk.profile.model import Profile, is_open
from desk.reports.care import Referral, Visit
from desk.reports.nature_terms import nature_terms
from desk.reports.natures import coded, nature_of
from desk.reports.state import Decision, Promise, ReportState
from desk.reports.summary_words import answer_code
from desk.reports.view import ChildView, ReportView
from desk.words.times import local
from resources import resource

OTHER = "other"
_MINUTE = 60_000_000
_AGES = ((12, "0-11"), (16, "12-15"), (18, "16-17"), (200, "18+"))
Row = dict[str, Any]


def dataset_row(view: ReportView, *, repeat: bool) -> Row | None:
    """One report with its children; `repeat`: the same number or child was reported lately.

    None where the version of its profile is not here: then nobody knows which codes are codes.
    """
    state, profile = view.state, view.profile
    if profile is None:
        return None
    at = local(from_ticks(state.opened_at))
    ended = [call for call in state.calls if call.ended_at]
    says_so = "yes" in map(answer_code, state.by_code(codes.SECOND_CONTACT))
    return {
        "profile": profile.name,
        "opened": {
            "month": f"{at:%Y-%m}",
            "weekday": at.isoweekday(),
            "hour": at.hour,
            "office_hours": is_open(profile.office_hours, at),
        },
        "kind": state.opened.kind if state.opened else "",
        "entry": _known(state.opened.entry if state.opened else "", [one.id for one in profile.entries]),
        "referrer": coded(view, codes.REFERRER_KIND) or coded(view, codes.CALLER_ROLE),
        "repeat": repeat or says_so or state.repeated,
        "calls": len(state.calls),
        "minutes_on_line": sum(call.ended_at - call.started_at for call in ended) // _MINUTE,
        "minutes_open": _minutes(state.opened_at, state.closed_at),
        "children": [_child(view, profile, child) for child in view.children],
    }


def definitions() -> Mapping[str, str]:
    """What each field means, in Dutch (C6-014)."""
    found: Mapping[str, str] = _terms()["definitions"]
    return found


def natures() -> Mapping[str, str]:
    """The codes of natures with their words."""
    return {one.id: one.label for one in nature_terms()}


def repeat_days() -> int:
    """So many days after an earlier report it is a repeat."""
    return int(_terms()["repeat"]["days"])


def _child(view: ReportView, profile: Profile, child: ChildView) -> Row:
    state = view.state
    decisions = sorted((one for one in state.decisions if one.noted.child == child.id), key=lambda one: one.at)
    standing = state.decisions_for(child.id)
    last = standing[-1].noted if standing else None
    referrals = state.care.referrals_of(child.id)
    ended = state.outcomes.get(child.id)
    outcome = _known(ended.outcome if ended else "", [one.id for one in profile.outcomes])
    return {
        "age": _age(child),
        "sex": coded(view, codes.YOUTH_SEX, child.id),
        **_nature(view, child),
        "care_status": coded(view, codes.CARE_STATUS, child.id),
        "proposed": _urgency(profile, str(decisions[0].noted.proposed.get("urgency", ""))) if decisions else "",
        "urgency": _urgency(profile, last.urgency) if last else "",
        "pathway": _known(last.pathway, [one.id for one in profile.pathways]) if last else "",
        "trajectory": _known(last.trajectory, [one.id for one in profile.care.trajectories]) if last else "",
        "decisions": [_decision(state, profile, one) for one in decisions],
        "interventions": [_intervention(profile, one) for one in referrals],
        "providers": len({one.made.provider or one.made.name for one in referrals if one.state not in _DECLINED}),
        "visits": [_visit(profile, one) for one in state.care.visits.values() if _is_for(one, child)],
        "promises": [_promise(one) for one in state.promises.values() if one.made.child in ("", child.id)],
        "safety_agreement": any(one.agreed.child == child.id for one in state.care.safety.values()),
        "outcome": outcome,
        "wanted_not_available": _wanted(state, child.id, referrals),
    }


def _decision(state: ReportState, profile: Profile, one: Decision) -> Row:
    noted, care = one.noted, profile.care
    return {
        "urgency": _urgency(profile, noted.urgency),
        "kind": _known(noted.kind, [kind.id for kind in care.kinds]),
        "role": _known(noted.role, [*codes.ROLES, "psychiatrist"]),
        "followed": noted.followed,
        "reason": _reason(profile, "deviate", one.reason),
        "why_again": _known(noted.why_again, [reason.id for reason in care.why_again]),
        "why_not_ambulatory": _known(noted.why_not_ambulatory, [reason.id for reason in care.why_not_ambulatory]),
        "minutes": _minutes(state.opened_at, one.at),
    }


_DECLINED = frozenset({"refused", "asked", "disputed"})


def _intervention(profile: Profile, one: Referral) -> Row:
    answer = one.answer
    return {
        "provider": _known(one.made.provider, [provider.id for provider in profile.providers]),
        "state": one.state,
        "ended": one.ended,
        "answer": answer.answer if answer else "",
        "reason": _reason(profile, "refuse", answer.reason) if answer else "",
        "counted": answer.counts if answer and answer.answer == "refused" else None,
        "tries": len(one.tries),
        "minutes_to_answer": _minutes(one.at, one.answered_at),
        "minutes_to_contact": _minutes(one.at, one.reached_at),
        "minutes_to_start": _minutes(one.at, one.started_at),
    }


def _visit(profile: Profile, one: Visit) -> Row:
    going = [visitor for visitor in one.visitors.values() if not visitor.gone]
    known = {provider.label: provider.id for provider in profile.providers}
    ids = set(known.values())
    providers = {
        known.get(who.provider, who.provider if who.provider in ids else OTHER) for who in going if who.provider
    }
    arrived = one.moved.get("arrived", 0)
    return {
        "people": len(going),
        "providers": sorted(providers),
        "disciplines": sorted(
            {_known(who.discipline, [reason.id for reason in profile.care.disciplines]) for who in going} - {""}
        ),
        "state": one.state,
        "minutes_to_arrival": _minutes(one.at, arrived),
        "minutes_on_site": _minutes(arrived, one.moved.get("left", 0) or one.ended_at) if arrived else None,
        "end": one.ended.how if one.ended else "",
    }


def _is_for(visit: Visit, child: ChildView) -> bool:
    return not visit.planned.children or child.id in visit.planned.children


def _promise(one: Promise) -> Row:
    made = one.made
    kept = one.state == "kept"
    taken = _minutes(made.started_at, one.closed_at) if kept else None
    return {
        "clock": made.clock,
        "norm": (made.due_at - made.started_at) // _MINUTE,
        "minutes": taken,
        "on_time": one.closed_at <= made.due_at if kept else None,
        "state": one.state,
        "extended": one.extended,
        "called_on": len(one.escalations),
    }


def _nature(view: ReportView, child: ChildView) -> Row:
    """What it is about, and of each whether somebody said so or the answers do."""
    one = nature_of(view, child.id)
    return {
        "nature": one.primary,
        "nature_by": one.primary_by,
        "nature_also": [*one.also],
        "nature_also_by": one.also_by,
        "nature_from_answers": [*one.answers],
        "systemic": {"yes": True, "no": False}.get(one.systemic),
        "systemic_by": one.systemic_by,
    }


def _wanted(state: ReportState, child: str, referrals: list[Referral]) -> bool:
    wanted = _terms()["wanted"]
    ended = state.outcomes.get(child)
    return (
        any(one.answer is not None and one.answer.reason in wanted["refusals"] for one in referrals)
        or any(one.noted.kind in wanted["kinds"] for one in state.decisions_for(child))
        or (ended is not None and ended.outcome in wanted["outcomes"])
    )


def _age(child: ChildView) -> str:
    age = child.birth.age_from if child.birth is not None else None
    return "unknown" if age is None else next(words for below, words in _AGES if age < below)


def _known(value: str, known: list[str]) -> str:
    """An id of the profile as it is; anything else was typed or is of another version."""
    return value if not value or value in known else OTHER


def _urgency(profile: Profile, value: str) -> str:
    return _known(value, [level.id for level in profile.urgencies])


def _reason(profile: Profile, kind: str, reason: str) -> str:
    return _known(reason, [one.id for one in profile.reasons.get(kind, ())])


def _minutes(start: int, end: int) -> int | None:
    return max(0, end - start) // _MINUTE if end else None


@cache
def _terms() -> Mapping[str, Any]:
    """Read once in the life of the program: it ships with it."""
    with resource("learning", "dataset.toml").open("rb") as file:
        return tomllib.load(file)
