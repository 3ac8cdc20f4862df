"""The rows of everything that is not a report: desks, people, profiles in force, duties. Pure."""

from collections.abc import Iterable
from datetime import datetime

from desk.fact import Fact, from_ticks
from desk.facts.codec import decode
from desk.facts.desk import DeskSetUp, DutyPlanned, DutyWithdrawn, PersonAdded, ProfileActivated, SeatTaken
from desk.record import record
from desk.roster.on_call import Duty
from desk.rows import PersonRow

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


OtherRow = DeskInfo | ProfileInfo | PersonRow | Duty
ROW_TYPES: dict[str, type] = {"desk": DeskInfo, "profile": ProfileInfo, "person": PersonRow, "duty": Duty}


def other_row(subject: str, facts: Iterable[Fact]) -> OtherRow | None:
    """The row of one subject; None if nothing stands (a withdrawn duty, only unknown facts)."""
    row: OtherRow | None = None
    for fact in facts:
        payload, at = decode(fact), from_ticks(fact.recorded_at)
        if isinstance(payload, DeskSetUp):
            person = row.person if isinstance(row, DeskInfo) else ""
            row = DeskInfo(subject, payload.name, payload.code, payload.profile, person, at)
        elif isinstance(payload, SeatTaken):
            known = row if isinstance(row, DeskInfo) else DeskInfo(subject, "", "", "", "", at)
            row = DeskInfo(subject, known.name, known.code, known.profile, payload.person, at)
        elif isinstance(payload, PersonAdded):
            row = PersonRow(subject, payload.name, payload.roles)
        elif isinstance(payload, ProfileActivated):
            row = ProfileInfo(payload.name, payload.version, payload.digest, at)
        elif isinstance(payload, DutyPlanned):
            row = Duty(
                id=subject,
                role=payload.role,
                provider=payload.provider,
                name=payload.name,
                phone=payload.phone,
                start=from_ticks(payload.start),
                until=from_ticks(payload.until),
                backup=payload.backup,
            )
        elif isinstance(payload, DutyWithdrawn):
            row = None
    return row


def until_of(row: OtherRow) -> int:
    """Until when a row matters, µs UTC, so that a start reads today's duties and not twenty years of them."""
    from desk.fact import to_ticks

    return to_ticks(row.until) if isinstance(row, Duty) else FOREVER
