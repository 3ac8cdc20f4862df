"""A promise rings at its minute: after a restart or sleep, a clock set back or ahead, on the nights of summer time."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from desks import NIGHT, Seat, new_home

from desk.clock import SetClock
from desk.desk import Desk
from desk.intake.calls import OpenReport
from desk.intake.promises import AcknowledgeAlarm, PromiseCallback, TakeAlarm, TryPromise


class Place:
    """A desk that can be closed and opened again, with one promise to call back within twenty minutes."""

    def __init__(self, folder: Path, at: datetime = NIGHT) -> None:
        self.clock = SetClock(at)
        self.seat = Seat(new_home(folder / "a"), self.clock)
        self.desk = self.seat.open_set_up()
        self.report = self.desk.new_id()
        self.desk.do(OpenReport(self.report, "0612345678"))
        self.desk.do(PromiseCallback(self.report, who="moeder"))

    @property
    def promise(self) -> str:
        (row,) = self.desk.promises()
        return row.id

    @property
    def badge(self) -> str:
        card = self.desk.card(self.report)
        assert card is not None
        return card.badge

    def rings(self) -> list[tuple[str, bool]]:
        """What rings now, and whether it sounds."""
        return [(alarm.level, alarm.sound) for alarm in self.desk.alarms()]

    def rings_late_in(self, minutes: float) -> bool:
        """Whether it becomes late after so many minutes, and not a second sooner."""
        self.clock.advance(minutes=minutes, seconds=-1)
        before = self.rings()
        self.clock.advance(seconds=1)
        return [level for level, _ in before] != ["late"] and self.rings() == [("late", True)]

    def opened_again(self, *, reboot: bool = False) -> Desk:
        """The desk is closed and opened in the same folder, the computer started anew in between or not."""
        assert self.desk.stop()
        if reboot:
            self.clock.reboot()
        self.desk = self.seat.open()
        return self.desk


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    yield made
    assert made.desk.stop()


def test_a_promise_survives_a_restart_to_the_second(place: Place) -> None:
    place.clock.advance(minutes=5)
    place.opened_again()
    assert place.rings_late_in(15)


def test_what_became_late_while_the_desk_was_closed_rings_at_once(place: Place) -> None:
    assert place.desk.stop()
    place.clock.advance(hours=2)
    place.desk = place.seat.open()
    assert place.rings() == [("late", True)]


def test_mutes_and_tries_survive_a_restart(place: Place) -> None:
    place.clock.advance(minutes=25)
    place.desk.do(TryPromise(place.report, place.promise))
    place.desk.do(AcknowledgeAlarm(place.report, place.promise))
    place.opened_again()
    assert place.rings() == [("late", False)]
    (row,) = place.desk.promises()
    assert (row.tries, row.next_try_at) == (1, place.desk.now() + timedelta(minutes=5))


def test_what_was_taken_over_rings_again_after_three_minutes_also_after_a_restart(place: Place) -> None:
    place.clock.advance(minutes=25)
    place.desk.do(TakeAlarm(place.report, place.promise))
    place.opened_again()
    place.clock.advance(minutes=2, seconds=59)
    assert place.rings() == [("late", False)]
    place.clock.advance(seconds=1)
    assert place.rings() == [("late", True)]


def test_references_go_on_after_a_restart_also_while_reports_are_in_flight(place: Place) -> None:
    def opened() -> str:
        report = place.desk.new_id()
        place.desk.do(OpenReport(report))
        card = place.desk.card(report)
        assert card is not None
        return card.reference

    assert [opened(), opened()] == ["A-0002", "A-0003"]
    place.opened_again()
    assert [opened(), opened()] == ["A-0004", "A-0005"]


def test_a_computer_that_slept_wakes_up_late(place: Place) -> None:
    place.clock.advance(minutes=45)
    assert place.rings() == [("late", True)]


@pytest.mark.parametrize("step", [timedelta(hours=-1), timedelta(hours=3), timedelta(days=-400), timedelta(days=30)])
def test_setting_the_clock_moves_no_promise_and_is_said(place: Place, step: timedelta) -> None:
    place.clock.set_wall(NIGHT + step)
    assert place.rings() == []
    assert "klok van deze computer" in place.desk.health().text
    assert place.rings_late_in(20)


@pytest.mark.parametrize("step", [timedelta(hours=-1), timedelta(hours=3)])
def test_a_clock_that_was_set_moves_no_promise_after_a_restart_either(place: Place, step: timedelta) -> None:
    place.clock.advance(minutes=5)
    place.clock.set_wall(NIGHT + step)
    place.opened_again()
    assert place.rings_late_in(15)


def test_after_a_reboot_with_the_clock_set_back_time_goes_on_from_what_is_known(place: Place) -> None:
    place.clock.advance(minutes=5)
    place.clock.set_wall(NIGHT - timedelta(hours=6))
    place.opened_again(reboot=True)
    assert place.desk.now() == NIGHT + timedelta(minutes=5)
    assert place.rings_late_in(15)


def test_after_a_reboot_the_clock_is_believed_when_it_went_ahead(place: Place) -> None:
    place.clock.advance(minutes=25)
    place.opened_again(reboot=True)
    assert place.rings() == [("late", True)]


def test_when_somebody_says_that_the_clock_is_right_the_desk_follows_it(place: Place) -> None:
    place.clock.set_wall(NIGHT + timedelta(minutes=30))
    place.desk.settle_clock()
    assert place.rings() == [("late", True)]
    assert place.desk.health().level == "ok"


@pytest.mark.parametrize(
    ("made", "words"),
    [
        # 28 to 29 March 2026: at 02:00 the clock jumps to 03:00.
        (datetime(2026, 3, 29, 0, 50, tzinfo=UTC), "voor 03:10"),
        # 24 to 25 October 2026: 02:00 to 03:00 comes twice.
        (datetime(2026, 10, 25, 0, 50, tzinfo=UTC), "voor 02:10 wintertijd"),
        (datetime(2026, 10, 24, 23, 50, tzinfo=UTC), "voor 02:10 zomertijd"),
    ],
)
def test_on_the_nights_that_the_clock_changes_twenty_minutes_are_twenty_minutes(
    tmp_path: Path, made: datetime, words: str
) -> None:
    place = Place(tmp_path, made)
    try:
        assert place.badge.endswith(words)
        place.clock.advance(minutes=5)
        place.opened_again()
        assert place.badge.endswith(words)
        assert place.rings_late_in(15)
    finally:
        assert place.desk.stop()
