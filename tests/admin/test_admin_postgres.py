"""`store init`, `status`, `join` and a roster on a real PostgreSQL server."""

import re
import shlex
from pathlib import Path

import pytest
from admin_calls import Admin
from desks import NIGHT, Seat, new_home
from pocket_safe import PocketSafe, in_use
from postgres import server

from desk.backup import make_copy
from desk.copies import read_manifest
from desk.intake.calls import OpenReport
from desk.restore import restore
from desk.settings import read
from desk.sync.address import PostgresAddress, parse
from desk.sync.opening import open_store, store_opener


def url_of(database: str, user: str = "desk") -> str:
    return f"postgresql+psycopg://{user}@/{database}?host={server().folder}"


def fresh() -> str:
    """A new database with an empty store."""
    return url_of(server().store().rpartition("dbname=")[2])


def test_init_makes_the_store_and_may_be_repeated(admin: Admin) -> None:
    url = url_of(server().database(), "postgres")
    first, second = admin("store", "init", url), admin("store", "init", url)
    assert (first.code, second.code) == (0, 0)
    assert "is gemaakt" in first.out
    assert "bestond al" in second.out
    assert admin("store", "status", "--store", url, "--json").data["head"] == 0


def test_who_may_not_make_it_is_told_what_the_dba_is_to_run_and_that_is_all_it_takes(admin: Admin) -> None:
    database = server().database()
    server().admin("CREATE ROLE guest LOGIN")
    url = url_of(database, "guest")
    answered = admin("store", "init", url)
    assert answered.code == 2
    assert answered.err == ""
    said = answered.data["error"]
    name, *arguments = shlex.split(said.rpartition("databasebeheerder geeft: ")[2])
    assert (name, arguments[-1]) == ("nachtwacht-admin", "--script")
    script = admin(*arguments)
    assert script.code == 0
    server().admin(script.out, database)
    server().admin(re.search(r"GRANT nachtwacht_desk TO \w+", said)[0])
    assert admin("store", "status", "--store", url, "--json").data["head"] == 0
    assert admin("store", "init", url).code == 2


def test_a_desk_moves_to_the_server_and_status_tells_of_it(admin: Admin, tmp_path: Path) -> None:
    url = fresh()
    seat = Seat(new_home(tmp_path / "desk"))
    with seat.desk() as desk:
        desk.do(OpenReport(desk.new_id(), "0612345699"))
        seat.agreed(desk)
    assert admin("store", "join", url, "--home", seat.home.path).code == 0
    assert read(seat.home.path).store == str(parse(url))
    moved = Seat(seat.home, seat.clock, store_opener(seat.home, read(seat.home.path)))
    with moved.desk() as desk:
        desk.do(OpenReport(desk.new_id(), "0612345688"))
        moved.agreed(desk)
        assert {card.reference for card in desk.today()} == {"A-0001", "A-0002"}
        # That somebody looked is a fact too.
        moved.agreed(desk)
    status = admin("store", "status", "--json", "--home", seat.home.path)
    assert status.code == 0
    assert status.data["head"] == admin("journal", "info", "--json", "--home", seat.home.path).data["facts"]


def test_a_roster_is_read_in_on_the_server_and_counted_before_it_is_pulled(admin: Admin, tmp_path: Path) -> None:
    seat = Seat(new_home(tmp_path / "desk"))
    with seat.desk() as desk:
        seat.agreed(desk)
    assert admin("store", "join", fresh(), "--home", seat.home.path).code == 0
    before = admin("journal", "info", "--json", "--home", seat.home.path).data
    roster = tmp_path / "rooster.csv"
    roster.write_text("role;name;phone;from;until\ntriagist;Ik;0612345601;2026-12-01 17:00;2026-12-02 08:00\n")
    assert admin("roster", "import", roster, "--home", seat.home.path).code == 0
    after = admin("journal", "info", "--json", "--home", seat.home.path).data
    assert after["facts"] == before["facts"] + 4


def test_the_password_in_the_safe_opens_the_door_and_a_closed_safe_is_named(admin: Admin) -> None:
    database = server().store().rpartition("dbname=")[2]
    url = url_of(database, "guarded")
    address = parse(url)
    assert isinstance(address, PostgresAddress)
    safe = PocketSafe()
    with in_use(safe):
        refused = admin("store", "status", "--store", url)
        assert (refused.code, "store password" in refused.data["error"]) == (2, True)
        safe.kept["nachtwacht", address.account] = "geheim"
        assert admin("store", "status", "--store", url).code == 0
        safe.locked = True
        closed = admin("store", "status", "--store", url)
        assert (closed.code, "Ontgrendel" in closed.data["error"]) == (2, True)


def test_libpqs_own_password_file_goes_on_working(
    admin: Admin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = url_of(server().store().rpartition("dbname=")[2], "guarded")
    kept = tmp_path / "pgpass"
    kept.write_text("*:*:*:guarded:geheim\n")
    kept.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(kept))
    with in_use(PocketSafe()):
        assert admin("store", "status", "--store", url).code == 0


def test_a_desk_that_burnt_down_comes_back_from_its_copy_and_the_server(tmp_path: Path) -> None:
    address = parse(fresh())
    seat = Seat(new_home(tmp_path / "desk"), open_store=lambda: open_store(address))
    named = {"NACHTWACHT_STORE": str(address)}
    (tmp_path / "kopie").mkdir()
    with seat.desk() as desk:
        desk.do(OpenReport(desk.new_id(), "0612345699"))
        seat.agreed(desk)
        copy = make_copy(seat.home, tmp_path / "kopie", NIGHT, named)
        desk.do(OpenReport(desk.new_id(), "0612345688"))
        seat.agreed(desk)
    assert read_manifest(copy).versions.keys() == {"journal.db", "replica.db"}
    again = Seat(new_home(tmp_path / "nieuw"), open_store=seat.open_store)
    restore(again.home, copy, NIGHT)
    with again.desk() as desk:
        assert again.inbox.wait(lambda: {card.reference for card in desk.today()} == {"A-0001", "A-0002"})
        desk.do(OpenReport(desk.new_id(), "0612345677"))
        again.agreed(desk)
        assert len({card.reference for card in desk.today()}) == 3
