"""From the rows of a roster file to what changes in the roster: planned, mended, withdrawn. Pure.

The command line writes the changes as facts of a desk of its own, the window as facts of its journal; both plan here.
A duty has the id of its contents, so that the same row, read twice or on two desks at once, is one duty; one that a
calendar names (UID and day) has the id of that name, so that it stays the same duty when it is moved.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from desk.fact import to_ticks
from desk.facts.roster import DutyPlanned, DutyWithdrawn
from desk.ids import canonical
from desk.record import record
from desk.roster.duty_row import DutyRow, Import
from desk.roster.matching import Names
from desk.roster_rows import STANDS_BY, Duty, ShiftRow
from desk.words.fold import fold_text

Kind = Literal["new", "changed", "same", "gone"]
_NOBODY = Names()


@record
class Change:
    """One fact to be: about `subject`, replacing the facts that it was decided on.

    `row` is the row of the file, None for a duty that the file no longer has; `was` is what stood.
    """

    subject: str
    payload: DutyPlanned | DutyWithdrawn
    replaces: tuple[str, ...] = ()
    row: DutyRow | None = None
    was: Duty | None = None

    @property
    def kind(self) -> Kind:
        """What it is to people."""
        if isinstance(self.payload, DutyWithdrawn):
            return "gone"
        return "changed" if self.was is not None else "new"


@record
class Plan:
    """What a roster file changes, in order, and how many of its duties stood there already.

    `beside` are duties of other files that stay, though rows of this one fill a part of their hours.
    """

    changes: tuple[Change, ...]
    same: int
    beside: tuple[Duty, ...] = ()

    @property
    def planned(self) -> int:
        """How many duties are new, or are other than they were."""
        return len(self.changes) - self.withdrawn

    @property
    def withdrawn(self) -> int:
        """How many duties of an earlier file no longer stand."""
        return sum(isinstance(change.payload, DutyWithdrawn) for change in self.changes)


def span(rows: Sequence[DutyRow]) -> tuple[int, int]:
    """The time that a roster covers, from its first start until its last end, in µs UTC; (0, 0) for no rows."""
    if not rows:
        return 0, 0
    return to_ticks(min(row.start for row in rows)), to_ticks(max(row.until for row in rows))


def plan_import(
    found: Import,
    standing: Iterable[ShiftRow],
    now: datetime,
    source: str,
    names: Names = _NOBODY,
    *,
    draft: bool = False,
    whole: bool = False,
) -> Plan:
    """What changes when a roster file that was read is taken in; `source` is its name, `names` knows the people.

    With `draft` the changes are drafts, beside the drafts that stand. A row that stands already changes nothing; one
    with another telephone number, or whose person is known by now, mends it. Withdrawn is what the file plainly
    replaces: what an earlier edition of the same file (its name) planned for the same role and provider, is not over,
    lies within the time of this one and is not in it; and what any other file planned, when rows of this one are there
    for all of its hours. With `whole` somebody said that this file is the whole roster of its time: then all that other
    files planned there gives way. While rows of this file were refused nobody knows what those said: then only a duty
    for whose hours there are good rows gives way to them, so that a broken row never makes a gap.
    """
    shifts = {shift.id: shift for shift in standing}
    rows = {key: (shift, duty) for key, shift in shifts.items() if (duty := _planned(shift, draft=draft)) is not None}
    by_key = {_key(duty.role, duty.provider, who, duty): shift for shift, duty in rows.values() for who in _whos(duty)}
    changes: list[Change] = []
    kept: set[str] = set()
    same = 0
    for row in found.duties:
        person = names.find(row)
        payload = _payload(row, source, person, draft=draft)
        subject = _subject(row)
        shift = rows[subject][0] if subject in rows else _standing(row, person, by_key)
        if shift is None:
            kept.add(subject)
            # What stands under that id is a draft here, or was withdrawn.
            before = (shifts[subject].fact,) if subject in shifts else ()
            changes.append(Change(subject, payload, before, row))
            continue
        kept.add(shift.id)
        duty = rows[shift.id][1]
        if not duty.person and names.is_new(person) and fold_text(duty.name) == fold_text(row.name):
            # It stands under this name as nobody's: whoever said so is not asked again.
            payload = _payload(row, source, "", draft=draft)
        if _same(payload, duty, shift):
            same += 1
        else:
            if not person and duty.person and fold_text(duty.name) == fold_text(row.name):
                # Somebody said who this is, in the roster itself: a file that does not know it takes nothing away.
                payload = _payload(row, source, duty.person, draft=draft)
                if _same(payload, duty, shift):
                    same += 1
                    continue
            changes.append(Change(shift.id, payload, (shift.fact,), row, duty))
    ground = _Ground(found, source, whole=whole)
    beside: list[Duty] = []
    for shift, duty in rows.values():
        if shift.id in kept:
            continue
        if ground.takes(duty, now):
            gone = DutyWithdrawn(f"niet meer in {source}", draft=draft)
            changes.append(Change(shift.id, gone, (shift.fact,), was=duty))
        elif ground.touches(duty, now):
            beside.append(duty)
    return Plan(tuple(changes), same, tuple(beside))


def _planned(shift: ShiftRow, *, draft: bool) -> Duty | None:
    return shift.planned if draft else shift.now


def _whos(duty: Duty) -> set[str]:
    """What a duty's person may be called by a row: the id, and the name as it was written."""
    return {who for who in (duty.person, fold_text(duty.name)) if who}


def _standing(row: DutyRow, person: str, by_key: dict[str, ShiftRow]) -> ShiftRow | None:
    for who in filter(None, (person, fold_text(row.name))):
        shift = by_key.get(_key(row.role, row.provider, who, row))
        if shift is not None:
            return shift
    return None


def _key(role: str, provider: str, who: str, hours: Duty | DutyRow) -> str:
    """What two duties have in common that are one: all but the number to call."""
    return "\n".join((role, fold_text(provider), who, fold_text(hours.backup), f"{hours.start}", f"{hours.until}"))


def _same(payload: DutyPlanned, duty: Duty, shift: ShiftRow) -> bool:
    """Whether a row says what stands. What passed before a change is not planned anew: there a later start is alike."""
    start = to_ticks(duty.start)
    begun = payload.start < start and len(shift.pieces) > 1 and shift.draft is None
    hours = (payload.start == start or begun) and payload.until == to_ticks(duty.until)
    who = payload.person == duty.person and (bool(duty.person) or fold_text(payload.name) == fold_text(duty.name))
    place = payload.role == duty.role and fold_text(payload.provider) == fold_text(duty.provider)
    return hours and who and place and payload.phone == duty.phone and payload.backup == duty.backup


class _Ground:
    """The time and the places that a file covers, to tell which duties of an earlier one give way to it.

    For each place (role, provider, standing by or not) the stretches that its rows fill, in order.
    """

    def __init__(self, found: Import, source: str, *, whole: bool) -> None:
        self._broken, self._source, self._whole = bool(found.faults), source, whole
        self._start, self._until = span(found.duties)
        spans: dict[tuple[str, str, bool], list[tuple[int, int]]] = {}
        for row in found.duties:
            spans.setdefault(_place(row), []).append((to_ticks(row.start), to_ticks(row.until)))
        self._places = {place: _joined(each) for place, each in spans.items()}

    def takes(self, old: Duty, now: datetime) -> bool:
        """Whether a duty that the file does not have gives way to it."""
        if not old.source or old.until <= now or _place(old) not in self._places:
            return False
        start, until = to_ticks(max(old.start, now)), to_ticks(old.until)
        if not self._broken and (self._whole or old.source == self._source):
            return start < self._until and self._start < until
        filled = self._places[_place(old)]
        before = bisect_right(filled, (start, self._until)) - 1
        return before >= 0 and filled[before][1] >= until

    def touches(self, old: Duty, now: datetime) -> bool:
        """Whether rows fill hours of a duty that another file planned and that is not over."""
        if not old.source or old.until <= now:
            return False
        filled = self._places.get(_place(old), [])
        before = bisect_right(filled, (to_ticks(old.until) - 1, self._until)) - 1
        return before >= 0 and filled[before][1] > to_ticks(old.start)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans as the stretches that they fill together."""
    found: list[tuple[int, int]] = []
    for start, until in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(until, found[-1][1])
        else:
            found.append((start, until))
    return found


def _place(duty: Duty | DutyRow) -> tuple[str, str, bool]:
    """Who stands by is a place of its own."""
    return duty.role, fold_text(duty.provider), duty.backup == STANDS_BY


def _payload(row: DutyRow, source: str, person: str, *, draft: bool) -> DutyPlanned:
    return DutyPlanned(
        role=row.role,
        provider=row.provider,
        name=row.name,
        phone=row.phone,
        start=to_ticks(row.start),
        until=to_ticks(row.until),
        backup=row.backup,
        source=source,
        person=person,
        draft=draft,
    )


def _subject(row: DutyRow) -> str:
    """The id that a row has by its name in a calendar, else by its contents; the number to call is not part of it.

    Whom the name stands for is no part of it either: desks that know different people plan the same duty.
    """
    place = [row.role, fold_text(row.provider)]
    if row.uid:
        named = ["uid", *place, row.uid]
        return hashlib.sha256(canonical(named)).hexdigest()[:32]
    names = [place[1], fold_text(row.name), fold_text(row.backup)]
    contents = [row.role, *names, to_ticks(row.start), to_ticks(row.until)]
    return hashlib.sha256(canonical(contents)).hexdigest()[:32]
