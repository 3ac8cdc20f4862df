"""A copy holds the whole desk and is whole itself; put back, the desk goes on and uses no number twice."""

import json
import os
import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from desks import NIGHT, Seat, everything, new_home, unlike
from keyed import KEY

from desk.admin.joining import join
from desk.backup import make_copy
from desk.copies import MANIFEST, copies_in, read_manifest
from desk.desk import Desk
from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.intake.answers import TypeNote
from desk.intake.calls import OpenReport
from desk.restore import restore
from desk.settings import change, read
from desk.storage.files import connect, prepare
from desk.sync.address import SqliteAddress
from desk.sync.opening import opener
from desk.sync.store import Store

LATER = NIGHT + timedelta(hours=2)


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    """A desk on its own store."""
    return Seat(new_home(tmp_path / "desk"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where copies go."""
    made = tmp_path / "kopie"
    made.mkdir()
    return made


def call(desk: Desk, number: str = "0612345699", note: str = "moeder is bang") -> str:
    """A call with a note; gives its reference."""
    desk.do(OpenReport(report := desk.new_id(), number))
    desk.do(TypeNote(report, note))
    card = desk.card(report)
    assert card is not None
    return card.reference


def night(seat: Seat, calls: int = 2) -> dict[str, Any]:
    """A night on the desk, all of it agreed; gives what it shows at the end."""
    with seat.desk() as desk:
        for _ in range(calls):
            call(desk)
        seat.agreed(desk)
        return everything(desk)


def comes_back(seat: Seat, before: dict[str, Any]) -> bool:
    """Whether the desk shows all of it again; the incarnation alone is new after a copy was put back."""
    with seat.desk() as desk:
        return seat.inbox.wait(lambda: set(unlike(everything(desk), before)) <= {"id", "info"})


def references(desk: Desk) -> list[str]:
    return sorted(card.reference for card in desk.today())


def used(path: Path) -> list[tuple[bytes, int]]:
    with closing(connect(path, KEY)) as connection:
        return [tuple(row) for row in connection.execute("SELECT desk, seq FROM fact ORDER BY position")]


def away() -> Store:
    raise SurroundingsFailed("de opslag is weg")


def test_a_desk_that_burnt_down_is_back_as_it_was(seat: Seat, folder: Path) -> None:
    before = night(seat)
    change(seat.home.path, theme="light")
    (seat.home.profiles / "eigen").mkdir(parents=True)
    (seat.home.profiles / "eigen" / "profile.toml").write_text("name = 'eigen'")
    copy = make_copy(seat.home, folder, NIGHT)
    assert read_manifest(copy).versions.keys() == {"journal.db", "store.db"}
    shutil.rmtree(seat.home.path)
    done = restore(seat.home, folder, LATER)
    assert (done.copy, done.aside, done.stayed) == (copy, None, ())
    assert comes_back(seat, before)
    assert json.loads((seat.home.path / "settings.json").read_text()) == {"theme": "light"}
    assert (seat.home.profiles / "eigen" / "profile.toml").read_text() == "name = 'eigen'"


def test_a_copy_is_made_while_the_window_works_and_holds_what_was_kept(seat: Seat, folder: Path) -> None:
    with seat.desk() as desk:
        call(desk)
        seat.agreed(desk)
        copy = make_copy(seat.home, folder, NIGHT)
        call(desk)
        seat.agreed(desk)
        assert references(desk) == ["A-0001", "A-0002"]
    elsewhere = Seat(Home(seat.home.path.parent / "elders", KEY))
    restore(elsewhere.home, copy, LATER)
    with elsewhere.desk() as desk:
        assert references(desk) == ["A-0001"]


def test_a_copy_is_complete_in_itself_only_for_its_owner_and_leaves_nothing_behind(seat: Seat, folder: Path) -> None:
    night(seat)
    before = sorted(path.name for path in seat.home.path.iterdir())
    copy = make_copy(seat.home, folder, NIGHT)
    assert sorted(path.name for path in seat.home.path.iterdir()) == before
    assert sorted(path.name for path in copy.iterdir()) == ["journal.db", "manifest.json", "store.db"]
    assert list(folder.iterdir()) == [copy]
    assert all(path.stat().st_mode & 0o077 == 0 for path in (copy, *copy.iterdir()))


def test_a_restored_desk_gets_a_new_incarnation_on_the_same_place_too(seat: Seat, folder: Path) -> None:
    night(seat)
    with seat.desk() as desk:
        before = desk.id
    copy = make_copy(seat.home, folder, NIGHT)
    done = restore(seat.home, copy, LATER)
    with closing(connect(seat.home.journal, KEY)) as journal:
        place = journal.execute("SELECT value FROM meta WHERE key = 'place'").fetchone()
    assert place is None
    with seat.desk() as desk:
        assert desk.id == done.desk != before
        call(desk)
        seat.agreed(desk)


def test_what_the_shared_store_got_after_the_copy_comes_back_and_no_number_is_used_twice(
    seat: Seat, folder: Path, tmp_path: Path
) -> None:
    shared = SqliteAddress(tmp_path / "samen.db")
    seat.open_store = opener(shared, key=KEY)
    change(seat.home.path, store=str(shared))
    night(seat)
    copy = make_copy(seat.home, folder, NIGHT)
    assert read_manifest(copy).versions.keys() == {"journal.db", "replica.db"}
    before = night(seat)
    shutil.rmtree(seat.home.path)
    restore(seat.home, copy, LATER)
    assert comes_back(seat, before)
    with seat.desk() as desk:
        assert seat.inbox.wait(lambda: len(references(desk)) == 4)
        call(desk)
        seat.agreed(desk)
        assert references(desk)[:4] == ["A-0001", "A-0002", "A-0003", "A-0004"]
        assert len(references(desk)) == len(set(references(desk))) == 5
    numbers = used(shared.path)
    assert len(numbers) == len(set(numbers))


def test_no_reference_is_given_twice_by_a_desk_that_is_put_back_away_from_its_store(
    seat: Seat, folder: Path, tmp_path: Path
) -> None:
    shared = SqliteAddress(tmp_path / "samen.db")
    seat.open_store = opener(shared, key=KEY)
    change(seat.home.path, store=str(shared))
    night(seat)
    copy = make_copy(seat.home, folder, NIGHT)
    night(seat, calls=5)
    shutil.rmtree(seat.home.path)
    restore(seat.home, copy, LATER)
    cut = Seat(seat.home, seat.clock, away)
    with cut.desk() as desk:
        fresh = call(desk)
        cut.kept(desk)
    assert int(fresh.removeprefix("A-")) > 7
    with seat.desk() as desk:
        assert seat.inbox.wait(lambda: len(references(desk)) == len(set(references(desk))) == 8)


def at(seat: Seat, store: Path) -> Seat:
    """The desk set to a store, as in its settings."""
    change(seat.home.path, store=str(SqliteAddress(store)))
    return seat


def moved(seat: Seat, store: Path) -> None:
    """The desk moved to a new store, as `store join` does it."""
    prepare(store, "store", NIGHT, KEY)
    join(seat.home, SqliteAddress(store))


@pytest.mark.parametrize("lost", ["nothing", "journal", "journal and replica"])
def test_an_old_copy_does_not_bring_a_desk_back_to_the_store_that_it_left(
    seat: Seat, folder: Path, tmp_path: Path, lost: str
) -> None:
    old, new = tmp_path / "oud.db", tmp_path / "nieuw.db"
    night(at(seat, old))
    copy = make_copy(seat.home, folder, NIGHT)
    moved(seat, new)
    before = night(seat)
    if "journal" in lost:
        seat.home.journal.write_bytes(b"geen journaal meer " * 1000)
    if "replica" in lost:
        seat.home.replica.unlink()
    done = restore(seat.home, copy, LATER)
    assert f"gebruikt nu {SqliteAddress(new)}: de instellingen hier noemden die al" in done.store
    assert str(SqliteAddress(old)) in done.store
    assert read(seat.home.path).store == str(SqliteAddress(new))
    assert comes_back(seat, before)
    with seat.desk() as desk:
        call(desk)
        seat.agreed(desk)
        assert desk.health().level == "ok"
    assert len(used(new)) > len(used(old))


def test_where_nothing_is_named_the_store_of_the_copy_counts_and_is_said(
    seat: Seat, folder: Path, tmp_path: Path
) -> None:
    shared = tmp_path / "samen.db"
    before = night(at(seat, shared))
    copy = make_copy(seat.home, folder, NIGHT)
    shutil.rmtree(seat.home.path)
    assert restore(seat.home, copy, LATER).store == f"Deze desk gebruikt nu {SqliteAddress(shared)}"
    assert comes_back(seat, before)


def test_a_copy_of_a_desk_whose_store_the_environment_named_is_not_put_back_at_another_one_unsaid(
    seat: Seat, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = SqliteAddress(tmp_path / "samen.db")
    monkeypatch.setenv("NACHTWACHT_STORE", str(shared))
    before = night(seat)
    copy = make_copy(seat.home, folder, NIGHT)
    shutil.rmtree(seat.home.path)
    monkeypatch.delenv("NACHTWACHT_STORE")
    done = restore(seat.home, copy, LATER)
    assert f"deelde met {shared}: zet NACHTWACHT_STORE daarop terug" in done.store
    with seat.desk() as desk:
        assert seat.inbox.wait(lambda: "Er wordt niets gedeeld" in desk.health().text)
    assert not seat.home.store.exists()
    monkeypatch.setenv("NACHTWACHT_STORE", str(shared))
    assert comes_back(seat, before)


def test_settings_that_name_no_address_do_not_count_above_those_of_the_copy(
    seat: Seat, folder: Path, tmp_path: Path
) -> None:
    shared = tmp_path / "samen.db"
    before = night(at(seat, shared))
    copy = make_copy(seat.home, folder, NIGHT)
    (seat.home.path / "settings.json").write_text('{"store": "mysql://x/y"}')
    restore(seat.home, copy, LATER)
    assert read(seat.home.path).store == str(SqliteAddress(shared))
    assert comes_back(seat, before)


def test_a_store_that_went_on_after_the_copy_stays_and_nothing_of_it_is_lost(seat: Seat, folder: Path) -> None:
    night(seat)
    copy = make_copy(seat.home, folder, NIGHT)
    before = night(seat)
    seat.home.journal.write_bytes(b"geen journaal meer " * 1000)
    done = restore(seat.home, copy, LATER)
    assert set(done.stayed) == {"store.db", "replica.db"}
    assert done.aside is not None
    assert (done.aside / "journal.db").read_bytes().startswith(b"geen journaal")
    assert comes_back(seat, before)


def test_what_still_waited_in_a_journal_goes_along_when_an_older_copy_is_put_back(seat: Seat, folder: Path) -> None:
    night(seat)
    copy = make_copy(seat.home, folder, NIGHT)
    cut = Seat(seat.home, seat.clock, away)
    with cut.desk() as desk:
        call(desk)
        desk.draft(desk.board()[0].id, "", "note", "half getypt")
        cut.kept(desk)
        before = everything(desk)
    done = restore(seat.home, copy, LATER)
    assert done.carried > 0
    assert comes_back(seat, before)


def test_what_is_replaced_is_set_aside_and_never_deleted(seat: Seat, folder: Path) -> None:
    night(seat)
    copy = make_copy(seat.home, folder, NIGHT)
    change(seat.home.path, theme="dark")
    change(seat.home.path, theme="light")
    seat.home.store.write_bytes(b"kapot" * 5000)
    seat.home.replica.write_bytes(b"kapot" * 5000)
    done = restore(seat.home, copy, LATER)
    assert done.aside is not None
    assert {"store.db", "replica.db", "journal.db"} <= {path.name for path in done.aside.iterdir()}
    assert (done.aside / "store.db").read_bytes() == b"kapot" * 5000
    again = restore(seat.home, copy, LATER)
    assert again.aside != done.aside
    assert not list(seat.home.path.glob(".terug-*"))


def test_a_desk_that_is_open_is_not_replaced(seat: Seat, folder: Path) -> None:
    night(seat)
    copy = make_copy(seat.home, folder, NIGHT)
    with seat.desk() as desk:
        with pytest.raises(SurroundingsFailed, match="Sluit eerst het venster van deze desk"):
            restore(seat.home, copy, LATER)
        call(desk)
        seat.agreed(desk)
    assert not list(seat.home.path.glob("voor-terugzetten-*"))


@pytest.mark.parametrize("harm", ["flip", "cut", "gone", "manifest", "no manifest", "outside"])
def test_a_copy_that_is_not_whole_is_refused_before_anything_moves(seat: Seat, folder: Path, harm: str) -> None:
    night(seat)
    copy = make_copy(seat.home, folder, NIGHT)
    spoiled, manifest = copy / "store.db", copy / MANIFEST
    data = spoiled.read_bytes()
    if harm == "flip":
        spoiled.write_bytes(data[:5000] + bytes([data[5000] ^ 1]) + data[5001:])
    elif harm == "cut":
        spoiled.write_bytes(data[:-1])
    elif harm == "gone":
        spoiled.unlink()
    elif harm == "manifest":
        manifest.write_text("{")
    elif harm == "no manifest":
        manifest.unlink()
    else:
        manifest.write_text(manifest.read_text().replace('"store.db": {', '"../store.db": {'))
    before = {path.name: path.stat().st_ino for path in seat.home.path.iterdir()}
    with pytest.raises(SurroundingsFailed) as refused:
        restore(seat.home, copy, LATER)
    assert str(copy) in str(refused.value)
    assert {path.name: path.stat().st_ino for path in seat.home.path.iterdir()} == before


def test_a_copy_of_a_newer_program_is_refused_and_nothing_moves(seat: Seat, folder: Path) -> None:
    night(seat)
    with closing(connect(seat.home.journal, KEY)) as journal:
        journal.execute("UPDATE alembic_version SET version_num = 'j9999'")
    copy = make_copy(seat.home, folder, NIGHT)
    elsewhere = Home(seat.home.path.parent / "elders", KEY)
    with pytest.raises(SurroundingsFailed, match="nieuwere Nachtwacht"):
        restore(elsewhere, copy, LATER)
    assert not elsewhere.journal.exists()


def test_of_a_folder_with_copies_the_newest_is_taken_and_of_two_desks_one_must_be_named(
    seat: Seat, folder: Path, tmp_path: Path
) -> None:
    night(seat)
    make_copy(seat.home, folder, NIGHT)
    newest = make_copy(seat.home, folder, LATER)
    elsewhere = Home(tmp_path / "elders", KEY)
    assert restore(elsewhere, folder, LATER).copy == newest
    other = Seat(new_home(tmp_path / "tweede"), code="B")
    night(other)
    make_copy(other.home, folder, LATER)
    with pytest.raises(SurroundingsFailed, match="meer dan één desk"):
        restore(elsewhere, folder, LATER)
    with pytest.raises(SurroundingsFailed, match="geen kopieën"):
        restore(elsewhere, tmp_path / "elders", LATER)


def test_a_folder_that_is_gone_is_said_and_not_made_on_another_disk(seat: Seat, tmp_path: Path) -> None:
    night(seat)
    with pytest.raises(SurroundingsFailed, match="is er niet"):
        make_copy(seat.home, tmp_path / "weg", NIGHT)
    assert not (tmp_path / "weg").exists()
    with pytest.raises(SurroundingsFailed, match="map van de desk zelf"):
        make_copy(seat.home, seat.home.path, NIGHT)
    with pytest.raises(SurroundingsFailed, match="nog geen desk"):
        make_copy(Home(tmp_path / "leeg", KEY), tmp_path, NIGHT)


def test_a_copy_that_was_broken_off_has_no_name_and_is_cleared_away_by_the_next(seat: Seat, folder: Path) -> None:
    night(seat)
    first = make_copy(seat.home, folder, NIGHT)
    left = folder / f".bezig-{first.name}"
    first.rename(left)
    assert copies_in(folder) == []
    os.utime(left, (0, 0))
    second = make_copy(seat.home, folder, LATER)
    assert list(folder.iterdir()) == [second]


def test_a_store_whose_address_is_no_good_keeps_no_desk_from_being_copied(seat: Seat, folder: Path) -> None:
    night(seat)
    named = {"NACHTWACHT_STORE": "postgresql+psycopg://a:geheim@db/n"}
    manifest = read_manifest(make_copy(seat.home, folder, NIGHT, named))
    assert manifest.versions.keys() == {"journal.db", "replica.db"}
    assert "geheim" not in manifest.store
