"""The store contract on a SQLite file: the default store, and several desks on one computer."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from desk.errors import SurroundingsFailed
from desk.fact import Fact, link
from desk.presence import KEPT, Beat, Presence, heard, wall_ticks
from desk.storage import erasing
from desk.storage.facts import FACT_COLUMNS, from_values, to_values
from desk.storage.files import IntegrityError, connect, transaction, watching
from desk.sync import snapshot_file
from desk.sync.store import Agreed, Cursor, Forked, Tampered

_COLUMNS = ", ".join(("position", *FACT_COLUMNS, "chain"))
_INSERT = f"INSERT INTO fact ({_COLUMNS}) VALUES ({', '.join('?' * (len(FACT_COLUMNS) + 2))})"  # noqa: S608


_KEPT_TICKS = KEPT // timedelta(microseconds=1)
_ERASED_AT = "SELECT max(position) FROM fact WHERE id IN (SELECT id FROM erasing)"
_PATIENCE = 300
_TELL = "INSERT OR REPLACE INTO presence (desk, told, seen) VALUES (?, ?, ?)"


_AT = f"SELECT {_COLUMNS} FROM fact WHERE position IN (SELECT value FROM json_each(?)) ORDER BY position"  # noqa: S608


def _agreed(rows: Sequence[Any], what: str) -> list[Agreed]:
    try:
        return [Agreed(row[0], from_values(row[1:-1]), row[-1]) for row in rows]
    except (AttributeError, TypeError, ValueError) as error:
        raise Tampered(what) from error


class SqliteStore:
    """The agreed log in store.db, which `desk.storage.files.prepare` made. Belongs to the thread that made it.

    `clock` is the store's clock, µs UTC: that of the computer, which all desks on one file share. `key` is the file's.
    """

    def __init__(self, path: Path, clock: Callable[[], int] = wall_ticks, key: bytes = b"") -> None:
        self._path, self._clock, self._key = path, clock, key
        with watching(path):
            self._connection = connect(path, key)
        self._place = path.stat().st_ino
        self._seen: Any = None
        self._met: Any = None
        self._seen_head = Cursor()

    def append(self, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
        self._is_there()
        try:
            # Nearly always all of them are new, and the table itself says so quicker than it can be asked.
            return self._put(cursor, facts)
        except IntegrityError:
            return self._put_what_is_new(cursor, facts)

    def _put(self, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
        """All facts; IntegrityError, and nothing is put, if one is there."""
        with watching(self._path), transaction(self._connection) as connection:
            self._check(cursor)
            head = self.head()
            position, chain, rows = head.position, head.chain, []
            for fact in facts:
                position, chain = position + 1, link(chain, fact)
                rows.append((position, *to_values(fact), chain))
            connection.executemany(_INSERT, rows)
        return Cursor(position, chain)

    def _put_what_is_new(self, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
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
        return _agreed(rows, f"what stands after position {cursor.position}")

    def at(self, positions: Sequence[int], /) -> list[Agreed]:
        self._is_there()
        with watching(self._path):
            rows = self._connection.execute(_AT, (json.dumps([*positions]),)).fetchall()
        return _agreed(rows, f"what stands at {len(positions)} positions")

    def head(self) -> Cursor:
        row = self._connection.execute("SELECT position, chain FROM fact ORDER BY position DESC LIMIT 1").fetchone()
        return Cursor(row[0], row[1]) if row else Cursor()

    def changed(self) -> bool:
        self._is_there()
        before, self._seen = self._seen, self._version()
        if before == self._seen:
            return False
        # Desks that tell that they live write in the file as well; only the log is news.
        last, self._seen_head = self._seen_head, self.head()
        return before is None or last != self._seen_head

    def met(self) -> bool:
        return bool(self._met != self._version())

    def listen(self, wake: Callable[[], None]) -> None:
        """A file cannot tell; `changed` costs a tenth of a millisecond."""

    def beat(self, presence: Presence | None) -> Beat:
        self._is_there()
        with watching(self._path):
            at = self._clock()
            if presence is not None:
                with transaction(self._connection) as connection:
                    connection.execute("DELETE FROM presence WHERE seen < ?", (at - _KEPT_TICKS,))
                    connection.execute(_TELL, (bytes.fromhex(presence.desk), presence.to_bytes(), at))
            # Before it is read: what is told just then is told again.
            self._met = self._version()
            rows = self._connection.execute(
                "SELECT told, seen FROM presence WHERE seen >= ? ORDER BY desk", (at - _KEPT_TICKS,)
            ).fetchall()
        return Beat(at, heard(rows), own_clock=False)

    def erased(self) -> frozenset[str]:
        with watching(self._path):
            return erasing.carried_out(self._connection)

    def erase(self, erasures: Mapping[str, bytes], /) -> None:
        self._is_there()
        with watching(self._path):
            if erasures:
                with transaction(self._connection) as connection:
                    erasing.carry_out(connection, erasures.items())
            label = snapshot_file.label_of(self._path)
            if label is not None and label.at.position < self._erased_at():
                snapshot_file.drop(self._path)
            # Where somebody reads from it just now it is cut off the next time.
            erasing.squeeze(self._connection, _PATIENCE)

    def keep_snapshot(self, at: Cursor, form: str, file: Path) -> None:
        self._is_there()
        self._check(at)
        if at.position < self._erased_at():
            return
        kept = self._label()
        if kept is None or at.position >= kept.at.position:
            snapshot_file.keep(self._path, form, at, file)

    def snapshot(self, form: str, file: Path) -> Cursor | None:
        self._is_there()
        while (label := self._label()) is not None and label.form == form:
            if snapshot_file.give(self._path, label, file):
                return label.at
        return None

    def snapshot_key(self, _at: Cursor, /) -> bytes:
        return self._key

    def snapshot_at(self, form: str) -> int:
        label = self._label()
        return label.at.position if label is not None and label.form == form else 0

    def close(self) -> None:
        self._connection.close()

    def _version(self) -> Any:
        """Another one after every commit of another connection."""
        return self._connection.execute("PRAGMA data_version").fetchone()[0]

    def _erased_at(self) -> int:
        """The position of the last erasure that was carried out here."""
        return int(self._connection.execute(_ERASED_AT).fetchone()[0] or 0)

    def _label(self) -> snapshot_file.Label | None:
        """The kept snapshot, if it is of this chain: the file may have been put back from an older copy."""
        label = snapshot_file.label_of(self._path)
        if label is None:
            return None
        try:
            self._check(label.at)
        except Forked:
            return None
        return label

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
