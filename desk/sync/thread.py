"""The sync thread: rounds between journal, store and replica, when woken and when the store changed.

It alone writes the replica. Whatever fails in the surroundings is reported and tried again; calls go on.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desk.errors import SurroundingsFailed
from desk.journal.journal import Written
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import ReplicaWriter
from desk.storage import aside
from desk.storage.files import DatabaseError, EngineError, connect
from desk.sync.exchange import Round, Skipped, exchange
from desk.sync.store import Forked, Store, Tampered

POLL_SECONDS = 0.25
BACKOFF_SECONDS = (1.0, 2.0, 5.0, 10.0)
_BROKEN = (
    "Het delen met andere desks is gestopt door een fout in het programma. Wat u invoert wordt bewaard; start "
    "Nachtwacht opnieuw als het even kan."
)


@dataclass(frozen=True)
class Away:
    """The store cannot be reached, or must not be followed; `message` is Dutch."""

    message: str


@dataclass(frozen=True)
class Refolding:
    """The rows are being folded afresh after an update of the program."""

    done: int
    total: int


@dataclass(frozen=True)
class Refolded:
    """All rows were folded afresh: nothing that was read from them before still counts."""


SyncReport = Round | Away | Refolding | Refolded


class SyncThread:
    """Runs `exchange` until stopped. `report` is called on this thread.

    `backoff` are the seconds to wait after the first, second, ... failure in a row; the last one goes on.
    """

    def __init__(
        self,
        journal: Path,
        desk: str,
        replica: Path,
        open_store: Callable[[], Store],
        shelf: ProfileShelf,
        report: Callable[[SyncReport], None],
        backoff: Sequence[float] = BACKOFF_SECONDS,
    ) -> None:
        self._backoff = tuple(backoff)
        self._journal, self._desk, self._replica = journal, desk, replica
        self._open_store, self._shelf, self._report = open_store, shelf, report
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self) -> None:
        """There is something to push."""
        self._wake.set()

    def stop(self, timeout: float = 5.0) -> None:
        """End after the round that runs."""
        self._stopping.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        ended = False
        try:
            self._until_stopped()
            ended = True
        finally:
            # A bug must not stop the sharing in silence; the error itself goes on to the interpreter.
            if not ended:
                self._report(Away(_BROKEN))

    def _until_stopped(self) -> None:
        failures = 0

        def went_well() -> None:
            nonlocal failures
            failures = 0

        while not self._stopping.is_set():
            try:
                self._rounds(went_well)
            except (DatabaseError, EngineError, OSError, SurroundingsFailed, Forked, Tampered, Skipped) as error:
                if isinstance(error, EngineError) and aside.is_unreadable(error):
                    aside.mark(self._replica)
                self._report(Away(_said(error)))
                wait = self._backoff[min(failures, len(self._backoff) - 1)]
                failures += 1
                self._stopping.wait(wait)

    def _rounds(self, went_well: Callable[[], None]) -> None:
        """Rounds on one set of connections, until stopped or until something fails; tells of each that went well."""
        writer = ReplicaWriter(self._replica, self._shelf)
        try:
            if writer.stale():
                writer.refold(lambda done, total: self._report(Refolding(done, total)))
                self._report(Refolded())
            store = self._open_store()
            try:
                journal = connect(self._journal)
                try:
                    writer.mark()
                    self._loop(Written(journal), writer, store, went_well)
                finally:
                    journal.close()
            finally:
                store.close()
        finally:
            writer.close()

    def _loop(self, journal: Written, writer: ReplicaWriter, store: Store, went_well: Callable[[], None]) -> None:
        first = True
        while not self._stopping.is_set():
            woken = self._wake.wait(0 if first else POLL_SECONDS)
            self._wake.clear()
            if not (woken or first or store.changed()):
                continue
            first = False
            more = True
            while more and not self._stopping.is_set():
                done = exchange(journal, self._desk, writer, store)
                went_well()
                self._report(done)
                more = done.more


def _said(error: Exception) -> str:
    if isinstance(error, Forked):
        return (
            "De gedeelde opslag is niet die van deze desk: de volgorde klopt niet met wat hier bekend is. "
            "Er wordt niets overgenomen; waarschuw de beheerder."
        )
    if isinstance(error, Tampered | Skipped):
        return "De gedeelde opslag spreekt zichzelf tegen. Er wordt niets overgenomen; waarschuw de beheerder."
    if isinstance(error, aside.Damaged):
        return f"{error} De desk gaat door; alles blijft in het journaal."
    if isinstance(error, EngineError):
        return (
            f"De overzichten op deze computer kunnen niet worden bijgewerkt ({getattr(error, 'orig', None) or error}). "
            "Controleer of de schijf ruimte heeft; alles blijft in het journaal."
        )
    return f"De gedeelde opslag is niet bereikbaar ({error}). De desk gaat door; alles blijft in het journaal."
