"""Who has which post from when until when: the resolved duties by role and provider, ready to be asked. Pure.

A post is a role of a provider. Made once of the duties of some days, then each question is one search in a sorted list.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from desk.record import record
from desk.roster_rows import STANDS_BY, Duty
from desk.words.fold import fold_text

Key = tuple[str, str]
"""Role and provider."""


@record
class Stretch:
    """From `start` until `until` the same people have a post, by whatever duties; half-open, UTC.

    `now` are all who are on, who began last first (the freshest handover), `standby` who stand by at the instant asked
    for. `start` None: as far back as was looked; `until` None: as far ahead as was looked. With nobody in `now` it is
    when cover returns.
    """

    start: datetime | None
    until: datetime | None
    now: tuple[Duty, ...]
    standby: tuple[Duty, ...]


_EMPTY = Stretch(None, None, (), ())


class Posts:
    """The posts of `duties`, in order of role and provider. Never changed: a newer one takes its place."""

    def __init__(self, duties: Iterable[Duty], former: "Posts | None" = None) -> None:
        """What is the same as in a `former` one is not worked out again."""
        found: dict[Key, list[Duty]] = {}
        for duty in duties:
            if duty.start < duty.until:
                found.setdefault((duty.role, duty.provider), []).append(duty)
        self.duties = {key: found[key] for key in sorted(found)}
        self.lines: dict[Key, _Line] = {}
        if former is not None:
            same = {key for key, mine in self.duties.items() if former.duties.get(key) == mine}
            self.lines |= {key: line for key, line in former.lines.items() if key in same}

    @property
    def keys(self) -> tuple[Key, ...]:
        """Every post that somebody has at some time."""
        return tuple(self.duties)

    @property
    def cuts(self) -> list[datetime]:
        """Every instant at which somebody begins or ends, in order."""
        return sorted({edge for its in self.duties.values() for one in its for edge in (one.start, one.until)})

    def stretch(self, role: str, provider: str, at: datetime) -> Stretch:
        """Who has a post at `at` (UTC), and from when until when just those people do."""
        line = self._line((role, provider))
        return line.stretch(at) if line is not None else _EMPTY

    def until(self, duty: Duty, at: datetime) -> datetime:
        """Until when the one who has `duty` at `at` is on that post without a break, by whatever duties."""
        line = self._line((duty.role, duty.provider))
        return line.until(duty, at) if line is not None else duty.until

    def _line(self, key: Key) -> "_Line | None":
        if key not in self.lines and key in self.duties:
            self.lines[key] = _Line(self.duties[key])
        return self.lines.get(key)


class _Line:
    """One post in time: between two of `cuts` nothing changes."""

    def __init__(self, duties: list[Duty]) -> None:
        self._cuts = sorted({one.start for one in duties} | {one.until for one in duties})
        self._now: list[tuple[Duty, ...]] = []
        self._standby: list[tuple[Duty, ...]] = []
        self._runs: list[tuple[datetime | None, datetime | None]] = []
        # Where each piece begins the running ones are those of the piece before, less who went, and who came.
        ahead = sorted(duties, key=lambda one: one.start, reverse=True)
        running: list[Duty] = []
        for cut in self._cuts:
            running = [one for one in running if one.until > cut]
            while ahead and ahead[-1].start == cut:
                running.append(ahead.pop())
            running.sort(key=_freshest)
            self._now.append(_each_once(one for one in running if one.backup != STANDS_BY))
            self._standby.append(_each_once(one for one in running if one.backup == STANDS_BY))
        self._join()

    def _join(self) -> None:
        """From when until when the same people are on, for every piece."""
        who = [{whose(one) for one in now} for now in self._now]
        first = 0
        for place in range(1, len(who) + 1):
            if place == len(who) or who[place] != who[first]:
                # Before the first cut and after the last one there is nobody.
                until = self._cuts[place] if place < len(who) else None
                start = None if first == 0 and not who[0] else self._cuts[first]
                self._runs += [(start, until)] * (place - first)
                first = place

    def stretch(self, at: datetime) -> Stretch:
        place = bisect_right(self._cuts, at) - 1
        if place < 0:
            return Stretch(None, self._runs[0][1] if not self._now[0] else self._cuts[0], (), ())
        start, until = self._runs[place]
        return Stretch(start, until, self._now[place], self._standby[place])

    def until(self, duty: Duty, at: datetime) -> datetime:
        place, mine = bisect_right(self._cuts, at), whose(duty)
        while place < len(self._cuts) and any(whose(one) == mine for one in (*self._now[place], *self._standby[place])):
            place += 1
        return self._cuts[place] if place < len(self._cuts) else duty.until


def same_post(one: Key, other: Key) -> bool:
    """Whether two posts are one, also where a provider was written in other capitals."""
    return one == other or (_folded(one[0]), _folded(one[1])) == (_folded(other[0]), _folded(other[1]))


def whose(duty: Duty) -> tuple[str, str]:
    """What tells people apart: who they are, or where nobody is known for the name the name and its number.

    A name in capitals or with another spelling that search takes for one is the same name.
    """
    return (duty.person, "") if duty.person else (_folded(duty.name), duty.phone)


@lru_cache(maxsize=2048)
def _folded(name: str) -> str:
    """The same few names are compared at every handover of a year."""
    return fold_text(name)


def _each_once(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Two duties of one person on one post are one person; the first of them stands."""
    found: dict[tuple[str, str], Duty] = {}
    for one in duties:
        found.setdefault(whose(one), one)
    return tuple(found.values())


def _freshest(duty: Duty) -> tuple[float, str, str]:
    return -duty.start.timestamp(), duty.name, duty.id
