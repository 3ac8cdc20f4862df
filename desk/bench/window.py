"""What needs a window, each in a child (`ui.bench`): `start_paint`, `start_ready`, `answer_paint`, `memory`; the board.

Starts are timed from here, process start included, until the child says so; the bare window is the same kind of
child. Without a display the children paint offscreen, and their modules are compiled once, as those of an installed
program are, whatever the surroundings say: both sides alike.
"""

import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

import desk
from desk.bench.home import Filled
from desk.bench.measure import Measured, alternate
from desk.bench.safe import surroundings
from desk.bench.work import Arrivals, at_work, link_of
from desk.errors import DeskBug
from desk.keys import custody, slots

FRAME = 0.016
_REST = 1
"""Seconds that a window rests before it is weighed; two runs are to try whether it works at all: a tenth."""
_ROOT = Path(desk.__file__).parents[1]


def start_paint(filled: Filled, runs: int) -> Measured:
    """From starting the program until its window was painted, against a bare PySide6 main window."""
    _set_up(filled)
    return alternate(_until("paint", "ours", filled), _until("paint", "bare", filled), runs, aim=1.5, warm=1)


def start_ready(filled: Filled, runs: int) -> Measured:
    """From starting the program until its board is painted and takes keys, against the bare window plus SQLAlchemy."""
    _set_up(filled)
    return alternate(
        _until("ready", "ours", filled), _until("ready", "bare", filled, "--sqlalchemy"), runs, aim=1.3, warm=1
    )


def memory(filled: Filled, runs: int) -> Measured:
    """MiB at rest, a second after the board was shown, against the bare window plus SQLAlchemy."""
    _set_up(filled)
    rest = "--rest", str(_REST if runs > 2 else _REST / 10)
    ours, bare = (
        _said("memory", "ours", filled, *rest),
        _said("memory", "bare", filled, "--sqlalchemy", *rest),
    )
    return alternate(ours, bare, runs, aim=2.0, unit="MiB", warm=1)


def answer_paint(filled: Filled, runs: int) -> Measured:
    """From the key that answers a question until the window was painted again, against a frame of 16 ms."""
    _set_up(filled)
    warm = 10
    given = ("--report", filled.reports[-1], "--link", link_of(filled, "wish_to_die"), "--runs", str(runs + warm))
    found = [float(value) for name, value, _ in _lines("answer", filled, *given) if name == "answer"]
    return Measured(median(found[warm:]), FRAME, "s", len(found) - warm, 1.0)


def board_tick(_home: Filled, runs: int) -> Measured:
    """A second on a board of 200 open reports until it was painted, against a plain table of 200 rows."""
    warm = 5
    command = [sys.executable, "-m", "ui.bench_board", "--rows", "200", "--runs", str(runs + warm)]
    heard: dict[str, list[float]] = {"board": [], "table": []}
    with tempfile.TemporaryDirectory(prefix="nachtwacht-bench-") as folder:
        for name, value, _ in _heard(command, Path(folder)):
            heard[name].append(float(value))
    ours, limit = median(heard["board"][warm:]), median(heard["table"][warm:])
    return Measured(ours, limit, "s", len(heard["board"]) - warm, 2.0)


def _set_up(filled: Filled) -> None:
    at_work(filled, Arrivals()).stop()
    home = filled.home
    if slots.read(home.path) is None:
        name = secrets.token_hex(16)
        # The code is on paper: a start that says that it is not would be another one than is measured.
        made = slots.Slots(name, slots.check_of(name, home.key), noted=True)
        slots.change(home.path, lambda there: there or made)


def _until(moment: str, side: str, filled: Filled, *more: str) -> Callable[[int], float]:
    def once(_: int) -> float:
        begun = perf_counter()
        found = {name: at - begun for name, _, at in _lines(side, filled, *more)}
        return found[moment]

    return once


def _said(what: str, side: str, filled: Filled, *more: str) -> Callable[[int], float]:
    def once(_: int) -> float:
        return next(float(value) for name, value, _ in list(_lines(side, filled, *more)) if name == what)

    return once


def _lines(side: str, filled: Filled, *more: str) -> Iterator[tuple[str, str, float]]:
    """What the child says: a word, its value, and when it was heard. DeskBug when the child fails."""
    command = [sys.executable, "-m", "ui.bench", side, *more]
    if side != "bare":
        command += ["--home", str(filled.home.path)]
    yield from _heard(command, filled.home.path.parent, _safe_of(filled) if side != "bare" else {})


def _safe_of(filled: Filled) -> dict[str, str]:
    """A start asks the system's safe, as on any computer that has one; here its backend is ours."""
    there = slots.read(filled.home.path)
    if there is None:
        return {}
    return {**surroundings({custody.account_of(there.id): filled.home.key.hex()}), custody.KEY_FILE: ""}


def _heard(
    command: Sequence[str], beside: Path, more: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str, float]]:
    """The same for any command; what Python compiles for it goes to a folder in `beside`."""
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**_surroundings(beside / "bytecode"), **(more or {})},
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        for line in child.stdout:
            name, _, value = line.strip().partition(" ")
            yield name, value, perf_counter()
        wrong = child.stderr.read()
    if child.returncode:
        raise DeskBug(f"Het venster van de meting stopte met code {child.returncode}: {wrong.strip()[-500:]}")


def _surroundings(bytecode: Path) -> dict[str, str]:
    """This program's surroundings; without a display the child paints offscreen. Compiled modules go to `bytecode`."""
    found = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    found["PYTHONPYCACHEPREFIX"] = str(bytecode)
    found["PYTHONPATH"] = os.pathsep.join(part for part in (str(_ROOT), found.get("PYTHONPATH", "")) if part)
    if sys.platform.startswith("linux") and not (found.get("DISPLAY") or found.get("WAYLAND_DISPLAY")):
        found.setdefault("QT_QPA_PLATFORM", "offscreen")
    return found
