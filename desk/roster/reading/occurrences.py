"""The days on which a recurring event really is: its rule, days added (RDATE), days taken out (EXDATE)."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from desk.record import record
from desk.roster.reading.event import Event, Times, moment, said, values, wall_of
from desk.roster.reading.series import Rule, days_of_rule, rule_of
from desk.words.times import local

if TYPE_CHECKING:
    from icalendar import Component

BACK, AHEAD = timedelta(days=31), timedelta(days=400)
"""So far back and ahead of now series are written out; the past of a roster is never recomputed anyhow."""


@record
class Instance:
    """One day of a series: when it begins (as `Times.start`), and the key by which edits name it."""

    start: datetime
    key: str


@record
class Recurrence:
    """What makes a series: its rule, if it has one, and the days added and taken out (as `Times.start`, or dates)."""

    rule: Rule | None
    added: tuple[datetime, ...]
    removed: tuple[date, ...]


def key_of(at: object, start: datetime) -> str:
    """How a day of the series that begins like `start` is named: its instant in UTC, or its day when that is all."""
    if isinstance(at, date) and not isinstance(at, datetime):
        # A whole day names the one that begins at the series' time on it.
        at = start.replace(year=at.year, month=at.month, day=at.day) if at.year > 1 else start
    wall = wall_of(at)
    return f"{moment(wall):%Y%m%dT%H%MZ}" if wall is not None and 1 < wall.year < 9999 else ""


def series_of(component: "Component", times: Times) -> Recurrence | str:
    """What an event says about its repeating, or why (in Dutch) that cannot be read."""
    if any(values(component, "EXRULE")):
        return "deze reeks slaat dagen over met een regel, en die wordt niet gelezen"
    rules = list(values(component, "RRULE"))
    if len(rules) > 1:
        return "deze afspraak herhaalt zich op meer dan een manier"
    rule: Rule | None = None
    if rules:
        try:
            written = rules[0].to_ical().decode("utf-8", "replace").upper()
        except (AttributeError, TypeError, ValueError):
            return "de herhaling is niet leesbaar"
        parts = {key: texts.split(",") for key, _, texts in (part.partition("=") for part in written.split(";"))}
        until = _until(parts.get("UNTIL", [""])[0], times.start)
        if "UNTIL" in parts and until is None:
            return "het einde van de herhaling is niet leesbaar"
        found = rule_of(parts, until)
        if isinstance(found, str):
            return found
        rule = found
    added, removed = _days(component, "RDATE"), _days(component, "EXDATE")
    if added is None or removed is None:
        return "de losse dagen van deze reeks zijn niet leesbaar"
    walls = [_like(each, times.start) for each in added]
    return Recurrence(rule, tuple(walls), tuple(removed))


def _days(component: "Component", name: str) -> list[date] | None:
    """The days and times of RDATE or EXDATE; None when one cannot be read."""
    # Imported here, as the calendar library is: a broken value answers with that to any question.
    from icalendar.error import BrokenCalendarProperty

    found = []
    for value in values(component, name):
        try:
            days = value.dts
        except (AttributeError, BrokenCalendarProperty):
            return None
        for each in days:
            day = said(each)
            if not isinstance(day, date):
                return None
            found.append(day)
    return found


def _like(day: date, start: datetime) -> datetime:
    """A day that was added, as a begin of the same kind as the others."""
    if not isinstance(day, datetime):
        return start.replace(year=day.year, month=day.month, day=day.day)
    wall = wall_of(day)
    if wall is None or (wall.tzinfo is None) == (start.tzinfo is None):
        return wall or day
    instant = moment(wall)
    return local(instant).replace(tzinfo=None) if start.tzinfo is None else instant.astimezone(start.tzinfo)


def _until(text: str, start: datetime) -> date | None:
    """The last day on which an event of the series may begin; None when it is not said or cannot be read."""
    try:
        if len(text) == 8:
            return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007  (a day)
        last = datetime.strptime(text.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007  (its zone follows)
    except ValueError:
        return None
    if text.endswith("Z"):
        aware = last.replace(tzinfo=UTC)
        last = (local(aware) if start.tzinfo is None else aware.astimezone(start.tzinfo)).replace(tzinfo=None)
    # The one that would begin after that time on its last day is no more.
    return last.date() if last.time() >= start.time() else last.date() - timedelta(days=1)


@dataclass
class Series:
    """A series, or a single event (without a rule and days of its own), while a file is read.

    `without` are the keys of the days that are edited or cancelled.
    """

    event: Event
    times: Times
    recurrence: Recurrence
    without: set[str] = field(default_factory=set)
    _keys: frozenset[str] | None = None

    @property
    def rule(self) -> Rule | None:
        """Its rule; None when there is none."""
        return self.recurrence.rule

    @property
    def single(self) -> bool:
        """Whether it is one event that repeats in no way."""
        return self.recurrence == Recurrence(None, (), ())

    def steps(self, since: date) -> int:
        """About how much work it is to write it out."""
        counted = self.rule is not None and self.rule.count
        return max(0, (since - self.times.start.date()).days) if counted else 0

    def instances(self, since: date, before: date) -> tuple[list[Instance], bool]:
        """Its days in [since, before) in order, without those that are edited or gone, and whether it goes on."""
        first = self.times.start.date()
        if self.rule is None:
            days, more = [first], False
        else:
            days, more = days_of_rule(self.rule, first, since, before)
        starts = {self.times.start + timedelta(days=(day - first).days) for day in days}
        starts |= {at for at in self.recurrence.added if since <= at.date() < before or self.rule is None}
        gone = {key_of(day, self.times.start) for day in self.recurrence.removed} | self.without
        found = (Instance(start, key_of(start, self.times.start)) for start in sorted(starts))
        return [each for each in found if each.key not in gone], more

    def has(self, key: str, since: date, before: date) -> bool:
        """Whether a key names a day of the series; of days beyond what is written out only whether it may."""
        if not key:
            return False
        day = datetime.strptime(key, "%Y%m%dT%H%MZ").replace(tzinfo=UTC)
        first = moment(self.times.start)
        if day < first:
            return False
        if not since + timedelta(days=2) <= local(day).date() < before - timedelta(days=2):
            return self.rule is not None or day == first
        if self._keys is None:
            kept, self.without = self.without, set()
            self._keys = frozenset(each.key for each in self.instances(since, before)[0])
            self.without = kept
        return key in self._keys or day == first
