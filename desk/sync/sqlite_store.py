"""The store contract on a SQLite file: the default store, and several desks on one computer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desk.errors import SurroundingsFailed
from desk.fact import Fact, link
from desk.storage.files import connect, transaction, watching
from desk.storage.tables import FACT_COLUMNS, from_values, to_values
from desk.sync.store import Agreed, Cursor, Forked, Tampered

_COLUMNS = ", ".join(("position", *FACT_COLUMNS, "chain"))
_INSERT = f"INSERT INTO fact ({_COLUMNS}) VALUES ({', '.join('?' * (len(FACT_COLUMNS) + 2))})"  # noqa: S608


class SqliteStore:
    """The agreed log in store.db, which `desk.storage.files.prepare` made. Belongs to the thread that made it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with watching(path):
            self._connection = connect(path)
        self._place = path.stat().st_ino
        self._seen: Any = None

    def append(self, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
        self._is_there()
        with watching(self._path), transaction(self._connection) as connection:
            self._check(cursor)
            head = self.head()
            for fact in facts:
                if self._known(fact):
                    continue
                head = Cursor(head.position + 1, link(head.chain, fact))
                connection.execute(_INSERT, (head.position, *to_values(fact), head.chain))
        return head

    def pull(self, cursor: Cursor, limit: int) -> list[Agreed]:
        self._is_there()
        with watching(self._path):
            self._check(cursor)
            rows = self._connection.execute(
                f"SELECT {_COLUMNS} FROM fact WHERE position > ? ORDER BY position LIMIT ?",  # noqa: S608
                (cursor.position, limit),
            ).fetchall()
        return [Agreed(row[0], from_values(row[1:-1]), row[-1]) for row in rows]

    def head(self) -> Cursor:
        row = self._connection.execute("SELECT position, chain FROM fact ORDER BY position DESC LIMIT 1").fetchone()
        return Cursor(row[0], row[1]) if row else Cursor()

    def changed(self) -> bool:
        self._is_there()
        before, self._seen = self._seen, self._connection.execute("PRAGMA data_version").fetchone()[0]
        return bool(before != self._seen)

    def close(self) -> None:
        self._connection.close()

    def _is_there(self) -> None:
        """The file that was opened still has its name: what is written in a file that was taken away is lost."""
        try:
            there = self._path.stat().st_ino
        except OSError:
            there = 0
        if there != self._place:
            raise SurroundingsFailed(f"{self._path} is weg of vervangen")

    def _known(self, fact: Fact) -> bool:
        row = self._connection.execute(
            "SELECT id, digest FROM fact WHERE id = ? OR (desk = ? AND seq = ?)",
            (bytes.fromhex(fact.id), bytes.fromhex(fact.desk), fact.seq),
        ).fetchone()
        if row is None:
            return False
        if row[0].hex() != fact.id or row[1] != fact.digest:
            raise Tampered(fact.id)
        return True

    def _check(self, cursor: Cursor) -> None:
        if cursor.position == 0:
            return
        row = self._connection.execute("SELECT chain FROM fact WHERE position = ?", (cursor.position,)).fetchone()
        if row is None or row[0] != cursor.chain:
            raise Forked(self.head())
