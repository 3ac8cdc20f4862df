"""The rows of everything that is not a report: desks, people, profiles in force, agreements, the roster. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from desk.access.accounts import AccountRow, account_row
from desk.agreement_rows import AgreementRow
from desk.agreements import agreement_row
from desk.fact import Fact, from_ticks, to_ticks
from desk.facts.access import SignedIn, SignedOut
from desk.facts.codec import decode
from desk.facts.desk import DeskSetUp, ProfileActivated, SeatTaken
from desk.record import record
from desk.retention.erasures import erasure_row
from desk.retention_rows import ErasureRow
from desk.roster.fold import FOLDS, TYPES, span_of
from desk.roster.people import person_row
from desk.roster_rows import PersonRow

FOREVER = 1 << 62
_GLASSES = 20


@record
class Glass:
    """Somebody broke the glass at a desk: who, why, when and until when."""

    person: str
    reason: str
    at: datetime
    until: datetime


@record
class DeskInfo:
    """A desk: name, code of its references, the profile (digest) it works with, and who sits there.

    `session` is the one in which they signed in, empty where nobody signs in; `glass` are the last times that somebody
    broke the glass here, oldest first.
    """

    desk: str
    name: str
    code: str
    profile: str
    person: str
    at: datetime
    session: str = ""
    glass: tuple[Glass, ...] = ()


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
    "account": AccountRow,
    "erasure": ErasureRow,
    **TYPES,
}


def other_row(kind: str, subject: str, facts: Iterable[Fact]) -> Any:
    """The row of one subject of a kind; None if nothing stands (a need that is gone, only unknown facts)."""
    if kind == "person":
        return person_row(subject, facts)
    if kind == "agreement":
        return agreement_row(subject, facts)
    if kind == "account":
        return account_row(subject, facts)
    if kind == "erasure":
        return erasure_row(subject, facts)
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
        known = row if isinstance(row, DeskInfo) else DeskInfo(subject, "", "", "", "", at)
        match payload:
            case DeskSetUp():
                row = replace(known, name=payload.name, code=payload.code, profile=payload.profile, at=at)
            case SeatTaken():
                row = replace(known, person=payload.person, at=at, session="")
            case SignedIn(how="break-glass"):
                broken = Glass(payload.person, payload.reason, at, from_ticks(payload.until))
                row = replace(known, glass=(*known.glass, broken)[-_GLASSES:])
            case SignedIn():
                row = replace(known, person=payload.person, at=at, session=payload.session)
            case SignedOut() if payload.session == known.session:
                row = replace(known, person="", at=at, session="")
            case ProfileActivated():
                row = ProfileInfo(payload.name, payload.version, payload.digest, at)
    # A command line at which somebody signed in was never a desk.
    gone = isinstance(row, DeskInfo) and not (row.name or row.person)
    return None if gone else row
