"""What a decision may know, what it gives back, and the register of decisions by command."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from desk.access.accounts import AccountRow
from desk.errors import DeskBug, Refused
from desk.fact import from_ticks, to_ticks
from desk.profile.model import Clock, Profile, Provider, Route
from desk.record import record
from desk.reports.state import ReportState
from desk.roster.book import Book

if TYPE_CHECKING:
    from desk.retention.destroyable import Destroyable

MINUTE = 60_000_000
NO_CLOCK_WARN, NO_CLOCK_DUE = 15, 20
C = TypeVar("C")


@record
class New:
    """A fact to be: payload, subject, what it replaces, and when people say it happened (None: now)."""

    payload: object
    subject: str
    replaces: tuple[str, ...] = ()
    happened_at: int | None = None


def _no_roster(_start: datetime, _until: datetime) -> Book:
    return Book({})


def _first(_kind: str) -> int:
    return 1


def _no_accounts() -> Mapping[str, AccountRow]:
    return {}


def _yes() -> bool:
    return True


def _no() -> bool:
    return False


def _nothing_known(_report: str) -> None:
    return None


@record
class Context:
    """All that a decision sees besides the command.

    `now` is the desk's own time in µs UTC; `author` the person who sits here; `code` and what `next_number` gives
    make the next reference; `profile` is the version that the report began with and `directory` the one in force now,
    whose routes and numbers are shown; `report` gives the state of a report, facts in flight included; `new_id` makes
    ids; `former` are the incarnations that this desk had before: what it began then is its own still; `letters` are
    the codes of other desks heard within a shift, each with the name of its desk, and `free_letter` is nobody's.
    `roster` gives all that is known of the roster with the duties of a period (at least those shown before), and
    `next_of` the number by which people will name the next `swap` or `override` of this desk. `known` tells whether
    this desk is one that may admit others, `stranger` that others work here and nobody admitted it. `accounts` gives
    the accounts by id, `destroyable` a report with all that goes when it is destroyed.
    """

    now: int
    author: str
    author_name: str
    desk: str
    code: str
    next_number: Callable[[], int]
    profile: Profile
    report: Callable[[str], ReportState | None]
    new_id: Callable[[], str]
    directory: Profile | None = None
    former: tuple[str, ...] = ()
    letters: tuple[tuple[str, str], ...] = ()
    free_letter: str = ""
    roster: Callable[[datetime, datetime], Book] = _no_roster
    next_of: Callable[[str], int] = _first
    known: Callable[[], bool] = _yes
    stranger: Callable[[], bool] = _no
    accounts: Callable[[], Mapping[str, AccountRow]] = _no_accounts
    destroyable: Callable[[str], "Destroyable | None"] = _nothing_known

    def must_count(self) -> None:
        """Raises Refused where what this desk says of accounts and destruction counts at no desk (`desk.trust`)."""
        if self.stranger():
            raise Refused(
                "Deze desk is nog niet toegelaten; wat hij over accounts of vernietiging zegt telt op geen enkele "
                "desk. Laat hem eerst toe op een desk die hier al werkt (Gedeelde opslag, Ctrl+Shift+G)."
            )

    def must(self, report: str) -> ReportState:
        """The state of a report that has to be there."""
        state = self.report(report)
        if state is None:
            raise Refused("Deze melding is hier niet bekend.")
        return state

    def clock(self, name: str) -> Clock | None:
        """The profile's clock of this id."""
        return self.profile.clocks.get(name)

    def route(self, name: str) -> Route | None:
        """The route of this id as it is dialled now, else as it was when the report began."""
        now = self.directory.route(name) if self.directory else None
        return now or self.profile.route(name)

    def provider(self, name: str) -> Provider | None:
        """The provider of this id as it is called now, else as it was when the report began."""
        now = self.directory.provider(name) if self.directory else None
        return now or self.profile.provider(name)

    def number_of(self, provider: Provider | None) -> str:
        """The number on which a provider is called at this hour; the other one where it has no such."""
        if provider is None:
            return ""
        from desk.profile.numbers import number_at
        from desk.words.times import local

        found = number_at(self.directory or self.profile, provider, local(from_ticks(self.now)))
        return found.number if found else ""

    def set_days(self) -> Mapping[date, bool]:
        """The days of the roster's table that people set: whether each is a holiday. A day that is none is left out."""
        at = from_ticks(self.now)
        found = {}
        for row in self.roster(at, at).holidays.values():
            with suppress(ValueError):
                found[date.fromisoformat(row.day)] = not row.off
        return found

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
        due = _closing_time(context, started_at, clock.due_workdays)
        return max(started_at, due - clock.warn * MINUTE), due
    due_after = due_minutes(clock, urgency)
    warn_after = clock.warn if due_after == clock.due else max(0, due_after - (clock.due - clock.warn))
    return started_at + warn_after * MINUTE, started_at + due_after * MINUTE


def _closing_time(context: Context, started_at: int, workdays: int) -> int:
    """When the offices close, so many working days after `started_at`, µs UTC; our own choice.

    Days that people made or unmade a holiday in the roster's table count as they say.

    What is left for the next working day at night is for the morning that comes: before the offices open, that day
    is the first. Without office hours on that day the time of day stays.
    """
    from desk.words.times import add_workdays, instant, is_workday, local

    profile, table = context.profile, context.set_days()
    at = from_ticks(started_at)
    here = local(at)
    today = [hours for hours in profile.office_hours if here.isoweekday() in hours.days]
    if today and is_workday(here.date(), table) and f"{here:%H:%M}" < min(hours.start for hours in today):
        at -= timedelta(days=1)
    due = add_workdays(at, workdays, table)
    day = local(due)
    ends = [hours.end for hours in profile.office_hours if day.isoweekday() in hours.days and hours.start < hours.end]
    if ends and max(ends) != "24:00":
        due = instant(datetime.combine(day.date(), time.fromisoformat(max(ends))))
    return to_ticks(due)


def must_go_on_here(context: Context, state: ReportState) -> None:
    """Refused for a report that was merged into another one: its story goes on there."""
    if state.status == "merged":
        other = context.report(state.merged_into)
        where = other.reference if other else "een andere melding"
        raise Refused(f"{state.reference} gaat verder in {where}; open die.")


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
