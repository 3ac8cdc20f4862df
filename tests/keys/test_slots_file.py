"""sleutels.json: what is written is read back, what is no such file is refused, and two writers lose nothing."""

import json
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.errors import SurroundingsFailed
from desk.keys import slots
from desk.keys.slots import Asking, Slots
from desk.keys.wrapping import Cost, seal_typed

KEY = bytes(range(32))
EMPTY = Slots("ab" * 16, slots.check_of("ab" * 16, KEY))


def test_what_is_written_is_read_back_and_stands_there_twice(tmp_path: Path) -> None:
    typed = seal_typed("paard", KEY, EMPTY.about("passphrase"), Cost(1, 8, 1))
    full = replace(
        EMPTY, passphrase=typed, noted=True, asking=(Asking("cd" * 32, "/huis", "2026"),), stores={"ef": "01"}
    )
    slots.change(tmp_path, lambda _: full)
    assert slots.read(tmp_path) == full
    assert (tmp_path / slots.FILE).read_bytes() == (tmp_path / slots.TWIN).read_bytes()
    (tmp_path / slots.FILE).write_bytes(b"{ half")
    assert slots.read(tmp_path) == full
    assert (tmp_path / slots.TWIN).stat().st_mode & 0o077 == 0


def test_nothing_in_it_is_the_key_and_a_check_knows_only_this_key(tmp_path: Path) -> None:
    slots.change(tmp_path, lambda _: EMPTY)
    assert KEY.hex() not in (tmp_path / slots.FILE).read_text()
    assert EMPTY.fits(KEY)
    assert not EMPTY.fits(bytes(32))


def test_a_folder_without_slots_has_none(tmp_path: Path) -> None:
    assert slots.read(tmp_path) is None
    assert slots.read(tmp_path / "weg") is None


def test_a_file_that_is_none_is_said_with_the_cure(tmp_path: Path) -> None:
    for wrong in (b"", b"[]", b"{}", b'{"format": 2}', b"\xff", b"[" * 100_000):
        for name in (slots.FILE, slots.TWIN):
            (tmp_path / name).write_bytes(wrong)
        with pytest.raises(SurroundingsFailed, match="nieuwste kopie"):
            slots.read(tmp_path)


def test_a_file_that_asks_for_all_memory_is_refused(tmp_path: Path) -> None:
    typed = seal_typed("paard", KEY, "x", Cost(1, 8, 1))
    slots.change(tmp_path, lambda _: replace(EMPTY, recovery=typed))
    data = json.loads((tmp_path / slots.FILE).read_bytes())
    for name, value in (("memory", 1 << 40), ("rounds", 10_000), ("lanes", 0)):
        data["recovery"] = {**data["recovery"], "memory": 8, "rounds": 1, "lanes": 1, name: value}
        for file in (slots.FILE, slots.TWIN):
            (tmp_path / file).write_text(json.dumps(data))
        with pytest.raises(SurroundingsFailed, match="meer van deze computer"):
            slots.read(tmp_path)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = ("format", "id", "check", "recovery", "noted", "passphrase", "desks", "asking", "stores", "joining")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.dictionaries(st.sampled_from(NAMES), json_values))
def test_whatever_stands_in_it_is_taken_or_refused_in_dutch(tmp_path: Path, changes: dict[str, object]) -> None:
    slots.change(tmp_path, lambda _: EMPTY)
    data = {**json.loads((tmp_path / slots.FILE).read_bytes()), **changes}
    for file in (slots.FILE, slots.TWIN):
        (tmp_path / file).write_text(json.dumps(data))
    with suppress(SurroundingsFailed):
        assert isinstance(slots.read(tmp_path), Slots)
    for file in (slots.FILE, slots.TWIN):
        (tmp_path / file).unlink()


def test_desks_that_ask_at_once_all_stand_there(tmp_path: Path) -> None:
    slots.change(tmp_path, lambda _: EMPTY)

    def ask(number: int) -> None:
        def with_one(there: Slots | None) -> Slots:
            assert there is not None
            return replace(there, asking=(*there.asking, Asking(f"{number:02}" * 32, str(number), "")))

        slots.change(tmp_path, with_one)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = slots.read(tmp_path)
    assert found is not None
    assert sorted(one.name for one in found.asking) == sorted(map(str, range(8)))
