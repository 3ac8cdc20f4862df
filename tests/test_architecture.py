"""Who may import whom, as ARCHITECTURE.md says it; and that every file says in a line what it is for."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST = 450

# What each part of the core may import of ours, besides itself, desk.errors, desk.ids and desk.fact.
MAY_IMPORT = {
    "desk.words": set(),
    "desk.facts": set(),
    "desk.checklist": set(),
    "desk.decision": {"desk.checklist", "desk.profile", "desk.words"},
    "desk.profile": {"desk.checklist", "desk.decision", "desk.words", "desk.facts"},
    "desk.roster": {"desk.words", "desk.facts", "desk.intake", "desk.replica", "desk.sync"},
    "desk.storage": set(),
    "desk.journal": {"desk.storage", "desk.clock"},
    "desk.promises": {"desk.facts", "desk.profile", "desk.reports.state", "desk.roster", "desk.rows", "desk.words"},
}
# The window knows the core by these doors only.
DOORS = (
    "desk.bench",
    "desk.bootstrap",
    "desk.checklist.values",
    "desk.clock",
    "desk.decision.variables",
    "desk.demo",
    "desk.desk",
    "desk.errors",
    "desk.home",
    "desk.intake",
    "desk.ownership",
    "desk.profile",
    "desk.roster.roles",
    "desk.rows",
    "desk.words",
)


def files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


ALL = [*files("desk"), *files("ui"), *files("resources")]


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def inside(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def test_the_core_never_imports_the_window() -> None:
    assert not [
        (module(path), name)
        for path in files("desk")
        for name in imports(path)
        if inside(name, "PySide6") or inside(name, "ui")
    ]


def test_there_is_one_sqlite_in_the_process() -> None:
    assert not [
        (module(path), name)
        for path in ALL
        for name in imports(path)
        if inside(name, "sqlite3") or name == "PySide6.QtSql"
    ]


def test_the_window_knows_the_core_by_its_doors() -> None:
    assert not [
        (module(path), name)
        for path in files("ui")
        for name in imports(path)
        if (inside(name, "desk") and not any(inside(name, door) for door in DOORS))
        or inside(name, "sqlalchemy")
        or inside(name, "sqlcipher3")
    ]


@pytest.mark.parametrize("package", sorted(MAY_IMPORT))
def test_a_part_of_the_core_imports_only_what_it_may(package: str) -> None:
    allowed = MAY_IMPORT[package] | {package, "desk.errors", "desk.ids", "desk.fact"}
    wrong = {
        (module(path), name)
        for path in files(package.replace(".", "/"))
        for name in imports(path)
        if inside(name, "desk") and not any(inside(name, door) for door in allowed)
    }
    assert wrong == set()


def test_every_file_says_what_it_is_for() -> None:
    assert not [module(path) for path in ALL if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]


def test_every_file_is_a_small_room() -> None:
    assert not [module(path) for path in ALL if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST]


def test_a_running_core_has_loaded_neither_qt_nor_another_sqlite() -> None:
    code = (
        "import desk.bootstrap, desk.admin, desk.sync.thread, desk.profile.load, sys;"
        "print([name for name in sys.modules if name.split('.')[0] in ('PySide6', 'sqlite3', '_sqlite3')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"
