"""Two real windows on one PostgreSQL, by keys alone; the store goes away as by a power cut, and comes back.

    python tests/by_hand/two_windows.py DIR [--size 1366x768]

A report that desk A takes appears at desk B. The store is killed: both go on, write in the same question, take a call,
promise, look around. The store comes back: both stand level, show both values, and one of them is chosen. Both windows
are closed, and their homes are compared with each other and with the store. Writes DIR/01-a-....png and the like; look
at every one: "stand van" on 04, "twee desks schreven" on 13. Ends with 1 when anything is not as it should be.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "ui")]

from desks import everything  # noqa: E402
from keyed import KEY  # noqa: E402
from one_store import address_of, compare  # noqa: E402
from screens import Screen, missing, on_call, wait  # noqa: E402
from windows import desk_in, set_up  # noqa: E402

from desk.bench.server import Server  # noqa: E402
from desk.clock import SystemClock  # noqa: E402
from desk.facts.codec import decode  # noqa: E402
from desk.home import Home  # noqa: E402
from desk.journal.journal import desks_of, read_after  # noqa: E402
from desk.replica.reader import ReplicaReader  # noqa: E402
from desk.rows import CardRow  # noqa: E402
from desk.simulate.worker import rows_of  # noqa: E402
from desk.storage.files import connect  # noqa: E402

PEOPLE = {"A": "Telefonist Voorbeeld", "B": "Tweede Telefonist Voorbeeld"}
# Back-off between two attempts to reach a store that is away grows to ten seconds.
PATIENCE = 15.0
# Of the first block: danger now (left open), medical help, the address, the number, can speak freely.
FIRST_CALL = ("ctrl+n", "Return", "2", "Return", "'Dorpsstraat 1, Heerenveen", "Return", "'0612345678", "Return", "1")
SECOND_CALL = ("ctrl+n", "2", "Return", "2", "Return", "'Kerkplein 3, Sneek", "Return", "'0687654321", "Return", "1")
# What a desk must be able to show without the store: a name for the picture, and the keys from the bare desk and back.
SCREENS = (
    ("vandaag", ("ctrl+o",), ("Escape",)),
    ("zoeken", ("ctrl+k", "'dorps"), ("Escape",)),
    ("overdracht", ("ctrl+h",), ("Escape",)),
    ("tijdlijn", ("ctrl+y",), ("Escape",)),
)
DANGER = "danger_now"


class Place:
    """One desk: its home, its screen and its window; what is in its files is read while it works."""

    def __init__(self, code: str, home: Path, screen: Screen, folder: Path) -> None:
        self.code, self.home, self.screen, self._folder = code, Home(home, KEY), screen, folder
        self.window: subprocess.Popen[bytes] = screen.open(home)

    def does(self, *keys: str) -> None:
        """Keys."""
        self.screen.strike(*keys)

    def looks(self, number: int, name: str) -> None:
        """A picture."""
        self.screen.picture(self._folder / f"{number:02d}-{self.code.lower()}-{name}.png")

    def cards(self) -> dict[str, CardRow]:
        """The live reports in its replica, by reference."""
        with closing(ReplicaReader(self.home.replica, KEY)) as reader:
            return {card.reference: card for card in reader.live_cards()}

    def incarnation(self) -> str:
        """As which its facts are signed."""
        with closing(connect(self.home.journal, KEY)) as journal:
            return desks_of(journal)[-1]

    def waiting(self) -> int:
        """The facts that its journal keeps and that did not come back from the store."""
        replica = ReplicaReader(self.home.replica, KEY)
        with closing(connect(self.home.journal, KEY)) as journal, closing(replica):
            me = self.incarnation()
            return len(read_after(journal, me, replica.own_seq(me)))

    def level(self) -> tuple[int, str, str]:
        """Up to where it knows the store, the chain there, and a digest of all its rows."""
        with closing(ReplicaReader(self.home.replica, KEY)) as reader:
            head = reader.cursor()
        return head.position, head.chain.hex(), rows_of(self.home)

    def close(self) -> int:
        """Close the window as people do."""
        self.does("alt+F4")
        return self.window.wait(timeout=30)


class Checks:
    """What should hold, said as it is found."""

    def __init__(self) -> None:
        self.wrong: list[str] = []

    def hold(self, what: str, *, holds: bool) -> None:
        """One of them."""
        print(f"{'goed' if holds else 'FOUT'}   {what}", flush=True)
        if not holds:
            self.wrong.append(what)

    def within(self, what: str, until: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """One that may take so long; with how long it took."""
        began = time.monotonic()
        holds = wait(until, seconds)
        self.hold(f"{what} ({time.monotonic() - began:.1f} s)", holds=holds)


def main() -> int:
    """Play, look, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1366x768")
    asked = parser.parse_args()
    if missing():
        return 2
    asked.folder.mkdir(parents=True, exist_ok=True)
    # Unlike in the tests this server waits for the disk: it is stopped as by a power cut.
    server, checks = Server(), Checks()
    try:
        server.prepare()
        address = os.environ["NACHTWACHT_STORE"] = address_of(server)
        with tempfile.TemporaryDirectory(prefix="two-windows-") as room:
            homes = {code: set_up(Path(room) / code, clock=SystemClock(), seat=(code, PEOPLE[code])) for code in PEOPLE}
            on_call(homes["A"])
            with ExitStack() as screens:
                a, b = (
                    Place(code, home, screens.enter_context(Screen(asked.size)), asked.folder)
                    for code, home in homes.items()
                )
                play(a, b, server, checks)
            after(a, b, address, checks)
    finally:
        server.stop()
    print("niet zoals het hoort: " + ", ".join(checks.wrong) if checks.wrong else "alles zoals het hoort")
    return 1 if checks.wrong else 0


def play(a: Place, b: Place, server: Server, checks: Checks) -> None:
    """Together, apart, together again."""
    both = (a, b)
    a.screen.tell("key", FIRST_CALL[0])
    checks.within("de melding van A staat bij B", lambda: "A-0001" in b.cards())
    a.does(*FIRST_CALL[1:])
    checks.within("en alles wat A noteerde", lambda: a.level() == b.level() and not a.waiting())
    picture(both, 1, "melding-van-a")
    b.does("ctrl+Tab")
    checks.within("alles van beide is in de opslag", lambda: not any(place.waiting() for place in both))
    picture(both, 2, "beide-open")

    server.halt()
    a.does("alt+1", "1")
    b.does("alt+1", "2")
    picture(both, 3, "gevaar-ja-en-nee")
    picture(both, 4, "stand-van")
    b.does(*SECOND_CALL)
    b.looks(5, "tweede-gesprek")
    b.does("F7")
    b.looks(6, "beloven")
    b.does("Return")
    b.looks(7, "beloofd")
    for number, (name, there, back) in enumerate(SCREENS, 8):
        for place in both:
            place.does(*there)
            place.looks(number, name)
            place.does(*back)
    picture(both, 12, "voor-de-opslag-terug")
    apart = a.waiting(), b.waiting()
    checks.hold(f"zonder opslag schreef A {apart[0]} en B {apart[1]} feiten", holds=min(apart) > 0)

    server.start()
    checks.within("na de opslag wacht er niets meer", lambda: not any(place.waiting() for place in both))
    checks.within("beide staan gelijk", lambda: a.level() == b.level())
    # Where the report is in the order of the board does not matter: what was found is opened.
    b.does("ctrl+k", "'dorps", "Return", "alt+1")
    a.does("alt+1")
    picture(both, 13, "twee-desks-schreven")
    checks.hold("het gevaar telt bij beide", holds=all(place.cards()["A-0001"].danger for place in both))
    # The values stand in the order in which they came to the store, each behind one more Tab.
    a.does(*["Tab"] * (1 + written_by(a).index(b.incarnation())), "space")
    checks.within("A koos nee: bij beide telt het gevaar niet meer", lambda: not any(map(danger, both)))
    picture(both, 14, "gekozen")
    checks.within("en beide staan gelijk", lambda: a.level() == b.level() and not any(p.waiting() for p in both))
    for place in both:
        place.does("ctrl+shift+g")
        place.looks(15, "opslag-en-desks")
        place.does("Escape")
        checks.hold(f"venster {place.code} sloot gewoon", holds=place.close() == 0)


def written_by(place: Place) -> list[str]:
    """The desks that answered the question on danger, as they stand in the store."""
    with closing(ReplicaReader(place.home.replica, KEY)) as reader:
        facts = reader.facts_of(place.cards()["A-0001"].id)
    return [fact.desk for fact in facts if getattr(decode(fact), "link", "") == DANGER]


def danger(place: Place) -> bool:
    """Whether the first report stands as dangerous."""
    return place.cards()["A-0001"].danger


def picture(both: tuple[Place, Place], number: int, name: str) -> None:
    """Of both."""
    for place in both:
        place.looks(number, name)


def after(a: Place, b: Place, address: str, checks: Checks) -> None:
    """The homes, with no window on them any more."""
    found = compare([a.home, b.home], address)
    checks.hold(
        f"A bewaarde {found.written[0]} en B {found.written[1]} feiten; {found.missing} ontbreken in de opslag",
        holds=not found.missing,
    )
    checks.hold(
        "niets staat er twee keer, alles op volgorde, bestanden gaaf", holds=not found.twice and not found.unsound
    )
    levels = [place.level() for place in (a, b)]
    checks.hold(f"dezelfde {levels[0][0]} feiten, keten en rijen", holds=levels[0] == levels[1])
    checks.hold("de opslag houdt hetzelfde", holds=levels[0][0] == len(found.log))
    seen = []
    for place in (a, b):
        with desk_in(place.home.path, SystemClock()) as desk:
            shown = everything(desk, ("dorps", "kerkplein"))
            shown = {name: row for name, row in shown.items() if name not in ("id", "info", "me", "alarms")}
            # On whose line a call is differs by desk, as it should.
            seen.append({name: replace(row, on_line="") if "sheet" in name else row for name, row in shown.items()})
            words = " ".join(line.text for card in desk.today() for line in desk.timeline(card.id))
            checks.hold(
                f"bij {place.code} staan beide adressen en de belofte",
                holds="Dorpsstraat 1" in words and "Kerkplein 3" in words and len(desk.promises()) == 1,
            )
    differ = [name for name in seen[0] if seen[0][name] != seen[1].get(name)]
    checks.hold(f"beide tonen hetzelfde {differ or ''}", holds=not differ and seen[0].keys() == seen[1].keys())
    for name in differ:
        print("\n".join(map(str, (name, seen[0][name], seen[1].get(name)))))


if __name__ == "__main__":
    sys.exit(main())
