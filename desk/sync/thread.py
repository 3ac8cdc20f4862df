"""The sync thread: rounds between journal, store and replica, when woken and when the store changed.

It alone writes the replica. Whatever fails in the surroundings is reported and tried again; calls go on. In between it
tells the store that this desk lives, and what is open on it.
"""

import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from desk.clock import Clock, SystemClock
from desk.errors import SurroundingsFailed
from desk.fact import to_ticks
from desk.journal.journal import Written
from desk.presence import ALIVE, Presence
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import FORM, ReplicaFailed, ReplicaWriter
from desk.storage import aside
from desk.storage.files import DatabaseError, connect
from desk.sync import erasing, snapshots
from desk.sync.exchange import BATCH, BIG_BATCH, Round, Sent, Skipped, Waits, exchange, parted_at
from desk.sync.gate import Gate
from desk.sync.keeping import Keeping, Rule
from desk.sync.reports import BROKEN, Away, Catching, Heard, Refolded, Refolding, Shut, SyncReport, Twin, away, shut
from desk.sync.store import Cursor, Forked, Store, Tampered

__all__ = ["Away", "Catching", "Heard", "Refolded", "Refolding", "Shut", "SyncReport", "SyncThread"]

POLL_SECONDS = 0.1
BEAT_SECONDS = 10.0
SOON_SECONDS = 1.0
"""What people did at one desk is told, and asked for at the others, at most so often: presence is no hurry."""
SWITCH_SECONDS = 0.001
"""So long the interpreter may stay with one thread. Python's own 5 ms, several times over, is what an answer would wait
to be kept while years of facts are folded beside it (measured: 4.2 times the quiet worst case, at 1 ms 2.5 times)."""
BACKOFF_SECONDS = (1.0, 2.0, 5.0, 10.0)
_FAILS = (DatabaseError, OSError, SurroundingsFailed)
_ASTRAY = (Forked, Tampered, Skipped, Waits)
_ALIVE_TICKS = round(ALIVE.total_seconds() * 1_000_000)


class Belongs(Protocol):
    """Opens the store that a desk shares, and no other; `desk.sync.belonging.Belonging` in the program."""

    def open(self, replica: Cursor) -> Store:
        """The store, for a desk whose replica stands there. Raises Elsewhere before anything is read or told."""
        ...

    def went_well(self, replica: Cursor, at: int) -> None:
        """A round with it went well, at `at` (µs UTC)."""
        ...


class SyncThread:
    """Runs `exchange` until stopped. `report` is called on this thread.

    `backoff` are the seconds to wait after the first, second, ... failure in a row; the last one goes on. `clock` is
    that of this computer. With `belongs` that opens the store; `open_store` alone follows whatever is there. `key` is
    that of journal and replica, `rule` how long content of old reports stays (none: always).
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
        clock: Clock | None = None,
        belongs: Belongs | None = None,
        key: bytes = b"",
        rule: Rule | None = None,
    ) -> None:
        self._belongs, self._key = belongs, key
        self._backoff = tuple(backoff)
        self._journal, self._desk, self._replica = journal, desk, replica
        self._open_store, self._shelf, self._report = open_store, shelf, report
        self._clock = clock or SystemClock()
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
        self._maker = snapshots.SnapshotMaker(replica, open_store, key)
        self._presence: Presence | None = None
        self._told: Presence | None = None
        self._next_beat = self._next_tell = self._next_ask = 0.0
        self._met: tuple[Presence, ...] = ()
        self._facts_gate, self._presence_gate = Gate(self._backoff), Gate(self._backoff)
        self._shut = Shut("")
        self._keeping = Keeping(rule, report, lambda: to_ticks(self._clock.wall()))
        self._news = False
        self._first_alive = True
        self._no_snapshot = False

    def start(self) -> None:
        """Begin."""
        sys.setswitchinterval(min(sys.getswitchinterval(), SWITCH_SECONDS))
        self._thread.start()

    def wake(self) -> None:
        """There is something to push, or to pull."""
        self._news = True
        self._wake.set()

    def present(self, presence: Presence) -> None:
        """What to tell other desks of this one; its `position` and `at` are filled in here."""
        self._presence = presence
        self._wake.set()

    def fetch(self, reports: Iterable[str]) -> None:
        """Somebody opens old reports: what is not here of them comes from the store, and is told."""
        self._keeping.ask(reports)
        self._wake.set()

    def stop(self, timeout: float = 5.0) -> None:
        """End after the round that runs."""
        self._stopping.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout)
        self._maker.stop(timeout)

    def _run(self) -> None:
        ended = False
        try:
            self._until_stopped()
            ended = True
        finally:
            # A bug must not stop the sharing in silence; the error itself goes on to the interpreter.
            if not ended:
                self._report(Away(BROKEN))

    def _until_stopped(self) -> None:
        failures = 0

        def went_well() -> None:
            nonlocal failures
            failures = 0

        while not self._stopping.is_set():
            try:
                self._rounds(went_well)
            except snapshots.Stopped:
                return
            except (DatabaseError, ReplicaFailed, OSError, SurroundingsFailed, *_ASTRAY) as error:
                if isinstance(error, ReplicaFailed) and aside.is_unreadable(error):
                    aside.mark(self._replica)
                self._report(away(error))
                wait = self._backoff[min(failures, len(self._backoff) - 1)]
                failures += 1
                self._stopping.wait(wait)

    def _rounds(self, went_well: Callable[[], None]) -> None:
        """Rounds on one set of connections, until stopped or until something fails; tells of each that went well."""
        writer = ReplicaWriter(self._replica, self._shelf, self._key)
        try:
            if writer.stale():
                writer.refold(lambda done, total: self._report(Refolding(done, total)))
                self._report(Refolded())
            store = self._open_store() if self._belongs is None else self._belongs.open(writer.cursor())
            try:
                journal = connect(self._journal, self._key)
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
        store.listen(self.wake)
        # Before anything else: what is written from now on is written in the time that all desks share.
        self._hear(store, None)
        self._told, self._next_tell = None, 0.0
        # Being away is what was said last.
        self._shut = Shut("")
        self._begin_with_snapshot(writer, store)
        news = True
        while not self._stopping.is_set():
            if news or store.changed() or self._facts_gate.due:
                self._until_equal(journal, writer, store, went_well)
            self._keep(journal, writer, store)
            self._tell(writer, store)
            self._wake.wait(POLL_SECONDS)
            self._wake.clear()
            news, self._news = self._news, False

    def _until_equal(
        self, journal: Written, writer: ReplicaWriter, store: Store, went_well: Callable[[], None]
    ) -> None:
        """Rounds until nothing waits here and nothing new is there."""
        limit, far, sent = BATCH, False, Sent()
        while not self._stopping.is_set():
            try:
                done = self._exchange(journal, writer, store, limit, sent)
            except Tampered as error:
                parted = parted_at(journal, self._desk, writer, store)
                if parted is None:
                    raise
                raise Twin(parted.agreed, signed=parted.signed) from error
            went_well()
            writer.erases |= done.healed
            if self._belongs is not None:
                self._belongs.went_well(writer.cursor(), to_ticks(self._clock.wall()))
            self._say_if_shut()
            self._report(done)
            self._keeping.came()
            if not done.more:
                break
            limit = BIG_BATCH
            cursor, head = writer.cursor(), store.head()
            if head.position - cursor.position > snapshots.FAR:
                far = True
                self._report(Catching(cursor.position, head.position))
            self._tell(writer, store)
        else:
            return
        cursor = writer.cursor()
        if far:
            _check_whole(writer, cursor)
        if writer.erases:
            self._erase(journal, writer, store)
        first = self._first_alive or self._keeping.archive
        self._maker.consider(store, cursor.position, first=first)

    def _keep(self, journal: Written, writer: ReplicaWriter, store: Store) -> None:
        """Old reports: first what somebody waits for; what may go goes when nobody is in a call here."""
        self._keeping.serve(writer, store)
        presence = self._presence
        if presence is None or not presence.in_call:
            held = () if presence is None else presence.reports
            self._keeping.step(journal, writer, store, held)

    def _exchange(self, journal: Written, writer: ReplicaWriter, store: Store, limit: int, sent: Sent) -> Round:
        """A round; where the store takes nothing but can be read, one that pulls only."""
        if not self._facts_gate.open:
            return exchange(journal, self._desk, writer, store, limit, sent, push=False)
        try:
            done = exchange(journal, self._desk, writer, store, limit, sent)
        except aside.Damaged:
            raise
        except _FAILS as error:
            if not sent.offered:
                raise
            sent.offered = False
            # What fails as well without pushing is away.
            done = exchange(journal, self._desk, writer, store, limit, sent, push=False)
            self._facts_gate.refused(error)
        else:
            self._facts_gate.took()
        return done

    def _erase(self, journal: Written, writer: ReplicaWriter, store: Store) -> None:
        """Carry out what came or was left; a store that takes nothing now is asked again after the next round."""
        try:
            # Until another login did so, it is looked at after each round.
            writer.erases = not erasing.carry_out(writer, journal, store, self._report)
        except aside.Damaged:
            raise
        except _FAILS:
            if store.head() != writer.cursor():
                raise

    def _say_if_shut(self) -> None:
        """Tell once that the store takes nothing, and once that it does again."""
        now = shut(self._facts_gate.why or self._presence_gate.why)
        if bool(now.message) != bool(self._shut.message):
            self._shut = now
            self._report(now)

    def _begin_with_snapshot(self, writer: ReplicaWriter, store: Store) -> None:
        """A desk that knows nothing takes over the rows that another desk folded; from there on it pulls."""
        if self._no_snapshot or writer.cursor().position or store.snapshot_at(FORM) < snapshots.FAR:
            return
        # Once: where it does not fit, pulling has begun before this is asked again.
        self._no_snapshot = True

        def progress(done: int, total: int) -> None:
            if self._stopping.is_set():
                raise snapshots.Stopped
            self._report(Catching(done, total))

        if snapshots.take_over(store, self._replica, progress, self._key) is not None:
            self._report(Refolded())

    def _tell(self, writer: ReplicaWriter, store: Store) -> None:
        """Tell that this desk lives, every few seconds and soon after what it has to tell changed; hear of others."""
        now, presence = time.monotonic(), self._presence
        fresh = presence != self._told or self._presence_gate.due
        if now >= self._next_beat or (fresh and now >= self._next_tell):
            self._next_tell = now + SOON_SECONDS
            if presence is not None and self._presence_gate.open:
                at, position = to_ticks(self._clock.wall()), writer.cursor().position
                self._beat(store, replace(presence, at=at, position=position))
            else:
                self._hear(store, None)
            self._told, self._next_beat = presence, time.monotonic() + BEAT_SECONDS
        elif now >= self._next_ask and store.met():
            self._hear(store, None, told_anew=True)

    def _beat(self, store: Store, presence: Presence) -> None:
        """Tell it; a store that takes nothing is only asked."""
        try:
            self._hear(store, presence)
        except aside.Damaged:
            raise
        except _FAILS as error:
            # What fails as well without telling is away.
            self._hear(store, None)
            self._presence_gate.refused(error)
        else:
            self._presence_gate.took()
        self._say_if_shut()

    def _hear(self, store: Store, presence: Presence | None, *, told_anew: bool = False) -> None:
        """Hear the store's clock and who lives; `told_anew`: of no interest unless somebody did something."""
        before = self._clock.boot()
        beat = store.beat(presence)
        after = self._clock.boot()
        self._next_ask = time.monotonic() + SOON_SECONDS
        met, self._met = self._met, tuple(replace(known.told, at=0, position=0) for known in beat.desks)
        if told_anew and met == self._met:
            return
        self._keeping.hears(known.told.desk for known in beat.desks)
        alive = [known.told.desk for known in beat.desks if known.seen > beat.at - _ALIVE_TICKS]
        self._first_alive = self._desk <= min(alive, default=self._desk)
        self._report(Heard(beat, (before + after) / 2, after - before))


def _check_whole(writer: ReplicaWriter, at: Cursor) -> None:
    """After much was taken over at once: no fact is missing. The chain was checked with every batch."""
    count = writer.count()
    if writer.cursor() != at or count != at.position:
        raise Skipped(f"{count} facts up to {at.position}")
