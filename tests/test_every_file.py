"""What every file keeps: it says what it is for, stays small, swallows no error, leaves nothing for later."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[1]
LONGEST = 400
TOPS = ("desk", "ui", "resources", "tests", "packaging")
FILES = sorted(file for top in TOPS for file in (PROJECT / top).rglob("*.py"))
PROGRAM = [file for file in FILES if file.relative_to(PROJECT).parts[0] in {"desk", "ui", "resources"}]


def named(file: Path) -> str:
    return str(file.relative_to(PROJECT))


def test_a_file_says_what_it_is_for() -> None:
    found = [named(file) for file in FILES if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))]
    assert found == []


def test_a_file_stays_small() -> None:
    lengths = {named(file): file.read_text(encoding="utf-8").count("\n") for file in FILES}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def _broad(tree: ast.AST) -> Iterator[int]:
    """Handlers that take any error and do not hand it on."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        names = {part.id for part in ast.walk(node.type) if isinstance(part, ast.Name)} if node.type else {"Exception"}
        last = node.body[-1]
        if names & {"Exception", "BaseException"} and not (isinstance(last, ast.Raise) and last.exc is None):
            yield node.lineno


def test_no_error_is_swallowed_without_a_name() -> None:
    trees = {named(file): ast.parse(file.read_text(encoding="utf-8")) for file in PROGRAM}
    assert [f"{name}:{line}" for name, tree in trees.items() for line in _broad(tree)] == []


def test_nothing_is_left_for_later() -> None:
    marks = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b|raise NotImplemented" + "Error")
    found = [
        f"{named(file)}:{number}"
        for file in PROGRAM
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if marks.search(line)
    ]
    assert found == []


def test_nothing_names_the_place_where_it_was_made() -> None:
    place = re.compile(r"(?<![\w.])/" + r"work\b|\.\./" + "shared")
    kinds = {".py", ".md", ".toml", ".json", ".txt", ".lock", ".ts", ""}
    tops = ("desk", "ui", "resources", "tests", "packaging", ".ci")
    texts = [file for top in tops for file in (PROJECT / top).rglob("*") if file.is_file() and file.suffix in kinds]
    texts += [file for file in PROJECT.glob("*") if file.is_file() and file.suffix in kinds - {""}]
    found = [
        named(file)
        for file in texts
        if "__pycache__" not in file.parts and place.search(file.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []
