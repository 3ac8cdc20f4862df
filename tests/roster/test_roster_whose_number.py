"""A number of somebody else on a duty is said: whoever is called at night is not the one who is named."""

from rostering import Planner, at

from desk.facts import roster as f
from desk.finding_rows import FindingRow
from desk.roster.checks import check

WEEK = at("2026-11-16 00:00"), at("2026-11-23 00:00")


def somebody(planner: Planner, subject: str, name: str, *phones: str) -> str:
    return planner.says(f.StaffNoted(name, "GGZ Noord", ("triagist",), phones), subject)


def found(planner: Planner) -> list[FindingRow]:
    return [row for row in check(planner.book(), *WEEK) if row.kind == "other-number"]


def test_a_duty_with_the_number_of_somebody_else_is_dangerous_and_says_whose_it_is() -> None:
    planner = Planner()
    somebody(planner, "a", "Anna Bakker", "0611111101")
    vries = somebody(planner, "v", "J. de Vries", "0611111100")
    planner.plans("d1", "J. de Vries", "2026-11-20 17:00", "2026-11-21 08:00", person=vries, phone="+31611111101")
    planner.plans("d2", "J. de Vries", "2026-11-21 17:00", "2026-11-22 08:00", person=vries, phone="06 11111101")
    (row,) = found(planner)
    assert (row.severity, row.title, row.count) == ("danger", "Nummer van iemand anders", 2)
    assert row.text.startswith("J. de Vries · 06 11 11 11 01 is van Anna Bakker · 2 diensten, de eerste vr 20 nov")


def test_a_name_in_no_list_with_the_number_of_somebody_known_is_said_too() -> None:
    planner = Planner()
    somebody(planner, "a", "Anna Bakker", "0611111101")
    planner.plans("d1", "Invaller", "2026-11-20 17:00", "2026-11-21 08:00", phone="+31611111101")
    (row,) = found(planner)
    assert row.name == "Invaller"


def test_an_own_number_one_of_a_post_and_one_that_nobody_has_are_fine() -> None:
    planner = Planner()
    anna = somebody(planner, "a", "Anna Bakker", "0611111101", "0881111111")
    vries = somebody(planner, "v", "J. de Vries", "0611111100", "0881111111")
    planner.plans("d1", "J. de Vries", "2026-11-20 17:00", "2026-11-21 08:00", person=vries, phone="+31881111111")
    planner.plans("d2", "Anna Bakker", "2026-11-21 17:00", "2026-11-22 08:00", person=anna, phone="+31611111155")
    planner.plans("d3", "A. Bakker", "2026-11-19 17:00", "2026-11-20 08:00", phone="+31611111101")
    planner.says(f.AliasNoted("A. Bakker"), "a")
    assert found(planner) == []
