"""replica.db, version 3: the hours of a row are in its index, so that a start looks at no year of duties ahead."""

from alembic import op

revision = "r0003"
down_revision = "r0002"


def upgrade() -> None:
    op.drop_index("row_time", table_name="row")
    op.create_index("row_time", "row", ["kind", "until", "at"])
