"""A call that nobody hung up does not keep a desk silent for the night, and is never hung up by itself."""

from datetime import UTC, datetime, timedelta

from lists_night import Night

from desk.intake.calls import OpenReport
from desk.intake.promises import PromiseCallback
from desk.promises.on_line import Line, forgotten, silent, talking

BEGIN = datetime(2026, 11, 21, 2, 40, tzinfo=UTC)


def rings(night: Night) -> str:
    night.waits(seconds=1)
    report = night.desk.new_id()
    night.do(OpenReport(report, "0612345678"))
    return report


def sounds(night: Night) -> bool:
    night.settles()
    return any(row.sound for row in night.desk.alarms())


def test_a_call_behind_a_newer_one_keeps_no_alarm_silent_and_the_desk_asks_once(night: Night) -> None:
    first = rings(night)
    night.waits(minutes=1)
    second = rings(night)
    night.do(PromiseCallback(second))
    night.waits(minutes=25)
    assert sounds(night)
    assert night.desk.to_ask() == ("Is gesprek A-0001 nog bezig? In die melding hangt F7 op.",)
    assert night.desk.to_ask() == ()
    assert night.desk.talking(first)
    assert not night.desk.in_call()


def test_a_call_of_hours_keeps_it_silent_as_long_as_there_are_keys(night: Night) -> None:
    waiting = rings(night)
    night.do(PromiseCallback(waiting))
    report = rings(night)
    night.waits(minutes=59)
    assert not sounds(night)
    assert night.desk.to_ask() == ()
    night.waits(minutes=20)
    night.says(report, what_happened="Sem is nog boos")
    assert not sounds(night)
    night.waits(minutes=14)
    night.desk.draft(report, "", "story", "en")
    night.waits(minutes=10)
    assert not sounds(night)
    night.waits(minutes=10)
    assert sounds(night)
    # Whoever listens for an hour may still be on the line: no lock comes before it.
    assert night.desk.in_call()
    assert len(night.desk.to_ask()) == 1


def test_the_lock_waits_for_an_older_call_that_somebody_went_back_to() -> None:
    newest, now = BEGIN + timedelta(minutes=5), BEGIN + timedelta(minutes=30)
    line = Line("r", "A-0001", BEGIN, BEGIN + timedelta(minutes=20), 60)
    assert talking([line], newest, now)
    assert not silent([line], newest, now)
    assert not talking([line], newest, now + timedelta(minutes=10))
    assert forgotten([line], newest, now) == (line,)
