"""Whom the desk says to call about a late promise: one after the other, until one answers (house rule 4)."""

from datetime import timedelta

import pytest
from builders import BRAM, Paper, paper

from desk.alarm_rows import AlarmRow
from desk.intake.promises import ExtendPromise, HandPromise, PromiseCallback, RecordEscalation, TakeAlarm


@pytest.fixture
def late() -> Paper:
    """A desk with a promise that is a minute late."""
    desk = paper()
    report = desk.rings()
    desk.do(PromiseCallback(report, who="moeder"))
    desk.waits(minutes=21)
    return desk


def calls(desk: Paper, result: str = "no-answer") -> AlarmRow:
    """Whom the desk says to call is called; gives who was called."""
    alarm = desk.alarm()
    promise = alarm.promise
    desk.do(RecordEscalation(promise.report, promise.id, alarm.call_role, alarm.call_name, alarm.call_number, result))
    return alarm


def everybody(desk: Paper) -> list[tuple[str, str, str]]:
    """All who are called when nobody answers, in order."""
    called = []
    while not desk.alarm().nobody_left:
        alarm = calls(desk)
        called.append((alarm.call_role, alarm.call_name, alarm.call_number))
    return called


def test_owner_then_triagist_then_backup_then_shift_lead_and_then_nobody_is_left(late: Paper) -> None:
    late.has_duty("shift-lead", "Dienstleider", "+31612345684")
    late.has_duty("triagist", "Triagist", "+31612345681")
    late.has_duty("backup", "Achterwacht", "+31612345683")
    assert everybody(late) == [
        ("owner", "Anna Voorbeeld", ""),
        ("triagist", "Triagist", "+31612345681"),
        ("backup", "Achterwacht", "+31612345683"),
        ("shift-lead", "Dienstleider", "+31612345684"),
    ]
    last = late.alarm()
    assert (last.nobody_left, last.call_name, last.level) == (True, "", "late")


def test_before_it_is_late_nobody_is_called() -> None:
    desk = paper()
    desk.has_duty("triagist", "Triagist", "+31612345681")
    report = desk.rings()
    desk.do(PromiseCallback(report))
    desk.waits(minutes=16)
    alarm = desk.alarm()
    assert (alarm.level, alarm.call_name, alarm.nobody_left) == ("warned", "", False)


def test_when_somebody_answers_no_one_else_is_called(late: Paper) -> None:
    late.has_duty("triagist", "Triagist", "+31612345681")
    calls(late)
    calls(late, "reached")
    alarm = late.alarm()
    assert (alarm.call_name, alarm.nobody_left, alarm.level) == ("", False, "late")


def test_without_a_roster_nobody_is_left_after_the_owner(late: Paper) -> None:
    assert [role for role, *_ in everybody(late)] == ["owner"]


def test_the_owner_who_is_on_call_too_is_called_on_that_number(late: Paper) -> None:
    late.has_duty("telephonist", "anna voorbeeld", "+31612345690")
    assert late.alarm().call_number == "+31612345690"


def test_whoever_has_no_number_in_the_roster_comes_last_and_is_not_passed_over(late: Paper) -> None:
    late.has_duty("triagist", "Triagist zonder nummer", "")
    late.has_duty("shift-lead", "Dienstleider", "+31612345684")
    assert everybody(late) == [
        ("owner", "Anna Voorbeeld", ""),
        ("shift-lead", "Dienstleider", "+31612345684"),
        ("triagist", "Triagist zonder nummer", ""),
    ]


def test_two_triagists_are_both_called(late: Paper) -> None:
    late.has_duty("triagist", "Triagist Een", "+31612345681")
    late.has_duty("triagist", "Triagist Twee", "+31612345682")
    assert [name for role, name, _ in everybody(late) if role == "triagist"] == ["Triagist Een", "Triagist Twee"]


def test_one_person_with_two_duties_is_called_once(late: Paper) -> None:
    late.has_duty("triagist", "Kim Voorbeeld", "06 12345681")
    late.has_duty("backup", "kim voorbeeld", "+31612345681")
    assert [role for role, *_ in everybody(late)] == ["owner", "triagist"]


def test_whoever_stands_by_for_a_role_is_called_after_it(late: Paper) -> None:
    late.has_duty("triagist", "Achtervanger", "+31612345682", backup="ja")
    late.has_duty("triagist", "Triagist", "+31612345681")
    assert [name for role, name, _ in everybody(late) if role == "triagist"] == ["Triagist", "Achtervanger"]


def test_the_backup_that_only_the_duty_names_is_called_too(late: Paper) -> None:
    late.has_duty("triagist", "Triagist", "+31612345681", backup="Achterwacht 06-12345683")
    assert everybody(late)[-1] == ("backup", "Achterwacht 06-12345683", "+31612345683")


def test_a_word_in_between_begins_the_chain_anew(late: Paper) -> None:
    calls(late)
    promise = late.alarm().promise
    late.do(ExtendPromise(promise.report, promise.id, late.now + timedelta(minutes=20)))
    late.waits(minutes=20)
    assert late.alarm().call_role == "owner"


def test_a_promise_handed_on_begins_the_chain_anew_with_its_new_owner(late: Paper) -> None:
    late.has_duty("triagist", "Triagist", "+31612345681")
    everybody(late)
    promise = late.alarm().promise
    late.do(HandPromise(promise.report, promise.id, BRAM))
    assert [name for _, name, _ in everybody(late)] == ["Bram Voorbeeld", "Triagist"]


def test_whoever_takes_it_over_is_the_next_to_call_and_those_who_were_called_are_not_called_again(late: Paper) -> None:
    late.has_duty("triagist", "Triagist", "+31612345681")
    everybody(late)
    promise = late.alarm().promise
    late.person = BRAM
    late.do(TakeAlarm(promise.report, promise.id))
    assert [name for _, name, _ in everybody(late)] == ["Bram Voorbeeld"]


def test_a_promise_without_an_owner_goes_to_the_roster_at_once() -> None:
    desk = paper(person="")
    desk.has_duty("triagist", "Triagist", "+31612345681")
    report = desk.rings()
    desk.do(PromiseCallback(report))
    desk.waits(minutes=21)
    assert desk.alarm().call_role == "triagist"


def test_taking_over_where_nobody_sits_leaves_the_owner(late: Paper) -> None:
    owner = late.person
    late.person = ""
    promise = late.alarm().promise
    late.do(TakeAlarm(promise.report, promise.id))
    assert late.promise(promise.report).owner == owner
