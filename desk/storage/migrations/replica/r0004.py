"""replica.db, version 4: which facts are kept and not folded, and what is known of desks and people to judge by."""

import sqlalchemy as sa
from alembic import op

revision = "r0004"
down_revision = "r0003"


def upgrade() -> None:
    op.create_table(
        "refused", sa.Column("position", sa.Integer(), primary_key=True), sa.Column("why", sa.String(), nullable=False)
    )
    op.create_table(
        "standing",
        sa.Column("kind", sa.String(), primary_key=True),
        sa.Column("subject", sa.String(), primary_key=True),
        sa.Column("waits", sa.Integer(), nullable=False),
        sa.Column("row", sa.LargeBinary(), nullable=False),
        sqlite_with_rowid=False,
    )
