"""How the three files are opened: right pragmas, one SQLite, a transaction that never stays open."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desks import Seat, new_home

from desk.errors import SurroundingsFailed
from desk.intake.calls import OpenReport
from desk.storage import files
from desk.storage.files import IntegrityError, OperationalError, connect, prepare, transaction
from desk.storage.upgrade import engine

WANTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "secure_delete": 1,
    "mmap_size": 0,
    "foreign_keys": 1,
    "busy_timeout": 5000,
}


def pragmas(connection: object) -> dict[str, object]:
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in WANTED}


def test_every_connection_waits_for_the_disk_and_leaves_no_erased_bytes(tmp_path: Path) -> None:
    connection = connect(tmp_path / "a.db")
    assert pragmas(connection) == WANTED
    connection.close()


def test_only_the_replica_may_be_quicker_since_it_can_be_rebuilt(tmp_path: Path) -> None:
    connection = connect(tmp_path / "a.db", full=False)
    assert pragmas(connection) == {**WANTED, "synchronous": 1}
    connection.close()


def test_whatever_a_desk_at_work_opens_has_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[str, dict[str, object]]] = []

    class Watched(files.sqlite.Connection):
        """Looks at itself before it goes."""

        path = Path()

        def close(self) -> None:
            opened.append((self.path.name, pragmas(self)))
            super().close()

    bare = files.sqlite.connect

    def watched(path: str, **how: object) -> Watched:
        connection = bare(path, factory=Watched, **how)
        connection.path = Path(path)
        return connection

    monkeypatch.setattr(files.sqlite, "connect", watched)
    seat = Seat(new_home(tmp_path / "home"))
    with seat.desk() as desk:
        desk.do(OpenReport(desk.new_id()))
        seat.agreed(desk)
    monkeypatch.undo()
    # Writer and reader of the journal, sync thread and window on the replica, the store, and what looks before them.
    names = [name for name, _ in opened]
    assert all(names.count(name) >= least for name, least in (("journal.db", 3), ("replica.db", 3), ("store.db", 2)))
    for name, found in opened:
        safe = found["synchronous"] == 2 or (name == "replica.db" and found["synchronous"] == 1)
        assert (name, safe, {**found, "synchronous": 2}) == (name, True, WANTED)


def test_nobody_opens_a_file_in_another_way() -> None:
    project = Path(__file__).parents[2]
    named = [file for file in (project / "desk").rglob("*.py") if "sqlcipher3" in file.read_text(encoding="utf-8")]
    # The copying makes files that are complete in themselves, without a write-ahead log beside them; the upgrade only
    # tells SQLAlchemy which library this is.
    assert sorted(file.stem for file in named) == ["connection", "copying", "files", "upgrade"]


def test_a_library_that_could_damage_a_write_ahead_log_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert files.OLDEST_SQLITE >= (3, 51, 3)
    monkeypatch.setattr(files.sqlite, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(SurroundingsFailed, match="databasebibliotheek is te oud"):
        prepare(tmp_path / "store.db", "store", datetime.now(UTC))
    assert not (tmp_path / "store.db").exists()


def test_connections_of_sqlalchemy_have_the_same_pragmas(tmp_path: Path) -> None:
    made = engine(lambda: connect(tmp_path / "a.db"))
    with made.connect() as connection:
        assert pragmas(connection.connection.driver_connection) == WANTED
    made.dispose()


def test_a_write_transaction_of_sqlalchemy_takes_the_lock_at_once(tmp_path: Path) -> None:
    made = engine(lambda: connect(tmp_path / "a.db"))
    other = connect(tmp_path / "a.db")
    other.execute("PRAGMA busy_timeout=0")
    with made.connect() as connection, connection.begin(), pytest.raises(OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.execute("BEGIN IMMEDIATE")
    other.execute("ROLLBACK")
    other.close()
    made.dispose()


def test_what_fails_halfway_leaves_nothing_behind(tmp_path: Path) -> None:
    connection = connect(tmp_path / "a.db")
    connection.execute("CREATE TABLE fact (id INTEGER PRIMARY KEY)")
    with pytest.raises(IntegrityError), transaction(connection):
        connection.executemany("INSERT INTO fact VALUES (?)", [(1,), (1,)])
    assert connection.execute("SELECT count(*) FROM fact").fetchone() == (0,)
    connection.close()


def test_a_commit_that_fails_does_not_keep_the_next_one_from_being_written(tmp_path: Path) -> None:
    # A disk that is full makes COMMIT itself fail; a foreign key that is looked at late does so on any disk.
    connection = connect(tmp_path / "a.db")
    connection.execute("CREATE TABLE report (id INTEGER PRIMARY KEY)")
    connection.execute("CREATE TABLE fact (of INTEGER REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED)")
    with pytest.raises(IntegrityError), transaction(connection):
        connection.execute("INSERT INTO fact VALUES (5)")
    with transaction(connection):
        connection.execute("INSERT INTO report VALUES (5)")
        connection.execute("INSERT INTO fact VALUES (5)")
    assert connection.execute("SELECT count(*) FROM fact").fetchone() == (1,)
    connection.close()


DESK_AT_WORK = """
import sys, tempfile
from pathlib import Path
from datetime import UTC, datetime
import desk.storage.migrations.journal.j0001, desk.storage.migrations.replica.r0001
import desk.storage.migrations.store.s0001
from desk.bootstrap import Inbox, open_desk
from desk.home import Home
from desk.intake.desk import SetUpDesk
from desk.profile.load import load_profile
import resources
with tempfile.TemporaryDirectory() as room:
    inbox = Inbox()
    desk = open_desk(Home(Path(room) / "home"), inbox)
    profile, _ = load_profile(Path(resources.__file__).parent / "profiles" / "voorbeeld")
    desk.do(SetUpDesk("Desk A", "A", profile))
    assert inbox.wait(lambda: desk.health().pending == 0)
    desk.stop()
print([name for name in sys.modules if name.split(".")[0] in ("sqlite3", "_sqlite3", "pysqlite3", "apsw")])
maps = Path("/proc/self/maps")
lines = maps.read_text().splitlines() if maps.exists() else []
print(sorted({line.split("/")[-1] for line in lines if "sqlite" in line.rpartition("/")[2].lower()}))
"""


def test_a_desk_at_work_has_one_sqlite_in_its_process_and_it_is_not_pythons() -> None:
    project = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-P", "-c", DESK_AT_WORK], capture_output=True, text=True, cwd=project, env={"PYTHONPATH": "."}
    )
    assert done.returncode == 0, done.stderr
    modules, libraries = done.stdout.splitlines()
    assert modules == "[]"
    assert libraries.count(".so") <= 1, libraries
