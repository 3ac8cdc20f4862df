"""The test of the test: each fault that is put in on purpose is found, and by the check that is there for it."""

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, settings
from hypothesis.stateful import run_state_machine_as_test
from machine import Night
from mutants import MUTANTS, put_in

# The same nights each time, and no search for the smallest one: found is enough.
SEARCH = settings(
    max_examples=1000,
    stateful_step_count=25,
    deadline=None,
    database=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
    verbosity=Verbosity.quiet,
    report_multiple_bugs=False,
)


@pytest.mark.parametrize("name", MUTANTS)
def test_a_fault_that_is_put_in_is_found(name: str) -> None:
    mutant = MUTANTS[name]
    with put_in(mutant.changes), pytest.raises(AssertionError, match=mutant.caught_by):
        run_state_machine_as_test(Night, settings=SEARCH)
