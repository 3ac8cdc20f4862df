"""settings.json: kept whole or not at all, and no fault in it stops a shift."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import SurroundingsFailed
from desk.settings import Settings, change, named_store, read, write

CHOSEN = Settings("sqlite:////srv/store.db", "/mnt/kopie", "light", 1.5)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_desk_without_settings_has_chosen_nothing(tmp_path: Path) -> None:
    assert read(tmp_path) == Settings()
    assert read(tmp_path).notices == ()
    assert names(tmp_path) == []


def test_what_was_chosen_is_read_again_and_only_for_its_owner(tmp_path: Path) -> None:
    write(tmp_path, CHOSEN)
    assert read(tmp_path) == CHOSEN
    assert (tmp_path / "settings.json").stat().st_mode & 0o077 == 0
    assert names(tmp_path) == ["settings.json", "settings.json.vorig"]


def test_two_who_change_something_else_do_not_undo_each_other(tmp_path: Path) -> None:
    change(tmp_path, theme="light")
    change(tmp_path, text_scale=1.25)
    assert read(tmp_path) == Settings(theme="light", text_scale=1.25)


def test_keys_of_another_version_are_kept(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "dark", "sound": {"volume": 3}}')
    change(tmp_path, text_scale=2)
    assert json.loads((tmp_path / "settings.json").read_text()) == {
        "sound": {"volume": 3},
        "text_scale": 2,
        "theme": "dark",
    }


@pytest.mark.parametrize("spoiled", [b"", b"{", b"[]", b"\xff\xfe", b"null", b'{"a": ' * 100_000, b"0" * (1 << 21)])
def test_a_broken_file_is_set_aside_and_the_former_settings_count(tmp_path: Path, spoiled: bytes) -> None:
    write(tmp_path, CHOSEN)
    (tmp_path / "settings.json").write_bytes(spoiled)
    found = read(tmp_path)
    assert found == CHOSEN
    (kept,) = tmp_path.glob("settings.json.onleesbaar-*")
    assert kept.read_bytes() == spoiled
    assert kept.name in found.notices[0]
    assert read(tmp_path) == CHOSEN
    assert read(tmp_path).notices == ()


def test_a_broken_file_and_nothing_before_it_is_no_choice_said_aloud(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("kapot")
    found = read(tmp_path)
    assert found == Settings()
    assert "onleesbaar (geen JSON, regel 1, kolom 1: hier hoort een waarde)" in found.notices[0]
    assert "geen gekozen opslag" in found.notices[0]
    assert read(tmp_path).notices == ()


def test_one_value_that_cannot_be_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "roze", "text_scale": 9, "copies": "kopie", "store": 5}')
    found = read(tmp_path)
    assert found == Settings()
    assert [notice.split(": ")[1] for notice in found.notices] == ["store", "copies", "theme", "text_scale"]


def test_an_address_that_cannot_be_is_said_and_not_replaced_by_a_store_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"store": "mysql://a@b/c"}')
    found = read(tmp_path)
    assert found.store == "mysql://a@b/c"
    assert "kent Nachtwacht niet" in found.notices[0]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"store": "postgresql+psycopg://a:geheim@b/c"}, "wachtwoord"),
        ({"copies": "kopie"}, "geen volledig pad"),
        ({"theme": "roze"}, "roze"),
        ({"text_scale": 3.0}, "tussen 1 en 2"),
        ({"text_scale": float("nan")}, "tussen 1 en 2"),
        ({"text_scale": True}, "tussen 1 en 2"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    tmp_path: Path, values: dict[str, object], says: str
) -> None:
    write(tmp_path, CHOSEN)
    with pytest.raises(SurroundingsFailed, match=says) as refused:
        change(tmp_path, **values)
    assert "geheim" not in str(refused.value)
    assert read(tmp_path) == CHOSEN


def test_copies_in_the_folder_of_the_desk_itself_are_no_copies(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsFailed, match="map van de desk zelf"):
        write(tmp_path, Settings(copies=str(tmp_path / "kopie")))


def test_a_folder_that_cannot_be_written_is_said_and_the_former_settings_stand(tmp_path: Path) -> None:
    write(tmp_path, CHOSEN)
    (tmp_path / "settings.json.nieuw").mkdir()
    with pytest.raises(SurroundingsFailed, match="vorige instellingen gelden nog"):
        write(tmp_path, replace(CHOSEN, theme="dark"))
    assert read(tmp_path) == CHOSEN


def test_the_environment_names_the_store_before_the_settings_do() -> None:
    assert named_store(Settings(), {}) == ""
    assert named_store(CHOSEN, {}) == CHOSEN.store
    assert named_store(CHOSEN, {"NACHTWACHT_STORE": " sqlite:////elders.db "}) == "sqlite:////elders.db"


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner, max_size=3)
)


@given(data=st.dictionaries(st.sampled_from(["store", "copies", "theme", "text_scale", "x"]), values))
def test_whatever_stands_in_the_file_a_shift_begins(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "settings.json").write_text(json.dumps(data))
    found = read(folder)
    if not found.notices:
        write(folder, found)
        assert read(folder) == found
