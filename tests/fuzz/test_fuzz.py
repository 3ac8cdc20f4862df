"""Every reader of data from outside takes what it is given or refuses it in words: never a traceback, never a hang.

The same examples for hours: tests/by_hand/fuzz.py.
"""

import pytest
from driving import try_one
from hostile import LOG, PARSERS, example
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SLOWEST = 10.0
FEW = {"roster-workbook": 2, "log": 8}
"""Examples of readers that take a process or a night each."""
NAMES = [parser.name for parser in PARSERS]


@pytest.mark.parametrize("parser", PARSERS, ids=NAMES)
def test_what_is_real_is_taken(parser: object) -> None:
    tried = [try_one(parser, data) for data in parser.seeds()]  # type: ignore[arg-type, attr-defined]
    assert [one.why for one in tried if one.why] == []
    assert "taken" in {one.outcome for one in tried}


@pytest.mark.parametrize("parser", PARSERS, ids=NAMES)
def test_what_is_hostile_is_taken_or_refused(parser: object) -> None:
    count = FEW.get(parser.name, 6 if "profile" in parser.name else 25)  # type: ignore[attr-defined]

    @settings(max_examples=count, deadline=None, suppress_health_check=[*HealthCheck], database=None)
    @given(st.integers(min_value=0, max_value=1 << 40))
    def reads(seed: int) -> None:
        tried = try_one(parser, example(parser, seed))  # type: ignore[arg-type]
        assert tried.outcome != "broken", f"--parser {parser.name} --seed {seed}: {tried.why}"  # type: ignore[attr-defined]
        assert tried.seconds < SLOWEST, f"--parser {parser.name} --seed {seed}: {tried.seconds:.1f} s"  # type: ignore[attr-defined]

    reads()


def test_the_same_seed_makes_the_same_bytes() -> None:
    for parser in (LOG, PARSERS[0]):
        assert [example(parser, seed) for seed in range(6)] == [example(parser, seed) for seed in range(6)]
