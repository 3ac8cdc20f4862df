"""Regions are data: no name of a region, a municipality or a provider of a shipped profile stands in the program."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from desk.profile.library import load, shipped

ROOT = Path(__file__).resolve().parents[2]
PICK_ONE = ("desk/demo", "desk/bench", "ui/bench")
"""The exercise and the measurements run on a profile of their choice; the desk itself knows none."""
SCENARIO = "scenario-"
NOT_A_REGION = {"voorbeeld"}
# "Best" is a municipality and an English word; so are others that are short. The zone of the Dutch clock is no region.
TOO_SHORT = 5
WORD = re.compile(r"[a-zà-ÿ-]+")
ZONE = "Europe/Amsterdam"


def region_names() -> set[str]:
    """Names of profiles, their municipalities and their providers that are names, in small letters."""
    found = {name.removeprefix(SCENARIO) for name in shipped() if not name.startswith(SCENARIO)} - NOT_A_REGION
    for name in shipped():
        profile = load(name)[0]
        if name not in NOT_A_REGION and not name.startswith(SCENARIO):
            found |= {municipality.lower() for municipality in profile.municipalities}
        found |= {
            one.label.lower() for one in profile.providers if "oorbeeld" not in one.label and " " not in one.label
        }
    return {name for name in found if len(name) > TOO_SHORT}


def words_in_code(file: Path) -> Iterator[tuple[int, str]]:
    """Every string and name in a file with its line, docstrings left out."""
    tree = ast.parse(file.read_text("utf-8"))
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value
        elif isinstance(node, ast.Name | ast.FunctionDef | ast.ClassDef):
            yield node.lineno, node.id if isinstance(node, ast.Name) else node.name
        elif isinstance(node, ast.Attribute):
            yield node.lineno, node.attr


def names_in(text: str, names: dict[str, set[str]]) -> set[str]:
    """The names that stand in a text, each by its first word as a word of its own; `names` are by first word."""
    low = text.replace(ZONE, "").lower()
    return {name for first in names.keys() & set(WORD.findall(low)) for name in names[first] if name in low}


def test_no_name_of_a_region_stands_in_code() -> None:
    known = region_names()
    assert {"friesland", "groningen", "twente", "haaglanden", "leeuwarden", "jarabee"} <= known
    names: dict[str, set[str]] = {}
    for name in known:
        names.setdefault(WORD.findall(name)[0], set()).add(name)
    assert names_in("Bel Leeuwarden", names) == {"leeuwarden"}
    files = [file for folder in ("desk", "ui") for file in sorted((ROOT / folder).rglob("*.py"))]
    assert len(files) > 200
    found = [
        f"{file.relative_to(ROOT)}:{line}: {text[:60]}"
        for file in files
        if not str(file.relative_to(ROOT)).startswith(PICK_ONE)
        for line, text in words_in_code(file)
        if names_in(text, names)
    ]
    assert found == []
