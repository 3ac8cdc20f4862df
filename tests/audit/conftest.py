"""A desk where somebody sits, and a report of a child."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import Seat, new_home
from looked import made

from desk.desk import Desk


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    """A place with the default store in its own folder."""
    return Seat(new_home(tmp_path / "home"))


@pytest.fixture
def desk(seat: Seat) -> Iterator[Desk]:
    """A desk at work."""
    with seat.desk() as desk:
        yield desk


@pytest.fixture
def report(desk: Desk) -> str:
    """A report that was made and never shown."""
    return made(desk)
