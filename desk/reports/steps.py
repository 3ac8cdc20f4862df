"""To which step of the chain after the decision a clock belongs: the promises of a step are shown with it. Pure."""

from desk.profile.model import Clock

_BY_CLOSE = {
    "feedback-given": "decision",
    "provider-answered": "referral",
    "provider-reached": "referral",
    "help-started": "referral",
    "arrived": "visit",
    "checked-in": "visit",
    "reported-back": "visit",
    "safety-called": "safety",
    "sent-on-site": "visit",
    "next-arranged": "referral",
}
_BY_START = {
    "decided": "decision",
    "referred": "referral",
    "accepted": "referral",
    "contact-made": "referral",
    "help-started": "referral",
    "sent-on-site": "visit",
    "arrived": "visit",
    "safety-agreed": "safety",
}


def step_of(clock: Clock | None) -> str:
    """The step of the chain that a clock belongs to; empty for those of calls, routes and tasks."""
    if clock is None:
        return ""
    return _BY_CLOSE.get(clock.closes) or _BY_START.get(clock.starts, "")
