"""Files that are lost, damaged, copied or put back: said, set aside, and healed from what there still is."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desks import Line, LinedStore, Seat, everything, new_home, unlike
from keyed import KEY

from desk import shown
from desk.desk import Desk, Done
from desk.home import Home
from desk.intake.answers import TypeNote
from desk.intake.calls import OpenReport
from desk.intake.promises import PromiseCallback
from desk.storage.files import connect
from desk.sync.sqlite_store import SqliteStore


def some_work(desk: Desk, reports: int = 3) -> None:
    for number in range(reports):
        report = desk.new_id()
        assert isinstance(desk.do(OpenReport(report, f"06123456{number:02}")), Done)
        desk.do(TypeNote(report, f"eerste notitie van {number}"))
        desk.do(PromiseCallback(report, "moeder"))


def worked(seat: Seat) -> dict[str, object]:
    """A desk that shared some work and stopped; gives all that it showed."""
    with seat.desk() as desk:
        some_work(desk)
        seat.agreed(desk)
        return everything(desk)


def delete(path: Path) -> None:
    for tail in ("", "-wal", "-shm"):
        path.with_name(path.name + tail).unlink(missing_ok=True)


def scribble(path: Path) -> None:
    delete(path)
    path.write_bytes(b"not a database any more " * 400)


def break_the_pages_of_facts(path: Path) -> None:
    """Damage that is not seen at the door: the file opens, its facts cannot be read."""
    connection = connect(path, KEY)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'fact'").fetchone()
    connection.close()
    # From another process: closing a file here would drop the locks that SQLite holds on it in this one.
    code = f"f = open({str(path)!r}, 'r+b'); f.seek({(root - 1) * 4096}); f.write(b'\\xee' * 4096)"
    subprocess.run([sys.executable, "-c", code], check=True)


def notices(desk: Desk) -> str:
    return "\n".join(desk.health().notices)


@pytest.mark.parametrize("spoil", [delete, scribble, break_the_pages_of_facts])
def test_a_replica_that_is_lost_is_rebuilt_and_shows_the_same(seat: Seat, spoil: Callable[[Path], None]) -> None:
    before = worked(seat)
    spoil(seat.home.replica)
    with seat.desk() as desk:
        assert unlike(before, everything(desk)) == {}
        seat.agreed(desk)
        assert unlike(before, everything(desk)) == {}
        if spoil is not delete:
            assert "replica.db was onleesbaar" in notices(desk)
            assert "er is niets kwijt" in notices(desk)
    assert (len(list(seat.home.path.glob("replica.db.onleesbaar-*"))) > 0) == (spoil is not delete)


def test_a_start_without_a_replica_does_not_wait_for_years_of_reports(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown, "AT_ONCE", 5)
    with seat.desk() as desk:
        for _ in range(60):
            assert isinstance(desk.do(OpenReport(desk.new_id(), "06 12345678")), Done)
            seat.clock.advance(seconds=1)
        seat.agreed(desk)
        before = everything(desk, searches=("06 12",))
    delete(seat.home.replica)
    line = Line()
    line.cut = True
    seat.open_store = lambda: LinedStore(SqliteStore(seat.home.store, key=KEY), line)
    desk = seat.open()
    try:
        # The newest are there at once, also without the store; the others follow while the desk is at work.
        at_once = [card.reference for card in desk.today()]
        assert at_once == [card.reference for card in before["today"]][: len(at_once)]
        assert shown.AT_ONCE <= len(at_once) < len(before["today"])
        assert seat.inbox.wait(lambda: len(desk.today()) == len(before["today"]))
        line.cut = False
        seat.agreed(desk)
        assert unlike(before, everything(desk, searches=("06 12",))) == {}
    finally:
        desk.stop()


@pytest.mark.parametrize("spoil", [delete, scribble, break_the_pages_of_facts])
def test_a_store_that_is_lost_is_healed_from_what_the_desk_knows(seat: Seat, spoil: Callable[[Path], None]) -> None:
    before = worked(seat)
    with_all = SqliteStore(seat.home.store, key=KEY)
    head = with_all.head()
    with_all.close()
    spoil(seat.home.store)
    with seat.desk() as desk:
        some_work(desk, 1)
        seat.agreed(desk)
        assert len(desk.today()) == len(before["today"]) + 1
    healed = SqliteStore(seat.home.store, key=KEY)
    assert healed.pull(head, 1)[0].position == head.position + 1
    healed.close()
    aside = [part.name for part in seat.home.path.glob("store.db.onleesbaar-*")]
    assert (len(aside) > 0) == (spoil is not delete)


@pytest.mark.parametrize("spoil", [scribble, break_the_pages_of_facts])
def test_a_journal_that_cannot_be_read_is_set_aside_and_the_desk_begins_anew_and_says_so(
    seat: Seat, spoil: Callable[[Path], None]
) -> None:
    before = worked(seat)
    spoil(seat.home.journal)
    with seat.desk() as desk:
        assert desk.id != before["id"]
        assert "journal.db was onleesbaar" in notices(desk)
        assert "nieuw journaal" in notices(desk)
        seat.agreed(desk)
        assert [card.reference for card in desk.today()] == [card.reference for card in before["today"]]
        some_work(desk, 1)
        seat.agreed(desk)
        assert max(card.reference for card in desk.today()) == "A-0004"
    assert len(list(seat.home.path.glob("journal.db.onleesbaar-*"))) >= 1


def test_all_three_files_broken_at_once_still_gives_a_desk_to_take_a_call_with(seat: Seat) -> None:
    worked(seat)
    for path in (seat.home.journal, seat.home.replica, seat.home.store):
        scribble(path)
    with seat.desk() as desk:
        some_work(desk, 1)
        seat.agreed(desk)
        assert [card.reference for card in desk.today()] == ["A-0001"]
        assert len(desk.health().notices) == 3


def test_replica_and_store_lost_together_are_made_again_from_the_journal(seat: Seat) -> None:
    before = worked(seat)
    delete(seat.home.replica)
    delete(seat.home.store)
    with seat.desk() as desk:
        seat.agreed(desk)
        assert unlike(before, everything(desk)) == {}


def test_damage_that_is_met_while_working_is_said_and_the_store_is_mended_without_a_restart(seat: Seat) -> None:
    before = worked(seat)
    with seat.desk() as desk:
        seat.agreed(desk)
        # A damaged copy in its place, so that no page of it is still in memory.
        damaged = seat.home.path / "damaged"
        connection = connect(seat.home.store, KEY)
        # Nothing of it in the log beside the file either: SQLite would lay that over the damage.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("VACUUM INTO ?", (str(damaged),))
        connection.close()
        break_the_pages_of_facts(damaged)
        damaged.replace(seat.home.store)
        some_work(desk, 1)
        seat.agreed(desk)
        assert len(desk.today()) == len(before["today"]) + 1
    assert len(list(seat.home.path.glob("store.db.onleesbaar-*"))) >= 1


@pytest.mark.parametrize("take_away", [Path.unlink, lambda path: path.rename(path.with_name("elsewhere"))])
def test_a_store_that_is_taken_away_while_working_is_made_again(
    seat: Seat, take_away: Callable[[Path], object]
) -> None:
    worked(seat)
    with seat.desk() as desk:
        seat.agreed(desk)
        take_away(seat.home.store)
        some_work(desk, 1)
        seat.agreed(desk)
        assert len(desk.today()) == 4
    store = SqliteStore(seat.home.store, key=KEY)
    assert store.head().position > 0
    store.close()


def test_a_copied_journal_counts_on_under_another_number_and_keeps_name_people_and_reports(
    seat: Seat, tmp_path: Path
) -> None:
    before = worked(seat)
    copy = Seat(Home(tmp_path / "copy", KEY), seat.clock, lambda: SqliteStore(seat.home.store, key=KEY))
    shutil.copytree(seat.home.path, copy.home.path)
    with copy.desk() as twin, seat.desk() as desk:
        assert desk.id == before["id"] != twin.id
        assert "kopie" in notices(twin)
        assert notices(desk) == ""
        assert twin.info == desk.info
        assert twin.me == desk.me
        for each, place in ((desk, seat), (twin, copy)):
            some_work(each, 2)
            place.agreed(each)
        assert seat.inbox.wait(lambda: len(desk.today()) == 7)
        assert copy.inbox.wait(lambda: len(twin.today()) == 7)
        copied = twin.id
    with copy.desk() as twin:
        assert twin.id == copied
        assert notices(twin) == ""


def test_facts_that_waited_in_a_copied_journal_are_shared_all_the_same(seat: Seat, tmp_path: Path) -> None:
    line = Line()
    seat.open_store = lambda: LinedStore(SqliteStore(seat.home.store, key=KEY), line)
    worked(seat)
    line.cut = True
    with seat.desk() as desk:
        some_work(desk, 2)
        seat.kept(desk)
    copy = Seat(Home(tmp_path / "copy", KEY), seat.clock, lambda: SqliteStore(seat.home.store, key=KEY))
    shutil.copytree(seat.home.path, copy.home.path)
    with copy.desk() as twin:
        some_work(twin, 1)
        copy.agreed(twin)
        shown = everything(twin)
        assert len(twin.today()) == 6
    with copy.desk() as twin:
        assert unlike(shown, everything(twin)) == {}
    line.cut = False
    with seat.desk() as desk:
        seat.agreed(desk)
        assert len(desk.today()) == 6


def test_a_journal_put_back_from_an_old_copy_never_uses_a_number_twice(seat: Seat) -> None:
    worked(seat)
    old = seat.home.journal.read_bytes()
    with seat.desk() as desk:
        some_work(desk, 2)
        seat.agreed(desk)
        later = everything(desk)
    # In place, as a restore does that writes over the file: even its place on the disk is the same.
    delete_tails(seat.home.journal)
    seat.home.journal.write_bytes(old)
    with seat.desk() as desk:
        assert desk.id != later["id"]
        assert "ouder dan wat al gedeeld was" in notices(desk)
        assert [card.reference for card in desk.today()] == [card.reference for card in later["today"]]
        some_work(desk, 2)
        seat.agreed(desk)
        assert len(desk.today()) == len(later["today"]) + 2
        shown = everything(desk)
    with seat.desk() as desk:
        assert unlike(shown, everything(desk)) == {}


def delete_tails(path: Path) -> None:
    for tail in ("-wal", "-shm"):
        path.with_name(path.name + tail).unlink(missing_ok=True)


def test_a_home_that_is_moved_stays_the_same_desk(seat: Seat, tmp_path: Path) -> None:
    before = worked(seat)
    moved = Seat(Home(seat.home.path.rename(tmp_path / "moved"), KEY), seat.clock)
    with moved.desk() as desk:
        assert unlike(before, everything(desk)) == {}
        assert notices(desk) == ""


def test_a_desk_goes_on_with_what_it_knows_while_its_replica_cannot_be_read(seat: Seat) -> None:
    with seat.desk() as desk:
        some_work(desk, 2)
        seat.agreed(desk)
        first = desk.board()[0].id
        before = desk.sheet(first)
        people = desk.people()
        desk._reader._connection.close()
        desk._shown._others.clear()
        assert isinstance(desk.do(TypeNote(first, "en verder")), Done)
        new = desk.new_id()
        assert isinstance(desk.do(OpenReport(new, "0612345600")), Done)
        assert desk.card(new).reference == "A-0003"
        assert desk.people() == people
        assert desk.sheet(first).heading == before.heading
        assert {card.reference for card in desk.today()} == {"A-0001", "A-0002", "A-0003"}
        assert desk.health().level == "bad"
        assert "replica.db" in desk.health().text
        seat.kept(desk)
    with seat.desk() as desk:
        assert [row.text for row in desk.timeline(first)][-1] == "en verder"
        assert desk.card(new).reference == "A-0003"


def test_the_default_store_is_not_made_where_another_store_is_used(tmp_path: Path) -> None:
    from desk.sync.memory_store import MemoryStore

    home = new_home(tmp_path / "home")
    home.store.unlink()
    seat = Seat(home, open_store=MemoryStore)
    with seat.desk() as desk:
        seat.agreed(desk)
    assert not home.store.exists()


def test_no_reference_is_given_twice_while_the_replica_cannot_be_read(seat: Seat) -> None:
    with seat.desk() as desk:
        for number in ("0612345601", "0612345602"):
            assert isinstance(desk.do(OpenReport(desk.new_id(), number)), Done)
        seat.agreed(desk)
        desk._reader._connection.close()
        new = desk.new_id()
        assert isinstance(desk.do(OpenReport(new, "0612345603")), Done)
        assert desk.card(new).reference == "A-0003"
        seat.kept(desk)
