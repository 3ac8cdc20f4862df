"""The desk's own time: promises ring after the right span, whatever is done to the computer's clock."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from desks import NIGHT, Seat
from hypothesis import given
from hypothesis import strategies as st
from keyed import KEY

from desk.clock import OLDEST_SANE, SetClock, SteadyTime, SystemClock
from desk.desk import Desk, Done
from desk.intake.calls import OpenReport
from desk.intake.promises import PromiseCallback
from desk.journal.journal import Journal
from desk.storage.files import connect
from desk.words.times import clock_text

spans = st.integers(0, 40_000)
wrong_by = st.integers(-400_000_000, 400_000_000)
mishaps = st.lists(
    st.tuples(st.just("time goes by"), spans)
    | st.tuples(st.just("the clock is set"), wrong_by)
    | st.tuples(st.just("killed"), st.just(0))
    | st.tuples(st.just("stopped and started"), st.just(0)),
    max_size=20,
)


def sane(at: datetime) -> datetime:
    return max(datetime(1970, 1, 1, tzinfo=UTC), min(datetime(2100, 1, 1, tzinfo=UTC), at))


@given(mishaps)
def test_in_one_run_of_the_computer_time_goes_by_exactly_as_it_does(found: list[tuple[str, int]]) -> None:
    clock = SetClock(NIGHT)
    time = SteadyTime(clock)
    kept = time.anchor()
    gone_by = 0
    for what, number in found:
        if what == "time goes by":
            # Sleep too: the boot clock counts it.
            clock.advance(seconds=number)
            gone_by += number
        elif what == "the clock is set":
            clock.set_wall(sane(clock.wall() + timedelta(seconds=number)))
        else:
            kept = kept if what == "killed" else time.anchor()
            time = SteadyTime(clock, kept, NIGHT)
        assert abs(time.now() - NIGHT - timedelta(seconds=gone_by)) < timedelta(milliseconds=1)


@given(spans, spans, wrong_by)
def test_after_a_new_start_of_the_computer_time_never_runs_backwards(before: int, off: int, wrong: int) -> None:
    clock = SetClock(NIGHT)
    time = SteadyTime(clock)
    clock.advance(seconds=before)
    last, kept = time.now(), time.anchor()
    clock.advance(seconds=off)
    clock.reboot()
    clock.set_wall(sane(clock.wall() + timedelta(seconds=wrong)))
    again = SteadyTime(clock, kept, NIGHT)
    assert again.now() >= last
    assert again.now() == max(clock.wall(), last)
    clock.advance(seconds=60)
    assert again.now() - max(clock.wall() - timedelta(seconds=60), last) == timedelta(seconds=60)


def test_a_journal_that_is_ahead_of_the_clock_counts_even_when_no_anchor_was_kept() -> None:
    clock = SetClock(NIGHT - timedelta(hours=3))
    assert SteadyTime(clock, None, NIGHT).now() == NIGHT
    assert SteadyTime(SetClock(NIGHT + timedelta(hours=3)), None, NIGHT).now() == NIGHT + timedelta(hours=3)


@pytest.mark.parametrize("seconds", [0, 29, -29])
def test_a_clock_that_is_half_a_minute_off_is_not_worth_a_word(seconds: int) -> None:
    clock = SetClock(NIGHT)
    time = SteadyTime(clock)
    clock.set_wall(NIGHT + timedelta(seconds=seconds))
    assert time.trouble() == ""


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(minutes=2), "ongeveer 2 minuten vooruit gezet"),
        (timedelta(minutes=-1), "ongeveer 1 minuut achteruit gezet"),
        (timedelta(hours=3), "ongeveer 3 uur vooruit gezet"),
        (timedelta(days=-30), "ongeveer 30 dagen achteruit gezet"),
    ],
)
def test_a_clock_that_was_set_is_said_with_how_much_and_which_way(span: timedelta, words: str) -> None:
    clock = SetClock(NIGHT)
    time = SteadyTime(clock)
    clock.set_wall(NIGHT + span)
    assert words in time.trouble()
    assert "afspraken tellen door" in time.trouble()
    time.settle()
    assert time.trouble() == ""
    assert time.now() == NIGHT + span


def test_a_computer_that_thinks_it_is_1970_is_told_so_in_dutch_and_goes_on(seat: Seat) -> None:
    seat.clock = SetClock(datetime(1970, 1, 1, 0, 3, tzinfo=UTC))
    with seat.desk() as desk:
        report = promised(desk)
        health = desk.health()
        assert health.level == "warn"
        assert "01-01-1970" in health.text
        assert "Zet datum en tijd goed" in health.text
        seat.clock.advance(minutes=25)
        assert [alarm.level for alarm in desk.alarms()] == ["late"]
        seat.agreed(desk)
    assert seat.clock.wall() < OLDEST_SANE
    with seat.desk() as desk:
        assert desk.card(report).reference == "A-0001"
        # Somebody sets the clock right and says so: from here on it is this year.
        seat.clock.set_wall(NIGHT)
        assert "vooruit gezet" in desk.health().text
        desk.settle_clock()
        assert desk.health().level == "ok"
        assert desk.now() == NIGHT


def test_a_computer_that_starts_in_1970_with_work_on_it_counts_on_from_its_last_moment(seat: Seat) -> None:
    with seat.desk() as desk:
        promised(desk)
        seat.clock.advance(minutes=5)
        last = desk.now()
    seat.clock.reboot()
    seat.clock.set_wall(datetime(1970, 1, 1, 0, 3, tzinfo=UTC))
    with seat.desk() as desk:
        assert desk.now() == last
        assert "01-01-1970" in desk.health().text
        seat.clock.advance(minutes=10)
        assert [alarm.level for alarm in desk.alarms()] == ["warned"]
        seat.clock.advance(minutes=5)
        assert [alarm.level for alarm in desk.alarms()] == ["late"]


def promised(desk: Desk) -> str:
    """A report whose caller is called back within twenty minutes, warned after fifteen."""
    report = desk.new_id()
    assert isinstance(desk.do(OpenReport(report, "06 12345678")), Done)
    assert isinstance(desk.do(PromiseCallback(report, "moeder")), Done)
    return report


def set_back(clock: SetClock) -> None:
    clock.set_wall(clock.wall() - timedelta(hours=2))


def set_forward(clock: SetClock) -> None:
    clock.set_wall(clock.wall() + timedelta(days=400))


def nothing(_: SetClock) -> None:
    pass


@pytest.mark.parametrize("meddle", [set_back, set_forward, nothing])
@pytest.mark.parametrize("restart", [False, True])
def test_a_promise_rings_after_its_twenty_minutes(
    seat: Seat, meddle: Callable[[SetClock], None], restart: bool
) -> None:
    clock = seat.clock
    with seat.desk() as desk:
        promised(desk)
        seat.agreed(desk)
        clock.advance(minutes=7)
        meddle(clock)
        assert desk.alarms() == ()
        if not restart:
            rings_in_time(desk, clock)
    if restart:
        meddle(clock)
        with seat.desk() as desk:
            assert desk.alarms() == ()
            rings_in_time(desk, clock)


def rings_in_time(desk: Desk, clock: SetClock) -> None:
    """Seven minutes are gone: warned after eight more, late after thirteen."""
    clock.advance(minutes=7, seconds=59)
    assert desk.alarms() == ()
    clock.advance(seconds=1)
    assert [alarm.level for alarm in desk.alarms()] == ["warned"]
    clock.advance(minutes=4, seconds=59)
    assert [alarm.level for alarm in desk.alarms()] == ["warned"]
    clock.advance(seconds=1)
    assert [alarm.level for alarm in desk.alarms()] == ["late"]


@pytest.mark.parametrize(
    ("begin", "due"),
    [
        (datetime(2026, 10, 25, 0, 50, tzinfo=UTC), "02:10 wintertijd"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "02:50 zomertijd"),
        (datetime(2026, 3, 29, 0, 50, tzinfo=UTC), "03:10"),
    ],
    ids=["hour twice, over the change", "hour twice, before it", "hour skipped"],
)
def test_in_the_nights_that_the_clock_changes_a_promise_takes_twenty_minutes(
    seat: Seat, begin: datetime, due: str
) -> None:
    clock = seat.clock = SetClock(begin)
    with seat.desk() as desk:
        promised(desk)
        assert clock_text(desk.promises()[0].due_at) == due
        assert desk.board()[0].badge == f"Terugbellen · voor {due}"
        clock.advance(minutes=7)
        rings_in_time(desk, clock)
        assert desk.health().level == "ok"


def test_the_anchor_is_on_the_disk_as_soon_as_the_desk_is_open_for_it_may_be_killed(seat: Seat) -> None:
    with seat.desk() as desk:
        seat.kept(desk)
        with closing(connect(seat.home.journal, KEY)) as connection:
            assert connection.execute("SELECT count(*) FROM meta WHERE key = 'anchor'").fetchone() == (1,)


def test_a_clock_that_somebody_called_right_stays_so_after_the_desk_is_killed(seat: Seat) -> None:
    with seat.desk() as desk:
        seat.clock.set_wall(NIGHT + timedelta(hours=2))
        desk.settle_clock()
        promised(desk)
        seat.kept(desk)
        journal = Journal(seat.home.journal, lambda _: None, key=KEY)
        again = SteadyTime(seat.clock, journal.anchor(), journal.last()[1])
        journal.stop()
        assert again.now() == NIGHT + timedelta(hours=2)


def test_the_clocks_of_this_computer_run() -> None:
    clock = SystemClock()
    assert clock.wall().tzinfo is UTC
    assert clock.boot() <= clock.boot()
    assert clock.boot_id() == SystemClock().boot_id()
    assert abs(SteadyTime(clock).now() - clock.wall()) < timedelta(minutes=1)
