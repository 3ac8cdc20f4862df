"""Who has a turn when: a rotation becomes duties. Pure; what was made of it before is never looked at.

A turn's days are counted from the anchor on the Dutch calendar, so that the nights on which the clock changes shift
nobody. A duty belongs whole to the turn in which it starts: a night is never cut at the handover.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from hashlib import sha256

from desk.record import record
from desk.roster import numbers
from desk.roster.holidays import iso_day
from desk.roster.wall import at_minute, day_of, hours_of
from desk.roster_rows import Duty, HolidayRow, PersonRow, RotationRow

_NEVER = date(9999, 12, 30)
"""The end of a rotation without one, and the beginning of one that names no day."""


@record
class Turn:
    """One duty of a rotation, for everybody of a group (person ids, none for a turn of nobody); `number` from 0."""

    number: int
    people: tuple[str, ...]
    start: datetime
    until: datetime


def turns(
    rotation: RotationRow, holidays: Mapping[date, HolidayRow], start: datetime, until: datetime
) -> tuple[Turn, ...]:
    """The turns of a rotation that touch [start, until), whole, in order.

    `holidays` matter to a rotation of working days, from its anchor on: such a rotation has no duty on them, and a
    turn of five days is five days that were worked.
    """
    if not rotation.groups or rotation.length < 1:
        return ()
    spans = _whole_turns if rotation.start == rotation.until else _daily
    last = min(day_of(until) + timedelta(days=1), iso_day(rotation.valid_until, _NEVER))
    return tuple(
        Turn(number, _people(rotation, number), begin, end)
        for number, begin, end in spans(rotation, holidays, last)
        if begin < until and start < end and begin < end
    )


def rota_duties(
    rotation: RotationRow,
    people: Mapping[str, PersonRow],
    holidays: Mapping[date, HolidayRow],
    start: datetime,
    until: datetime,
) -> tuple[Duty, ...]:
    """The duties that a rotation asks for, one for each person of a turn; empty turns give none.

    The id of a duty follows from rotation, person and start: asking twice gives the same duties.
    """
    return tuple(
        _duty(rotation, people.get(person), person, turn)
        for turn in turns(rotation, holidays, start, until)
        for person in turn.people
    )


def _duty(rotation: RotationRow, known: PersonRow | None, person: str, turn: Turn) -> Duty:
    key = sha256(f"{rotation.id}/{person}/{turn.start.isoformat()}".encode()).hexdigest()[:32]
    name, phone = (known.name, numbers.first(known)) if known else (person, "")
    hours = (turn.start, turn.until)
    return Duty(key, rotation.role, rotation.provider, name, phone, *hours, person=person, rotation=rotation.id)


def _people(rotation: RotationRow, number: int) -> tuple[str, ...]:
    group = rotation.groups[number % len(rotation.groups)]
    return tuple(dict.fromkeys(person for person in group.split("+") if person))


def _days(rotation: RotationRow, holidays: Mapping[date, HolidayRow], last: date) -> Iterator[tuple[date, int]]:
    """The days of a rotation on which there is duty, with the number of their turn."""
    anchor = iso_day(rotation.anchor, _NEVER)
    first = max(anchor, iso_day(rotation.valid_from, anchor))
    counted = 0
    for passed in range((last - anchor).days + 1):
        day = anchor + timedelta(days=passed)
        works = day.isoweekday() in rotation.days and not (rotation.working_days and day in holidays)
        if works and first <= day:
            yield day, (counted if rotation.working_days else passed) // rotation.length
        counted += works


def _daily(
    rotation: RotationRow, holidays: Mapping[date, HolidayRow], last: date
) -> Iterator[tuple[int, datetime, datetime]]:
    """One duty for each day. What starts before the hour of handing over is of the turn of the day before."""
    before = -1
    for day, number in _days(rotation, holidays, last):
        own = number
        if rotation.start < rotation.handoff:
            own = before if rotation.working_days else _number_before(rotation, day)
        before = number
        if own >= 0:
            yield own, *hours_of(day, rotation.start, rotation.until)


def _number_before(rotation: RotationRow, day: date) -> int:
    return ((day - iso_day(rotation.anchor, _NEVER)).days - 1) // rotation.length


def _whole_turns(
    rotation: RotationRow, holidays: Mapping[date, HolidayRow], last: date
) -> Iterator[tuple[int, datetime, datetime]]:
    """Days in a row of one turn are one duty, from handover to handover."""
    run: tuple[int, date, date] | None = None
    # So far past the end that the last turn is whole.
    beyond = last + timedelta(days=rotation.length * 7)
    end = min(beyond, iso_day(rotation.valid_until, beyond))
    for day, number in _days(rotation, holidays, end):
        if run is not None and run[0] == number and run[2] + timedelta(days=1) == day:
            run = number, run[1], day
            continue
        if run is not None:
            yield _run(rotation, run)
        if day > last:
            return
        run = number, day, day
    if run is not None:
        yield _run(rotation, run)


def _run(rotation: RotationRow, run: tuple[int, date, date]) -> tuple[int, datetime, datetime]:
    number, first, last = run
    return number, at_minute(first, rotation.handoff), at_minute(last + timedelta(days=1), rotation.handoff)
