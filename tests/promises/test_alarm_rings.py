"""When a promise rings, on which desk, and what keeps it quiet (house rule 4)."""

from datetime import timedelta

from builders import Paper, paper, two_desks

from desk.intake.calls import HangUp, JoinCall
from desk.intake.promises import (
    AcknowledgeAlarm,
    ExtendPromise,
    HandPromise,
    KeepPromise,
    MakePromise,
    PromiseCallback,
    TakeAlarm,
    TryPromise,
    WithdrawPromise,
)


def promised(desk: Paper, number: str = "0612345678") -> tuple[str, str]:
    """A callback within twenty minutes; nobody is on the line any more."""
    report = desk.rings(number)
    desk.do(PromiseCallback(report, who="moeder"))
    return report, desk.promise(report).made.promise


def levels(desk: Paper) -> list[str]:
    return [alarm.level for alarm in desk.alarms()]


def test_a_promise_is_silent_then_warns_then_is_late_to_the_second() -> None:
    desk = paper()
    promised(desk)
    desk.waits(minutes=14, seconds=59)
    assert levels(desk) == []
    desk.waits(seconds=1)
    assert levels(desk) == ["warned"]
    desk.waits(minutes=4, seconds=59)
    assert levels(desk) == ["warned"]
    desk.waits(seconds=1)
    assert levels(desk) == ["late"]
    desk.waits(days=3)
    assert levels(desk) == ["late"]


def test_a_closing_fact_ends_the_ringing() -> None:
    for close in (KeepPromise, WithdrawPromise):
        desk = paper()
        report, promise = promised(desk)
        desk.waits(minutes=30)
        desk.do(close(report, promise))
        assert desk.alarms() == ()


def test_no_sound_on_a_desk_that_is_in_a_call_and_the_alarm_is_shown_all_the_same() -> None:
    here, there = two_desks()
    promised(here)
    here.waits(minutes=21)
    there.now = here.now
    there.sees(here.log)
    here.rings()
    assert (here.alarm().sound, there.alarm().sound) == (False, True)
    there.sees(here.log)
    assert there.alarm().sound


def test_two_desks_in_a_call_for_one_report_are_both_quiet() -> None:
    here, there = two_desks()
    report, _ = promised(here)
    there.sees(here.log)
    here.do(JoinCall(report, "0511223344"))
    there.do(JoinCall(report, "0611111111"))
    here.sees(there.log)
    there.sees(here.log)
    for desk in (here, there):
        desk.waits(minutes=21)
        assert not desk.alarm().sound
    here.do(HangUp(report))
    assert here.alarm().sound
    there.sees(here.log)
    assert not there.alarm().sound


def test_acknowledging_mutes_my_own_desk_and_no_other() -> None:
    here, there = two_desks()
    report, promise = promised(here)
    here.waits(minutes=21)
    here.do(AcknowledgeAlarm(report, promise))
    there.now = here.now
    there.sees(here.log)
    assert (here.alarm().sound, here.alarm().level) == (False, "late")
    assert there.alarm().sound


def test_what_was_muted_when_it_warned_rings_again_when_it_is_late() -> None:
    desk = paper()
    report, promise = promised(desk)
    desk.waits(minutes=16)
    desk.do(AcknowledgeAlarm(report, promise))
    desk.waits(minutes=1)
    assert (desk.alarm().level, desk.alarm().sound) == ("warned", False)
    desk.waits(minutes=3)
    assert (desk.alarm().level, desk.alarm().sound) == ("late", True)
    desk.do(AcknowledgeAlarm(report, promise))
    assert not desk.alarm().sound


def test_taking_over_keeps_every_desk_quiet_for_three_minutes_and_then_rings_again_on_all() -> None:
    here, there = two_desks()
    report, promise = promised(here)
    there.sees(here.log)
    for desk in (here, there):
        desk.waits(minutes=21)
    there.do(AcknowledgeAlarm(report, promise))
    here.do(TakeAlarm(report, promise))
    there.sees(here.log)
    here.waits(minutes=2, seconds=59)
    there.waits(minutes=2, seconds=59)
    assert (here.alarm().sound, there.alarm().sound) == (False, False)
    here.waits(seconds=1)
    there.waits(seconds=1)
    assert (here.alarm().sound, there.alarm().sound) == (True, True)


def test_taking_over_makes_me_the_owner() -> None:
    here, there = two_desks()
    report, promise = promised(here)
    there.sees(here.log)
    there.waits(minutes=21)
    there.do(TakeAlarm(report, promise))
    assert there.promise(report).owner == there.person
    there.do(AcknowledgeAlarm(report, promise))
    there.waits(minutes=4)
    assert there.alarm().sound
    there.do(AcknowledgeAlarm(report, promise))
    assert not there.alarm().sound


def test_a_try_has_a_next_attempt_that_rings_and_another_try_moves_it() -> None:
    desk = paper()
    report, promise = promised(desk)
    desk.waits(minutes=2)
    desk.do(TryPromise(report, promise, "no-answer"))
    assert desk.promise_row(report).next_try_at == desk.now + timedelta(minutes=5)
    desk.waits(minutes=4)
    assert levels(desk) == []
    desk.waits(minutes=1)
    assert levels(desk) == ["retry"]
    desk.do(TryPromise(report, promise, "busy", desk.now + timedelta(minutes=2)))
    assert levels(desk) == []
    desk.waits(minutes=2)
    assert (levels(desk), desk.promise_row(report).tries) == (["retry"], 2)


def test_a_try_while_late_stays_late_and_is_quiet_until_the_next_attempt() -> None:
    desk = paper()
    report, promise = promised(desk)
    desk.waits(minutes=25)
    desk.do(TryPromise(report, promise))
    desk.waits(minutes=4, seconds=59)
    assert (desk.alarm().level, desk.alarm().sound) == ("late", False)
    desk.waits(seconds=1)
    assert (desk.alarm().level, desk.alarm().sound) == ("late", True)


def test_a_next_attempt_far_away_does_not_silence_a_late_promise() -> None:
    desk = paper()
    report, promise = promised(desk)
    desk.waits(minutes=25)
    desk.do(TryPromise(report, promise, next_at=desk.now + timedelta(hours=3)))
    desk.waits(minutes=5)
    assert desk.alarm().sound


def test_what_becomes_late_after_a_try_rings() -> None:
    desk = paper()
    report, promise = promised(desk)
    desk.waits(minutes=18)
    desk.do(TryPromise(report, promise))
    desk.waits(minutes=2)
    assert (desk.alarm().level, desk.alarm().sound) == ("late", True)


def test_a_word_in_between_gives_a_new_minute_and_forgets_mutes_and_attempts() -> None:
    desk = paper()
    report, promise = promised(desk)
    desk.waits(minutes=10)
    desk.do(TryPromise(report, promise))
    desk.waits(minutes=11)
    desk.do(AcknowledgeAlarm(report, promise))
    new = desk.now + timedelta(minutes=20)
    desk.do(ExtendPromise(report, promise, new))
    assert desk.alarms() == ()
    assert desk.promise_row(report).due_at == new
    assert desk.promise_row(report).warn_at == new - timedelta(minutes=5)
    desk.waits(minutes=15)
    assert (desk.alarm().level, desk.alarm().sound) == ("warned", True)
    desk.waits(minutes=5)
    assert (desk.alarm().level, desk.alarm().sound) == ("late", True)


def test_danger_sorts_above_time() -> None:
    desk = paper()
    calm, _ = promised(desk)
    desk.waits(minutes=6)
    wild, _ = promised(desk)
    desk.says(wild, danger_now="yes")
    desk.waits(minutes=15)
    assert [(alarm.promise.report, alarm.level) for alarm in desk.alarms()] == [(wild, "warned"), (calm, "late")]


def test_without_danger_the_longest_late_comes_first() -> None:
    desk = paper()
    first, _ = promised(desk)
    desk.waits(minutes=1)
    second, _ = promised(desk)
    desk.waits(minutes=16)
    third, _ = promised(desk)
    desk.waits(minutes=15)
    assert [alarm.promise.report for alarm in desk.alarms()] == [first, second, third]
    assert levels(desk) == ["late", "late", "warned"]


def test_every_open_promise_of_a_report_rings_for_itself() -> None:
    desk = paper()
    report, _ = promised(desk)
    desk.do(MakePromise(report, "feedback", "verwijzer"))
    desk.waits(minutes=31)
    assert [alarm.promise.kind for alarm in desk.alarms()] == ["callback", "feedback"]


def test_a_promise_handed_on_rings_at_its_new_owner_again() -> None:
    desk = paper()
    report, promise = promised(desk)
    desk.waits(minutes=21)
    desk.do(HandPromise(report, promise, "2" * 32))
    assert (desk.alarm().call_name, desk.alarm().call_role) == ("Bram Voorbeeld", "owner")
