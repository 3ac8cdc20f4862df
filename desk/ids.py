"""Ids and canonical bytes: what a fact is named by and hashed over."""

import json
import secrets
from collections.abc import Callable
from typing import Any

NO_ID = ""


def new_id(milliseconds: int, random_bits: Callable[[int], int] = secrets.randbits) -> str:
    """A UUIDv7 as 32 hex digits: time-ordered, so that bulk loads stay fast (RFC 9562, section 5.7)."""
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76 | random_bits(12) << 64 | 0b10 << 62 | random_bits(62)
    return f"{value:032x}"


def made_at(name: str) -> int:
    """When an id of `new_id` was made, µs UTC; 0 for one that was not."""
    try:
        value = int(name, 16)
    except ValueError:
        return 0
    return (value >> 80) * 1000 if len(name) == 32 and (value >> 76) & 0xF == 0x7 else 0


def canonical(data: Any) -> bytes:
    """The one way to write `data` as JSON bytes: sorted keys, ASCII only, no blanks.

    ASCII escapes keep a pasted NUL or half a surrogate pair (Qt strings hold them) from poisoning a store
    that refuses them in text. Raises ValueError on NaN and infinity.
    """
    return json.dumps(data, sort_keys=True, ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode("ascii")
