"""`journal info` counts every fact once; `journal rebuild` folds afresh, compares, and mends what differs."""

import shutil
from contextlib import closing
from pathlib import Path

from admin_calls import Admin
from keyed import KEY

from desk.bootstrap import Inbox, open_desk
from desk.clock import SetClock
from desk.demo.night import START
from desk.desk import Desk
from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.intake.answers import TypeNote
from desk.intake.calls import OpenReport
from desk.storage.files import connect
from desk.sync.memory_store import MemoryStore


def away() -> MemoryStore:
    raise SurroundingsFailed("de opslag is weg")


def count(path: Path, table: str = "fact") -> int:
    with closing(connect(path, KEY)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def spoil(path: Path, statement: str) -> None:
    with closing(connect(path, KEY)) as connection:
        connection.execute(statement)


def begin(home: Path, inbox: Inbox) -> Desk:
    return open_desk(Home(home, KEY), inbox, clock=SetClock(START))


def test_info_tells_facts_reports_what_waits_and_the_sqlite_in_use(admin: Admin, night_home: Path) -> None:
    answered = admin("journal", "info", "--json", "--home", night_home)
    assert answered.code == 0
    assert list(answered.data) == ["facts", "reports", "pending", "sqlite", "home"]
    assert answered.data["facts"] == count(night_home / "store.db")
    assert (answered.data["reports"], answered.data["pending"]) == (count(night_home / "replica.db", "report"), 0)
    assert answered.data["sqlite"].startswith("3.")
    assert answered.data["home"] == str(night_home)


def test_the_home_may_be_named_by_the_environment(admin: Admin, night_home: Path, monkeypatch: object) -> None:
    said = admin("journal", "info", "--home", night_home)
    assert said.code == 0
    assert str(night_home) in said.out
    assert "meldingen" in said.out


def test_facts_that_wait_for_a_store_that_is_away_are_counted_once(admin: Admin, own_home: Path) -> None:
    before = admin("journal", "info", "--json", "--home", own_home).data
    inbox = Inbox()
    desk = open_desk(Home(own_home, KEY), inbox, clock=SetClock(START), open_store=away)
    desk.do(OpenReport(report := desk.new_id(), "0612345699"))
    desk.do(TypeNote(report, "de opslag is weg, wij gaan door"))
    assert desk.stop()
    after = admin("journal", "info", "--json", "--home", own_home).data
    # The desk enrols with its first fact.
    assert after["pending"] == 5
    assert after["facts"] == before["facts"] + 5
    assert after["reports"] == before["reports"] + 1


def test_what_others_put_in_the_store_is_counted_before_it_is_pulled(admin: Admin, own_home: Path) -> None:
    before = admin("journal", "info", "--json", "--home", own_home).data
    roster = own_home.parent / "rooster.csv"
    roster.write_text("role;name;phone;from;until\ntriagist;Ik;0612345601;2026-12-01 17:00;2026-12-02 08:00\n")
    assert admin("roster", "import", roster, "--home", own_home).code == 0
    after = admin("journal", "info", "--json", "--home", own_home).data
    assert (after["facts"], after["pending"]) == (before["facts"] + 4, 0)


def test_without_its_store_the_replica_still_counts(admin: Admin, own_home: Path) -> None:
    before = admin("journal", "info", "--json", "--home", own_home).data
    (own_home / "store.db").unlink()
    assert admin("journal", "info", "--json", "--home", own_home).data == before


def test_a_home_of_another_version_is_refused_and_left_alone(admin: Admin, own_home: Path) -> None:
    spoil(own_home / "replica.db", "UPDATE alembic_version SET version_num = 'r9999'")
    for command in ("info", "rebuild"):
        answered = admin("journal", command, "--home", own_home)
        assert answered.code == 2
        assert "andere versie" in answered.data["error"]


def test_a_file_that_is_no_database_is_an_error(admin: Admin, own_home: Path) -> None:
    (own_home / "journal.db").write_bytes(b"geen database, wel bytes" * 1000)
    answered = admin("journal", "info", "--home", own_home)
    assert answered.code == 2
    assert "journal.db" in answered.data["error"]


def test_a_rebuild_gives_the_same_rows_and_leaves_nothing_behind(admin: Admin, own_home: Path) -> None:
    before = sorted(path.name for path in own_home.iterdir())
    answered = admin("journal", "rebuild", "--home", own_home)
    assert answered.code == 0
    assert answered.data == {
        "facts": count(own_home / "replica.db"),
        "reports": count(own_home / "replica.db", "report"),
        "rows": count(own_home / "replica.db", "row"),
        "same": True,
        "differences": [],
        "broken": [],
        "mended": False,
    }
    assert sorted(path.name for path in own_home.iterdir()) == before


def test_a_rebuild_finds_every_kind_of_row_that_differs_and_mends_it(admin: Admin, own_home: Path) -> None:
    replica = own_home / "replica.db"
    for statement in (
        "UPDATE report SET live = 1 - live WHERE number = 410",
        "DELETE FROM report_key WHERE key LIKE 'c:sem%'",
        "INSERT INTO report_key VALUES ('n:+31600000000', x'00112233445566778899aabbccddeeff')",
        "DELETE FROM row WHERE subject = (SELECT min(subject) FROM row WHERE kind = 'person')",
        "DELETE FROM search WHERE rowid = 3",
    ):
        spoil(replica, statement)
    answered = admin("journal", "rebuild", "--home", own_home)
    assert answered.code == 1
    assert (answered.data["same"], answered.data["mended"], answered.data["broken"]) == (False, True, [])
    assert {row.split()[0] for row in answered.data["differences"]} == {"report", "report_key", "row", "search"}
    assert admin("journal", "rebuild", "--home", own_home).data["same"]


def test_a_rebuild_beside_an_open_window_compares_and_leaves_its_rows_alone(admin: Admin, own_home: Path) -> None:
    spoil(own_home / "replica.db", "UPDATE report SET live = 1 - live WHERE number = 410")
    desk = begin(own_home, Inbox())
    try:
        answered = admin("journal", "rebuild", "--home", own_home)
        assert (answered.code, answered.data["same"], answered.data["mended"]) == (1, False, False)
        assert "Nachtwacht is open" in answered.err
    finally:
        desk.stop()
    assert admin("journal", "rebuild", "--home", own_home).data["mended"]


def test_a_rebuild_says_where_a_fact_was_changed_behind_our_back(admin: Admin, own_home: Path) -> None:
    replica = own_home / "replica.db"
    spoil(replica, "DROP TRIGGER fact_no_update")
    spoil(replica, "UPDATE fact SET payload = x'7b7d' WHERE position = 40")
    answered = admin("journal", "rebuild", "--home", own_home)
    assert answered.code == 1
    assert answered.data["broken"] == [40]


def test_a_copied_home_can_be_looked_at_without_changing_it(admin: Admin, night_home: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(night_home, tmp_path / "kopie"))
    journal = (copy / "journal.db").read_bytes()
    assert admin("journal", "info", "--home", copy).code == 0
    assert admin("report", "export", "A-0419", "--format", "fhir", "--home", copy).code == 0
    assert (copy / "journal.db").read_bytes() == journal
