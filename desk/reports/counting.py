"""Which decision of a child counts, where two desks noted one: the most urgent until somebody chooses. Pure."""

from collections.abc import Sequence

from desk.profile.model import Profile
from desk.reports.decision_words import decided_short
from desk.reports.state import Decision
from desk.reports.view import ReportView


def standing_for(view: ReportView, child: str) -> Decision | None:
    """The decision of a child that counts; None while there is none."""
    standing = view.state.decisions_for(child)
    return min(standing, key=lambda one: (_rank(view.profile, one), -one.at, one.fact), default=None)


def counting(view: ReportView) -> frozenset[str]:
    """The facts of the decisions that count."""
    found = (standing_for(view, child) for child in {one.noted.child for one in view.state.decisions})
    return frozenset(one.fact for one in found if one is not None)


def decided_line(view: ReportView, children: Sequence[str]) -> str:
    """That a decision stands for these children, the most urgent of them; and of how many where there are more."""
    found = [one for child in children if (one := standing_for(view, child)) is not None]
    if not found:
        return ""
    first = min(found, key=lambda one: _rank(view.profile, one))
    line = decided_short(view.profile, first.noted, first.at)
    return line if len(children) < 2 else f"{line}, {len(found)} van {len(children)} kinderen"


def _rank(profile: Profile | None, decision: Decision) -> int:
    level = profile.urgency(decision.noted.urgency) if profile else None
    return level.rank if level else 99
