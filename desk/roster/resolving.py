"""Who really has what in a roster that is edited: resolved in small pieces, and again only what changed.

Each duty is resolved by itself (`desk.roster.resolve`: a change on top looks at one duty at a time), so what nothing
touched keeps its answer.
"""

from collections.abc import Generator, Hashable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import TypeVar, cast

from desk.roster.book import Book
from desk.roster.numbers import told
from desk.roster.resolve import effective
from desk.roster_rows import AbsenceRow, Duty, OverrideRow, ShiftRow, SwapRow

_AT_ONCE, _LOOKED_AT = 200, 2000
"""Duties that are resolved, and that are compared, before anybody else has a turn."""

T = TypeVar("T")
Change = AbsenceRow | SwapRow | OverrideRow


def at_once(steps: Generator[None, None, T]) -> T:
    """What all pieces come to, without a pause between them."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return cast("T", done.value)


class Resolving:
    """Remembers how each duty was resolved in one period. May be stopped between two pieces and begun again."""

    def __init__(self) -> None:
        self._about: tuple[datetime, datetime, bool] | None = None
        self._called: Mapping[str, tuple[str, Hashable]] = {}
        self._changes: dict[str, Change] = {}
        self._known: dict[str, tuple[ShiftRow, tuple[Duty, ...]]] = {}
        self._added: tuple[Duty, ...] = ()

    def steps(self, book: Book, start: datetime, until: datetime, *, drafts: bool) -> Generator[None, None, list[Duty]]:
        """The duties of `effective(book, start, until, drafts=drafts)`, in no order."""
        self._forget(book, (start, until, drafts))
        stale: list[ShiftRow] = []
        for number, shift in enumerate(book.shifts.values(), 1):
            known = self._known.get(shift.id)
            if known is None or (known[0] is not shift and known[0] != shift):
                stale.append(shift)
            if not number % _LOOKED_AT:
                yield
        for place in range(0, len(stale), _AT_ONCE):
            self._resolve(book, stale[place : place + _AT_ONCE], start, until, drafts=drafts)
            yield
        if len(self._known) != len(book.shifts):
            self._known = {key: known for key, known in self._known.items() if key in book.shifts}
            yield
        return [*self._added, *(duty for _, duties in self._known.values() for duty in duties)]

    def _resolve(self, book: Book, shifts: list[ShiftRow], start: datetime, until: datetime, *, drafts: bool) -> None:
        found: dict[str, list[Duty]] = {shift.id: [] for shift in shifts}
        for duty in effective(_only(book, shifts), start, until, drafts=drafts):
            if duty.id in found:
                found[duty.id].append(duty)
        self._known |= {shift.id: (shift, tuple(found[shift.id])) for shift in shifts}

    def _forget(self, book: Book, about: tuple[datetime, datetime, bool]) -> None:
        """What a change on top, another name or number, or other days may have made untrue."""
        called = {person.id: (person.name, told(person)) for person in book.people.values()}
        changes: dict[str, Change] = {change.id: change for change in book.changes}
        if (about, called) != (self._about, self._called):
            self._known = {}
        elif changes == self._changes:
            return
        else:
            now, before = changes, self._changes
            other = [change for key, change in now.items() if before.get(key) != change]
            other += [change for key, change in before.items() if now.get(key) != change]
            self._known = {key: known for key, known in self._known.items() if not _touched(known[0], other)}
        self._about, self._called, self._changes = about, called, changes
        # Who was put on a post on top of the roster has a duty of no planned one.
        self._added = effective(_only(book, ()), *about[:2], drafts=about[2])


def _only(book: Book, shifts: Iterable[ShiftRow]) -> Book:
    rows = {"person": book.people, "absence": book.absences, "swap": book.swaps, "override": book.overrides}
    return Book({**rows, "duty": {shift.id: shift for shift in shifts}})


def _touched(shift: ShiftRow, changes: Iterable[Change]) -> bool:
    return any(_may_touch(change, shift) for change in changes)


def _may_touch(change: Change, shift: ShiftRow) -> bool:
    if isinstance(change, SwapRow):
        return shift.id in (change.duty, change.other)
    # Whose it is by then other changes may have made different: its hours are enough.
    return any(duty.start < change.until and change.start < duty.until for duty in _duties(shift))


def _duties(shift: ShiftRow) -> Iterator[Duty]:
    yield from shift.pieces
    if shift.draft is not None:
        yield shift.draft
