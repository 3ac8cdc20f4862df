"""Who may import whom, as ARCHITECTURE.md says it. An import that this refuses does not belong there, or the table
is to say why it does.

Read from the source (ast), imports within functions and for types included: those are dependencies too.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from allowed_imports import ALLOWED, EVERYWHERE, ONLY_IN, THEIRS, UI_MAY, UI_MAY_MODULES

PROJECT = Path(__file__).parents[1]
OURS = ("desk", "ui", "resources")


@cache
def modules() -> dict[str, Path]:
    """Every module of ours by its name."""
    return {
        ".".join(file.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"): file
        for top in OURS
        for file in (PROJECT / top).rglob("*.py")
    }


@cache
def imports_of(name: str) -> frozenset[str]:
    """The modules that a module imports; of `from package import module` the module."""
    found = set()
    for node in ast.walk(ast.parse(modules()[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: a relative import hides who is meant"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in modules() else str(node.module))
    return frozenset(found)


def unit_of(module: str) -> str:
    """The unit of the desk that a module belongs to."""
    fitting = [unit for unit in ALLOWED if module == unit or module.startswith(f"{unit}.")]
    return max(fitting, key=len)


def crossings() -> Iterator[tuple[str, str]]:
    """Every (importing module, imported module)."""
    for name in modules():
        for other in imports_of(name):
            yield name, other


def test_every_part_of_the_desk_imports_only_what_the_table_allows() -> None:
    wrong = []
    for name, other in crossings():
        if not (name.startswith("desk") and other.startswith("desk.")):
            continue
        unit, used = unit_of(name), unit_of(other)
        allowed = ALLOWED[unit]
        if used not in {unit, *EVERYWHERE} and used not in allowed and "*" not in allowed:
            wrong.append(f"{name} imports {other}: {used} is not for {unit}")
    assert wrong == []


def test_every_part_of_the_desk_stands_in_the_table() -> None:
    parts = {".".join(name.split(".")[:2]) for name in modules() if name.startswith("desk.")}
    assert parts - set(ALLOWED) == set()
    assert {unit for unit in ALLOWED if unit not in modules()} == set()


def test_the_table_allows_no_circle() -> None:
    done: set[str] = set()

    def visit(unit: str, path: tuple[str, ...]) -> None:
        assert unit not in path, f"a circle: {' -> '.join((*path, unit))}"
        if unit in done or "*" in ALLOWED[unit]:
            return
        for used in sorted(ALLOWED[unit]):
            visit(used, (*path, unit))
        done.add(unit)

    for unit in ALLOWED:
        visit(unit, ())


def test_no_module_imports_itself_in_a_circle() -> None:
    state: dict[str, str] = {}
    circles = []

    def visit(name: str, path: tuple[str, ...]) -> None:
        state[name] = "open"
        for other in sorted(imports_of(name) & set(modules())):
            if state.get(other) == "open":
                circles.append(" -> ".join((*path, name, other)))
            elif other not in state:
                visit(other, (*path, name))
        state[name] = "done"

    for name in modules():
        if name not in state:
            visit(name, ())
    assert circles == []


@pytest.mark.parametrize("top", ["desk", "resources"])
def test_nothing_below_the_window_knows_qt_or_the_window(top: str) -> None:
    wrong = [
        f"{name} imports {other}"
        for name, other in crossings()
        if name.split(".")[0] == top and other.split(".")[0] in {"PySide6", "shiboken6", "ui"}
    ]
    assert wrong == []


def test_the_window_has_one_door_to_the_desk() -> None:
    wrong = []
    for name, other in crossings():
        if not (name.startswith("ui") and other.startswith("desk")):
            continue
        used = unit_of(other)
        if used in UI_MAY or other in UI_MAY_MODULES:
            continue
        if ".".join(name.split(".")[:2]) not in ONLY_IN.get(used, set()):
            wrong.append(f"{name} imports {other}")
    assert wrong == []


@pytest.mark.parametrize("package", sorted(THEIRS))
def test_a_package_of_others_has_its_place(package: str) -> None:
    wrong = [
        f"{name} imports {other}"
        for name, other in crossings()
        if other.split(".")[0] == package and not any(f"{name}.".startswith(f"{unit}.") for unit in THEIRS[package])
    ]
    assert wrong == []


def test_there_is_one_sqlite_in_the_house() -> None:
    # A second copy drops the file locks of the first: in the tests as much as in the program.
    everything = [*modules().values(), *(PROJECT / "tests").rglob("*.py")]
    wrong = []
    for file in everything:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] in {"sqlite3", "pysqlite3", "apsw"} or "QtSql" in name for name in names):
                wrong.append(str(file.relative_to(PROJECT)))
    assert wrong == []


def test_a_running_desk_has_loaded_neither_qt_nor_another_sqlite() -> None:
    code = (
        "import desk.bootstrap, desk.admin.main, desk.profile.load, sys;"
        "print([name for name in sys.modules if name.split('.')[0] in ('PySide6', 'sqlite3', '_sqlite3')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT, check=True)
    assert done.stdout.strip() == "[]"
