"""replica.db, version 2: what of a report was typed, word by word with its index, to show where a find stands."""

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"


def upgrade() -> None:
    op.add_column("report", sa.Column("typed", sa.String(), nullable=False, server_default=""))
