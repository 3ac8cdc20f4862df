"""The whole call with a real keyboard on a real screen: Xvfb, a window manager, xdotool, and a picture of every step.

    python tests/by_hand/whole_night.py DIR [--size 1366x768]

Takes a call from ring to closed by X11 keys alone, holds F9 down until it repeats (it may open 112, never dial it),
presses it twice, and ends the window. Then opens the home without a window and compares: what was done is in the
report, and nothing else. Writes DIR/01-....png; look at every one. Ends with 1 when anything is not as it should be.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "ui")]

from windows import desk_in, set_up  # noqa: E402

from desk.admin.roster import write_roster  # noqa: E402
from desk.clock import SystemClock  # noqa: E402
from desk.home import Home  # noqa: E402
from desk.roster.importing import read_roster  # noqa: E402

TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox"}
GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv)
sys.exit(0 if app.primaryScreen().grabWindow(0).save(sys.argv[1]) else 1)
"""
# What is done, in words, and the keys: xdotool's names, or text to type after a "'".
STEPS = (
    ("leeg", ()),
    ("nieuwe-melding", ("ctrl+n",)),
    (
        "eerste-blok",
        ("2", "Return", "2", "Return", "'Dorpsstraat 1, Heerenveen", "Return", "'0612345678", "Return", "1"),
    ),
    ("beller", ("Return", "1", "Return", "'Fatima")),
    ("jeugdige", ("ctrl+Next", "'Sem", "Return", "'14", "Return", "1")),
    ("rode-vlag", ("ctrl+Next", "1")),
    ("direct", ("Return", "1", "Return", "1")),
    ("typen", ("ctrl+Next", "ctrl+Prior", "Tab", "Tab")),
    ("112-ingehouden", ("F9 held",)),
    ("112-dicht", ("Escape",)),
    ("112-open", ("F9",)),
    ("112-kies-zelf", ("F9",)),
    ("112-weg", ("Escape",)),
    ("triagist", ("F8",)),
    ("triagist-bereikt", ("b", "r")),
    ("besluit", ("Return",)),
    ("besluit-genoteerd", ("Return",)),
    ("ophangen", ("F7",)),
    ("beloofd", ("Return",)),
    ("terugbellen", ("F7",)),
    ("bereikt", ("b", "1")),
    ("niet-erger", ("2",)),
    ("besluit-2", ("1",)),
    ("besluit-2-genoteerd", ("Return",)),
    ("afronden", ("ctrl+e", "'gerust", "Return")),
    ("afgerond", ("ctrl+Return",)),
    ("vandaag", ("ctrl+o",)),
    ("zoeken", ("Escape", "ctrl+k", "'sem")),
    ("gevonden", ("Return",)),
    ("tijdlijn", ("ctrl+y",)),
    ("overdracht", ("Escape", "ctrl+h")),
)


def main() -> int:
    """Play, look, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1366x768")
    asked = parser.parse_args()
    missing = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if missing:
        print(f"Niet aanwezig: {', '.join(missing)}. apt-get install {' '.join(missing)}")
        return 2
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        home = set_up(Path(room) / "home", clock=SystemClock())
        on_call(home)
        play(home, asked.folder, asked.size)
        return compare(home)


def on_call(home: Path) -> None:
    """Somebody is on call from yesterday until tomorrow."""
    now = SystemClock().wall()
    day = 24 * 60 * 60
    from_, until = (time.strftime("%Y-%m-%d %H:%M", time.localtime(now.timestamp() + by)) for by in (-day, day))
    text = (
        f"role;provider;name;phone;from;until;backup\ntriagist;GGZ;Anna de Wit;06-12345681;{from_};{until};Karel Bos\n"
    )
    write_roster(Home(home), read_roster(text.encode(), now, "rooster.csv"), "rooster.csv", now)


def play(home: Path, folder: Path, size: str) -> None:
    """The screen, the window manager and the program; then every step."""
    display = f":{90 + os.getpid() % 900}"
    env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    started: list[subprocess.Popen[bytes]] = []

    def begin(*command: str) -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen(command, env=env, cwd=ROOT))
        return started[-1]

    try:
        begin("Xvfb", display, "-screen", "0", f"{size}x24", "-nolisten", "tcp")
        until(lambda: Path(f"/tmp/.X11-unix/X{display[1:]}").exists())
        begin("openbox")
        window = begin(sys.executable, "-m", "ui.main", "--home", str(home), "--size", size)
        found = tell(env, "search", "--sync", "--onlyvisible", "--name", "Nachtwacht").split()[-1]
        tell(env, "windowfocus", "--sync", found)
        time.sleep(3)
        for number, (name, keys) in enumerate(STEPS, 1):
            for key in keys:
                strike(env, key)
            time.sleep(1)
            picture = folder / f"{number:02d}-{name}.png"
            subprocess.run([sys.executable, "-c", GRAB, str(picture)], env=env, check=True)
            print(f"{number:2d}/{len(STEPS)} {' '.join(keys) or '(begin)'}", flush=True)
        window.send_signal(signal.SIGTERM)
        print(f"venster gestopt: {window.wait(timeout=30)}")
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(timeout=30)


def strike(env: dict[str, str], key: str) -> None:
    """One key, a text, or a key that is held for two seconds."""
    if key.startswith("'"):
        tell(env, "type", "--delay", "30", key[1:])
    elif key.endswith(" held"):
        tell(env, "keydown", key.removesuffix(" held"))
        time.sleep(2)
        tell(env, "keyup", key.removesuffix(" held"))
    else:
        tell(env, "key", key)
    time.sleep(0.5)


def tell(env: dict[str, str], *words: str) -> str:
    """xdotool."""
    return subprocess.run(["xdotool", *words], env=env, check=True, capture_output=True, text=True, timeout=60).stdout


def until(holds) -> None:
    """Wait at most ten seconds."""
    end = time.monotonic() + 10
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.1)


def compare(home: Path) -> int:
    """What is in the report now, and what is not as it should be."""
    with desk_in(home, SystemClock()) as desk:
        (card,) = desk.today()
        sheet = desk.sheet(card.id)
        lines = [line.text for line in desk.timeline(card.id)]
        wrong = []
        for what, holds in (
            ("afgerond", card.state == "closed"),
            ("nummer", card.number_key.endswith("612345678")),
            ("kind", card.title == "A-0001 · jongen, 14"),
            ("voorstel direct", sheet.proposal.urgency == "direct"),
            ("twee besluiten", len(sheet.decisions) == 2),
            ("besluit van de triagist", sheet.decisions[0].decided_by == "Anna de Wit"),
            ("112 één keer gekozen", sum("112" in line and "gebeld" in line for line in lines) == 1),
            ("teruggebeld", any(p.kind == "callback" and p.state == "kept" for p in sheet.promises)),
        ):
            if not holds:
                wrong.append(what)
    print("\n".join(lines))
    print("niet zoals het hoort: " + ", ".join(wrong) if wrong else "alles zoals het hoort")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
