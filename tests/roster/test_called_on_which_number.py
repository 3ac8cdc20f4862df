"""On which number somebody is called: that of the list as it is today, one taken off it never, a wrong one last."""

from rostering import Planner, at

from desk.facts import roster as f
from desk.finding_rows import FindingRow
from desk.promises.chain import people_to_call
from desk.promises.reach import reach_row
from desk.roster.answers import Watch
from desk.roster.checks import check
from desk.roster.number_check import number_checks
from desk.roster.on_call import on_call
from desk.roster.resolve import effective
from desk.roster.stand_ins import stand_ins
from desk.roster_rows import Duty

WEEK = at("2026-11-16 00:00"), at("2026-11-23 00:00")
NIGHT = "2026-11-20 17:00", "2026-11-21 08:00"
NOW = at("2026-11-21 03:40")
OLD, NEW, HOME, OTHER = "+31612345601", "+31612345699", "+31582345602", "+31612345655"


def listed(planner: Planner, subject: str, name: str, *phones: str) -> str:
    return planner.says(f.StaffNoted(name, "GGZ Noord", ("triagist",), phones), subject)


def resolved(planner: Planner) -> tuple[Duty, ...]:
    return effective(planner.book(), *WEEK)


def called(planner: Planner) -> list[str]:
    """Every number of the chain, in the order in which F8 has them called; the alarm has the same ones."""
    book, duties = planner.book(), resolved(planner)
    (answer,) = Watch(book, duties).answers(NOW, "triagist", "GGZ Noord")
    steps = reach_row(answer, book, (), NOW).steps
    rung = people_to_call("", ("triagist", "backup"), lambda role: on_call(duties, NOW, role), book, NOW)
    assert {one.number for one in rung} == {step.number for step in steps}
    return [step.number for step in steps]


def found(planner: Planner, kind: str) -> list[FindingRow]:
    return [row for row in check(planner.book(), *WEEK) if row.kind == kind]


def test_a_number_changed_in_the_list_reaches_the_duties_of_a_file() -> None:
    planner = Planner()
    anna = listed(planner, "a", "Anna", OLD)
    planner.plans("d", "Anna", *NIGHT, person=anna, phone=OLD, source="rooster.csv")
    assert called(planner) == [OLD]
    listed(planner, "a", "Anna", NEW)
    assert called(planner) == [NEW]
    (row,) = found(planner, "old-number")
    assert (row.severity, row.count) == ("note", 1)
    assert row.text.startswith("Anna · 06 12 34 56 01 is van de lijst gehaald; gebeld wordt 06 12 34 56 99")


def test_also_when_an_older_file_brings_it_again_and_however_it_is_written() -> None:
    planner = Planner()
    anna = listed(planner, "a", "Anna", "06-12345601", HOME)
    listed(planner, "a", "Anna", NEW, HOME)
    planner.plans("d", "Anna", *NIGHT, person=anna, phone=OLD, source="rooster.csv")
    assert called(planner) == [NEW, HOME]


def test_a_number_that_is_put_back_counts_again() -> None:
    planner = Planner()
    anna = listed(planner, "a", "Anna", OLD)
    planner.plans("d", "Anna", *NIGHT, person=anna, phone=OLD)
    listed(planner, "a", "Anna", NEW)
    listed(planner, "a", "Anna", NEW, "06 12345601")
    assert called(planner) == [OLD, NEW]
    assert found(planner, "old-number") == []


def test_a_number_of_one_duty_that_was_never_in_the_list_goes_first_and_is_said() -> None:
    planner = Planner()
    anna = listed(planner, "a", "Anna", NEW)
    planner.plans("d", "Anna", *NIGHT, person=anna, phone=OTHER)
    assert called(planner) == [OTHER, NEW]
    (row,) = found(planner, "own-number")
    assert "wordt gebeld op 06 12 34 56 55, in de lijst staat 06 12 34 56 99" in row.text


def test_a_number_that_was_wrong_comes_last_and_says_so() -> None:
    planner = Planner()
    anna = listed(planner, "a", "Anna", OLD, NEW)
    planner.plans("d", "Anna", *NIGHT, person=anna, phone=OLD)
    planner.says(f.NumberTested("0612345601", "wrong"), "a")
    assert called(planner) == [NEW, OLD]
    assert resolved(planner)[0].phone == NEW
    assert found(planner, "wrong-number") == []


def test_a_wrong_number_is_tried_after_everybody_else_and_when_there_is_no_other_it_is_danger() -> None:
    planner = Planner()
    anna, piet = listed(planner, "a", "Anna", OLD), listed(planner, "p", "Piet", NEW)
    planner.plans("d", "Anna", *NIGHT, person=anna, phone="")
    planner.plans("e", "Piet", *NIGHT, person=piet, phone="", role="backup")
    planner.says(f.NumberTested(OLD, "wrong"), "a", when="2026-11-19 14:00")
    assert called(planner) == [NEW, OLD]
    book = planner.book()
    (answer,) = Watch(book, resolved(planner)).answers(NOW, "triagist", "GGZ Noord")
    assert answer.why == "volgens rooster; Anna: nummer klopte niet bij de test van do 19 nov 14:00"
    said = reach_row(answer, book, (), NOW).text
    assert said.startswith("Bel Piet, achterwacht, 06 12 34 56 99, daarna Anna, triagist (nummer klopte niet")
    (row,) = found(planner, "wrong-number")
    assert row.severity == "danger"


def test_what_was_wrong_is_remembered_however_many_numbers_are_tested_after_it() -> None:
    planner = Planner()
    anna = listed(planner, "a", "Anna", OLD, NEW)
    planner.plans("d", "Anna", *NIGHT, person=anna, phone="")
    planner.says(f.NumberTested(OLD, "wrong"), "a")
    for _ in range(8):
        planner.says(f.NumberTested(NEW, "ok"), "a")
    assert called(planner) == [NEW, OLD]
    planner.says(f.NumberTested(OLD, "ok"), "a")
    assert called(planner) == [OLD, NEW]


def test_the_number_that_is_called_is_the_one_to_test() -> None:
    planner = Planner()
    anna = listed(planner, "a", "Anna", NEW)
    planner.plans("d", "Anna", *NIGHT, person=anna, phone=OTHER)
    rows = number_checks(planner.book(), resolved(planner), at("2026-11-20 12:00"))
    assert [row.number for row in rows] == [OTHER, NEW]


def test_what_somebody_said_with_a_replacement_counts_though_the_list_had_it_once() -> None:
    planner = Planner()
    anna, piet = listed(planner, "a", "Anna", NEW), listed(planner, "p", "Piet", OLD)
    listed(planner, "p", "Piet", HOME)
    planner.plans("d", "Anna", *NIGHT, person=anna, phone="")
    hours = (int(one.timestamp()) * 1_000_000 for one in (at(NIGHT[0]), at(NIGHT[1])))
    over = f.OverrideNoted("A", 1, "replace", "triagist", "GGZ Noord", *hours, anna, "", piet, "Piet", OLD, "ziek")
    planner.says(over, "o", when="2026-11-20 18:00")
    assert called(planner) == [OLD, HOME]


def test_whoever_could_stand_in_is_proposed_with_a_number_that_works_and_last_without_one() -> None:
    planner = Planner()
    anna = listed(planner, "a", "Anna", OTHER)
    listed(planner, "p", "Piet", OLD)
    listed(planner, "k", "Kees", "+31612345602", HOME)
    planner.plans("d", "Anna", *NIGHT, person=anna, phone="")
    planner.says(f.NumberTested(OLD, "wrong"), "p", when="2026-11-19 14:00")
    planner.says(f.NumberTested("+31612345602", "wrong"), "k", when="2026-11-19 14:00")
    book = planner.book()
    rows = stand_ins(book, resolved(planner), ("triagist", "GGZ Noord"), anna, at(NIGHT[1]), NOW)
    assert [(row.name, row.number) for row in rows] == [("Kees", HOME), ("Piet", OLD)]
    assert rows[1].why.endswith("nummer klopte niet bij de test van do 19 nov 14:00")


def test_a_backup_that_is_named_with_somebody_else_s_number_is_said() -> None:
    planner = Planner()
    anna = listed(planner, "a", "Anna", OLD)
    listed(planner, "p", "Piet", NEW)
    listed(planner, "k", "Kees", HOME)
    planner.plans("d", "Anna", *NIGHT, person=anna, phone="", backup="Piet 058-2345602")
    (row,) = found(planner, "other-number")
    assert row.text.startswith("Piet · 058 234 56 02 is van Kees")
