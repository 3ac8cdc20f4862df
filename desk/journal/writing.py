"""The one thread that writes journal.db: what waits goes in one transaction, in order; what fails stays and is said."""

import contextlib
import queue
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from desk.fact import Fact
from desk.journal.ballast import Ballast
from desk.record import record
from desk.storage import aside, erasing
from desk.storage.facts import FACT_COLUMNS
from desk.storage.files import DatabaseError, transaction
from desk.words.reasons import why

RETRY_SECONDS = 2.0
_TURN_SECONDS = 5e-5
_ROW = f"({', '.join('?' * len(FACT_COLUMNS))})"
_INSERT = f"INSERT INTO fact ({', '.join(FACT_COLUMNS)}) VALUES {_ROW}"  # noqa: S608
_AT_ONCE = 20
"""So many facts go in one statement: SQLite takes no more than some thousands of values."""
_KEPT = "Wat u invoert blijft in het geheugen en wordt bewaard zodra het kan; sluit niet af."
_SPENT = (
    "De schijf is vol; er wordt geschreven in de ruimte die daarvoor vrij was gehouden. "
    "Maak nu ruimte vrij (prullenbak, downloads)."
)
_NO_ROOM = "De schijf is bijna vol. Maak ruimte vrij (prullenbak, downloads), anders kan straks niets worden bewaard."
_BROKEN = (
    "Het bewaren is gestopt door een fout in het programma. Schrijf mee op papier en start Nachtwacht opnieuw; "
    "wat als bewaard werd getoond, staat er nog."
)


@record
class Committed:
    """Facts up to and including `seq` are on the disk, and the first `drafts` drafts that were handed over."""

    seq: int
    drafts: int = 0


@record
class Trouble:
    """Nothing can be written now; `message` is Dutch. `waiting` facts are kept in memory and tried again."""

    message: str
    waiting: int


@record
class Scarce:
    """The disk is nearly full; `message` is Dutch, and empty once there is room again."""

    message: str


Report = Committed | Trouble | Scarce


@record
class DraftItem:
    """What is being typed in one field; `number` counts the drafts of this run, `at` is µs UTC."""

    key: str
    text: bytes
    at: int
    number: int


@record
class FactsItem:
    """Facts as values of FACT_COLUMNS, and the drafts that vanish with them; `last` is the highest number.

    `facts` are the same while they are not signed yet; `notes` on the journal itself stand or fall with them.
    """

    values: tuple[tuple[Any, ...], ...]
    forget: tuple[str, ...]
    last: int
    facts: tuple[Fact, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


@record
class MetaItem:
    """A note about the journal itself."""

    key: str
    value: str


@record
class EraseItem:
    """Erasures (id, payload) to carry out; `drafts` that begin with one of these go as well."""

    erasures: tuple[tuple[str, bytes], ...]
    drafts: tuple[str, ...] = ()


@record
class ThinItem:
    """Agreed facts (id, report) of which the content is elsewhere, as was seen `at` (µs UTC): here it goes."""

    facts: tuple[tuple[str, str], ...]
    at: int


class Stop:
    """Asks the thread to write what waits and to end."""


Item = DraftItem | FactsItem | MetaItem | EraseItem | ThinItem


class Signs(Protocol):
    """What the thread signs with; `desk.journal.signing.Signing`."""

    def signer(self) -> object:
        """Makes ready."""
        ...

    def signed(self, item: FactsItem) -> FactsItem:
        """The same facts, signed."""
        ...


class Writing:
    """The writer thread. `opens` gives its connection; `report` is called on the thread."""

    def __init__(
        self, path: Path, opens: Callable[[Path], Any], report: Callable[[Report], None], ballast: Ballast
    ) -> None:
        self._path, self._opens, self._report, self._ballast = path, opens, report, ballast
        self._todo: queue.SimpleQueue[Item | Stop] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._idle = threading.Condition()
        self._handed, self._done = 0, 0
        self._connection: Any = None
        self._signs: Signs | None = None
        self._idly = False
        # What was erased before may stand in the write-ahead log, if the program ended just then.
        self._unsqueezed = True
        self._committed = Committed(0)
        self._trouble: Trouble | None = None

    def start(self, seq: int, signs: Signs | None = None) -> None:
        """Begin writing, after number `seq`; what is written is signed with `signs`, if given."""
        self._committed, self._signs = Committed(seq), signs
        self._thread.start()

    def hand(self, item: Item, *, soon: bool = True) -> None:
        """Something to write; returns at once, but for the moment that the writer thread needs to take it over.

        What nobody waits for (not `soon`) is taken over in the thread's own time.
        """
        self._handed += 1
        self._todo.put(item)
        if soon and isinstance(item, FactsItem):
            # Without this it waits until the window's thread has drawn, or for 5 ms: Python's turn between threads.
            time.sleep(_TURN_SECONDS)

    def flush(self, timeout: float) -> bool:
        """Wait until all that was handed over is written; False if it was not within `timeout` seconds."""
        with self._idle:
            return self._idle.wait_for(lambda: self._done >= self._handed, timeout)

    def stop(self, timeout: float) -> None:
        """Try once more to write what waits, and end."""
        self._todo.put(Stop())
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        ended = False
        try:
            if not self._ballast.make():
                self._report(Scarce(_NO_ROOM))
            self._loop()
            ended = True
        finally:
            # A bug must not stop the keeping in silence; the error itself goes on to the interpreter.
            if not ended:
                self._report(Trouble(_BROKEN, 0))
            self._let_go()

    def _erase(self, item: EraseItem) -> None:
        """Carry out erasures. What fails is done by the next start: nothing that people typed may wait for it."""
        with contextlib.suppress(DatabaseError), transaction(self._connection) as connection:
            erasing.carry_out(connection, item.erasures, journal=True)
            _write_drafts_anew(connection, item.drafts)
        self._unsqueezed = True

    def _thin(self, item: ThinItem) -> None:
        """Let go of content. What fails is asked for again by the next pass."""
        with contextlib.suppress(DatabaseError), transaction(self._connection) as connection:
            reports = sorted({bytes.fromhex(report) for _, report in item.facts})
            connection.executemany("INSERT OR IGNORE INTO thin VALUES (?, ?)", [(blob, item.at) for blob in reports])
            find = "SELECT rowid FROM fact WHERE id = ? AND payload IS NOT NULL"
            rows = [connection.execute(find, (bytes.fromhex(name),)).fetchone() for name, _ in item.facts]
            erasing.empty(connection, [row[0] for row in rows if row is not None])
        self._unsqueezed = True

    def _squeeze(self) -> None:
        """Cut off the write-ahead log, when nobody waits for anything; one that is read from is tried again later."""
        if self._unsqueezed and self._connection is not None:
            with contextlib.suppress(DatabaseError):
                self._unsqueezed = not erasing.squeeze(self._connection)

    def _loop(self) -> None:
        waiting: list[Item] = []
        while True:
            stop = self._gather(waiting)
            if waiting:
                try:
                    self._write(waiting)
                except (DatabaseError, OSError) as error:
                    self._say(error, waiting)
                else:
                    self._finished(waiting)
                    waiting.clear()
                    self._squeeze()
            elif not stop and not self._idly:
                # What signing needs is imported in a quiet moment: neither a start nor the first word waits for it.
                self._idly = True
                if self._signs is not None:
                    self._signs.signer()
            if stop:
                return

    def _gather(self, waiting: list[Item]) -> bool:
        """Take all that was handed over; waits for the first, no longer than a retry may wait. Whether to stop."""
        stop = False
        with contextlib.suppress(queue.Empty):
            item = self._todo.get(timeout=RETRY_SECONDS) if waiting or not self._idly else self._todo.get()
            while True:
                if isinstance(item, Stop):
                    stop = True
                else:
                    waiting.append(self._signed(item))
                item = self._todo.get_nowait()
        return stop

    def _signed(self, item: Item) -> Item:
        """Each fact is signed once, however often it is offered to the disk."""
        return self._signs.signed(item) if self._signs is not None and isinstance(item, FactsItem) else item

    def _write(self, items: Sequence[Item]) -> None:
        try:
            self._commit(items)
        except DatabaseError as error:
            if not self._ballast.is_full(error) or not self._ballast.release():
                raise
            self._report(Scarce(_SPENT))
            self._commit(items)
        else:
            if not self._ballast.is_there() and self._ballast.make_again():
                self._report(Scarce(""))

    def _commit(self, items: Sequence[Item]) -> None:
        if self._connection is None:
            self._connection = self._opens(self._path)
        only = items[0]
        bare = isinstance(only, FactsItem) and not only.forget and not only.notes
        if len(items) == 1 and bare and isinstance(only, FactsItem) and len(only.values) <= _AT_ONCE:
            # One statement is a transaction of its own. Each further one would wait for the interpreter while the
            # window's thread draws, with the fact not yet on the disk.
            rows = f"{_INSERT}{f', {_ROW}' * (len(only.values) - 1)}"
            self._connection.execute(rows, [value for values in only.values for value in values])
            return
        newest = {item.key: item for item in items if isinstance(item, DraftItem)}
        with transaction(self._connection) as connection:
            for item in items:
                if isinstance(item, FactsItem):
                    connection.executemany(_INSERT, item.values)
                    connection.executemany("DELETE FROM draft WHERE key = ?", [(key,) for key in item.forget])
                    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", item.notes)
                elif isinstance(item, MetaItem):
                    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (item.key, item.value))
                elif isinstance(item, DraftItem) and newest[item.key] is item:
                    _keep_draft(connection, item)
        for item in items:
            if isinstance(item, EraseItem):
                self._erase(item)
            elif isinstance(item, ThinItem):
                self._thin(item)

    def _finished(self, items: Sequence[Item]) -> None:
        seq = max((item.last for item in items if isinstance(item, FactsItem)), default=0)
        drafts = max((item.number for item in items if isinstance(item, DraftItem)), default=0)
        now = Committed(max(self._committed.seq, seq), max(self._committed.drafts, drafts))
        if now != self._committed or self._trouble is not None:
            self._committed, self._trouble = now, None
            self._report(now)
        with self._idle:
            self._done += len(items)
            self._idle.notify_all()

    def _say(self, error: Exception, items: Sequence[Item]) -> None:
        if aside.is_unreadable(error):
            aside.mark(self._path)
        full = isinstance(error, DatabaseError) and self._ballast.is_full(error)
        if not full:
            # Whatever it was, a connection that was opened anew does not carry it on.
            self._let_go()
        waiting = sum(len(item.values) for item in items if isinstance(item, FactsItem))
        trouble = Trouble(f"{self._what(error, full=full)}. {_KEPT}", waiting)
        if trouble != self._trouble:
            self._trouble = trouble
            self._report(trouble)

    def _what(self, error: Exception, *, full: bool) -> str:
        text = str(error)
        if full:
            return "De schijf is vol. Maak ruimte vrij (prullenbak, downloads)"
        if "readonly" in text or "read-only" in text:
            return f"In {self._path.parent} kan niet worden geschreven. Geef schrijfrecht of start uit een andere map"
        return f"Het journaal {self._path} kan niet worden geschreven ({why(error)}). Controleer schijf en map"

    def _let_go(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(DatabaseError):
                self._connection.close()
            self._connection = None


def _write_drafts_anew(connection: Any, gone: Sequence[str]) -> None:
    """All drafts but those that go: emptied as a whole, the pages in which they ever stood are written over."""
    kept = [row for row in connection.execute("SELECT key, text, at FROM draft") if not row[0].startswith(tuple(gone))]
    connection.execute("DELETE FROM draft")
    connection.executemany("INSERT INTO draft VALUES (?, ?, ?)", kept)


def _keep_draft(connection: Any, item: DraftItem) -> None:
    if item.text:
        connection.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", (item.key, item.text, item.at))
    else:
        connection.execute("DELETE FROM draft WHERE key = ?", (item.key,))
