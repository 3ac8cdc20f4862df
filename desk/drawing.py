"""The roster of one desk as it is drawn: lanes for the days in sight, with what the checks find in the time ahead.

Belongs to the thread of the window. It draws at once with what was found before; the checks go on in pieces, in between
what else the window does. Parts are imported when the screen is first opened: a start shows none of it.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from time import perf_counter
from typing import TYPE_CHECKING

from desk.finding_rows import FindingRow
from desk.lane_rows import LanesRow
from desk.roster.book import Book

if TYPE_CHECKING:
    from desk.roster.checking import Checking, Steps
    from desk.roster.lanes import Kept
    from desk.roster.past import Past
    from desk.roster.resolving import Resolving

AT_ONCE = 0.006
"""Seconds that the checks may take before the lanes are drawn: small rosters are done by then, and nothing flickers."""

_DAY = timedelta(days=1)
_A_PIECE, _MOST_DAYS = 150, 28
"""Duties that are read before anybody else has a turn, and days where few are expected."""


class Drawing:
    """Lanes of one desk. `roster` gives the book with the duties of a period, `now` the desk's time.

    `promised` gives the promises that the chain of a role serves.
    """

    def __init__(
        self,
        roster: Callable[[datetime, datetime], Book],
        now: Callable[[], datetime],
        promised: Callable[[], Mapping[str, tuple[tuple[int, str], ...]]],
        long_ago: Callable[[datetime, datetime], Book],
    ) -> None:
        self._roster, self._now, self._promised, self._long_ago = roster, now, promised, long_ago
        self._past: Past | None = None
        self._checking: Checking | None = None
        self._steps: Steps | None = None
        self._about: tuple[Book, tuple[datetime, datetime]] | None = None
        self._findings: tuple[FindingRow, ...] | None = None
        self._resolving: Resolving | None = None
        self._kept: tuple[tuple[object, ...], Kept] | None = None
        self._drawn: tuple[tuple[object, ...], LanesRow] | None = None

    def lanes(self, day: date, zoom: str, at_once: float = AT_ONCE) -> LanesRow:
        """The week, four weeks or month that holds `day`, as it will be once every draft is published.

        The same row is given as long as nothing changed and the hour is the same. Its findings are those from before
        (`checked` says so) when the checks take longer than `at_once` seconds; then `check` has them go on.
        """
        from desk.roster.lanes import days_in, first_day, holiday_names, lay_out, scale_of
        from desk.roster.resolving import Resolving
        from desk.roster.resolving import at_once as whole

        first = first_day(day, zoom)
        book = self._begin(first, first + timedelta(days=days_in(day, zoom)))
        if self._steps is not None:
            self.check(at_once)
        known = (book, first, zoom, self._findings, self._steps is None)
        if self._drawn is None or any(
            new is not old and new != old for new, old in zip(known, self._drawn[0], strict=True)
        ):
            last = first + timedelta(days=days_in(day, zoom) - 1)
            scale = scale_of(day, zoom, holiday_names(book.holidays.values(), first, last))
            if self._resolving is None:
                self._resolving = Resolving()
            span = scale.days[0].start, scale.days[-1].until
            duties = whole(self._resolving.steps(book.between(*span), *span, drafts=True))
            if self._kept is None or self._kept[0] != (first, zoom):
                self._kept = (first, zoom), {}
            found, checked = self._findings or (), self._steps is None
            self._drawn = (known, lay_out(book, duties, scale, zoom, found, self._kept[1], checked=checked))
        return self._drawn[1]

    @property
    def checked(self) -> bool:
        """Whether the checks of what was drawn last are done."""
        return self._steps is None

    def check(self, seconds: float) -> bool:
        """Goes on with the checks for about so long; whether they are done, so that `lanes` gives what they found."""
        until = perf_counter() + seconds
        while self._steps is not None:
            try:
                next(self._steps)
            except StopIteration as done:
                self._steps = None
                # The same findings as before are the same rows: nothing is drawn anew for them.
                if self._findings is None or self._findings != done.value:
                    self._findings = done.value
            if perf_counter() >= until:
                break
        return self._steps is None

    def _begin(self, first: date, last: date) -> Book:
        """The checks from this hour on, for as long ahead as is checked and as is in sight, if anything changed.

        Gives the roster with the days in sight; what else is checked is read in pieces.
        """
        from desk.roster.checking import AHEAD
        from desk.roster.wall import at_minute

        start = self._now().replace(minute=0, second=0, microsecond=0)
        sight = at_minute(first, 0), at_minute(last, 0)
        until = start + max(AHEAD, sight[1] - start)
        book = self._roster(*sight)
        if self._about is None or self._about[0] is not book or self._about[1] != (start, until):
            self._steps = self._all(book, start, until, sight)
            self._about = book, (start, until)
        return book

    def _all(self, book: Book, start: datetime, until: datetime, sight: tuple[datetime, datetime]) -> "Steps":
        """Reads what is to be checked, around the days in sight first, then checks it."""
        from desk.roster.checking import Checking, whole_from
        from desk.roster.past import Past

        for since, before in pieces(book, sight, (whole_from(book, start), until)):
            more = self._roster(since, before)
            # What was read here is no reason to begin again.
            book, self._about = more, (more, (start, until))
            yield
        self._checking = self._checking or Checking()
        self._past = self._past or Past(self._long_ago)
        return (yield from self._checking.steps(book, start, until, promised=self._promised(), past=self._past))


def pieces(
    book: Book, sight: tuple[datetime, datetime], span: tuple[datetime, datetime]
) -> Iterator[tuple[datetime, datetime]]:
    """What of a span lies around the days in sight, ahead first, in pieces of about so many duties as these days let
    expect; each borders on what was before."""
    begin, end = sight
    days = max((end - begin) / _DAY, 1.0)
    size = min(max(int(_A_PIECE * days / max(len(book.between(begin, end).shifts), 1)), 1), _MOST_DAYS) * _DAY
    while end < span[1]:
        yield end, min(end + size, span[1])
        end += size
    while span[0] < begin:
        yield max(begin - size, span[0]), begin
        begin -= size
