"""From the call to help begun and to a night that is agreed on, with a real keyboard on a real screen: both branches.

    python tests/by_hand/care_chain.py DIR [--size 1366x768] [--only dark|light]

First a boy whom a provider helps at home: checklist, promise, triagist, decision together, told at the callback; the
provider refuses, the next one takes it, reaches the family and begins; the handover as text and PDF. Then one who is
not safe: a pair on site, help is on the way, arrived, safe, what they found, weighed again by telephone, one of them
stays, a safety agreement until morning that is read back. Once dark, once light with letters twice as large. Ends each
time with what is in the home. Writes DIR/dark/01-....png and DIR/light/01-....png; look at every one. Ends with 1 when
anything is not as it should be.
"""

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "ui")]

from screens import Screen, on_call  # noqa: E402
from twice import LOOKS, twice  # noqa: E402
from windows import desk_in, set_up  # noqa: E402

from desk.clock import SystemClock  # noqa: E402
from desk.desk import Desk  # noqa: E402
from desk.rows import SheetRow  # noqa: E402

FIRST_BLOCK = ("2", "Return", "2", "Return", "'{place}", "Return", "'0612345678", "Return", "1", "Return")
FOLLOW = "ctrl+shift+v"
# What is done, in words, and the keys: xdotool's names, text to type after a "'", "wait 3" for what is done beside the
# window; {to_name}: to where the name of who goes is typed.
AT_HOME = (
    ("melding", ("ctrl+n", *(key.format(place="Dorpsstraat 1, Heerenveen") for key in FIRST_BLOCK))),
    ("beller", ("1", "Return", "'Fatima", "Return")),
    ("jeugdige", ("ctrl+Next", "'Sem", "Return", "'14", "Return", "1", "Return")),
    ("situatie", ("ctrl+Next", "2", "Return", "1", "Return", "2", "Return")),
    ("veiligheid", ("ctrl+Next", "2", "Return", "2", "Return")),
    ("hulp-nu", ("ctrl+Next", "1", "Return", "1", "Return", "2", "Return")),
    ("ophangen", ("F7",)),
    ("beloofd", ("Return",)),
    ("triagist", ("F8", "b", "r")),
    ("besluit", ("Return",)),
    ("besluit-aanbieder", ("Next",)),
    # Danger that nobody asked about is told first; then it is noted all the same.
    ("open-gevaar", ("Return",)),
    ("genoteerd", ("wait 1", "Return")),
    ("terugbellen", ("F7", "b", "1", "2")),
    ("verteld", ("4",)),
    ("ophangen-zonder", ("F7",)),
    ("vervolg", ("ctrl+Return", FOLLOW)),
    ("doorverwijzing", ("r",)),
    ("weigert", ("2",)),
    ("volgende", ("Return",)),
    ("neemt-aan", ("Return",)),
    ("wie-sprak", ("Return",)),
    ("bereikt", ("'Kees", "Return")),
    ("papieren", ("Escape", FOLLOW, "u")),
    ("als-tekst", ("t",)),
    ("als-pdf", ("Return", "wait 4")),
    ("begonnen", ("Escape", FOLLOW, "r", "Return", "Return")),
    ("afronden", ("Escape", "ctrl+e", "'ambul", "Return")),
    ("afgerond", ("ctrl+Return",)),
)
ON_SITE = (
    ("tweede-melding", ("ctrl+n", *(key.format(place="Kerkstraat 12, Drachten") for key in FIRST_BLOCK))),
    ("buurvrouw", ("3", "Return", "'Buurvrouw Postma", "Return", "ctrl+Next", "'Daan", "Return", "'15", "Return")),
    ("geweld", ("ctrl+Next", "ctrl+Next", "1", "Return", "2", "Return")),
    ("wil-niet", ("ctrl+Next", "1", "Return", "2", "Return")),
    ("beloofd", ("F7", "Return")),
    ("koppel-besluit", ("F8", "b", "r", "Return")),
    ("koppel-genoteerd", ("Return",)),
    ("ter-plaatse", (FOLLOW, "p")),
    ("eerste", ("{to_name}", "'Sanne de Vries", "Return", "'0611111111", "Return", "1", "Tab", "1")),
    ("tweede", ("Return", "'Omar Bakker", "Return", "'0622222222", "Return", "2", "Tab", "2", "Return")),
    ("gestuurd", ("Return", "wait 1")),
    ("hulp-onderweg", ("h",)),
    ("onderweg", ("Return",)),
    ("aangekomen", ("Return",)),
    ("veilig", ("Return",)),
    ("vragen", ("v", "2", "Return", "1", "Return", "'Daan en moeder", "Return")),
    ("gevonden", ("'Vader is weg", "ctrl+Return", "1", "Return", "1", "Return", "1", "Return")),
    ("raad", ("'Wil thuis blijven", "ctrl+Return", "1", "Return", "1", "Return")),
    ("tweede-beoordeling", ("Return", "wait 1")),
    ("hulp-thuis", ("Tab", "1")),
    ("tweede-besluit", ("Return",)),
    ("vervolg-2", (FOLLOW,)),
    ("hoe-het-eindigde", ("p", "e", "1")),
    ("blijft", ("1", "Return")),
    ("tot-morgen", ("Escape", FOLLOW, "s")),
    ("afspraak", ("ctrl+a", "'moeder, de hele nacht", "Return", "'messen in de auto", "Return", "'oma 0611111112")),
    ("houdt-het", ("Return", "'240", "Return", "'180")),
    ("afgesproken", ("ctrl+Return",)),
    ("voorgelezen", ("l",)),
    ("terug-verteld", ("Escape", "F7", "b", "1", "2")),
    ("verteld", ("4",)),
    ("dienst-over", ("F7", "ctrl+Return", "ctrl+h")),
    ("triage", ("Escape", "ctrl+shift+e")),
    ("bevestigd", ("b", "wait 1")),
    ("afronden", ("ctrl+shift+e", "ctrl+e", "'ambul", "Return")),
    ("afgerond", ("ctrl+Return",)),
    ("tijdlijn", ("ctrl+o", "Return", "ctrl+y")),
)
# With large letters the panel opens at the address, below what they must know first.
TO_NAME = {"dark": "", "light": "Tab Tab"}


def main() -> int:
    """Play, look, compare; twice."""
    return twice(__doc__ or "", "care-chain", both_branches)


def both_branches(room: Path, folder: Path, size: str, name: str) -> list[str]:
    """One run: a home with somebody on call, the keys, the home afterwards. Gives what is wrong."""
    home = set_up(room / "home", clock=SystemClock())
    on_call(home)
    steps = (*AT_HOME, *ON_SITE)
    with Screen(size) as screen:
        window = screen.open(home, *LOOKS[name])
        for number, (step, keys) in enumerate(steps, 1):
            for key in keys:
                if key.startswith("wait "):
                    time.sleep(float(key.removeprefix("wait ")))
                else:
                    screen.strike(*(TO_NAME[name].split() if key == "{to_name}" else [key]))
            screen.picture(folder / f"{number:02d}-{step}.png")
            print(f"{number:2d}/{len(steps)} {step}: {' '.join(keys)}", flush=True)
        screen.strike("alt+F4")
        closed = window.wait(timeout=30)
    wrong = [] if closed == 0 else [f"venster stopte met {closed}"]
    faults = home / "fout.log"
    if faults.exists():
        wrong.append(f"fout.log: {faults.read_text(encoding='utf-8').splitlines()[-1]}")
    papers = sorted(paper.name for paper in (home / "uit").glob("*")) if (home / "uit").exists() else []
    with desk_in(home, SystemClock()) as desk:
        found = [*at_home(desk), *on_site(desk), (f"papieren: {papers}", papers == ["overdracht-a-0001.pdf"])]
    return wrong + [what for what, holds in found if not holds]


def _report(desk: Desk, reference: str) -> str:
    return next((card.id for card in desk.today() if card.reference == reference), "")


def _open(sheet: SheetRow) -> set[str]:
    return {one.kind for one in sheet.promises if one.state == "open"}


def at_home(desk: Desk) -> list[tuple[str, bool]]:
    """The first report: asked, refused, taken by the next, begun, closed."""
    report = _report(desk, "A-0001")
    sheet, row = desk.sheet(report), desk.care.referrals(report)
    if sheet is None or row is None or row.current is None:
        return [("A-0001 heeft een doorverwijzing", False)]
    lines = [line.text for line in desk.timeline(report)]
    return [
        (f"A-0001 is {sheet.card.state}", sheet.card.state == "closed"),
        (
            f"{row.current.name}: {row.current.state}",
            (row.current.name, row.current.state) == ("Tjallingahiem", "started"),
        ),
        ("Jeugdhulp Friesland weigerde", any("Jeugdhulp Friesland weigert" in line for line in lines)),
        ("de overdracht ging als tekst", any(line.startswith("Overdracht als tekst aan Tjal") for line in lines)),
        ("de overdracht ging als PDF", any(line.startswith("Overdracht als PDF aan Tjal") for line in lines)),
    ]


def on_site(desk: Desk) -> list[tuple[str, bool]]:
    """The second: a pair that was there, two decisions, one who stayed, an agreement that was read back."""
    report = _report(desk, "A-0002")
    sheet, visits = desk.sheet(report), desk.care.visits(report)
    if sheet is None or visits is None or not visits.visits:
        return [("A-0002 heeft een bezoek", False)]
    (visit, *_), agreed = visits.visits, desk.care.agreed(report)
    return [
        (f"ter plaatse: {visit.state_text}", visit.state == "ended"),
        (f"wie ging: {[one.name for one in visit.visitors]}", len(visit.visitors) == 2),
        (f"{sum(one.answered for one in visit.found)} antwoorden", all(one.answered for one in visit.found)),
        (f"gesprek: {sheet.on_line}", sheet.on_line == "ended"),
        ("de beller is teruggebeld en hoorde het besluit", not {"callback", "feedback"} & _open(sheet)),
        (f"{len(sheet.decisions)} besluiten", len(sheet.decisions) == 2),
        ("de afspraak is voorgelezen", len(agreed) == 1 and agreed[0].read_back_at is not None),
        ("er wordt gebeld binnen de tijd die ze het volhouden", len(agreed) == 1 and not agreed[0].late),
    ]


if __name__ == "__main__":
    sys.exit(main())
