"""The time and the places that a roster file covers, and what gives way to it there. Pure."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime

from desk.fact import to_ticks
from desk.roster.duty_row import DutyRow, Import
from desk.roster_rows import STANDS_BY, Duty
from desk.words.fold import fold_text


def span(rows: Sequence[DutyRow]) -> tuple[int, int]:
    """The time that a roster covers, from its first start until its last end, in µs UTC; (0, 0) for no rows."""
    if not rows:
        return 0, 0
    return to_ticks(min(row.start for row in rows)), to_ticks(max(row.until for row in rows))


class Ground:
    """The time and the places that a file covers, to tell which duties of an earlier one give way to it.

    For each place (role, provider, standing by or not) the stretches that its rows fill, in order.
    """

    def __init__(self, found: Import, source: str, *, whole: bool) -> None:
        self.broken, self._source, self._whole = bool(found.faults), source, whole
        self._start, self._until = span(found.duties)
        spans: dict[tuple[str, str, bool], list[tuple[int, int]]] = {}
        for row in found.duties:
            spans.setdefault(place_of(row), []).append((to_ticks(row.start), to_ticks(row.until)))
        self._providers = {provider for _, provider, _ in spans}
        self._places = {place: _joined(each) for place, each in spans.items()}

    def has(self, old: Duty) -> bool:
        """Whether the file has rows of the place of a duty at all."""
        return place_of(old) in self._places

    def concerns(self, old: Duty) -> bool:
        """Whether the file is about the provider of a duty: two providers may both send a `rooster.csv`."""
        return fold_text(old.provider) in self._providers

    def takes(self, old: Duty, now: datetime) -> bool:
        """Whether a duty that the file does not have gives way to it."""
        if not old.source or old.until <= now or place_of(old) not in self._places:
            return False
        start, until = to_ticks(max(old.start, now)), to_ticks(old.until)
        if not self.broken and (self._whole or old.source == self._source):
            return start < self._until and self._start < until
        filled = self._places[place_of(old)]
        before = bisect_right(filled, (start, self._until)) - 1
        return before >= 0 and filled[before][1] >= until

    def touches(self, old: Duty, now: datetime) -> bool:
        """Whether rows fill hours of a duty that is not over."""
        if old.until <= now:
            return False
        filled = self._places.get(place_of(old), [])
        before = bisect_right(filled, (to_ticks(old.until) - 1, self._until)) - 1
        return before >= 0 and filled[before][1] > to_ticks(old.start)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans as the stretches that they fill together."""
    found: list[tuple[int, int]] = []
    for start, until in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(until, found[-1][1])
        else:
            found.append((start, until))
    return found


def place_of(duty: Duty | DutyRow) -> tuple[str, str, bool]:
    """Who stands by is a place of its own."""
    return duty.role, fold_text(duty.provider), duty.backup == STANDS_BY
