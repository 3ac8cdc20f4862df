"""A step of people on site that was noted too soon is taken back; the clocks that it ended run again as they were."""

from desk.errors import Refused
from desk.facts.care import VisitTakenBack
from desk.facts.promises import PromiseWithdrawn
from desk.intake.closing import TakeBackFeedback
from desk.intake.context import Context, New, decide, decides
from desk.intake.moments import made_again
from desk.intake.visit import REPORTER, must_visit, whose
from desk.intake.visit_end_back import ENDED, end_back
from desk.intake.visit_needed import SENT
from desk.record import record
from desk.reports.care import Visit
from desk.reports.state import Promise, ReportState

_ENDS = {
    "arrived": ("arrived",),
    "safe": ("checked-in",),
    "reported": ("reported-back",),
    "left": ("checked-in",),
    "cancelled": ("arrived", "checked-in", "reported-back"),
}
"""The clocks that a step ends."""
BACK = "taken-back"


@record
class TakeBackMove:
    """They did not come as far as `state`, which is what was noted last; of signs that they are safe only the last.

    `ended`: the visit goes on, and what its end did is undone.
    """

    report: str
    visit: str
    state: str


@decides(TakeBackMove)
def _back(command: TakeBackMove, context: Context) -> tuple[New, ...]:
    state, visit = must_visit(context, command.report, command.visit)
    if not command.state or visit.last != command.state:
        raise Refused("Dit is intussen veranderd; kijk nog een keer.")
    if command.state == ENDED:
        return end_back(context, state, visit, _theirs(state, visit))
    every = {fact: at for fact, (name, at) in visit.steps.items() if name == command.state}
    last = max(every.values())
    steps = {fact: at for fact, at in every.items() if command.state != "safe" or at == last}
    facts = [New(VisitTakenBack(command.visit, command.state), state.id, tuple(steps))]
    if command.state == "told":
        return (*facts, *_not_told(context, state, set(steps.values())))
    at, theirs = set(steps.values()), _theirs(state, visit)
    begun = [one for one in theirs if one.state == "open" and _began(context, one, command.state, at)]
    facts += [New(PromiseWithdrawn(promise.made.promise, BACK), state.id) for promise in begun]
    again = [one for one in theirs if _ended(context, one, command.state, at)]
    return (*facts, *(New(made_again(context, promise), state.id) for promise in again))


def _theirs(state: ReportState, visit: Visit) -> list[Promise]:
    """The promises about these people, and who is to go in their place."""
    mine = (whose(visit), *visit.planned.children)
    every = (one for one in state.promises.values() if one.made.child in mine)
    return [one for one in every if one.made.visit in ("", visit.planned.visit)]


def _began(context: Context, promise: Promise, step: str, at: set[int]) -> bool:
    """Whether it began with the step: by its clock, by one that repeats, or since nobody goes any more."""
    clock = context.clock(promise.made.clock)
    if clock is None or promise.made.started_at not in at:
        return False
    if step == "arrived":
        return clock.starts == "arrived"
    if step == "cancelled":
        return clock.closes == SENT
    return clock.repeats and clock.closes in _ENDS.get(step, ())


def _ended(context: Context, promise: Promise, step: str, at: set[int]) -> bool:
    clock = context.clock(promise.made.clock)
    if clock is None or promise.state == "open" or clock.closes not in _ENDS.get(step, ()):
        return False
    if step == "cancelled":
        return getattr(promise.closing, "reason", "") == "cancelled"
    return promise.closed_at in at


def _not_told(context: Context, state: ReportState, at: set[int]) -> tuple[New, ...]:
    """The caller did not hear it after all, unless they heard it at another moment too."""
    given = state.feedback.get(REPORTER)
    if given is None or given not in at:
        return ()
    return decide(TakeBackFeedback(state.id, REPORTER), context)
