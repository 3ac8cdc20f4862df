"""journal.db, version 3: of old reports that others keep whole the payload may go."""

from desk.storage.migrations.steps import allow_thinning_1

revision = "j0003"
down_revision = "j0002"


def upgrade() -> None:
    allow_thinning_1((), own_log=False)
