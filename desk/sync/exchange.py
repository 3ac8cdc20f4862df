"""One round between journal, store and replica: push what is pending, pull what is new, fold it. No thread here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from desk.fact import Fact, intact, link
from desk.facts.codec import is_known
from desk.replica.judging import NOTHING, Judged
from desk.signing.keys import is_signed
from desk.sync.store import Agreed, Cursor, Forked, NotThere, Store, Tampered
from desk.sync.thinning import fetch

BATCH = 500
BIG_BATCH = 4000
"""So many at once while catching up: a subject is folded once per batch, and indexes are written in larger pieces."""
_HEALINGS = 3


class Skipped(Exception):  # noqa: N818
    """The store left out a position, its chain does not hold, or a payload is not the one that was written.

    Never followed, said at once.
    """


class Waits(Exception):  # noqa: N818
    """The store went back in time, and of what this desk could give back it keeps headers alone: one that keeps all
    content gives it. `count` facts."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} facts are not here with their content")
        self.count = count


class Written(Protocol):
    """What a round asks of the journal; `desk.journal.journal.Written` in the program, a list in the simulator."""

    def desks(self) -> tuple[str, ...]:
        """The incarnations that wrote in the journal, the present one last."""
        ...

    def after(self, desk: str, seq: int, limit: int = -1) -> list[Fact]:
        """The facts of `desk` with a higher number than `seq`, in order; at most `limit` if that is not negative."""
        ...

    def lacking(self, facts: Sequence[Fact]) -> frozenset[str]:
        """Those of these facts (ids) of which only the header is here, and that were not destroyed."""
        ...


class Replica(Protocol):
    """What a round asks of the replica: `desk.replica.writer.ReplicaWriter` says what each means."""

    def take(self, batch: Sequence[Agreed]) -> set[str]: ...
    def replace_after(self, position: int, batch: Sequence[Agreed]) -> set[str]: ...
    def judged(self) -> Judged: ...
    def unread(self) -> frozenset[str]: ...
    def cursor(self) -> Cursor: ...
    def own_seq(self, desk: str) -> int: ...
    def facts_after(self, position: int, limit: int) -> list[Fact]: ...
    def chain_at(self, position: int) -> bytes | None: ...
    def lacking(self, reports: Iterable[str]) -> list[Agreed]: ...
    def lacking_after(self, position: int) -> frozenset[str]: ...
    def put_back(self, facts: Sequence[Fact], at: int) -> set[str]: ...


@dataclass(frozen=True)
class Round:
    """What one round did: the subjects that changed, and those that hold facts which did not wait in the journal.

    `own_seq` is the highest number of this desk that is agreed, `own` the same for each of its incarnations, and
    `unread` are the subjects that could not be folded; for `unknown` of the pulled facts no reading is known. `judged`
    says what there is to say about who wrote them; `healed`: the store had gone back in time.
    """

    changed: frozenset[str]
    foreign: frozenset[str]
    own_seq: int
    more: bool
    own: Mapping[str, int] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    unknown: int = 0
    judged: Judged = NOTHING
    healed: bool = False


@dataclass
class Sent:
    """What was pushed in one catching up: in its next rounds none of it is read from the journal and sent again.

    `upto` are the highest running numbers by incarnation, `ids` the facts; `at` is where the store stood after the
    last of them. What follows is pushed as following on that: where the store lost it meanwhile, it says so. `offered`:
    facts were given to the store and it has not said yes.
    """

    upto: dict[str, int] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    at: Cursor | None = None
    offered: bool = False


def exchange(
    journal: Written,
    desk: str,
    replica: Replica,
    store: Store,
    limit: int = BATCH,
    sent: Sent | None = None,
    *,
    push: bool = True,
) -> Round:
    """Push all that waits, then pull at most `limit` facts; may be repeated without harm.

    First all of it goes out, in pieces of `limit`: until it is in the store it is on this computer alone. Without
    `push` nothing goes out, for a store that takes nothing now. Raises Forked, Tampered, Skipped, and whatever a store
    fails with.
    """
    sent = sent or Sent()
    own = {each: replica.own_seq(each) for each in (*journal.desks(), desk)}
    healed = False
    for left in reversed(range(_HEALINGS)):
        cursor = replica.cursor()
        try:
            if push:
                _push(journal, own, store, cursor, limit, sent)
            batch = store.pull(cursor, limit)
            break
        except Forked as fork:
            if not left:
                raise
            # A store that went back in time may have forgotten what was just sent.
            sent.upto.clear()
            sent.at = None
            mended, healed = heal(replica, store, fork.head), True
        if mended is not None:
            _is_ours(journal, desk, mended.batch, sent)
            changed = replica.replace_after(mended.position, mended.batch)
            # Where the order of the log was mended, nothing that was folded before may be trusted.
            return _round(desk, own, replica, mended.batch, changed, changed, more=True, healed=True)
    check(cursor, batch)
    _is_ours(journal, desk, batch, sent)
    fetched = _fetch_before(replica, store, batch)
    changed = replica.take(batch) | fetched if batch else set()
    foreign = {agreed.fact.subject for agreed in batch if agreed.fact.id not in sent.ids} | fetched
    if any(agreed.fact.type == "erased" for agreed in batch):
        # What was destroyed stands among what changed: nothing that was folded of it before may be trusted.
        foreign |= changed
    return _round(desk, own, replica, batch, changed, foreign, more=len(batch) == limit, healed=healed)


def _fetch_before(replica: Replica, store: Store, batch: Sequence[Agreed]) -> set[str]:
    """Old reports in which something happened now are fetched before it is folded; gives which."""
    newest: dict[str, int] = {}
    for fact in (agreed.fact for agreed in batch):
        if fact.kind == "report":
            newest[fact.subject] = max(newest.get(fact.subject, 0), fact.recorded_at)
    try:
        return fetch(replica, store, newest, max(newest.values()))[0] if newest else set()
    except NotThere:
        # The rows stay bare; what came is kept, and folded once the server gives the rest.
        return set()


def _round(
    desk: str,
    own: Mapping[str, int],
    replica: Replica,
    batch: Sequence[Agreed],
    changed: set[str],
    foreign: set[str],
    *,
    more: bool,
    healed: bool,
) -> Round:
    """What was done, told from what is known: a disk that fails just now must not keep it from being told."""
    upto = dict(own)
    for fact in (agreed.fact for agreed in batch):
        if fact.desk in upto:
            upto[fact.desk] = max(upto[fact.desk], fact.seq)
    unknown = sum(not is_known(agreed.fact) for agreed in batch)
    told = replica.unread(), unknown, replica.judged()
    return Round(frozenset(changed), frozenset(foreign), upto[desk], more, upto, *told, healed)


def _is_ours(journal: Written, desk: str, batch: Sequence[Agreed], sent: Sent) -> None:
    """Raises Tampered where a fact of this desk is not in its journal: somebody else counts on under its name."""
    for fact in (agreed.fact for agreed in batch):
        if fact.desk == desk and fact.id not in sent.ids and not _is_written(journal, fact):
            raise Tampered(fact.id)


def _is_written(journal: Written, fact: Fact) -> bool:
    written = journal.after(fact.desk, fact.seq - 1, 1)
    return bool(written) and (written[0].id, written[0].digest) == (fact.id, fact.digest)


@dataclass(frozen=True)
class Parted:
    """Up to which running number of a desk the store has what its journal has; `signed`: what follows there in its name
    has its signature, as only a copy of the desk can give."""

    agreed: int
    signed: bool


def parted_at(journal: Written, desk: str, replica: Replica, store: Store) -> Parted | None:
    """After Tampered: where `desk` and what goes by its name in the store parted.

    None if the store has nothing under this name that the journal does not hold: then nobody else goes by it.
    """
    agreed, at = replica.own_seq(desk), replica.cursor()
    while batch := store.pull(at, BIG_BATCH):
        for fact in (each.fact for each in batch):
            if fact.desk == desk and not _is_written(journal, fact):
                # The very fact with other content is no desk's work: somebody changed the store.
                changed = any(own.id == fact.id for own in journal.after(desk, fact.seq - 1, 1))
                return None if changed else Parted(agreed, _signed_as_here(journal, fact))
            agreed = max(agreed, fact.seq) if fact.desk == desk else agreed
        at = batch[-1].cursor
    return None


def _signed_as_here(journal: Written, fact: Fact) -> bool:
    """Whether a fact in the name of this desk has the signature of its key; a desk without a key signs nothing."""
    own = journal.after(fact.desk, 0)
    half = next((str(one.data().get("signing", "")) for one in own if one.type == "desk_enrolled"), "")
    return not half or is_signed(half, fact.signature, fact.header())


def _push(journal: Written, own: Mapping[str, int], store: Store, cursor: Cursor, limit: int, sent: Sent) -> None:
    for desk, agreed in own.items():
        while facts := journal.after(desk, max(agreed, sent.upto.get(desk, 0)), limit):
            bare = journal.lacking(facts)
            if bare and store.head().position == 0:
                # Whoever begins a store begins it whole.
                raise Waits(len(bare))
            sent.offered = True
            sent.at = store.append(sent.at or cursor, [fact for fact in facts if fact.id not in bare])
            sent.offered = False
            sent.upto[desk] = facts[-1].seq
            sent.ids.update(fact.id for fact in facts)
            if len(facts) < limit:
                break


def check(cursor: Cursor, batch: list[Agreed]) -> None:
    """Raises Skipped unless `batch` follows the cursor without a gap, on one chain, each payload as it was sealed."""
    at = cursor
    for agreed in batch:
        try:
            holds = agreed.chain == link(at.chain, agreed.fact) and agreed.position == at.position + 1
            whole = intact(agreed.fact)
            _keepable(agreed.fact)
        except (AttributeError, TypeError, ValueError) as error:
            # Words where a number belongs: somebody wrote in the file itself.
            raise Skipped(f"what stands at position {agreed.position}") from error
        if not holds:
            raise Skipped(f"position {agreed.position} after {at.position}")
        if not whole:
            raise Skipped(f"payload at position {agreed.position}")
        at = agreed.cursor


def _keepable(fact: Fact) -> None:
    """Raises ValueError or TypeError for what no table here could hold: half characters, a number for an id."""
    (fact.kind + fact.type + fact.author).encode()
    bytes.fromhex("".join((fact.id, fact.desk, fact.subject, fact.profile, *fact.replaces)))


@dataclass(frozen=True)
class Mended:
    """The store's order of what stands after `position`: to be put in the place of ours."""

    position: int
    batch: list[Agreed]


def heal(replica: Replica, store: Store, head: Cursor) -> Mended | None:
    """Give a store that went back in time (lost, put back from a copy) what this desk knows beyond it.

    The part of the log that both have stands. What this desk knows beyond it is pushed first; where the store went
    on in another order, that order is given, for the replica to take over. A store that shares nothing with ours is
    another organisation's or another desk's: Forked goes on to the caller.
    """
    common = _common(replica, store, head)
    if common.position == 0 and head.position > 0:
        raise Forked(head)
    bare = replica.lacking_after(common.position)
    if bare:
        _has_whole(store, common, bare)
    at, there = common, common
    while facts := replica.facts_after(at.position, BATCH):
        # After the former piece: one that comes in late, when that is lost again, may not stand before it.
        there = store.append(there, [fact for fact in facts if fact.id not in bare])
        at = Cursor(at.position + len(facts))
    try:
        store.pull(replica.cursor(), 0)
    except Forked:
        return _other_order(replica, store, common)
    return None


def _has_whole(store: Store, common: Cursor, bare: frozenset[str]) -> None:
    """Raises Waits unless another desk gave the store all of these facts, after `common`, with their content."""
    left, at = {*bare}, common
    while left and (batch := store.pull(at, BATCH)):
        left -= {agreed.fact.id for agreed in batch if agreed.fact.payload is not None}
        at = batch[-1].cursor
    if left:
        raise Waits(len(left))


def _other_order(replica: Replica, store: Store, common: Cursor) -> Mended:
    """What the store has after `common`, provided that nothing of ours is missing there."""
    batch: list[Agreed] = []
    while more := store.pull(batch[-1].cursor if batch else common, BATCH):
        batch += more
    check(common, batch)
    there = {agreed.fact.id: agreed.fact for agreed in batch}
    for fact in replica.facts_after(common.position, -1):
        back = there.get(fact.id)
        if back is None or (back.header(), back.signature) != (fact.header(), fact.signature):
            raise Skipped(f"after {common.position}: not all that was pushed came back as it was")
    return Mended(common.position, batch)


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
