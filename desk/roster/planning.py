"""From the rows of a roster file to what changes in the roster: planned, mended, withdrawn. Pure.

The command line writes the changes as facts of a desk of its own, the window as facts of its journal; both plan here.
A duty has the id of its contents, so that the same row, read twice or on two desks at once, is one duty; one that a
calendar names (UID and day) has the id of that name, so that it stays the same duty when it is moved.
"""

import hashlib
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
    """What a roster file changes, in order, and how many of its duties stood there already."""

    changes: tuple[Change, ...]
    same: int

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
) -> Plan:
    """What changes when a roster file that was read is taken in; `source` is its name, `names` knows the people.

    With `draft` the changes are drafts, beside the drafts that stand. A row that stands already changes nothing; one
    with another telephone number, or whose person is known by now, mends it. What an earlier file planned for the same
    role and provider, is not over yet, lies within the time of this file and is not in it, is withdrawn. While rows of
    this file were refused nobody knows what those said: then only a duty that overlaps a good row gives way to it, so
    that a broken row never makes a gap.
    """
    rows = {shift.id: (shift, duty) for shift in standing if (duty := _planned(shift, draft=draft)) is not None}
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
            changes.append(Change(subject, payload, row=row))
            continue
        kept.add(shift.id)
        duty = rows[shift.id][1]
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
    for shift, duty in rows.values():
        if shift.id not in kept and _gives_way(duty, found, now):
            gone = DutyWithdrawn(f"niet meer in {source}", draft=draft)
            changes.append(Change(shift.id, gone, (shift.fact,), was=duty))
    return Plan(tuple(changes), same)


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


def _gives_way(old: Duty, found: Import, now: datetime) -> bool:
    if not old.source or old.until <= now:
        return False
    rows = [row for row in found.duties if _same_place(old, row)]
    if found.faults:
        return any(old.start < row.until and row.start < old.until for row in rows)
    if not rows:
        return False
    start, until = min(row.start for row in found.duties), max(row.until for row in found.duties)
    return old.start < until and start < old.until


def _same_place(old: Duty, row: DutyRow) -> bool:
    """Whether a row plans for the same role and provider; who stands by is a place of its own."""
    stands_by = (old.backup == STANDS_BY) == (row.backup == STANDS_BY)
    return stands_by and old.role == row.role and fold_text(old.provider) == fold_text(row.provider)


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
