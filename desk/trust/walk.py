"""Walks through one log in its order and names what does not hold: places, chain, numbers, digests, signatures."""

from collections.abc import Collection, Iterator

from desk.fact import GENESIS, Fact, intact, link
from desk.trust.findings import CHANGED, FORGED, MISSING, REORDERED, UNPROVEN, Finding, Row, found, found_in
from desk.trust.judge import UNSIGNED, Judge
from desk.trust.people import NOT_ALLOWED, RESCUED
from desk.trust.sessions import FOUND, WITHOUT

UNREADABLE, BAD_CHAIN, BAD_DIGEST, PLACE_GONE = "unreadable", "chain", "digest", "place-gone"
NUMBER_GONE, NUMBER_TWICE, NUMBER_LATE, PAYLOAD_GONE = "number-gone", "number-twice", "number-late", "payload-gone"

_ENDS = 64
"""So many loose ends of a chain are looked at: as far as facts can have been moved without all between being named."""


def erased_by(fact: Fact) -> tuple[str, ...]:
    """The ids of the facts that this one erases; none if it is no erasure."""
    if fact.type != "erased":
        return ()
    named = fact.data().get("facts")
    return tuple(name for name in named if isinstance(name, str)) if isinstance(named, list) else ()


class Walk:
    """One walk. `where` names the log; `chained` is False for a journal, which has no places and no chain.

    `whole`: every payload stands there but for those that were erased; `erased` gets their ids, and may be shared
    between walks. `judge` judges signatures and authors, one that has seen nothing yet.
    """

    def __init__(self, where: str, judge: Judge, erased: set[str], *, chained: bool = True, whole: bool = True) -> None:
        self._where, self._judge, self._chained, self._whole = where, judge, chained, whole
        self._position, self._ends = 0, [GENESIS]
        self._last: dict[str, int] = {}
        self._gone: dict[str, list[tuple[int, int, int]]] = {}
        self._bare: dict[str, Row] = {}
        self._erased = erased
        self.unsigned: dict[str, int] = {}
        """How many facts each desk wrote without a signature since any desk signs."""
        self.without: dict[tuple[str, str], int] = {}
        """How many facts each desk wrote in whose name without proof, as our own program does too: by desk, person."""
        self.rescued: list[Finding] = []
        """Where a shift lead has a new password by a recovery code: nothing is wrong with it, and nothing proves it."""
        self.facts = 0
        self.thin: Collection[str] = ()
        """The reports (ids) of which headers alone are kept here: others have the rest."""
        self._away: set[bytes] = set()

    @property
    def away(self) -> int:
        """How many facts have their content elsewhere; what was destroyed is nowhere."""
        return sum(fact.hex() not in self._erased for fact in self._away)

    def step(self, row: Row) -> Iterator[Finding]:
        """What is wrong with the next row."""
        self.facts += 1
        if self._chained:
            yield from self._placed(row)
        fact = row.fact
        if fact is None:
            yield found(CHANGED, UNREADABLE, self._where, row)
            if row.seq == self._last.get(row.desk, 0) + 1:
                self._last[row.desk] = row.seq
            return
        yield from self._numbered(row, fact)
        if not intact(fact):
            yield found(CHANGED, BAD_DIGEST, self._where, row)
        if fact.payload is None and fact.kind == "report" and fact.subject in self.thin:
            self._away.add(bytes.fromhex(fact.id))
        elif fact.payload is None and self._whole:
            self._bare[fact.id] = row
        verdict = self._judge.judge(fact, row.position)
        if verdict.why == UNSIGNED:
            self.unsigned[fact.desk] = self.unsigned.get(fact.desk, 0) + 1
        elif verdict.why == RESCUED:
            self.rescued.append(found_in(UNPROVEN, RESCUED, self._where, fact, row.position))
        elif verdict.why == WITHOUT:
            who = fact.desk, fact.author
            self.without[who] = self.without.get(who, 0) + 1
        elif verdict.why and not _is_judged_elsewhere(fact, verdict.why):
            what = UNPROVEN if verdict.why in FOUND else FORGED
            yield found(what, verdict.why, self._where, row)
        if verdict.folded:
            self._erased.update(erased_by(fact))

    def end(self) -> Iterator[Finding]:
        """What the whole log lacks."""
        for desk, gaps in self._gone.items():
            for first, last, position in gaps:
                yield Finding(MISSING, NUMBER_GONE, self._where, position, desk=desk, seq=first, upto=last)
        for fact, row in self._bare.items():
            if fact not in self._erased:
                yield found(MISSING, PAYLOAD_GONE, self._where, row)

    def _placed(self, row: Row) -> Iterator[Finding]:
        # A gap is one finding, however wide: what stood there is told by the numbers of the desks.
        first, last = self._position + 1, row.position - 1
        self._position = max(self._position, row.position)
        if row.fact is None or last >= first:
            if last >= first:
                yield Finding(MISSING, PLACE_GONE, self._where, first, upto=last)
            # What it follows on is not there: it says itself where it stands.
            self._ends = [row.chain]
            return
        # Mostly it follows on the row before it. After one that does not, it may follow on another to which nothing was
        # linked yet: then it is not this one that was moved. Newest first.
        for at, end in enumerate(self._ends):
            if row.chain == link(end, row.fact):
                self._ends[at : at + 1] = []
                self._ends.insert(0, row.chain)
                return
        yield found(CHANGED, BAD_CHAIN, self._where, row)
        # Where a hash was changed the next one follows on what it should have been.
        self._ends = [row.chain, link(self._ends[0], row.fact), *self._ends][:_ENDS]

    def _numbered(self, row: Row, fact: Fact) -> Iterator[Finding]:
        """Each desk counts without a gap, and every road keeps that order."""
        last = self._last.get(fact.desk, 0)
        if fact.seq > last:
            if fact.seq > last + 1:
                self._gone.setdefault(fact.desk, []).append((last + 1, fact.seq - 1, row.position))
            self._last[fact.desk] = fact.seq
        elif self._filled(fact.desk, fact.seq):
            yield found(REORDERED, NUMBER_LATE, self._where, row)
        else:
            yield found(FORGED, NUMBER_TWICE, self._where, row)

    def _filled(self, desk: str, seq: int) -> bool:
        """Whether a number was missing until now."""
        gaps = self._gone.get(desk, [])
        gap = next((gap for gap in gaps if gap[0] <= seq <= gap[1]), None)
        if gap is None:
            return False
        first, last, position = gap
        left = [(low, high, position) for low, high in ((first, seq - 1), (seq + 1, last)) if low <= high]
        self._gone[desk] = [*(other for other in gaps if other != gap), *left]
        return True


def _is_judged_elsewhere(fact: Fact, why: str) -> bool:
    """Whether it may have counted for what it said, which is not here."""
    return fact.payload is None and fact.kind == "report" and why == NOT_ALLOWED
