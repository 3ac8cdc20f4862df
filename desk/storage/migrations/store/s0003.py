"""store.db, version 3: what an erasure names may lose its payload."""

from desk.storage.migrations.steps import allow_erasures_1

revision = "s0003"
down_revision = "s0002"


def upgrade() -> None:
    allow_erasures_1(("position", "chain"), own_log=True)
