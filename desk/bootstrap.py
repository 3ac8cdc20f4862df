"""Builds a desk from its folder: the only file that knows every part. Tests and the window use the same."""

import queue
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from desk import settings
from desk.clock import Clock, SteadyTime, SystemClock
from desk.desk import Desk, Post
from desk.home import Home
from desk.hourly import AutomaticCopies
from desk.journal.journal import Journal, ballast_of
from desk.lock import HomeLock
from desk.replica.reader import ReplicaReader
from desk.replica.shelf import ProfileShelf
from desk.storage.aside import Damaged
from desk.storage.converting import require_fit
from desk.storage.files import prepare
from desk.sync.belonging import Belonging, name_in, shared_from
from desk.sync.keeping import Rule
from desk.sync.opening import address_of, prepare_store, store_opener
from desk.sync.store import Store
from desk.sync.thread import BACKOFF_SECONDS, SyncThread

_TRIES = 3


class Inbox:
    """Brings what the threads report to the thread that asks for it: for tests and programs without a window."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def __call__(self, act: Callable[[], None]) -> None:
        self._waiting.put(act)

    def wait(self, until: Callable[[], bool], timeout: float = 10.0) -> bool:
        """Carry out what comes in until `until` holds; False if it did not within `timeout` seconds of silence."""
        while not until():
            try:
                self._waiting.get(timeout=timeout)()
            except queue.Empty:
                return False
        return True


def open_desk(
    home: Home,
    post: Post,
    *,
    clock: Clock | None = None,
    open_store: Callable[[], Store] | None = None,
    backoff: Sequence[float] = BACKOFF_SECONDS,
    rule: Rule | None = None,
) -> Desk:
    """Open the desk in `home` and start its threads. Raises SurroundingsFailed if that cannot be.

    `open_store` gives the shared store; without it NACHTWACHT_STORE counts, else the settings, else store.db in `home`.
    An address that cannot be keeps no desk from starting: it goes on without the store and says why. `backoff` are the
    seconds between attempts to reach a store that is away; `rule` is how long content of old reports stays, for tests.
    """
    clock = clock or SystemClock()
    home.prepare()
    require_fit(home.key, home.journal, home.replica, home.store)
    lock = HomeLock(home.path, window=True)
    ballast_of(home.journal).release_if_full()
    notices: list[str] = []
    try:
        for _ in range(_TRIES - 1):
            with suppress(Damaged):
                return _open(home, post, clock, open_store, backoff, lock, notices, rule)
            # The file is marked now: preparing it again looks through all of it and sets it aside.
        return _open(home, post, clock, open_store, backoff, lock, notices, rule)
    except BaseException:
        lock.release()
        raise


def _open(
    home: Home,
    post: Post,
    clock: Clock,
    open_store: Callable[[], Store] | None,
    backoff: Sequence[float],
    lock: HomeLock,
    notices: list[str],
    rule: Rule | None,
) -> Desk:
    chosen = settings.read(home.path)
    notices += [notice for notice in chosen.notices if notice not in notices]
    for path, kind in ((home.journal, "journal"), (home.replica, "replica")):
        notices += prepare(path, kind, clock.wall(), home.key).notices
    desk: Desk
    belonging: Belonging | None = None
    with ExitStack() as undo:
        journal = Journal(home.journal, lambda report: post(lambda: desk.journal_reported(report)), key=home.key)
        undo.callback(journal.stop)
        reader = ReplicaReader(home.replica, home.key)
        undo.callback(reader.close)
        told = journal.renew(reader.own_seq)
        notices += [told] if told else []
        journal.sign()
        if open_store is None:
            belonging = Belonging(
                home,
                lambda: address_of(home, chosen),
                shared_from(journal.shared()),
                lambda shared: post(lambda: journal.note_shared(shared.to_text())),
                lambda notice: post(lambda: desk.note(notice)),
                journal.desk[-8:],
            )
            # A desk whose store is in its own home keeps all: it is the store.
            rule = rule or Rule(_content_days, lambda: bool(name_in(home, address_of(home, chosen))))
            if not settings.named_store(chosen) and belonging.may_make_own(reader.cursor()):
                notices += prepare_store(home.store, home.key, clock.wall())[1]
        shelf = ProfileShelf()
        time = SteadyTime(clock, journal.anchor(), journal.last()[1])
        desk = Desk(journal, reader, shelf, time, notices=notices)
        undo.pop_all()
    sync = SyncThread(
        home.journal,
        journal.desk,
        home.replica,
        open_store or store_opener(home, chosen, journal.desk[-8:]),
        shelf,
        lambda report: post(lambda: desk.sync_reported(report)),
        backoff,
        clock,
        belonging,
        home.key,
        rule,
    )
    copies = AutomaticCopies(
        home,
        lambda: _copies_of(home),
        lambda failed: post(lambda: desk.note(failed)),
        made=lambda: post(lambda: desk.copied("automatisch")),
    )

    def let_go() -> None:
        copies.stop()
        lock.release()

    desk.connect(sync, let_go)
    journal.start()
    # Now, not only at the end: a desk that is killed goes on counting from here, whatever is done to the clock.
    journal.keep_anchor(time.anchor())
    sync.start()
    copies.start()
    put_back = journal.put_back()
    if put_back:
        desk.copied(put_back, back=True)
        journal.noted_put_back()
    desk.catch_up(post)
    return desk


def _content_days() -> int:
    # Imported here: a start does without.
    from desk.access.policy import policy

    return policy().content_days


def _copies_of(home: Home) -> Path | None:
    """Where this desk's copies go now; the settings may change while it works."""
    folder = settings.read(home.path).copies
    return Path(folder) if folder else None
