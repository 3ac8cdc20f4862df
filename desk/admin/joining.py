"""`store join URL`: moves a desk with its history to another store, as an explicit act of somebody.

All that the desk knows goes to the new store; there nothing is lost by doing it again, so an interrupted move is
simply repeated. Then the replica is made afresh from that store beside the former one, and only at the end do the
settings name it: until then the desk belongs to its former store. Nothing is deleted.
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from desk.admin.files import check_current, connection_to
from desk.admin.hints import command, facts
from desk.admin.leftovers import ASIDE, thin_replicas
from desk.admin.output import note, say
from desk.admin.stores import at_store
from desk.admin.vouching import beside
from desk.errors import Refused, SurroundingsFailed
from desk.fact import Fact, to_ticks
from desk.facts.desk import DeskSetUp
from desk.home import Home
from desk.journal.journal import Written, desks_of, keep_shared, read_after, shared_of
from desk.lock import HomeLock
from desk.record import record
from desk.replica.others import DeskInfo
from desk.replica.reader import ReplicaReader
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import ReplicaWriter
from desk.settings import Settings, change, named_store, read
from desk.storage import aside
from desk.storage.files import prepare
from desk.sync.address import Address, SqliteAddress, parse
from desk.sync.belonging import Shared, name_in, shared_from
from desk.sync.exchange import check
from desk.sync.opening import opens_for
from desk.sync.store import Cursor, Forked, Store

_BATCH = 500
_PULLED = 4000


@record
class Joined:
    """What was done: facts that were offered, where the log ends now, the former replica's name, and the other desks
    there that use this desk's letter."""

    offered: int
    head: int
    aside: str
    same_letter: tuple[DeskInfo, ...]
    code: str


def join_store(home: Home, url: str, code: str) -> int:
    """Say what `join` does. 1 when another desk there has the same letter."""
    address = parse(url)
    done = join(home, address, code)
    stand = "staat" if done.offered == 1 else "staan"
    say(f"{facts(done.offered)} van deze desk {stand} in {address}; de opslag telt nu {facts(done.head)}")
    say(f"De vorige overzichten staan apart als {done.aside}; instellingen noemen nu de nieuwe opslag")
    for line in thin_replicas(home):
        say(line)
    named = os.environ.get("NACHTWACHT_STORE", "").strip()
    if named and parse(named) != address:
        note(f"let op: NACHTWACHT_STORE noemt {named} en gaat voor de instellingen. Haal het weg of wijzig het.")
    for other in done.same_letter:
        note(
            f"let op: letter {done.code} is daar ook van {other.name or other.desk}; twee meldingen kunnen dan "
            "hetzelfde kenmerk krijgen. Geef deze desk een eigen letter, op de plaats van X: "
            f"{command('store', 'join', address, '--code', 'X', home=home)}"
        )
    return 1 if done.same_letter else 0


def join(home: Home, address: Address, code: str = "", opens: Callable[[Address], Store] | None = None) -> Joined:
    """Move the desk in `home` to the store at `address`, under a new letter if `code` is given.

    Raises SurroundingsFailed while a window has this home, when the store cannot be reached or is a file that is not
    there (a slip of the pen begins no store), and when it holds other facts under our numbers; Refused for a letter
    that is in use there. May be repeated.
    """
    code = _letter(code)
    check_current(home.journal, "journal", home.key)
    with ExitStack() as held:
        held.callback(HomeLock(home.path).release)
        now = datetime.now(UTC)
        prepare(home.replica, "replica", now, home.key)
        settings = read(home.path)
        room = Path(held.enter_context(tempfile.TemporaryDirectory(prefix=".overstap-", dir=home.path)))
        fresh = room / "replica.db"
        prepare(fresh, "replica", now, home.key)
        store = held.enter_context(at_store(address, make=False, opens=opens or opens_for(home, share=True)))
        writer = ReplicaWriter(fresh, ProfileShelf(), home.key)
        try:
            writer.mark()
            _pull(store, writer)
            with connection_to(home.journal, home.key) as journal:
                desks = desks_of(journal)
                others = tuple(info for info in _desks_in(fresh, home.key) if info.desk not in desks)
                if code and any(info.code == code for info in others):
                    raise Refused(
                        f"Letter {code} is daar al in gebruik. Kies een andere letter; er is niets veranderd."
                    )
                _has_what_is_not_here(home, fresh)
                offered = _push(store, _known(home, settings, address, journal))
            _pull(store, writer)
            mine = _mine(fresh, desks, home.key)
            if code and mine is not None and mine.code != code:
                renamed = DeskSetUp(mine.name, code, mine.profile)
                desk = beside(home, now, profile=mine.profile)
                store.append(store.head(), [*desk.begun, desk.fact(renamed, mine.desk, now), *desk.over(now)])
                _pull(store, writer)
            head = writer.cursor()
        finally:
            writer.close()
        letter = code or (mine.code if mine else "")
        kept = _swap(home, fresh, now)
        change(home.path, store=str(address))
        # At the very end: a desk whose move broke off before this says so at its start, or is there already.
        keep_shared(home.journal, Shared(name_in(home, address), head, to_ticks(now)).to_text(), home.key)
    same = tuple(info for info in others if letter and info.code == letter)
    return Joined(offered, head.position, kept, same, letter)


def _has_what_is_not_here(home: Home, fresh: Path) -> None:
    """Raises SurroundingsFailed where the other store lacks content that is not on this desk either: moving gives it
    what this desk has, and nobody would look for the rest."""
    writer, there = ReplicaWriter(home.replica, ProfileShelf(), home.key), ReplicaReader(fresh, home.key)
    try:
        lacking = sorted(writer.lacking_after(0))
        left = len(lacking) - there.holds(lacking)
        archives = writer.archives()
    finally:
        writer.close()
        there.close()
    if left:
        names = {info.desk: info.name for info in _desks_in(home.replica, home.key)}
        whose = (
            " of ".join(sorted({names.get(desk) or "een desk zonder naam" for desk in archives})) or "een archiefdesk"
        )
        raise SurroundingsFailed(
            f"Van oudere meldingen heeft deze desk alleen de kop ({facts(left)}), en de andere opslag heeft die niet. "
            f"Er is niets veranderd. Laat eerst {whose} overstappen; die heeft alles."
        )


def _letter(code: str) -> str:
    letter = code.strip().upper()
    if code and not (letter.isascii() and letter.isalnum() and len(letter) <= 4):
        raise Refused("De letter van de desk bestaat uit 1 tot 4 letters of cijfers, bijvoorbeeld A.")
    return letter


def _known(home: Home, settings: Settings, address: Address, journal: Any) -> Iterator[Fact]:
    """All that this desk knows, each in its order: the agreed log, what the former store has beyond it (a roster that
    was read in while the window was closed), and what waits in the journal."""
    writer = ReplicaWriter(home.replica, ProfileShelf(), home.key)
    try:
        cursor, at = writer.cursor(), 0
        bare = writer.lacking_after(0)
        while facts := writer.facts_after(at, _PULLED):
            yield from (fact for fact in facts if fact.id not in bare)
            at += len(facts)
        own = {desk: writer.own_seq(desk) for desk in desks_of(journal)}
    finally:
        writer.close()
    for former in _former(home, settings, address, shared_of(journal)):
        yield from _beyond(home, former, cursor)
    written = Written(journal)
    for desk, seq in own.items():
        waiting = read_after(journal, desk, seq)
        bare = written.lacking(waiting)
        yield from (fact for fact in waiting if fact.id not in bare)


def _former(home: Home, settings: Settings, address: Address, remembered: str) -> list[Address]:
    """The stores that this desk may have worked with until now, the new one not among them."""
    shared = shared_from(remembered)
    names = [shared.address if shared is not None else "", named_store(settings), settings.store]
    found = [parse(name) for name in dict.fromkeys(names) if name]
    if home.store.exists():
        found.append(SqliteAddress(home.store))
    return [each for each in dict.fromkeys(found) if each != address]


def _beyond(home: Home, former: Address, cursor: Cursor) -> list[Fact]:
    """What a former store agreed on after `cursor`; nothing when it is another one's, or cannot be reached: said."""
    found: list[Fact] = []
    try:
        with at_store(former, make=False, opens=opens_for(home)) as store:
            try:
                while batch := store.pull(cursor, _PULLED):
                    check(cursor, batch)
                    found += [agreed.fact for agreed in batch]
                    cursor = batch[-1].cursor
            except Forked:
                return []
    except SurroundingsFailed as error:
        note(f"let op: de vorige opslag is niet gelezen; wat deze desk daarvan niet wist gaat niet mee. {error}")
    return found


def _push(store: Store, known: Iterable[Fact]) -> int:
    """Offer facts to a store, a batch at a time; those that are there are skipped there. Gives how many."""
    waiting, offered = iter(known), 0
    while batch := list(islice(waiting, _BATCH)):
        store.append(store.head(), batch)
        offered += len(batch)
        if offered % (20 * _BATCH) < _BATCH:
            note(f"{facts(offered)} aangeboden")
    return offered


def _pull(store: Store, writer: ReplicaWriter) -> None:
    while batch := store.pull(cursor := writer.cursor(), _PULLED):
        check(cursor, batch)
        writer.take(batch)
        note(f"{facts(batch[-1].position)} overgenomen")


def _desks_in(replica: Path, key: bytes) -> list[DeskInfo]:
    reader = ReplicaReader(replica, key)
    try:
        return [row for row in reader.rows("desk") if isinstance(row, DeskInfo)]
    finally:
        reader.close()


def _mine(replica: Path, desks: tuple[str, ...], key: bytes) -> DeskInfo | None:
    """The row of this desk's newest incarnation that has one."""
    rows = {info.desk: info for info in _desks_in(replica, key)}
    return next((rows[desk] for desk in reversed(desks) if desk in rows), None)


def _swap(home: Home, fresh: Path, now: datetime) -> str:
    """The fresh replica in the place of the former, which is kept; gives its name."""
    kept = aside.set_aside(home.replica, now, ASIDE)
    fresh.rename(home.replica)
    return kept.name
