"""The other way to know who is on call: walk through the minutes one by one, and at each lay change upon change.

Slow on purpose, and made of nothing of the desk: minutes are numbers, rules are those that people read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Planned:
    """Somebody's duty; minutes from the beginning of the case."""

    name: str
    post: int
    person: str
    start: int
    until: int
    standby: bool = False


@dataclass(frozen=True)
class Away:
    person: str
    start: int
    until: int
    since: int


@dataclass(frozen=True)
class Swapped:
    """`duty` goes to `person`, and `other` to `giver`; in force from `since` until `ended`."""

    number: int
    duty: str
    person: str
    other: str
    giver: str
    start: int
    until: int
    since: int
    ended: int


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
        found: list[tuple[int, str, str, bool]] = []
        for duty in self.duties:
            if not duty.start <= minute < duty.until:
                continue
            holder, why = duty.person, ""
            if any(one.person == holder and max(one.start, one.since) <= minute < one.until for one in self.away):
                holder = ""
            for swap in sorted(self.swaps, key=lambda one: (one.since, one.number)):
                if swap.since <= minute < swap.ended:
                    if swap.duty == duty.name and swap.start <= minute < swap.until:
                        holder, why = swap.person, f"via ruil A-{swap.number}, oorspronkelijk {duty.person}"
                    elif swap.other == duty.name:
                        holder, why = swap.giver, f"via ruil A-{swap.number}, oorspronkelijk {duty.person}"
            if holder:
                found.append((duty.post, holder, why, duty.standby))
        for change in sorted(self.overrides, key=lambda one: (one.since, one.number)):
            if max(change.start, change.since) <= minute < change.until:
                found = self._changed(found, change)
        return {(holder, why, standby) for its, holder, why, standby in found if its == post}

    @staticmethod
    def _changed(found: list[tuple[int, str, str, bool]], change: Overridden) -> list[tuple[int, str, str, bool]]:
        if change.kind == "add":
            return [*found, (change.post, change.person, f"via vervanging A-{change.number}", False)]
        kept = []
        for post, holder, why, standby in found:
            if post != change.post or change.out not in ("", holder):
                kept.append((post, holder, why, standby))
            elif change.kind == "replace":
                said = f"via vervanging A-{change.number}, oorspronkelijk {holder}"
                kept.append((post, change.person, said, standby))
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
