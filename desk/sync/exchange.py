"""One round between journal, store and replica: push what is pending, pull what is new, fold it. No thread here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from desk.fact import Fact, intact, link
from desk.facts.codec import is_known
from desk.sync.store import Agreed, Cursor, Forked, Store

BATCH = 500
BIG_BATCH = 4000
"""So many at once while catching up: a subject is folded once per batch, and indexes are written in larger pieces."""
_HEALINGS = 3


class Skipped(Exception):  # noqa: N818
    """The store left out a position, its chain does not hold, or a payload is not the one that was written.

    Never followed, said at once.
    """


class Written(Protocol):
    """What a round asks of the journal; `desk.journal.journal.Written` in the program, a list in the simulator."""

    def desks(self) -> tuple[str, ...]:
        """The incarnations that wrote in the journal, the present one last."""
        ...

    def after(self, desk: str, seq: int, limit: int = -1) -> list[Fact]:
        """The facts of `desk` with a higher number than `seq`, in order; at most `limit` if that is not negative."""
        ...


class Replica(Protocol):
    """What a round asks of the replica: `desk.replica.writer.ReplicaWriter` says what each means."""

    def take(self, batch: Sequence[Agreed]) -> set[str]: ...
    def replace_after(self, position: int, batch: Sequence[Agreed]) -> set[str]: ...
    def unread(self) -> frozenset[str]: ...
    def cursor(self) -> Cursor: ...
    def own_seq(self, desk: str) -> int: ...
    def facts_after(self, position: int, limit: int) -> list[Fact]: ...
    def chain_at(self, position: int) -> bytes | None: ...


@dataclass(frozen=True)
class Round:
    """What one round did: the subjects that changed, and those that hold facts which did not wait in the journal.

    `own_seq` is the highest number of this desk that is agreed, `own` the same for each of its incarnations, and
    `unread` are the subjects that could not be folded; for `unknown` of the pulled facts no reading is known.
    """

    changed: frozenset[str]
    foreign: frozenset[str]
    own_seq: int
    more: bool
    own: Mapping[str, int] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    unknown: int = 0


def exchange(journal: Written, desk: str, replica: Replica, store: Store, limit: int = BATCH) -> Round:
    """Push and pull once, at most `limit` facts each way; may be repeated without harm.

    Raises Forked, Tampered, Skipped, and whatever a store fails with.
    """
    own = {each: replica.own_seq(each) for each in (*journal.desks(), desk)}
    pending = [fact for each, seq in own.items() for fact in journal.after(each, seq, limit)]
    healed: set[str] = set()
    for left in reversed(range(_HEALINGS)):
        cursor = replica.cursor()
        try:
            if pending:
                store.append(cursor, pending)
            batch = store.pull(cursor, limit)
            break
        except Forked as fork:
            if not left:
                raise
            healed |= heal(replica, store, fork.head)
    check(cursor, batch)
    changed = healed | (replica.take(batch) if batch else set())
    pushed = {fact.id for fact in pending}
    # Where the order of the log was mended, nothing that was folded before may be trusted.
    foreign = healed | {agreed.fact.subject for agreed in batch if agreed.fact.id not in pushed}
    own = {each: replica.own_seq(each) for each in own}
    more = len(batch) == limit or len(pending) >= limit
    unknown = sum(not is_known(agreed.fact) for agreed in batch)
    return Round(frozenset(changed), frozenset(foreign), own[desk], more, own, replica.unread(), unknown)


def check(cursor: Cursor, batch: list[Agreed]) -> None:
    """Raises Skipped unless `batch` follows the cursor without a gap, on one chain, each payload as it was sealed."""
    at = cursor
    for agreed in batch:
        if agreed.position != at.position + 1 or agreed.chain != link(at.chain, agreed.fact):
            raise Skipped(f"position {agreed.position} after {at.position}")
        if not intact(agreed.fact):
            raise Skipped(f"payload at position {agreed.position}")
        at = agreed.cursor


def heal(replica: Replica, store: Store, head: Cursor) -> set[str]:
    """Give a store that went back in time (lost, put back from a copy) what this desk knows beyond it.

    The part of the log that both have stands. What this desk knows beyond it is pushed first; where the store went
    on in another order, the replica then takes over that order. Gives the subjects that were folded again. A store
    that shares nothing with ours is another organisation's or another desk's: Forked goes on to the caller.
    """
    common = _common(replica, store, head)
    if common.position == 0 and head.position > 0:
        raise Forked(head)
    at = common
    while facts := replica.facts_after(at.position, BATCH):
        store.append(common, facts)
        at = Cursor(at.position + len(facts))
    try:
        store.pull(replica.cursor(), 0)
    except Forked:
        return _take_over(replica, store, common)
    return set()


def _take_over(replica: Replica, store: Store, common: Cursor) -> set[str]:
    """Put the store's order after `common` in the place of ours, provided that nothing of ours is missing there."""
    batch: list[Agreed] = []
    while more := store.pull(batch[-1].cursor if batch else common, BATCH):
        batch += more
    check(common, batch)
    if {fact.id for fact in replica.facts_after(common.position, -1)} - {agreed.fact.id for agreed in batch}:
        raise Skipped(f"after {common.position}: not all that was pushed came back")
    return replica.replace_after(common.position, batch)


def _common(replica: Replica, store: Store, head: Cursor) -> Cursor:
    """The last place that the store and this desk agree on."""
    low, high = Cursor(), min(head.position, replica.cursor().position)
    while low.position < high:
        middle = (low.position + high + 1) // 2
        here = Cursor(middle, replica.chain_at(middle) or b"")
        try:
            store.pull(here, 0)
            low = here
        except Forked:
            high = middle - 1
    return low
