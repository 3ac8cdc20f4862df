"""A night that is played by keys twice, dark and light with large letters: the arguments, the folders, what is said."""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from screens import missing

LOOKS = {"dark": ("--theme", "dark"), "light": ("--theme", "light", "--text-scale", "2")}
Played = Callable[[Path, Path, str, str], list[str]]
"""One run: a room to work in, where pictures go, the size of the window, the look. Gives what is wrong."""


def twice(says: str, name: str, played: Played) -> int:
    """Play, look, compare; twice, or in the look that is asked for. `says` is the help; gives the exit code."""
    parser = argparse.ArgumentParser(description=says, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--only", choices=tuple(LOOKS))
    asked = parser.parse_args()
    if missing():
        return 2
    wrong = []
    for look in [asked.only] if asked.only else LOOKS:
        folder = asked.folder / look
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f"{name}-") as room:
            print(f"-- {look}", flush=True)
            wrong += [f"{look}: {what}" for what in played(Path(room), folder, asked.size, look)]
    print("niet zoals het hoort: " + ", ".join(wrong) if wrong else "alles zoals het hoort")
    return 1 if wrong else 0
