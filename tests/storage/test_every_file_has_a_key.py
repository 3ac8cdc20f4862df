"""Whoever opens or makes a file of a desk hands its key on: left out, a file would be made in plain text."""

import ast
from pathlib import Path

PROJECT = Path(__file__).parents[2]
# How many values by place there are before and with the key.
OPENS = {
    "connect": 2,
    "prepare": 4,
    "copy_database": 3,
    "ReplicaReader": 2,
    "ReplicaWriter": 3,
    "SqliteStore": 3,
    "Journal": 3,
    "SyncThread": 10,
    "connection_to": 2,
    "check_current": 3,
    "keep_shared": 3,
    "begin_anew": 4,
    "carry_over": 3,
}
# Where a file in plain text is meant.
PLAIN = {
    # An empty store, in which nothing stands; the first desk that shares it gives it a key.
    ("desk/admin/stores.py", "prepare"),
    # What is read to be written anew with a key; a file that somebody else has open stays as it is.
    ("desk/storage/converting.py", "connect"),
    ("desk/sync/opening.py", "prepare"),
}
MEANT = {"connect": "desk.storage", "prepare": "desk.storage"}


def test_every_call_that_opens_a_file_gives_its_key() -> None:
    wrong = []
    for file in sorted((PROJECT / "desk").rglob("*.py")):
        place = file.relative_to(PROJECT).as_posix()
        # The measures compare with bare files of their own, which hold made-up words.
        if place.startswith("desk/bench/"):
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        ours = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
            if alias.name in OPENS and str(node.module).startswith(MEANT.get(alias.name, "desk"))
        } | {name for name in OPENS if place.startswith("desk/storage/") and name == "connect"}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in ours:
                continue
            name = node.func.id
            given = len(node.args) >= OPENS[name] or any(word.arg == "key" for word in node.keywords)
            if not given and (place, name) not in PLAIN:
                wrong.append(f"{place}:{node.lineno} {name}")
    assert wrong == []
