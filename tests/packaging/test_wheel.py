"""What `pip install .` gives: every file of the three packages, two commands, and a desk without Qt."""

import configparser
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PACKAGES = ("desk", "ui", "resources")


def files_of(package: str, root: Path) -> set[str]:
    """The files of one package under `root`, as they are named inside a wheel."""
    return {str(file.relative_to(root)) for file in (root / package).rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without a network and unpacked. Built from a copy: setuptools leaves files."""
    room = tmp_path_factory.mktemp("wheel")
    source = room / "source"
    for package in PACKAGES:
        shutil.copytree(PROJECT / package, source / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(PROJECT / name, source / name)
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    done = subprocess.run(
        [*pip, "--no-build-isolation", "--wheel-dir", str(room), str(source)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = room.glob("nachtwacht-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(room / "site")
    return room / "site"


@pytest.mark.parametrize("package", PACKAGES)
def test_every_file_of_a_package_is_in_the_wheel(installed: Path, package: str) -> None:
    assert files_of(package, installed) == files_of(package, installed.parent / "source")


def test_only_the_three_packages_are_installed(installed: Path) -> None:
    assert {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")} == set(PACKAGES)


def test_the_licence_travels_with_the_wheel(installed: Path) -> None:
    (licence,) = installed.glob("*.dist-info/licenses/LICENSE")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in licence.read_text(encoding="utf-8")


def test_both_commands_can_be_started_from_the_wheel(installed: Path) -> None:
    (entries,) = installed.glob("*.dist-info/entry_points.txt")
    parser = configparser.ConfigParser()
    parser.read(entries, encoding="utf-8")
    commands = dict(parser["console_scripts"])
    assert set(commands) == {"nachtwacht", "nachtwacht-admin"}
    for target in commands.values():
        module, function = target.split(":")
        code = f"import {module}; assert callable({module}.{function})"
        done = run_python(installed, code)
        assert done.returncode == 0, done.stderr


def test_no_module_of_the_desk_imports_qt(installed: Path) -> None:
    # alembic runs its env.py itself, with a connection at hand; nobody else can import it.
    code = (
        "import importlib, pkgutil, sys, desk\n"
        "names = [m.name for m in pkgutil.walk_packages(desk.__path__, 'desk.') if not m.name.endswith('.env')]\n"
        "for name in names: importlib.import_module(name)\n"
        "print(len(names), [m for m in sys.modules if m.partition('.')[0] in ('PySide6', 'shiboken6')])"
    )
    done = run_python(installed, code)
    assert done.returncode == 0, done.stderr
    count, found = done.stdout.split(maxsplit=1)
    assert int(count) > 0
    assert found.strip() == "[]"


def run_python(site: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run `code` with the unpacked wheel in front of everything, this checkout left out."""
    program = f"import sys; sys.path.insert(0, {str(site)!r})\n{code}"
    return subprocess.run([sys.executable, "-I", "-B", "-c", program], capture_output=True, text=True)
