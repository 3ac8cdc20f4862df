"""Thousands of nights with everything that may go wrong: nothing kept is lost, all desks end with one log and state."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from machine import Night

NIGHTS, PARTS = 2000, 4
NIGHTLY = settings(
    max_examples=NIGHTS // PARTS,
    stateful_step_count=25,
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_happens_in_a_night_nothing_is_lost_and_all_desks_end_alike(part: int) -> None:
    # In parts, so that they run beside each other; each part draws its own nights.
    run_state_machine_as_test(Night, settings=NIGHTLY)
