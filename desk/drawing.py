"""The roster of one desk as it is drawn: lanes for the days in sight, with what the checks find in the time ahead.

Belongs to the thread of the window. Parts are imported when the screen is first opened: a start shows none of it.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from desk.finding_rows import FindingRow
from desk.lane_rows import LanesRow
from desk.roster.book import Book


class Drawing:
    """Lanes of one desk. `roster` gives the book with the duties of a period, `now` the desk's time.

    `promised` gives the promises that the chain of a role serves.
    """

    def __init__(
        self,
        roster: Callable[[datetime, datetime], Book],
        now: Callable[[], datetime],
        promised: Callable[[], Mapping[str, tuple[tuple[int, str], ...]]],
    ) -> None:
        self._roster, self._now, self._promised = roster, now, promised
        self._found: tuple[Book, tuple[datetime, datetime], tuple[FindingRow, ...]] | None = None
        self._drawn: tuple[tuple[object, ...], LanesRow] | None = None

    def lanes(self, day: date, zoom: str) -> LanesRow:
        """The week, four weeks or month that holds `day`, as it will be once every draft is published.

        The same row is given as long as nothing changed and the hour is the same.
        """
        from desk.roster.lanes import days_in, first_day, holiday_names, lay_out, scale_of
        from desk.roster.resolve import effective

        first = first_day(day, zoom)
        findings, book = self._findings(first + timedelta(days=days_in(day, zoom)))
        known = (book, first, zoom, findings)
        if self._drawn is None or any(
            new is not old and new != old for new, old in zip(known, self._drawn[0], strict=True)
        ):
            last = first + timedelta(days=days_in(day, zoom) - 1)
            scale = scale_of(day, zoom, holiday_names(book.holidays.values(), first, last))
            book = self._roster(scale.days[0].start, scale.days[-1].until)
            duties = effective(book, scale.days[0].start, scale.days[-1].until, drafts=True)
            self._drawn = (known, lay_out(book, duties, scale, zoom, findings))
        return self._drawn[1]

    def _findings(self, last: date) -> tuple[tuple[FindingRow, ...], Book]:
        """What wants attention from this hour on, for as long ahead as is checked and as is in sight; with the book."""
        from desk.roster.checks import AHEAD, LOOK_BACK, check
        from desk.roster.wall import at_minute

        start = self._now().replace(minute=0, second=0, microsecond=0)
        days = at_minute(last, 0) - start
        until = start + max(AHEAD, days)
        book = self._roster(start - LOOK_BACK, until)
        if self._found is None or self._found[0] is not book or self._found[1] != (start, until):
            self._found = book, (start, until), check(book, start, until, promised=self._promised())
        return self._found[2], book
