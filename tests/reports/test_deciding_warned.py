"""What is told before a decision is noted: that one stands already, and which danger nobody asked about."""

from builders import NAMES, Paper, paper, two_desks

from desk.care_rows.deciding import DecidingRow
from desk.intake.decisions import NoteDecision
from desk.reports.deciding import Picked, deciding_row

DESKS = {"a" * 32: "Desk A", "b" * 32: "Desk B"}


def row(desk: Paper, report: str, **picked: str) -> DecidingRow:
    names = {"name_of": lambda person: NAMES.get(person, ""), "desk_name": lambda one: DESKS.get(one, "")}
    found = deciding_row(desk.view(report), "", Picked(**picked), None, desk.now, **names)
    assert found is not None
    return found


def test_a_decision_that_stands_is_told_with_its_minute_its_desk_and_who_noted_it() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    assert row(there, report).standing == ()
    there.do(NoteDecision(report, there.children(report)[0], "", "advice", "advice"))
    here.sees(there.log)
    (one,) = row(here, report).standing
    assert one.text == "advies, 03:40, Desk B (Bram Voorbeeld)"


def test_who_decided_is_named_where_somebody_else_noted_it() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(NoteDecision(report, desk.children(report)[0], "Noor Vos", kind="no-crisis"))
    (one,) = row(desk, report).standing
    assert one.text == "Geen crisis van Noor Vos, 03:40, Desk A (Anna Voorbeeld)"


def test_less_than_danger_says_which_danger_questions_are_open() -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, danger_now="no")
    told = row(desk, report, urgency="advice")
    assert told.unsure == f"{len(told.unasked)} gevaarvragen open"
    assert told.unasked[0].startswith("1.2 ")
    assert row(desk, report, urgency="within-4h").unsure == told.unsure
    assert row(desk, report).unsure == told.unsure
    assert row(desk, report, urgency="advice", by_hand="yes").unsure == ""


def test_the_urgencies_that_the_profile_calls_danger_ask_nothing_more() -> None:
    desk = paper()
    report = desk.rings()
    for level in desk.profile.urgencies:
        told = row(desk, report, urgency=level.id)
        assert (told.unsure == "") == (told.unasked == ()) == level.danger
    assert {level.id for level in desk.profile.urgencies if level.danger} == {"direct", "within-1h"}
