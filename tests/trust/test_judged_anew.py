"""What an older program took for good is judged again by a newer one, so that all desks judge one log alike."""

from contextlib import closing
from pathlib import Path

from desks import KEY, Seat, new_home
from signing_desks import Desk

from desk.facts.desk import DeskSetUp
from desk.storage.files import connect
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Cursor


def refused(seat: Seat) -> list[tuple[str, int]]:
    with closing(connect(seat.home.replica, KEY)) as replica:
        return list(replica.execute("SELECT why, count(*) FROM refused GROUP BY why ORDER BY why"))


def test_a_newer_program_judges_the_log_anew(tmp_path: Path) -> None:
    seat, evil = Seat(new_home(tmp_path / "home")), Desk()
    facts = [evil.enrolment, evil.own(DeskSetUp("Desk B", "B", "")), evil.admits(evil), evil.says()]
    with seat.desk() as desk:
        seat.agreed(desk)
        with closing(SqliteStore(seat.home.store, key=KEY)) as store:
            end = store.append(Cursor(), facts)
        assert seat.inbox.wait(lambda: desk._reader.cursor() == end)
    assert refused(seat) == [("not-allowed", 1)]
    with closing(connect(seat.home.replica, KEY)) as replica:
        replica.execute("DELETE FROM refused")
        replica.execute("DELETE FROM standing")
        replica.execute("UPDATE meta SET value = 'older' WHERE key = 'fold_version'")
    with seat.desk() as desk:
        assert seat.inbox.wait(lambda: [name for name, _, _ in desk._reader.newcomers()] == [evil.id])
    assert refused(seat) == [("not-allowed", 1)]
