"""The other way to know who is on call: walk through the minutes one by one, and at each lay change upon change.

Slow on purpose, and made of nothing of the desk: minutes are numbers, rules are those that people read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

Having = tuple[int, str, str, bool, int]
"""A post, who has it, why, whether they stand by, and since when by a change (0: by the roster)."""


@dataclass(frozen=True)
class Planned:
    """Somebody's duty; minutes from the beginning of the case. Planned again under its name, it is so from `since`."""

    name: str
    post: int
    person: str
    start: int
    until: int
    standby: bool = False
    since: int = -(10**6)


@dataclass(frozen=True)
class Away:
    person: str
    start: int
    until: int
    since: int

    def counts(self, minute: int) -> bool:
        """Whether they are not there at a minute."""
        return max(self.start, self.since) <= minute < self.until


@dataclass(frozen=True)
class Swapped:
    """`duty` goes to `person`, and `other` to `giver`; in force from `since` until `ended`.

    `agreed` is the duty as it was planned when they agreed, `agreed_other` the other one; None: not known.
    """

    number: int
    duty: str
    person: str
    other: str
    giver: str
    start: int
    until: int
    since: int
    ended: int
    agreed: Planned | None = None
    agreed_other: Planned | None = None


@dataclass(frozen=True)
class Overridden:
    number: int
    kind: str
    post: int
    out: str
    person: str
    start: int
    until: int
    since: int


@dataclass(frozen=True)
class Rules:
    """All that was planned and changed. At one minute: who has which post, and through what."""

    duties: Sequence[Planned]
    away: Sequence[Away] = field(default=())
    swaps: Sequence[Swapped] = field(default=())
    overrides: Sequence[Overridden] = field(default=())

    def at(self, minute: int, post: int) -> set[tuple[str, str, bool]]:
        """Who has a post at a minute, why, and whether they stand by."""
        return {(holder, why, standby) for its, holder, why, standby, _ in self._there(minute) if its == post}

    def doubted(self, minute: int, post: int) -> set[tuple[str, bool]]:
        """Who has a post, and whether they said that they are not there since a change gave it to them."""
        return {
            (holder, any(one.person == holder and one.counts(minute) and one.since >= given for one in self.away))
            for its, holder, _, _, given in self._there(minute)
            if its == post
        }

    def _there(self, minute: int) -> list[Having]:
        found: list[Having] = []
        for name, held in self.held.items():
            duty = held.get(minute)
            if duty is None:
                continue
            holder, why, given = duty.person, "", 0
            if any(one.person == holder and one.counts(minute) for one in self.away):
                holder = ""
            for swap in sorted(self.swaps, key=lambda one: (one.since, one.number)):
                if swap.since <= minute < swap.ended:
                    mine = swap.duty == name and self.as_agreed(duty, swap.agreed)
                    theirs = swap.other == name and self.as_agreed(duty, swap.agreed_other)
                    if theirs or (mine and swap.start <= minute < swap.until):
                        holder = swap.giver if theirs else swap.person
                        why, given = f"via ruil A-{swap.number}, oorspronkelijk {duty.person}", swap.since
            if holder:
                found.append((duty.post, holder, why, duty.standby, given))
        for change in sorted(self.overrides, key=lambda one: (one.since, one.number)):
            if max(change.start, change.since) <= minute < change.until:
                found = self._changed(found, change)
        return found

    @cached_property
    def held(self) -> dict[str, dict[int, Planned]]:
        """Of each duty who has which minute by the roster: what was planned later counts from when it was said.

        Unless nothing of it had begun: then nobody knew anything of the minutes before either.
        """
        found: dict[str, dict[int, Planned]] = {}
        for duty in sorted(self.duties, key=lambda one: one.since):
            kept = {minute: one for minute, one in found.get(duty.name, {}).items() if minute < duty.since}
            hours = range(duty.start, duty.until)
            found[duty.name] = kept | {minute: duty for minute in hours if not kept or minute >= duty.since}
        return found

    def as_agreed(self, duty: Planned, agreed: Planned | None) -> bool:
        """Whether it is the duty that people agreed on: the same person's, and one minute at least is the same."""
        if agreed is None:
            return True
        theirs = [minute for minute, one in self.held[duty.name].items() if one is duty]
        return duty.person == agreed.person and min(theirs) < agreed.until and agreed.start <= max(theirs)

    def planned(self, name: str, since: int) -> Planned:
        """What stood on the roster for a duty at a minute."""
        return max((one for one in self.duties if one.name == name and one.since <= since), key=lambda one: one.since)

    @staticmethod
    def _changed(found: list[Having], change: Overridden) -> list[Having]:
        if change.kind == "add":
            return [*found, (change.post, change.person, f"via vervanging A-{change.number}", False, change.since)]
        kept = []
        for post, holder, why, standby, given in found:
            if post != change.post or change.out not in ("", holder):
                kept.append((post, holder, why, standby, given))
            elif change.kind == "replace":
                said = f"via vervanging A-{change.number}, oorspronkelijk {holder}"
                kept.append((post, change.person, said, standby, change.since))
        return kept


def stretch(walked: Sequence[object], at: int) -> tuple[int | None, int | None]:
    """From which minute until which there stands the same as at `at`; None where it does to the end of the walk."""
    start, until = at, at + 1
    while start and walked[start - 1] == walked[at]:
        start -= 1
    while until < len(walked) and walked[until] == walked[at]:
        until += 1
    return start or None, until if until < len(walked) else None


def clock(first: datetime, minutes: int) -> dict[datetime, int]:
    """What the clock on a Dutch wall shows at each minute from `first` (UTC) on, to the first minute that it does."""
    shown: dict[datetime, int] = {}
    for minute in range(minutes):
        wall = (first + timedelta(minutes=minute)).astimezone(AMSTERDAM).replace(tzinfo=None, fold=0)
        shown.setdefault(wall, minute)
    return shown


def minute_of(wall: str, shown: dict[datetime, int]) -> int:
    """The minute at which the clock shows a time; one that it skips counts on from before the jump."""
    at = datetime.fromisoformat(wall)
    return shown[at] if at in shown else shown[at + timedelta(hours=1)]


def utc(first: datetime, minute: int | None) -> datetime | None:
    """A minute as an instant."""
    return None if minute is None else first.astimezone(UTC) + timedelta(minutes=minute)


def names(found: Iterable[tuple[str, str, bool]], *, standby: bool = False) -> list[str]:
    """Who is on, or stands by."""
    return sorted({holder for holder, _, stands in found if stands is standby})
