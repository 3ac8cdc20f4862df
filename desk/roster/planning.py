"""From the rows of a roster file to what changes in the roster: planned, mended, withdrawn. Pure.

The command line writes the changes as facts of a desk of its own, the window as facts of its journal; both plan here.
A duty has the id of its contents, so that the same row, read twice or on two desks at once, is one duty.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime

from desk.fact import Fact, to_ticks
from desk.facts.codec import decode
from desk.facts.roster import DutyPlanned, DutyWithdrawn
from desk.ids import canonical
from desk.record import record
from desk.roster.duty_row import DutyRow, Import
from desk.roster_rows import STANDS_BY
from desk.words.fold import fold_text


@record
class Standing:
    """A duty that stands in the roster now: its subject id, what is planned, and the fact that says so."""

    subject: str
    planned: DutyPlanned
    fact: str


@record
class Change:
    """One fact to be: about `subject`, replacing the facts that it was decided on."""

    subject: str
    payload: DutyPlanned | DutyWithdrawn
    replaces: tuple[str, ...] = ()


@record
class Plan:
    """What a roster file changes, in order, and how many of its duties stood there already."""

    changes: tuple[Change, ...]
    same: int

    @property
    def planned(self) -> int:
        """How many duties are new or have another number now."""
        return len(self.changes) - self.withdrawn

    @property
    def withdrawn(self) -> int:
        """How many duties of an earlier file no longer stand."""
        return sum(isinstance(change.payload, DutyWithdrawn) for change in self.changes)


def standing_of(subject: str, facts: Iterable[Fact]) -> Standing | None:
    """The duty that the facts of one subject leave standing, in the agreed order; None if it was withdrawn."""
    found: Standing | None = None
    for fact in facts:
        payload = decode(fact)
        if isinstance(payload, DutyPlanned):
            found = Standing(subject, payload, fact.id)
        elif isinstance(payload, DutyWithdrawn):
            found = None
    return found


def span(rows: Sequence[DutyRow]) -> tuple[int, int]:
    """The time that a roster covers, from its first start until its last end, in µs UTC; (0, 0) for no rows."""
    if not rows:
        return 0, 0
    return to_ticks(min(row.start for row in rows)), to_ticks(max(row.until for row in rows))


def plan_import(found: Import, standing: Iterable[Standing], now: datetime, source: str) -> Plan:
    """What changes when a roster file that was read is taken in; `source` is its name.

    A row that stands already changes nothing; one with another telephone number mends it. What an earlier file
    planned for the same role and provider, is not over yet, lies within the time of this file and is not in it, is
    withdrawn. While rows of this file were refused nobody knows what those said: then only a duty that overlaps a
    good row gives way to it, so that a broken row never makes a gap.
    """
    every = [(_key_of(one.planned), one) for one in standing]
    known = dict(every)
    changes: list[Change] = []
    kept: set[str] = set()
    same = 0
    for row in found.duties:
        payload = _payload(row, source)
        key = _key_of(payload)
        old = known.get(key)
        kept.add(key)
        if old is None:
            changes.append(Change(key, payload))
        elif old.planned.phone != payload.phone:
            changes.append(Change(old.subject, payload, (old.fact,)))
        else:
            same += 1
    gone = (one for key, one in every if key not in kept and _gives_way(one.planned, found, now))
    changes.extend(Change(one.subject, DutyWithdrawn(f"niet meer in {source}"), (one.fact,)) for one in gone)
    return Plan(tuple(changes), same)


def _gives_way(old: DutyPlanned, found: Import, now: datetime) -> bool:
    if not old.source or old.until <= to_ticks(now):
        return False
    rows = [row for row in found.duties if _same_place(old, row)]
    if found.faults:
        return any(_overlap(old, *span([row])) for row in rows)
    return bool(rows) and _overlap(old, *span(found.duties))


def _same_place(old: DutyPlanned, row: DutyRow) -> bool:
    """Whether a row plans for the same role and provider; who stands by is a place of its own."""
    stands_by = (old.backup == STANDS_BY) == (row.backup == STANDS_BY)
    return stands_by and old.role == row.role and fold_text(old.provider) == fold_text(row.provider)


def _overlap(old: DutyPlanned, start: int, until: int) -> bool:
    return old.start < until and start < old.until


def _payload(row: DutyRow, source: str) -> DutyPlanned:
    return DutyPlanned(
        role=row.role,
        provider=row.provider,
        name=row.name,
        phone=row.phone,
        start=to_ticks(row.start),
        until=to_ticks(row.until),
        backup=row.backup,
        source=source,
    )


def _key_of(duty: DutyPlanned) -> str:
    """The id that a duty has by its contents; the number to call is not part of it."""
    names = [fold_text(text) for text in (duty.provider, duty.name, duty.backup)]
    return hashlib.sha256(canonical([duty.role, *names, duty.start, duty.until])).hexdigest()[:32]
