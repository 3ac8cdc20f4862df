"""`proposal`: one table evaluated by us, against the public engine (zen-engine) on the same table."""

import json
import random
from time import perf_counter
from typing import Any

from desk.bench.home import Filled
from desk.bench.measure import Measured, alternate
from desk.decision.table import Table, Value, evaluate
from desk.errors import SurroundingsFailed
from desk.profile.library import load
from desk.profile.load import URGENCY

_EACH = 20
_CONTEXTS = 64


def proposal(_: Filled, runs: int) -> Measured:
    """Measure Friesland's urgency table on answers of every kind; a run is the mean of twenty evaluations."""
    try:
        import zen
    except ImportError as error:
        cure = "installeer het met: pip install 'nachtwacht[test]'"
        raise SurroundingsFailed(f"De meting proposal vergelijkt met zen-engine, en dat is er niet; {cure}") from error
    profile = load("friesland")[0]
    table = profile.urgency_table
    decision = zen.ZenEngine().create_decision(json.dumps(json.loads(profile.files[URGENCY])))
    contexts = _contexts(table)

    def ours(number: int) -> float:
        begun = perf_counter()
        for turn in range(_EACH):
            evaluate(table, contexts[(number + turn) % _CONTEXTS])
        return (perf_counter() - begun) / _EACH

    def zens(number: int) -> float:
        begun = perf_counter()
        for turn in range(_EACH):
            decision.evaluate(contexts[(number + turn) % _CONTEXTS])
        return (perf_counter() - begun) / _EACH

    return alternate(ours, zens, runs, aim=1.0, warm=10)


def _contexts(table: Table) -> list[dict[str, Any]]:
    chance = random.Random(13)  # noqa: S311  (the same answers every time, no secret)
    return [
        {column.field: _value(chance, column.kind, column.values) for column in table.inputs} for _ in range(_CONTEXTS)
    ]


def _value(chance: random.Random, kind: str, values: tuple[str, ...]) -> Value:
    if kind == "text":
        return chance.choice(values)
    return chance.random() < 0.5 if kind == "boolean" else chance.randrange(18)
