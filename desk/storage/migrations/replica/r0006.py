"""replica.db, version 6: of old reports that others keep whole the payload may go, and come back."""

from desk.storage.migrations.steps import allow_thinning_1

revision = "r0006"
down_revision = "r0005"


def upgrade() -> None:
    allow_thinning_1(("position", "chain"), own_log=True)
