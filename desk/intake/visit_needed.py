"""Somebody has to go on site, or to come after those who were there: the clocks of that begin and end here.

A decision that people go has nobody on their way yet.
"""

from collections.abc import Iterable

from desk.facts.promises import PromiseMade
from desk.intake.context import Context, New
from desk.intake.moments import begin, on_clock
from desk.intake.referral_hour import WAITED_FOR
from desk.reports.care import Visit
from desk.reports.moments import decided_for, ending, starting
from desk.reports.state import ReportState

SENT = "sent-on-site"
AFTER = {"other-provider": "visit-passed-on", "unsafe": "visit-unsafe"}
"""The ends of a visit after which somebody has to be found, and the moments that they are."""


def goes(state: ReportState, child: str, but: Visit | None = None) -> bool:
    """Whether people are there for this child, or on their way; `but` does not count."""
    every = (one for one in state.care.visits.values() if one is not but)
    return any(
        (one.state not in ("ended", "cancelled") or one.stays) and child in (*one.planned.children, "") for one in every
    )


def still_asked(context: Context, state: ReportState, child: str, begun: Iterable[New]) -> list[New]:
    """Of what a decision begins: not who goes, while somebody does."""
    if not goes(state, child):
        return [*begun]
    return [new for new in begun if not _asks_who(context, new)]


def nobody_goes(context: Context, state: ReportState, visit: Visit, at: int) -> list[New]:
    """They do not go after all: who goes then is asked anew, from `at` (µs UTC), where what was decided asks for it."""
    facts: list[New] = []
    for child in visit.planned.children:
        if goes(state, child, visit):
            continue
        decided = decided_for(state, child)
        running = {promise.made.clock for promise in ending(context.profile, SENT, state.open_promises(), child)}
        clocks = starting(context.profile, "decided", decided) if state.decisions_for(child) else ()
        facts += [
            New(on_clock(context, state, clock, child, at, "", "", decided), state.id)
            for clock in clocks
            if clock.closes == SENT and clock.id not in running
        ]
    return facts


def who_comes(context: Context, state: ReportState, visit: Visit, how: str, who: str, at: int) -> list[New]:
    """The promises that begin since people left and the family still needs somebody: one for each child.

    Where another provider is asked already, its own clocks run.
    """
    moment, facts = AFTER.get(how, ""), []
    for child in visit.planned.children or ("",):
        asked = any(one.state in WAITED_FOR for one in state.care.referrals_of(child))
        if moment and not (asked and how == "other-provider"):
            facts += begin(context, state, moment, child=child, at=at, who=who, note=visit.planned.place)
    return facts


def _asks_who(context: Context, new: New) -> bool:
    clock = context.clock(new.payload.clock) if isinstance(new.payload, PromiseMade) else None
    return clock is not None and clock.closes == SENT
