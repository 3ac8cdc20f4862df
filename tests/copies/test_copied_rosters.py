"""The roster files that a desk read in are part of its copies."""

from pathlib import Path

import pytest
from desks import NIGHT, Seat, new_home
from keyed import KEY

from desk.backup import make_copy
from desk.keys import sealed
from desk.restore import restore


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    return Seat(new_home(tmp_path / "desk"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "kopie"
    made.mkdir()
    return made


def test_roster_files_that_were_read_in_come_back_beside_those_that_are_there(seat: Seat, folder: Path) -> None:
    with seat.desk() as desk:
        seat.agreed(desk)
    kept = seat.home.rosters / "uit" / "wacht.ics"
    kept.parent.mkdir(parents=True)
    kept.write_text("BEGIN:VCALENDAR")
    made = make_copy(seat.home, folder, NIGHT)
    kept.unlink()
    (seat.home.rosters / "later.xlsx").write_text("later")
    restore(seat.home, made, NIGHT)
    # What comes back is sealed; what is here stays as it is until the next start.
    assert sealed.read(kept, KEY) == b"BEGIN:VCALENDAR"
    assert (seat.home.rosters / "later.xlsx").read_text() == "later"
