"""Whatever is destroyed at one desk goes at every other one, also where something was broken off or put back."""

import shutil
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from desks import NIGHT, Seat
from retained import (
    NAME,
    closed,
    comes_true,
    done,
    is_closed,
    lying_about,
    plain_home,
    plain_seat,
    reported,
    years_later,
)

from desk.backup import make_copy
from desk.clock import SetClock
from desk.desk import Desk
from desk.intake.answers import TypeNote
from desk.intake.retention import ApproveDestruction, EraseFacts, HoldDestruction, LiftHold
from desk.restore import restore
from desk.storage.files import OperationalError, connect, prepare
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Store


def clean(seat: Seat, *more: Path) -> bool:
    """Whether nothing of it stands in any file of this desk."""
    return comes_true(seat, lambda: not lying_about([seat.home.path, *more]))


class Refusing(SqliteStore):
    """A store that fails just when it should destroy."""

    def erase(self, erasures: Mapping[str, bytes], /) -> None:
        if erasures:
            raise OperationalError("disk I/O error")


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    prepare(folder / "store.db", "store", NIGHT)
    return folder


def two(tmp_path: Path, shared: Path) -> tuple[Seat, Seat]:
    clock = SetClock(NIGHT)

    def opens() -> Store:
        return SqliteStore(shared / "store.db")

    first, second = (plain_seat(tmp_path / code, code, clock, opens) for code in "AB")
    with first.desk() as desk:
        # Who works in a store first is known there; of a stranger nothing that destroys counts.
        first.agreed(desk)
    return first, second


def test_a_desk_that_was_off_destroys_when_it_comes_back(tmp_path: Path, shared: Path) -> None:
    first, second = two(tmp_path, shared)
    with first.desk() as desk, second.desk() as other:
        report = closed(other, reported(other))
        second.agreed(other)
        first.agreed(desk)
        assert comes_true(first, lambda: is_closed(desk, report))
    assert lying_about([second.home.path])
    years_later(first)
    with first.desk() as desk:
        done(desk.do(ApproveDestruction(report)))
        first.agreed(desk)
        assert clean(first, shared), lying_about([first.home.path, shared])
    assert lying_about([second.home.path])
    with second.desk() as other:
        assert clean(second), lying_about([second.home.path])
        assert other.card(report) is None
        # It is not brought back by a desk that heals a store which is empty again, nor by whoever reads that.
    for part in shared.iterdir():
        part.unlink()
    prepare(shared / "store.db", "store", NIGHT)
    with second.desk() as other:
        second.agreed(other)
        assert clean(second, shared), lying_about([second.home.path, shared])


def test_an_older_copy_that_is_put_back_is_destroyed_anew(tmp_path: Path) -> None:
    seat = plain_seat(tmp_path / "desk")
    with seat.desk() as desk:
        report = closed(desk, reported(desk))
        seat.agreed(desk)
    copy = tmp_path / "copy"
    shutil.copytree(seat.home.path, copy)
    years_later(seat)
    with seat.desk() as desk:
        done(desk.do(EraseFacts(report, "request")))
        seat.agreed(desk)
        assert clean(seat)
    # The journal alone comes back, as after a disk that was damaged; what others know says what to do.
    shutil.copyfile(copy / "journal.db", seat.home.journal)
    assert lying_about([seat.home.path])
    with seat.desk():
        assert clean(seat), lying_about([seat.home.path])
    shutil.copyfile(copy / "replica.db", seat.home.replica)
    with seat.desk():
        assert clean(seat), lying_about([seat.home.path])


def test_what_was_broken_off_is_done_by_the_next_start(tmp_path: Path) -> None:
    clock, home = SetClock(NIGHT), plain_home(tmp_path / "desk")
    seat = Seat(home, clock, lambda: Refusing(home.store))
    with seat.desk() as desk:
        report = closed(desk, reported(desk))
        seat.agreed(desk)
        years_later(seat)
        done(desk.do(ApproveDestruction(report)))
        seat.agreed(desk)
        gone = comes_true(seat, lambda: not [x for x in lying_about([home.path]) if "store" not in x])
        assert gone, lying_about([home.path])
        assert desk.health().away is False
    assert {line.split(":")[0] for line in lying_about([home.path])} <= {"store.db", "store.db-wal"}
    assert lying_about([home.path])
    again = Seat(home, clock)
    with again.desk():
        assert clean(again), lying_about([home.path])


def test_what_comes_after_a_report_was_destroyed_stands_on_the_list_again(tmp_path: Path, shared: Path) -> None:
    first, second = two(tmp_path, shared)
    with first.desk() as desk, second.desk() as other:
        report = closed(other, reported(other))
        second.agreed(other)
        assert comes_true(first, lambda: is_closed(desk, report))
    years_later(first)
    line = Refusing(shared / "store.db")
    line.close()
    with first.desk() as desk:
        done(desk.do(ApproveDestruction(report)))
        first.agreed(desk)
        assert clean(first, shared)
        assert desk.destruction() == ()
    # A desk that has not heard of it yet goes on in it.
    aside = shared / "store.db"
    aside.rename(shared / "elsewhere.db")
    with second.desk() as other:
        done(other.do(TypeNote(report, f"{NAME} belde nog eens")))
        second.kept(other)
    (shared / "elsewhere.db").rename(aside)
    with second.desk() as other, first.desk() as desk:
        second.agreed(other)
        assert comes_true(first, lambda: len(desk.destruction()) == 1)
        (row,) = desk.destruction()
        assert (row.late, row.reference, row.report) == (True, "B-0001", report)
        assert desk.card(report) is None
        done(desk.do(ApproveDestruction(report)))
        first.agreed(desk)
        assert clean(first, shared), lying_about([first.home.path, shared])
        assert clean(second), lying_about([second.home.path])


def test_only_what_is_closed_and_held_by_nothing_goes(tmp_path: Path) -> None:
    seat = plain_seat(tmp_path / "desk")
    with seat.desk() as desk:
        report = reported(desk)
        assert "nog open" in refused(desk, ApproveDestruction(report))
        closed(desk, report)
        assert "wordt nog bewaard tot en met 21-11-2029" in refused(desk, ApproveDestruction(report))
        assert "op welke grond" in refused(desk, EraseFacts(report, "zomaar"))
        assert "op welke grond" in refused(desk, EraseFacts(report, "term"))
        assert "bezwaar, klacht of rechtszaak" in refused(desk, HoldDestruction(report, "zomaar"))
        done(desk.do(HoldDestruction(report, "complaint", "klacht bij de nachtdienst")))
        seat.agreed(desk)
        years_later(seat)
        (row,) = desk.destruction()
        assert row.held == "er loopt een klacht: klacht bij de nachtdienst"
        assert "Hef eerst op" in refused(desk, ApproveDestruction(report))
        done(desk.do(LiftHold(report)))
        (row,) = desk.destruction()
        assert (row.held, f"{row.ended}") == ("", "2029-11-21")
        done(desk.do(ApproveDestruction(report)))
        seat.agreed(desk)
        assert comes_true(seat, lambda: desk.destruction() == ())
        assert "niet bekend" in refused(desk, ApproveDestruction(report))


def refused(desk: Desk, command: object) -> str:
    result = desk.do(command)
    assert hasattr(result, "reason"), result
    return str(result.reason)


def test_the_number_of_a_report_that_is_gone_is_given_to_no_other(tmp_path: Path) -> None:
    seat = plain_seat(tmp_path / "desk")
    with seat.desk() as desk:
        report = closed(desk, reported(desk))
        seat.agreed(desk)
        done(desk.do(EraseFacts(report, "request")))
        seat.agreed(desk)
        assert comes_true(seat, lambda: desk.card(report) is None)
    with seat.desk() as desk:
        other = desk.card(reported(desk, "Pieter"))
        assert other is not None
        assert other.reference == "A-0002"
    with closing(connect(seat.home.replica)) as connection:
        assert connection.execute("SELECT code, number FROM given").fetchall() == [("A", 1)]


def test_a_copy_that_is_restored_is_clean_before_anybody_opens_it(tmp_path: Path) -> None:
    seat = plain_seat(tmp_path / "desk")
    folder = tmp_path / "copies"
    folder.mkdir()
    with seat.desk() as desk:
        report = closed(desk, reported(desk))
        seat.agreed(desk)
    made = make_copy(seat.home, folder, NIGHT)
    with seat.desk() as desk:
        done(desk.do(EraseFacts(report, "request")))
        seat.agreed(desk)
        assert clean(seat)
    assert lying_about([made])
    restore(seat.home, made, NIGHT)
    with closing(connect(seat.home.journal)) as connection:
        left = connection.execute("SELECT count(*) FROM fact WHERE kind = 'report' AND payload IS NOT NULL").fetchone()
    assert left == (0,)
    with seat.desk() as desk:
        assert comes_true(seat, lambda: desk.card(report) is None)
        files = [seat.home.journal, seat.home.replica, seat.home.store]
        assert comes_true(seat, lambda: not any(NAME.encode() in path.read_bytes() for path in files))
