"""Whether somebody took over after a decision that says so: said in words, for as long as nobody did. Pure."""

from desk.fact import from_ticks
from desk.facts.promises import PromiseKept
from desk.reports.state import Decision, Promise
from desk.reports.view import ReportView
from desk.words.times import clock_text

_NOBODY = "Niemand heeft het nog"


def taken_over(view: ReportView, decision: Decision) -> tuple[str, bool] | None:
    """The words, and whether somebody has it; None where nobody was to, or a provider is asked: that is a referral."""
    noted, profile = decision.noted, view.profile
    care = profile.care if profile else None
    kind = care.kind(noted.kind) if care else None
    if care is None or profile is None or kind is None or not care.hands_over(kind.id) or "provider" in kind.asks:
        return None
    if view.state.care.referrals_of(noted.child):
        return None
    route = profile.route(noted.route)
    if route is None:
        return f"{_NOBODY}: er is geen route gekozen", False
    last = _last(view, route.id)
    if last is None:
        return f"{_NOBODY}: {route.label} is nog niet gebeld", False
    closing = last.closing
    if isinstance(closing, PromiseKept):
        who = f"{route.label}, {closing.who}" if closing.who and closing.who != route.label else route.label
        return f"{who} nam het over, {clock_text(from_ticks(last.closed_at))}", True
    called = clock_text(from_ticks(last.made.started_at))
    return f"{_NOBODY}: {route.label} gebeld {called}, nog niet overgenomen", False


def _last(view: ReportView, route: str) -> Promise | None:
    """What waits, or waited, for somebody at the route to take over; what was withdrawn is nobody's."""
    calls = [one for one in view.state.promises.values() if one.made.route == route and one.state != "withdrawn"]
    return max(calls, key=lambda one: one.made.started_at, default=None)
