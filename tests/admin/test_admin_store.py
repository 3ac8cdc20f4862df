"""`store init`, `status`, `password`: a store from the outside, and every refusal with its cure."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from admin_calls import Admin
from keyed import KEY
from pocket_safe import PocketSafe, in_use

from desk.presence import Presence
from desk.sync.address import SqliteAddress
from desk.sync.opening import open_store
from desk.words.times import moment_text


def url_of(path: Path) -> str:
    return str(SqliteAddress(path))


PG = "postgresql+psycopg://a@localhost:1/nacht"


def test_init_makes_a_store_once_and_says_so(admin: Admin, tmp_path: Path) -> None:
    url = url_of(tmp_path / "samen.db")
    first, second = admin("store", "init", url), admin("store", "init", url)
    assert (first.code, second.code) == (0, 0)
    assert "gemaakt" in first.out
    assert "stond er al" in second.out


def test_init_in_a_folder_that_is_not_there_names_the_file(admin: Admin, tmp_path: Path) -> None:
    answered = admin("store", "init", url_of(tmp_path / "weg" / "samen.db"))
    assert answered.code == 2
    assert "samen.db" in answered.data["error"]


def test_status_of_a_new_store_is_empty(admin: Admin, tmp_path: Path) -> None:
    url = url_of(tmp_path / "samen.db")
    admin("store", "init", url)
    answered = admin("store", "status", "--store", url, "--json")
    assert answered.code == 0
    assert answered.data == {"store": url, "head": 0, "chain": "00" * 32, "desks": []}


def test_status_tells_how_far_the_store_is_and_how_far_each_desk_was(admin: Admin, own_home: Path) -> None:
    address = SqliteAddress(own_home / "store.db")
    store = open_store(address, key=KEY)
    head = store.head()
    store.beat(Presence("11" * 16, "Desk B", "B", "", (), False, head.position - 3, 0))
    store.close()
    answered = admin("store", "status", "--json", "--home", own_home)
    assert answered.code == 0
    assert (answered.data["head"], answered.data["chain"]) == (head.position, head.chain.hex())
    (desk,) = answered.data["desks"]
    assert (desk["desk"], desk["name"], desk["code"], desk["lag"]) == ("11" * 16, "Desk B", "B", 3)
    assert desk["seen"].endswith("Z")
    there = ("--store", str(address), "--home", own_home)
    assert admin("store", "status", *there, "--json").data["desks"] == [desk]
    heard = moment_text(datetime.fromisoformat(desk["seen"]), datetime.now(UTC))
    said = admin("store", "status", "--home", own_home)
    assert f"desk       Desk B (B), gehoord {heard}, 3 feiten achter, klok " in said.out
    assert said.out.rstrip().endswith("11" * 16)


def test_status_says_which_desks_have_one_letter_and_its_json_keeps_its_shape(admin: Admin, own_home: Path) -> None:
    store = open_store(SqliteAddress(own_home / "store.db"), key=KEY)
    at = store.head().position

    def tells(desk: str, name: str, code: str) -> None:
        store.beat(Presence(desk * 16, name, code, "", (), False, at, 0))

    tells("11", "Desk Noord", "K")
    tells("22", "Desk Oost", "L")
    assert "let op" not in admin("store", "status", "--home", own_home).out
    tells("33", "Desk Zuid", "K")
    store.close()
    said = admin("store", "status", "--home", own_home)
    assert said.code == 0
    assert "letter K is van Desk Noord en van Desk Zuid: twee meldingen kunnen hetzelfde kenmerk krijgen" in said.out
    assert "letter L" not in said.out
    found = admin("store", "status", "--json", "--home", own_home).data
    assert set(found) == {"store", "head", "chain", "desks"}
    assert set(found["desks"][0]) == {"desk", "name", "code", "seen", "lag", "offset_ms"}


def test_status_makes_no_store_where_there_is_none(admin: Admin, tmp_path: Path) -> None:
    answered = admin("store", "status", "--store", url_of(tmp_path / "weg.db"), "--json")
    assert answered.code == 2
    url = url_of(tmp_path / "weg.db")
    assert answered.data["error"].endswith(f"maak hem eerst: nachtwacht-admin store init {url}")
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_is_not_there_is_an_error_in_dutch(admin: Admin) -> None:
    answered = admin("store", "status", "--store", PG, "--json")
    assert answered.code == 2
    assert "localhost" in answered.data["error"]
    assert answered.data["error"].endswith(".")


@pytest.mark.parametrize("command", ["init", "join", "password"])
def test_a_password_in_the_address_is_refused_and_shown_nowhere(admin: Admin, command: str, own_home: Path) -> None:
    home = ["--home", own_home] if command == "join" else []
    answered = admin("store", command, "postgresql+psycopg://a:geheim@db/n", *home)
    assert answered.code == 2
    assert "wachtwoord" in answered.data["error"]
    assert "geheim" not in answered.out + answered.err


def test_the_environment_names_the_store_of_a_desk(
    admin: Admin, own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = url_of(tmp_path / "elders.db")
    admin("store", "init", url)
    monkeypatch.setenv("NACHTWACHT_STORE", url)
    assert admin("store", "status", "--json", "--home", own_home).data["store"] == url


def test_a_password_is_kept_in_the_safe_and_never_said(admin: Admin, monkeypatch: pytest.MonkeyPatch) -> None:
    safe = PocketSafe()
    monkeypatch.setattr("sys.stdin", io.StringIO("héél geheim\n"))
    with in_use(safe):
        answered = admin("store", "password", f"{PG}?sslmode=disable")
    assert answered.code == 0
    assert safe.kept == {("nachtwacht", PG): "héél geheim"}
    assert "geheim" not in answered.out + answered.err


def test_without_a_safe_the_password_is_not_kept_and_the_other_way_is_said(
    admin: Admin, monkeypatch: pytest.MonkeyPatch
) -> None:
    from keyring.backends import fail

    monkeypatch.setattr("sys.stdin", io.StringIO("geheim\n"))
    with in_use(fail.Keyring()):
        answered = admin("store", "password", PG)
    assert answered.code == 2
    assert "PGPASSFILE" in answered.data["error"]


def test_a_file_has_no_password(admin: Admin, tmp_path: Path) -> None:
    answered = admin("store", "password", url_of(tmp_path / "samen.db"))
    assert answered.code == 2
