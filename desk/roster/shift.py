"""The facts of one duty become its row: what was in force and when, and what its draft says. Pure.

A change counts from the minute in which it was recorded: what the roster answered for the minutes before stays its
answer. A duty that is planned late counts from its start all the same, since nothing was known of those minutes.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from desk.fact import Fact, from_ticks
from desk.facts import roster as f
from desk.facts.codec import decode
from desk.roster_rows import Duty, Filed, RemarkRow, ShiftRow

NOT_IN = "niet meer in "
"""How the reason of a withdrawal begins that a file made; its name follows."""

_DECIDES = (f.DutyPlanned, f.DutyWithdrawn, f.DutyPublished, f.DraftDropped)
LONGEST = 400 * 86_400 * 1_000_000
"""So long (µs) a duty lasts at most: one of ages, of another program, would hold every check of the roster."""


def minute_of(ticks: int) -> datetime:
    """The minute in which something was recorded."""
    return from_ticks(ticks - ticks % 60_000_000)


def shift_row(subject: str, facts: Iterable[Fact]) -> ShiftRow | None:
    """The row of a duty; None when nothing ever stood, nothing is to come and no file has to know of it."""
    row = ShiftRow(subject, (), standing=False)
    last: Fact | None = None
    said: object = None
    drafted: dict[str, f.DutyPlanned | f.DutyWithdrawn] = {}
    for fact in facts:
        payload, at = decode(fact), minute_of(fact.recorded_at)
        if isinstance(payload, _DECIDES):
            unaware = last is not None and last.id not in fact.replaces and last.desk != fact.desk
            if isinstance(payload, f.DutyPublished) and unaware and fact.replaces:
                named = next((drafted[one] for one in fact.replaces if one in drafted), None)
                row = _published_as_seen(row, payload, named, at)
            else:
                row = _filed(_decided(row, payload, at), payload)
            # Desks that said the very same need not talk about it.
            row = replace(row, fact=fact.id, disputed=unaware and (row.disputed or payload != said))
            if isinstance(payload, f.DutyPlanned | f.DutyWithdrawn) and payload.draft:
                drafted[fact.id] = payload
            last, said = fact, payload
        elif isinstance(payload, f.DutyRemarked):
            start, until = from_ticks(payload.start), from_ticks(payload.until)
            remark = RemarkRow(fact.id, payload.text, start, until, fact.author)
            kept = tuple(one for one in row.remarks if one.fact not in fact.replaces)
            row = replace(row, remarks=(*kept, remark) if payload.text else kept)
    # What people took away, or a calendar's newer version, is not brought back by a file that is read again.
    remembered = row.by_hand or (row.filed is not None and row.filed.edition)
    return row if row.pieces or row.draft is not None or remembered else None


def _filed(row: ShiftRow, payload: object) -> ShiftRow:
    """The row with what a file said last, and whether people decided otherwise since."""
    known = row.filed
    match payload:
        case f.DutyPlanned(source="") if row.filed is not None:
            return replace(row, by_file=False)
        case f.DutyPlanned(source=source) if source:
            # Said again without its name in a calendar (undone by hand), it keeps that.
            event = payload.event or (known.event if known is not None else "")
            edition = payload.edition or (known.edition if known is not None else "")
            hours = from_ticks(payload.start), from_ticks(payload.until)
            return replace(row, filed=Filed(source, *hours, event, edition), by_file=True)
        case f.DutyWithdrawn(reason=reason) if known is not None:
            edition = payload.edition or known.edition
            return replace(row, filed=replace(known, edition=edition), by_file=reason.startswith(NOT_IN))
        case f.DraftDropped() if not row.pieces:
            # It never stood: an import that was undone is as if it had not been read, and may be read again.
            return replace(row, filed=None, by_file=False)
        case f.DraftDropped() if known is not None:
            return replace(row, by_file=row.now is not None and bool(row.now.source))
        case _:
            return row


def row_after(subject: str, row: ShiftRow | None, payload: object, at: datetime) -> ShiftRow:
    """What the row of a duty (None: not there yet) will be once `payload` is a fact about it, recorded at `at`."""
    minute = at.replace(second=0, microsecond=0)
    return _decided(row or ShiftRow(subject, (), standing=False), payload, minute)


def _decided(row: ShiftRow, payload: object, at: datetime) -> ShiftRow:
    match payload:
        case f.DutyPlanned(draft=True):
            return replace(row, draft=_duty(row.id, payload), leaving=False)
        case f.DutyPlanned():
            return replace(
                row, pieces=_planned(row, _duty(row.id, payload), at), standing=True, draft=None, leaving=False
            )
        case f.DutyWithdrawn(draft=True):
            return replace(row, draft=None, leaving=row.standing)
        case f.DutyWithdrawn():
            return replace(row, pieces=_cut(row, at), standing=False, draft=None, leaving=False)
        case f.DutyPublished(publication):
            published = replace(row, publication=publication)
            if row.leaving:
                return replace(published, pieces=_cut(row, at), standing=False, draft=None, leaving=False)
            if row.draft is not None:
                pieces = _planned(row, row.draft, at)
                return replace(published, pieces=pieces, standing=True, draft=None)
            return published
        case _:
            return replace(row, draft=None, leaving=False)


def _published_as_seen(
    row: ShiftRow, payload: f.DutyPublished, named: f.DutyPlanned | f.DutyWithdrawn | None, at: datetime
) -> ShiftRow:
    """The row once the draft is in force that the publisher saw (None: they saw none), though another desk changed it.

    What that desk made of the draft stays a draft: nobody published it. (`disputed` says it.)
    """
    drawn = replace(row, draft=None, leaving=isinstance(named, f.DutyWithdrawn))
    if isinstance(named, f.DutyPlanned):
        drawn = _filed(replace(drawn, draft=_duty(row.id, named)), named)
    done = _decided(drawn, payload, at)
    return replace(done, draft=row.draft, leaving=row.leaving and done.standing)


def _planned(row: ShiftRow, duty: Duty, at: datetime) -> tuple[Duty, ...]:
    """The pieces with `duty` in force from `at` on."""
    last = row.now
    if last is not None and replace(
        last, phone=duty.phone, person=duty.person, backup=duty.backup, source=""
    ) == replace(duty, source=""):
        # The same hours of the same person: a number that was mended is no other duty.
        return (*row.pieces[:-1], replace(duty, start=last.start))
    kept = _cut(row, at)
    if kept:
        duty = replace(duty, start=max(duty.start, at))
    return (*kept, duty) if duty.start < duty.until else kept


def _cut(row: ShiftRow, at: datetime) -> tuple[Duty, ...]:
    """The pieces up to `at`: from then on nothing of this duty is in force."""
    if not row.standing:
        return row.pieces
    return tuple(replace(one, until=min(one.until, at)) for one in row.pieces if one.start < at)


def _duty(subject: str, planned: f.DutyPlanned) -> Duty:
    return Duty(
        id=subject,
        role=planned.role,
        provider=planned.provider,
        name=planned.name,
        phone=planned.phone,
        start=from_ticks(planned.start),
        # What is counted by the day, at every check, has an end.
        until=from_ticks(min(planned.until, planned.start + LONGEST)),
        backup=planned.backup,
        person=planned.person,
        source=planned.source,
        rotation=planned.rotation,
    )
