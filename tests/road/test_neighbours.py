"""Who else is at work: each desk sees the others over the same store, what is open there, and who fell silent."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from desks import NIGHT, Line, LinedStore, Seat, new_home, profile
from made_facts import DESK_B, made

import resources
from desk.bootstrap import Inbox
from desk.clock import SetClock
from desk.desk import Changed, Desk
from desk.fact import from_ticks, to_ticks
from desk.intake.answers import TypeNote
from desk.intake.calls import OpenReport
from desk.intake.desk import SetUpDesk, TakeSeat
from desk.neighbours import Gap, clock_notices, neighbour_rows
from desk.presence import Beat, Neighbour, Presence
from desk.profile.load import load_profile
from desk.sync.memory_store import MemoryLog, MemoryStore

NOW = to_ticks(NIGHT)


def heard(desk: str, name: str, ago: float, off: float = 0.0, **more: object) -> Neighbour:
    """A desk that told that it lives so many seconds ago, its clock so many ahead."""
    seen = NOW - round(ago * 1_000_000)
    told = {"code": name[-1:], "person": "p", "reports": (), "in_call": False, "position": 0, **more}
    return Neighbour(Presence(desk, name, **told, at=seen + round(off * 1_000_000)), seen)


def rows(*known: Neighbour, own: tuple[str, ...] = (), gone_by: float = 0.0, own_clock: bool = True) -> list[str]:
    beat = Beat(NOW, known, own_clock)
    found = neighbour_rows(beat, timedelta(seconds=gone_by), own, lambda person: f"name of {person}")
    return [f"{row.name}{' silent' if row.silent else ''}" for row in found]


def test_desks_are_shown_by_name_without_this_one() -> None:
    known = (heard("c", "Desk C", 3), heard("a", "Desk A", 1), heard("b", "Desk B", 2))
    assert rows(*known, own=("x", "a")) == ["Desk B", "Desk C"]


def test_a_desk_that_was_not_heard_for_45_seconds_is_silent_and_after_a_shift_it_is_gone() -> None:
    known = (heard("a", "Desk A", 45), heard("b", "Desk B", 46), heard("c", "Desk C", 13 * 3600))
    assert rows(*known) == ["Desk A", "Desk B silent"]
    # Also when this desk itself hears nothing any more.
    assert rows(*known, gone_by=10) == ["Desk A silent", "Desk B silent"]


def test_after_the_store_was_away_for_all_a_desk_has_as_long_as_ever_to_be_heard_again() -> None:
    known = (heard("a", "Desk A", 100), heard("b", "Desk B", 130))

    def silent(gone_by: float) -> list[bool]:
        # The store was lost 80 seconds ago and is back since 10.
        gap = Gap(NOW - 80_000_000, NOW - 10_000_000)
        found = neighbour_rows(Beat(NOW, known), timedelta(seconds=gone_by), (), str, gap)
        return [row.silent for row in found]

    # Desk B was silent already when the store went.
    assert silent(0) == [False, True]
    assert silent(35) == [False, True]
    assert silent(36) == [True, True]


def test_a_desk_that_counts_on_under_another_number_is_shown_once() -> None:
    known = (heard("a", "Desk A", 1), heard("b", "Desk A", 50), heard("c", "Desk A", 40))
    assert rows(*known) == ["Desk A", "Desk A"]
    assert rows(heard("a", "Desk A", 500), heard("b", "Desk A", 50)) == ["Desk A silent"]


@pytest.mark.parametrize(("off", "words"), [(10_800, "3 uur voor"), (-120, "2 minuten achter"), (31, "1 minuut voor")])
def test_a_clock_that_is_off_is_said_with_whose_and_how_much(off: float, words: str) -> None:
    beat = Beat(NOW, (heard("a", "Desk A", 1, off), heard("b", "Desk B", 1, 29), heard("c", "Desk C", 60, off)))
    (notice,) = clock_notices(neighbour_rows(beat, timedelta(0), (), str))
    assert notice.startswith(f"De klok van Desk A loopt {words}.")


def test_on_one_computer_there_is_one_clock() -> None:
    beat = Beat(NOW, (heard("a", "Desk A", 1, 10_800),), own_clock=False)
    (row,) = neighbour_rows(beat, timedelta(0), (), str)
    assert row.offset == timedelta(0)


def test_how_far_a_desk_is_behind_is_told_against_whoever_knows_most() -> None:
    known = (heard("a", "Desk A", 3, position=900), heard("b", "Desk B", 40, position=620), heard("c", "Desk C", 1))
    found = neighbour_rows(Beat(NOW, known), timedelta(0), ("a",), str)
    assert [(row.name, row.behind) for row in found] == [("Desk B", 280), ("Desk C", 900)]


@pytest.fixture
def log() -> MemoryLog:
    return MemoryLog()


@pytest.fixture
def seats(tmp_path: Path, log: MemoryLog) -> tuple[Seat, Seat]:
    inbox, clock = Inbox(), SetClock(NIGHT)
    one, two = (
        Seat(new_home(tmp_path / code), clock, lambda: LinedStore(MemoryStore(log), Line()), code=code, inbox=inbox)
        for code in "AB"
    )
    return one, two


def test_two_desks_see_who_sits_at_the_other_and_what_is_open_there(seats: tuple[Seat, Seat]) -> None:
    a, b = seats
    with a.desk() as here, b.desk() as there:
        assert there.me is not None
        told: list[Changed] = []
        here.listen(told.append)

        def seen() -> tuple[object, ...]:
            here.present((), in_call=False)
            return tuple(
                (row.id, row.name, row.code, row.person, row.reports, row.in_call) for row in here.neighbours()
            )

        assert a.inbox.wait(lambda: seen() == ((there.id, "Desk B", "B", there.me.name, (), False),))
        report = there.new_id()
        there.do(OpenReport(report))
        there.present((report,), in_call=True)
        assert a.inbox.wait(lambda: seen() == ((there.id, "Desk B", "B", there.me.name, (report,), True),))
        assert any(changed.neighbours for changed in told)
        # Somebody else sits down: told at once, nobody had to ask.
        other = there.people()[1]
        there.do(TakeSeat(other.id))
        assert a.inbox.wait(lambda: seen()[0][3] == other.name)  # type: ignore[index]
        assert [row.name for row in there.neighbours()] == ["Desk A"]
        assert not here.neighbours()[0].silent


def test_a_desk_that_nobody_set_up_is_no_neighbour(seats: tuple[Seat, Seat], log: MemoryLog) -> None:
    desk = seats[0].open()
    assert seats[0].inbox.wait(lambda: desk._company.heard)
    assert desk.neighbours() == ()
    assert log.desks == {}
    assert desk.stop()


def test_what_only_a_newer_desk_can_read_is_kept_and_said_once(seats: tuple[Seat, Seat], log: MemoryLog) -> None:
    seat = seats[0]
    with seat.desk() as desk:
        seat.agreed(desk)
        newer = [replace(made(DESK_B, seq), kind="planet", type="moon_seen", version=7) for seq in (1, 2)]
        store = MemoryStore(log)

        def said() -> list[str]:
            return [notice for notice in desk.health().notices if "nieuwere Nachtwacht" in notice]

        store.append(store.head(), newer[:1])
        assert seat.inbox.wait(lambda: bool(said()))
        assert "werk deze bij" in said()[0]
        desk.dismiss(said()[0])
        store.append(store.head(), newer[1:])
        assert seat.inbox.wait(lambda: desk._reader.cursor() == store.head())
        report = desk.new_id()
        desk.do(OpenReport(report))
        seat.agreed(desk)
        assert said() == []
        assert from_ticks(NOW) == desk.now()


def test_two_regions_on_one_store_are_told_at_both_desks_once(seats: tuple[Seat, Seat]) -> None:
    a, b = seats
    other = load_profile(Path(resources.__file__).parent / "profiles" / "friesland")[0]
    with a.desk() as here, b.desk() as there:
        there.do(SetUpDesk("Desk B", "B", other))

        def told(desk: Desk) -> list[str]:
            desk.present((), in_call=False)
            return [notice for notice in desk.health().notices if "regio" in notice]

        assert a.inbox.wait(lambda: bool(told(here) and told(there)))
        (notice,), (back,) = told(here), told(there)
        assert notice.startswith("Desk B werkt op deze opslag met regio friesland, deze desk met voorbeeld")
        assert back.startswith("Desk A werkt op deze opslag met regio voorbeeld, deze desk met friesland")
        assert {(row.name, row.region, row.live) for row in here.regions_elsewhere()} == {("Desk B", "friesland", True)}
        # Read once is enough; whoever takes the same region ends it at the other too.
        here.dismiss(notice)
        there.do(SetUpDesk("Desk B", "B", profile()))
        assert a.inbox.wait(lambda: not told(here) and not told(there))


def test_one_person_at_two_desks_is_named_with_the_desk_and_one_at_a_single_desk_is_not(
    seats: tuple[Seat, Seat],
) -> None:
    a, b = seats
    with a.desk() as here:
        report = here.new_id()
        here.do(OpenReport(report))
        a.agreed(here)
        (name,) = {row.who for row in here.timeline(report)}
        assert "Desk" not in name
        with b.desk() as there:
            assert there.me == here.me
            assert a.inbox.wait(lambda: there.card(report) is not None and here.desk_name(there.id) == "Desk B")
            there.do(TypeNote(report, "ook hier"))
            assert a.inbox.wait(lambda: len({row.who for row in here.timeline(report)}) == 2)
            assert {row.who for row in here.timeline(report)} == {f"{name} (Desk A)", f"{name} (Desk B)"}
            assert {row.who for row in there.timeline(report)} == {f"{name} (Desk A)", f"{name} (Desk B)"}
