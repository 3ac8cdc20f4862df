"""Rows of all that is no report (desks, people, profiles, the roster): agreed ones with pending facts on top.

Part of `desk.shown`; belongs to the thread of the window.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desk.fact import Fact
from desk.replica.others import FOREVER, other_row, span_ticks
from desk.replica.reader import ReplicaReader

AT_ONCE = 100
"""Where more changed at once than this, reading all rows of a kind is quicker than reading each."""


class OthersShown:
    """`pending` are the facts by subject that wait; `known` reads, or gives its second argument while it cannot."""

    def __init__(
        self,
        reader: ReplicaReader,
        pending: Mapping[str, list[Fact]],
        known: Callable[[Callable[[], Any], Any], Any],
        agreed_facts: Callable[[str], list[Fact]],
    ) -> None:
        self._reader, self._pending = reader, pending
        self._known, self._agreed_facts = known, agreed_facts
        self._rows: dict[str, dict[str, Any]] = {}
        self._before: dict[str, dict[str, Any]] = {}
        self._spans: dict[str, tuple[int, int]] = {}

    def rows(self, kind: str, since: int = 0, before: int = FOREVER) -> dict[str, Any]:
        """The rows of a kind by subject that matter between `since` and `before` (µs UTC), and more if more was asked
        for before. The same mapping is given as long as nothing changed; what was given is never changed."""
        asked = self._spans.get(kind, (since, before))
        span = min(asked[0], since), max(asked[1], before)
        if kind not in self._rows:
            former = list(self._before.get(kind, {}).values())
            rows = {row_id(row): row for row in self._known(lambda: self._reader.rows(kind, *span), former)}
            for subject, facts in self._pending.items():
                if facts[0].kind == kind:
                    _put(rows, subject, self._row(kind, subject))
            self._rows[kind] = self._before[kind] = rows
            self._spans[kind] = span
        elif span != asked:
            self._widen(kind, asked, span)
        return self._rows[kind]

    def _widen(self, kind: str, asked: tuple[int, int], span: tuple[int, int]) -> None:
        """Rows of more days. What is known is not read again: a year that is looked at by weeks is read once."""
        rows, nothing = self._rows[kind], list[Any]()
        found = {row_id(row): row for row in self._known(lambda: self._reader.more_rows(kind, span, asked), nothing)}
        # Rows with pending facts are here whatever their hours.
        fresh = {key: row for key, row in found.items() if key not in rows and key not in self._pending}
        if fresh:
            self._rows[kind] = self._before[kind] = {**rows, **fresh}
        self._spans[kind] = span

    def at_hand(self, kind: str) -> dict[str, Any]:
        """The rows of a kind for as far as was asked before; those with pending facts always."""
        return self.rows(kind, *self._spans.get(kind, (FOREVER, FOREVER)))

    def read_again(self, subjects: Sequence[str]) -> None:
        """Read what changed, in mappings that take the place of the former.

        One by one: a screen that looks at a year of duties would read that year again at every change of one.
        """
        if len(subjects) > AT_ONCE:
            self.clear()
            return
        fresh: dict[str, dict[str, Any]] = {}
        for subject in subjects:
            for kind in self._kinds(subject):
                rows, row = fresh.get(kind, self._rows[kind]), self._row(kind, subject)
                if row is not None and subject not in self._pending and not self._matters(kind, row):
                    row = None
                if row != rows.get(subject):
                    _put(fresh.setdefault(kind, dict(rows)), subject, row)
        for kind, rows in fresh.items():
            self._rows[kind] = self._before[kind] = rows

    def clear(self) -> None:
        """Everything is to be read anew when somebody asks; what was known stays for when it cannot be."""
        self._rows.clear()

    def _kinds(self, subject: str) -> list[str]:
        """Of which of the kinds that were asked for a subject may be; the replica says it of one that is new here."""
        waiting = self._pending.get(subject)
        if waiting:
            return [waiting[0].kind] if waiting[0].kind in self._rows else []
        return [kind for kind, rows in self._rows.items() if subject in rows] or list(self._rows)

    def _row(self, kind: str, subject: str) -> Any:
        """The row of one subject as it is now; None when there is none."""
        waiting = self._pending.get(subject)
        if waiting:
            return other_row(kind, subject, [*self._agreed_facts(subject), *waiting])
        return self._known(lambda: self._reader.row(kind, subject), self._before.get(kind, {}).get(subject))

    def _matters(self, kind: str, row: Any) -> bool:
        (at, until), (since, before) = span_ticks(row), self._spans[kind]
        return until > since and at < before


def row_id(row: Any) -> str:
    """The subject a row is about."""
    return str(getattr(row, "id", "") or getattr(row, "desk", "") or row.digest[:32])


def _put(rows: dict[str, Any], subject: str, row: Any) -> None:
    if row is None:
        rows.pop(subject, None)
    else:
        rows[subject] = row
