"""What a decision may know, what it gives back, and the register of decisions by command."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from desk.errors import DeskBug, Refused
from desk.fact import from_ticks, to_ticks
from desk.profile.model import Clock, Profile
from desk.reports.state import ReportState

MINUTE = 60_000_000
NO_CLOCK_WARN, NO_CLOCK_DUE = 15, 20
C = TypeVar("C")


@dataclass(frozen=True)
class New:
    """A fact to be: payload, subject, what it replaces, and when people say it happened (None: now)."""

    payload: object
    subject: str
    replaces: tuple[str, ...] = ()
    happened_at: int | None = None


@dataclass(frozen=True)
class Context:
    """All that a decision sees besides the command.

    `now` is the desk's own time in µs UTC; `author` the person who sits here; `code` and `next_number` make the
    next reference; `report` gives the state of a report, facts in flight included; `new_id` makes ids.
    """

    now: int
    author: str
    author_name: str
    desk: str
    code: str
    next_number: int
    profile: Profile
    report: Callable[[str], ReportState | None]
    new_id: Callable[[], str]

    def must(self, report: str) -> ReportState:
        """The state of a report that has to be there."""
        state = self.report(report)
        if state is None:
            raise Refused("Deze melding is hier niet bekend.")
        return state

    def clock(self, name: str) -> Clock | None:
        """The profile's clock of this id."""
        return self.profile.clocks.get(name)

    def ticks(self, at: datetime | None) -> int:
        """An instant as people state it, or now."""
        return self.now if at is None else to_ticks(at)


def due_minutes(clock: Clock | None, urgency: str = "") -> int:
    """How many minutes a clock gives; by urgency where the profile says so, without a clock the Frisian twenty."""
    return NO_CLOCK_DUE if clock is None else clock.by_urgency.get(urgency, clock.due)


def due_times(context: Context, clock_id: str, started_at: int, urgency: str = "") -> tuple[int, int]:
    """When a promise on this clock warns and is late, µs UTC; the profile decides, by urgency where it says so.

    A profile without this clock gets the Frisian quarter of an hour (seed row B6-013): a promise always has a
    minute.
    """
    clock = context.clock(clock_id)
    if clock is None:
        return started_at + NO_CLOCK_WARN * MINUTE, started_at + NO_CLOCK_DUE * MINUTE
    if clock.due_workdays > 0:
        from desk.words.times import add_workdays

        due = to_ticks(add_workdays(from_ticks(started_at), clock.due_workdays))
        return max(started_at, due - clock.warn * MINUTE), due
    due_after = due_minutes(clock, urgency)
    warn_after = clock.warn if due_after == clock.due else max(0, due_after - (clock.due - clock.warn))
    return started_at + warn_after * MINUTE, started_at + due_after * MINUTE


_DECIDERS: dict[type, Callable[[Any, Context], tuple[New, ...]]] = {}


def decides(
    command: type[C],
) -> Callable[[Callable[[C, Context], tuple[New, ...]]], Callable[[C, Context], tuple[New, ...]]]:
    """Registers the decision for a command."""

    def register(function: Callable[[C, Context], tuple[New, ...]]) -> Callable[[C, Context], tuple[New, ...]]:
        _DECIDERS[command] = function
        return function

    return register


def decide(command: object, context: Context) -> tuple[New, ...]:
    """The facts that `command` leads to. Raises Refused with the reason; never reads or writes anything."""
    function = _DECIDERS.get(type(command))
    if function is None:
        raise DeskBug(f"Onbekende opdracht: {type(command).__name__}.")
    return function(command, context)
