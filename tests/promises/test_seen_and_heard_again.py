""" "Gezien" on a late promise is quiet for some minutes and for one step of the chain, never for the night."""

from dataclasses import replace
from datetime import timedelta

from builders import Paper, paper, shipped, two_desks

from desk.alarm_rows import AlarmRow
from desk.intake.promises import AcknowledgeAlarm, PromiseCallback, RecordEscalation, TakeAlarm, TryPromise


def late(desk: Paper, **person: str) -> tuple[str, str]:
    """A callback that is a minute late, with a triagist and a shift lead to call about it."""
    desk.has_duty("triagist", "Dijkstra", "+31612345601")
    desk.has_duty("shift-lead", "Postma", "+31612345602")
    report = desk.rings()
    desk.do(PromiseCallback(report, who="moeder"))
    desk.waits(minutes=21)
    return report, desk.promise(report).made.promise


def called(desk: Paper, result: str) -> AlarmRow:
    """Whom the desk says to call is called; gives the alarm after it."""
    row = desk.alarm()
    who = row.call_role, row.call_name, row.call_number
    desk.do(RecordEscalation(row.promise.report, row.promise.id, *who, result))
    return desk.alarm()


def test_seen_is_quiet_for_the_minutes_of_the_profile_and_then_heard_again() -> None:
    desk = paper()
    assert desk.profile.seen_minutes == 5
    desk.do(AcknowledgeAlarm(*late(desk)))
    desk.waits(minutes=4, seconds=59)
    assert not desk.alarm().sound
    desk.waits(seconds=1)
    assert desk.alarm().sound


def test_a_region_that_wants_two_minutes_has_two_minutes() -> None:
    ready = shipped()
    desk = Paper(replace(ready, profile=replace(ready.profile, seen_minutes=2)))
    desk.do(AcknowledgeAlarm(*late(desk)))
    desk.waits(minutes=1, seconds=59)
    assert not desk.alarm().sound
    desk.waits(seconds=1)
    assert desk.alarm().sound


def test_the_next_person_to_be_called_is_heard_at_once_on_every_desk() -> None:
    here, there = two_desks()
    report, promise = late(here)
    there.now, there.duties = here.now, here.duties
    there.sees(here.log)
    for desk in (here, there):
        desk.do(AcknowledgeAlarm(report, promise))
    here.waits(minutes=1)
    there.waits(minutes=1)
    row = called(here, "no-answer")
    there.sees(here.log)
    assert (row.call_name, row.sound, there.alarm().sound) == ("Dijkstra", True, True)
    there.do(AcknowledgeAlarm(report, promise))
    assert not there.alarm().sound


def test_a_wait_that_ended_is_heard_although_it_was_seen_meanwhile() -> None:
    desk = paper()
    report, promise = late(desk)
    called(desk, "no-answer")
    assert called(desk, "message").wait_name == "Dijkstra"
    desk.waits(minutes=4)
    desk.do(AcknowledgeAlarm(report, promise))
    desk.waits(minutes=1)
    assert (desk.alarm().call_name, desk.alarm().sound) == ("Postma", True)


def test_that_nobody_is_left_is_heard_although_the_last_one_was_seen() -> None:
    desk = paper()
    report, promise = late(desk)
    called(desk, "no-answer")
    called(desk, "no-answer")
    desk.do(AcknowledgeAlarm(report, promise))
    assert not desk.alarm().sound
    desk.waits(seconds=1)
    row = called(desk, "no-answer")
    assert (row.nobody_left, row.sound) == (True, True)


def test_whoever_was_reached_is_no_later_step() -> None:
    desk = paper()
    desk.do(AcknowledgeAlarm(*late(desk)))
    assert not called(desk, "reached").sound


def test_the_row_says_until_when_it_is_quiet_and_another_desk_who_looked() -> None:
    here, there = two_desks()
    report, promise = late(here)
    there.now = here.now
    assert here.alarm().quiet == ""
    here.do(AcknowledgeAlarm(report, promise))
    there.sees(here.log)
    assert here.alarm().quiet == "stil tot 04:06 (u)"
    assert here.alarm().quiet_until == here.now + timedelta(minutes=5)
    assert (there.alarm().quiet, there.alarm().quiet_until) == ("gezien door Anna Voorbeeld 04:01", None)
    there.do(AcknowledgeAlarm(report, promise))
    assert there.alarm().quiet == "stil tot 04:06 (u), gezien door Anna Voorbeeld 04:01"


def test_whoever_sits_down_at_the_desk_after_that_reads_who_looked() -> None:
    desk, other = two_desks()
    desk.do(AcknowledgeAlarm(*late(desk)))
    desk.person = other.person
    assert desk.alarm().quiet == "gezien door Anna Voorbeeld 04:01, stil tot 04:06"


def test_what_only_warned_is_quiet_until_it_is_late() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(PromiseCallback(report))
    desk.waits(minutes=16)
    desk.do(AcknowledgeAlarm(report, desk.promise(report).made.promise))
    assert desk.alarm().quiet == "stil tot 04:00 (u)"


def test_taken_over_and_tried_are_said_too() -> None:
    desk = paper()
    report, promise = late(desk)
    desk.do(TakeAlarm(report, promise))
    assert desk.alarm().quiet == "overgenomen 04:01, stil tot 04:04"
    desk.do(TryPromise(report, promise))
    assert desk.alarm().quiet == "overgenomen 04:01, geprobeerd 04:01, stil tot 04:06"
