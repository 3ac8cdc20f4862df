"""From what is planned to who really has it: base, absences, swaps, overrides, in that order. Pure.

Half-open, whole minutes, UTC. A change counts from the minute in which it was made, so the past is never recomputed.
A swap counts on the duty that people agreed on: not once that is another's by the roster, or lies in other hours.
Source: the issue's resolver rules; the order and the tie of a swap to its duty are those of the research on rosters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from desk.roster import numbers
from desk.roster.book import Book
from desk.roster.posts import same_post
from desk.roster_rows import STANDS_BY, AbsenceRow, Agreed, Duty, OverrideRow, PersonRow, ShiftRow, SwapRow
from desk.words.fold import fold_text

_EARLIEST = datetime(1, 1, 1, tzinfo=UTC)
_LATEST = datetime(9999, 12, 31, tzinfo=UTC)


def effective(book: Book, start: datetime, until: datetime, *, drafts: bool = False) -> tuple[Duty, ...]:
    """The duties that really count and touch [start, until), whole, each with why it is that person's.

    With `drafts` as it will be once every draft is published. A person's name and number as they are known today count
    for duties that name the person.
    """
    base = {shift.id: _pieces(shift, drafts=drafts) for shift in book.shifts.values()}
    duties = [one for pieces in base.values() for one in pieces if one.start < until and start < one.until]
    for change in book.changes:
        match change:
            case SwapRow():
                if change.duty in base or change.other in base:
                    duties = _swapped(base, duties, change, book.people)
            case AbsenceRow() if change.start < until and start < change.until:
                begin = max(change.start, change.since)
                duties = [
                    left
                    for duty in duties
                    for left in _outside(duty, begin, change.until, duty.person == change.person)
                ]
            case OverrideRow() if change.start < until and start < change.until:
                duties = _overridden(duties, change, book.people)
    called: dict[tuple[str, str, bool], str] = {}
    named = [_named(duty, book.people, called) for duty in duties if duty.start < until and start < duty.until]
    return tuple(sorted(named, key=in_order))


def in_order(duty: Duty) -> tuple[object, ...]:
    """Where a duty stands among others: by time, then by post and name."""
    return duty.start, duty.until, duty.role, duty.provider, duty.name, duty.id


def _pieces(shift: ShiftRow, *, drafts: bool) -> tuple[Duty, ...]:
    if not drafts or (shift.draft is None and not shift.leaving):
        return shift.pieces
    kept = shift.pieces[:-1] if shift.standing else shift.pieces
    return kept if shift.draft is None else (*kept, shift.draft)


def _outside(duty: Duty, start: datetime, until: datetime, concerned: bool = True) -> tuple[Duty, ...]:
    """What is left of a duty outside [start, until)."""
    if not concerned or until <= duty.start or duty.until <= start or until <= start:
        return (duty,)
    before, after = replace(duty, until=min(duty.until, start)), replace(duty, start=max(duty.start, until))
    return tuple(part for part in (before, after) if part.start < part.until)


def _inside(duty: Duty, start: datetime, until: datetime) -> Duty | None:
    part = replace(duty, start=max(duty.start, start), until=min(duty.until, until))
    return part if part.start < part.until else None


def _swapped(
    base: Mapping[str, tuple[Duty, ...]], duties: list[Duty], swap: SwapRow, people: Mapping[str, PersonRow]
) -> list[Duty]:
    """The duty goes to `person`, and in a swap the giver gets the other duty, whole."""
    first, last = swap.approved_at or _EARLIEST, swap.ended_at or _LATEST
    begin, end = max(first, swap.start or _EARLIEST), min(last, swap.until or _LATEST)
    mine = [one for one in base.get(swap.duty, ()) if is_agreed(one, swap.agreed)]
    found = _handed(mine, duties, swap, (swap.person, ""), (begin, end), people)
    if swap.other:
        theirs = [one for one in base.get(swap.other, ()) if is_agreed(one, swap.agreed_other)]
        found = _handed(theirs, found, swap, (swap.giver, swap.giver_name), (first, last), people)
    return found


def is_agreed(duty: Duty, agreed: Agreed | None) -> bool:
    """Whether a planned duty is the one that people agreed to swap: the same person's, and some hours are the same.

    Where it is not known what they agreed on, it is.
    """
    if agreed is None:
        return True
    both = bool(duty.person) and bool(agreed.person)
    same = duty.person == agreed.person if both else fold_text(duty.name) == fold_text(agreed.name)
    return same and duty.start < agreed.until and agreed.start < duty.until


def _handed(
    planned: Sequence[Duty],
    duties: list[Duty],
    swap: SwapRow,
    to: tuple[str, str],
    hours: tuple[datetime, datetime],
    people: Mapping[str, PersonRow],
) -> list[Duty]:
    """Planned duties belong to somebody else in these hours, also where an absence had emptied them."""
    kept = duties
    for one in planned:
        begin, end = max(hours[0], one.start), min(hours[1], one.until)
        kept = [left for duty in kept for left in _outside(duty, begin, end, duty.id == one.id)]
    for one in planned:
        part = _inside(one, *hours)
        if part is not None:
            said = f"via {swap.reference}, oorspronkelijk {_name(people, one.person, one.name)}"
            name, given = _name(people, *to), swap.approved_at
            kept = [
                *kept,
                replace(part, person=to[0], name=name, phone="", backup=_stands_by(part), why=said, given=given),
            ]
    return kept


def _stands_by(duty: Duty) -> str:
    """Who stands by is so whoever does it; a backup named beside one person's duty was that person's."""
    return STANDS_BY if duty.backup == STANDS_BY else ""


def _overridden(duties: list[Duty], change: OverrideRow, people: Mapping[str, PersonRow]) -> list[Duty]:
    begin, end = max(change.start, change.since), change.until

    def concerned(duty: Duty) -> bool:
        if not same_post((duty.role, duty.provider), (change.role, change.provider)):
            return False
        if change.out:
            return duty.person == change.out
        return not change.out_name or duty.name == change.out_name

    if change.kind == "add":
        return [*duties, *_added(change, begin, end, people)]
    hit = [part for duty in duties if concerned(duty) and (part := _inside(duty, begin, end))]
    kept = [left for duty in duties for left in _outside(duty, begin, end, concerned(duty))]
    if change.kind == "replace":
        kept += [
            replace(
                part,
                person=change.person,
                name=_name(people, change.person, change.name),
                phone=change.phone,
                backup=_stands_by(part),
                why=f"via {change.reference}, oorspronkelijk {_name(people, part.person, part.name)}",
                given=change.since,
            )
            for part in hit
        ]
    return kept


def _added(change: OverrideRow, begin: datetime, end: datetime, people: Mapping[str, PersonRow]) -> tuple[Duty, ...]:
    if begin >= end:
        return ()
    name = _name(people, change.person, change.name)
    duty = Duty(change.id, change.role, change.provider, name, change.phone, begin, end, person=change.person)
    return (replace(duty, why=f"via {change.reference}", given=change.since),)


def _name(people: Mapping[str, PersonRow], person: str, name: str) -> str:
    """How somebody is called: as they are known today, else as it was written down."""
    known = people.get(person) if person else None
    return known.name if known is not None else name or person


def _named(duty: Duty, people: Mapping[str, PersonRow], called: dict[tuple[str, str, bool], str]) -> Duty:
    """With the name and the number of today; `called` are the numbers that were looked up before."""
    person = people.get(duty.person) if duty.person else None
    if person is None:
        return duty
    key = person.id, duty.phone, duty.given is not None
    if key not in called:
        called[key] = numbers.first(person, duty.phone, now=key[2])
    if (person.name, called[key]) == (duty.name, duty.phone):
        return duty
    return replace(duty, name=person.name, phone=called[key])
