"""What is being looked at here: one look from opening until leaving, one search once it stands still. In memory.

Rows are given to the window many times a minute; nobody looked that often.
"""

from collections.abc import Iterable

from desk.record import record

PAUSE = 10 * 60 * 1_000_000
"""After so long (µs) without being shown again, what is shown is looked at anew."""
STILL = 2 * 1_000_000
"""A search that stood this long (µs) was meant; whoever types on is still making it."""


@record
class Searched:
    """A search as it stands: what was typed (kept in memory alone), what it was by, and the ids that it found."""

    typed: str
    by: str
    found: tuple[str, ...]
    at: int


class Looks:
    """Belongs to the thread of the window. Times are µs UTC; `person` is who sits there, empty for nobody."""

    def __init__(self) -> None:
        self._person = ""
        self._given: dict[tuple[str, str], int] = {}
        self._shown: dict[tuple[str, str], set[str]] = {}
        self._front: frozenset[str] = frozenset()
        self._searched: Searched | None = None
        self._told = ""

    def begins(self, person: str, what: str, thing: str, now: int) -> bool:
        """Something is shown: whether that is a look of its own."""
        self._sits(person)
        last = self._given.get((what, thing))
        self._given[what, thing] = now
        return last is None or (thing not in self._front and not 0 <= now - last < PAUSE)

    def fresh(self, person: str, what: str, thing: str, ids: Iterable[str], now: int) -> tuple[str, ...]:
        """A list is shown: the ids in it that were not told yet while it is open; all of them when it opens anew."""
        if self.begins(person, what, thing, now):
            self._shown[what, thing] = set()
        known = self._shown.setdefault((what, thing), set())
        found = tuple(dict.fromkeys(one for one in ids if one not in known))
        known.update(found)
        return found

    def front(self, reports: Iterable[str]) -> None:
        """These are open in the middle now. Those that were and are not any more were left."""
        now = frozenset(reports)
        left, self._front = self._front - now, now
        for seen in (self._given, self._shown):
            for key in [key for key in seen if key[1] in left]:
                del seen[key]

    def searches(self, person: str, searched: Searched) -> Searched | None:
        """Something is looked for; gives the search before it if that was meant: nobody typed on from it."""
        self._sits(person)
        former, typed = self._searched, searched.typed
        if former is not None and former.typed == typed:
            return None
        if former is None and typed == self._told:
            # Shown again, because something in it changed.
            return None
        self._searched = searched
        if former is None or typed.startswith(former.typed) or former.typed.startswith(typed):
            return None
        self._told = former.typed
        return former

    def settled(self, now: int | None = None) -> Searched | None:
        """The search that stands still at `now`; with None, whatever was looked for: something else is done."""
        held = self._searched
        if held is None or (now is not None and 0 <= now - held.at < STILL):
            return None
        self._searched, self._told = None, held.typed
        return held

    def forget(self) -> None:
        """Nothing is looked at any more: the screen is locked, or nobody sits here."""
        self._given.clear()
        self._shown.clear()
        self._told = ""

    def _sits(self, person: str) -> None:
        if person != self._person:
            self._person = person
            self.forget()
