"""Builds decision tables the way the public editor exports them, and asks the public engine what they mean."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import zen

from desk.decision.load import load_table
from desk.decision.table import Table, Value, evaluate

NUMBER = {"type": "number"}
BOOLEAN = {"type": "boolean"}
Kind = Sequence[str] | Mapping[str, str]


def text(*values: str) -> dict[str, Any]:
    """A column type with an ordered value set, where the editor keeps it."""
    return {"type": "string", "enum": {"type": "inline", "values": [{"label": v.title(), "value": v} for v in values]}}


def jdm(
    inputs: Mapping[str, Any],
    outputs: Mapping[str, Any],
    rules: Sequence[tuple[str, Mapping[str, str]]],
    policy: str = "collect",
) -> dict[str, Any]:
    """A JDM file as an object; `rules` are (id, cells by field), and an absent cell is an empty one."""
    keys = {field: f"i-{field}" for field in inputs} | {field: f"o-{field}" for field in outputs}
    rows = [
        {"_id": rule, "_description": f"Waarom {rule}", **{key: cells.get(field, "") for field, key in keys.items()}}
        for rule, cells in rules
    ]
    content = {
        "hitPolicy": policy,
        "rules": rows,
        "inputs": [{"id": keys[f], "name": f.title(), "field": f, "fieldType": kind} for f, kind in inputs.items()],
        "outputs": [
            {"id": keys[f], "name": f.title(), "field": f, "outputFieldType": kind} for f, kind in outputs.items()
        ],
        "passThrough": False,
        "inputField": None,
        "outputPath": None,
        "executionMode": "single",
    }
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            _node("in", "inputNode", {"schema": ""}),
            _node("table", "decisionTableNode", content),
            _node("out", "outputNode", {"schema": ""}),
        ],
        "edges": [
            {"id": "e1", "type": "edge", "sourceId": "in", "targetId": "table"},
            {"id": "e2", "type": "edge", "sourceId": "table", "targetId": "out"},
        ],
    }


def _node(key: str, kind: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"id": key, "type": kind, "name": key.title(), "position": {"x": 0, "y": 0}, "content": content}


def content_of(file: dict[str, Any]) -> dict[str, Any]:
    """The inside of the decision table in a JDM file."""
    return next(node["content"] for node in file["nodes"] if node["type"] == "decisionTableNode")


def as_bytes(file: object) -> bytes:
    """The file as it lies on disk."""
    return json.dumps(file).encode()


def loaded(file: object, name: str = "urgency.json") -> Table:
    """The table in a JDM file that has no faults."""
    return loaded_bytes(as_bytes(file), name)


def loaded_bytes(data: bytes, name: str) -> Table:
    """The table in the bytes of a file that has no faults."""
    return load_table(data, name)[0]


class Oracle:
    """The public engine on one table, always with trace on (without, it takes another path through the rules)."""

    def __init__(self, data: bytes) -> None:
        self._decision = zen.ZenEngine().create_decision(data.decode())

    def hits(self, context: Mapping[str, Value]) -> list[tuple[str, dict[str, Value]]]:
        """Rule id and outputs of every rule that the engine says holds."""
        answer = self._decision.evaluate(dict(context), {"trace": True})
        traced = next((node["traceData"] for node in answer["trace"].values() if node["traceData"] is not None), None)
        result = answer["result"]
        if isinstance(traced, list):
            return [(hit["rule"]["_id"], outputs) for hit, outputs in zip(traced, result, strict=True)]
        return [(traced["rule"]["_id"], result)] if traced else []


def our_hits(table: Table, context: Mapping[str, Value]) -> list[tuple[str, dict[str, Value]]]:
    """The same from our own evaluator."""
    return [(hit.rule.id, dict(hit.outputs)) for hit in evaluate(table, context)]
