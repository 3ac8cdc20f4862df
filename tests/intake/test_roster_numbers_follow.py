"""The number of a duty is that of whoever has it: given to another person, the former's number does not go along."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import NIGHT, Paper, paper

from desk.intake import roster_duties as duties
from desk.intake import roster_people as people
from desk.roster.resolve import effective
from desk.roster_rows import Duty

EVENING, MORNING = NIGHT + timedelta(hours=14), NIGHT + timedelta(hours=29)
ANNA, VRIES = "d" * 32, "e" * 32


@pytest.fixture
def desk() -> Paper:
    """Anna Bakker has a duty that came from a file with her number."""
    desk = paper()
    for person, name, number in ((ANNA, "Anna Bakker", "0611111101"), (VRIES, "J. de Vries", "0611111100")):
        desk.do(people.NoteStaff(person, name, "GGZ Noord", ("triagist",), (number,)))
    planned = duties.PlannedDuty(
        *("1" * 32, "triagist", "GGZ Noord", ANNA, "", "0611111101", EVENING, MORNING), source="rooster.xlsx"
    )
    desk.do(duties.PlanDuties((planned,), draft=False))
    return desk


def on(desk: Paper) -> tuple[str, str]:
    (duty,) = effective(desk.book(), EVENING, MORNING)
    return duty.name, duty.phone


def stands(desk: Paper) -> Duty:
    duty = desk.book().shifts["1" * 32].planned
    assert duty is not None
    return duty


def changed(desk: Paper, **what: str | bool) -> duties.PlannedDuty:
    return replace(duties.planned_duty(stands(desk)), source="", **what)


def plan(desk: Paper, duty: duties.PlannedDuty, *, draft: bool = False) -> None:
    desk.do(duties.PlanDuties((duty,), draft))


def test_who_gets_a_duty_is_called_on_their_own_number(desk: Paper) -> None:
    plan(desk, changed(desk, person=VRIES))
    assert on(desk) == ("J. de Vries", "+31611111100")


def test_a_draft_for_somebody_else_has_their_own_number_too(desk: Paper) -> None:
    plan(desk, changed(desk, person=VRIES), draft=True)
    desk.do(duties.PublishRoster(EVENING, MORNING))
    assert on(desk) == ("J. de Vries", "+31611111100")


def test_a_name_that_is_in_no_list_does_not_get_the_former_number_either(desk: Paper) -> None:
    plan(desk, changed(desk, person="", name="Invaller"))
    assert on(desk) == ("Invaller", "")
    plan(desk, changed(desk, name="Invaller", phone="0611111199"))
    plan(desk, changed(desk, name="Tweede invaller"))
    assert on(desk) == ("Tweede invaller", "")


def test_a_number_that_somebody_typed_for_this_duty_stays(desk: Paper) -> None:
    plan(desk, changed(desk, person=VRIES, phone="0611111188"))
    assert on(desk) == ("J. de Vries", "+31611111188")
    # The telephone of the post goes from hand to hand, and somebody said so.
    plan(desk, changed(desk, person=ANNA, number_typed=True))
    assert on(desk) == ("Anna Bakker", "+31611111188")


def test_hours_moved_keep_the_number_and_so_does_a_name_that_becomes_a_person(desk: Paper) -> None:
    plan(desk, changed(desk, phone="0611111188"))
    plan(desk, replace(changed(desk), until=MORNING + timedelta(hours=1)))
    assert on(desk) == ("Anna Bakker", "+31611111188")
    plan(desk, changed(desk, person="", name="anna bakker"))
    assert on(desk) == ("anna bakker", "+31611111188")


def test_a_file_says_itself_which_number_its_rows_have(desk: Paper) -> None:
    plan(desk, replace(changed(desk, person=VRIES), source="rooster.xlsx"))
    assert on(desk) == ("J. de Vries", "+31611111101")
