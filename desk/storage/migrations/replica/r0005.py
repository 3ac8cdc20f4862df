"""replica.db, version 5: erasures, what a list of destruction goes by, and what of a destroyed report stays known."""

import sqlalchemy as sa
from alembic import op

from desk.storage.migrations.steps import allow_erasures_1

revision = "r0005"
down_revision = "r0004"


def upgrade() -> None:
    allow_erasures_1(("position", "chain"), own_log=True)
    op.add_column("report", sa.Column("kept", sa.LargeBinary(), nullable=False, server_default=sa.text("x''")))
    op.create_index("report_kept", "report", ["live", "changed_at", "kept"])
    op.create_table(
        "given",
        sa.Column("code", sa.String(), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "bound",
        sa.Column("report", sa.LargeBinary(16), primary_key=True),
        sa.Column("thing", sa.LargeBinary(16), primary_key=True),
        sqlite_with_rowid=False,
    )
