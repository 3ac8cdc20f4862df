"""How many people a post needs at an instant: the needs of a book, worked out a day at a time and remembered. Pure."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from desk.roster.book import Book
from desk.roster.needs import Needed, asks_for_holidays, needed
from desk.roster.wall import day_hours, day_of
from desk.roster_rows import HolidayRow

_DAYS_KEPT = 40


class Wanted:
    """The needs of one book. A need without a provider is of all of them together."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._posts = frozenset((need.role, need.provider) for need in book.needs.values())
        self._days: dict[date, tuple[Needed, ...]] = {}
        self._edges: tuple[tuple[datetime, datetime], frozenset[datetime]] | None = None

    def is_of(self, book: Book) -> bool:
        """Whether the needs and the holidays of a book are the same."""
        return self._book.needs == book.needs and self._book.holidays == book.holidays

    @property
    def posts(self) -> frozenset[tuple[str, str]]:
        """Every role and provider that something was said of."""
        return self._posts

    def least(self, role: str, provider: str, at: datetime) -> int | None:
        """So many are needed at `at` (UTC), 0 when nobody is then; None when nothing was said of this post."""
        if (role, provider) not in self._posts:
            return None
        running = [
            span.least
            for span in self._of(day_of(at))
            if (span.role, span.provider) == (role, provider) and span.start <= at < span.until
        ]
        return max(running, default=0)

    def edges(self, start: datetime, until: datetime) -> frozenset[datetime]:
        """Every instant from `start` until `until` at which a need begins or ends."""
        if self._edges is None or self._edges[0] != (start, until):
            edges = {edge for span in self._spans(start, until) for edge in (span.start, span.until)}
            self._edges = (start, until), frozenset(edge for edge in edges if start <= edge <= until)
        return self._edges[1]

    def _of(self, day: date) -> tuple[Needed, ...]:
        if day not in self._days:
            if len(self._days) >= _DAYS_KEPT:
                self._days.clear()
            self._days[day] = self._spans(*day_hours(day))
        return self._days[day]

    def _spans(self, start: datetime, until: datetime) -> tuple[Needed, ...]:
        needs = self._book.needs.values()
        days = self._holidays(start, until) if asks_for_holidays(needs) else {}
        return needed(needs, days, start, until)

    def _holidays(self, start: datetime, until: datetime) -> Mapping[date, HolidayRow]:
        from desk.roster.holidays import calendar

        return calendar(self._book.holidays.values(), day_of(start) - timedelta(days=1), day_of(until))
