"""Whether a store is the one that this desk shares: what it remembers of the last one, what another address must hold.

A desk that is at another store by mistake shows nothing wrong, and its colleagues miss what it promises. So another
address than the one that was shared with last is followed only where it holds the log as this desk knows it: then it
is the same store under another name. Under its own name a store may be older or empty: that is healed.
"""

import json
import os
import shlex
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from desk.agreed import Cursor
from desk.errors import SurroundingsFailed
from desk.fact import from_ticks
from desk.home import Home, find_home
from desk.ids import canonical
from desk.journal.journal import shared_of
from desk.record import record
from desk.replica.reader import ReplicaReader
from desk.storage import aside
from desk.storage.files import DatabaseError, OperationalError, connect, reading
from desk.sync.address import Address, SqliteAddress
from desk.sync.opening import open_store, refuse_share, store_key
from desk.sync.reports import Elsewhere
from desk.sync.store import Forked, Store
from desk.words.times import dated_text

_AGAIN = 300 * 1_000_000
"""So long (µs) what is remembered may be behind while a desk works on."""


@record
class Shared:
    """The store that a desk shared with last: its `address` as `name_in` gives it, the place in the log that the desk
    knew there, and when that was (µs UTC)."""

    address: str
    cursor: Cursor
    at: int

    def to_text(self) -> str:
        """As it stands in the journal."""
        position, chain = self.cursor.position, self.cursor.chain.hex()
        return canonical({"address": self.address, "position": position, "chain": chain, "at": self.at}).decode()


def shared_from(text: str) -> Shared | None:
    """What `to_text` gave; None for no text."""
    if not text:
        return None
    data = json.loads(text)
    return Shared(data["address"], Cursor(data["position"], bytes.fromhex(data["chain"])), data["at"])


def name_in(home: Home, address: Address) -> str:
    """What the desk in `home` calls a store: empty for its own store.db, so that a home that moves takes it along."""
    own = isinstance(address, SqliteAddress) and os.path.realpath(address.path) == os.path.realpath(home.store)
    return "" if own else str(address)


def words_for(home: Home, name: str) -> str:
    """A store by what `name_in` calls it, for messages."""
    return name or f"de eigen opslag {home.store}"


def is_missing(address: Address) -> bool:
    """Whether it is a SQLite file that is not there: opening would make it."""
    return isinstance(address, SqliteAddress) and not address.path.exists()


class Known:
    """What a desk knows of the store that it shared with: the furthest of what it remembers and its replica's place.

    `note` hears what happened to a store's file when it was opened.
    """

    def __init__(
        self, home: Home, shared: Shared | None, replica: Cursor, note: Callable[[str], None] = lambda _: None
    ) -> None:
        self._home, self._shared, self._note = home, shared, note
        ahead = shared is not None and shared.cursor.position > replica.position
        self.cursor = shared.cursor if shared is not None and ahead else replica

    def is_nothing(self) -> bool:
        """Whether nothing was shared yet: any store will do."""
        return self.cursor.position == 0

    def is_at(self, address: Address) -> bool:
        """Whether this is, by its name, the store that was shared with. Where that was never noted, the desk's own."""
        name = name_in(self._home, address)
        if self._shared is None:
            return not name and self._home.store.exists()
        return name == self._shared.address

    def open(self, address: Address, name: str = "") -> Store:
        """The store at `address`, provided that this desk may follow it. Raises Elsewhere, in Dutch, where it may not,
        and what opening fails with. A file that is not followed is not made, moved or brought to another version."""
        if self.is_nothing() or self.is_at(address):
            return self._opened(address, name)
        store = self._holding(address, name)
        if store is None:
            raise Elsewhere(f"{self._past('deelde tot nu toe')} {self._now(address)}")
        return store

    def choose(self, address: Address) -> None:
        """Raises Elsewhere where a desk that is set to `address` would not follow it."""
        if self.is_nothing() or self.is_at(address):
            return
        store = self._holding(address)
        if store is None:
            raise Elsewhere(
                f"{self._past('deelt')} Op {words_for(self._home, name_in(self._home, address))} staat dat niet; er is "
                f"niets gekozen. Zet de desk over met: {self._move(address)}"
            )
        store.close()

    def _holding(self, address: Address, name: str = "") -> Store | None:
        """The store there, None unless its log has the place up to which this desk knows it."""
        if isinstance(address, SqliteAddress):
            refuse_share(address)
            if not _file_holds(address.path, self.cursor, store_key(self._home, address)):
                return None
        store = self._opened(address, name)
        try:
            store.pull(self.cursor, 0)
        except Forked:
            store.close()
            return None
        except BaseException:
            store.close()
            raise
        return store

    def _opened(self, address: Address, name: str) -> Store:
        return open_store(address, name, store_key(self._home, address, share=True), self._note)

    def _past(self, shares: str) -> str:
        if self._shared is None:
            return "Deze desk deelde eerder met een andere opslag; welke is niet meer bekend."
        with_whom = words_for(self._home, self._shared.address)
        return f"Deze desk {shares} met {with_whom}, laatst {_moment(self._shared.at)}."

    def _now(self, address: Address) -> str:
        former = "die opslag" if self._shared is None else self._shared.address
        back = f"Zet NACHTWACHT_STORE of de instellingen terug op {former}"
        if not former:
            back = "Maak NACHTWACHT_STORE en de opslag bij de instellingen leeg"
        return (
            f"Nu is {words_for(self._home, name_in(self._home, address))} ingesteld, en daar staat dat niet. Er wordt "
            f"niets gedeeld; alles blijft in het journaal. {back}, of zet de desk over met: {self._move(address)}"
        )

    def _move(self, address: Address) -> str:
        """How the desk is moved to a store as an explicit act, as it can be pasted in a shell."""
        beside = [] if self._home.path == find_home().path else ["--home", str(self._home.path)]
        join = shlex.join(["nachtwacht-admin", "store", "join", str(address), *beside])
        first = f"{shlex.join(['nachtwacht-admin', 'store', 'init', str(address)])} en dan: "
        return f"{first}{join}" if is_missing(address) else join


def known_in(home: Home) -> Known:
    """What the desk in `home` knows, also while its window works; nothing where there is no desk that can be read."""
    shared, replica = None, Cursor()
    try:
        if home.journal.exists():
            with reading(home.journal), closing(connect(home.journal, home.key)) as journal:
                shared = shared_from(shared_of(journal))
        if home.replica.exists():
            reader = ReplicaReader(home.replica, home.key)
            with closing(reader):
                replica = reader.cursor()
    except SurroundingsFailed:
        # The start says it, and looks at the store again.
        return Known(home, shared, replica)
    return Known(home, shared, replica)


class Belonging:
    """Opens the store of the desk in `home`, for its sync thread, and keeps what is remembered of it.

    `address` gives where the store is now, or raises SurroundingsFailed; `shared` is what was remembered until now.
    `remember` and `note` (something that people have to know, in Dutch) are called on the thread that opens.
    """

    def __init__(
        self,
        home: Home,
        address: Callable[[], Address],
        shared: Shared | None,
        remember: Callable[[Shared], None],
        note: Callable[[str], None],
        name: str = "",
    ) -> None:
        self._home, self._address, self._shared = home, address, shared
        self._remember, self._note, self._name = remember, note, name
        self._here = ""
        self._told = False

    def may_make_own(self, replica: Cursor) -> bool:
        """Whether store.db in the desk's folder is the store of a desk for which none is named: else it is not made."""
        known = Known(self._home, self._shared, replica)
        return known.is_nothing() or known.is_at(SqliteAddress(self._home.store))

    def open(self, replica: Cursor) -> Store:
        """The store of this desk, whose replica stands there. Raises as `Known.open`."""
        address = self._address()
        known = Known(self._home, self._shared, replica, self._note)
        self._here, self._told = name_in(self._home, address), False
        begins = known.is_nothing() and bool(self._here) and is_missing(address)
        store = known.open(address, self._name)
        if begins and isinstance(address, SqliteAddress):
            self._note(
                f"Op {address.path} stond nog geen opslag; deze desk is er een begonnen. Delen hier al desks, "
                "controleer dan NACHTWACHT_STORE (of de instellingen)."
            )
        return store

    def went_well(self, replica: Cursor, at: int) -> None:
        """A round with the opened store went well, at `at` (µs UTC): it is the one that this desk shares with."""
        last = self._shared
        soon = self._told and last is not None and at < last.at + _AGAIN and replica.position >= last.cursor.position
        if soon and last is not None and (last.cursor.position or not replica.position):
            return
        self._told = True
        self._shared = Shared(self._here, replica, at)
        self._remember(self._shared)


def _file_holds(path: Path, cursor: Cursor, key: bytes) -> bool:
    """Whether a SQLite store has this place in its log. Looked at as it is: it may be somebody else's."""
    if not path.exists() or not path.stat().st_size:
        return False
    try:
        with closing(connect(path, key)) as connection:
            row = connection.execute("SELECT chain FROM fact WHERE position = ?", (cursor.position,)).fetchone()
    except DatabaseError as error:
        if aside.is_unreadable(error) or (isinstance(error, OperationalError) and "no such" in str(error)):
            return False
        raise
    return row is not None and bool(row[0] == cursor.chain)


def _moment(at: int) -> str:
    """`za 21 nov 03:12`: as it is long ago as well as an hour, the day always stands there."""
    here = from_ticks(at)
    return dated_text(here, here)
