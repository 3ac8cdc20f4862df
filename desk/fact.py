"""The fact: one thing that happened, with the header that is fixed from the first day.

The header is hashed; the payload only through its salted digest, so that an erasure can empty payload and
salt and the chain still proves the order. Payloads are canonical JSON bytes.
"""

import hashlib
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from json.encoder import encode_basestring_ascii as _quoted
from typing import Any

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)
_FIRST, _LAST = (
    (datetime(year, 1, 1, tzinfo=UTC) - _EPOCH) // _TICK for year in (2, 9999)
)  # a year from the edges, so that local time exists too
GENESIS = bytes(32)
SALT = 16
"""Bytes of a salt. As many always: else bytes could go from the one to the other, and the digest would not tell."""
# Once made: `json.loads` looks at each payload for its encoding, which is known here.
_JSON = json.JSONDecoder()


def to_ticks(at: datetime) -> int:
    """Microseconds since 1970, UTC: how instants are stored and hashed."""
    return (at - _EPOCH) // _TICK


def from_ticks(ticks: int) -> datetime:
    """The instant of `to_ticks`. What no calendar holds (a fact that was damaged or made up) becomes its edge."""
    if not _FIRST <= ticks <= _LAST:
        ticks = _FIRST if ticks < _FIRST else _LAST
    return _EPOCH + timedelta(0, 0, ticks)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with its header.

    `id` UUIDv7 (32 hex digits); `desk` the incarnation that wrote it and `seq` its dense running number there;
    `kind` and `subject` what it is about; `type` and `version` how to read the payload; `author` a person id;
    `happened_at` what people state and `recorded_at` what the desk saw (house rule 7); `replaces` the facts
    that the author saw and replaces; `profile` the digest (hex) of the profile in force; `payload` and `salt`
    are None once erased; `signature` is that of the desk over `header()`, empty where a desk does not sign.
    """

    id: str
    desk: str
    seq: int
    kind: str
    subject: str
    type: str
    version: int
    author: str
    happened_at: int
    recorded_at: int
    replaces: tuple[str, ...]
    profile: str
    salt: bytes | None
    payload: bytes | None
    digest: bytes
    signature: bytes = b""

    def header(self) -> bytes:
        """The bytes that are hashed and signed: canonical JSON, as `desk.ids.canonical` writes it.

        Written out part by part: it is made for every fact that is pushed and pulled, a million when a desk begins.
        """
        return (
            f'{{"author":{_quoted(self.author)},"desk":{_quoted(self.desk)},"digest":"{self.digest.hex()}",'
            f'"happened_at":{self.happened_at:d},"id":{_quoted(self.id)},"kind":{_quoted(self.kind)},'
            f'"profile":{_quoted(self.profile)},"recorded_at":{self.recorded_at:d},'
            f'"replaces":[{",".join(map(_quoted, self.replaces))}],"seq":{self.seq:d},'
            f'"subject":{_quoted(self.subject)},"type":{_quoted(self.type)},"version":{self.version:d}}}'
        ).encode("ascii")

    def data(self) -> dict[str, Any]:
        """The payload as plain data; empty once erased, and when it cannot be read."""
        if self.payload is None:
            return {}
        try:
            text = self.payload.decode()
            # Ours has no blanks around it; looking for them costs as much as reading it.
            data, end = _JSON.raw_decode(text) if text[:1] == "{" else (None, -1)
            if end != len(text):
                data = _JSON.decode(text)
        except (ValueError, RecursionError):
            return {}
        return data if isinstance(data, dict) else {}

    def happened(self) -> datetime:
        """When it happened, as people state it."""
        return from_ticks(self.happened_at)

    def recorded(self) -> datetime:
        """When the desk wrote it down."""
        return from_ticks(self.recorded_at)


def payload_digest(salt: bytes, payload: bytes) -> bytes:
    """sha256 over salt and payload: unsalted, a telephone number is guessed in seconds."""
    return hashlib.sha256(salt + payload).digest()


def seal(payload: bytes, random_bits: Callable[[int], int] = secrets.randbits) -> tuple[bytes, bytes]:
    """A fresh salt and the digest of `payload` under it."""
    salt = random_bits(8 * SALT).to_bytes(SALT, "big")
    return salt, payload_digest(salt, payload)


def intact(fact: Fact) -> bool:
    """Whether the payload is the one the header names; an erased one, gone with its salt, cannot be told and passes."""
    if fact.payload is None or fact.salt is None:
        return fact.payload is fact.salt
    return len(fact.salt) == SALT and payload_digest(fact.salt, fact.payload) == fact.digest


def link(previous: bytes, fact: Fact) -> bytes:
    """The chain hash after `fact`, given the chain hash before it."""
    return hashlib.sha256(previous + fact.header()).digest()
