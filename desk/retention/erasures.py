"""A destruction that was approved, as a row, and the figures that stay of what it took. Pure."""

from collections.abc import Iterable
from typing import Any

from desk.fact import Fact, from_ticks
from desk.facts.codec import decode
from desk.facts.retention import Erased
from desk.retention_rows import ErasureRow


def erasure_row(subject: str, facts: Iterable[Fact]) -> ErasureRow | None:
    """The row of one destruction; what it names may stand in several facts. None where nothing is known of it."""
    said = [(fact, payload) for fact in facts if isinstance(payload := decode(fact), Erased)]
    if not said:
        return None
    first, one = said[0]
    return ErasureRow(
        id=subject,
        what=one.what,
        thing=one.thing,
        reference=f"{one.code}-{one.number:04d}" if one.number else "",
        code=one.code,
        number=one.number,
        term=one.term,
        closed=one.closed,
        ended=one.ended,
        ground=one.ground,
        by=first.author,
        at=from_ticks(first.recorded_at),
        facts=sum(len(payload.facts) for _, payload in said),
    )


def figures_in(facts: Iterable[Fact]) -> dict[str, Any]:
    """What stays of the report of a destruction, nameless; empty where it counts in no figures."""
    said = (payload for fact in facts if isinstance(payload := decode(fact), Erased))
    return next((payload.figures for payload in said if payload.figures), {})
