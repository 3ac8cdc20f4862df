"""The lanes are drawn at once, with what was found before; what the checks find follows, and nobody waits for it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rostering import at

from desk.drawing import Drawing
from desk.lane_rows import MONTH, WEEK
from desk.roster.book import Book
from desk.roster_rows import Duty, NeedRow, PersonRow, ShiftRow

NOW, DAY = at("2026-11-16 07:30"), date(2026, 11, 16)
ALWAYS = (1, 2, 3, 4, 5, 6, 7)


class Roster:
    """Days of two posts, each from 8 to 17 by one person."""

    def __init__(self) -> None:
        roles = ("triagist", "backup")
        people = {role: PersonRow(role, role, (role,), "GGZ", ("+31612345601",)) for role in roles}
        needs = {role: NeedRow(role, role, "GGZ", ALWAYS, 480, 1020, 1, 1, "as-usual", "", "", "") for role in roles}
        self.shifts = {
            (one := f"{role}{day}"): ShiftRow(one, (_duty(one, role, day),), standing=True)
            for role in roles
            for day in range(65)
        }
        self._rows: dict[str, Any] = {"person": people, "need": needs}
        self.book = Book({**self._rows, "duty": self.shifts})
        self.drawing = Drawing(lambda _since, _until: self.book, lambda: NOW, dict, lambda _since, _until: Book({}))

    def takes_away(self, duty: str) -> None:
        self.shifts = {**self.shifts, duty: replace(self.shifts[duty], leaving=True)}
        self.book = Book({**self._rows, "duty": self.shifts})

    def checked(self) -> None:
        while not self.drawing.check(0):
            assert not self.drawing.checked


def _duty(one: str, role: str, day: int) -> Duty:
    start = at("2026-11-16 08:00") + timedelta(days=day)
    return Duty(one, role, "GGZ", role, "", start, start + timedelta(hours=9), person=role)


def test_a_gap_is_said_when_it_was_found_and_the_lanes_are_there_before() -> None:
    roster = Roster()
    row = roster.drawing.lanes(DAY, WEEK, at_once=0)
    assert (row.checked, row.findings, [len(lane.bars) for lane in row.lanes]) == (False, (), [7, 7])
    roster.checked()
    before = roster.drawing.lanes(DAY, WEEK)
    assert before.checked
    roster.takes_away("backup1")
    now = roster.drawing.lanes(DAY, WEEK, at_once=0)
    assert not now.checked
    assert now.findings is before.findings
    assert [bar.leaving for lane in now.lanes for bar in lane.bars if bar.duties == ("backup1",)] == [True]
    roster.checked()
    after = roster.drawing.lanes(DAY, WEEK)
    assert [one.role for one in after.findings if one.kind == "gap"] == ["backup"]
    assert any(bar.kind == "gap" for lane in after.lanes for bar in lane.bars)


def test_only_the_lane_that_changed_is_laid_out_again() -> None:
    roster = Roster()
    roster.drawing.lanes(DAY, MONTH)
    roster.checked()
    before = {lane.role: lane for lane in roster.drawing.lanes(DAY, MONTH).lanes}
    roster.takes_away("backup1")
    roster.checked()
    after = {lane.role: lane for lane in roster.drawing.lanes(DAY, MONTH, at_once=1.0).lanes}
    assert after["triagist"] is before["triagist"]
    assert after["backup"] is not before["backup"]


def test_while_nothing_changes_it_is_the_same_row() -> None:
    roster = Roster()
    roster.drawing.lanes(DAY, WEEK)
    roster.checked()
    assert roster.drawing.lanes(DAY, WEEK) is roster.drawing.lanes(DAY, WEEK)
    assert roster.drawing.lanes(DAY, MONTH).zoom == MONTH
