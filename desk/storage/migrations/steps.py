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


# What stands besides payload and salt: an erasure may change nothing of it.
_HEADER_1 = (
    *("id", "desk", "seq", "kind", "subject", "type", "version", "author", "happened_at", "recorded_at", "replaces"),
    *("profile", "digest", "signature"),
)
_LEAD_1 = " OR ".join(
    f"instr(lead.payload, CAST('\"{role}\"' AS BLOB)) > 0" for role in ("shift-lead", "administrator")
)
# Only of clients and of people's accounts. An account that ever was a lead's stays: by those a log is judged.
_OF_LEAD_1 = f"SELECT 1 FROM fact lead WHERE lead.subject = {{0}}.subject AND lead.type = 'account_set' AND ({_LEAD_1})"  # noqa: S608
_MAY_GO_1 = (
    f"{{0}}.kind IN ('report', 'agreement', 'account') AND NOT ({{0}}.type = 'account_set' AND EXISTS ({_OF_LEAD_1}))"
)
# Of two desks that went by one name the journal keeps what it wrote again: never shared, so that nothing names it.
_APART_1 = (
    "EXISTS (SELECT 1 FROM meta WHERE key = 'ended ' || lower(hex(OLD.desk)) AND CAST(value AS INTEGER) < OLD.seq) "
    "AND EXISTS (SELECT 1 FROM erasing "
    "WHERE json_extract(CAST(payload AS TEXT), '$.thing') = lower(hex(OLD.subject)))"
)


def allow_erasures_1(placed: tuple[str, ...], *, own_log: bool) -> None:
    """Payload and salt of a fact may go, and only of one that an erasure names; whatever comes later loses them too.

    `erasing` keeps the erasures that are carried out here with their payload, `erasure` the facts that they name.
    `placed` are columns besides those of a fact, `own_log`: the erasures stand in this file as facts.
    """
    blob = sa.LargeBinary()
    op.create_table(
        "erasing", sa.Column("id", sa.LargeBinary(16), primary_key=True), sa.Column("payload", blob, nullable=False)
    )
    op.create_table(
        "erasure",
        sa.Column("fact", sa.LargeBinary(16), primary_key=True),
        sa.Column("by", sa.LargeBinary(16), nullable=False),
        sqlite_with_rowid=False,
    )
    same = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in (*_HEADER_1, *placed))
    # Written over before it is let go: a page that is rearranged may leave a copy of what it held.
    blank = "NEW.salt IS zeroblob(length(OLD.salt)) AND NEW.payload IS zeroblob(length(OLD.payload))"
    gone = f"(({blank}) OR (NEW.salt IS NULL AND NEW.payload IS NULL))"
    named = "EXISTS (SELECT 1 FROM erasure WHERE fact = OLD.id)"
    named = named if own_log else f"{named} OR ({_APART_1})"
    op.execute("DROP TRIGGER fact_no_update")
    op.execute(
        f"CREATE TRIGGER fact_no_update BEFORE UPDATE ON fact WHEN NOT ({same} AND {gone} AND ({named}) AND "
        f"{_MAY_GO_1.format('OLD')}) BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER fact_comes_erased AFTER INSERT ON fact WHEN NEW.payload IS NOT NULL AND "  # noqa: S608
        f"EXISTS (SELECT 1 FROM erasure WHERE fact = NEW.id) AND {_MAY_GO_1.format('NEW')} "
        "BEGIN UPDATE fact SET salt = zeroblob(length(salt)), payload = zeroblob(length(payload)) WHERE id = NEW.id; "
        "UPDATE fact SET salt = NULL, payload = NULL WHERE id = NEW.id; END"
    )
    op.execute(
        "CREATE TRIGGER erasure_named BEFORE INSERT ON erasure WHEN NOT EXISTS (SELECT 1 FROM erasing, "
        "json_each(CAST(erasing.payload AS TEXT), '$.facts') AS named "
        "WHERE erasing.id = NEW.by AND named.value = lower(hex(NEW.fact))) "
        "BEGIN SELECT RAISE(ABORT, 'no erasure names this fact'); END"
    )
    if own_log:
        op.execute(
            "CREATE TRIGGER erasing_stands BEFORE INSERT ON erasing WHEN NOT EXISTS (SELECT 1 FROM fact "
            "WHERE fact.id = NEW.id AND fact.type = 'erased' AND fact.payload = NEW.payload) "
            "BEGIN SELECT RAISE(ABORT, 'no such erasure in this log'); END"
        )
    for table in ("erasing", "erasure"):
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'erasures are append-only'); END"
            )


def allow_thinning_1(placed: tuple[str, ...], *, own_log: bool) -> None:
    """Payload and salt of an old report's facts may go as well, where the report stands in `thin`; in the replica
    (`own_log`) they may also come back, but for what an erasure names.

    `since` is when it went, `looked_at` when it was last fetched, µs UTC (0: never); `wanted`: facts came since that
    cannot be folded without the rest.
    """
    columns: list[sa.Column[Any]] = [
        sa.Column("subject", sa.LargeBinary(16), primary_key=True),
        sa.Column("since", sa.Integer, nullable=False),
    ]
    if own_log:
        columns += [sa.Column(name, sa.Integer, nullable=False) for name in ("looked_at", "wanted")]
    op.create_table("thin", *columns, sqlite_with_rowid=False)
    same = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in (*_HEADER_1, *placed))
    blank = "NEW.salt IS zeroblob(length(OLD.salt)) AND NEW.payload IS zeroblob(length(OLD.payload))"
    gone = f"(({blank}) OR (NEW.salt IS NULL AND NEW.payload IS NULL))"
    erased = "EXISTS (SELECT 1 FROM erasure WHERE fact = OLD.id)"
    named = erased if own_log else f"({erased} OR ({_APART_1}))"
    thin = "OLD.kind = 'report' AND EXISTS (SELECT 1 FROM thin WHERE thin.subject = OLD.subject)"
    allowed = [f"({gone} AND {named} AND {_MAY_GO_1.format('OLD')})", f"({gone} AND {thin})"]
    if own_log:
        whole = "NEW.salt IS NOT NULL AND NEW.payload IS NOT NULL"
        allowed.append(f"(OLD.salt IS NULL AND OLD.payload IS NULL AND {whole} AND {thin} AND NOT {erased})")
    op.execute("DROP TRIGGER fact_no_update")
    op.execute(
        f"CREATE TRIGGER fact_no_update BEFORE UPDATE ON fact WHEN NOT ({same} AND ({' OR '.join(allowed)})) "
        "BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END"
    )
