"""What a desk keeps of old reports, done by its sync thread: it lets go in small pieces, fetches what somebody opens,
and fills up again where it is to keep all.

Nothing goes before the store just showed to have it. Whatever is broken off is taken up again by the next pass: each
report is whole or bare in one commit, and the journal is compared with the replica at the end of a pass.
"""

import threading
import time
from collections.abc import Callable, Collection, Iterable
from itertools import islice
from typing import Protocol

from desk.agreed import Agreed
from desk.record import record
from desk.sync.store import NotThere, Store
from desk.sync.thinning import Bare, fetch, whole

PIECE = 10
"""So many reports at a time: a tenth of a second at most, in which nothing is pulled."""
PASS_SECONDS = 12 * 3600.0
"""Between one pass and the next: at its end the replica's pages are written anew."""
FIRST_SECONDS = 120.0
"""After a start, which has more to do."""
DAY = 24 * 3600 * 1_000_000


@record
class Rule:
    """`days` gives how long a desk keeps content (0: always); `elsewhere` whether the store is not of this desk's own
    home, which would let it keep none. Both are asked at every pass. `first` and `apart` are seconds."""

    days: Callable[[], int]
    elsewhere: Callable[[], bool]
    first: float = FIRST_SECONDS
    apart: float = PASS_SECONDS


@record
class Fetched:
    """Reports that look otherwise: content came back, or went. `asked` are those that somebody wanted; `left` facts of
    them the store does not have whole either; `why` (Dutch) where it cannot be asked."""

    changed: frozenset[str]
    asked: frozenset[str] = frozenset()
    left: int = 0
    why: str = ""


@record
class ThinDue:
    """The journal may let go of the content of these facts (id, report): for its writer thread."""

    facts: tuple[tuple[str, str], ...]


@record
class Filling:
    """This desk is to keep all content again and fetches it: `done` of `total` reports."""

    done: int
    total: int


class Writes(Bare, Protocol):
    """What is asked of the replica's writer."""

    def old(self, before: int, now: int, held: Iterable[str], /) -> Iterable[str]: ...
    def headers(self, report: str, /) -> list[Agreed]: ...
    def thin(self, reports: Iterable[str], at: int, /) -> None: ...
    def looks(self, report: str, at: int, /) -> None: ...
    def wanted(self) -> list[str]: ...
    def sources(self, report: str, /) -> list[str]: ...
    def thinned(self) -> list[str]: ...
    def bare(self) -> list[str]: ...
    def is_bare(self, fact: str, /) -> bool: ...
    def keeps(self) -> None: ...
    def archives(self) -> frozenset[str]: ...
    def tidy(self) -> None: ...


class Wrote(Protocol):
    """What is asked of the journal."""

    def desks(self) -> tuple[str, ...]: ...
    def content_of(self, reports: Collection[str], /) -> list[tuple[str, str]]: ...


class Keeping:
    """Of one desk. `report` is called on the sync thread, `now` gives its time, µs UTC; without `rule` nothing goes."""

    def __init__(
        self, rule: Rule | None, report: Callable[["Fetched | ThinDue | Filling"], None], now: Callable[[], int]
    ):
        self._rule, self._report, self._now = rule, report, now
        self._next = time.monotonic() + (rule.first if rule is not None else 0.0)
        self._asked: dict[str, None] = {}
        self._lock = threading.Lock()
        self._came = self._looks = True
        self._archives = self._heard = frozenset[str]()
        self._missed: set[str] = set()
        self._ahead: list[str] = []
        self._went = 0
        self.archive = False
        """Whether this desk keeps all content, for others too."""

    def ask(self, reports: Iterable[str]) -> None:
        """Somebody opens these; from any thread."""
        with self._lock:
            self._asked |= dict.fromkeys(reports)

    def came(self) -> None:
        """A round brought something: it may be about what is not here, or name an archive."""
        self._came = self._looks = True

    def hears(self, desks: Iterable[str]) -> None:
        """Which desks were heard of late, as the store remembers it."""
        self._heard = frozenset(desks)

    def serve(self, writer: Writes, store: Store) -> None:
        """Fetch what somebody opens, and what cannot be folded without the rest. Raises what a store fails with: then
        it is asked for again."""
        with self._lock:
            asked = [*self._asked]
        wanted = writer.wanted() if self._came else []
        for report in dict.fromkeys((*asked, *wanted)):
            family = writer.sources(report) or [report]
            try:
                changed, left = fetch(writer, store, family, self._now())
                told = Fetched(frozenset(changed), frozenset({report} & {*asked}), left)
            except NotThere as error:
                told = Fetched(frozenset(), frozenset({report} & {*asked}), why=str(error))
            if report in asked:
                for one in family:
                    writer.looks(one, self._now())
                with self._lock:
                    self._asked.pop(report, None)
            if report in asked or told.changed:
                self._report(told)
        self._came = False

    def step(self, journal: Wrote, writer: Writes, store: Store, held: Collection[str]) -> None:
        """One piece of a pass, if one is due; `held` are reports that stay whatever their age."""
        if self._rule is None:
            return
        if self._looks:
            before, self._archives, self._looks = self._archives, writer.archives(), False
            self.archive = not self._archives.isdisjoint(journal.desks())
            if before != self._archives:
                self._next = min(self._next, time.monotonic() + self._rule.first)
        if time.monotonic() < self._next:
            return
        try:
            if not self._goes_on(writer, store, held):
                self._ends(journal, writer)
        except NotThere:
            self._next = time.monotonic() + self._rule.apart

    def _goes_on(self, writer: Writes, store: Store, held: Collection[str]) -> bool:
        """Whether there is more to do in this pass."""
        assert self._rule is not None
        days = self._rule.days()
        if not days or self.archive:
            return self._fill(writer, store)
        # An archive of which nothing was heard for two weeks may be gone: then nobody lets go of more.
        if not self._rule.elsewhere() or self._archives.isdisjoint(self._heard):
            return False
        now = self._now()
        piece = [*islice(writer.old(now - days * DAY, now, {*held} | self._missed), PIECE)]
        went = [report for report in piece if self._is_kept_there(writer, store, report)]
        # Asked again by the next pass: somebody may have mended the store.
        self._missed |= {*piece} - {*went}
        if went:
            writer.thin(went, now)
            self._went += len(went)
            self._report(Fetched(frozenset(went)))
        return bool(piece)

    def _is_kept_there(self, writer: Writes, store: Store, report: str) -> bool:
        headers = writer.headers(report)
        return len(whole(store, headers)) == len(headers)

    def _fill(self, writer: Writes, store: Store) -> bool:
        """A desk that keeps all fetches what it let go of before."""
        if not self._went:
            self._ahead = writer.bare()
        piece, ahead = self._ahead[:PIECE], self._ahead[PIECE:]
        if piece:
            changed, _ = fetch(writer, store, piece, self._now())
            self._went, self._ahead = self._went + len(piece), ahead
            self._report(Fetched(frozenset(changed)))
            self._report(Filling(self._went, self._went + len(ahead)))
        elif writer.thinned() and not writer.bare():
            writer.keeps()
        return bool(piece)

    def _ends(self, journal: Wrote, writer: Writes) -> None:
        """What is left in pages goes, and the journal follows."""
        assert self._rule is not None
        self._next = time.monotonic() + self._rule.apart
        lacking = {*writer.bare()}
        due = [one for one in journal.content_of(lacking) if writer.is_bare(one[0])] if lacking else []
        if due:
            self._report(ThinDue(tuple(due)))
        if self._went:
            writer.tidy()
        self._missed.clear()
        self._went = 0
