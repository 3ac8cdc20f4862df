"""Editing the roster: a duty moved, stretched, split, given to somebody; a week copied; a pattern repeated. Pure.

Each gives the command that does it, to be carried out by the desk. What is moved by days keeps its time on the Dutch
clock, what is moved by minutes its length. What people change by hand comes from no file and no rotation any more: a
file that is read in again, or a rotation that is repeated, leaves it alone.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from desk.intake.roster_duties import DropDrafts, PlanDuties, PlannedDuty, WithdrawDuties, planned_duty
from desk.roster.book import Book
from desk.roster.rotations import rota_duties
from desk.roster.wall import day_hours, day_of, to_utc
from desk.roster_rows import STANDS_BY, Duty, HolidayRow, PersonRow, RotationRow, ShiftRow, SwapRow
from desk.words.times import local

WEEK = timedelta(days=7)


def moved(duty: Duty, *, days: int = 0, minutes: int = 0, role: str = "", provider: str | None = None) -> PlannedDuty:
    """A duty some days or minutes later (or earlier), or at another post."""
    step = timedelta(minutes=minutes)
    by_hand = _by_hand(duty)
    return replace(
        by_hand,
        role=role or duty.role,
        provider=duty.provider if provider is None else provider,
        start=_days_later(duty.start, days) + step,
        until=_days_later(duty.until, days) + step,
    )


def stretched(duty: Duty, *, start: int = 0, until: int = 0) -> PlannedDuty | None:
    """A duty that begins and ends so many minutes later; None when nothing would be left of it."""
    changed = replace(
        _by_hand(duty),
        start=duty.start + timedelta(minutes=start),
        until=duty.until + timedelta(minutes=until),
    )
    return changed if changed.start < changed.until else None


def split(duty: Duty, at: datetime, new_id: str, to: PersonRow | None = None) -> tuple[PlannedDuty, ...]:
    """A duty in two at `at`, the second part under `new_id`, and for `to` if somebody else gets that.

    The duty alone when `at` does not lie within it.
    """
    if not duty.start < at < duty.until:
        return (planned_duty(duty),)
    whole = _by_hand(duty)
    second = whole
    if to is not None and to.id != duty.person:
        # Who stands by does so whoever it is; a backup named beside one person's duty was that person's.
        backup = duty.backup if duty.backup == STANDS_BY else ""
        second = replace(given_to(duty, to), backup=backup)
    return replace(whole, until=at), replace(second, id=new_id, start=at)


def why_whole(swaps: Iterable[SwapRow], shift: ShiftRow, now: datetime) -> str:
    """Why a duty cannot be split now, and what to do about it; empty when it can.

    A swap is of the duty as it was asked for: the second part would not go along, and nobody would know.
    """
    live = ("asked", "taken", "approved")
    mine = [swap for swap in swaps if shift.id in (swap.duty, swap.other) and swap.state in live]
    if mine:
        return f"Over deze dienst is {mine[0].reference} gevraagd of goedgekeurd; trek die eerst in."
    if shift.planned is None:
        return "Deze dienst gaat van het rooster; laat hem eerst staan."
    if shift.planned.until <= now:
        return "Deze dienst is al voorbij; wat geweest is, verandert niet meer."
    return ""


def given_to(duty: Duty, person: PersonRow) -> PlannedDuty:
    """A duty for somebody else; their own number counts, whatever it will be by then."""
    return replace(_by_hand(duty), person=person.id, name=person.name, phone="")


def copy_week(
    book: Book,
    monday: date,
    into: date,
    new_id: Callable[[], str],
    posts: Collection[tuple[str, str]] = (),
) -> PlanDuties:
    """The duties that begin in the week of `monday`, once more in the week of `into`, as drafts.

    Of `posts` (role, provider) alone if there are any. What stands there already is not planned again, so that copying
    twice changes nothing; hours that the clock skips that night are left out.
    """
    start, end = day_hours(monday)[0], day_hours(monday + timedelta(days=6))[1]
    there = {_likeness(duty) for shift in book.shifts.values() if (duty := shift.planned) is not None}
    days = (into - monday).days
    found = []
    for duty in _in_order(shift.planned for shift in book.shifts.values()):
        copied = moved(duty, days=days)
        meant = not posts or (duty.role, duty.provider) in posts
        stands = _likeness(replace(duty, start=copied.start, until=copied.until)) in there
        if meant and start <= duty.start < end and copied.start < copied.until and not stands:
            found.append(replace(copied, id=new_id()))
    return PlanDuties(tuple(found))


def repeat(
    book: Book,
    rotation: RotationRow,
    holidays: Mapping[date, HolidayRow],
    start: datetime,
    until: datetime,
) -> tuple[PlanDuties | DropDrafts, ...]:
    """The drafts of a rotation for the turns that begin in [start, until): planned, and given up where turns changed.

    What was published or changed by hand stays as it is. `holidays` by their day.
    """
    wanted = [
        duty for duty in rota_duties(rotation, book.people, holidays, start, until) if start <= duty.start < until
    ]
    free = [planned_duty(duty) for duty in wanted if _is_of(book.shifts.get(duty.id), rotation)]
    ids = {duty.id for duty in wanted}
    left = tuple(
        shift.id
        for shift in book.shifts.values()
        if shift.draft is not None
        and shift.draft.rotation == rotation.id
        and not shift.pieces
        and start <= shift.draft.start < until
        and shift.id not in ids
    )
    # A number is looked up when somebody is called: the rotation names the person alone.
    plan = PlanDuties(tuple(replace(duty, phone="") for duty in free))
    return tuple(command for command in (DropDrafts(left), plan) if _asks(command))


def drop_all(book: Book, start: datetime, until: datetime) -> DropDrafts:
    """Every draft that touches a period given up."""
    ids = []
    for shift in book.shifts.values():
        duties = [one for one in (shift.draft, shift.now if shift.leaving else None) if one is not None]
        if any(one.start < until and start < one.until for one in duties):
            ids.append(shift.id)
    return DropDrafts(tuple(sorted(ids)))


def withdraw(shifts: Iterable[ShiftRow], reason: str = "") -> WithdrawDuties:
    """Duties taken off the roster once it is published; drafts at once."""
    return WithdrawDuties(tuple(shift.id for shift in shifts), reason)


def week_of(at: datetime) -> date:
    """The Monday of the Dutch week in which an instant falls."""
    day = day_of(at)
    return day - timedelta(days=day.weekday())


def _by_hand(duty: Duty) -> PlannedDuty:
    return replace(planned_duty(duty), source="", rotation="")


def _days_later(at: datetime, days: int) -> datetime:
    """The same time on the Dutch clock some days on; the instant itself for no days."""
    return to_utc(local(at).replace(tzinfo=None) + timedelta(days=days)) if days else at


def _in_order(duties: Iterable[Duty | None]) -> list[Duty]:
    return sorted((one for one in duties if one is not None), key=lambda one: (one.start, one.role, one.name, one.id))


def _likeness(duty: Duty) -> tuple[object, ...]:
    return duty.role, duty.provider, duty.person or duty.name, duty.backup, duty.start, duty.until


def _is_of(shift: ShiftRow | None, rotation: RotationRow) -> bool:
    """Whether a turn may be planned: nobody has touched it."""
    if shift is None:
        return True
    return not shift.pieces and shift.draft is not None and shift.draft.rotation == rotation.id


def _asks(command: PlanDuties | DropDrafts) -> bool:
    return bool(command.duties if isinstance(command, PlanDuties) else command.ids)
