"""The store contract on PostgreSQL 15 and newer: each call is one statement, most of the work a function there."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, LiteralString, TypeVar

import psycopg

from desk.errors import SurroundingsFailed
from desk.fact import Fact
from desk.presence import KEPT, Beat, Presence, heard
from desk.sync.postgres import erasing, snapshots
from desk.sync.postgres.arrays import columns, int8s, register, to_fact
from desk.sync.postgres.failures import OLDER, READ_ONLY, said
from desk.sync.postgres.line import CHANNEL, MET, connect, other_version, place
from desk.sync.postgres.listener import Listener
from desk.sync.snapshot_key import key_at
from desk.sync.store import Agreed, Cursor, Forked, NotThere, Tampered

FALLBACK_SECONDS = 5.0
"""A desk that listens looks by itself after so long: notifications can be missed."""

APPEND = f"SELECT * FROM nachtwacht.append(%b, %b, {', '.join(['%b'] * 17)})"  # noqa: S608  (marks, no values)
_PULL = "SELECT * FROM nachtwacht.pull(%b, %b, %b)"
_AT: LiteralString = "SELECT * FROM nachtwacht.facts_at(%b)"
_HEAD = "SELECT * FROM nachtwacht.head()"
_BEAT = "SELECT * FROM nachtwacht.beat(%b, %b, %b)"
_BEAT_AND_SAY = f"SELECT known.* FROM nachtwacht.beat(%b, %b, %b) AS known, pg_notify('{CHANNEL}', '{MET}')"  # noqa: S608  (names, no values)
_KEPT_TICKS = KEPT // timedelta(microseconds=1)
_T = TypeVar("_T")
_FORKED, _TAMPERED, _TWICE = "NW001", "NW002", "23505"


class PostgresStore:
    """One desk's access to the shared store. Belongs to the thread that made it; `listen` has a thread of its own.

    `conninfo` is libpq's string or URI; `name` (the desk's incarnation or name) is what the DBA sees. Making it
    raises SurroundingsFailed when the server cannot be used, is too old, or holds no store of our version; so does
    every call when the line breaks, and from then on: make a new one.
    """

    def __init__(self, conninfo: str, name: str = "", *, fallback: float = FALLBACK_SECONDS) -> None:
        self._fallback = fallback
        self._conninfo, self._name, self._where = conninfo, name, place(conninfo)
        self._connection = connect(conninfo, name)
        self._listener: Listener | None = None
        self._news, self._looked = True, time.monotonic()
        self._seen: Cursor | None = None
        self._met, self._told = True, b""
        register(self._connection)
        try:
            self._refuse_what_is_not_ours()
        except BaseException:
            self._connection.close()
            raise

    def append(self, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
        once: dict[str, Fact] = {}
        for fact in facts:
            if once.setdefault(fact.id, fact).digest != fact.digest:
                raise Tampered(fact.id)
        ((position, chain),) = self._ask(APPEND, (*_at(cursor), *columns(once.values())))
        return Cursor(position, chain)

    def rows(self, cursor: Cursor, limit: int) -> list[tuple[Any, ...]]:
        """What `pull` gives, as it stands: for who looks for what is no fact."""
        return self._ask(_PULL, (*_at(cursor), limit))

    def pull(self, cursor: Cursor, limit: int) -> list[Agreed]:
        return _agreed(self.rows(cursor, limit), f"what stands after position {cursor.position}")

    def at(self, positions: Sequence[int], /) -> list[Agreed]:
        try:
            rows = self._connection.execute(_AT, (int8s([*positions]),), binary=True).fetchall()
        except psycopg.errors.UndefinedFunction as error:
            raise NotThere(f"{self._where}: {OLDER}.") from error
        except psycopg.Error as error:
            raise said(error, self._where) from error
        return _agreed(rows, f"what stands at {len(positions)} positions")

    def head(self) -> Cursor:
        ((position, chain),) = self._ask(_HEAD)
        return Cursor(position, chain)

    def changed(self) -> bool:
        if self._listener is None:
            last, self._seen = self._seen, self.head()
            return last != self._seen
        now = time.monotonic()
        if not self._news and now - self._looked < self._fallback:
            return False
        self._news, self._looked = False, now
        return True

    def met(self) -> bool:
        return self._listener is None or self._met

    def listen(self, wake: Callable[[], None]) -> None:
        def heard() -> None:
            self._news = True
            wake()

        def met() -> None:
            self._met = True

        if self._listener is not None:
            self._listener.stop()
        self._listener = Listener(self._conninfo, self._name, self._connection.info.backend_pid, heard, met)
        self._listener.start()

    def beat(self, presence: Presence | None) -> Beat:
        told = (bytes.fromhex(presence.desk), presence.to_bytes()) if presence is not None else (None, None)
        # Who lives on is asked for now and then; what people did there is said.
        says = replace(presence, at=0, position=0).to_bytes() if presence is not None else self._told
        self._met = False
        rows = self._ask(_BEAT if says == self._told else _BEAT_AND_SAY, (*told, _KEPT_TICKS))
        self._told = says
        return Beat(rows[0][0], heard((words, seen) for _, words, seen in rows if words is not None))

    def erased(self) -> frozenset[str]:
        return erasing.erased(self._connection, self._where)

    def erase(self, erasures: Mapping[str, bytes], /) -> None:
        erasing.erase(self._connection, self._where, erasures)

    def keep_snapshot(self, at: Cursor, form: str, file: Path) -> None:
        self._within(lambda: snapshots.keep(self._connection, at, form, file))

    def snapshot(self, form: str, file: Path) -> Cursor | None:
        return self._within(lambda: snapshots.give(self._connection, form, file))

    def snapshot_key(self, at: Cursor) -> bytes:
        return key_at(at)

    def snapshot_at(self, form: str) -> int:
        return self._within(lambda: snapshots.kept_at(self._connection, form))

    def close(self) -> None:
        if self._listener is not None:
            self._listener.stop()
            self._listener = None
        self._connection.close()

    def _ask(self, statement: LiteralString, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._within(lambda: self._connection.execute(statement, values, binary=True).fetchall())

    def _within(self, work: Callable[[], _T]) -> _T:
        """What `work` gives; whatever the server has against it as the contract's errors, or in Dutch."""
        try:
            return work()
        except psycopg.Error as error:
            if error.sqlstate == _FORKED:
                position, chain = (error.diag.message_detail or "").split()
                raise Forked(Cursor(int(position), bytes.fromhex(chain))) from error
            if error.sqlstate in (_TAMPERED, _TWICE):
                raise Tampered(error.diag.message_primary) from error
            raise said(error, self._where) from error

    def _refuse_what_is_not_ours(self) -> None:
        """Raises SurroundingsFailed unless this is a server that writes, with a store of our version."""
        ((version, copy),) = self._ask("SELECT nachtwacht.version(), pg_catalog.pg_is_in_recovery()")
        if copy:
            raise SurroundingsFailed(f"{self._where}: {READ_ONLY}.")
        if (other := other_version(version, self._where)) is not None:
            raise other


def _at(cursor: Cursor) -> tuple[int, bytes]:
    return cursor.position, cursor.chain


def _agreed(rows: Sequence[tuple[Any, ...]], what: str) -> list[Agreed]:
    try:
        return [Agreed(row[0], to_fact(row[1:17]), row[17]) for row in rows]
    except UnicodeError as error:
        raise Tampered(what) from error
