"""The key of a home: in the system's safe, behind a passphrase, on paper; in a file for a service. Nowhere else."""

from pathlib import Path

import pytest
from keyring.backends import fail, null
from pocket_safe import PlaintextPocket, PocketSafe, in_use

from desk.errors import Refused, SurroundingsFailed
from desk.keys import custody, slots
from desk.keys.custody import NoSafe, SafeShut, WrongSecret
from desk.storage.files import connect

PHRASE = "paard lantaarn dijk augurk"


def in_slots(folder: Path) -> slots.Slots:
    found = slots.read(folder)
    assert found is not None
    return found


def test_a_key_is_made_kept_in_the_safe_and_found_there(tmp_path: Path) -> None:
    safe = PocketSafe()
    with in_use(safe):
        made = custody.make(tmp_path)
        assert custody.by_safe(in_slots(tmp_path)) == made.key
        assert custody.by_typed(in_slots(tmp_path), made.code) == made.key
    assert len(safe.kept) == 1
    assert made.key.hex() not in "".join(path.read_text() for path in tmp_path.glob("sleutels.json*"))


@pytest.mark.parametrize(
    "safe", [fail.Keyring(), null.Keyring(), PlaintextPocket()], ids=["none", "null", "plain text"]
)
def test_without_a_safe_there_is_no_key_and_nothing_is_written(tmp_path: Path, safe: object) -> None:
    with in_use(safe), pytest.raises(NoSafe):  # type: ignore[arg-type]
        custody.make(tmp_path)
    assert slots.read(tmp_path) is None


def test_a_locked_safe_is_said_as_such(tmp_path: Path) -> None:
    safe = PocketSafe()
    safe.locked = True
    with in_use(safe), pytest.raises(SafeShut, match="Ontgrendel"):
        custody.make(tmp_path)


def test_a_passphrase_opens_what_no_safe_has_and_a_wrong_one_does_not(tmp_path: Path) -> None:
    made = custody.make(tmp_path, passphrase=PHRASE)
    there = in_slots(tmp_path)
    assert custody.by_typed(there, f" {PHRASE} ") == custody.by_typed(there, made.code.lower()) == made.key
    with pytest.raises(WrongSecret, match="wachtzin"):
        custody.by_typed(there, "paard lantaarn dijk komkommer")


def test_a_passphrase_that_is_soon_guessed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="minstens 12"):
        custody.make(tmp_path, passphrase="welkom01")
    assert slots.read(tmp_path) is None


def test_what_was_replaced_opens_nothing_any_more(tmp_path: Path) -> None:
    made = custody.make(tmp_path, passphrase=PHRASE)
    code = custody.new_recovery(tmp_path, made.key)
    custody.new_passphrase(tmp_path, made.key, "andere woorden op een rij")
    for file in (slots.FILE, slots.TWIN):
        for other in {slots.FILE, slots.TWIN} - {file}:
            (tmp_path / other).write_bytes((tmp_path / file).read_bytes())
        there = in_slots(tmp_path)
        assert custody.by_typed(there, code) == made.key
        for gone in (PHRASE, made.code):
            with pytest.raises(WrongSecret):
                custody.by_typed(there, gone)


def test_a_recovery_code_is_on_paper_once_somebody_says_so_and_a_new_one_is_not(tmp_path: Path) -> None:
    made = custody.make(tmp_path, passphrase=PHRASE)
    assert not in_slots(tmp_path).noted
    custody.note_recovery(tmp_path)
    assert in_slots(tmp_path).noted
    custody.new_recovery(tmp_path, made.key)
    assert not in_slots(tmp_path).noted


def test_a_service_has_its_key_in_a_file_that_only_it_may_read(tmp_path: Path) -> None:
    file, home = tmp_path / "sleutel", tmp_path / "home"
    home.mkdir()
    file.write_text(f"{bytes(range(32)).hex()}\n")
    file.chmod(0o644)
    with pytest.raises(SurroundingsFailed, match="chmod 600"):
        custody.by_file(None, file)
    file.chmod(0o600)
    made = custody.make(home, key=custody.by_file(None, file))
    assert custody.by_file(in_slots(home), file) == made.key == bytes(range(32))
    file.write_text(made.code)
    assert custody.by_file(in_slots(home), file) == made.key
    file.write_text("van iemand anders zijn wachtzin")
    with pytest.raises(SurroundingsFailed, match="opent deze gegevens niet"):
        custody.by_file(in_slots(home), file)
    with pytest.raises(SurroundingsFailed, match="openssl rand"):
        custody.by_file(None, file)


def test_no_second_key_is_made_over_a_first_one_nor_beside_files_whose_slots_are_gone(tmp_path: Path) -> None:
    custody.make(tmp_path, passphrase=PHRASE)
    with pytest.raises(SurroundingsFailed, match="al een sleutel"):
        custody.make(tmp_path, passphrase=PHRASE)
    other = tmp_path / "ander"
    other.mkdir()
    connection = connect(other / "journal.db", bytes(32))
    connection.execute("CREATE TABLE a (b)")
    connection.close()
    with pytest.raises(SurroundingsFailed, match=r"sleutels\.json is er niet"):
        custody.make(other, passphrase=PHRASE)


def test_a_key_is_never_shown_by_what_holds_it(tmp_path: Path) -> None:
    made = custody.make(tmp_path, passphrase=PHRASE)
    assert made.code not in repr(made)
    assert made.key.hex() not in repr(made)
    assert repr(made.key) not in repr(made)
