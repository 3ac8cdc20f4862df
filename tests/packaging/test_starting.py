"""Starting from the checkout: what packaging/run says and does, on machines of all sorts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
TOOLS = ("bash", "cmp", "dirname", "env", "id", "sed", "uname")
PROGRAM = "import sys\n\n\ndef main() -> int:\n    print(*sys.argv[1:], sep='|')\n    return 3\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that holds the real packaging/ and a small program in ui/main.py that repeats its arguments."""
    root = tmp_path / "een map met spaties"
    shutil.copytree(PROJECT / "packaging", root / "packaging")
    (root / "ui").mkdir()
    (root / "ui/main.py").write_text(PROGRAM, encoding="utf-8")
    return root


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder for PATH with the few commands the start needs: no Python, no apt-get, no sudo."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    return folder


def start(checkout: Path, tools: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run packaging/run with only `tools` on PATH and `more` in its environment."""
    surroundings = {"PATH": str(tools), "HOME": str(checkout), "LANG": "C.UTF-8", **more}
    return subprocess.run(
        [str(checkout / "packaging/run"), *arguments], capture_output=True, text=True, env=surroundings, cwd="/"
    )


def python_that_says(tools: Path, version: str) -> None:
    """Put a python3 on PATH that gives `version` and has nothing else to offer."""
    stand_in = tools / "python3"
    stand_in.write_text(f"#!{tools / 'bash'}\n[[ $* == *version_info* ]] && echo {version}\n", encoding="utf-8")
    stand_in.chmod(0o755)


def test_a_second_start_needs_no_pip_and_hands_over_every_argument(checkout: Path, tools: Path) -> None:
    (checkout / ".venv/bin").mkdir(parents=True)
    (checkout / ".venv/bin/python").symlink_to(sys.executable)
    shutil.copy(checkout / "packaging/requirements.lock", checkout / ".venv/nachtwacht-run.lock")
    (checkout / ".venv/nachtwacht-libraries").touch()
    done = start(checkout, tools, "--call", "06 12 34", "*")
    assert (done.returncode, done.stdout, done.stderr) == (3, "--call|06 12 34|*\n", "")


@pytest.mark.parametrize("version", ["3.10", "3.14"])
def test_a_python_outside_the_range_is_refused_by_name(checkout: Path, tools: Path, version: str) -> None:
    python_that_says(tools, version)
    done = start(checkout, tools)
    assert done.returncode == 1
    assert f"heeft Python 3.11, 3.12 of 3.13 nodig; gevonden op deze computer: {version}." in done.stderr


def test_a_python_that_somebody_points_at_is_the_only_one_considered(checkout: Path, tools: Path) -> None:
    python_that_says(tools, "3.12")
    done = start(checkout, tools, NACHTWACHT_PYTHON="/nergens/python3.12")
    assert done.returncode == 1
    assert "gevonden op deze computer: geen." in done.stderr


def test_a_machine_without_python_is_told_what_to_install(checkout: Path, tools: Path) -> None:
    done = start(checkout, tools)
    assert done.returncode == 1
    assert "sudo apt-get install --no-install-recommends python3 python3-venv" in done.stderr


def test_a_python_without_venv_is_told_which_package_it_lacks(checkout: Path, tools: Path) -> None:
    python_that_says(tools, "3.11")
    done = start(checkout, tools)
    assert done.returncode == 1
    assert "sudo apt-get install --no-install-recommends python3-venv" in done.stderr


def test_the_machine_that_runs_these_tests_lacks_nothing_for_a_window() -> None:
    done = subprocess.run(
        [sys.executable, str(PROJECT / "packaging/libraries.py")], capture_output=True, text=True, env=dict(os.environ)
    )
    assert done.returncode == 0, done.stderr
    assert not [line for line in done.stdout.splitlines() if line.startswith("window")]
