"""Simulated desks: real ones, on one store, that know the same in the end."""

from pathlib import Path

from admin_calls import Admin
from desks import Seat, new_home
from keyed import KEY

from desk.clock import SystemClock
from desk.storage.files import prepare
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Cursor


def test_desks_on_one_store_know_the_same_in_the_end(admin: Admin, tmp_path: Path) -> None:
    told = admin("simulate", "--desks", "2", "--reports", "3", "--homes", str(tmp_path / "homes"), "--json")
    found = told.data
    assert told.code == 0
    assert found["equal"] is True
    assert found["reports"] == 3
    assert found["lag_ms"]["p50"] <= found["lag_ms"]["p95"] <= found["lag_ms"]["max"]
    first, second = found["desks"]
    assert first["desk"] != second["desk"]
    assert {**first, "desk": "", "home": ""} == {**second, "desk": "", "home": ""}
    store = SqliteStore(tmp_path / "homes" / "store.db", key=KEY)
    assert store.head() == Cursor(first["facts"], bytes.fromhex(first["chain"]))
    assert all((Path(each["home"]) / "journal.db").exists() for each in found["desks"])
    store.close()


def test_made_up_reports_never_go_among_real_ones(admin: Admin, tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    seat = Seat(home, SystemClock())
    with seat.desk() as desk:
        seat.agreed(desk)
    told = admin("simulate", "--desks", "1", "--reports", "1", "--store", f"sqlite:///{home.store}")
    assert told.code == 2
    assert "meldingen van Desk A" in told.data["error"]


def test_no_desk_at_all_is_refused(admin: Admin, tmp_path: Path) -> None:
    prepare(tmp_path / "store.db", "store", SystemClock().wall())
    told = admin("simulate", "--desks", "0", "--store", f"sqlite:///{tmp_path}/store.db")
    assert told.code == 2
    assert "minstens één desk" in told.data["error"]
