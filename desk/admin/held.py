"""What the desk of a home holds of the roster, for commands that only look: nothing is written, nothing waited for.

That is the replica, the facts in its journal that wait, and what the store has beyond those (a roster that was read in
while the window was closed): a file at once, a server when it answers within moments.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from itertools import chain
from queue import Empty, Queue
from threading import Thread
from typing import Any, TypeVar, cast

from desk.admin.files import check_current, connection_to
from desk.admin.output import note
from desk.admin.stores import at_store
from desk.errors import SurroundingsFailed
from desk.fact import Fact, to_ticks
from desk.home import Home
from desk.journal.journal import desks_of, read_after
from desk.replica.others import FOREVER, other_row, span_ticks
from desk.replica.reader import ReplicaReader
from desk.roster.book import KINDS, Book
from desk.settings import read
from desk.shown_others import row_id
from desk.sync.address import Address, SqliteAddress
from desk.sync.belonging import known_in
from desk.sync.opening import address_of
from desk.sync.store import Cursor, Store

_TIMED = ("duty", "absence", "override")
_BATCH = 5000
PATIENCE = 2.0
"""Seconds that a server has to tell what it has beyond this desk: somebody waits for a number."""
T = TypeVar("T")


def held_in(
    home: Home, held: ExitStack, kinds: Collection[str] = KINDS
) -> tuple[ReplicaReader | None, dict[str, list[Fact]]]:
    """The replica at one moment (None: not made yet) and, by subject, the facts of some kinds that are not in it."""
    if not home.replica.exists() and not home.store.exists() and not home.journal.exists():
        raise SurroundingsFailed(f"{home.path}: hier staat nog geen desk. Controleer de map, of lees een rooster in.")
    reader: ReplicaReader | None = None
    if home.replica.exists():
        check_current(home.replica, "replica", home.key)
        reader = ReplicaReader(home.replica, home.key)
        held.callback(reader.close)
        held.enter_context(reader.at_one_moment())
    extra: dict[str, list[Fact]] = {}
    seen: set[str] = set()
    for fact in chain(_in_store(home, reader), waiting_in(home, reader)):
        if fact.kind in kinds and fact.id not in seen:
            seen.add(fact.id)
            extra.setdefault(fact.subject, []).append(fact)
    return reader, extra


def rows_in(home: Home, kinds: Collection[str]) -> dict[str, dict[str, Any]]:
    """The rows of some kinds that have no hours, by kind and subject."""
    with ExitStack() as held:
        reader, extra = held_in(home, held, kinds)
        known = {
            kind: {row_id(row): row for row in (reader.rows(kind) if reader is not None else ())} for kind in kinds
        }
        for subject, facts in extra.items():
            agreed = reader.facts_of(subject) if reader is not None else []
            ids = {fact.id for fact in agreed}
            every = [*agreed, *(fact for fact in facts if fact.id not in ids)]
            row = other_row(every[0].kind, subject, every)
            if row is None:
                known[every[0].kind].pop(subject, None)
            else:
                known[every[0].kind][subject] = row
    return known


def waiting_in(home: Home, reader: ReplicaReader | None) -> Iterator[Fact]:
    """What the window wrote and the replica (None: not made yet) does not have; a store may have got it meanwhile."""
    if home.journal.exists():
        check_current(home.journal, "journal", home.key)
        with connection_to(home.journal, home.key) as journal:
            for desk in desks_of(journal):
                yield from read_after(journal, desk, reader.own_seq(desk) if reader is not None else 0)


def _in_store(home: Home, reader: ReplicaReader | None) -> list[Fact]:
    """What the store has beyond the replica; where it cannot be read soon, that is said and done without."""
    try:
        address = address_of(home, read(home.path))
        if isinstance(address, SqliteAddress) and not address.path.exists():
            return []
        cursor = reader.cursor() if reader is not None else Cursor()
        tail = partial(_tail, address, known_in(home).open, cursor)
        return tail() if isinstance(address, SqliteAddress) else soon(tail, address.name)
    except SurroundingsFailed as error:
        note(f"let op: de opslag is niet gelezen, dit is wat deze desk zelf weet. {error}")
        return []


def _tail(address: Address, opens: Callable[[Address], Store], cursor: Cursor) -> list[Fact]:
    found: list[Fact] = []
    with at_store(address, make=False, opens=opens) as store:
        while batch := store.pull(cursor, _BATCH):
            found += [agreed.fact for agreed in batch]
            cursor = batch[-1].cursor
    return found


def soon(work: Callable[[], T], name: str, seconds: float = PATIENCE) -> T:
    """What `work` gives; SurroundingsFailed when it takes longer than `seconds`, whatever it hangs on.

    A name that is not found, a safe that asks and a server that listens and says nothing each have waits of their own,
    one after the other: only a thread that is left behind has one end to all of them. The program ends without it.
    """
    done: Queue[tuple[T | None, SurroundingsFailed | None]] = Queue()

    def run() -> None:
        try:
            done.put((work(), None))
        except SurroundingsFailed as error:
            done.put((None, error))

    Thread(target=run, name="tail", daemon=True).start()
    try:
        result, failed = done.get(timeout=seconds)
    except Empty:
        raise SurroundingsFailed(f"{name} antwoordt niet binnen {seconds:g} seconden.") from None
    if failed is not None:
        raise failed
    return cast("T", result)


def book_of(reader: ReplicaReader | None, extra: dict[str, list[Fact]], start: datetime, until: datetime) -> Book:
    """The roster with the duties that matter from `start` until `until`, what is not agreed yet on top."""
    since, before = to_ticks(start), min(FOREVER, to_ticks(until))
    rows: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for kind in KINDS if reader is not None else ():
        span = (since, before) if kind in _TIMED else (0, FOREVER)
        rows[kind] = {row_id(row): row for row in reader.rows(kind, *span)} if reader is not None else {}
    for subject, facts in extra.items():
        agreed = reader.facts_of(subject) if reader is not None else []
        known = {fact.id for fact in agreed}
        every = [*agreed, *(fact for fact in facts if fact.id not in known)]
        kind = every[0].kind
        row = other_row(kind, subject, every)
        if row is None or not _matters(row, kind, since, before):
            rows[kind].pop(subject, None)
        else:
            rows[kind][subject] = row
    return Book(rows)


def _matters(row: Any, kind: str, since: int, before: int) -> bool:
    at, until = span_ticks(row)
    return kind not in _TIMED or (until > since and at < before)
