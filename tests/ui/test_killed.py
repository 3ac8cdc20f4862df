"""kill -9 of a real window while somebody types in it (house rule 11)."""

from pathlib import Path

import pytest
from killing_windows import compare, kill_one
from windows import set_up

from desk.clock import SystemClock

ROUNDS = 5


@pytest.mark.parametrize("turn", range(2))
def test_nothing_that_was_shown_as_kept_is_missing_after_a_kill(turn: int, tmp_path: Path) -> None:
    home = set_up(tmp_path, clock=SystemClock())
    called_kept = 0
    for number in range(ROUNDS):
        told = kill_one(home, turn * ROUNDS + number)
        found = compare(home, told)
        assert found.missing == {}
        called_kept += len(told.kept)
    assert called_kept > 0
