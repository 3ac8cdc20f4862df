"""What the door of one desk remembers over a restart: slips, until when who is trusted, and which codes were used.

Kept in journal.db as one text. Nothing here is a secret; a memory that cannot be read is an empty one.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from desk.access import slowing
from desk.access.accounts import AccountRow
from desk.ids import canonical
from desk.record import record

_NAMES, _SLIPS = 100, 30
DAY = 24 * 3600
_END = 1e12


@record
class Memory:
    """`slips` by typed name: when a try was wrong (seconds UTC); `trusted` by account: the moment of the last code and
    the mark of the secret it belonged to; `used` by account: the step of the last code; `last`: the account that signed
    in last."""

    slips: Mapping[str, tuple[float, ...]]
    trusted: Mapping[str, tuple[float, str]]
    used: Mapping[str, int]
    last: str = ""

    def wait(self, name: str, now: float) -> float:
        """Seconds until this name may be tried here again."""
        return slowing.wait(self.slips.get(folded(name), ()), now)

    def slipped(self, name: str, now: float) -> "Memory":
        """One more wrong try; those that no longer count are forgotten, and the oldest names where there are many."""
        known = {other: left for other, at in self.slips.items() if (left := _recent(at, now))}
        key = folded(name)
        known[key] = (*known.pop(key, ()), now)[-_SLIPS:]
        return Memory(dict([*known.items()][-_NAMES:]), self.trusted, self.used, self.last)

    def entered(self, name: str, row: AccountRow, now: float, step: int) -> "Memory":
        """Somebody came in; `step` is that of their code, 0 without one."""
        slips = {other: at for other, at in self.slips.items() if other != folded(name)}
        if not step:
            return Memory(slips, self.trusted, self.used, row.id)
        return Memory(slips, {**self.trusted, row.id: (now, mark(row))}, {**self.used, row.id: step}, row.id)

    def came(self, name: str) -> "Memory":
        """Somebody without an account came in by their code: what was wrong under that name is forgotten."""
        slips = {other: at for other, at in self.slips.items() if other != folded(name)}
        return Memory(slips, self.trusted, self.used, self.last)

    def trusts(self, row: AccountRow, now: float, days: int) -> bool:
        """Whether no code is asked: one was given here within so many days, for the factor that still stands."""
        at, marked = self.trusted.get(row.id, (0.0, ""))
        return bool(row.sealed) and marked == mark(row) and 0 <= now - at < days * DAY

    def to_text(self) -> str:
        """As it is kept."""
        return canonical(
            {
                "slips": {name: list(at) for name, at in self.slips.items()},
                "trusted": {account: list(kept) for account, kept in self.trusted.items()},
                "used": dict(self.used),
                "last": self.last,
            }
        ).decode()


EMPTY = Memory({}, {}, {})


def memory_from(text: str) -> Memory:
    """What `Memory.to_text` gave; what cannot be read is left out."""
    try:
        data = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return EMPTY
    if not isinstance(data, dict):
        return EMPTY
    slips = {name: tuple(filter(_is_moment, at)) for name, at in _items(data, "slips") if isinstance(at, list)}
    trusted = {account: (kept[0], kept[1]) for account, kept in _items(data, "trusted") if _is_trust(kept)}
    used = {account: step for account, step in _items(data, "used") if _is_moment(step) and type(step) is int}
    last = data.get("last")
    return Memory(slips, trusted, used, last if isinstance(last, str) else "")


def folded(name: str) -> str:
    """A sign-in name as names are compared, and not longer than one is."""
    return " ".join(name.split()).casefold()[:64]


def mark(row: AccountRow) -> str:
    """By what a second factor is known: any change of the first desk that holds it makes another."""
    first = min(row.sealed, default=("", ""))
    return sha256("/".join(first).encode()).hexdigest()[:16]


def _recent(at: tuple[float, ...], now: float) -> tuple[float, ...]:
    return tuple(one for one in at if now - one < slowing.FORGOTTEN)


def _items(data: Mapping[str, Any], name: str) -> list[tuple[str, Any]]:
    found = data.get(name)
    return list(found.items()) if isinstance(found, dict) else []


def _is_moment(value: object) -> bool:
    return type(value) in (int, float) and 0 <= value < _END  # type: ignore[operator]


def _is_trust(kept: object) -> bool:
    return isinstance(kept, list) and len(kept) == 2 and _is_moment(kept[0]) and type(kept[1]) is str
