"""From the rows of a roster file to what changes in the roster: planned, mended, withdrawn. Pure.

The command line writes the changes as facts of a desk of its own, the window as facts of its journal; both plan here.
A duty has the id of its contents, so that the same row, read twice or on two desks at once, is one duty; one that a
calendar names (UID and day) has the id of that name, so that it stays the same duty when it is moved.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Literal

from desk.fact import to_ticks
from desk.facts.roster import DutyPlanned, DutyWithdrawn
from desk.ids import canonical
from desk.record import record
from desk.roster.choices import Choices
from desk.roster.duty_row import DutyRow, Ended, Import, is_older
from desk.roster.ground import Ground, place_of
from desk.roster.matching import Names
from desk.roster.one_name import Editions, is_another, same_person, stood
from desk.roster.shift import NOT_IN
from desk.roster_rows import Duty, ShiftRow
from desk.words.fold import fold_text

Kind = Literal["new", "changed", "same", "gone"]
LeftKind = Literal["hand", "older", "tentative"]
_NOBODY, _PLAIN = Names(), Choices()


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
class Left:
    """What a file says and nobody takes from it: `hand`, people decided otherwise since a file planned it (`duty` is
    what stands, None for what they took away); `older`, a newer version of the calendar's event was read before;
    `tentative`, the calendar is not sure of it, and somebody else has these hours (`duty`).

    `row` is None for what the file takes away.
    """

    why: LeftKind
    row: DutyRow | None
    duty: Duty | None


@record
class Plan:
    """What a roster file changes, in order, and how many of its duties stood there already.

    `beside` are duties of other files, or changed by hand, that stay though rows of this one fill a part of their
    hours. `left` is what is not taken from the file, `missing` what the same file planned before and no longer has, and
    what stays all the same since it may be out of its time. `undrafted` are drafts by hand of duties that go. `twins`
    are duties of other files whose UID a row of this one has too: each stands for itself. `broken`: rows of the file
    were refused, so what is missing may stand there; `empty`: it has no duty at all. Neither takes anything away.
    """

    changes: tuple[Change, ...]
    same: int
    beside: tuple[Duty, ...] = ()
    left: tuple[Left, ...] = ()
    missing: tuple[Duty, ...] = ()
    undrafted: tuple[Duty, ...] = ()
    twins: tuple[Duty, ...] = ()
    broken: bool = False
    empty: bool = False

    @property
    def droppable(self) -> bool:
        """Whether somebody may say that what is missing goes."""
        return bool(self.missing) and not self.broken and not self.empty

    @property
    def planned(self) -> int:
        """How many duties are new, or are other than they were."""
        return len(self.changes) - self.withdrawn

    @property
    def withdrawn(self) -> int:
        """How many duties of an earlier file no longer stand."""
        return sum(isinstance(change.payload, DutyWithdrawn) for change in self.changes)


def plan_import(
    found: Import,
    standing: Iterable[ShiftRow],
    now: datetime,
    source: str,
    names: Names = _NOBODY,
    *,
    draft: bool = False,
    choices: Choices = _PLAIN,
) -> Plan:
    """What changes when a roster file that was read is taken in; `source` is its name, `names` knows the people.

    With `draft` the changes are drafts, beside the drafts that stand. A row that stands already changes nothing; one
    with another telephone number, or whose person is known by now, mends it. Withdrawn is what the file plainly
    replaces: what an earlier edition of the same file (its name) planned for the same role and provider, is not over,
    lies within the time of this one and is not in it; what any other file planned, when rows of this one are there
    for all of its hours; and what a calendar cancels or no longer has, wherever it lies. While rows of this file were
    refused nobody knows what those said: then only a duty for whose hours there are good rows gives way to them, so
    that a broken row never makes a gap. What people changed since a file planned it stays as they have it, and so does
    what a newer version of a calendar's event said; `choices` may say otherwise (`desk.roster.choices`).
    """
    shifts = {shift.id: shift for shift in standing}
    rows = {key: (shift, duty) for key, shift in shifts.items() if (duty := _planned(shift, draft=draft)) is not None}
    by_key = {_key(duty.role, duty.provider, who, duty): shift for shift, duty in rows.values() for who in _whos(duty)}
    changes: list[Change] = []
    left: list[Left] = []
    editions = Editions(source, found.duties)
    twins: list[Duty] = []
    meant: list[tuple[DutyRow, str, str, ShiftRow | None]] = []
    for row in found.duties:
        person = names.find(row)
        subject, twin = _name_of(row, person, source, shifts)
        if twin is not None and twin.until > now:
            twins.append(twin)
        shift = rows[subject][0] if subject in rows else _standing(row, person, by_key)
        if shift is not None:
            editions.saw(row, shift)
        meant.append((row, person, subject, shift))
    kept = {shift.id if shift is not None else subject for _, _, subject, shift in meant}
    unsure: list[DutyRow] = []
    same = 0
    for row, person, subject, shift in meant:
        payload = _payload(row, source, person, draft=draft)
        others = _others(row, person, shift, rows.values(), kept, now) if row.tentative else ()
        if others:
            left.append(Left("tentative", row, others[0]))
            unsure.append(row)
            kept.update(duty.id for duty in others)
            continue
        if shift is None:
            # What stands under that id is a draft here, or was withdrawn.
            known = shifts.get(subject)
            why = _why_left(known, row.edition, choices) if known is not None else None
            if known is not None and why is not None and (known.planned is None or why == "older"):
                left.append(Left(why, row, None))
            else:
                changes.append(Change(subject, payload, (known.fact,) if known is not None else (), row))
            continue
        duty = rows[shift.id][1]
        if not duty.person and names.is_new(person) and fold_text(duty.name) == fold_text(row.name):
            # It stands under this name as nobody's: whoever said so is not asked again.
            payload = _payload(row, source, "", draft=draft)
        if (
            not _same(payload, duty, shift)
            and not person
            and duty.person
            and fold_text(duty.name) == fold_text(row.name)
        ):
            # Somebody said who this is, in the roster itself: a file that does not know it takes nothing away.
            payload = _payload(row, source, duty.person, draft=draft)
        why = _why_left(shift, row.edition, choices)
        if _same(payload, duty, shift):
            same += 1
        elif why is not None:
            left.append(Left(why, row, shift.planned or duty))
        else:
            changes.append(Change(shift.id, payload, (shift.fact,), row, duty))
    sure = replace(found, duties=tuple(row for row in found.duties if row not in unsure)) if unsure else found
    gone = _Gone(sure, source, now, choices, editions)
    for shift, duty in rows.values():
        if shift.id not in kept and duty.until > now:
            gone.look(shift, duty, draft=draft)
    return Plan(
        (*changes, *gone.changes),
        same,
        tuple(gone.beside),
        (*left, *gone.left),
        tuple(gone.missing),
        tuple(gone.undrafted),
        tuple(twins),
        bool(found.faults),
        not found.duties and not found.ended,
    )


def _name_of(row: DutyRow, person: str, source: str, shifts: Mapping[str, ShiftRow]) -> tuple[str, Duty | None]:
    """The id of a row; and the duty of another file that has its UID, the first time that the two are told apart."""
    subject = _subject(row)
    if not row.uid:
        return subject, None
    own = _subject(row, source)
    if own in shifts:
        return own, None
    shift = shifts.get(subject)
    if shift is None or not is_another(shift, row, person, source):
        return subject, None
    return own, stood(shift) if shift.now is not None or shift.draft is not None else None


def _others(
    row: DutyRow,
    person: str,
    shift: ShiftRow | None,
    standing: Iterable[tuple[ShiftRow, Duty]],
    kept: set[str],
    now: datetime,
) -> tuple[Duty, ...]:
    """The duties of somebody else that a row which is not sure would take the place of."""
    found = []
    for one, duty in standing:
        mine = shift is not None and one.id == shift.id
        here = place_of(duty) == place_of(row) and duty.start < row.until and row.start < duty.until
        if (mine or (shift is None and here and one.id not in kept)) and duty.until > now:
            found += [] if same_person(duty, person, row.name) else [duty]
    return tuple(found)


def _why_left(shift: ShiftRow, edition: str, choices: Choices) -> LeftKind | None:
    """Why a file may not change what stands of a duty; None when it may."""
    if shift.by_hand and not choices.hand:
        return "hand"
    if shift.filed is not None and is_older(edition, shift.filed.edition) and not choices.older:
        return "older"
    return None


class _Gone:
    """What becomes of duties that stand and are not over, and that a file has no row for."""

    def __init__(self, found: Import, source: str, now: datetime, choices: Choices, editions: Editions) -> None:
        self._ground = Ground(found, source, whole=choices.whole)
        self._editions, self._empty = editions, not found.duties and not found.faults
        self._source, self._now, self._choices = source, now, choices
        self._ended = {one.uid: one for one in found.ended if not one.every}
        self._events = {one.uid: one for one in found.ended if one.every}
        self.changes: list[Change] = []
        self.left: list[Left] = []
        self.beside: list[Duty] = []
        self.missing: list[Duty] = []
        self.undrafted: list[Duty] = []

    def look(self, shift: ShiftRow, duty: Duty, *, draft: bool) -> None:
        """Looks at one of them."""
        ended = self._end_of(shift, duty)
        mine = shift.filed is not None and shift.filed.source == self._source
        mine = mine and (self._empty or self._ground.concerns(duty))
        if ended is not None:
            why = _why_left(shift, ended.edition, self._choices)
            goes = why is None
            if why is not None:
                self.left.append(Left(why, None, shift.planned or duty))
                return
        elif self._ground.takes(duty, self._now):
            goes = True
        elif mine and self._choices.missing and not self._ground.broken and not self._empty:
            goes = not shift.by_hand or self._choices.hand
        else:
            goes = shift.by_hand and self._choices.hand and self._ground.touches(duty, self._now)
        if goes and not draft and shift.draft is not None and not shift.draft.source:
            self.undrafted.append(shift.draft)
        if goes:
            edition = ended.edition if ended is not None else ""
            payload = DutyWithdrawn(f"{NOT_IN}{self._source}", draft=draft, edition=edition)
            self.changes.append(Change(shift.id, payload, (shift.fact,), was=duty))
        elif self._ground.touches(duty, self._now):
            # Planned by hand too: whoever has a half of what the file gives to another whole.
            self.beside.append(duty)
        elif mine:
            self.missing.append(duty)

    def _end_of(self, shift: ShiftRow, duty: Duty) -> Ended | None:
        """What the calendar says of its end, by the name that it has there."""
        if shift.filed is None or not shift.filed.event:
            return None
        ended = self._ended.get(shift.filed.event) or self._events.get(shift.filed.event.partition("\n")[0])
        if ended is None or not self._editions.may_end(ended, shift, duty):
            return None
        # The same calendar may be read in once for each of its places, and two calendars may give events one name.
        theirs = ended.cancelled and fold_text(ended.provider) == fold_text(duty.provider)
        return ended if theirs or self._ground.has(duty) else None


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
        event=row.uid,
        edition=row.edition,
    )


def _subject(row: DutyRow, source: str = "") -> str:
    """The id that a row has by its name in a calendar, else by its contents; the number to call is not part of it.

    Whom the name stands for is no part of it either: desks that know different people plan the same duty. `source` is
    the file, where the event of another one has the name already.
    """
    place = [row.role, fold_text(row.provider)]
    if row.uid:
        named = ["uid", *place, row.uid, *([source] if source else [])]
        return hashlib.sha256(canonical(named)).hexdigest()[:32]
    names = [place[1], fold_text(row.name), fold_text(row.backup)]
    contents = [row.role, *names, to_ticks(row.start), to_ticks(row.until)]
    return hashlib.sha256(canonical(contents)).hexdigest()[:32]
