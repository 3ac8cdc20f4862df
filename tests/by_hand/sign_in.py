"""Who sits here, with a real keyboard on a real screen: sign-in, a seat handed over in a call, the lock screen.

    python tests/by_hand/sign_in.py DIR [--size 1366x768] [--only dark|light]

The first shift lead is made and sets up the app; an account for somebody else with a first password; that one signs in,
chooses a password and sets up the app; a call, and in the middle of it the seat goes over to the shift lead and the
words go on; then it is promised to call back, the screen is locked with words half typed in a panel; the promise rings,
a line is typed with it, 112 is opened and dialled from the lock screen; somebody without an account works for a moment
with a code of their own,
locks the screen, is kept out with another code and gets in with theirs; a report that is closed to them is opened by a
reason; unlocked, and the words stand there still. Once dark, once light with letters twice as
large. Then the home is looked at. Writes DIR/dark/01-....png and DIR/light/01-....png; look at every one. Ends with 1
when anything is not as it should be.
"""

import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "ui")]

import pyotp  # noqa: E402
from screens import Screen, on_call  # noqa: E402
from twice import LOOKS, twice  # noqa: E402
from windows import desk_in, set_up  # noqa: E402

from desk.clock import SystemClock  # noqa: E402

LEAD, OTHER, NIGHT = "vier natte schapen", "zeven droge laarzen", "zeven7"
# What is done, in words, and the keys: xdotool's names, text to type after a "'", "wait 2" for what is done beside the
# window; {code}: what the app shows, {first}: the password that was shown; "+40": so many minutes go by.
STEPS = (
    ("eerste-dienstleider", ("ctrl+shift+a",)),
    ("ingevuld", ("ctrl+a", "'Anna Visser", "Return", "Return", "Return", f"'{LEAD}", "Return", f"'{LEAD}")),
    ("aanmelden", ("Return", "wait 2")),
    ("aangemeld", (f"'{LEAD}", "Return", "Return", "wait 2")),
    ("app-ingesteld", ("{code}", "Return", "wait 2")),
    ("accounts", ("ctrl+shift+a",)),
    ("nieuw-account", ("1", "'Sanne Bakker", "Return", "Return")),
    ("eerste-wachtwoord", ("Return", "wait 2")),
    ("wie-zit-hier", ("Escape", "ctrl+p")),
    ("sanne", ("'s.bakker", "Return", "{first}", "Return", "Return", "wait 2")),
    ("eigen-wachtwoord", ("{first}", "Return", f"'{OTHER}", "Return", f"'{OTHER}", "Return", "wait 2")),
    ("app-van-sanne", ("{code}", "Return", "wait 2", "Escape")),
    ("gesprek", ("ctrl+n", "2", "Return", "2", "Return", "'Dorpsstraat 1", "Return", "'0612345678", "Return")),
    ("half-getypt", ("ctrl+Next", "ctrl+Next", "'Sem de Vr")),
    ("stoel-over", ("ctrl+p",)),
    ("stoel-over-code", ("'a.visser", "Return", f"'{LEAD}", "Return", "{lead code}")),
    ("anna-gaat-verder", ("Return", "wait 2")),
    ("op-slot-kan-niet", ("ctrl+l",)),
    ("beloofd", ("Escape", "F7", "Return")),
    ("half-in-paneel", ("ctrl+t", "'oma van S")),
    ("op-slot", ("ctrl+l",)),
    ("gaat-af", ("+40", "wait 3")),
    ("regel-op-slot", ("F4", "'oma belde zelf terug")),
    ("regel-bewaard", ("Return", "wait 1")),
    ("112", ("F9",)),
    ("112-gebeld", ("wait 1", "F9")),
    ("gesprek-op-slot", ("Escape", "wait 2")),
    ("opgehangen", ("F7",)),
    ("van-dienst", ("F8",)),
    ("zonder-account", ("Escape", "F2", "'Invaller Ans", "Return", f"'{NIGHT}")),
    ("invaller", ("Return", "wait 2")),
    ("invaller-op-slot", ("ctrl+l", "F2")),
    ("andere-code", ("'Invaller Ans", "Return", "'kind", "Return", "wait 2")),
    ("weer-open", (f"'{NIGHT}", "Return", "wait 2")),
    ("dicht", ("ctrl+Tab",)),
    ("noodgreep", ("ctrl+shift+b",)),
    ("open", ("2", "wait 1")),
    ("afgemeld", ("ctrl+p", "F3")),
    ("mis", ("ctrl+a", "'a.visser", "Return", "'iets anders dan dat", "Return", "wait 2")),
    ("weer-aangemeld", (f"'{LEAD}", "Return", "wait 2")),
    ("woorden-staan-er", ("ctrl+t",)),
    ("wie-brak-het-glas", ("Escape", "ctrl+p")),
)


def main() -> int:
    """Play, look, compare; twice."""
    return twice(__doc__ or "", "sign-in", played)


def played(room: Path, folder: Path, size: str, name: str) -> list[str]:
    """One run: the keys, then the home. Gives what is wrong."""
    home = set_up(room / "home", clock=SystemClock())
    on_call(home)
    told, lead = Told(room), ""
    with Screen(size) as screen:
        here = str(Path(__file__).with_name("sign_in_window.py"))
        window = screen.open(home, *LOOKS[name], program=(here, str(room)))
        for number, (step, keys) in enumerate(STEPS, 1):
            for key in keys:
                if key.startswith("wait "):
                    time.sleep(float(key.removeprefix("wait ")))
                elif key.startswith("+"):
                    (room / "advance").write_text(key[1:], "utf-8")
                else:
                    lead = lead or told.secret
                    screen.strike(filled(key, told, lead))
            screen.picture(folder / f"{number:02d}-{step}.png")
            print(f"{number:2d}/{len(STEPS)} {step}: {' '.join(keys)}", flush=True)
        screen.strike("alt+F4")
        closed = window.wait(timeout=30)
    wrong = [] if closed == 0 else [f"venster stopte met {closed}"]
    faults = home / "fout.log"
    if faults.exists():
        wrong.append(f"fout.log: {faults.read_text(encoding='utf-8').splitlines()[-1]}")
    return wrong + looked_at(home)


def filled(key: str, told: "Told", lead: str) -> str:
    """A key with what the window told filled in."""
    match key:
        case "{code}":
            return f"'{told.code(told.secret)}"
        case "{lead code}":
            return f"'{told.code(lead)}"
        case "{first}":
            return f"'{told.password}"
    return key


class Told:
    """What stands on the screen and somebody would read: the window writes it down."""

    def __init__(self, room: Path) -> None:
        self._file = room / "told.json"

    @property
    def secret(self) -> str:
        """The secret for the app, shown last."""
        return str(self._read().get("secret", "")).replace(" ", "")

    @property
    def password(self) -> str:
        """The first password, shown last."""
        return str(self._read().get("password", ""))

    def code(self, secret: str) -> str:
        """What the app shows now."""
        return pyotp.TOTP(secret).at(int(float(str(self._read()["now"]))))

    def _read(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self._file.read_text("utf-8")) if self._file.exists() else {}
        return found


def looked_at(home: Path) -> list[str]:
    """What is in the home afterwards, as the shift lead who manages it would find it."""
    with desk_in(home, SystemClock()) as desk:
        rows = sorted(desk.accounts().values(), key=lambda row: row.sign_in)
        promises, cards = desk.for_paper()
        glass = [one.reason for known in desk.desks().values() for one in known.glass]
        found = [
            (f"accounts: {[row.sign_in for row in rows]}", [row.sign_in for row in rows] == ["a.visser", "s.bakker"]),
            ("beide met app", all(row.sealed for row in rows)),
            ("beide met een eigen wachtwoord", not any(row.first for row in rows)),
            (f"meldingen: {sorted(card.reference for card in cards)}", len(cards) == 2),
            (f"afspraken: {[promise.label for promise in promises]}", bool(promises)),
            (f"noodgreep: {glass}", glass == ["Iemand belt terug over deze melding"]),
            ("op slot", desk.shut),
        ]
    for what, right in found:
        print(f"{'goed' if right else 'MIS '}  {what}")
    return [what for what, right in found if not right]


if __name__ == "__main__":
    sys.exit(main())
