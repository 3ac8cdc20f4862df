"""A desk's three places in one folder, without threads: for tests that stop between any two steps."""

from collections.abc import Callable, Sequence
from pathlib import Path

from desks import new_home
from keyed import KEY
from made_facts import made

from desk.fact import Fact
from desk.journal.journal import Journal, Written, desks_of, read_after
from desk.presence import Beat, Presence
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import ReplicaWriter
from desk.storage.facts import FACT_COLUMNS, to_values
from desk.storage.files import OperationalError, connect, transaction
from desk.sync.exchange import Round, exchange
from desk.sync.store import Agreed, Cursor, Store

_INSERT = f"INSERT INTO fact ({', '.join(FACT_COLUMNS)}) VALUES ({', '.join('?' * len(FACT_COLUMNS))})"


class Node:
    """Journal and replica of one desk, and rounds with a store."""

    def __init__(self, path: Path) -> None:
        self.home = new_home(path)
        journal = Journal(self.home.journal, lambda _: None, key=KEY)
        self.desk = journal.desk
        journal.stop()
        self.open()

    def open(self) -> None:
        """Open the files, as at a start."""
        self.journal = connect(self.home.journal, KEY)
        self.replica = ReplicaWriter(self.home.replica, ProfileShelf(), KEY)

    def close(self) -> None:
        """Let go of the files, as at an end, however it comes."""
        self.journal.close()
        self.replica.close()

    def write(self, *facts: Fact) -> None:
        """What the journal's thread does."""
        with transaction(self.journal) as connection:
            connection.executemany(_INSERT, [to_values(fact) for fact in facts])

    def type(self, count: int = 1, data: object = None, subject: str = "") -> list[Fact]:
        """The next facts of this desk, written in its journal."""
        (last,) = self.journal.execute("SELECT coalesce(max(seq), 0) FROM fact").fetchone()
        more = {"subject": subject} if subject else {}
        facts = [made(self.desk, last + 1 + number, data, **more) for number in range(count)]
        self.write(*facts)
        return facts

    def round(self, store: Store) -> Round:
        """One round."""
        return exchange(Written(self.journal), self.desk, self.replica, store)

    def rounds(self, store: Store) -> None:
        """Rounds until there is nothing more."""
        while self.round(store).more:
            pass

    def agreed(self) -> list[Fact]:
        """The log as this desk has it."""
        return self.replica.facts_after(0, -1)

    def written(self) -> list[Fact]:
        """What this desk wrote."""
        return [fact for desk in desks_of(self.journal) for fact in read_after(self.journal, desk, 0)]


class FaultyStore:
    """A store over a bad line: `faults` says for each call to come whether the question or the answer is lost."""

    def __init__(self, store: Store, faults: Sequence[str] = ()) -> None:
        self.store, self.faults = store, list(faults)

    def _fault(self) -> str:
        return self.faults.pop(0) if self.faults else ""

    def append(self, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
        fault = self._fault()
        if fault == "question":
            raise OperationalError("lost on the way there")
        done = self.store.append(cursor, facts)
        if fault == "answer":
            raise OperationalError("lost on the way back")
        return done

    def pull(self, cursor: Cursor, limit: int) -> list[Agreed]:
        fault = self._fault()
        if fault == "question":
            raise OperationalError("lost on the way there")
        found = self.store.pull(cursor, limit)
        if fault == "answer":
            raise OperationalError("lost on the way back")
        return found

    def at(self, positions: Sequence[int], /) -> list[Agreed]:
        return self.store.at(positions)

    def head(self) -> Cursor:
        return self.store.head()

    def changed(self) -> bool:
        return self.store.changed()

    def met(self) -> bool:
        return self.store.met()

    def listen(self, wake: Callable[[], None]) -> None:
        self.store.listen(wake)

    def beat(self, presence: Presence | None) -> Beat:
        return self.store.beat(presence)

    def keep_snapshot(self, at: Cursor, form: str, file: Path) -> None:
        self.store.keep_snapshot(at, form, file)

    def snapshot(self, form: str, file: Path) -> Cursor | None:
        return self.store.snapshot(form, file)

    def snapshot_key(self, at: Cursor) -> bytes:
        return self.store.snapshot_key(at)

    def snapshot_at(self, form: str) -> int:
        return self.store.snapshot_at(form)

    def close(self) -> None:
        self.store.close()
