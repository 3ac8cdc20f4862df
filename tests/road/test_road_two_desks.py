"""Two desks over one store: each shows what the other did, and what both wrote stands side by side."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from desks import NIGHT, Line, LinedStore, Seat, everything, new_home, unlike
from histories import Act, Night, acts
from hypothesis import given, settings
from hypothesis import strategies as st
from keyed import KEY
from replica_rows import refolded, rows_of
from test_road_do import link

from desk.bootstrap import Inbox
from desk.clock import SetClock
from desk.desk import Desk
from desk.intake.answers import GiveAnswer, SettleAnswer, TypeNote
from desk.intake.calls import OpenReport
from desk.intake.promises import AcknowledgeAlarm, PromiseCallback
from desk.rows import SheetRow
from desk.sync.memory_store import MemoryLog, MemoryStore
from desk.sync.sqlite_store import SqliteStore

OF_ONE_DESK = ("id", "info", "me", "alarms", "drafts")


def common(desk: Desk) -> dict[str, object]:
    """What every desk shows alike; who of them is in a call, each knows for itself."""
    seen = {name: rows for name, rows in everything(desk).items() if name not in OF_ONE_DESK}
    return {name: replace(rows, on_line="") if isinstance(rows, SheetRow) else rows for name, rows in seen.items()}


@pytest.fixture
def seats(tmp_path: Path) -> tuple[Seat, Seat]:
    """Two homes, one store file, one room to hear both in."""
    inbox, clock = Inbox(), SetClock(NIGHT)
    first = Seat(new_home(tmp_path / "a"), clock, code="A", inbox=inbox)
    store = first.home.store
    second = Seat(new_home(tmp_path / "b"), clock, lambda: SqliteStore(store, key=KEY), code="B", inbox=inbox)
    return first, second


def test_a_report_that_one_desk_opens_is_on_the_board_of_the_other(seats: tuple[Seat, Seat]) -> None:
    a, b = seats
    with a.desk() as here, b.desk() as there:
        report = here.new_id()
        here.do(OpenReport(report, "06 12345678"))
        here.do(TypeNote(report, "hoort het kind huilen"))
        here.do(PromiseCallback(report, "moeder"))
        assert a.inbox.wait(lambda: len(there.promises()) == 1)
        assert a.inbox.wait(lambda: unlike(common(here), common(there)) == {})
        assert there.board()[0].reference == "A-0001"
        other = there.new_id()
        there.do(OpenReport(other, "06 12345678"))
        there.do(TypeNote(report, "belde ook met ons"))
        assert a.inbox.wait(lambda: len(here.today()) == 2)
        assert a.inbox.wait(lambda: unlike(common(here), common(there)) == {})
        assert [card.reference for card in here.sheet(report).earlier] == ["B-0001"]


def test_the_alarm_that_one_desk_mutes_goes_on_ringing_at_the_other(seats: tuple[Seat, Seat]) -> None:
    a, b = seats
    with a.desk() as here, b.desk() as there:
        report = here.new_id()
        here.do(OpenReport(report))
        here.do(PromiseCallback(report, "moeder"))
        a.clock.advance(minutes=25)
        assert a.inbox.wait(lambda: [alarm.sound for alarm in there.alarms()] == [True])
        here.do(AcknowledgeAlarm(report, here.promises()[0].id))
        a.agreed(here)
        assert a.inbox.wait(lambda: any("alarm" in row.text for row in there.timeline(report)))
        assert [alarm.sound for alarm in here.alarms()] == [False]
        assert [alarm.sound for alarm in there.alarms()] == [True]


def test_two_answers_to_one_question_stand_side_by_side_until_somebody_chooses(tmp_path: Path) -> None:
    log, inbox, clock, lines = MemoryLog(), Inbox(), SetClock(NIGHT), (Line(), Line())
    a, b = (
        Seat(
            new_home(tmp_path / code),
            clock,
            lambda line=line: LinedStore(MemoryStore(log), line),
            code=code,
            inbox=inbox,
        )
        for code, line in zip("AB", lines, strict=True)
    )
    with a.desk() as here, b.desk() as there:
        report = here.new_id()
        here.do(OpenReport(report))
        assert inbox.wait(lambda: there.sheet(report) is not None)
        question = link(here, "danger_now")
        lines[0].cut = lines[1].cut = True
        here.do(GiveAnswer(report, "", question, ("no",)))
        there.do(GiveAnswer(report, "", question, ("yes",)))
        assert here.sheet(report).first_block[0][1] == "Nee"
        lines[0].cut = lines[1].cut = False

        def values(desk: Desk) -> set[str]:
            asked = [row for section in desk.sheet(report).sections for row in section.questions]
            return {value.shown for row in asked if row.link == question for value in row.values}

        for desk in (here, there):
            assert inbox.wait(lambda desk=desk: values(desk) == {"Ja", "Nee"})
            # Until somebody looks, the more dangerous counts.
            assert desk.sheet(report).card.danger
        (chosen,) = [
            value.fact
            for section in there.sheet(report).sections
            for row in section.questions
            for value in row.values
            if value.shown == "Nee"
        ]
        there.do(SettleAnswer(report, "", question, chosen))
        for desk in (here, there):
            assert inbox.wait(lambda desk=desk: values(desk) == set())
            assert desk.sheet(report).first_block[0][1] == "Nee"


mishaps = st.sampled_from(["", "", "", "cut 0", "cut 1", "mend 0", "mend 1", "restart 0"])


@settings(deadline=None, max_examples=12)
@given(st.lists(st.tuples(acts, st.integers(0, 1), mishaps), min_size=10, max_size=40))
def test_desks_that_lose_each_other_again_and_again_end_with_the_same_rows(
    night_of_two: list[tuple[Act, int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as room:
        log, inbox, clock, lines = MemoryLog(), Inbox(), SetClock(NIGHT), (Line(), Line())
        seats = [
            Seat(
                new_home(Path(room) / code),
                clock,
                lambda line=line: LinedStore(MemoryStore(log), line),
                code=code,
                inbox=inbox,
            )
            for code, line in zip("AB", lines, strict=True)
        ]
        night = Night(clock)
        desks = [seat.open_set_up() for seat in seats]
        try:
            for act, number, mishap in night_of_two:
                if mishap.startswith(("cut", "mend")):
                    lines[int(mishap[-1])].cut = mishap.startswith("cut")
                elif mishap == "restart 0":
                    assert desks[0].stop()
                    desks[0] = seats[0].open_set_up()
                night.carry_out(desks[number], act)
            for line in lines:
                line.cut = False
            for seat, desk in zip(seats, desks, strict=True):
                seat.agreed(desk)
            head = MemoryStore(log).head()
            assert inbox.wait(lambda: all(desk._reader.cursor() == head for desk in desks))
            inbox.wait(lambda: unlike(common(desks[0]), common(desks[1])) == {}, timeout=3)
            assert unlike(common(desks[0]), common(desks[1])) == {}
        finally:
            for desk in desks:
                desk.stop()
        rows = [rows_of(seat.home.replica) for seat in seats]
        assert rows[0] == rows[1] == refolded(seats[0].home.replica)
