"""Gives decided facts their header: running number, author, time, the profile in force, salt and digest."""

import secrets
from collections.abc import Callable, Sequence

from desk.errors import DeskBug
from desk.fact import Fact, seal
from desk.facts.codec import encode, kind_of
from desk.ids import new_id
from desk.intake import New
from desk.record import record


@record
class Place:
    """What the header says about where and when: `desk` the incarnation, `author` a person id, `now` in µs UTC.

    `profile_of` gives the digest of the profile in force for a subject of a kind; `random_bits` makes ids and salts.
    """

    desk: str
    author: str
    now: int
    profile_of: Callable[[str, str], str]
    random_bits: Callable[[int], int] = secrets.randbits


def sealed(news: Sequence[New], last: int, at: Place) -> list[Fact]:
    """The facts after running number `last`. Nothing is kept here; DeskBug for a payload that cannot be written."""
    facts = []
    for seq, new in enumerate(news, last + 1):
        kind = kind_of(new.payload)
        try:
            payload, profile = encode(new.payload), at.profile_of(kind.subject, new.subject)
        except (ValueError, TypeError) as error:
            raise DeskBug(f"Dit kan niet worden bewaard ({error}). De handeling is gestopt.") from error
        salt, digest = seal(payload, at.random_bits)
        facts.append(
            Fact(
                id=new_id(at.now // 1000, at.random_bits),
                desk=at.desk,
                seq=seq,
                kind=kind.subject,
                subject=new.subject,
                type=kind.name,
                version=kind.version,
                author=at.author,
                happened_at=at.now if new.happened_at is None else new.happened_at,
                recorded_at=at.now,
                replaces=new.replaces,
                profile=profile,
                salt=salt,
                payload=payload,
                digest=digest,
            )
        )
    return facts
