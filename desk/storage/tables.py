"""The tables of journal.db, replica.db and store.db.

The migrations make them; a test holds the migrated files against these definitions.
"""

from typing import Any

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table, UniqueConstraint, text

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


def _erasures(metadata: MetaData) -> tuple[Table, Table]:
    """The erasures that were carried out in this file, and the facts that they name, there or not."""
    return Table(
        "erasing",
        metadata,
        Column("id", LargeBinary(16), primary_key=True),
        Column("payload", LargeBinary, nullable=False),
    ), Table(
        "erasure",
        metadata,
        Column("fact", LargeBinary(16), primary_key=True),
        Column("by", LargeBinary(16), nullable=False),
        sqlite_with_rowid=False,
    )


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
    Column("typed", String, nullable=False, server_default=""),
    Column("kept", LargeBinary, nullable=False, server_default=text("x''")),
)
Index("report_kept", replica_report.c.live, replica_report.c.changed_at, replica_report.c.kept)
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
Index("row_time", replica_row.c.kind, replica_row.c.until, replica_row.c.at)
replica_refused = Table(
    "refused", replica, Column("position", Integer, primary_key=True), Column("why", String, nullable=False)
)
replica_standing = Table(
    "standing",
    replica,
    Column("kind", String, primary_key=True),
    Column("subject", String, primary_key=True),
    Column("waits", Integer, nullable=False),
    Column("row", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
replica_meta = Table("meta", replica, Column("key", String, primary_key=True), Column("value", String, nullable=False))

replica_given = Table(
    "given",
    replica,
    Column("code", String, primary_key=True),
    Column("number", Integer, nullable=False),
    sqlite_with_rowid=False,
)
replica_bound = Table(
    "bound",
    replica,
    Column("report", LargeBinary(16), primary_key=True),
    Column("thing", LargeBinary(16), primary_key=True),
    sqlite_with_rowid=False,
)
# Reports of which this computer keeps headers only, or fetched the rest for a while.
journal_thin = Table(
    "thin",
    journal,
    Column("subject", LargeBinary(16), primary_key=True),
    Column("since", Integer, nullable=False),
    sqlite_with_rowid=False,
)
replica_thin = Table(
    "thin",
    replica,
    Column("subject", LargeBinary(16), primary_key=True),
    Column("since", Integer, nullable=False),
    Column("looked_at", Integer, nullable=False),
    Column("wanted", Integer, nullable=False),
    sqlite_with_rowid=False,
)
for _metadata in (journal, store, replica):
    _erasures(_metadata)

METADATA = {"journal": journal, "replica": replica, "store": store}
