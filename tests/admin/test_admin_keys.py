"""`keys ...` and `store admit`: codes and passphrases anew, who is let in, and what lay in plain text destroyed."""

import io
import sys
from pathlib import Path

import pytest
from admin_calls import Admin
from desks import Seat
from keyring.backends import fail
from pocket_safe import PocketSafe, in_use

from desk.copies import copies_in
from desk.home import Home
from desk.keys import custody, slots
from desk.keys.custody import KEY_FILE
from desk.keys.sharing import NotAdmitted, key_to_share
from desk.settings import change
from desk.storage.converting import is_plain

PHRASE = "paard lantaarn dijk augurk"


@pytest.fixture(autouse=True)
def nobody_gives_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a file nor a safe; each test says what there is."""
    monkeypatch.delenv(KEY_FILE)


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Somebody sits at the terminal and types these, secrets and all."""
    told = iter(lines)
    monkeypatch.setattr("getpass.getpass", lambda _: next(told))
    stdin = io.StringIO("ja\n")
    stdin.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", stdin)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    folder = tmp_path / "desk"
    folder.mkdir()
    return Home(folder, custody.make(folder, passphrase=PHRASE).key)


def test_without_a_terminal_a_safe_or_a_file_nothing_opens_and_the_cure_is_said(admin: Admin, home: Home) -> None:
    with Seat(home).desk():
        pass
    with in_use(fail.Keyring()):
        told = admin("journal", "info", "--home", home.path)
    assert told.code == 2
    assert "versleuteld" in told.data["error"]
    assert KEY_FILE in told.data["error"]


def test_a_passphrase_at_the_terminal_opens_and_a_wrong_one_may_be_typed_again(
    admin: Admin, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Seat(home).desk():
        pass
    typed(monkeypatch, "niet de goede zin", PHRASE)
    told = admin("journal", "info", "--home", home.path, "--json")
    assert (told.code, told.data["home"]) == (0, str(home.path))


def test_the_safe_opens_without_a_question(admin: Admin, home: Home) -> None:
    with Seat(home).desk():
        pass
    there = slots.read(home.path)
    assert there is not None
    with in_use(PocketSafe()):
        custody.keep_in_safe(there, home.key)
        assert admin("journal", "info", "--home", home.path).code == 0
        assert admin("keys", "status", "--home", home.path, "--json").data["safe"] is True


def test_a_new_recovery_code_is_shown_and_is_on_paper_once_somebody_says_so(
    admin: Admin, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, PHRASE)
    code = admin("keys", "recovery", "--home", home.path).out.strip()
    there = slots.read(home.path)
    assert there is not None
    assert custody.by_typed(there, code) == home.key
    assert there.noted


def test_a_passphrase_is_changed_by_who_knows_the_former_one(
    admin: Admin, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, PHRASE, "vier heel andere woorden", "vier heel andere woorden")
    assert admin("keys", "passphrase", "--home", home.path).code == 0
    there = slots.read(home.path)
    assert there is not None
    assert custody.by_typed(there, "vier heel andere woorden") == home.key


def test_a_desk_that_asks_is_listed_and_let_in_by_its_digits(
    admin: Admin, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, other = tmp_path / "samen" / "store.db", tmp_path / "ander"
    change(home.path, store=f"sqlite:///{store}")
    key = key_to_share(home, store)
    other.mkdir()
    second = Home(other, custody.make(other, passphrase=PHRASE).key)
    with pytest.raises(NotAdmitted) as refused:
        key_to_share(second, store)
    typed(monkeypatch, PHRASE, PHRASE)
    assert admin("store", "admit", "--home", home.path).out.startswith(f"{refused.value.digits}  {other}")
    assert admin("store", "admit", refused.value.digits, "--home", home.path).code == 0
    assert key_to_share(second, store) == key


def test_a_key_file_for_a_service_opens_it_from_then_on(
    admin: Admin, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Seat(home).desk():
        pass
    file = tmp_path / "sleutel"
    typed(monkeypatch, PHRASE)
    assert admin("keys", "file", file, "--home", home.path).code == 0
    assert file.stat().st_mode & 0o077 == 0
    monkeypatch.setenv(KEY_FILE, str(file))
    monkeypatch.undo()
    monkeypatch.setenv(KEY_FILE, str(file))
    assert admin("journal", "info", "--home", home.path).code == 0


def test_what_was_set_aside_in_plain_text_is_named_and_destroyed_and_what_works_stays(
    admin: Admin, tmp_path: Path
) -> None:
    folder = tmp_path / "desk"
    seat = Seat(Home(folder))
    with seat.desk() as desk:
        seat.agreed(desk)
    assert is_plain(folder / "journal.db")
    home = Home(folder, custody.make(folder, passphrase=PHRASE).key)
    with Seat(home).desk():
        pass
    told = admin("keys", "status", "--home", folder, "--json")
    assert (told.code, len(told.data["plain"])) == (1, 3)
    assert admin("keys", "wipe", "--home", folder).code == 2
    assert admin("keys", "wipe", "--sure", "--home", folder).code == 0
    assert admin("keys", "status", "--home", folder, "--json").data["plain"] == []
    with Seat(home).desk():
        pass


def test_copies_of_the_plain_time_are_named_and_destroyed_once_there_is_one_with_a_key(
    admin: Admin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kept, own = tmp_path / "desk", tmp_path / "kopie", set[str]()
    for home in (Home(folder), Home(tmp_path / "ander")):
        seat = Seat(home)
        with seat.desk() as desk:
            seat.agreed(desk)
        assert admin("backup", kept, "--make", "--home", home.path).code == 0
        plain = {str(copy.path) for copy in copies_in(kept)}
        own = own or plain
    change(folder, copies=str(kept))
    with Seat(Home(folder, custody.make(folder, passphrase=PHRASE).key)).desk():
        pass
    told = admin("keys", "status", "--home", folder, "--json")
    assert (told.code, plain <= set(told.data["plain"]), len(own)) == (1, True, 1)
    typed(monkeypatch, *[PHRASE] * 3)
    with in_use(fail.Keyring()):
        first = admin("keys", "wipe", "--sure", "--home", folder)
        assert (first.code, "Maak eerst een nieuwe" in first.data["error"]) == (2, True)
        assert admin("backup", kept, "--home", folder).code == 0
        assert admin("keys", "wipe", "--sure", "--home", folder).code == 0
    left = admin("keys", "status", "--home", folder, "--json").data["plain"]
    # The other desk may still work in plain text: that is its copy.
    assert set(left) == plain - own
    assert not any(Path(path).exists() for path in own)


def test_a_copy_is_put_back_on_another_computer_with_the_code_on_paper(
    admin: Admin, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Seat(home).desk() as desk:
        wrote = desk.id
    code, copies, other = custody.new_recovery(home.path, home.key), tmp_path / "kopie", tmp_path / "nieuwe computer"
    copies.mkdir()
    typed(monkeypatch, PHRASE, code.lower())
    assert admin("backup", copies, "--home", home.path).code == 0
    told = admin("restore", copies, "--home", other)
    assert told.code == 0, told
    with Seat(Home(other, home.key)).desk() as desk:
        assert desk.id != wrote
        assert desk.info.name == "Desk A"


def test_a_copy_of_a_desk_with_another_key_gets_the_key_that_is_here(
    admin: Admin, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Seat(home).desk():
        pass
    code, copies, other = custody.new_recovery(home.path, home.key), tmp_path / "kopie", tmp_path / "andere desk"
    copies.mkdir()
    other.mkdir()
    kept = Home(other, custody.make(other, passphrase="heel iets anders hier").key)
    typed(monkeypatch, PHRASE, "heel iets anders hier", code)
    assert admin("backup", copies, "--home", home.path).code == 0
    assert admin("restore", copies, "--home", other).code == 0
    with Seat(kept).desk() as desk:
        assert desk.info.name == "Desk A"
    assert kept.key != home.key
