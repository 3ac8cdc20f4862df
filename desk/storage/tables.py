"""The tables of journal.db, replica.db and store.db, and how a fact becomes a row and back.

The migrations make them; a test holds the migrated files against these definitions.
"""

from collections.abc import Sequence
from dataclasses import fields, make_dataclass
from typing import Any, cast

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table, UniqueConstraint

from desk.fact import Fact

journal = MetaData()
replica = MetaData()
store = MetaData()


def _fact_columns() -> list[Column[Any]]:
    """What a fact is made of, equal in all three files."""
    return [
        Column("id", LargeBinary(16), nullable=False, unique=True),
        Column("desk", LargeBinary(16), nullable=False),
        Column("seq", Integer, nullable=False),
        Column("kind", String, nullable=False),
        Column("subject", LargeBinary(16), nullable=False),
        Column("type", String, nullable=False),
        Column("version", Integer, nullable=False),
        Column("author", String, nullable=False),
        Column("happened_at", Integer, nullable=False),
        Column("recorded_at", Integer, nullable=False),
        Column("replaces", LargeBinary, nullable=False),
        Column("profile", LargeBinary, nullable=False),
        Column("salt", LargeBinary),
        Column("payload", LargeBinary),
        Column("digest", LargeBinary(32), nullable=False),
        Column("signature", LargeBinary, nullable=False),
    ]


FACT_COLUMNS = tuple(column.name for column in _fact_columns())

journal_fact = Table("fact", journal, *_fact_columns(), UniqueConstraint("desk", "seq"))
journal_draft = Table(
    "draft",
    journal,
    Column("key", String, primary_key=True),
    Column("text", LargeBinary, nullable=False),
    Column("at", Integer, nullable=False),
)
journal_meta = Table("meta", journal, Column("key", String, primary_key=True), Column("value", String, nullable=False))


def _agreed(metadata: MetaData) -> Table:
    """The agreed log: facts in the store's order, with the chain that proves it."""
    return Table(
        "fact",
        metadata,
        Column("position", Integer, primary_key=True),
        *_fact_columns(),
        Column("chain", LargeBinary(32), nullable=False),
        UniqueConstraint("desk", "seq"),
    )


store_fact = _agreed(store)
store_presence = Table(
    "presence",
    store,
    Column("desk", LargeBinary(16), primary_key=True),
    Column("told", LargeBinary, nullable=False),
    Column("seen", Integer, nullable=False),
)

replica_fact = _agreed(replica)
Index("fact_of_subject", replica_fact.c.subject, replica_fact.c.position)
replica_report = Table(
    "report",
    replica,
    Column("subject", LargeBinary(16), primary_key=True),
    Column("code", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("live", Integer, nullable=False),
    Column("opened_at", Integer, nullable=False),
    Column("changed_at", Integer, nullable=False),
    Column("row", LargeBinary, nullable=False),
)
Index("report_live", replica_report.c.live, replica_report.c.opened_at)
Index("report_opened", replica_report.c.opened_at)
Index("report_reference", replica_report.c.code, replica_report.c.number)
replica_key = Table(
    "report_key",
    replica,
    Column("key", String, primary_key=True),
    Column("subject", LargeBinary(16), primary_key=True),
    sqlite_with_rowid=False,
)
Index("report_key_subject", replica_key.c.subject)
replica_row = Table(
    "row",
    replica,
    Column("kind", String, primary_key=True),
    Column("subject", LargeBinary(16), primary_key=True),
    Column("at", Integer, nullable=False),
    Column("until", Integer, nullable=False),
    Column("row", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
Index("row_time", replica_row.c.kind, replica_row.c.until)
replica_meta = Table("meta", replica, Column("key", String, primary_key=True), Column("value", String, nullable=False))

METADATA = {"journal": journal, "replica": replica, "store": store}


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
