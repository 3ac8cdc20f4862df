"""All that a desk knows of the roster at one moment, as the rows of the replica with what is pending on top."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from desk.roster.by_day import ByDay
from desk.roster_rows import (
    AbsenceRow,
    ChainRow,
    HolidayRow,
    LawRow,
    NeedRow,
    OverrideRow,
    PersonRow,
    PublicationRow,
    RosterFileRow,
    RotationRow,
    ShiftRow,
    SwapRow,
)

KINDS = (
    *("person", "duty", "absence", "swap", "override", "need", "rotation", "chain", "law", "holiday", "publication"),
    "roster-file",
)


class Book:
    """Rows by subject id, one mapping per kind. Never changed: a newer one takes its place.

    `rows` are the mappings by kind, as `desk.shown.Shown.others` gives them; a kind that is not there has no rows.
    `former` is what the book before knew by day: duties that are the same still are not looked at again.
    """

    def __init__(self, rows: Mapping[str, Mapping[str, Any]], former: ByDay | None = None) -> None:
        self.rows = rows
        self._former = former
        self.people: Mapping[str, PersonRow] = rows.get("person", {})
        self.shifts: Mapping[str, ShiftRow] = rows.get("duty", {})
        self.absences: Mapping[str, AbsenceRow] = rows.get("absence", {})
        self.swaps: Mapping[str, SwapRow] = rows.get("swap", {})
        self.overrides: Mapping[str, OverrideRow] = rows.get("override", {})
        self.needs: Mapping[str, NeedRow] = rows.get("need", {})
        self.rotations: Mapping[str, RotationRow] = rows.get("rotation", {})
        self.chains: Mapping[str, ChainRow] = rows.get("chain", {})
        self.laws: Mapping[str, LawRow] = rows.get("law", {})
        self.holidays: Mapping[str, HolidayRow] = rows.get("holiday", {})
        self.publications: Mapping[str, PublicationRow] = rows.get("publication", {})
        self.files: Mapping[str, RosterFileRow] = rows.get("roster-file", {})

    def between(self, start: datetime, until: datetime) -> "Book":
        """The same with only the duties that have hours, or a draft with hours, in [start, until)."""
        return Book({**self.rows, "duty": self.by_day.between(start, until)})

    @cached_property
    def by_day(self) -> ByDay:
        """The duties by day."""
        # Let go of, or all books of a night would hang together.
        former, self._former = self._former, None
        return ByDay(self.shifts, former)

    @cached_property
    def waiting(self) -> tuple[ShiftRow, ...]:
        """The duties that the next publication changes."""
        return tuple(self.by_day.waiting.values())

    @cached_property
    def posts(self) -> frozenset[tuple[str, str]]:
        """Every role and provider that somebody is, was or should be planned for."""
        wanted = {(row.role, row.provider) for rows in (self.needs, self.rotations) for row in rows.values()}
        return frozenset(wanted.union(self.by_day.posts))

    def same(self, other: "Book") -> bool:
        """Whether all rows are the same, those of every kind."""
        return all(self.rows.get(kind, {}) == other.rows.get(kind, {}) for kind in KINDS)

    @cached_property
    def changes(self) -> tuple[AbsenceRow | SwapRow | OverrideRow, ...]:
        """What counts on top of the planned duties, in the order in which it does (`desk.roster.resolve`)."""
        absences = sorted(self.absences.values(), key=lambda row: (row.since, row.id))
        swaps = [row for row in self.swaps.values() if row.approved_at is not None]
        overrides = sorted(self.overrides.values(), key=lambda row: (row.since, row.number, row.id))
        # The order of approval is what people agreed on, one after the other.
        swaps.sort(key=lambda row: (row.approved_at or row.asked_at, row.number, row.id))
        return (*absences, *swaps, *overrides)
