"""The whole call with a real keyboard on a real screen: Xvfb, a window manager, xdotool, and a picture of every step.

    python tests/by_hand/whole_night.py DIR [--size 1366x768]

Takes a call from ring to closed by X11 keys alone, holds F9 down until it repeats (it may open 112, never dial it),
presses it twice, and ends the window. Then opens the home without a window and compares: what was done is in the
report, and nothing else. Writes DIR/01-....png; look at every one. Ends with 1 when anything is not as it should be.
"""

import argparse
import signal
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "ui")]

from screens import Screen, missing, on_call  # noqa: E402
from windows import desk_in, set_up  # noqa: E402

from desk.clock import SystemClock  # noqa: E402

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
    if missing():
        return 2
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        home = set_up(Path(room) / "home", clock=SystemClock())
        on_call(home)
        play(home, asked.folder, asked.size)
        return compare(home)


def play(home: Path, folder: Path, size: str) -> None:
    """The screen and the program; then every step."""
    with Screen(size) as screen:
        window = screen.open(home)
        for number, (name, keys) in enumerate(STEPS, 1):
            screen.strike(*keys)
            screen.picture(folder / f"{number:02d}-{name}.png")
            print(f"{number:2d}/{len(STEPS)} {' '.join(keys) or '(begin)'}", flush=True)
        window.send_signal(signal.SIGTERM)
        print(f"venster gestopt: {window.wait(timeout=30)}")


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
