"""The store contract in memory: for tests and for desks that live in one process."""

import threading
from collections.abc import Sequence

from desk.fact import Fact, link
from desk.sync.store import Agreed, Cursor, Forked, Tampered


class MemoryStore:
    """An agreed log in a list; safe to share between threads."""

    def __init__(self) -> None:
        self._log: list[Agreed] = []
        self._ids: dict[str, Fact] = {}
        self._numbers: dict[tuple[str, int], str] = {}
        self._lock = threading.Lock()
        self._seen = -1

    def append(self, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
        with self._lock:
            self._check(cursor)
            fresh = [fact for fact in facts if not self._known(fact)]
            for fact in fresh:
                head = self._head()
                self._log.append(Agreed(head.position + 1, fact, link(head.chain, fact)))
                self._ids[fact.id] = fact
                self._numbers[fact.desk, fact.seq] = fact.id
            return self._head()

    def pull(self, cursor: Cursor, limit: int) -> list[Agreed]:
        with self._lock:
            self._check(cursor)
            return self._log[cursor.position : cursor.position + limit]

    def head(self) -> Cursor:
        with self._lock:
            return self._head()

    def changed(self) -> bool:
        with self._lock:
            before, self._seen = self._seen, len(self._log)
            return before != self._seen

    def close(self) -> None:
        return None

    def _known(self, fact: Fact) -> bool:
        known = self._ids.get(fact.id)
        if known is None and (fact.desk, fact.seq) not in self._numbers:
            return False
        if known is None or known.digest != fact.digest:
            raise Tampered(fact.id)
        return True

    def _check(self, cursor: Cursor) -> None:
        if cursor.position == 0:
            return
        if cursor.position > len(self._log) or self._log[cursor.position - 1].chain != cursor.chain:
            raise Forked(self._head())

    def _head(self) -> Cursor:
        return self._log[-1].cursor if self._log else Cursor()
