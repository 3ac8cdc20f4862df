"""What stood in plain text gets a key: all of it, in order, read through; the plain file is set aside and said."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from desks import NIGHT, Seat, everything, unlike
from keyed import KEY

from desk.bootstrap import open_desk
from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.intake.answers import TypeNote
from desk.intake.calls import OpenReport
from desk.keys import custody, finding, sealed
from desk.storage import converting
from desk.storage.converting import StillOpen, encrypt, is_plain, rekey
from desk.storage.files import connect, prepare

WORD = "Moeder belt vanuit de schuur"


def worked(path: Path) -> tuple[Home, dict[str, Any]]:
    """A home in plain text in which somebody worked, and all that it showed."""
    seat = Seat(Home(path))
    with seat.desk() as desk:
        report = desk.new_id()
        desk.do(OpenReport(report, "0612345678"))
        desk.do(TypeNote(report, WORD))
        seat.agreed(desk)
        return seat.home, everything(desk)


def bytes_in(folder: Path, *but: str) -> bytes:
    return b"".join(
        path.read_bytes() for path in folder.rglob("*") if path.is_file() and not any(b in path.name for b in but)
    )


def test_a_desk_of_before_shows_the_same_with_a_key_and_nothing_of_it_is_clear(tmp_path: Path) -> None:
    plain, before = worked(tmp_path / "desk")
    assert WORD.encode() in bytes_in(plain.path)
    home = Home(plain.path, custody.make(plain.path, passphrase="paard lantaarn dijk augurk").key)
    assert finding.needs_converting(home)
    home, notices = finding.convert(home, NIGHT)
    said = " ".join(notices)
    assert "journal.db is nu versleuteld" in said
    assert "nachtwacht-admin keys wipe" in said
    seat = Seat(home)
    desk = seat.open()
    try:
        assert seat.inbox.wait(lambda: desk.health().pending == 0)
        assert unlike(before, everything(desk)) == {}
    finally:
        assert desk.stop()
    assert WORD.encode() not in bytes_in(home.path, converting.PLAIN)
    assert WORD.encode() in bytes_in(home.path)
    assert not finding.needs_converting(home)


def test_row_ids_stay_since_the_search_index_stands_at_them(tmp_path: Path) -> None:
    path = tmp_path / "replica.db"
    prepare(path, "replica", NIGHT)
    with closing(connect(path)) as plain:
        for number in (3, 7, 900):
            values = (number, bytes([number % 256]) * 16, "A", number, b"{}")
            plain.execute(
                "INSERT INTO report (rowid, subject, code, number, live, opened_at, changed_at, row) "
                "VALUES (?, ?, ?, ?, 1, 0, 0, ?)",
                values,
            )
            plain.execute(
                "INSERT INTO search (rowid, subject, names, numbers, words) VALUES (?, ?, 'sem', '', ?)",
                (number, values[1], f"schuur {number}"),
            )
    encrypt(path, KEY, NIGHT)
    with closing(connect(path, KEY)) as made:
        joined = (
            "SELECT report.rowid, number FROM search JOIN report ON report.rowid = search.rowid "
            "WHERE search MATCH 'schuur' ORDER BY 1"
        )
        assert made.execute(joined).fetchall() == [(3, 3), (7, 7), (900, 900)]


def test_a_file_that_somebody_has_open_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    prepare(path, "store", NIGHT)
    with closing(connect(path)) as other:
        other.execute("SELECT count(*) FROM fact").fetchone()
        with pytest.raises(StillOpen, match="Sluit alle vensters"):
            encrypt(path, KEY, NIGHT)
        assert other.execute("SELECT count(*) FROM fact").fetchone() == (0,)
    assert is_plain(path)
    assert [file.name for file in tmp_path.iterdir() if "versleuteld" in file.name] == []


def test_a_store_in_which_nothing_stands_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    prepare(path, "store", NIGHT)
    assert prepare(path, "store", NIGHT, KEY).notices == ()
    assert not is_plain(path)
    assert [file.name for file in tmp_path.iterdir() if converting.PLAIN in file.name] == []


def test_a_damaged_plain_file_is_set_aside_as_damaged_and_not_converted(tmp_path: Path) -> None:
    home, _ = worked(tmp_path / "desk")
    with home.journal.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 8000)
    said = prepare(home.journal, "journal", NIGHT, KEY).notices
    assert "onleesbaar" in said[0]
    assert not is_plain(home.journal)


def test_a_disk_without_room_keeps_nobody_from_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, before = worked(tmp_path / "desk")
    monkeypatch.setattr(finding, "has_room", lambda *_: False)
    keyed = Home(home.path, custody.make(home.path, passphrase="paard lantaarn dijk augurk").key)
    found, (notice,) = finding.convert(keyed, NIGHT)
    assert "Maak ruimte vrij" in notice
    assert found.key == b""
    seat = Seat(found)
    desk = seat.open()
    assert seat.inbox.wait(lambda: desk.health().pending == 0)
    assert unlike(before, everything(desk)) == {}
    assert desk.stop()


def test_files_with_a_key_are_never_taken_for_damaged_by_who_has_none(tmp_path: Path) -> None:
    home = Home(tmp_path / "desk", KEY)
    with Seat(home).desk():
        pass
    custody.slots.change(home.path, lambda _: custody.Slots("ab" * 16, custody.slots.check_of("ab" * 16, KEY)))
    with pytest.raises(SurroundingsFailed, match="versleuteld, en de sleutel is hier niet"):
        open_desk(Home(home.path), Seat(home).inbox)
    assert [file.name for file in home.path.iterdir() if "onleesbaar" in file.name] == []


def test_another_key_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    prepare(path, "store", NIGHT, KEY)
    rekey(path, KEY, bytes(32))
    assert prepare(path, "store", NIGHT, bytes(32)).notices == ()


def test_rosters_that_were_read_in_are_sealed_where_they_lie(tmp_path: Path) -> None:
    home, _ = worked(tmp_path / "desk")
    roster = home.rosters / "abc.csv"
    sealed.write(roster, b"triagist;;Anna", b"")
    keyed = Home(home.path, custody.make(home.path, passphrase="paard lantaarn dijk augurk").key)
    finding.convert(keyed, NIGHT)
    assert b"Anna" not in roster.read_bytes()
    assert sealed.read(roster, keyed.key) == b"triagist;;Anna"
    with pytest.raises(SurroundingsFailed, match="andere sleutel"):
        sealed.read(roster, bytes(32))
    shutil.rmtree(home.path)
