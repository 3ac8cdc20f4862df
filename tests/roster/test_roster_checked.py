"""The checks at a real desk: what a shift lead plans is checked at once, drafts and what is pending included."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from desks import Seat, new_home
from rostering import at

from desk.clock import SetClock
from desk.desk import Desk, Done
from desk.finding_rows import FindingRow
from desk.intake.roster_duties import PlanDuties, PlannedDuty
from desk.intake.roster_needs import SetChain, SetHoliday, SetLaw, SetNeed, WithdrawHoliday
from desk.intake.roster_people import NoteStaff
from desk.roster_rows import Duty

MARCH = at("2026-03-20 12:00")
WEEKEND = at("2026-03-28 00:00"), at("2026-03-30 00:00")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Seat(new_home(tmp_path / "a"), SetClock(MARCH)).desk() as one:
        yield one


def staff(desk: Desk, name: str, role: str = "telephonist", law: str = "") -> str:
    person = desk.new_id()
    assert isinstance(desk.do(NoteStaff(person, name, "meldpunt", (role,), ("0612345601",), law=law)), Done)
    return person


def found_in(desk: Desk) -> tuple[FindingRow, ...]:
    """What was found, but for what is said of posts of which nobody said what is needed."""
    rows = desk.planning.findings(*WEEKEND)
    return tuple(row for row in rows if row.kind != "no-need" and not row.title.startswith("Niemand van dienst"))


def plans(desk: Desk, person: str, start: str, until: str, role: str = "telephonist") -> None:
    duty = PlannedDuty(desk.new_id(), role, "meldpunt", person, "", "", at(start), at(until))
    assert isinstance(desk.do(PlanDuties((duty,))), Done)


def test_ten_hours_of_rest_over_the_clock_s_night_are_flagged_as_soon_as_they_are_planned(desk: Desk) -> None:
    anna = staff(desk, "Anna")
    plans(desk, anna, "2026-03-28 14:00", "2026-03-28 22:00")
    assert found_in(desk) == ()
    plans(desk, anna, "2026-03-29 09:00", "2026-03-29 17:00")
    (found,) = found_in(desk)
    assert (found.kind, found.article) == ("law", "ATW 5:3 lid 2")
    assert "za 28 mrt 22:00 – zo 29 mrt 09:00: 10 u, minstens 11 u" in found.text
    assert isinstance(desk.do(SetLaw("arbeid", {"rest": 600}, "cao")), Done)
    assert found_in(desk) == ()
    limits = {limit.name: limit.value for row in desk.planning.laws() if row.name == "arbeid" for limit in row.limits}
    assert (limits["rest"], limits["shift"]) == (600, 720)


def test_a_night_that_is_needed_and_empty_is_a_gap_of_seven_hours_when_the_clock_goes_forward(desk: Desk) -> None:
    need = SetNeed(desk.new_id(), "telephonist", "meldpunt", (6,), 23 * 60, 7 * 60, 1)
    assert isinstance(desk.do(need), Done)
    (gap,) = desk.planning.gaps(*WEEKEND)
    assert (gap.until - gap.start).total_seconds() == 7 * 3600


def test_a_chain_of_people_s_own_is_held_against_the_promises_of_the_profile(desk: Desk) -> None:
    plans(desk, staff(desk, "Bram", "triagist"), "2026-03-28 17:00", "2026-03-28 23:00", "triagist")
    (note,) = found_in(desk)
    assert (note.kind, note.severity) == ("chain", "note")
    assert "de laatste na 15 min, beloofd binnen 10 min (" in note.text
    chain = SetChain("triagist", "", ("triagist", "backup", "shift-lead"), (10, 20, 10))
    assert isinstance(desk.do(chain), Done)
    (found,) = found_in(desk)
    assert (found.kind, found.severity) == ("chain", "warning")
    assert "de laatste na 30 min, beloofd binnen 10 min (" in found.text
    assert isinstance(desk.do(replace(chain, minutes=(4, 5, 5))), Done)
    assert found_in(desk) == ()


def test_the_holidays_are_those_of_the_calendar_until_people_say_otherwise(desk: Desk) -> None:
    def days() -> dict[str, tuple[str, bool]]:
        return {row.day: (row.kind, row.off) for row in desk.planning.holidays(2027)}

    assert days()["2027-05-05"] == ("cao", False)
    assert isinstance(desk.do(WithdrawHoliday("2027-05-05", "Bevrijdingsdag")), Done)
    assert days()["2027-05-05"][1]
    assert isinstance(desk.do(SetHoliday("2027-05-05", "Bevrijdingsdag")), Done)
    assert days()["2027-05-05"] == ("cao", False)


def test_the_next_one_is_whoever_has_rested_longest_and_it_says_why(desk: Desk) -> None:
    anna, bram = staff(desk, "Anna"), staff(desk, "Bram")
    plans(desk, anna, "2026-03-24 09:00", "2026-03-24 17:00")
    plans(desk, bram, "2026-03-26 09:00", "2026-03-26 17:00")
    open_duty = Duty("", "telephonist", "meldpunt", "", "", at("2026-03-28 09:00"), at("2026-03-28 17:00"))
    found = desk.planning.suggestions(open_duty)
    assert [row.name for row in found if row.person in (anna, bram)] == ["Anna", "Bram"]
    assert "3 dagen ervoor" in next(row.why for row in found if row.person == anna)
    (first, second) = desk.planning.fairness(at("2026-03-23 00:00"), at("2026-03-30 00:00"))
    assert {first.name, second.name} == {"Anna", "Bram"}
    assert (first.duties, first.minutes, first.nights) == (1, 480, 0)
