"""Which clocks of a profile begin at a moment, and which promises end with one. Pure: the profile says it all."""

from collections.abc import Iterable

from desk.profile.model import Clock, Profile
from desk.record import record
from desk.reports.state import Promise, ReportState


@record
class Decided:
    """What of a decision tells clocks apart: its kind, trajectory, pathway and urgency; empty where nothing is said."""

    kind: str = ""
    trajectory: str = ""
    pathway: str = ""
    urgency: str = ""


def starting(profile: Profile, moment: str, decided: Decided) -> tuple[Clock, ...]:
    """The clocks that begin at this moment after such a decision."""
    return tuple(clock for clock in profile.clocks.values() if clock.starts == moment and fits(clock, decided))


def fits(clock: Clock, decided: Decided) -> bool:
    """Whether a clock is for such a decision: where it names kinds, trajectories or pathways, one of them."""
    return (
        (not clock.decisions or decided.kind in clock.decisions)
        and (not clock.trajectories or decided.trajectory in clock.trajectories)
        and (not clock.pathways or decided.pathway in clock.pathways)
    )


def ending(profile: Profile, moment: str, promises: Iterable[Promise], child: str = "") -> list[Promise]:
    """The open promises whose clock ends with this moment: those of `child`, or all when it names none."""
    return [
        promise
        for promise in promises
        if (clock := profile.clocks.get(promise.made.clock)) is not None
        and clock.closes == moment
        and (not child or promise.made.child in ("", child))
    ]


def is_to_hear(profile: Profile, promise: Promise, to: str) -> bool:
    """Whether a promise is that they hear it: its clock closes by feedback, and is called as that feedback is."""
    clock = profile.clocks.get(promise.made.clock)
    choice = next((choice for choice in profile.feedback if choice.id == to), None)
    if clock is None or choice is None or clock.closes != "feedback-given":
        return False
    return choice.id == clock.id or choice.label == clock.label or len(profile.feedback) == 1


def heard(profile: Profile, state: ReportState) -> set[str]:
    """Who heard it (ids of the profile's feedback). A later decision that they are to hear opens it again."""
    waiting = state.open_promises()
    return {to for to in state.feedback if not any(is_to_hear(profile, promise, to) for promise in waiting)}


def decided_for(state: ReportState, child: str) -> Decided:
    """What was decided last for a child and still stands; nothing yet: empty."""
    standing = state.decisions_for(child)
    noted = standing[-1].noted if standing else None
    return Decided(noted.kind, noted.trajectory, noted.pathway, noted.urgency) if noted else Decided()
