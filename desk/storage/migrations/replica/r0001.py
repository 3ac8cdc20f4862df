"""replica.db, version 1: the agreed log as pulled, the rows folded from it, and the search index."""

import sqlalchemy as sa
from alembic import op

from desk.storage.migrations.steps import fact_columns_1, guard_facts

revision = "r0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "fact",
        sa.Column("position", sa.Integer(), primary_key=True),
        *fact_columns_1(),
        sa.Column("chain", sa.LargeBinary(32), nullable=False),
        sa.UniqueConstraint("desk", "seq"),
    )
    guard_facts()
    op.create_index("fact_of_subject", "fact", ["subject", "position"])
    op.create_table(
        "report",
        sa.Column("subject", sa.LargeBinary(16), primary_key=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("live", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.Integer(), nullable=False),
        sa.Column("row", sa.LargeBinary(), nullable=False),
    )
    op.create_index("report_live", "report", ["live", "opened_at"])
    op.create_index("report_opened", "report", ["opened_at"])
    op.create_index("report_reference", "report", ["code", "number"])
    op.create_table(
        "report_key",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("subject", sa.LargeBinary(16), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("report_key_subject", "report_key", ["subject"])
    op.create_table(
        "row",
        sa.Column("kind", sa.String(), primary_key=True),
        sa.Column("subject", sa.LargeBinary(16), primary_key=True),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.Column("row", sa.LargeBinary(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("row_time", "row", ["kind", "until"])
    op.create_table(
        "meta", sa.Column("key", sa.String(), primary_key=True), sa.Column("value", sa.String(), nullable=False)
    )
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5("
        "subject UNINDEXED, names, numbers, words, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )
