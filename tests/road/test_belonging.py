"""A desk that is set to another store than the one it shares follows it only where that is the same store: it says
so, shares nothing, makes nothing, and loses nothing."""

import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from desks import NIGHT, Seat, new_home
from keyed import KEY
from postgres import server

from desk.agreed import Cursor
from desk.desk import Desk
from desk.home import Home
from desk.intake.calls import OpenReport
from desk.journal.journal import shared_of
from desk.storage.files import connect, prepare
from desk.sync.address import SqliteAddress
from desk.sync.belonging import Belonging, Shared, shared_from
from desk.sync.sqlite_store import SqliteStore


@dataclass
class Named:
    """NACHTWACHT_STORE, as somebody sets it."""

    monkeypatch: pytest.MonkeyPatch
    folder: Path

    def be(self, name: str) -> Path:
        """`name`.db in this folder from now on; the store of the desk's own folder for no name."""
        path = self.folder / f"{name}.db"
        self.monkeypatch.setenv("NACHTWACHT_STORE", str(SqliteAddress(path)) if name else "")
        return path


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Named:
    return Named(monkeypatch, tmp_path)


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    """A desk in whose folder nothing stands yet."""
    return Seat(Home(tmp_path / "desk", KEY))


def works(seat: Seat, calls: int = 1) -> str:
    """A shift on the store that is named, all of it shared; gives how the desk is at the end."""
    with seat.desk() as desk:
        for _ in range(calls):
            desk.do(OpenReport(desk.new_id(), "0612345699"))
        seat.agreed(desk)
        return desk.health().level


def does_not_share(seat: Seat, desk: Desk) -> str:
    """What the desk says of the store that it does not follow."""
    assert seat.inbox.wait(lambda: desk.health().level == "warn"), desk.health()
    assert seat.inbox.wait(lambda: "Er wordt niets gedeeld" in desk.health().text), desk.health()
    return desk.health().text


def log_of(path: Path) -> int:
    with closing(SqliteStore(path, key=KEY)) as store:
        return store.head().position


def desks_told(path: Path) -> int:
    with closing(connect(path, KEY)) as store:
        return int(store.execute("SELECT count(*) FROM presence").fetchone()[0])


def remembered(home: Home) -> Shared | None:
    with closing(connect(home.journal, KEY)) as journal:
        return shared_from(shared_of(journal))


def fresh_database() -> str:
    """The address of an empty store on the server of the tests."""
    return f"postgresql+psycopg://desk@/{server().store().rpartition('dbname=')[2]}?host={server().folder}"


def made(path: Path) -> Path:
    """An empty store, as `store init` makes it."""
    prepare(path, "store", NIGHT, KEY)
    return path


def test_a_desk_remembers_which_store_it_shared_with_and_how_far_it_was(seat: Seat, named: Named) -> None:
    shared = named.be("samen")
    works(seat)
    first = remembered(seat.home)
    assert first is not None
    assert first.address == str(SqliteAddress(shared))
    # Remembered as soon as a round went well: what was shared in a shift stands there after the next one at the latest.
    works(seat)
    works(seat)
    later = remembered(seat.home)
    assert later is not None
    assert later.cursor.position > first.cursor.position > 0


def test_a_store_of_its_own_is_remembered_without_a_path_so_that_a_home_may_move(seat: Seat, tmp_path: Path) -> None:
    works(seat)
    known = remembered(seat.home)
    assert known is not None
    assert known.address == ""
    moved = Seat(Home(seat.home.path.rename(tmp_path / "verhuisd"), KEY))
    assert works(moved) == "ok"


@pytest.mark.parametrize("slip", ["", "smaen"])
def test_a_desk_whose_store_is_no_longer_named_or_is_mistyped_says_so_and_makes_no_store(
    seat: Seat, named: Named, slip: str
) -> None:
    shared = named.be("samen")
    works(seat)
    before = log_of(shared)
    wrong = named.be(slip)
    with seat.desk() as desk:
        report = desk.new_id()
        desk.do(OpenReport(report, "0612345688"))
        said = does_not_share(seat, desk)
        seat.kept(desk)
        assert desk.card(report) is not None
        assert desk.health().pending > 0
    assert f"deelde tot nu toe met {SqliteAddress(shared)}, laatst za 21 nov 03:40" in said
    assert "store init" in said
    assert (str(wrong) if slip else str(seat.home.store)) in said
    assert not wrong.exists()
    assert not seat.home.store.exists()
    named.be("samen")
    assert works(seat) == "ok"
    assert log_of(shared) > before + 1


def test_a_store_of_strangers_or_an_empty_one_is_neither_read_nor_told_anything(
    seat: Seat, named: Named, tmp_path: Path
) -> None:
    shared = named.be("samen")
    works(seat)
    other = named.be("anderen")
    works(Seat(new_home(tmp_path / "ander"), code="B"), calls=9)
    facts, told = log_of(other), desks_told(other)
    for path in (other, made(tmp_path / "leeg.db")):
        named.be(path.stem)
        with seat.desk() as desk:
            desk.do(OpenReport(desk.new_id(), "0612345688"))
            said = does_not_share(seat, desk)
            assert desk.neighbours() == ()
        assert "store init" not in said
        assert f"store join {SqliteAddress(path)}" in said
    assert (log_of(other), desks_told(other)) == (facts, told)
    assert (log_of(tmp_path / "leeg.db"), desks_told(tmp_path / "leeg.db")) == (0, 0)
    known = remembered(seat.home)
    assert known is not None
    assert known.address == str(SqliteAddress(shared))


def test_an_older_copy_of_the_store_under_another_name_is_not_followed(seat: Seat, named: Named) -> None:
    shared = named.be("samen")
    works(seat)
    shutil.copy(shared, named.folder / "kopie.db")
    works(seat)
    old = named.be("kopie")
    before = log_of(old)
    with seat.desk() as desk:
        does_not_share(seat, desk)
    assert log_of(old) == before


def test_the_same_store_under_another_name_is_followed_and_remembered(seat: Seat, named: Named) -> None:
    shared = named.be("samen")
    works(seat)
    moved = named.be("verhuisd")
    shared.rename(moved)
    assert works(seat) == "ok"
    known = remembered(seat.home)
    assert known is not None
    assert known.address == str(SqliteAddress(moved))


def test_a_store_that_appears_later_is_shared_without_a_start(seat: Seat, named: Named) -> None:
    shared = named.be("samen")
    works(seat)
    moved = named.be("verhuisd")
    with seat.desk() as desk:
        does_not_share(seat, desk)
        shared.rename(moved)
        assert seat.inbox.wait(lambda: desk.health().level == "ok")


def test_an_emptied_store_under_its_own_name_is_healed(seat: Seat, named: Named) -> None:
    shared = named.be("samen")
    works(seat)
    before = log_of(shared)
    shared.unlink()
    assert works(seat) == "ok"
    assert log_of(shared) > before


def test_a_desk_whose_overview_is_gone_knows_its_store_all_the_same(seat: Seat, named: Named) -> None:
    named.be("samen")
    works(seat)
    seat.home.replica.unlink()
    named.be("")
    with seat.desk() as desk:
        does_not_share(seat, desk)
    assert not seat.home.store.exists()


def test_a_desk_whose_journal_is_gone_goes_by_what_it_knows_of_the_log(seat: Seat, named: Named) -> None:
    named.be("samen")
    works(seat)
    seat.home.journal.unlink()
    named.be("")
    desk = seat.open()
    assert "welke is niet meer bekend" in does_not_share(seat, desk)
    assert desk.stop()
    assert not seat.home.store.exists()
    named.be("samen")
    desk = seat.open()
    assert seat.inbox.wait(lambda: desk.health().level == "ok" and bool(desk.health().store_as_of))
    assert desk.stop()


def test_a_file_of_something_else_under_another_name_stays_as_it_is(seat: Seat, named: Named) -> None:
    named.be("samen")
    works(seat)
    letter = named.be("brief")
    letter.write_bytes(b"Beste collega, " * 999)
    with seat.desk() as desk:
        does_not_share(seat, desk)
    assert letter.read_bytes() == b"Beste collega, " * 999
    assert [path.name for path in named.folder.glob("brief.db*")] == ["brief.db"]


def test_a_fresh_desk_that_begins_a_store_elsewhere_says_so(seat: Seat, named: Named, tmp_path: Path) -> None:
    shared = named.be("samen")
    with seat.desk() as desk:
        seat.agreed(desk)
        (notice,) = (text for text in desk.health().notices if "een begonnen" in text)
        assert str(shared) in notice
    with seat.desk() as desk:
        seat.agreed(desk)
        assert desk.health().notices == ()
    second = Seat(new_home(tmp_path / "tweede"), code="B")
    with second.desk() as desk:
        second.agreed(desk)
        assert desk.health().notices == ()


def test_a_desk_that_shared_nothing_yet_may_go_to_any_store(seat: Seat, named: Named) -> None:
    named.be("samen")
    desk = seat.open()
    assert seat.inbox.wait(lambda: desk.health().store_as_of is not None)
    assert desk.stop()
    named.be("")
    assert works(seat) == "ok"
    assert log_of(seat.home.store) > 0


def test_what_is_remembered_is_what_was_noted() -> None:
    shared = Shared("sqlite:////srv/store.db", Cursor(419, bytes(range(32))), 5)
    assert shared_from(shared.to_text()) == shared
    assert shared_from("") is None


def test_on_postgresql_another_database_is_not_followed_and_another_name_for_the_same_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, strangers = fresh_database(), fresh_database()
    seat = Seat(new_home(tmp_path / "desk"))
    monkeypatch.setenv("NACHTWACHT_STORE", ours)
    works(seat)
    monkeypatch.setenv("NACHTWACHT_STORE", strangers)
    with seat.desk() as desk:
        desk.do(OpenReport(desk.new_id(), "0612345688"))
        said = does_not_share(seat, desk)
        assert ours in said
        assert strangers in said
    monkeypatch.setenv("NACHTWACHT_STORE", f"{ours}&gssencmode=disable")
    works(seat)
    known = remembered(seat.home)
    assert known is not None
    assert known.address.endswith("gssencmode=disable")


def test_what_is_remembered_is_at_most_five_minutes_behind(tmp_path: Path) -> None:
    kept: list[Shared] = []
    home = new_home(tmp_path / "desk")
    belonging = Belonging(home, lambda: SqliteAddress(home.store), None, kept.append, lambda _: None)
    belonging.open(Cursor()).close()
    later = 300 * 1_000_000
    for position, at in ((0, 0), (0, 1), (3, 2), (4, 3), (5, later), (9, later + 2)):
        belonging.went_well(Cursor(position, bytes(32)), at)
    assert [shared.cursor.position for shared in kept] == [0, 3, 9]
