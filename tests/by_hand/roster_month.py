"""A shift lead builds next month for five providers from an Excel file, with a real keyboard on a real screen.

    python tests/by_hand/roster_month.py DIR [--size 1366x768] [--only dark|light]

Reads the workbook in (a wrong name is asked and remembered, a wrong row is refused), looks at what wants attention,
fills the two nights that are open, publishes, asks and approves a swap, prints the month. Then the night: whoever is on
call fell ill, two keys replace them, and the shift lead reads it in the morning. Once dark, once light with letters
twice as large. Ends each time with what is in the home: duties, swap, `nachtwacht-admin on-call`. Writes
DIR/dark/01-....png and DIR/light/01-....png; look at every one. Ends with 1 when anything is not as it should be.
"""

import json
import shutil
import subprocess
import sys
import time
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "ui")]

from keyed import KEY  # noqa: E402
from roster_month_file import (  # noqa: E402
    AT_THE_DESK,
    MISSING,
    POSTS,
    SWAPPED,
    WRITTEN_WRONG,
    months_first,
    nights,
    people_and_needs,
    whose,
    workbook,
)
from screens import Screen  # noqa: E402
from twice import LOOKS, twice  # noqa: E402
from windows import desk_in, set_up  # noqa: E402

from desk.clock import SystemClock  # noqa: E402
from desk.desk import Desk  # noqa: E402
from desk.home import Home  # noqa: E402
from desk.keys import sealed  # noqa: E402
from desk.roster.month import month_span  # noqa: E402
from desk.words.times import local, zone  # noqa: E402

# What is done, in words, and the keys: xdotool's names, text to type after a "'", "wait 3" for what is done beside the
# window. {file} and {folder} are of this run; a step that only one of the two looks needs names it.
STEPS = (
    ("leeg", ()),
    ("rooster", ("ctrl+shift+r",)),
    ("bestand", ("i", "'{file}")),
    ("voorbeeld", ("Return", "wait 4")),
    ("naam-beantwoord", ("1", "wait 2")),
    ("overgenomen", ("ctrl+Return", "wait 5")),
    ("maand", ("Escape", "3", "Next", "wait 1")),
    ("aandacht", ("{side}", "Tab", "Tab", "Tab", "wait 1")),
    ("gat", ("Return", "wait 1")),
    ("gat-dienst", ("Return", "wait 1")),
    ("gat-wie", ("'ruben", "Return", "wait 1")),
    ("gat-gevuld", ("Return", "wait 1")),
    ("publiceren-een-gat", ("p", "wait 2")),
    ("gat-in-lijst", ("Tab",)),
    ("gat-dienst-2", ("Return", "wait 1")),
    ("gat-wie-2", ("'tom", "Return", "wait 1")),
    ("publiceren-zonder-gat", ("Return", "wait 2")),
    ("gepubliceerd", ("ctrl+Return", "wait 3")),
    ("dienst", ("Return", "wait 1")),
    ("ruil", ("Escape", "wait 1", "r", "wait 1")),
    ("ruil-met-wie", ("2", "Tab", "Tab", "'iris", "Return", "wait 1")),
    ("ruil-waartegen", ("Tab", "wait 1")),
    ("ruil-gekozen", ("1", "wait 1")),
    ("ruil-gevraagd", ("ctrl+Return", "wait 1")),
    ("ruil-goedgekeurd", ("Tab", "Return", "wait 1")),
    ("ruil-in-rooster", ("Return", "wait 1")),
    ("menu", ("m", "wait 1")),
    ("maand-afdrukken", ("d", "wait 1")),
    ("maand-gemaakt", ("Tab", "Tab", "ctrl+a", "'{folder}", "Return", "wait 4")),
    ("melding", ("Escape", "ctrl+shift+r", "ctrl+n", "wait 1")),
    ("ziek", ("shift+F8", "wait 1")),
    ("vervangen", ("1", "wait 1")),
    ("van-dienst", ("F8", "wait 1")),
    ("een-ander", ("a", "wait 1")),
    ("112-een-toets", ("F9", "wait 1")),
    ("ochtend", ("Escape", "ctrl+shift+r", "wait 1")),
    ("wat-veranderde", ("m", "a", "wait 1")),
    ("terug", ("Escape", "wait 1")),
)
# In the narrow window that large letters make, the right column opens by a key.
SIDE = {"dark": "", "light": "ctrl+u"}
# Who is put on the night that was missing, and with whom it is swapped then for the night before.
FILLED_BY, SWAPPED_WITH = "Ruben Postma", "Iris Bos"


def main() -> int:
    """Play, look, compare; twice."""
    return twice(__doc__ or "", "roster-month", night_and_month)


def night_and_month(room: Path, folder: Path, size: str, name: str) -> list[str]:
    """One run: a home with people and needs, the keys, the home afterwards. Gives what is wrong."""
    home, paper, file = set_up(room / "home", clock=SystemClock()), room / "papier", room / "maand.xlsx"
    first = months_first(local(SystemClock().wall()).date())
    with desk_in(home, SystemClock()) as desk:
        people_and_needs(desk, first)
    paper.mkdir()
    file.write_bytes(workbook(first))
    told = {"file": str(file), "folder": str(paper), "side": SIDE[name]}
    with Screen(size) as screen:
        window = screen.open(home, *LOOKS[name])
        for number, (step, keys) in enumerate(STEPS, 1):
            for key in filter(None, (key.format_map(told) for key in keys)):
                if key.startswith("wait "):
                    time.sleep(float(key.removeprefix("wait ")))
                else:
                    screen.strike(key)
            screen.picture(folder / f"{number:02d}-{step}.png")
            print(f"{number:2d}/{len(STEPS)} {step}: {' '.join(keys) or '(begin)'}", flush=True)
        screen.strike("alt+F4")
        closed = window.wait(timeout=30)
    wrong = [] if closed == 0 else [f"venster stopte met {closed}"]
    faults = home / "fout.log"
    if faults.exists():
        wrong.append(f"fout.log: {faults.read_text(encoding='utf-8').splitlines()[-1]}")
    return wrong + [what for what, holds in compare(home, paper, file, first, folder) if not holds]


def compare(home: Path, paper: Path, file: Path, first: date, folder: Path) -> list[tuple[str, bool]]:
    """What should be in the home and in the folder for paper, and whether it is; the paper goes with the pictures."""
    with desk_in(home, SystemClock()) as desk:
        found = [*of_the_roster(desk, first), *of_the_night(desk)]
    kept = [sealed.read(one, KEY) for one in Home(home).rosters.iterdir() if one.is_file()]
    found.append(("het bestand is bewaard zoals het was", kept == [file.read_bytes()]))
    pages = list(paper.glob("*.pdf"))
    for page in pages:
        shutil.copy(page, folder)
    found.append((f"PDF van de maand {[page.name for page in pages]}", len(pages) == 1 and _is_pdf(pages[0])))
    for at, provider, name in asked_about(first):
        answer = on_call(home, at, provider)
        found.append((f"{at:%d-%m %H:%M} {provider}: {name or 'niemand'}, niet {answer}", answer == name))
    return found


def _is_pdf(page: Path) -> bool:
    return page.read_bytes().startswith(b"%PDF")


def of_the_roster(desk: Desk, first: date) -> list[tuple[str, bool]]:
    """The duties of the month, the name that was asked, the swap."""
    span = month_span(first)
    book, duties = desk.roster(*span), desk.planning.duties(*span)
    people = {row.name: row for row in book.people.values()}
    swaps = list(book.swaps.values())
    swap = swaps[0] if swaps else None
    return [
        (f"{len(duties)} diensten gelden", len(duties) == len(POSTS) * len(nights(first))),
        (f"{len(desk.draft_changes(*span))} concepten over", not desk.draft_changes(*span)),
        (f"{len(desk.planning.gaps(*span))} gaten over", not desk.planning.gaps(*span)),
        ("de naam uit het bestand is onthouden", WRITTEN_WRONG[0] in people[WRITTEN_WRONG[1]].aliases),
        ("niemand is er bij gekomen", WRITTEN_WRONG[0] not in people),
        ("een ruil, goedgekeurd", len(swaps) == 1 and swap is not None and swap.state == "approved"),
    ]


def of_the_night(desk: Desk) -> list[tuple[str, bool]]:
    """Who has the post of whoever fell ill, and that the shift lead reads it."""
    (now,) = [row for row in desk.on_call() if (row.role, row.provider) == (POSTS[AT_THE_DESK][0], AT_THE_DESK)]
    news = [row for row in desk.roster_news(desk.now() - timedelta(hours=1)) if row.open]
    return [
        (f"{now.name} heeft de dienst", now.name == POSTS[AT_THE_DESK][2][1]),
        ("de dienstleider leest het", len(news) == 1 and now.name in news[0].text),
    ]


def asked_about(first: date) -> list[tuple[datetime, str, str]]:
    """Minutes of the month with a provider and who should be on call then; nobody by day."""

    def at(day: int, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(first, clock(hour, minute), zone()) + timedelta(days=day - 1)

    given, night = MISSING
    return [
        (at(1, 16, 59), AT_THE_DESK, ""),
        (at(1, 17), AT_THE_DESK, whose(AT_THE_DESK, first)),
        (at(2, 3, 42), AT_THE_DESK, whose(AT_THE_DESK, first)),
        (at(2, 7, 59), AT_THE_DESK, whose(AT_THE_DESK, first)),
        (at(2, 8), AT_THE_DESK, ""),
        # The name that was written wrong in the file.
        (at(8, 23), AT_THE_DESK, WRITTEN_WRONG[1]),
        # The two nights that were open, one of them swapped with the night before.
        (at(SWAPPED[1], 23), SWAPPED[0], "Tom Visser"),
        (at(night, 23), given, SWAPPED_WITH),
        (at(night, 3), given, FILLED_BY),
        (at(len(nights(first)) + 1, 3), "Kinderpsychiatrie Wad", whose("Kinderpsychiatrie Wad", nights(first)[-1])),
    ]


def on_call(home: Path, at: datetime, provider: str) -> str:
    """Who has the post of a provider, as `nachtwacht-admin on-call` says it; empty for nobody."""
    program = "import sys; from desk.admin import main; sys.exit(main(sys.argv[1:]))"
    asked = ("on-call", "--home", str(home), "--at", at.isoformat(), "--role", POSTS[provider][0], "--json")
    done = subprocess.run(
        [sys.executable, "-c", program, *asked, "--provider", provider],
        cwd=ROOT, check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    answers = json.loads(done.stdout)
    return ", ".join(person["name"] for answer in answers for person in answer["people"])


if __name__ == "__main__":
    sys.exit(main())
