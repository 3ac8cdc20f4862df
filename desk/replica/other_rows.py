"""Writes the rows of what is no report, and what else is kept along with them."""

from collections.abc import Callable, Sequence
from typing import Any

from desk.fact import Fact
from desk.facts.agreements import AgreementMade
from desk.facts.codec import decode
from desk.facts.retention import Erased
from desk.replica.others import other_row, span_ticks
from desk.replica.rowjson import to_json

Run = Callable[..., list[Any]]
_SET_ROW = (
    "INSERT INTO row (kind, subject, at, until, row) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (kind, subject) DO UPDATE SET at = excluded.at, until = excluded.until, row = excluded.row"
)
_GIVEN = (
    "INSERT INTO given (code, number) VALUES (?, ?) "
    "ON CONFLICT (code) DO UPDATE SET number = max(number, excluded.number)"
)


def fold_other(run: Run, kind: str, subject: str, facts: Sequence[Fact]) -> None:
    """The row of a desk, a person, a profile, an agreement, a destruction or a part of the roster; unknown kinds have
    none."""
    blob = bytes.fromhex(subject)
    row = other_row(kind, subject, facts)
    if row is None:
        run("DELETE FROM row WHERE kind = ? AND subject = ?", kind, blob)
    else:
        run(_SET_ROW, kind, blob, *span_ticks(row), to_json(row))
    if kind == "agreement":
        _bind(run, blob, facts)
    elif kind == "erasure":
        for fact in facts:
            said = decode(fact)
            if isinstance(said, Erased) and said.number:
                # Its report has no row any more, and its number is given to no other.
                run(_GIVEN, said.code, said.number)


def _bind(run: Run, agreement: bytes, facts: Sequence[Fact]) -> None:
    """In which reports an agreement was made: whoever destroys one of those looks at it as well."""
    run("DELETE FROM bound WHERE thing = ?", agreement)
    said = [payload for fact in facts if isinstance(payload := decode(fact), AgreementMade)]
    for report in sorted({one.report for one in said if len(one.report) == 32}):
        run("INSERT OR IGNORE INTO bound (report, thing) VALUES (?, ?)", bytes.fromhex(report), agreement)
