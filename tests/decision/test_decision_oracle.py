"""Our evaluator and the public engine (zen-engine) say the same about the same table."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jdm_files import BOOLEAN, NUMBER, Oracle, as_bytes, jdm, loaded, our_hits, text

from desk.decision.table import Value

WORDS = ("no", "unknown", "low", "high", "co-operative", "x.1")
OUTPUTS = {"urgency": text("u1", "u2", "u3"), "weight": NUMBER}


AGES = (-2, -1, 0, 1, 5.999, 6, 7, 11.9, 12, 12.5, 13, 18, 1e6)


@pytest.mark.parametrize("cell", ["", '"no"', '"no","low"', ' "low" , "high" ', '"co-operative", "x.1"'])
def test_codes_mean_the_same(cell: str) -> None:
    _agree_on_cell(text(*WORDS), cell, WORDS)


@pytest.mark.parametrize(
    "cell",
    [
        *("", "12", "-1", "0", "12.5", "[12..12]", "< 12", "<12", "<= 12", "> 12", ">= 12", "< -1"),
        *("[6..12)", "(6..12]", "[6..12]", "(6..12)", "[ -1 .. 6 ]", "< 6, >= 12", "[0..1],[6..7),13"),
    ],
)
def test_numbers_mean_the_same(cell: str) -> None:
    _agree_on_cell(NUMBER, cell, AGES)


@pytest.mark.parametrize("cell", ["", "true", "false", "true,false"])
def test_booleans_mean_the_same(cell: str) -> None:
    _agree_on_cell(BOOLEAN, cell, (True, False))


def _bound() -> st.SearchStrategy[str]:
    return st.sampled_from(["-1", "0", "6", "11.5", "12", "18"])


def _number_cell() -> st.SearchStrategy[str]:
    comparison = st.builds(lambda sign, bound: f"{sign} {bound}", st.sampled_from(["<", "<=", ">", ">="]), _bound())
    pair = st.tuples(_bound(), _bound()).filter(lambda pair: float(pair[0]) < float(pair[1]))
    interval = st.builds(
        lambda left, pair, right: f"{left}{pair[0]}..{pair[1]}{right}",
        st.sampled_from("[("),
        pair,
        st.sampled_from("])"),
    )
    return st.one_of(
        st.just(""), st.lists(st.one_of(_bound(), comparison, interval), min_size=1, max_size=2).map(", ".join)
    )


def _word_cell() -> st.SearchStrategy[str]:
    chosen = st.lists(st.sampled_from(WORDS), unique=True, max_size=4)
    return chosen.map(lambda words: ", ".join(f'"{word}"' for word in words))


def _rules() -> st.SearchStrategy[list[tuple[str, dict[str, str]]]]:
    cells = st.fixed_dictionaries(
        {
            "mood": _word_cell(),
            "harm": _word_cell(),
            "age": _number_cell(),
            "alone": st.sampled_from(["", "true", "false"]),
            "urgency": st.sampled_from(['"u1"', '"u2"', '"u3"']),
            "weight": st.sampled_from(["1", "0", "-3.25"]),
        }
    )
    listed = st.lists(cells, min_size=1, max_size=8)
    return listed.map(lambda rows: [(f"R{number}", row) for number, row in enumerate(rows)])


_CONTEXTS = st.fixed_dictionaries(
    {
        "mood": st.sampled_from(WORDS),
        "harm": st.sampled_from(WORDS),
        "age": st.sampled_from([-1.0, 0, 5.5, 6, 11, 11.5, 12, 17.9, 18, 19]),
        "alone": st.booleans(),
    }
)


@settings(deadline=None)
@given(
    rules=_rules(), contexts=st.lists(_CONTEXTS, min_size=1, max_size=6), policy=st.sampled_from(["collect", "first"])
)
def test_random_tables_mean_the_same(
    rules: list[tuple[str, dict[str, str]]], contexts: list[dict[str, Value]], policy: str
) -> None:
    inputs = {"mood": text(*WORDS), "harm": text(*WORDS), "age": NUMBER, "alone": BOOLEAN}
    _agree(jdm(inputs, OUTPUTS, rules, policy), *contexts)


def _agree_on_cell(kind: dict[str, Any], cell: str, values: Sequence[Value]) -> None:
    rule = ("R", {"x": cell, "urgency": '"u1"', "weight": "-2.5"})
    _agree(jdm({"x": kind}, OUTPUTS, [rule]), *({"x": value} for value in values))


def _agree(file: dict[str, Any], *contexts: dict[str, Value]) -> None:
    oracle, table = Oracle(as_bytes(file)), loaded(file)
    for context in contexts:
        assert our_hits(table, context) == oracle.hits(context)
