"""The time that desks share is the store's: whoever is off joins it, and promises ring in time everywhere."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from desks import NIGHT, Line, LinedStore, Seat, new_home
from hypothesis import given
from hypothesis import strategies as st

from desk.bootstrap import Inbox
from desk.clock import JUMP, SetClock, SteadyTime
from desk.desk import Desk
from desk.fact import to_ticks
from desk.intake.calls import OpenReport
from desk.intake.promises import PromiseCallback
from desk.sync.memory_store import MemoryLog, MemoryStore

HOURS_3 = timedelta(hours=3)
seconds = st.integers(-40_000, 40_000)


def at(clock: SetClock, off: float = 0.0) -> tuple[datetime, float, float]:
    """What a store tells whose clock is `off` seconds ahead of NIGHT's."""
    return NIGHT + timedelta(seconds=clock.boot() - 1000.0 + off), clock.boot(), 0.0


@given(seconds)
def test_a_desk_that_hears_the_shared_clock_counts_on_it(off: int) -> None:
    clock = SetClock(NIGHT)
    time = SteadyTime(clock)
    put = time.agree(*at(clock, off))
    assert (put == timedelta(seconds=off)) == (abs(off) > JUMP.total_seconds() or off == 0)
    # Within half a minute time never goes back: it waits until it is right.
    assert time.now() == (NIGHT if -30 <= off <= 1 else NIGHT + timedelta(seconds=off))
    clock.advance(minutes=1)
    assert abs(time.now() - at(clock, off)[0]) <= timedelta(seconds=1)


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(-14, 14)), min_size=1, max_size=10))
def test_small_corrections_never_put_time_back(heard: list[tuple[int, int]]) -> None:
    clock = SetClock(NIGHT)
    time = SteadyTime(clock)
    before = time.now()
    for gone_by, off in heard:
        clock.advance(seconds=gone_by)
        shared = time.now() + timedelta(seconds=off)
        assert time.agree(shared, clock.boot(), 0.0) == timedelta(0)
        assert time.now() >= before
        before = time.now()


def test_an_answer_that_was_long_on_its_way_says_nothing_about_the_time() -> None:
    clock = SetClock(NIGHT)
    time = SteadyTime(clock)
    assert time.agree(NIGHT + HOURS_3, clock.boot(), 1.5) == timedelta(0)
    assert time.now() == NIGHT


def test_what_was_agreed_holds_at_the_next_start_without_the_store() -> None:
    clock = SetClock(NIGHT + HOURS_3)
    time = SteadyTime(clock)
    assert time.agree(NIGHT, clock.boot(), 0.0) == -HOURS_3
    kept = time.anchor()
    for again in (False, True):
        clock.advance(minutes=5)
        if again:
            clock.reboot()
        time = SteadyTime(clock, kept, NIGHT)
        assert time.now() == clock.wall() - HOURS_3
        assert "loopt 3 uur voor" in time.astray()
        assert time.trouble() == ""
    # Somebody puts the clock right while the computer is off.
    clock.advance(minutes=5)
    clock.reboot()
    clock.set_wall(clock.wall() - HOURS_3)
    time = SteadyTime(clock, kept, NIGHT)
    assert time.now() == clock.wall()
    assert time.astray() == ""


class Place:
    """A desk with its own clock, over a store with its own."""

    def __init__(self, path: Path, log: MemoryLog, inbox: Inbox, code: str, off: timedelta) -> None:
        self.clock, self.line, self.code = SetClock(NIGHT + off), Line(), code
        self.seat = Seat(
            new_home(path / code), self.clock, lambda: LinedStore(MemoryStore(log), self.line), code=code, inbox=inbox
        )


class Region:
    """A store that has the right time, and desks around it; `goes_by` lets time go by for all of them."""

    def __init__(self, path: Path) -> None:
        self.path, self.clock, self.inbox = path, SetClock(NIGHT), Inbox()
        self.log = MemoryLog(clock=lambda: to_ticks(self.clock.wall()))
        self.places: list[Place] = []

    def place(self, code: str, off: timedelta = timedelta(0)) -> Place:
        self.places.append(Place(self.path, self.log, self.inbox, code, off))
        return self.places[-1]

    def goes_by(self, **span: float) -> None:
        for clock in (self.clock, *(place.clock for place in self.places)):
            clock.advance(**span)

    def wait(self, *desks: Desk) -> None:
        """Until all have shared everything."""
        head = lambda: MemoryStore(self.log).head()  # noqa: E731
        assert self.inbox.wait(lambda: all(desk.health().pending == desk.health().unsaved == 0 for desk in desks))
        assert self.inbox.wait(lambda: all(desk._reader.cursor() == head() for desk in desks))
        assert self.inbox.wait(lambda: len({tuple(row.due_at for row in desk.promises()) for desk in desks}) == 1)


@pytest.fixture
def region(tmp_path: Path) -> Region:
    return Region(tmp_path)


def promised(desk: Desk) -> str:
    report = desk.new_id()
    desk.do(OpenReport(report))
    desk.do(PromiseCallback(report, "moeder"))
    return report


def levels(*desks: Desk) -> list[list[str]]:
    return [[alarm.level for alarm in desk.alarms()] for desk in desks]


@pytest.mark.parametrize("off", [HOURS_3, -HOURS_3, timedelta(minutes=-2)])
def test_the_promises_of_a_desk_whose_clock_is_off_ring_in_time_on_every_desk(region: Region, off: timedelta) -> None:
    right, wrong = region.place("A"), region.place("B", off)
    with right.seat.desk() as here, wrong.seat.desk() as there:
        region.wait(here, there)
        assert abs(there.now() - here.now()) < timedelta(seconds=2)
        promised(there)
        region.wait(here, there)
        region.goes_by(minutes=10)
        assert levels(here, there) == [[], []]
        region.goes_by(minutes=15)
        assert levels(here, there) == [["late"], ["late"]]
        # It is said at the desk itself, which goes on, and nothing reorders.
        assert there.health().level == "warn"
        assert "Zet datum en tijd van deze computer goed" in there.health().text
        assert there.health().clock == ""
        assert here.health().level == "ok"
        report = there.promises()[0].report
        assert there.timeline(report) == here.timeline(report)
        assert {row.recorded_at for row in here.timeline(report)} == {there.promises()[0].started_at}


@pytest.mark.parametrize("off", [HOURS_3, -HOURS_3])
def test_what_was_promised_before_the_right_time_was_known_rings_after_the_promised_span(
    region: Region, off: timedelta
) -> None:
    right, wrong = region.place("A"), region.place("B", off)
    wrong.line.cut = True
    with right.seat.desk() as here, wrong.seat.desk() as there:
        report = promised(there)
        region.goes_by(minutes=5)
        wrong.line.cut = False
        region.wait(here, there)
        assert any("klok van de desk rechtgezet" in row.text for row in here.timeline(report))
        assert levels(here, there) == [[], []]
        region.goes_by(minutes=9)
        assert levels(here, there) == [[], []]
        region.goes_by(minutes=11)
        assert levels(here, there) == [["late"], ["late"]]


def test_other_desks_are_told_whose_clock_is_off_until_it_is_right(region: Region) -> None:
    right, wrong = region.place("A"), region.place("B", HOURS_3)
    told = "De klok van Desk B loopt 3 uur voor."
    with right.seat.desk() as here, wrong.seat.desk() as there:
        region.wait(here, there)

        def said() -> bool:
            here.present((), in_call=False)
            return any(notice.startswith(told) for notice in here.health().notices)

        assert region.inbox.wait(said)
        (row,) = here.neighbours()
        assert (row.name, row.offset, row.silent) == ("Desk B", HOURS_3, False)
        wrong.clock.set_wall(region.clock.wall())
        # Something to tell, and so it is told soon.
        there.present((), in_call=True)
        assert region.inbox.wait(lambda: not said())
        assert there.health().level == "ok"


def test_a_clock_that_is_set_while_the_desk_is_away_changes_nothing(region: Region) -> None:
    place = region.place("A")
    with place.seat.desk() as desk:
        region.wait(desk)
        place.line.cut = True
        promised(desk)
        place.clock.set_wall(place.clock.wall() + HOURS_3)
        region.goes_by(minutes=14)
        assert levels(desk) == [[]]
        place.line.cut = False
        region.wait(desk)
        assert desk.now() == region.clock.wall()
        region.goes_by(minutes=11)
        assert levels(desk) == [["late"]]


def test_on_the_night_that_an_hour_comes_twice_desks_agree(region: Region) -> None:
    region.clock = SetClock(datetime(2026, 10, 25, 0, 50, tzinfo=UTC))
    start = region.clock.wall() - NIGHT
    right, wrong = region.place("A", start), region.place("B", start + timedelta(hours=1))
    with right.seat.desk() as here, wrong.seat.desk() as there:
        region.wait(here, there)
        promised(there)
        promised(here)
        region.wait(here, there)
        region.goes_by(minutes=10)
        assert levels(here, there) == [[], []]
        region.goes_by(minutes=15)
        assert levels(here, there) == [["late", "late"]] * 2


def test_a_store_without_a_clock_of_its_own_changes_no_desks_time(region: Region) -> None:
    region.log.clock = None
    place = region.place("A")
    with place.seat.desk() as desk:
        region.wait(desk)
        assert desk.now() == NIGHT
        place.clock.set_wall(NIGHT + HOURS_3)
        assert "afspraken tellen door op de oude tijd" in desk.health().clock
