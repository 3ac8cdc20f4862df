"""The checks of a roster that is edited: in small pieces, the window going on between them, and only what changed.

A person's duties, a post's hours and a need are each checked by themselves; what they come to is remembered with what
it was made of. `desk.roster.checks.check` is the same, done at once.
"""

from collections.abc import Callable, Generator, Hashable, Iterable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from desk.finding_rows import FindingRow
from desk.roster.behind import every_named
from desk.roster.book import Book
from desk.roster.clashes import absences, backups_away, doubles, own_backups, people_missing
from desk.roster.coverage import holes, of_post, posts, unsaid, without_need
from desk.roster.holidays import calendar
from desk.roster.idle import idle_override, override_finding, swap_findings
from desk.roster.law import Laws, laws
from desk.roster.law_check import by_person, law_findings
from desk.roster.needs import Needed, asks_for_holidays, needed
from desk.roster.odd import Promised, changed_apart, handovers_by_night, long_chains
from desk.roster.past import Gone, Past
from desk.roster.readings import read_apart
from desk.roster.resolve import in_order
from desk.roster.resolving import Resolving
from desk.roster.wall import at_minute, day_of
from desk.roster.whose_number import odd_numbers, other_numbers
from desk.roster_rows import Duty, HolidayRow, ShiftRow

AHEAD = timedelta(days=60)
"""How far ahead a roster is checked (the issue)."""

LOOK_BACK = timedelta(weeks=53)
"""So much before the days that are checked may count for the law, which counts some things by the year (ATW 5:6, 5:8).
How much really does, `look_back` says of a roster."""

NEAR = timedelta(weeks=16)
"""So much around a duty is looked at where one duty is judged, and before a day for what is usual at its post. What
lies further back counts for few limits and few people (`desk.roster.past`)."""

_WEEK = timedelta(weeks=1)
_AT_ONCE = 2000
"""Duties that are put in order before anybody else has a turn."""

_GONE = timedelta(weeks=4)
"""Of whoever had no duty for so long and has none ahead nothing is said."""

Steps = Generator[None, None, tuple[FindingRow, ...]]
_ORDER = {"danger": 0, "warning": 1, "note": 2}
T = TypeVar("T")


class Checking:
    """What was found of one roster, by what it was found in. May be left between two pieces and begun again."""

    def __init__(self) -> None:
        self._resolving = Resolving()
        self._days: tuple[Any, dict[date, HolidayRow]] | None = None
        self._laws: tuple[Any, Laws] | None = None
        self._kept: dict[Hashable, tuple[Any, tuple[Any, ...]]] = {}

    def steps(
        self,
        book: Book,
        start: datetime,
        until: datetime,
        *,
        drafts: bool = True,
        promised: Promised | None = None,
        look_back: timedelta | None = None,
        past: Past | None = None,
    ) -> Steps:
        """As `desk.roster.checks.check`; each piece takes a few milliseconds, and the last gives the findings.

        With `past` the book need not hold more than what lies after `whole_from`.
        """
        law = self._law(book)
        back = _reach(book, law) if look_back is None else look_back
        gone: Gone = {}
        if past is not None and back > start - whole_from(book, start):
            begin, back = start - back, start - whole_from(book, start)
            gone = yield from past.steps(book, law, start, (begin, start - back), NEAR // _WEEK)
        span, found = (start, until), list[FindingRow]()
        asked = set[Hashable]()

        def kept(key: Hashable, made_of: object, make: Callable[[], Iterable[T]]) -> tuple[T, ...]:
            asked.add(key)
            known = self._kept.get(key)
            if known is None or known[0] != made_of:
                known = self._kept[key] = made_of, tuple(make())
            return known[1]

        known = yield from self._resolving.steps(book, start - back, until, drafts=drafts)
        yield
        duties, near, people = list[Duty](), list[Duty](), dict[str, list[Duty]]()
        for place in range(0, len(known), _AT_ONCE):
            some = known[place : place + _AT_ONCE]
            duties += [duty for duty in some if duty.until > start]
            near += [duty for duty in some if duty.until > start - NEAR]
            for key, mine in by_person(some).items():
                people.setdefault(key, []).extend(mine)
            yield
        wanted: list[Needed] = []
        days = self._holidays(book, start, until)
        for need in book.needs.values():
            wanted += kept(("need", need.id), (need, days, span), partial(needed, (need,), days, start, until))
            yield
        for post, there, spans in posts(duties, wanted):
            of = partial(_of_post, post, there, spans, start, until)
            found += kept(("post", *post), (there, spans, span), of)
            yield
        loose = without_need(book.needs.values(), near)
        for post, there in loose.items():
            found += kept(("hole", *post), (there, span), partial(_holes, post, there, start, until))
            yield
        ahead = [post for post, there in loose.items() if any(duty.until > start for duty in there)]
        found += unsaid(ahead, start, until)
        for key, mine in people.items():
            if all(duty.until <= start - _GONE for duty in mine):
                continue
            before = gone.get(key, ())
            about = mine, before, book.people.get(mine[0].person), law, book.chains, span
            found += kept(("person", key), about, partial(_of_person, book, [*before, *mine], law, start, until))
            yield
        found += other_numbers(book.people, [*duties, *(one for _, one in every_named(book, duties))], start)
        yield
        found += odd_numbers(book.people, duties, book.shifts.values(), start)
        yield
        found += absences(book, duties, start, until, drafts=drafts)
        yield
        found += backups_away(book, duties, start, until)
        found += own_backups(duties, start)
        found += handovers_by_night(sorted(duties, key=in_order), start, until)
        yield
        found += changed_apart(book, start, until)
        found += read_apart(book, duties, start)
        yield
        found += long_chains(book, duties, promised or {}, start, until)
        yield
        if book.overrides:
            planned = _by_post(book)
            yield
            for over in sorted(book.overrides.values(), key=lambda row: (row.start, row.id)):
                shifts = planned.get((over.role, over.provider), ())
                idle = idle_override(book, over, shifts, start, drafts=drafts) if over.start < until else None
                found += [override_finding(over, idle, start)] if idle is not None else []
                yield
        for swap in swap_findings(book, start, until, drafts=drafts):
            if swap is None:
                yield
            else:
                found.append(swap)
        self._kept = {key: one for key, one in self._kept.items() if key in asked}
        unique = {row.id: row for row in found}
        yield
        return tuple(sorted(unique.values(), key=lambda row: (_ORDER[row.severity], row.start, row.title, row.id)))

    def _holidays(self, book: Book, start: datetime, until: datetime) -> dict[date, HolidayRow]:
        """The days that needs ask about; the calendar of holidays is read when one asks for it."""
        if not asks_for_holidays(book.needs.values()):
            return {}
        rows, first, last = tuple(book.holidays.values()), day_of(start - timedelta(days=2)), day_of(until)
        if self._days is None or self._days[0] != (rows, first, last):
            self._days = (rows, first, last), dict(calendar(rows, first, last))
        return self._days[1]

    def _law(self, book: Book) -> Laws:
        rows = tuple(book.laws.values())
        if self._laws is None or self._laws[0] != rows:
            self._laws = rows, laws(rows)
        return self._laws[1]


def look_back(book: Book) -> timedelta:
    """So much before the days that are checked counts for the law as it is in force in this roster."""
    return _reach(book, laws(book.laws.values()))


def whole_from(book: Book, start: datetime) -> datetime:
    """From when on all duties are to be known for a check of the days from `start`, when there is a `Past` besides."""
    monday = day_of(start - NEAR)
    return max(at_minute(monday - timedelta(days=monday.weekday()), 0), start - look_back(book))


def _reach(book: Book, law: Laws) -> timedelta:
    # And a week: averages run from a Monday.
    return min(timedelta(weeks=law.weeks(book.people.values()) + 1), LOOK_BACK)


def _of_post(
    post: tuple[str, str], there: list[Duty], wanted: list[Needed], start: datetime, until: datetime
) -> Iterable[FindingRow]:
    return of_post(post, sorted(there, key=in_order), wanted, start, until)


def _holes(post: tuple[str, str], there: list[Duty], start: datetime, until: datetime) -> Iterable[FindingRow]:
    return holes(post, there, start, until, start)


def _of_person(book: Book, known: list[Duty], law: Laws, start: datetime, until: datetime) -> Iterable[FindingRow]:
    """What is wrong with the duties of one person, who are `known` as far back as the law counts."""
    mine = sorted(known, key=in_order)
    ahead = [duty for duty in mine if duty.until > start]
    yield from doubles(book, ahead, start, until)
    yield from people_missing(book, ahead, start)
    yield from law_findings(mine, book.people, law, start, until)


def _by_post(book: Book) -> dict[tuple[str, str], list[ShiftRow]]:
    found: dict[tuple[str, str], list[ShiftRow]] = {}
    for shift in book.shifts.values():
        duty = shift.planned or shift.now
        if duty is not None:
            found.setdefault((duty.role, duty.provider), []).append(shift)
    return found
