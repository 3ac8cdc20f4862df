"""Which desks live, and what is open there: an expiring row in the store, the one thing shared that is no fact."""

import json
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from datetime import timedelta

from desk.ids import canonical
from desk.record import record

ALIVE = timedelta(seconds=45)
"""A desk that was not heard for so long is shown as silent."""
KEPT = timedelta(days=14)
"""So long a store remembers a desk that is silent, for `nachtwacht-admin store status`."""
_FAR = 1 << 63


@record
class Presence:
    """What a desk tells about itself, every few seconds and when it changes.

    `desk` is its incarnation; `person` a person id, empty when nobody sits there; `reports` the ids of what is open
    on its screen, the one in front first; `in_call` whether somebody is on the line there; `position` up to where it
    knows the agreed log; `at` its own clock, µs UTC, when it told this.
    """

    desk: str
    name: str
    code: str
    person: str
    reports: tuple[str, ...]
    in_call: bool
    position: int
    at: int

    def to_bytes(self) -> bytes:
        """As canonical JSON, for a store: names hold whatever people typed."""
        return canonical(asdict(self))

    @classmethod
    def from_bytes(cls, data: bytes) -> "Presence":
        """What `to_bytes` wrote, by this version or another one. Raises ValueError, LookupError, TypeError,
        AttributeError or RecursionError for what nobody wrote so."""
        told = json.loads(data)
        known = {name: told[name] for name in cls.__dataclass_fields__}
        made = cls(**{**known, "reports": tuple(told["reports"])})
        words = (made.desk, made.name, made.code, made.person, *made.reports)
        numbers = (made.position, made.at)
        fits = (
            all(type(word) is str for word in words)
            and type(made.in_call) is bool
            and len(bytes.fromhex(made.desk)) == 16
        )
        if not fits or not all(type(number) is int and abs(number) < _FAR for number in numbers):
            raise ValueError("geen teken van leven")
        return made


@record
class Neighbour:
    """A desk as the store knows it: what it told last, and when that was on the store's clock (µs UTC)."""

    told: Presence
    seen: int

    @property
    def offset(self) -> int:
        """How far that desk's clock is ahead of the store's, µs; the way there is counted in."""
        return self.told.at - self.seen


def heard(told: Iterable[tuple[bytes, int]]) -> tuple[Neighbour, ...]:
    """The desks that told that they live, with when (µs UTC). What another program wrote there is passed over: it may
    not stop the sharing of everybody."""
    found = []
    for words, seen in told:
        with suppress(ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
            found.append(Neighbour(Presence.from_bytes(words), seen))
    return tuple(found)


@record
class Beat:
    """What a store answers: its clock (µs UTC) and the desks it knows, whoever asked among them.

    `own_clock` is False for a store that has no clock but that of the computer of whoever asks (a file): a desk learns
    nothing from that, it would follow whoever sets the clock of its own computer.
    """

    at: int
    desks: tuple[Neighbour, ...]
    own_clock: bool = True


def wall_ticks() -> int:
    """The clock of this computer, µs UTC: the store's clock where the store is a file or in memory."""
    return time.time_ns() // 1000
