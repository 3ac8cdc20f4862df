"""store.db, version 1: the agreed log."""

import sqlalchemy as sa
from alembic import op

from desk.storage.migrations.steps import fact_columns_1, guard_facts

revision = "s0001"
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
