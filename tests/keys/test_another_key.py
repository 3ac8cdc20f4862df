"""With another key than the files have nothing is set aside or begun anew: the start says so, and nothing is lost."""

import secrets
import shutil
from pathlib import Path

import pytest
from desks import Seat, everything, unlike
from keyed import KEY

from desk.bootstrap import Inbox, open_desk
from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.intake.calls import OpenReport
from desk.storage.converting import require_fit


def worked(path: Path) -> Seat:
    """A home in which somebody worked."""
    seat = Seat(Home(path, KEY))
    with seat.desk() as desk:
        desk.do(OpenReport(desk.new_id(), "0612345678"))
        seat.agreed(desk)
    return seat


def fit(home: Home) -> None:
    require_fit(home.key, home.journal, home.replica, home.store)


def test_a_desk_does_not_begin_anew_on_files_that_have_another_key(tmp_path: Path) -> None:
    seat = worked(tmp_path / "desk")
    with seat.desk() as desk:
        before = everything(desk)
    files = {path.name for path in seat.home.path.iterdir() if "onleesbaar" not in path.name}
    with pytest.raises(SurroundingsFailed, match="horen bij een andere sleutel"):
        open_desk(Home(seat.home.path, secrets.token_bytes(32)), Inbox())
    assert {path.name for path in seat.home.path.glob("*.db*") if "onleesbaar" in path.name} == set()
    assert {name for name in files if name.endswith(".db")} <= {path.name for path in seat.home.path.iterdir()}
    with seat.desk() as desk:
        assert unlike(before, everything(desk)) == {}


def test_a_file_that_alone_does_not_open_is_damaged_and_the_others_go_on(tmp_path: Path) -> None:
    seat = worked(tmp_path / "desk")
    seat.home.replica.write_bytes(b"geen database" * 400)
    fit(seat.home)
    with seat.desk() as desk:
        assert desk.today()


def test_files_that_are_broken_all_at_once_keep_nobody_from_work(tmp_path: Path) -> None:
    seat = worked(tmp_path / "desk")
    for path in (seat.home.journal, seat.home.replica, seat.home.store):
        path.write_bytes(bytes(8192))
    fit(seat.home)


def test_a_lone_file_that_does_not_open_is_damaged(tmp_path: Path) -> None:
    seat = worked(tmp_path / "desk")
    alone = Home(tmp_path / "alleen", KEY)
    alone.prepare()
    shutil.copy(seat.home.journal, alone.journal)
    fit(Home(alone.path, secrets.token_bytes(32)))


def test_an_empty_home_and_one_in_plain_text_fit_any_key(tmp_path: Path) -> None:
    fit(Home(tmp_path / "leeg", KEY))
    plain = Seat(Home(tmp_path / "leesbaar"))
    with plain.desk() as desk:
        plain.agreed(desk)
    fit(Home(plain.home.path, KEY))
