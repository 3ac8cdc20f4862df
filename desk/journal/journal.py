"""The writer of journal.db: one thread, one connection, append-only; nothing else writes that file.

`append` and `draft` return at once. The thread commits what waits, in order, in one transaction, and then
reports. What could not be committed stays in memory in its order, is said at once, and is tried again.
"""

import contextlib
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desk.clock import Anchor
from desk.errors import SurroundingsFailed
from desk.fact import Fact, from_ticks, to_ticks
from desk.ids import canonical, new_id
from desk.storage.files import DatabaseError, OperationalError, connect, transaction
from desk.storage.tables import FACT_COLUMNS, from_values, to_values

RETRY_SECONDS = 2.0
BALLAST_BYTES = 16 * 1024 * 1024
_INSERT = f"INSERT INTO fact ({', '.join(FACT_COLUMNS)}) VALUES ({', '.join('?' * len(FACT_COLUMNS))})"  # noqa: S608
_SELECT = f"SELECT {', '.join(FACT_COLUMNS)} FROM fact"  # noqa: S608


@dataclass(frozen=True)
class Committed:
    """Facts up to and including `seq` are on the disk."""

    seq: int


@dataclass(frozen=True)
class Trouble:
    """Nothing can be written now; `message` is Dutch. `waiting` facts are kept in memory and tried again."""

    message: str
    waiting: int


Report = Committed | Trouble


@dataclass(frozen=True)
class _Draft:
    key: str
    text: str
    at: int


@dataclass(frozen=True)
class _Facts:
    facts: tuple[Fact, ...]
    forget: tuple[str, ...]


@dataclass(frozen=True)
class _Meta:
    key: str
    value: str


class _Stop:
    """Asks the thread to write what waits and to end."""


class Journal:
    """journal.db of one desk. `report` is called on the writer thread."""

    def __init__(self, path: Path, report: Callable[[Report], None]) -> None:
        self._path = path
        self._ballast = path.with_name("ballast")
        self._report = report
        self._todo: queue.SimpleQueue[_Draft | _Facts | _Meta | _Stop] = queue.SimpleQueue()
        self._read = connect(path)
        self.desk = self._incarnation()
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._idle = threading.Condition()
        self._handed, self._done = 0, 0

    def start(self) -> None:
        """Begin writing."""
        self._thread.start()

    def append(self, facts: Sequence[Fact], forget: Sequence[str] = ()) -> None:
        """Write facts in one transaction, in order; drafts named in `forget` vanish with it."""
        self._hand(_Facts(tuple(facts), tuple(forget)))

    def draft(self, key: str, text: str, at: datetime) -> None:
        """Keep what is being typed in one field; no text forgets it."""
        self._hand(_Draft(key, text, to_ticks(at)))

    def keep_anchor(self, anchor: Anchor) -> None:
        """Keep where the desk's time stands, for the next start."""
        value = canonical({"wall": to_ticks(anchor.wall), "boot": anchor.boot, "id": anchor.boot_id})
        self._hand(_Meta("anchor", value.decode()))

    def anchor(self) -> Anchor | None:
        """The anchor of the last run."""
        import json

        text = self._meta("anchor")
        if not text:
            return None
        data = json.loads(text)
        return Anchor(from_ticks(data["wall"]), data["boot"], data["id"])

    def last(self) -> tuple[int, datetime | None]:
        """The highest running number, and when that fact was recorded."""
        row = self._read.execute(
            "SELECT seq, recorded_at FROM fact WHERE desk = ? ORDER BY seq DESC LIMIT 1", (bytes.fromhex(self.desk),)
        ).fetchone()
        return (row[0], from_ticks(row[1])) if row else (0, None)

    def after(self, seq: int, limit: int = -1) -> list[Fact]:
        """This desk's facts with a higher number, in order. For the thread that made the journal."""
        return read_after(self._read, self.desk, seq, limit)

    def drafts(self) -> dict[str, str]:
        """What was being typed when the desk last stopped, by field key."""
        rows = self._read.execute("SELECT key, text FROM draft").fetchall()
        return {key: bytes(text).decode("utf-8", "surrogatepass") for key, text in rows}

    def flush(self, timeout: float) -> bool:
        """Wait until all that was handed over is written; False if it was not within `timeout` seconds."""
        with self._idle:
            return self._idle.wait_for(lambda: self._done >= self._handed, timeout)

    def stop(self, timeout: float = 5.0) -> bool:
        """Write what waits and end; False if something could not be written."""
        written = self.flush(timeout)
        self._todo.put(_Stop())
        if self._thread.is_alive():
            self._thread.join(timeout)
        self._read.close()
        return written

    def _hand(self, item: _Draft | _Facts | _Meta) -> None:
        self._handed += 1
        self._todo.put(item)

    def _meta(self, key: str) -> str:
        row = self._read.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def _incarnation(self) -> str:
        """This desk's id: made anew with every journal, so that running numbers are never used twice."""
        known = self._meta("incarnation")
        if known:
            return known
        made = new_id(to_ticks(datetime.now(UTC)) // 1000)
        try:
            with transaction(self._read) as connection:
                connection.execute("INSERT INTO meta (key, value) VALUES ('incarnation', ?)", (made,))
        except OperationalError as error:
            raise SurroundingsFailed(f"{self._path}: kan niet worden geschreven ({error}).") from error
        return made

    def _run(self) -> None:
        connection = connect(self._path)
        waiting: list[_Draft | _Facts | _Meta] = []
        troubled = False
        self._make_ballast()
        while True:
            stop = False
            with contextlib.suppress(queue.Empty):
                item = self._todo.get(timeout=RETRY_SECONDS) if waiting else self._todo.get()
                while True:
                    stop = stop or isinstance(item, _Stop)
                    if not isinstance(item, _Stop):
                        waiting.append(item)
                    item = self._todo.get_nowait()
            if waiting:
                try:
                    self._write(connection, waiting)
                except DatabaseError as error:
                    if not troubled or any(isinstance(item, _Facts) for item in waiting):
                        self._say(error, waiting)
                    troubled = True
                else:
                    troubled = False
                    self._finished(waiting)
                    waiting = []
            if stop:
                connection.close()
                return

    def _write(self, connection: Any, items: list[_Draft | _Facts | _Meta]) -> None:
        try:
            self._commit(connection, items)
        except DatabaseError as error:
            if "full" not in str(error) or not self._ballast.exists():
                raise
            # The disk is full: give back the room that was kept for this, and try once more.
            self._ballast.unlink()
            self._commit(connection, items)

    def _commit(self, connection: Any, items: list[_Draft | _Facts | _Meta]) -> None:
        drafts = {item.key: item for item in items if isinstance(item, _Draft)}
        with transaction(connection):
            for item in items:
                if isinstance(item, _Facts):
                    connection.executemany(_INSERT, [to_values(fact) for fact in item.facts])
                    for key in item.forget:
                        connection.execute("DELETE FROM draft WHERE key = ?", (key,))
                elif isinstance(item, _Meta):
                    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (item.key, item.value))
                elif drafts[item.key] is item:
                    self._keep_draft(connection, item)

    def _keep_draft(self, connection: Any, item: _Draft) -> None:
        if item.text:
            text = item.text.encode("utf-8", "surrogatepass")
            connection.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", (item.key, text, item.at))
        else:
            connection.execute("DELETE FROM draft WHERE key = ?", (item.key,))

    def _finished(self, items: list[_Draft | _Facts | _Meta]) -> None:
        numbers = [fact.seq for item in items if isinstance(item, _Facts) for fact in item.facts]
        if numbers:
            self._report(Committed(max(numbers)))
        with self._idle:
            self._done += len(items)
            self._idle.notify_all()

    def _say(self, error: Exception, items: list[_Draft | _Facts | _Meta]) -> None:
        waiting = sum(len(item.facts) for item in items if isinstance(item, _Facts))
        text = str(error)
        if "full" in text:
            what = "De schijf is vol. Maak ruimte vrij (prullenbak, downloads)"
        elif "readonly" in text or "read-only" in text:
            what = f"In {self._path.parent} kan niet worden geschreven. Geef schrijfrecht of start uit een andere map"
        else:
            what = f"Het journaal {self._path} kan niet worden geschreven ({text}). Controleer schijf en map"
        self._report(
            Trouble(
                f"{what}. Wat u invoert blijft in het geheugen en wordt bewaard zodra het kan; sluit niet af.", waiting
            )
        )

    def _make_ballast(self) -> None:
        """Room on the disk that is given back when the disk is full, so that the call can go on."""
        if self._ballast.exists():
            return
        try:
            with self._ballast.open("wb") as file:
                file.write(bytes(BALLAST_BYTES))
        except OSError:
            self._ballast.unlink(missing_ok=True)


def read_after(connection: Any, desk: str, seq: int, limit: int = -1) -> list[Fact]:
    """The facts of `desk` with a higher number than `seq`, in order, from a connection to journal.db."""
    rows = connection.execute(
        f"{_SELECT} WHERE desk = ? AND seq > ? ORDER BY seq LIMIT ?", (bytes.fromhex(desk), seq, limit)
    )
    return [from_values(row) for row in rows]
