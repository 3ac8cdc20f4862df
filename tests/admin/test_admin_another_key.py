"""With a key that is missing, or another desk's, the command line says that; it never calls the files damaged."""

import io
import secrets
import shutil
import sys
from pathlib import Path

import pytest
from admin_calls import Admin
from desks import Seat
from keyed import KEY
from keyring.backends import fail
from pocket_safe import in_use

from desk.home import Home
from desk.keys import custody, slots
from desk.keys.custody import KEY_FILE

PHRASE = "paard lantaarn dijk augurk"
MISSING, OTHER = "sleutels.json is er niet", "horen bij een andere sleutel"
LOOKS = (("journal", "info"), ("journal", "verify"), ("audit", "export"), ("store", "status"), ("on-call",))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A desk with a key in the way that people have one; the key file that tests have names it."""
    (folder := tmp_path / "desk").mkdir()
    custody.make(folder, key=KEY)
    named(KEY, tmp_path / "sleutel", monkeypatch)
    home = Home(folder, KEY)
    with Seat(home).desk():
        pass
    return home


def named(key: bytes, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(key.hex(), encoding="ascii")
    file.chmod(0o600)
    monkeypatch.setenv(KEY_FILE, str(file))


def names(home: Home) -> set[str]:
    return {path.name for path in home.path.iterdir() if not path.name.endswith(("-wal", "-shm"))}


def without_slots(home: Home) -> None:
    for path in home.path.glob("sleutels.json*"):
        path.unlink()


def test_a_key_that_is_missing_is_said_and_nothing_is_marked(
    admin: Admin, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_slots(home)
    monkeypatch.delenv(KEY_FILE)
    before = names(home)
    for command in LOOKS:
        said = admin(*command, "--home", home.path)
        assert (said.code, MISSING in said.data["error"]) == (2, True), (command, said.out)
        assert "beschadigd" not in said.data["error"]
    assert names(home) == before


def test_the_key_of_another_desk_is_said_and_nothing_is_marked(
    admin: Admin, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_slots(home)
    other = secrets.token_bytes(32)
    named(other, tmp_path / "andere sleutel", monkeypatch)
    (elsewhere := tmp_path / "andere desk").mkdir()
    custody.make(elsewhere, key=other)
    for there in (False, True):
        if there:
            for path in elsewhere.iterdir():
                shutil.copy(path, home.path)
        before = names(home)
        for command in LOOKS:
            said = admin(*command, "--home", home.path)
            assert (said.code, OTHER in said.data["error"]) == (2, True), (command, said.out)
        assert names(home) == before


def test_a_copy_that_is_put_back_brings_the_key_that_was_missing(
    admin: Admin, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kopie"
    custody.new_passphrase(home.path, KEY, PHRASE)
    assert admin("backup", folder, "--make", "--home", home.path).code == 0
    without_slots(home)
    monkeypatch.delenv(KEY_FILE)
    assert MISSING in admin("backup", folder, "--home", home.path).data["error"]
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr("getpass.getpass", lambda _: PHRASE)
    with in_use(fail.Keyring()):
        restored = admin("restore", folder, "--home", home.path)
        assert restored.code == 0, restored.out
        assert slots.read(home.path) is not None
        shutil.rmtree(folder)
        assert admin("journal", "info", "--home", home.path).code == 0
