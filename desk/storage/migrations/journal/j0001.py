"""journal.db, version 1: this desk's facts, drafts, and what this desk is."""

import sqlalchemy as sa
from alembic import op

from desk.storage.migrations.steps import fact_columns_1, guard_facts

revision = "j0001"
down_revision = None


def upgrade() -> None:
    op.create_table("fact", *fact_columns_1(), sa.UniqueConstraint("desk", "seq"))
    guard_facts()
    op.create_table(
        "draft",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
    )
    op.create_table(
        "meta", sa.Column("key", sa.String(), primary_key=True), sa.Column("value", sa.String(), nullable=False)
    )
