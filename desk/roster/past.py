"""What people worked long ago, for what the law counts by the year: read for once, in pieces, and little of it kept.

A year of everybody's duties beside those that are drawn and checked would make every change slow. Of the weeks before
`desk.roster.checking.NEAR` only duties are kept whose law counts that far back. They do not change any more: what is
changed on top of a roster counts from then on, and what is planned afterwards is seen on the next day.
"""

from collections.abc import Callable, Generator, Mapping
from datetime import datetime, timedelta

from desk.roster.book import Book
from desk.roster.law import Laws
from desk.roster.law_check import by_person
from desk.roster.resolve import effective
from desk.roster.wall import day_of
from desk.roster_rows import Duty

PIECE = timedelta(days=2)
"""So much is read before anybody else has a turn."""

_BEGUN = timedelta(hours=12)
"""A service of work begins at most so long before it ends (ATW 5:7 lid 2 a)."""

Gone = Mapping[str, tuple[Duty, ...]]


class Past:
    """`read` gives the duties that have hours in a period, with what counts on top of them and the people."""

    def __init__(self, read: Callable[[datetime, datetime], Book]) -> None:
        self._read = read
        self._made_of: tuple[object, ...] | None = None
        self._known: Gone = {}

    def steps(
        self, book: Book, law: Laws, now: datetime, span: tuple[datetime, datetime], weeks: int
    ) -> Generator[None, None, Gone]:
        """By person (`by_person`) the duties that ended in a span, of those whose law counts over more than `weeks`."""
        profiles = {key: person.law for key, person in book.people.items() if person.law}
        made_of = (law, profiles, span[1], day_of(now))
        if self._made_of != made_of:
            found: dict[str, list[Duty]] = {}
            until = span[1]
            while until > span[0]:
                start = max(until - PIECE, span[0])
                # A duty is of the piece in which it ends, with all that was changed of it since it began.
                there = effective(self._read(start - _BEGUN, until), start - _BEGUN, until)
                ended = [one for one in there if start < one.until <= until and _counts(one, profiles, law, weeks)]
                for key, mine in by_person(ended).items():
                    found.setdefault(key, []).extend(mine)
                until = start
                yield
            self._known = {key: tuple(mine) for key, mine in found.items()}
            self._made_of = made_of
        return self._known


def _counts(duty: Duty, profiles: Mapping[str, str], law: Laws, weeks: int) -> bool:
    return law.of(duty.role, profiles.get(duty.person, "")).weeks > weeks
