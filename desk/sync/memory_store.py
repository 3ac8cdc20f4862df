"""The store contract in memory: for tests and for desks that live in one process."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from desk.fact import Fact, link
from desk.sync.store import Agreed, Cursor, Forked, Tampered


@dataclass
class MemoryLog:
    """An agreed log in a list, which several stores may share, also from several threads."""

    facts: list[Agreed] = field(default_factory=list)
    ids: dict[str, Fact] = field(default_factory=dict)
    numbers: dict[tuple[str, int], str] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

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
        self.facts.append(Agreed(head.position + 1, fact, link(head.chain, fact)))
        self.ids[fact.id] = fact
        self.numbers[fact.desk, fact.seq] = fact.id

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
            return self.log.head()

    def pull(self, cursor: Cursor, limit: int) -> list[Agreed]:
        with self.log.lock:
            self._check(cursor)
            return self.log.facts[cursor.position : cursor.position + limit]

    def head(self) -> Cursor:
        with self.log.lock:
            return self.log.head()

    def changed(self) -> bool:
        with self.log.lock:
            before, self._seen = self._seen, len(self.log.facts)
        return before != self._seen

    def close(self) -> None:
        return None

    def _check(self, cursor: Cursor) -> None:
        if cursor.position == 0:
            return
        if cursor.position > len(self.log.facts) or self.log.facts[cursor.position - 1].chain != cursor.chain:
            raise Forked(self.log.head())
