"""Events of two calendars of one provider that have one UID: what the one says is not done to the other's duty. Pure.

A UID is one event's (RFC 5545, 3.8.4.7), but calendars that somebody makes per person number their events 1, 2, 3.
"""

from collections.abc import Iterable

from desk.roster.duty_row import DutyRow, Ended
from desk.roster_rows import Duty, ShiftRow
from desk.words.fold import fold_text
from desk.words.times import local


def stood(shift: ShiftRow) -> Duty | None:
    """What is known of a duty: as it stands, else as it stood last."""
    return shift.now or shift.planned or (shift.pieces[-1] if shift.pieces else None)


def same_person(duty: Duty, person: str, name: str) -> bool:
    """Whether a duty is of a person (an id, empty for nobody who is known) or of that name."""
    return (bool(person) and duty.person == person) or fold_text(duty.name) == fold_text(name)


def is_another(shift: ShiftRow, row: DutyRow, person: str, source: str) -> bool:
    """Whether a row of the file `source` is another event than the duty of its UID that another file planned.

    It is when person and day are both others: one of the two stays the same where an event is moved or given away, or
    a calendar gets another file name.
    """
    duty = stood(shift)
    if shift.filed is None or shift.filed.source == source or duty is None or same_person(duty, person, row.name):
        return False
    return local(row.start).date() not in {local(at).date() for at in (duty.start, shift.filed.start)}


class Editions:
    """Of which other files a calendar is a later edition, event by event: then it may end what they planned."""

    def __init__(self, source: str, duties: Iterable[DutyRow]) -> None:
        self._source = source
        self._known: set[tuple[str, str]] = set()
        self._people: dict[str, set[str]] = {}
        for row in duties:
            if row.uid:
                self._people.setdefault(_event(row.uid), set()).add(fold_text(row.name))

    def saw(self, row: DutyRow, shift: ShiftRow) -> None:
        """A row is the duty `shift`, whichever file planned it."""
        if row.uid and shift.filed is not None:
            self._known.add((_event(row.uid), shift.filed.source))

    def may_end(self, ended: Ended, shift: ShiftRow, duty: Duty) -> bool:
        """Whether what the calendar says of an event's end is about the duty that a file planned by that name."""
        if shift.filed is None or shift.filed.source == self._source:
            return True
        event = _event(ended.uid)
        if (event, shift.filed.source) in self._known:
            return True
        if not ended.cancelled:
            return fold_text(duty.name) in self._people.get(event, ())
        if not ended.name or fold_text(ended.name) == fold_text(duty.name):
            return True
        days = {local(at).date().isoformat() for at in (duty.start, shift.filed.start)}
        return ended.day in days


def _event(uid: str) -> str:
    return uid.partition("\n")[0]
