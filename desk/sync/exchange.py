"""One round between journal, store and replica: push what is pending, pull what is new, fold it. No thread here."""

from dataclasses import dataclass
from typing import Any

from desk.fact import link
from desk.journal.journal import read_after
from desk.replica.writer import ReplicaWriter
from desk.sync.store import Cursor, Forked, Store

BATCH = 500


class Skipped(Exception):  # noqa: N818
    """The store left out a position, or its chain does not hold: never followed, said at once."""


@dataclass(frozen=True)
class Round:
    """What one round did: the subjects that changed, those another desk wrote to, and our last agreed number."""

    changed: frozenset[str]
    foreign: frozenset[str]
    own_seq: int
    more: bool


def exchange(journal: Any, desk: str, replica: ReplicaWriter, store: Store) -> Round:
    """Push and pull once. `journal` is a reading connection to journal.db. May be repeated without harm."""
    cursor = replica.cursor()
    own = replica.own_seq(desk)
    pending = read_after(journal, desk, own, BATCH)
    if pending:
        try:
            store.append(cursor, pending)
        except Forked as fork:
            heal(replica, store, fork.head)
            store.append(cursor, pending)
    try:
        batch = store.pull(cursor, BATCH)
    except Forked as fork:
        heal(replica, store, fork.head)
        batch = store.pull(cursor, BATCH)
    at = cursor
    for agreed in batch:
        if agreed.position != at.position + 1 or agreed.chain != link(at.chain, agreed.fact):
            raise Skipped(f"position {agreed.position} after {at.position}")
        at = agreed.cursor
    changed = replica.take(batch) if batch else set()
    foreign = {agreed.fact.subject for agreed in batch if agreed.fact.desk != desk}
    own = max([own, *(agreed.fact.seq for agreed in batch if agreed.fact.desk == desk)])
    return Round(frozenset(changed), frozenset(foreign), own, more=len(batch) == BATCH or len(pending) == BATCH)


def heal(replica: ReplicaWriter, store: Store, head: Cursor) -> None:
    """Give a store that went back in time (lost, restored) what this desk knows beyond its head.

    Only where the store's log is the beginning of ours; any other chain is foreign: Forked goes on to the caller.
    """
    if head.position > 0 and replica.chain_at(head.position) != head.chain:
        raise Forked(head)
    at = head
    while facts := replica.facts_after(at.position, BATCH):
        at = store.append(at, facts)
