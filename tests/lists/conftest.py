"""The desk of the tests of lists, with what it wrote still waiting for the store, and once more with it agreed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import Seat, new_home
from lists_night import Night


@pytest.fixture(params=[False, True], ids=["waiting", "agreed"])
def night(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Night]:
    seat = Seat(new_home(tmp_path / "a"))
    with seat.desk() as desk:
        yield Night(seat, desk, agreed=request.param)
