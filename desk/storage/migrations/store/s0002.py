"""store.db, version 2: which desks live, one expiring row each (the one thing shared that is no fact)."""

import sqlalchemy as sa
from alembic import op

revision = "s0002"
down_revision = "s0001"


def upgrade() -> None:
    op.create_table(
        "presence",
        sa.Column("desk", sa.LargeBinary(16), primary_key=True),
        sa.Column("told", sa.LargeBinary(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
    )
