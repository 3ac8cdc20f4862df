"""Real desks for tests: files in a folder, threads, a store that can be cut off, and all that a desk shows at once."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from keyed import KEY

import resources
from desk.bootstrap import Inbox, open_desk
from desk.clock import Clock, SetClock
from desk.desk import Desk, Done
from desk.errors import SurroundingsFailed
from desk.fact import Fact
from desk.home import Home
from desk.intake.desk import SetUpDesk, TakeSeat
from desk.presence import Beat, Presence
from desk.profile.load import load_profile
from desk.profile.model import Profile
from desk.storage.files import HEADS, OperationalError, prepare
from desk.sync.keeping import Rule
from desk.sync.store import Agreed, Cursor, Store

NIGHT = datetime(2026, 11, 21, 2, 40, tzinfo=UTC)
AT_ONCE = (0.01,)


@cache
def profile() -> Profile:
    """The example profile, read once."""
    return load_profile(Path(resources.__file__).parent / "profiles" / "voorbeeld")[0]


@cache
def _prepared() -> TemporaryDirectory[str]:
    """A folder with the three files as they are made, to copy: making them takes longer than most tests."""
    folder = TemporaryDirectory(prefix="prepared-")
    for kind in HEADS:
        prepare(Path(folder.name) / f"{kind}.db", kind, NIGHT, KEY)
    return folder


def new_home(path: Path) -> Home:
    """A home with its files made, in which nobody has sat yet."""
    shutil.copytree(_prepared().name, path)
    return Home(path, KEY)


class Line:
    """The line to a store: pulled out, every call of the store fails, in each of the ways that stores fail."""

    def __init__(self) -> None:
        self.cut = False
        self.calls = 0

    def use(self) -> None:
        """Raises when the line is cut."""
        self.calls += 1
        if self.cut and self.calls % 2:
            raise OperationalError("disk I/O error")
        if self.cut:
            raise SurroundingsFailed("De lijn is weg")


class LinedStore:
    """A store behind a line."""

    def __init__(self, store: Store, line: Line) -> None:
        self._store, self._line = store, line

    def append(self, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
        self._line.use()
        return self._store.append(cursor, facts)

    def pull(self, cursor: Cursor, limit: int) -> list[Agreed]:
        self._line.use()
        return self._store.pull(cursor, limit)

    def at(self, positions: Sequence[int], /) -> list[Agreed]:
        self._line.use()
        return self._store.at(positions)

    def head(self) -> Cursor:
        self._line.use()
        return self._store.head()

    def changed(self) -> bool:
        self._line.use()
        return self._store.changed()

    def met(self) -> bool:
        self._line.use()
        return self._store.met()

    def listen(self, wake: Callable[[], None]) -> None:
        self._line.use()
        self._store.listen(wake)

    def beat(self, presence: Presence | None) -> Beat:
        self._line.use()
        return self._store.beat(presence)

    def erased(self) -> frozenset[str]:
        self._line.use()
        return self._store.erased()

    def erase(self, erasures: Mapping[str, bytes], /) -> None:
        self._line.use()
        self._store.erase(erasures)

    def keep_snapshot(self, at: Cursor, form: str, file: Path) -> None:
        self._line.use()
        self._store.keep_snapshot(at, form, file)

    def snapshot(self, form: str, file: Path) -> Cursor | None:
        self._line.use()
        return self._store.snapshot(form, file)

    def snapshot_key(self, at: Cursor) -> bytes:
        return self._store.snapshot_key(at)

    def snapshot_at(self, form: str) -> int:
        self._line.use()
        return self._store.snapshot_at(form)

    def close(self) -> None:
        self._store.close()


@dataclass
class Seat:
    """A place where a desk is opened and closed again, with the clock of that place."""

    home: Home
    clock: Clock = field(default_factory=lambda: SetClock(NIGHT))
    open_store: Callable[[], Store] | None = None
    code: str = "A"
    inbox: Inbox = field(default_factory=Inbox)
    rule: Rule | None = None

    def open(self) -> Desk:
        """The desk as it starts; nothing of its threads has been taken in yet."""
        return open_desk(
            self.home, self.inbox, clock=self.clock, open_store=self.open_store, backoff=AT_ONCE, rule=self.rule
        )

    def open_set_up(self) -> Desk:
        """A desk with a profile and somebody at it."""
        desk = self.open()
        if desk.info is None:
            assert isinstance(desk.do(SetUpDesk(f"Desk {self.code}", self.code, profile())), Done)
            assert isinstance(desk.do(TakeSeat(desk.people()[0].id)), Done)
        return desk

    def kept(self, desk: Desk) -> None:
        """Wait until the journal has everything."""
        assert self.inbox.wait(lambda: desk.health().unsaved == 0), desk.health()

    def agreed(self, desk: Desk) -> None:
        """Wait until everything came back through the store."""

        def level() -> bool:
            return desk.health().unsaved == desk.health().pending == desk.looks_waiting == 0

        assert self.inbox.wait(level), desk.health()

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """A desk with a profile and somebody at it, closed at the end."""
        desk = self.open_set_up()
        try:
            yield desk
        finally:
            assert desk.stop()


def everything(desk: Desk, searches: Sequence[str] = ("sem", "06 12", "A-1", "moeder", "oma sneek")) -> dict[str, Any]:
    """All that a desk shows at this moment, but for how fresh it is."""
    today = desk.today()
    seen: dict[str, Any] = {
        "id": desk.id,
        "info": desk.info,
        "me": desk.me,
        "people": desk.people(),
        "board": desk.board(),
        "today": today,
        "promises": desk.promises(),
        "alarms": desk.alarms(),
        "routes": desk.routes(),
        "on call": desk.on_call(),
        "drafts": desk.drafts(),
    }
    for card in today:
        seen[f"card {card.reference}"] = desk.card(card.id)
        seen[f"timeline {card.reference}"] = desk.timeline(card.id)
        seen[f"closing {card.reference}"] = desk.closing(card.id)
        seen[f"earlier {card.reference}"] = desk.earlier(number=card.caller_number)
        for child in card.children:
            seen[f"sheet {card.reference} {child.id}"] = desk.sheet(card.id, child.id)
            seen[f"acts {card.reference} {child.id}"] = desk.acts(card.id, child.id)
            seen[f"earlier {card.reference} {child.id}"] = desk.earlier(name=child.name)
    for typed in searches:
        # The piece of text around the find is made by the index alone.
        seen[f"search {typed}"] = desk.search(typed)
    return seen


def unlike(left: dict[str, Any], right: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Where two desks, or one desk at two moments, do not show the same."""
    return {name: (left.get(name), right.get(name)) for name in {**left, **right} if left.get(name) != right.get(name)}
