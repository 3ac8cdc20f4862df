"""A desk that writes facts without a journal, straight for a store: the command line, the demo and the bench.

journal.db belongs to the window's writer thread alone, so whoever else has facts to tell is a desk of its own: a
fresh incarnation whose running numbers begin at 1.
"""

from datetime import datetime

from desk.fact import Fact, seal, to_ticks
from desk.facts.codec import encode, kind_of
from desk.ids import new_id


class Incarnation:
    """One such desk. `author` is a person id, or empty when nobody sits there; `profile` the digest in force."""

    def __init__(self, at: datetime, *, author: str = "", profile: str = "") -> None:
        self.id = new_id(to_ticks(at) // 1000)
        self.author, self.profile = author, profile
        self._seq = 0

    def fact(
        self,
        payload: object,
        subject: str,
        at: datetime,
        *,
        happened_at: datetime | None = None,
        replaces: tuple[str, ...] = (),
    ) -> Fact:
        """The next fact of this desk, recorded `at`; `happened_at` None means then."""
        kind, data, now = kind_of(payload), encode(payload), to_ticks(at)
        salt, digest = seal(data)
        self._seq += 1
        return Fact(
            id=new_id(now // 1000),
            desk=self.id,
            seq=self._seq,
            kind=kind.subject,
            subject=subject,
            type=kind.name,
            version=kind.version,
            author=self.author,
            happened_at=now if happened_at is None else to_ticks(happened_at),
            recorded_at=now,
            replaces=replaces,
            profile=self.profile,
            salt=salt,
            payload=data,
            digest=digest,
        )
