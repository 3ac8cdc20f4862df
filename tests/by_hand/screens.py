"""A screen of its own for a real window: Xvfb, a window manager, keys by xdotool, and pictures of what stands there.

with Screen("1366x768") as screen:
    screen.open(home)
    screen.strike("ctrl+n")
"""

import itertools
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from keyed import KEY, use_key_file

from desk.admin.roster import write_roster
from desk.clock import SystemClock
from desk.home import Home
from desk.roster.importing import read_roster

ROOT = Path(__file__).resolve().parents[2]
# The windows that are opened here find their key where a service does: this machine may have no safe.
use_key_file()
TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox"}
GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv)
sys.exit(0 if app.primaryScreen().grabWindow(0).save(sys.argv[1]) else 1)
"""
# Pictures are looked at when everything has been drawn; keys come no faster than a quick typist's.
DRAWN, BETWEEN = 1.0, 0.5


def missing() -> list[str]:
    """The Debian packages that are not here, after saying so."""
    packages = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if packages:
        print(f"Niet aanwezig: {', '.join(packages)}. apt-get install {' '.join(packages)}")
    return packages


def on_call(home: Path) -> None:
    """Somebody is on call from yesterday until tomorrow, in the store that this home works on."""
    now = SystemClock().wall()
    day = 24 * 60 * 60
    from_, until = (time.strftime("%Y-%m-%d %H:%M", time.localtime(now.timestamp() + by)) for by in (-day, day))
    text = (
        f"role;provider;name;phone;from;until;backup\ntriagist;GGZ;Anna de Wit;06-12345681;{from_};{until};Karel Bos\n"
    )
    write_roster(Home(home, KEY), read_roster(text.encode(), now, "rooster.csv"), "rooster.csv", now)


def wait(holds: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Until it holds; False if it does not within so many seconds."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


class Screen:
    """One Xvfb display with a window manager; ends what it began. `env` is for programs on it."""

    _numbers = itertools.count(90 + os.getpid() % 900)

    def __init__(self, size: str) -> None:
        self._size, self._display = size, f":{next(self._numbers)}"
        self.env = os.environ | {"DISPLAY": self._display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        self._started: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        self._begin("Xvfb", self._display, "-screen", "0", f"{self._size}x24", "-nolisten", "tcp")
        if not wait(Path(f"/tmp/.X11-unix/X{self._display[1:]}").exists):
            self.__exit__(None, None, None)
            raise TimeoutError(f"Xvfb {self._display}")
        self._begin("openbox")
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for process in reversed(self._started):
            process.terminate()
            process.wait(timeout=30)

    def _begin(self, *command: str) -> subprocess.Popen[bytes]:
        self._started.append(subprocess.Popen(command, env=self.env, cwd=ROOT))
        return self._started[-1]

    def open(self, home: Path, *options: str, program: tuple[str, ...] = ("-m", "ui.main")) -> subprocess.Popen[bytes]:
        """The program on a home, its window shown and with the keyboard; `options` as on its command line."""
        window = self._begin(sys.executable, *program, "--home", str(home), *options)
        found = self.tell("search", "--sync", "--onlyvisible", "--name", "Nachtwacht").split()[-1]
        self.tell("windowfocus", "--sync", found)
        time.sleep(3)
        return window

    def strike(self, *keys: str) -> None:
        """Keys in xdotool's names; text to type after a "'"; "F9 held": down for two seconds."""
        for key in keys:
            if key.startswith("'"):
                self.tell("type", "--delay", "30", key[1:])
            elif key.endswith(" held"):
                self.tell("keydown", key.removesuffix(" held"))
                time.sleep(2)
                self.tell("keyup", key.removesuffix(" held"))
            else:
                self.tell("key", key)
            time.sleep(BETWEEN)

    def picture(self, path: Path) -> None:
        """All that stands on the screen."""
        time.sleep(DRAWN)
        subprocess.run([sys.executable, "-c", GRAB, str(path)], env=self.env, check=True)

    def tell(self, *words: str) -> str:
        """xdotool."""
        return subprocess.run(
            ["xdotool", *words], env=self.env, check=True, capture_output=True, text=True, timeout=60
        ).stdout
