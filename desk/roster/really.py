"""Who really has a duty, now and once it is planned otherwise: swaps and replacements on top of it count too. Pure.

What the roster itself says of a duty is not who is called; whoever changes the roster has to see both. Words in Dutch.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from desk.fact import to_ticks
from desk.facts.roster import DutyPlanned
from desk.record import record
from desk.roster.book import Book
from desk.roster.clashes import DESK_ROLES
from desk.roster.resolve import effective
from desk.roster.shift import row_after
from desk.roster_rows import Duty, ShiftRow
from desk.words.fold import fold_text


@record
class Held:
    """Who has a duty `now` and `then`, once it is as it will be, in the hours to come.

    `before` and `after` are what the roster itself says; None for nothing.
    """

    before: Duty | None
    after: Duty | None
    now: tuple[Duty, ...]
    then: tuple[Duty, ...]

    @property
    def has_it(self) -> str:
        """Who has it now, where that is not whom the roster names; else empty."""
        others = [f"{duty.name} heeft die nu, {duty.why}" for duty in self.now if duty.why]
        if self.before is not None and not self.now:
            others = [f"Niemand heeft die nu: {self.before.name} is er niet"]
        return "; ".join(dict.fromkeys(others))

    @property
    def otherwise(self) -> str:
        """What becomes otherwise than the roster says: who has it now and is called no more, whom it names and does
        not get; empty for nothing."""
        there = {_who(duty) for duty in self.then}
        gone = [duty for duty in self.now if duty.why and _who(duty) not in there]
        said = [f"{duty.name} heeft die nu, {_via(duty)}, en wordt dan niet meer gebeld" for duty in gone]
        if self.after is not None and _who(self.after) not in there and self._is_news():
            via = [f"{duty.name}, {_via(duty)}" for duty in self.then if duty.why]
            instead = f"gebeld wordt {' en '.join(dict.fromkeys(via))}" if via else "niemand wordt dan gebeld"
            said.append(f"{self.after.name} krijgt die niet: {instead}")
        return "; ".join(dict.fromkeys(said))

    @property
    def silent(self) -> str:
        """Who has it then and cannot be called; empty for nobody. Who sits at the desk is called there."""
        names = [duty.name for duty in self.then if not duty.phone and duty.role not in DESK_ROLES]
        return "; ".join(f"{name} heeft geen nummer en is zo niet te bellen" for name in dict.fromkeys(names))

    def _is_news(self) -> bool:
        """Whether the roster names somebody whom it did not name before, or nobody is left."""
        return self.before is None or self.after is None or _who(self.before) != _who(self.after) or not self.then


def held_drafts(book: Book, shifts: Iterable[ShiftRow], since: datetime) -> dict[str, Held]:
    """Of duties with a draft, by id: who has them now and once that is published."""
    rows = {shift.id: shift for shift in shifts}
    now, then = (_pieces(book, rows, since, drafts=drafts) for drafts in (False, True))
    return {
        key: Held(shift.now, shift.planned, tuple(now.get(key, ())), tuple(then.get(key, ())))
        for key, shift in rows.items()
    }


def held_as(book: Book, duty: Duty, since: datetime) -> Held:
    """A duty once it is in force as given; one that stands is known by its id, any other is new."""
    row = book.shifts.get(duty.id)
    planned = DutyPlanned(
        *(duty.role, duty.provider, duty.name, duty.phone, to_ticks(duty.start), to_ticks(duty.until)),
        *(duty.backup, "", duty.person),
    )
    after = row_after(duty.id, row, planned, since)
    now = _pieces(book, {duty.id: row} if row is not None else {}, since)
    then = _pieces(book, {duty.id: after}, since)
    before = row.now if row is not None else None
    return Held(before, duty, tuple(now.get(duty.id, ())), tuple(then.get(duty.id, ())))


def held_now(book: Book, shift: ShiftRow, since: datetime) -> Held:
    """A duty as it is."""
    pieces = tuple(_pieces(book, {shift.id: shift}, since).get(shift.id, ()))
    now = shift.now if shift.now is not None and shift.now.until > since else None
    return Held(now, now, pieces, pieces)


def _pieces(
    book: Book, shifts: Mapping[str, ShiftRow], since: datetime, *, drafts: bool = False
) -> dict[str, list[Duty]]:
    """Who has these duties from `since` on, by id."""
    hours = [one for shift in shifts.values() for one in (*shift.pieces, shift.draft) if one is not None]
    until = max((one.until for one in hours), default=since)
    found: dict[str, list[Duty]] = {}
    if since < until:
        rows: dict[str, Mapping[str, Any]] = {"person": book.people, "absence": book.absences, "swap": book.swaps}
        only = Book({**rows, "override": book.overrides, "duty": shifts})
        for duty in effective(only, since, until, drafts=drafts):
            if duty.id in shifts:
                found.setdefault(duty.id, []).append(duty)
    return found


def _via(duty: Duty) -> str:
    return duty.why.partition(",")[0]


def _who(duty: Duty) -> str:
    return duty.person or fold_text(duty.name)
