"""A home that is copied, or put back, where nobody can tell: an alarm, never a silent merge, and nothing gone."""

from random import Random

import pytest
from checks import check_station
from desks import NIGHT, profile
from hypothesis import given, settings
from hypothesis import strategies as st
from in_memory import MemoryRooms
from line import Post
from station import Station

from desk.clock import SetClock
from desk.intake.answers import TypeNote
from desk.intake.calls import OpenReport
from desk.sync.store import Tampered

acts = st.sampled_from(["write", "round", "write and round", "end"])
steps = st.lists(st.tuples(st.integers(0, 1), acts), max_size=14)


def a_round(station: Station, rooms: MemoryRooms) -> bool:
    """Whether it went without an alarm."""
    try:
        station.commit()
        station.round(rooms, Post(), None, lambda: None)
    except AssertionError as alarm:
        if not isinstance(alarm.__cause__, Tampered):
            raise
        return False
    finally:
        station.listen()
    return True


@pytest.mark.parametrize("before", [0, 1, 3])
@settings(deadline=None, max_examples=150)
@given(steps=steps)
def test_two_that_count_on_under_one_name_are_an_alarm_and_each_keeps_what_it_wrote(
    before: int, steps: list[tuple[int, str]]
) -> None:
    bits = Random(1).getrandbits
    rooms = MemoryRooms(bits)
    first = Station(rooms.home(), "A", SetClock(NIGHT), profile(), bits)
    witness = Station(rooms.home(), "B", SetClock(NIGHT), profile(), bits)
    report = first.new_id()
    first.do(OpenReport(report))
    a_round(first, rooms)
    for number in range(before):
        first.do(TypeNote(report, f"{number}"))
    first.commit()
    both = [first, Station(first.home.twin(), "A", SetClock(NIGHT), profile(), bits)]
    assert both[0].desk == both[1].desk
    wrote = [0, 0]
    for which, what in [*steps, (0, "write"), (1, "write"), (0, "round"), (1, "round"), (0, "round"), (1, "round")]:
        station = both[which]
        if "write" in what:
            wrote[which] += len(station.do(TypeNote(report, f"van {which}: {wrote}")))
        if "round" in what:
            a_round(station, rooms)
        if what == "end":
            station.commit()
            station.end()
        for each in both:
            # All that it wrote is in its journal and in its view.
            check_station(each)
    named = {station.desk for station in both}
    well = [a_round(station, rooms) for station in both]
    if len(named) == 1:
        assert not all(well), "two wrote under one name, and nobody was told"
    witness.rounds(rooms)
    check_station(witness)
    assert [agreed.fact for agreed in rooms.everything()] == witness.replica.facts_after(0, -1)
