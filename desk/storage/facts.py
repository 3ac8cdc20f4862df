"""How a fact becomes a row and back. Apart from the tables, so that a start that finds its files made needs no
SQLAlchemy."""

from collections.abc import Sequence
from dataclasses import fields, make_dataclass
from typing import Any, cast

from desk.fact import Fact

FACT_COLUMNS = (
    *("id", "desk", "seq", "kind", "subject", "type", "version", "author", "happened_at", "recorded_at", "replaces"),
    *("profile", "salt", "payload", "digest", "signature"),
)
"""What a fact is made of, equal in journal.db, store.db and replica.db (desk/storage/tables.py)."""


def to_values(fact: Fact) -> tuple[Any, ...]:
    """A fact as the values of FACT_COLUMNS."""
    return (
        bytes.fromhex(fact.id),
        bytes.fromhex(fact.desk),
        fact.seq,
        fact.kind,
        bytes.fromhex(fact.subject),
        fact.type,
        fact.version,
        fact.author,
        fact.happened_at,
        fact.recorded_at,
        bytes.fromhex("".join(fact.replaces)),
        bytes.fromhex(fact.profile),
        fact.salt,
        fact.payload,
        fact.digest,
        fact.signature,
    )


def from_values(values: Sequence[Any]) -> Fact:
    """The fact that `to_values` wrote; `values` are those of FACT_COLUMNS, in order."""
    replaces = values[10].hex()
    return fact_from(
        values[0].hex(),
        values[1].hex(),
        values[2],
        values[3],
        values[4].hex(),
        values[5],
        values[6],
        values[7],
        values[8],
        values[9],
        tuple(replaces[at : at + 32] for at in range(0, len(replaces), 32)) if replaces else (),
        values[11].hex(),
        values[12],
        values[13],
        values[14],
        values[15],
    )


# The same slots without the guard, so that a fact can be filled before it is frozen.
_Unfrozen: type = make_dataclass("_Unfrozen", [part.name for part in fields(Fact)], slots=True)


def fact_from(*values: Any) -> Fact:
    """The fact with these values, in the order of its fields: as `Fact(...)`, in a fifth of the time.

    A frozen class passes each value by its guard. That is felt where facts are read: a hundred and more at the opening
    of a report, a million when a desk begins anew.
    """
    made = _Unfrozen(*values)
    made.__class__ = Fact
    return cast("Fact", made)
