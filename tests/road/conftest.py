"""A seat with its own home, for every test of the road."""

from pathlib import Path

import pytest
from desks import Seat, new_home


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    """A place with the default store in its own folder."""
    return Seat(new_home(tmp_path / "home"))
