"""What is found in a log that is not as it was written: one record each, named by where, place, desk and number."""

from desk.fact import Fact
from desk.record import record

CHANGED, MISSING, REORDERED, FORGED, UNPROVEN = "changed", "missing", "reordered", "forged", "unproven"
"""What may be wrong with a fact. `unproven`: as its desk wrote it, in the name of who did not sign in there."""


@record
class Row:
    """A row of a log as it was read: its `fact`, or None where what stands there is none, and what of it is known."""

    position: int
    fact: Fact | None
    chain: bytes = b""
    id: str = ""
    desk: str = ""
    seq: int = 0


@record
class Finding:
    """`what` is wrong, `why` (a code of `desk.trust.words`), and `where`: `store`, `replica` or `journal`.

    `position` 0 where it has none, `seq` 0 where that is unknown, `upto` the last of a row of numbers, or of places
    where `seq` is 0. `kind`,
    `subject`, `type` and `author` as in the header, empty where that is not known.
    """

    what: str
    why: str
    where: str
    position: int = 0
    id: str = ""
    desk: str = ""
    seq: int = 0
    kind: str = ""
    subject: str = ""
    type: str = ""
    author: str = ""
    upto: int = 0


def found(what: str, why: str, where: str, row: Row) -> Finding:
    """A finding about a row."""
    if row.fact is None:
        return Finding(what, why, where, row.position, row.id, row.desk, row.seq)
    return found_in(what, why, where, row.fact, row.position)


def found_in(what: str, why: str, where: str, fact: Fact, position: int = 0) -> Finding:
    """A finding about a fact."""
    named = fact.id, fact.desk, fact.seq, fact.kind, fact.subject, fact.type, fact.author
    return Finding(what, why, where, position, *named)
