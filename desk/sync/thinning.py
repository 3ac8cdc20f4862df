"""What of old reports stays on a desk, and what is fetched: each fact is held against the header that is known here.

A desk lets go of content only when the store just showed to have all of it, and takes nothing back that is not the very
thing that was written. The store and the archive desks keep all.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from desk.agreed import Agreed
from desk.fact import Fact, intact
from desk.sync.store import Store, Tampered

AT_ONCE = 500
"""So many facts are asked for at a time."""


class Bare(Protocol):
    """What is asked of the replica; `desk.replica.writer.ReplicaWriter` says what each means."""

    def lacking(self, reports: Iterable[str], /) -> list[Agreed]: ...
    def put_back(self, facts: Sequence[Fact], at: int, /) -> set[str]: ...


def whole(store: Store, headers: Sequence[Agreed]) -> dict[str, Fact]:
    """Those of these facts (by id) that the store has with their content, each exactly as it was agreed."""
    found: dict[str, Fact] = {}
    for start in range(0, len(headers), AT_ONCE):
        wanted = {one.position: one for one in headers[start : start + AT_ONCE]}
        for there in _asked(store, [*wanted]):
            here = wanted.get(there.position)
            if here is not None and _is_same(here, there):
                found[there.fact.id] = there.fact
    return found


def _asked(store: Store, positions: list[int]) -> list[Agreed]:
    """What stands at these places; of what is no fact nothing, so that the others need not wait until it is mended."""
    try:
        return store.at(positions)
    except Tampered:
        if len(positions) == 1:
            return []
        middle = len(positions) // 2
        return [*_asked(store, positions[:middle]), *_asked(store, positions[middle:])]


def fetch(replica: Bare, store: Store, reports: Iterable[str], at: int) -> tuple[set[str], int]:
    """Put back what is not here of these reports, `at` (µs UTC); gives those that changed, and how many facts the store
    has not whole either. Raises what a store fails with."""
    headers = replica.lacking(reports)
    if not headers:
        return set(), 0
    found = whole(store, headers)
    changed = replica.put_back([*found.values()], at) if found else set()
    return changed, len(headers) - len(found)


def _is_same(here: Agreed, there: Agreed) -> bool:
    one, other = here.fact, there.fact
    try:
        same = here.chain == there.chain and one.header() == other.header() and one.signature == other.signature
        return same and other.payload is not None and intact(other)
    except (AttributeError, TypeError, ValueError):
        # Words where a number belongs: it is no fact.
        return False
