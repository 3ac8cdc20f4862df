"""A desk that was copied where nobody can tell (a whole computer): said, nothing lost, healed by a restart."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from desks import NIGHT, Seat, new_home
from keyed import KEY
from made_facts import DESK_A, made, several

from desk.bootstrap import Inbox
from desk.clock import SetClock
from desk.desk import Desk
from desk.fact import intact
from desk.home import Home
from desk.intake.answers import TypeNote
from desk.intake.calls import OpenReport
from desk.intake.desk import TakeSeat
from desk.journal import journal as journals
from desk.journal import place
from desk.journal.twins import resealed
from desk.storage.files import connect
from desk.sync.memory_store import MemoryLog, MemoryStore


@pytest.fixture
def log() -> MemoryLog:
    return MemoryLog()


@pytest.fixture
def seats(tmp_path: Path, log: MemoryLog, monkeypatch: pytest.MonkeyPatch) -> tuple[Seat, Seat]:
    """A desk that shared some work, and its twin: even the place of the file is the same, as in a copied computer."""
    for module in (journals, place):
        monkeypatch.setattr(module, "place_of", lambda _path: "this place")
    inbox, clock = Inbox(), SetClock(NIGHT)
    seat = Seat(new_home(tmp_path / "a"), clock, lambda: MemoryStore(log), inbox=inbox)
    with seat.desk() as desk:
        noted(desk, "voor de kopie")
        seat.agreed(desk)
    twin = Seat(Home(tmp_path / "b", KEY), clock, lambda: MemoryStore(log), inbox=inbox)
    shutil.copytree(seat.home.path, twin.home.path)
    return seat, twin


def noted(desk: Desk, text: str) -> str:
    report = desk.new_id()
    desk.do(OpenReport(report))
    desk.do(TypeNote(report, text))
    return report


def texts(desk: Desk) -> list[str]:
    """Every note that this desk can show."""
    shown = [row.text for card in desk.today() for row in desk.timeline(card.id)]
    return sorted(text for text in shown if "kopie" in text or "hier" in text or "daar" in text)


def test_the_copy_says_so_shares_nothing_and_goes_on_under_another_number_after_a_restart(
    seats: tuple[Seat, Seat], log: MemoryLog
) -> None:
    original, copy = seats
    with original.desk() as here:
        name = here.id
        noted(here, "hier geschreven")
        original.agreed(here)
        before = len(log.facts)
        with copy.desk() as there:
            assert there.id == name
            first = noted(there, "daar geschreven")
            there.do(TypeNote(first, "daar ook"))
            there.do(TakeSeat(there.people()[1].id))
            assert copy.inbox.wait(lambda: "Er draait een kopie van deze desk" in there.health().text)
            assert "Start deze desk opnieuw" in there.health().text
            assert len(log.facts) == before
            # Work goes on.
            noted(there, "daar daarna")
            copy.kept(there)
            sitting = there.me
        with copy.desk() as there:
            assert there.id != name
            assert any("telt verder onder een nieuw nummer" in notice for notice in there.health().notices)
            copy.agreed(there)
            assert there.me == sitting
            noted(here, "hier verder")
            original.agreed(here)
            both = sorted(
                ["daar geschreven", "daar ook", "daar daarna", "hier geschreven", "hier verder", "voor de kopie"]
            )
            shown = lambda: [[text.split(": ")[-1] for text in texts(desk)] for desk in (here, there)]  # noqa: E731
            assert copy.inbox.wait(lambda: [sorted(each) for each in shown()] == [both, both]), shown()
            assert here.health().level == "ok"
        assert here.me is not None
        assert here.me != sitting
    with closing(connect(copy.home.journal, KEY)) as journal:
        assert journal.execute("SELECT count(*) FROM meta WHERE key = 'twin'").fetchone() == (0,)
    with copy.desk() as there:
        assert there.health().notices == ()


def test_what_a_stranger_writes_in_the_name_of_a_desk_is_called_no_copy_and_a_restart_mends_it(
    tmp_path: Path, log: MemoryLog
) -> None:
    seat = Seat(new_home(tmp_path / "a"), SetClock(NIGHT), lambda: MemoryStore(log))
    with seat.desk() as desk:
        noted(desk, "hier geschreven")
        seat.agreed(desk)
        with closing(MemoryStore(log)) as store:
            store.append(store.head(), [made(desk.id, log.facts[-1].fact.seq + 1)])
        noted(desk, "hier daarna")
        assert seat.inbox.wait(lambda: "op naam van deze desk, zonder zijn handtekening" in desk.health().text)
        assert "Start deze desk opnieuw" in desk.health().text.replace("start", "Start")
        seat.kept(desk)
    with seat.desk() as desk:
        seat.agreed(desk)
        assert texts(desk)[-1].endswith("hier geschreven")
        assert any("hier daarna" in text for text in texts(desk))


def test_facts_that_are_written_again_name_each_other_by_their_new_names() -> None:
    first = made(DESK_A, 5)
    second = made(DESK_A, 6, {"about": first.id, "kept": "f" * 32}, replaces=(first.id, "e" * 32))
    one, two = resealed([first, second], DESK_A, "9" * 32)
    assert [(fact.desk, fact.seq) for fact in (one, two)] == [("9" * 32, 1), ("9" * 32, 2)]
    assert len({first.id, second.id, one.id, two.id}) == 4
    assert two.replaces == (one.id, "e" * 32)
    assert two.data() == {"about": one.id, "kept": "f" * 32}
    assert intact(one)
    assert intact(two)
    assert (two.author, two.recorded_at, two.happened_at) == (second.author, second.recorded_at, second.happened_at)
    assert resealed(several(DESK_A, 0), DESK_A, "9" * 32) == []
