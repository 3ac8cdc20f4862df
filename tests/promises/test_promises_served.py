"""Which promises a chain of the roster serves, so that a chain that takes longer is seen."""

import pytest

from desk.profile.library import load
from desk.profile.library import shipped as shipped_names
from desk.promises.served import promises_served


def test_the_chain_of_the_triagist_serves_the_promises_that_call_the_triagist_first() -> None:
    served = promises_served(load("friesland")[0].clocks.values())
    assert {minutes for minutes, _ in served["triagist"]} >= {5, 15, 20, 60}
    assert served["telephonist"][0][0] == 1
    assert all(label for promises in served.values() for _, label in promises)


@pytest.mark.parametrize("profile", shipped_names())
def test_what_counts_working_days_is_served_by_no_chain(profile: str) -> None:
    served = promises_served(load(profile)[0].clocks.values())
    assert all(minutes > 0 for promises in served.values() for minutes, _ in promises)
