"""The store contract in memory: for tests and for desks that live in one process."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from desk.errors import SurroundingsFailed
from desk.fact import Fact, link
from desk.presence import KEPT, Beat, Neighbour, Presence, wall_ticks
from desk.storage.erasing import named_in
from desk.sync.snapshot_key import key_at
from desk.sync.store import Agreed, Cursor, Forked, Tampered

_KEPT_TICKS = KEPT // timedelta(microseconds=1)
_MAY_GO = frozenset({"report", "agreement", "account"})
_LEADS = (b'"shift-lead"', b'"administrator"')


@dataclass
class MemoryLog:
    """An agreed log in a list, which several stores may share, also from several threads.

    `erasing` are the erasures that were carried out, `erased` the facts that they name. `clock` is the store's clock,
    µs UTC, if it has one of its own; `desks` are those that told that they live, by
    incarnation; `snapshot` is the kept one: form, where it ends, its bytes; `wakes` are to be called when something
    came, by who asked.
    """

    facts: list[Agreed] = field(default_factory=list)
    ids: dict[str, Fact] = field(default_factory=dict)
    numbers: dict[tuple[str, int], str] = field(default_factory=dict)
    erasing: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)
    clock: Callable[[], int] | None = None
    desks: dict[str, Neighbour] = field(default_factory=dict)
    snapshot: tuple[str, Cursor, bytes] | None = None
    told: int = 0
    wakes: dict[int, Callable[[], None]] = field(default_factory=dict)

    def head(self) -> Cursor:
        """Where the log ends."""
        return self.facts[-1].cursor if self.facts else Cursor()

    def known(self, fact: Fact) -> bool:
        """Whether the fact is there; raises Tampered if it is there with other content."""
        known = self.ids.get(fact.id)
        if known is None and (fact.desk, fact.seq) not in self.numbers:
            return False
        if known is None or known.digest != fact.digest:
            raise Tampered(fact.id)
        return True

    def put(self, fact: Fact) -> None:
        """One more at the end."""
        head = self.head()
        if fact.id in self.erased and self.may_go(fact):
            fact = replace(fact, payload=None, salt=None)
        self.facts.append(Agreed(head.position + 1, fact, link(head.chain, fact)))
        self.ids[fact.id] = fact
        self.numbers[fact.desk, fact.seq] = fact.id

    def erase(self, name: str, payload: bytes) -> None:
        """Carry out an erasure that stands in the log."""
        known = self.ids.get(name)
        if known is None or (known.type, known.payload) != ("erased", payload):
            raise SurroundingsFailed(f"no such erasure in this log: {name}")
        self.erasing.add(name)
        self.erased.update(fact.hex() for fact in named_in(payload)[0])
        for place, agreed in enumerate(self.facts):
            if agreed.fact.id in self.erased and self.may_go(agreed.fact):
                bare = replace(agreed.fact, payload=None, salt=None)
                self.facts[place], self.ids[bare.id] = replace(agreed, fact=bare), bare

    def may_go(self, fact: Fact) -> bool:
        """Of clients and of accounts, but never of an account that ever was a lead's."""
        if fact.type != "account_set":
            return fact.kind in _MAY_GO
        said = [fact.payload or b"", *(one.payload or b"" for one in self.ids.values() if one.subject == fact.subject)]
        return not any(role in text for text in said for role in _LEADS)

    def erased_at(self) -> int:
        """The position of the last erasure that was carried out."""
        return max((agreed.position for agreed in self.facts if agreed.fact.id in self.erasing), default=0)

    def cut(self, position: int) -> None:
        """Take away what comes after a position: what could not be appended whole was not appended."""
        for agreed in self.facts[position:]:
            del self.ids[agreed.fact.id]
            del self.numbers[agreed.fact.desk, agreed.fact.seq]
        del self.facts[position:]


class MemoryStore:
    """One desk's access to a log in memory; each desk has its own over the same `log`."""

    def __init__(self, log: MemoryLog | None = None) -> None:
        self.log = log or MemoryLog()
        self._seen = -1
        self._met = 0

    def append(self, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
        with self.log.lock:
            self._check(cursor)
            before = self.log.head()
            try:
                for fact in facts:
                    if not self.log.known(fact):
                        self.log.put(fact)
            except Tampered:
                self.log.cut(before.position)
                raise
            head = self.log.head()
            wakes = [wake for asked, wake in self.log.wakes.items() if asked != id(self)] if head != before else []
        # Not under the lock: who is woken may ask at once.
        for wake in wakes:
            wake()
        return head

    def pull(self, cursor: Cursor, limit: int) -> list[Agreed]:
        with self.log.lock:
            self._check(cursor)
            return self.log.facts[cursor.position : cursor.position + limit]

    def at(self, positions: Sequence[int], /) -> list[Agreed]:
        with self.log.lock:
            facts = self.log.facts
            return [facts[position - 1] for position in sorted({*positions}) if 0 < position <= len(facts)]

    def head(self) -> Cursor:
        with self.log.lock:
            return self.log.head()

    def changed(self) -> bool:
        with self.log.lock:
            before, self._seen = self._seen, len(self.log.facts)
        return before != self._seen

    def met(self) -> bool:
        with self.log.lock:
            return self._met != self.log.told

    def listen(self, wake: Callable[[], None]) -> None:
        with self.log.lock:
            self.log.wakes[id(self)] = wake

    def beat(self, presence: Presence | None) -> Beat:
        with self.log.lock:
            clock, desks = self.log.clock, self.log.desks
            at = wall_ticks() if clock is None else clock()
            for desk in [desk for desk, known in desks.items() if known.seen < at - _KEPT_TICKS]:
                del desks[desk]
            if presence is not None:
                desks[presence.desk] = Neighbour(presence, at)
                self.log.told += 1
            self._met = self.log.told
            return Beat(at, tuple(desks[desk] for desk in sorted(desks)), own_clock=clock is not None)

    def erased(self) -> frozenset[str]:
        with self.log.lock:
            return frozenset(self.log.erasing)

    def erase(self, erasures: Mapping[str, bytes], /) -> None:
        with self.log.lock:
            for name, payload in erasures.items():
                self.log.erase(name, payload)
                self.log.snapshot = None

    def keep_snapshot(self, at: Cursor, form: str, file: Path) -> None:
        with self.log.lock:
            self._check(at)
            if at.position >= max(self._snapshot_at(), self.log.erased_at()):
                self.log.snapshot = (form, at, file.read_bytes())

    def snapshot(self, form: str, file: Path) -> Cursor | None:
        with self.log.lock:
            kept = self.log.snapshot
            if kept is None or kept[0] != form or not self._snapshot_at():
                return None
        file.write_bytes(kept[2])
        return kept[1]

    def snapshot_key(self, at: Cursor) -> bytes:
        return key_at(at)

    def snapshot_at(self, form: str) -> int:
        with self.log.lock:
            kept = self.log.snapshot
            return self._snapshot_at() if kept is not None and kept[0] == form else 0

    def close(self) -> None:
        with self.log.lock:
            self.log.wakes.pop(id(self), None)

    def _snapshot_at(self) -> int:
        """Where the kept snapshot ends, of whatever form, if it is of this chain."""
        if self.log.snapshot is None:
            return 0
        try:
            self._check(self.log.snapshot[1])
        except Forked:
            return 0
        return self.log.snapshot[1].position

    def _check(self, cursor: Cursor) -> None:
        if cursor.position == 0:
            return
        if cursor.position > len(self.log.facts) or self.log.facts[cursor.position - 1].chain != cursor.chain:
            raise Forked(self.log.head())
