"""Duties: planned, withdrawn, given up as a draft, published, and notes on them.

Nothing is refused because it is unwise: what clashes is shown by the checks (house rule 1). Refused is what cannot be.
"""

from collections.abc import Callable
from datetime import datetime
from itertools import zip_longest

from desk.errors import Refused
from desk.fact import from_ticks, to_ticks
from desk.facts.roster import (
    DraftDropped,
    DutyPlanned,
    DutyPublished,
    DutyRemarked,
    DutyWithdrawn,
    RosterPublished,
)
from desk.intake.context import Context, New, decides
from desk.intake.roster_common import book_now, known_person, known_shift, number, place, span
from desk.record import record
from desk.roster.book import Book
from desk.roster.said import role_text
from desk.roster_rows import Duty, ShiftRow
from desk.words.fold import fold_text
from desk.words.spans import between_text


@record
class PlannedDuty:
    """A duty as it is to be; `id` of a duty that stands changes that one. `person` is an id, or empty for a name.

    `backup`, `source` and `rotation` as in `desk.facts.roster.DutyPlanned`. `decided_on` is the fact of the duty that
    somebody had before them when they changed it (`ShiftRow.fact`): refused once another one decides; empty: whatever
    stands there. `number_typed`: the number was said for this duty, also where whoever had it before has the same.
    `event` and `edition` as in `desk.facts.roster.DutyPlanned`.
    """

    id: str
    role: str
    provider: str
    person: str
    name: str
    phone: str
    start: datetime
    until: datetime
    backup: str = ""
    source: str = ""
    rotation: str = ""
    decided_on: str = ""
    number_typed: bool = False
    event: str = ""
    edition: str = ""


@record
class PlanDuties:
    """Plan or change duties; a draft is in force once published. What is planned like that already stays as it is."""

    duties: tuple[PlannedDuty, ...]
    draft: bool = True


@record
class WithdrawDuties:
    """Take duties off the roster; as a draft they go when that is published.

    `decided_on`: for each of them the fact that its author saw (`PlannedDuty`); empty: whatever stands there.
    `edition` as in `desk.facts.roster.DutyWithdrawn`.
    """

    ids: tuple[str, ...]
    reason: str = ""
    draft: bool = True
    decided_on: tuple[str, ...] = ()
    edition: str = ""


@record
class DropDrafts:
    """Give up the drafts of these duties; what was published stands. `decided_on` as for `WithdrawDuties`."""

    ids: tuple[str, ...]
    decided_on: tuple[str, ...] = ()


@record
class PublishRoster:
    """Put the drafts of a period in force, of `roles` (empty: all). `gaps` are left in it, and `reason` says why."""

    start: datetime
    until: datetime
    roles: tuple[str, ...] = ()
    reason: str = ""
    gaps: int = 0


@record
class RemarkDuty:
    """A note on a shift; `replaces` is the fact of the note that it changes, and no text takes that away."""

    duty: str
    text: str
    start: datetime
    until: datetime
    replaces: str = ""


def planned_duty(duty: Duty) -> PlannedDuty:
    """A duty that stands, as the command that plans it."""
    return PlannedDuty(
        *(duty.id, duty.role, duty.provider, duty.person, duty.name, duty.phone, duty.start, duty.until),
        *(duty.backup, duty.source, duty.rotation),
    )


@decides(PlanDuties)
def _plan(command: PlanDuties, context: Context) -> tuple[New, ...]:
    if not command.duties:
        return ()
    first = min(duty.start for duty in command.duties)
    book = book_now(context, first, max(duty.until for duty in command.duties))
    facts = (_planned(duty, command.draft, book, context) for duty in command.duties)
    return tuple(fact for fact in facts if fact is not None)


def _planned(duty: PlannedDuty, draft: bool, book: Book, context: Context) -> New | None:
    """The fact that plans a duty; None when it stands like that."""
    name = duty.name.strip()
    if duty.person:
        name = known_person(book, duty.person).name or name
    if not name:
        raise Refused("Kies wie deze dienst heeft, of schrijf een naam.")
    start, until = span(duty.start, duty.until, context, name)
    role, provider = place(duty.role, duty.provider)
    shift = book.shifts.get(duty.id)
    phone = "" if _is_the_former_s(duty, name, shift) else number(duty.phone)
    planned = DutyPlanned(
        *(role, provider, name, phone, start, until, duty.backup.strip(), duty.source),
        *(duty.person, duty.rotation, draft, duty.event, duty.edition),
    )
    if duty.decided_on:
        _not_stale(duty.decided_on, shift, planned, context)
    if shift is None:
        return New(planned, duty.id)
    if draft and shift.now is not None and _alike(planned, shift.now):
        # Back to what is in force: no draft is left of it.
        return _dropped(shift)
    if draft and shift.draft is not None and _alike(planned, shift.draft):
        return None
    if not draft and shift.now is not None and shift.draft is None and _alike(planned, shift.now):
        return None if not shift.leaving else New(planned, duty.id, (shift.fact,))
    return New(planned, duty.id, (shift.fact,))


def _is_the_former_s(duty: PlannedDuty, name: str, shift: ShiftRow | None) -> bool:
    """Whether the number came with another person, who had the duty until now: then that one would be called.

    A file says of each of its rows which number it has.
    """
    stands = (shift.planned or shift.now) if shift is not None else None
    if stands is None or duty.number_typed or duty.source or number(duty.phone) != stands.phone:
        return False
    both_known = bool(duty.person) and bool(stands.person)
    return duty.person != stands.person if both_known else fold_text(name) != fold_text(stands.name)


def _not_stale(decided_on: str, shift: ShiftRow | None, planned: DutyPlanned | None, context: Context) -> None:
    """Refused when a duty was changed since: the last one to press Enter would win, and nobody would know.

    Unless it stands as it is to be: `planned`, None where it is to go.
    """
    if shift is None:
        raise Refused("Deze dienst is intussen van het rooster gehaald; plan zo nodig een nieuwe.")
    duty = shift.planned
    if shift.fact == decided_on or (planned is not None and duty is not None and _alike(planned, duty)):
        return
    if duty is None:
        raise Refused("Deze dienst is intussen van het rooster gehaald; kijk nog een keer.")
    now = from_ticks(context.now)
    hours = between_text(duty.start, duty.until, now)
    said = ", ".join(part for part in (duty.name, f"{role_text(duty.role)} {duty.provider}".strip(), hours) if part)
    raise Refused(f"Deze dienst is intussen gewijzigd ({said}); kijk nog een keer.")


def _alike(planned: DutyPlanned, duty: Duty) -> bool:
    hours = to_ticks(duty.start), to_ticks(duty.until)
    return (planned.start, planned.until) == hours and (
        *(planned.role, planned.provider, planned.person, planned.name, planned.phone, planned.backup),
    ) == (duty.role, duty.provider, duty.person, duty.name, duty.phone, duty.backup)


def _dropped(shift: ShiftRow) -> New | None:
    if shift.draft is None and not shift.leaving:
        return None
    return New(DraftDropped(), shift.id, (shift.fact,))


@decides(WithdrawDuties)
def _withdraw(command: WithdrawDuties, context: Context) -> tuple[New, ...]:
    return _each(command, context, lambda shift: _withdrawn(shift, command))


def _withdrawn(shift: ShiftRow, command: WithdrawDuties) -> New | None:
    if not shift.standing:
        return _dropped(shift)
    if command.draft and shift.leaving:
        return None
    return New(DutyWithdrawn(command.reason.strip(), command.draft, command.edition), shift.id, (shift.fact,))


@decides(DropDrafts)
def _drop(command: DropDrafts, context: Context) -> tuple[New, ...]:
    return _each(command, context, _dropped)


def _each(
    command: WithdrawDuties | DropDrafts, context: Context, change: Callable[[ShiftRow], New | None]
) -> tuple[New, ...]:
    """The change of each duty; refused when one of them is not what its author saw any more."""
    book, found = book_now(context), []
    for duty, seen in zip_longest(command.ids, command.decided_on, fillvalue=""):
        shift = known_shift(book, duty)
        fact = change(shift)
        if fact is not None:
            if seen:
                _not_stale(seen, shift, None, context)
            found.append(fact)
    return tuple(found)


def drafts_in(book: Book, start: datetime, until: datetime, roles: tuple[str, ...] = ()) -> tuple[ShiftRow, ...]:
    """The duties whose draft touches a period, or takes away what stands in it; in order of time."""
    found = []
    for shift in book.shifts.values():
        duties = [one for one in (shift.now, shift.draft) if one is not None]
        touches = any(one.start < until and start < one.until for one in duties)
        meant = not roles or any(one.role in roles for one in duties)
        if (shift.draft is not None or shift.leaving) and touches and meant:
            found.append((min(one.start for one in duties), shift.id, shift))
    return tuple(shift for *_, shift in sorted(found, key=lambda one: one[:2]))


@decides(PublishRoster)
def _publish(command: PublishRoster, context: Context) -> tuple[New, ...]:
    start, until = span(command.start, command.until, context)
    drafts = drafts_in(book_now(context, command.start, command.until), command.start, command.until, command.roles)
    if not drafts:
        raise Refused("In deze periode staan geen concepten; er is niets te publiceren.")
    act = context.new_id()
    published = RosterPublished(start, until, command.roles, len(drafts), command.gaps, command.reason.strip())
    return (New(published, act), *(New(DutyPublished(act), shift.id, (shift.fact,)) for shift in drafts))


@decides(RemarkDuty)
def _remark(command: RemarkDuty, context: Context) -> tuple[New, ...]:
    shift, text = known_shift(book_now(context), command.duty), command.text.strip()
    if command.replaces and command.replaces not in {remark.fact for remark in shift.remarks}:
        raise Refused("Deze opmerking is intussen gewijzigd of weggehaald; kijk nog een keer.")
    if not text and not command.replaces:
        raise Refused("Schrijf de opmerking.")
    start, until = span(command.start, command.until, context)
    replaces = (command.replaces,) if command.replaces else ()
    return (New(DutyRemarked(text, start, until), shift.id, replaces),)
