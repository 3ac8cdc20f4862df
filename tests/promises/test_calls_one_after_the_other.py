"""The chain in use: a message gives some minutes, an empty step none; every number is tried; the busy come last."""

from datetime import timedelta

import pytest
from builders import NIGHT, Paper, paper

from desk.alarm_rows import AlarmRow
from desk.intake import roster_needs as needs
from desk.intake import roster_people as people
from desk.intake.promises import PromiseCallback, RecordEscalation
from desk.promises.calling import Attempt, Person, next_call
from desk.roster_rows import Duty

DIJKSTRA, POSTMA, HOEKSTRA = "d" * 32, "e" * 32, "f" * 32


@pytest.fixture
def late() -> Paper:
    """A desk that nobody sits at, with a promise that is a minute late."""
    desk = paper(person="")
    for person, name, *numbers in (
        (DIJKSTRA, "Dijkstra", "06 12345601", "0512 123456"),
        (POSTMA, "Postma", "06 12345602"),
        (HOEKSTRA, "Hoekstra", "06 12345603"),
    ):
        desk.do(people.NoteStaff(person, name, "GGZ Noord", ("triagist",), tuple(numbers)))
    report = desk.rings()
    desk.do(PromiseCallback(report, who="moeder"))
    desk.waits(minutes=21)
    return desk


def on_duty(desk: Paper, role: str, person: str, number: str) -> None:
    hours = NIGHT - timedelta(hours=8), NIGHT + timedelta(hours=8)
    name = desk.book().people[person].name
    desk.duties.append(Duty(f"{len(desk.duties):032x}", role, "GGZ Noord", name, number, *hours, person=person))


def calls(desk: Paper, result: str) -> AlarmRow:
    """Whom the desk says to call is called; gives the alarm as it was."""
    row = desk.alarm()
    escalation = RecordEscalation(
        row.promise.report, row.promise.id, row.call_role, row.call_name, row.call_number, result
    )
    desk.do(escalation)
    return row


def test_somebody_with_two_numbers_is_tried_on_both_before_the_next_one(late: Paper) -> None:
    on_duty(late, "triagist", DIJKSTRA, "+31612345601")
    on_duty(late, "backup", POSTMA, "+31612345602")
    called = [calls(late, "no-answer") for _ in range(3)]
    assert [(row.call_name, row.call_number) for row in called] == [
        ("Dijkstra", "+31612345601"),
        ("Dijkstra", "+31512123456"),
        ("Postma", "+31612345602"),
    ]
    assert late.alarm().nobody_left


def test_whoever_was_left_a_message_has_the_minutes_of_their_step_and_then_the_next_one_is_called(late: Paper) -> None:
    on_duty(late, "triagist", POSTMA, "+31612345602")
    on_duty(late, "shift-lead", HOEKSTRA, "+31612345603")
    row = calls(late, "message")
    assert (row.call_name, row.call_minutes, row.then_name) == ("Postma", 5, "Hoekstra")
    row = late.alarm()
    assert (row.call_name, row.wait_name, row.wait_until) == ("", "Postma", late.now + timedelta(minutes=5))
    assert (row.wait_role, row.wait_number) == ("triagist", "+31612345602")
    assert (row.then_name, row.then_role, row.sound, row.nobody_left) == ("Hoekstra", "shift-lead", False, False)
    late.waits(minutes=5)
    row = late.alarm()
    assert (row.call_name, row.wait_name, row.sound) == ("Hoekstra", "", True)
    calls(late, "message")
    late.waits(minutes=5)
    assert late.alarm().nobody_left


def test_a_message_that_was_answered_stops_the_chain(late: Paper) -> None:
    on_duty(late, "triagist", POSTMA, "+31612345602")
    row = calls(late, "message")
    late.do(RecordEscalation(row.promise.report, row.promise.id, "triagist", "Postma", row.call_number, "reached"))
    row = late.alarm()
    assert (row.call_name, row.wait_name, row.nobody_left) == ("", "", False)


def test_a_chain_that_a_shift_lead_set_goes_first_and_loses_nobody_of_the_profile(late: Paper) -> None:
    late.do(needs.SetChain("triagist", "", ("triagist", "shift-lead"), (3, 10)))
    on_duty(late, "triagist", DIJKSTRA, "+31612345601")
    on_duty(late, "backup", POSTMA, "+31612345602")
    on_duty(late, "shift-lead", HOEKSTRA, "+31612345603")
    rows = [calls(late, "no-answer") for _ in range(4)]
    assert [(row.call_role, row.call_minutes) for row in rows] == [
        ("triagist", 3),
        ("triagist", 3),
        ("shift-lead", 10),
        ("backup", 5),
    ]


def test_a_step_where_nobody_is_on_is_skipped_at_once(late: Paper) -> None:
    on_duty(late, "shift-lead", HOEKSTRA, "+31612345603")
    assert late.alarm().call_role == "shift-lead"


def test_of_two_triagists_the_busy_one_is_called_last_and_the_prompt_says_how_they_are(late: Paper) -> None:
    on_duty(late, "triagist", POSTMA, "+31612345602")
    on_duty(late, "triagist", HOEKSTRA, "+31612345603")
    late.do(people.SetState(HOEKSTRA, "busy"))
    late.do(people.SetState(POSTMA, "road"))
    rows = [calls(late, "no-answer") for _ in range(2)]
    assert [(row.call_name, row.call_state) for row in rows] == [("Postma", "road"), ("Hoekstra", "busy")]


def test_the_timeline_tells_of_the_message(late: Paper) -> None:
    on_duty(late, "triagist", POSTMA, "+31612345602")
    row = calls(late, "message")
    assert late.lines(row.promise.report)[-1].text.endswith("Postma gebeld, bericht achtergelaten")


def test_nobody_to_call_is_nobody_left_at_once() -> None:
    assert next_call([], [], NIGHT).nobody_left


def test_a_number_written_otherwise_is_the_same_call() -> None:
    person = Person("triagist", "Postma", "+31612345602")
    assert next_call([person], [Attempt("postma", "06-12345602", "no-answer", 0)], NIGHT).nobody_left
