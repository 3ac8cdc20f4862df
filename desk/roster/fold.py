"""The facts of everything in the roster but people become rows. Pure; the last fact in the agreed order counts."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from desk.fact import Fact, from_ticks
from desk.facts import roster as f
from desk.facts.codec import decode
from desk.roster.shift import minute_of, shift_row
from desk.roster_rows import (
    AbsenceRow,
    Agreed,
    ChainRow,
    HolidayRow,
    LawRow,
    LimitRow,
    NeedRow,
    OverrideRow,
    PublicationRow,
    RosterFileRow,
    RotationRow,
    ShiftRow,
    SwapRow,
)

RosterRow = (
    ShiftRow
    | AbsenceRow
    | SwapRow
    | OverrideRow
    | NeedRow
    | RotationRow
    | ChainRow
    | LawRow
    | HolidayRow
    | PublicationRow
    | RosterFileRow
)


def absence_row(subject: str, facts: Iterable[Fact]) -> AbsenceRow | None:
    """An absence; one that was withdrawn while it ran counted until then."""
    row: AbsenceRow | None = None
    for fact in facts:
        payload, at = decode(fact), minute_of(fact.recorded_at)
        if isinstance(payload, f.AbsenceNoted):
            start, until = from_ticks(payload.start), from_ticks(payload.until)
            since = min(row.since, at) if row is not None else at
            hours, why = (start, until), (payload.kind, payload.note)
            same = row is not None and (row.person, row.start, row.until, row.kind) == (payload.person, *hours, why[0])
            said = row.said if row is not None and same else at
            row = AbsenceRow(subject, payload.person, *hours, *why, since, fact.author, said)
        elif isinstance(payload, f.AbsenceWithdrawn) and row is not None:
            row = replace(row, until=min(row.until, at))
    return row if row is not None and max(row.start, row.since) < row.until else None


def swap_row(subject: str, facts: Iterable[Fact]) -> SwapRow | None:
    """A swap, give-away or offer, from asking to its end."""
    row: SwapRow | None = None
    for fact in facts:
        payload, at = decode(fact), from_ticks(fact.recorded_at)
        if isinstance(payload, f.SwapAsked):
            row = SwapRow(
                subject,
                *(payload.code, payload.number, payload.kind, payload.duty, payload.person, payload.other),
                from_ticks(payload.start) if payload.start else None,
                from_ticks(payload.until) if payload.until else None,
                *(payload.reason, "asked", at, fact.author),
            )
        elif row is None:
            continue
        elif isinstance(payload, f.SwapTaken) and row.state in ("asked", "taken"):
            row = replace(row, state="taken", person=payload.person, other=payload.other)
        elif isinstance(payload, f.SwapApproved) and row.state in ("asked", "taken") and row.person:
            minute, giver = minute_of(fact.recorded_at), (payload.giver, payload.giver_name)
            row = replace(row, state="approved", approved_at=minute, approved_by=fact.author)
            row = replace(row, giver=giver[0], giver_name=giver[1])
            row = replace(
                row,
                agreed=_agreed(payload.planned, payload.planned_name, payload.start, payload.until),
                agreed_other=_agreed(
                    payload.other_planned, payload.other_planned_name, payload.other_start, payload.other_until
                ),
            )
        elif isinstance(payload, f.SwapEnded) and row.state not in ("refused", "withdrawn"):
            row = replace(row, state=payload.how, ended_at=minute_of(fact.recorded_at), ended_why=payload.reason)
    return row


def _agreed(person: str, name: str, start: int, until: int) -> Agreed | None:
    return Agreed(person, name, from_ticks(start), from_ticks(until)) if until else None


def override_row(subject: str, facts: Iterable[Fact]) -> OverrideRow | None:
    """An override; withdrawn, it counts up to that minute."""
    row: OverrideRow | None = None
    for fact in facts:
        payload, at = decode(fact), minute_of(fact.recorded_at)
        if isinstance(payload, f.OverrideNoted) and row is None:
            row = OverrideRow(
                subject,
                *(payload.code, payload.number, payload.kind, payload.role, payload.provider),
                from_ticks(payload.start),
                from_ticks(payload.until),
                *(payload.out, payload.out_name, payload.person, payload.name, payload.phone, payload.reason),
                since=at,
                by=fact.author,
            )
        elif isinstance(payload, f.OverrideWithdrawn) and row is not None:
            row = replace(row, until=min(row.until, at), withdrawn=True)
    return row


def _whole(kind: type[Any], make: Callable[[str, Any, Fact], RosterRow]) -> Callable[[str, Iterable[Fact]], Any]:
    """The row of a thing that each fact describes whole, and that any other fact takes away."""

    def row(subject: str, facts: Iterable[Fact]) -> RosterRow | None:
        found: RosterRow | None = None
        for fact in facts:
            payload = decode(fact)
            if isinstance(payload, kind):
                found = make(subject, payload, fact)
            elif type(payload) in _ENDS:
                found = None
        return found

    return row


_ENDS = (f.NeedWithdrawn, f.RotationWithdrawn, f.ChainWithdrawn)


def _need(subject: str, p: f.NeedSet, _: Fact) -> NeedRow:
    hours = (p.days, p.start, p.until, p.least, p.most)
    return NeedRow(subject, p.role, p.provider, *hours, p.holidays, p.holiday_class, p.valid_from, p.valid_until)


def _rotation(subject: str, p: f.RotationSet, fact: Fact) -> RotationRow:
    turns = (p.groups, p.anchor, p.length, p.handoff, p.start, p.until, p.days, p.working_days)
    return RotationRow(subject, p.role, p.provider, *turns, p.valid_from, p.valid_until, fact.id)


def _chain(subject: str, p: f.ChainSet, _: Fact) -> ChainRow:
    return ChainRow(subject, p.role, p.provider, p.roles, p.minutes)


def _law(subject: str, p: f.LawSet, fact: Fact) -> LawRow:
    limits = tuple(LimitRow(name, value) for name, value in sorted(p.limits.items()))
    return LawRow(subject, p.name, limits, p.note, from_ticks(fact.recorded_at), fact.author)


def _published(subject: str, p: f.RosterPublished, fact: Fact) -> PublicationRow:
    start, until, at = from_ticks(p.start), from_ticks(p.until), from_ticks(fact.recorded_at)
    return PublicationRow(subject, start, until, p.roles, p.duties, p.gaps, p.reason, at, fact.author)


def roster_file_row(subject: str, facts: Iterable[Fact]) -> RosterFileRow | None:
    """A roster file as it was read last, and when it came first."""
    row: RosterFileRow | None = None
    for fact in facts:
        p, at = decode(fact), from_ticks(fact.recorded_at)
        if isinstance(p, f.RosterFileTaken):
            first = row.first if row is not None else at
            after = tuple(dict.fromkeys((*(row.after if row is not None else ()), *p.after)))
            rows = p.rows or (row.rows if row is not None else "")
            row = RosterFileRow(subject, p.name, p.sha256, p.taken, p.refused, at, fact.author, first, after, rows)
    return row


def holiday_row(subject: str, facts: Iterable[Fact]) -> HolidayRow | None:
    """A day as it was set last; one that is off stays, since a calendar may say otherwise."""
    row: HolidayRow | None = None
    for fact in facts:
        payload = decode(fact)
        if isinstance(payload, f.HolidaySet):
            row = HolidayRow(subject, payload.day, payload.name, payload.kind)
        elif isinstance(payload, f.HolidayWithdrawn) and row is not None:
            row = replace(row, off=True)
    return row


FOLDS: dict[str, Callable[[str, Iterable[Fact]], Any]] = {
    "duty": shift_row,
    "absence": absence_row,
    "swap": swap_row,
    "override": override_row,
    "need": _whole(f.NeedSet, _need),
    "rotation": _whole(f.RotationSet, _rotation),
    "chain": _whole(f.ChainSet, _chain),
    "law": _whole(f.LawSet, _law),
    "holiday": holiday_row,
    "publication": _whole(f.RosterPublished, _published),
    "roster-file": roster_file_row,
}
"""Subject kind to the fold of its facts."""

TYPES: dict[str, type[Any]] = {
    "duty": ShiftRow,
    "absence": AbsenceRow,
    "swap": SwapRow,
    "override": OverrideRow,
    "need": NeedRow,
    "rotation": RotationRow,
    "chain": ChainRow,
    "law": LawRow,
    "holiday": HolidayRow,
    "publication": PublicationRow,
    "roster-file": RosterFileRow,
}


def span_of(row: Any) -> tuple[datetime, datetime] | None:
    """From when until when a row matters to who is on call; None: always."""
    match row:
        case ShiftRow():
            hours = [one for one in (*row.pieces, row.draft, row.filed) if one is not None]
            return min(one.start for one in hours), max(one.until for one in hours)
        case AbsenceRow() | OverrideRow() | PublicationRow():
            return row.start, row.until
        case _:
            return None
