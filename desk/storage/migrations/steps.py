"""What the first steps of all three files share, frozen as it was on the first day."""

from typing import Any

import sqlalchemy as sa
from alembic import op


def fact_columns_1() -> list[sa.Column[Any]]:
    """The columns of a fact in version 1; never changed, later steps add to it."""
    blob, text, whole = sa.LargeBinary(), sa.String(), sa.Integer()
    return [
        sa.Column("id", sa.LargeBinary(16), nullable=False, unique=True),
        sa.Column("desk", sa.LargeBinary(16), nullable=False),
        sa.Column("seq", whole, nullable=False),
        sa.Column("kind", text, nullable=False),
        sa.Column("subject", sa.LargeBinary(16), nullable=False),
        sa.Column("type", text, nullable=False),
        sa.Column("version", whole, nullable=False),
        sa.Column("author", text, nullable=False),
        sa.Column("happened_at", whole, nullable=False),
        sa.Column("recorded_at", whole, nullable=False),
        sa.Column("replaces", blob, nullable=False),
        sa.Column("profile", blob, nullable=False),
        sa.Column("salt", blob),
        sa.Column("payload", blob),
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("signature", blob, nullable=False),
    ]


def guard_facts() -> None:
    """Facts are appended, never changed or deleted: the file itself refuses it."""
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER fact_no_{act.lower()} BEFORE {act} ON fact "
            "BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END"
        )
