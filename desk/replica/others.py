"""The rows of everything that is not a report: desks, people, profiles in force, agreements, the roster. Pure."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from desk.agreement_rows import AgreementRow
from desk.agreements import agreement_row
from desk.fact import Fact, from_ticks, to_ticks
from desk.facts.codec import decode
from desk.facts.desk import DeskSetUp, ProfileActivated, SeatTaken
from desk.record import record
from desk.roster.fold import FOLDS, TYPES, span_of
from desk.roster.people import person_row
from desk.roster_rows import PersonRow

FOREVER = 1 << 62


@record
class DeskInfo:
    """A desk: name, code of its references, the profile (digest) it works with, and who sits there."""

    desk: str
    name: str
    code: str
    profile: str
    person: str
    at: datetime


@record
class ProfileInfo:
    """A profile version that came into force; its bytes are in the fact."""

    name: str
    version: str
    digest: str
    at: datetime


ROW_TYPES: dict[str, type] = {
    "desk": DeskInfo,
    "profile": ProfileInfo,
    "person": PersonRow,
    "agreement": AgreementRow,
    **TYPES,
}


def other_row(kind: str, subject: str, facts: Iterable[Fact]) -> Any:
    """The row of one subject of a kind; None if nothing stands (a need that is gone, only unknown facts)."""
    if kind == "person":
        return person_row(subject, facts)
    if kind == "agreement":
        return agreement_row(subject, facts)
    fold = FOLDS.get(kind)
    return fold(subject, facts) if fold is not None else _desk_row(subject, facts)


def span_ticks(row: Any) -> tuple[int, int]:
    """From when until when a row matters, µs UTC, so that a start reads today's duties and not twenty years of them."""
    span = span_of(row)
    return (0, FOREVER) if span is None else (to_ticks(span[0]), to_ticks(span[1]))


def _desk_row(subject: str, facts: Iterable[Fact]) -> DeskInfo | ProfileInfo | None:
    row: DeskInfo | ProfileInfo | None = None
    for fact in facts:
        payload, at = decode(fact), from_ticks(fact.recorded_at)
        if isinstance(payload, DeskSetUp):
            person = row.person if isinstance(row, DeskInfo) else ""
            row = DeskInfo(subject, payload.name, payload.code, payload.profile, person, at)
        elif isinstance(payload, SeatTaken):
            known = row if isinstance(row, DeskInfo) else DeskInfo(subject, "", "", "", "", at)
            row = DeskInfo(subject, known.name, known.code, known.profile, payload.person, at)
        elif isinstance(payload, ProfileActivated):
            row = ProfileInfo(payload.name, payload.version, payload.digest, at)
    return row
