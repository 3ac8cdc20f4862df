"""Journal, replica and store of simulated desks as lists: the second implementation of what the files do.

`test_simulation_contract.py` holds them to what the real ones do. What survives a sudden end is in `Disk`; what a
process keeps in memory is in the desk that opened it (`station.py`).
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from desk.agreed import Agreed, Cursor
from desk.clock import Anchor
from desk.fact import Fact, from_ticks
from desk.ids import new_id
from desk.journal.place import why_anew
from desk.replica.judging import NOTHING, Judged
from desk.reports.card import card_row
from desk.reports.fold import fold
from desk.reports.view import look
from desk.rows import CardRow
from desk.sync.memory_store import MemoryLog, MemoryStore

Bits = Callable[[int], int]


@dataclass
class Disk:
    """What is in the two files of one home. `place` is where the files are, `noted` where they were made."""

    place: str
    noted: str = ""
    incarnation: str = ""
    former: tuple[str, ...] = ()
    written: list[Fact] = field(default_factory=list)
    anchor: Anchor | None = None
    log: list[Agreed] = field(default_factory=list)

    def copy(self, place: str) -> "Disk":
        """The same files elsewhere."""
        return replace(self, place=place, written=[*self.written], log=[*self.log])


class MemoryJournal:
    """What `desk.journal.journal.Journal` is to a desk, and `Written` to its sync thread."""

    def __init__(self, disk: Disk, bits: Bits) -> None:
        self._disk, self._bits = disk, bits
        if not disk.incarnation:
            self._begin(())

    @property
    def desk(self) -> str:
        return self._disk.incarnation

    def desks(self) -> tuple[str, ...]:
        return (*self._disk.former, self._disk.incarnation)

    def after(self, desk: str, seq: int, limit: int = -1) -> list[Fact]:
        found = sorted((f for f in self._disk.written if f.desk == desk and f.seq > seq), key=lambda fact: fact.seq)
        return found if limit < 0 else found[:limit]

    def lacking(self, facts: Sequence[Fact]) -> frozenset[str]:
        return frozenset()

    def pending(self, agreed: Callable[[str], int]) -> list[Fact]:
        return [fact for desk in self.desks() for fact in self.after(desk, agreed(desk))]

    def last(self) -> tuple[int, datetime | None]:
        written = self._disk.written
        seq = max((fact.seq for fact in written if fact.desk == self.desk), default=0)
        return seq, from_ticks(written[-1].recorded_at) if written else None

    def renew(self, agreed: Callable[[str], int]) -> str:
        disk = self._disk
        why = why_anew(agreed(disk.incarnation), self.last()[0], disk.noted, disk.place)
        if why:
            self._begin(self.desks())
        disk.noted = disk.place
        return why

    def commit(self, facts: Sequence[Fact]) -> None:
        """What the writer thread does with what was handed to it: all of it, or nothing."""
        self._disk.written += facts

    def anchor(self) -> Anchor | None:
        return self._disk.anchor

    def keep_anchor(self, anchor: Anchor) -> None:
        self._disk.anchor = anchor

    def close(self) -> None:
        """Nothing is held open."""

    def _begin(self, former: tuple[str, ...]) -> None:
        self._disk.incarnation, self._disk.former = new_id(0, self._bits), former
        self._disk.noted = self._disk.place


class MemoryReplica:
    """What `ReplicaWriter` is to the sync thread, and `ReplicaReader` to the window, for what a report needs."""

    def __init__(self, disk: Disk, cards: dict[tuple[str, ...], CardRow | None] | None = None) -> None:
        self._disk = disk
        self._cards = {} if cards is None else cards
        self._of: dict[str, list[Fact]] = {}
        self._own: dict[str, int] = {}
        self._index(disk.log)

    def _index(self, batch: Sequence[Agreed]) -> None:
        for agreed in batch:
            fact = agreed.fact
            self._of.setdefault(fact.subject, []).append(fact)
            self._own[fact.desk] = max(self._own.get(fact.desk, 0), fact.seq)

    def take(self, batch: Sequence[Agreed]) -> set[str]:
        kept = list(batch)
        subjects = {agreed.fact.subject for agreed in batch}
        self._disk.log += kept
        self._index(kept)
        return subjects

    def replace_after(self, position: int, batch: Sequence[Agreed]) -> set[str]:
        subjects = {agreed.fact.subject for agreed in (*batch, *self._disk.log[position:])}
        self._disk.log[position:] = list(batch)
        self._of.clear()
        self._own.clear()
        self._index(self._disk.log)
        return subjects

    def unread(self) -> frozenset[str]:
        return frozenset()

    def judged(self) -> Judged:
        return NOTHING

    def cursor(self) -> Cursor:
        return self._disk.log[-1].cursor if self._disk.log else Cursor()

    def own_seq(self, desk: str) -> int:
        return self._own.get(desk, 0)

    def facts_after(self, position: int, limit: int) -> list[Fact]:
        end = len(self._disk.log) if limit < 0 else position + limit
        return [agreed.fact for agreed in self._disk.log[position:end]]

    def lacking(self, reports: Iterable[str]) -> list[Agreed]:
        return []

    def lacking_after(self, position: int) -> frozenset[str]:
        return frozenset()

    def put_back(self, facts: Sequence[Fact], at: int) -> set[str]:
        return set()

    def chain_at(self, position: int) -> bytes | None:
        return self._disk.log[position - 1].chain if 0 < position <= len(self._disk.log) else None

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        yield

    def facts_of(self, subject: str) -> list[Fact]:
        return [*self._of.get(subject, ())]

    def card(self, report: str) -> CardRow | None:
        facts = self._of.get(report)
        if not facts or facts[0].kind != "report":
            return None
        # Desks with the same facts have the same row; making it is most of the work.
        known = tuple(fact.id for fact in facts)
        if known not in self._cards:
            state = fold(facts)
            self._cards[known] = card_row(look(state, None)) if state is not None and state.opened else None
        return self._cards[known]

    def live_cards(self) -> list[CardRow]:
        from desk.replica.writer import is_live

        cards = [card for subject in self._of if (card := self.card(subject)) is not None]
        return [card for card in cards if is_live(card.state, bool(card.promises))]

    def highest_number(self, code: str) -> int:
        cards = [card for subject in self._of if (card := self.card(subject)) is not None]
        names = [card.reference.rpartition("-") for card in cards]
        return max((int(number) for letter, _, number in names if letter == code), default=0)

    def rows(self, kind: str, since: int = 0) -> list[Any]:
        return []

    def profile_files(self, digest: str) -> dict[str, bytes] | None:
        return None

    def close(self) -> None:
        """Nothing is held open."""


class MemoryHome:
    """The folder of one desk."""

    def __init__(self, rooms: "MemoryRooms", disk: Disk) -> None:
        self._rooms, self.disk = rooms, disk
        self._replica = MemoryReplica(disk, rooms.cards)

    def journal(self) -> MemoryJournal:
        return self._rooms.journal_type(self.disk, self._rooms.bits)

    def writer(self) -> MemoryReplica:
        self._replica = self._rooms.replica_type(self.disk, self._rooms.cards)
        return self._replica

    def reader(self) -> MemoryReplica:
        return self._replica

    def copied(self) -> "MemoryHome":
        return MemoryHome(self._rooms, self.disk.copy(self._rooms.new_place()))

    def twin(self) -> "MemoryHome":
        return MemoryHome(self._rooms, self.disk.copy(self.disk.place))

    def lose_journal(self) -> None:
        self.disk.incarnation, self.disk.former, self.disk.noted, self.disk.anchor = "", (), "", None
        self.disk.written = []

    def lose_replica(self) -> None:
        self.disk.log = []


@dataclass
class MemoryRooms:
    """All desks and their store. The types can be replaced by faulty ones, to see that the checks see it."""

    bits: Bits
    log: MemoryLog = field(default_factory=MemoryLog)
    journal_type: type[MemoryJournal] = MemoryJournal
    replica_type: type[MemoryReplica] = MemoryReplica
    store_type: type[MemoryStore] = MemoryStore
    cards: dict[tuple[str, ...], CardRow | None] = field(default_factory=dict)
    places: Iterator[int] = field(default_factory=itertools.count)

    def new_place(self) -> str:
        return f"place {next(self.places)}"

    def home(self) -> MemoryHome:
        return MemoryHome(self, Disk(self.new_place()))

    def store(self) -> MemoryStore:
        return self.store_type(self.log)

    def everything(self) -> list[Agreed]:
        """The store's log."""
        return [*self.log.facts]

    def put_back(self, position: int) -> None:
        """The store as it was when its log ended there."""
        self.log.cut(position)

    def close(self) -> None:
        """Nothing is held open."""
