"""Two desks that go by one incarnation: a computer that was copied whole, a home put back where nobody can tell.

The one whose facts were not agreed goes on under a new incarnation, and what it wrote since they parted is written
again under it: the running numbers of those facts are the other's now. The journal keeps them as they were; they are
no longer this desk's to share.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from desk.fact import Fact, seal, to_ticks
from desk.ids import new_id
from desk.signing.enrolling import enrolment, signed, vouch
from desk.signing.keys import Signer, fresh_keys, keys_from, note_of
from desk.storage.facts import FACT_COLUMNS, to_values
from desk.storage.files import transaction

TWIN = "twin"
"""Under this key a journal notes up to which running number its facts were agreed before the other's came."""
_IDS = re.compile(rb"[0-9a-f]{32}")
_INSERT = f"INSERT INTO fact ({', '.join(FACT_COLUMNS)}) VALUES ({', '.join('?' * len(FACT_COLUMNS))})"  # noqa: S608


def ended(desk: str) -> str:
    """The key under which a journal notes the last running number of an incarnation that is still its own."""
    return f"ended {desk}"


def part(
    connection: Any, facts: Sequence[Fact], desk: str, made: str, notes: dict[str, str], *, signs: bool = False
) -> None:
    """Write `facts` of `desk` again under the incarnation `made`, with `notes` on the journal, all or nothing.

    With `signs` it gets keys of its own and everything is signed: here, at a start, since it is as rare as it is.
    """
    if signs:
        keys = fresh_keys()
        notes = {**notes, note_of(made): keys.to_text()}
        row = connection.execute("SELECT value FROM meta WHERE key = ?", (note_of(desk),)).fetchone()
        facts = _signed(facts, desk, made, Signer(keys), Signer(keys_from(row[0])) if row else None)
    else:
        facts = resealed(facts, desk, made)
    again = [to_values(fact) for fact in facts]
    with transaction(connection):
        connection.executemany(_INSERT, again)
        connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(notes.items()))
        connection.execute("DELETE FROM meta WHERE key = ?", (TWIN,))


def _signed(facts: Sequence[Fact], desk: str, made: str, signer: Signer, former: Signer | None) -> list[Fact]:
    """The enrolment of the incarnation, for which the former one vouches, and the facts again, but for how that one
    enrolled."""
    again = resealed([fact for fact in facts if fact.type != "desk_enrolled"], desk, made, 2)
    at = again[0].recorded_at if again else to_ticks(datetime.now(UTC))
    vouched = {} if former is None else {"voucher": desk, "vouched": vouch(former, made, signer.public)}
    return [enrolment(made, 1, at, signer, **vouched), *(signed(fact, signer) for fact in again)]


def resealed(facts: Sequence[Fact], desk: str, made: str, first: int = 1) -> list[Fact]:
    """The same facts as another incarnation writes them from the number `first` on: ids of their own, also where they
    name each other."""
    names = {fact.id: new_id(fact.recorded_at // 1000) for fact in facts}
    names[desk] = made
    blobs = {old.encode(): new.encode() for old, new in names.items()}

    def again(fact: Fact, seq: int) -> Fact:
        moved = replace(
            fact,
            id=names[fact.id],
            desk=made,
            seq=seq,
            subject=names.get(fact.subject, fact.subject),
            replaces=tuple(names.get(name, name) for name in fact.replaces),
            signature=b"",
        )
        if fact.payload is None:
            return moved
        payload = _IDS.sub(lambda found: blobs.get(found[0], found[0]), fact.payload)
        salt, digest = seal(payload)
        return replace(moved, payload=payload, salt=salt, digest=digest)

    return [again(fact, seq) for seq, fact in enumerate(facts, first)]
