"""journal.db, version 2: what an erasure names may lose its payload."""

from desk.storage.migrations.steps import allow_erasures_1

revision = "j0002"
down_revision = "j0001"


def upgrade() -> None:
    allow_erasures_1((), own_log=False)
