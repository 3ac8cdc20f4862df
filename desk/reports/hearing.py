"""Who is to hear what became of a report, and who did not yet. Pure."""

from desk.checklist.values import RESERVED
from desk.profile.codes import CALLER_ORGANISATION, CALLER_ROLE, REFERRER_KIND
from desk.profile.model import Choice
from desk.reports.moments import heard
from desk.reports.state import ReportState
from desk.reports.view import ReportView, said

REFERRER = "referrer"
"""The feedback of a profile that begins so is for whoever referred (C4-004, C5-006)."""
REPORTER, FAMILY = "reporter", "family"
_PROFESSIONAL = "professional"


def has_referrer(state: ReportState) -> bool:
    """Whether somebody referred: whoever called did so for work, as far as the answers say."""
    roles = {str(role) for role in state.by_code(CALLER_ROLE)} - RESERVED
    speaks = {*roles, state.speaker} - {""}
    if any(role.startswith(_PROFESSIONAL) for role in speaks):
        return True
    return not roles and bool(said(state, CALLER_ORGANISATION) or said(state, REFERRER_KIND))


def to_hear(view: ReportView) -> tuple[Choice, ...]:
    """The feedback of the profile that somebody is there for."""
    wanted, state = view.profile.feedback if view.profile else (), view.state
    refers = has_referrer(state)
    return tuple(one for one in wanted if refers or not one.id.startswith(REFERRER))


def not_heard(view: ReportView, *, before: bool = False) -> tuple[Choice, ...]:
    """What somebody is to hear and did not yet, in the order of the profile; `before`: only what they are to hear
    before the help begins (C5-006)."""
    if view.profile is None:
        return ()
    done = heard(view.profile, view.state)
    return tuple(one for one in to_hear(view) if one.id not in done and (one.id.endswith("-before") or not before))


def heard_by_paper(view: ReportView, kind: str) -> tuple[Choice, ...]:
    """What somebody of this kind (`referrer`, `reporter`, `family`) hears by the feedback that left for them since the
    last decision, and that nobody noted yet. Proposed: whether they read it, people know.

    A professional who called is reporter and referrer at once; a parent or child who called is the family.
    """
    state, whose = view.state, _who_they_are(view.state, kind)
    decided = max((one.at for one in state.decisions), default=None)
    out = [
        paper.kind
        for at, _, paper in state.care.handed_out
        if decided is not None and at >= decided
        if paper.what == "feedback"
    ]
    if not any(_who_they_are(state, one) & whose for one in out):
        return ()
    began = any(one.state == "started" for one in state.care.referrals.values())
    late = "-before" if began else "-after"
    return tuple(
        one
        for one in not_heard(view)
        if (REFERRER if one.id.startswith(REFERRER) else one.id) in whose and not one.id.endswith(late)
    )


def _who_they_are(state: ReportState, kind: str) -> set[str]:
    if kind in (REFERRER, REPORTER) and has_referrer(state):
        return {REFERRER, REPORTER}
    roles = {str(role) for role in state.by_code(CALLER_ROLE)} - RESERVED
    if kind in (REPORTER, FAMILY) and roles and roles <= {"parent", "child"}:
        return {REPORTER, FAMILY}
    return {kind}
