"""Which store a desk shares: named, chosen or its own; an address that cannot be keeps no desk from starting."""

from contextlib import closing
from pathlib import Path

import pytest
from desks import Seat, new_home
from keyed import KEY

from desk import settings
from desk.desk import Done
from desk.intake.calls import OpenReport
from desk.sync.sqlite_store import SqliteStore


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    return Seat(new_home(tmp_path / "a"))


def shared(store: Path) -> int:
    with closing(SqliteStore(store, key=KEY)) as opened:
        return opened.head().position


def test_the_store_that_the_settings_name_is_shared(seat: Seat, tmp_path: Path) -> None:
    chosen = tmp_path / "elsewhere" / "ours.db"
    chosen.parent.mkdir()
    settings.change(seat.home.path, store=f"sqlite:///{chosen}")
    with seat.desk() as desk:
        desk.do(OpenReport(desk.new_id()))
        seat.agreed(desk)
    assert shared(chosen) > 0
    assert shared(seat.home.store) == 0


def test_the_store_that_the_environment_names_counts_above_the_settings(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = tmp_path / "named.db"
    settings.change(seat.home.path, store=f"sqlite:///{tmp_path / 'chosen.db'}")
    monkeypatch.setenv("NACHTWACHT_STORE", f"sqlite:///{named}")
    with seat.desk() as desk:
        seat.agreed(desk)
    assert shared(named) > 0
    assert not (tmp_path / "chosen.db").exists()


@pytest.mark.parametrize("address", ["mysql://server/nacht", "sqlite:///{}/nergens/store.db", "postgresql+psycopg://"])
def test_an_address_that_cannot_be_is_said_and_the_desk_goes_on_without_a_store(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("NACHTWACHT_STORE", address.format(tmp_path))
    with seat.desk() as desk:
        report = desk.new_id()
        assert isinstance(desk.do(OpenReport(report)), Done)
        assert seat.inbox.wait(lambda: desk.health().level == "warn")
        assert "gedeelde opslag" in desk.health().text
        seat.kept(desk)
        assert desk.card(report) is not None
    monkeypatch.delenv("NACHTWACHT_STORE")
    with seat.desk() as desk:
        seat.agreed(desk)
        assert desk.card(report) is not None
