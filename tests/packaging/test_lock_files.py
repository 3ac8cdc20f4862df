"""The lock files pin every package of pyproject.toml, by hash and without naming where it is fetched."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PROJECT = Path(__file__).parents[2]
RUN = PROJECT / "packaging/requirements.lock"
TEST = PROJECT / "packaging/requirements-test.lock"


def pins(lock: Path) -> dict[str, tuple[str, frozenset[str]]]:
    """Package name -> (version, sha256 hashes) of each entry of a lock file."""
    joined = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    found = {}
    for line in joined.splitlines():
        if pin := re.match(r"([a-z0-9.-]+)==(\S+)", line):
            found[pin[1]] = (pin[2], frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", line)))
    return found


def wanted(*extras: str) -> list[Requirement]:
    """What pyproject.toml asks for."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize(("lock", "extras"), [(RUN, []), (TEST, ["test"])], ids=["run", "test"])
def test_the_lock_holds_what_the_project_asks_for(lock: Path, extras: list[str]) -> None:
    pinned = pins(lock)
    for requirement in wanted(*extras):
        name = requirement.name.lower().replace(".", "-").replace("_", "-")
        assert name in pinned, f"{name}: run packaging/lock"
        assert requirement.specifier.contains(pinned[name][0]), f"{name}: run packaging/lock"


@pytest.mark.parametrize("lock", [RUN, TEST], ids=["run", "test"])
def test_every_pinned_package_has_hashes_and_no_line_says_where_to_fetch_it(lock: Path) -> None:
    assert all(hashes for _, hashes in pins(lock).values())
    assert not re.search(r"://|--(extra-)?index|--find-links", lock.read_text(encoding="utf-8"))


def test_an_environment_for_the_tests_serves_the_program_too() -> None:
    assert pins(RUN).items() <= pins(TEST).items()


def test_qt_stays_below_the_version_that_aborts_at_exit() -> None:
    assert pins(RUN)["pyside6"][0].startswith("6.11.")
