"""Compares two copies of one log, and a journal with the log: what is in one and not, or otherwise, in the other."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from desk.agreed import Cursor
from desk.fact import Fact
from desk.trust.findings import CHANGED, FORGED, MISSING, REORDERED, Finding, Row, found, found_in

NOT_THERE, IN_BETWEEN, OTHERWISE, MOVED, NOT_OURS = "not-there", "in-between", "otherwise", "moved", "not-ours"
NOT_KEPT, CUT_OFF, OTHER_LOG = "not-kept", "cut-off", "other-log"


@dataclass
class Beside:
    """Two copies of a log laid beside each other, place by place: `mine` is the witness, `theirs` is looked at.

    `add` takes the rows of one place; where they are the same nothing of them is kept.
    """

    where: str
    _mine: dict[str, Row] = field(default_factory=dict)
    _theirs: dict[str, Row] = field(default_factory=dict)
    _spoilt: set[int] = field(default_factory=set)

    def add(self, mine: Row | None, theirs: Row | None) -> None:
        """The rows of one place; None where a copy has none."""
        if mine is not None and theirs is not None and mine.chain == theirs.chain and _same(mine.fact, theirs.fact):
            return
        for row, kept in ((mine, self._mine), (theirs, self._theirs)):
            if row is not None and row.fact is not None:
                kept[row.fact.id] = row
            elif row is not None:
                self._spoilt.add(row.position)

    def found(self, end: int) -> Iterator[Finding]:
        """What is wrong with the copy that is looked at, up to the place `end` where the witness ends."""
        for name, row in self._mine.items():
            other = self._theirs.get(name)
            if other is None:
                if row.position not in self._spoilt:
                    yield found(MISSING, NOT_THERE, self.where, row)
            elif not _same(row.fact, other.fact):
                yield found(CHANGED, OTHERWISE, self.where, other)
        for name, row in self._theirs.items():
            if name not in self._mine and row.position <= end:
                yield found(FORGED, IN_BETWEEN, self.where, row)
        for name in _moved([(row.position, self._theirs[name].position, name) for name, row in self._both()]):
            yield found(REORDERED, MOVED, self.where, self._theirs[name])

    def _both(self) -> list[tuple[str, Row]]:
        return [(name, row) for name, row in self._mine.items() if name in self._theirs]


def side_by_side(mine: Iterable[Row], theirs: Iterable[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows of two logs by place, each in its order; None where one has none."""
    left, right = iter(mine), iter(theirs)
    one, other = next(left, None), next(right, None)
    while one is not None or other is not None:
        at = min(row.position for row in (one, other) if row is not None)
        here = one if one is not None and one.position == at else None
        there = other if other is not None and other.position == at else None
        yield here, there
        one = next(left, None) if here is not None else one
        other = next(right, None) if there is not None else other


class OwnFacts:
    """What a journal holds, to lay beside the log: `present` is the incarnation that writes in it now."""

    def __init__(self, present: str) -> None:
        self._present = present
        self._written: dict[tuple[str, int], bytes] = {}
        self._desks = {present}

    def add(self, fact: Fact) -> None:
        """A fact of the journal."""
        self._desks.add(fact.desk)
        self._written[fact.desk, fact.seq] = _mark(fact)

    def found(self, row: Row, where: str, *, forged: bool) -> Iterator[Finding]:
        """What a row of the log says otherwise than the journal; `forged`: it is not what this desk signed."""
        fact = row.fact
        if fact is None or fact.desk not in self._desks:
            return
        written = self._written.get((fact.desk, fact.seq))
        if written is None:
            # What a former incarnation wrote after the copy that was put back is in the log alone.
            if fact.desk == self._present and (forged or not fact.signature):
                yield found_in(FORGED, NOT_OURS, where, fact, row.position)
            elif fact.desk == self._present:
                # Once, though replica and store both hold it.
                yield found_in(MISSING, NOT_KEPT, "journal", fact)
        elif written != _mark(fact):
            yield found_in(CHANGED, OTHERWISE, where, fact, row.position)


class Heads:
    """Places in the log that are known from elsewhere: the journal's note, a slip of paper. What both logs were cut
    back to together, nothing within them tells."""

    def __init__(self, known: Iterable[Cursor]) -> None:
        self._known = {cursor.position: cursor.chain for cursor in known if cursor.position}
        self._other: dict[int, Finding] = {}
        self._met: set[int] = set()
        self.end = Cursor()

    def add(self, row: Row, where: str) -> None:
        """A row of the replica or of the store."""
        if row.position > self.end.position:
            self.end = Cursor(row.position, row.chain)
        chain = self._known.get(row.position)
        if chain is None:
            return
        # On paper stands the beginning of it.
        if row.chain.startswith(chain):
            self._met.add(row.position)
        else:
            self._other[row.position] = Finding(CHANGED, OTHER_LOG, where, row.position)

    def found(self) -> Iterator[Finding]:
        """What is in neither log as it is known to have been; what one of them still has is found beside it."""
        for position in sorted(self._known.keys() - self._met):
            yield self._other.get(position) or Finding(MISSING, CUT_OFF, "store", position)


def _mark(fact: Fact) -> bytes:
    return sha256(fact.header() + fact.signature).digest()


def _same(mine: Fact | None, theirs: Fact | None) -> bool:
    """Whether two copies say the same; a payload may be gone from one of them."""
    if mine is None or theirs is None:
        return False
    bare = mine.payload is None or theirs.payload is None
    said = bare or (mine.payload, mine.salt) == (theirs.payload, theirs.salt)
    return said and mine.signature == theirs.signature and mine.header() == theirs.header()


def _moved(places: list[tuple[int, int, str]]) -> list[str]:
    """The names whose order is not that of the others: all but the longest row of them that kept its order."""
    places.sort()
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, there, _) in enumerate(places):
        at = bisect_left(tails, there)
        before.append(last[at - 1] if at else -1)
        if at == len(tails):
            tails.append(there)
            last.append(number)
        else:
            tails[at], last[at] = there, number
    kept = set()
    number = last[-1] if last else -1
    while number >= 0:
        kept.add(number)
        number = before[number]
    return [name for number, (_, _, name) in enumerate(places) if number not in kept]
