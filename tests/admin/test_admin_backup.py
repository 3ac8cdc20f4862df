"""`backup` and `restore` as commands: what they say, what they ask, and their errors."""

import io
import shlex
import shutil
from pathlib import Path

import pytest
from admin_calls import Admin
from desks import Seat, new_home

from desk.copies import copies_in
from desk.home import Home
from desk.intake.calls import OpenReport
from desk.lock import HomeLock


class Terminal(io.StringIO):
    """What somebody types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where copies go."""
    (made := tmp_path / "kopie").mkdir()
    return made


def other_desk(tmp_path: Path) -> Home:
    """A home in which another desk wrote something."""
    seat = Seat(new_home(tmp_path / "ander huis"), code="Q")
    with seat.desk() as desk:
        desk.do(OpenReport(desk.new_id(), "0612345699"))
        seat.agreed(desk)
    return seat.home


def test_a_night_is_copied_and_put_back_in_an_empty_home(admin: Admin, own_home: Path, folder: Path) -> None:
    before = admin("journal", "info", "--json", "--home", own_home).data
    answered = admin("backup", folder, "--home", own_home)
    assert answered.code == 0
    (copy,) = copies_in(folder)
    assert str(copy.path) in answered.out
    shutil.rmtree(own_home)
    restored = admin("restore", folder, "--home", own_home)
    assert restored.code == 0
    assert "nieuw nummer" in restored.out
    rebuilt = admin("store", "status", "--json", "--home", own_home)
    assert rebuilt.data["head"] == before["facts"]


def test_a_disk_that_is_not_there_swallows_no_copy(admin: Admin, own_home: Path, tmp_path: Path) -> None:
    missing = tmp_path / "de schijf" / "kopie"
    for wanted in (missing, missing.parent):
        answered = admin("backup", wanted, "--home", own_home)
        assert answered.code == 2
        assert f"De map {wanted} is er niet. Sluit de schijf" in answered.data["error"]
    made = admin("backup", missing, "--make", "--home", own_home)
    assert made.code == 2
    assert f"{missing.parent}: deze map is er niet" in made.data["error"]
    assert not missing.parent.exists()


def test_a_folder_that_is_to_be_made_is_made_and_named(admin: Admin, own_home: Path, tmp_path: Path) -> None:
    wanted = tmp_path / "mijn kopie"
    refused = admin("backup", wanted, "--home", own_home).data["error"]
    typed = shlex.split(refused.rpartition("laat hem dan maken: ")[2])
    answered = admin(*typed[1:])
    assert answered.code == 0
    assert f"De map {wanted} is gemaakt" in answered.out
    assert len(copies_in(wanted)) == 1
    assert "is gemaakt" not in admin("backup", wanted, "--make", "--home", own_home).out


def test_nothing_is_made_for_a_copy_that_cannot_be(admin: Admin, own_home: Path, tmp_path: Path) -> None:
    for home, wanted in ((tmp_path / "leeg", tmp_path / "kopie"), (own_home, own_home / "binnen")):
        assert admin("backup", wanted, "--make", "--home", home).code == 2
        assert not wanted.exists()


def test_what_goes_on_after_the_copy_is_not_replaced_and_that_is_said_plainly(
    admin: Admin, own_home: Path, folder: Path
) -> None:
    admin("backup", folder, "--home", own_home)
    said = admin("restore", folder, "--home", own_home)
    assert said.code == 0
    assert "Niet vervangen: store.db en replica.db; daarin staat alles uit de kopie, en ook wat" in said.out


def test_another_desks_copy_comes_over_no_journal_unasked(
    admin: Admin, own_home: Path, folder: Path, tmp_path: Path
) -> None:
    admin("backup", folder, "--home", own_home)
    other = other_desk(tmp_path)
    before = {path.name: path.read_bytes() for path in other.path.iterdir()}
    refused = admin("restore", folder, "--home", other.path)
    assert refused.code == 2
    assert "(Q) (" in refused.data["error"]
    assert "is van een andere desk. Er is niets veranderd" in refused.data["error"]
    assert {path.name: path.read_bytes() for path in other.path.iterdir()} == before
    typed = shlex.split(refused.data["error"].rpartition("moet het toch: ")[2])
    assert admin(*typed[1:]).code == 0
    (aside,) = other.path.glob("voor-terugzetten-*")
    assert (aside / "journal.db").read_bytes() == before["journal.db"]


@pytest.mark.parametrize(("typed", "code"), [("ja\n", 0), ("JA \n", 0), ("nee\n", 2), ("\n", 2), ("", 2)])
def test_somebody_at_a_terminal_is_asked_and_only_ja_is_ja(
    admin: Admin, own_home: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: int
) -> None:
    admin("backup", folder, "--home", own_home)
    other = other_desk(tmp_path)
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    answered = admin("restore", folder, "--home", other.path)
    assert answered.code == code
    assert "Toch terugzetten? Typ ja" in answered.err
    assert bool(list(other.path.glob("voor-terugzetten-*"))) == (code == 0)


def test_ones_own_copy_and_a_broken_journal_need_no_question(admin: Admin, own_home: Path, folder: Path) -> None:
    admin("backup", folder, "--home", own_home)
    assert admin("restore", folder, "--home", own_home).code == 0
    assert admin("restore", folder, "--home", own_home).code == 0
    (own_home / "journal.db").write_bytes(b"kapot" * 5000)
    assert admin("restore", folder, "--home", own_home).code == 0


def test_while_a_window_has_the_home_the_cure_is_to_close_it(admin: Admin, own_home: Path, folder: Path) -> None:
    admin("backup", folder, "--home", own_home)
    lock = HomeLock(own_home, window=True)
    answered = admin("restore", folder, "--home", own_home)
    lock.release()
    assert answered.code == 2
    assert "Sluit eerst het venster van deze desk" in answered.data["error"]


def test_errors_have_one_shape(admin: Admin, own_home: Path, tmp_path: Path) -> None:
    for command in (
        ["backup", tmp_path / "kopie"],
        ["restore", tmp_path / "weg", "--home", own_home],
        ["restore", own_home, "--home", own_home],
        ["backup", tmp_path / "a" / "b", "--home", own_home],
        ["backup", own_home / "binnen", "--home", own_home],
    ):
        answered = admin(*command)
        assert answered.code == 2
        assert list(answered.data) == ["error"]
