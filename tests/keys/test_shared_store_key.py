"""Desks that share one file: the first makes its key, the next are let in by people, or open it from paper."""

from pathlib import Path

import pytest

from desk.errors import Refused, SurroundingsFailed
from desk.home import Home
from desk.keys import custody, sharing, slots
from desk.keys.sharing import NotAdmitted, admit, asking, digits_of, give, key_of, key_to_share, turn_away
from desk.storage.files import connect

PHRASE = "paard lantaarn dijk augurk"


def home_of(folder: Path) -> Home:
    folder.mkdir()
    return Home(folder, custody.make(folder, passphrase=PHRASE).key)


@pytest.fixture
def first(tmp_path: Path) -> Home:
    return home_of(tmp_path / "een")


@pytest.fixture
def second(tmp_path: Path) -> Home:
    return home_of(tmp_path / "twee")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "samen" / "store.db"


def test_the_first_desk_makes_the_key_and_has_it_ever_after(first: Home, store: Path) -> None:
    key = key_to_share(first, store)
    assert key
    assert key != first.key
    assert key_to_share(first, store) == key_of(first, store) == key
    for folder in (first.path, store.parent):
        assert key.hex() not in (folder / slots.FILE).read_text()


def test_who_only_looks_makes_no_key(first: Home, store: Path) -> None:
    store.parent.mkdir()
    assert key_of(first, store) == b""
    assert slots.read(store.parent) is None


def test_a_second_desk_is_let_in_by_the_digits_that_both_show(first: Home, second: Home, store: Path) -> None:
    key = key_to_share(first, store)
    with pytest.raises(NotAdmitted) as refused:
        key_to_share(second, store)
    ((wants, digits),) = asking(store)
    assert digits == refused.value.digits
    assert digits in str(refused.value)
    assert wants.name == str(second.path)
    assert admit(first, store, digits) == str(second.path)
    assert key_to_share(second, store) == key
    assert asking(store) == ()
    # It needs nobody any more, and nobody else can read what was given to it.
    assert key_of(second, store) == key
    assert key.hex() not in (store.parent / slots.FILE).read_text()


def test_asking_again_and_again_stands_there_once(first: Home, second: Home, store: Path) -> None:
    key_to_share(first, store)
    shown = set()
    for _ in range(3):
        with pytest.raises(NotAdmitted) as refused:
            key_to_share(second, store)
        shown.add(refused.value.digits)
    assert len(shown) == len(asking(store)) == 1


def test_digits_of_nobody_let_nobody_in(first: Home, second: Home, store: Path) -> None:
    key_to_share(first, store)
    with pytest.raises(NotAdmitted):
        key_to_share(second, store)
    ((_, digits),) = asking(store)
    with pytest.raises(Refused, match="Geen desk"):
        admit(first, store, f"{(int(digits) + 1) % 10_000:04}")
    turn_away(store, digits)
    assert asking(store) == ()


def test_a_desk_without_the_key_admits_nobody(first: Home, second: Home, store: Path) -> None:
    key_to_share(first, store)
    with pytest.raises(NotAdmitted):
        key_to_share(second, store)
    ((_, digits),) = asking(store)
    with pytest.raises(NotAdmitted):
        admit(second, store, digits)


def test_the_code_on_paper_opens_it_without_a_colleague(first: Home, second: Home, store: Path) -> None:
    code = custody.new_recovery(store.parent, key_to_share(first, store)) if key_to_share(first, store) else ""
    give(second, store, code)
    assert key_of(second, store) == key_of(first, store)


def test_a_store_in_the_folder_of_a_desk_has_the_key_of_that_desk(first: Home, second: Home) -> None:
    assert key_to_share(first, first.store) == first.key
    with pytest.raises(NotAdmitted) as refused:
        key_to_share(second, first.store)
    admit(first, first.store, refused.value.digits)
    assert key_to_share(second, first.store) == first.key


def test_a_store_whose_slots_are_gone_gets_no_second_key(first: Home, store: Path) -> None:
    store.parent.mkdir()
    connection = connect(store, bytes(32))
    connection.execute("CREATE TABLE fact (a)")
    connection.close()
    with pytest.raises(SurroundingsFailed, match="staat er niet bij"):
        key_to_share(first, store)
    assert slots.read(store.parent) is None


def test_digits_belong_to_one_key_and_one_desk() -> None:
    assert digits_of("a", "b") == digits_of("a", "b")
    assert len({digits_of("a", str(number)) for number in range(50)}) > 40
    assert all(len(digits_of("a", str(number))) == 4 for number in range(50))


def test_an_exercise_shares_with_the_key_that_it_has_in_memory(tmp_path: Path, store: Path) -> None:
    home = Home(tmp_path / "oefening", bytes(32))
    assert sharing.has_memory_only(home)
    assert key_to_share(home, store) == home.key
    assert not store.parent.exists()
