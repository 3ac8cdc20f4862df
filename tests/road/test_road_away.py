"""A desk away from its store shows what a connected desk shows, and nothing is lost when it comes back."""

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from desks import NIGHT, Line, LinedStore, Seat, everything, new_home, unlike
from histories import Act, Night, histories
from hypothesis import given, settings

from desk.bootstrap import Inbox
from desk.clock import SetClock
from desk.desk import Desk, Done
from desk.intake.calls import OpenReport
from desk.rows import SheetRow
from desk.sync.memory_store import MemoryLog, MemoryStore
from desk.sync.store import Store

OF_ONE_DESK = ("id", "info", "me", "alarms", "drafts")
SLOWLY = settings(deadline=None, max_examples=25)


def lined(log: MemoryLog, line: Line) -> Store:
    return LinedStore(MemoryStore(log), line)


def common(desk: Desk) -> dict[str, object]:
    """What every desk shows alike; who of them is in a call, each knows for itself."""
    seen = {name: rows for name, rows in everything(desk).items() if name not in OF_ONE_DESK}
    return {name: replace(rows, on_line="") if isinstance(rows, SheetRow) else rows for name, rows in seen.items()}


@SLOWLY
@given(histories(40))
def test_a_night_away_from_the_store_shows_what_a_connected_desk_shows(acts: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as room:
        log, line, clock = MemoryLog(), Line(), SetClock(NIGHT)
        seat = Seat(new_home(Path(room) / "a"), clock, lambda: LinedStore(MemoryStore(log), line))
        night = Night(clock)
        with seat.desk() as desk:
            seat.agreed(desk)
            line.cut = True
            for act in acts:
                night.carry_out(desk, act)
            clock.advance(hours=1)
            seat.kept(desk)
            away = everything(desk)
            line.cut = False
            seat.agreed(desk)
            assert unlike(away, everything(desk)) == {}
        # As a connected desk would have it: from the rows in the files alone.
        with seat.desk() as desk:
            seat.agreed(desk)
            assert unlike(away, everything(desk)) == {}


@settings(deadline=None, max_examples=10)
@given(histories(15), histories(15))
def test_rule_5_two_desks_that_were_both_away_for_a_shift_show_the_same_when_they_are_back(
    one: list[Act], other: list[Act]
) -> None:
    with tempfile.TemporaryDirectory() as room, ExitStack() as stack:
        log, clock, inbox, lines = MemoryLog(), SetClock(NIGHT), Inbox(), (Line(), Line())
        desks, nights = [], (Night(clock), Night(clock))
        for code, line in zip("AB", lines, strict=True):
            at = Seat(new_home(Path(room) / code), clock, partial(lined, log, line), code, inbox)
            desks.append(stack.enter_context(at.desk()))

        def equal() -> bool:
            head = MemoryStore(log).head()
            idle = all(desk.health().pending == desk.health().unsaved == 0 for desk in desks)
            return idle and all(desk._reader.cursor() == head for desk in desks)

        assert inbox.wait(equal)
        for line in lines:
            line.cut = True
        for acts, night, desk in zip((one, other), nights, desks, strict=True):
            for act in acts:
                night.carry_out(desk, act)
        clock.advance(hours=8)
        assert inbox.wait(lambda: all(desk.health().unsaved == 0 for desk in desks))
        references = {card.reference for desk in desks for card in desk.today()}
        for line in lines:
            line.cut = False
        assert inbox.wait(equal)
        inbox.wait(lambda: unlike(common(desks[0]), common(desks[1])) == {}, timeout=3)
        assert unlike(common(desks[0]), common(desks[1])) == {}
        assert {card.reference for card in desks[0].today()} == references


def test_rule_5_away_from_the_store_the_last_known_rows_stay_and_say_of_when_they_are(tmp_path: Path) -> None:
    log, line, clock = MemoryLog(), Line(), SetClock(NIGHT)
    seat = Seat(new_home(tmp_path / "home"), clock, lambda: LinedStore(MemoryStore(log), line))
    with seat.desk() as desk:
        desk.do(OpenReport(desk.new_id(), "06 12345678"))
        seat.agreed(desk)
        shared = desk.now()
        clock.advance(minutes=30)
        lost = desk.now()
        line.cut = True
        report = desk.new_id()
        assert isinstance(desk.do(OpenReport(report)), Done)
        assert seat.inbox.wait(lambda: desk.health().level == "warn")
        assert "De desk gaat door" in desk.health().text
        # Of the moment that the line went, not of half an hour before, when the last news came over it.
        assert desk.health().store_as_of == lost
        clock.advance(minutes=5)
        assert desk.health().store_as_of == lost
        assert len(desk.board()) == 2
        seat.kept(desk)
        away = everything(desk)
    with seat.desk() as desk:
        assert unlike(away, everything(desk)) == {}
        # A start without the store does not claim to be of now: it is of the last fact that was shared.
        assert desk.health().store_as_of == shared
        line.cut = False
        seat.agreed(desk)
        assert desk.health().level == "ok"
        assert desk.health().store_as_of == desk.now()
