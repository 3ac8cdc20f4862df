"""Somebody without an account, for one night: the code that they choose opens the lock for them, their name does not.

The code is kept in memory alone, as an argon2id hash: a restart, or a code that is forgotten, makes another person of
whoever comes, and what the one before half typed waits for a shift lead. `check` is slow, for a thread of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from desk.access.memory import folded
from desk.access.sitting import Session
from desk.record import record

SHORTEST = 4
"""Characters of a code: it is typed many times a night, and opens one screen for as long as that lasts."""
LONGEST = 1024
NO_NAME = "Typ uw naam; die staat bij wat u schrijft."
NO_CODE = (
    f"Kies een code van minstens {SHORTEST} tekens, anders dan uw naam. Daarmee gaat het scherm vannacht weer open; "
    "hij wordt nergens bewaard."
)
WRONG = (
    "Onder deze naam geldt vannacht een andere code. Vergeten, of dezelfde naam? Typ iets achter uw naam: u begint "
    "opnieuw, en het vorige opent een dienstleider."
)


@record
class Night:
    """Somebody's night: the name as it is compared, the hash of their code, their session as it was last."""

    name: str
    verifier: str
    session: Session


@dataclass(frozen=True)
class Guest:
    """One try with all that is needed to judge it: the nights under that name, and how long (seconds) still to wait."""

    name: str
    code: str = field(repr=False)
    nights: tuple[Night, ...] = field(default=(), repr=False)
    wait: float = 0.0


@record
class Came:
    """What a try came to: `kind` is `in`, `wrong`, `wait` or `short`, with `words` to say and `seconds` to wait.

    With `in`: the `person` who comes back, or for a new one the hash of their code (`verifier`).
    """

    kind: str
    name: str
    words: str = ""
    seconds: float = 0.0
    person: str = ""
    verifier: str = ""


def check(guest: Guest, hashed: Callable[[str], str] | None = None) -> Came:
    """Judge a try; never raises for what was typed. `hashed` in place of argon2 at its full cost, for tests."""
    from desk.access import passwords

    code = guest.code
    if not guest.name.strip():
        return Came("short", guest.name, NO_NAME)
    if len(code.strip()) < SHORTEST or len(code) > LONGEST or folded(code) == folded(guest.name):
        return Came("short", guest.name, NO_CODE)
    if guest.wait > 0:
        seconds = max(1, round(guest.wait))
        words = f"Te vaak mis. Probeer het over {seconds} {'seconde' if seconds == 1 else 'seconden'} opnieuw."
        return Came("wait", guest.name, words, guest.wait)
    code = code.strip()
    known = next((night for night in guest.nights if passwords.fits(night.verifier, code)), None)
    if known is not None:
        return Came("in", guest.name, person=known.session.person)
    if guest.nights:
        return Came("wrong", guest.name, WRONG)
    return Came("in", guest.name, verifier=(hashed or passwords.verifier_of)(code))


class Nights:
    """The nights of this desk; in memory, and only as long as they last."""

    def __init__(self) -> None:
        self._known: dict[str, Night] = {}

    def named(self, name: str, now: int) -> tuple[Night, ...]:
        """Those under a name that still last (`now` in µs UTC)."""
        self._known = {person: night for person, night in self._known.items() if now < night.session.until}
        return tuple(night for night in self._known.values() if night.verifier and night.name == folded(name))

    def of(self, person: str, now: int) -> Night | None:
        """Somebody's, if it still lasts."""
        night = self._known.get(person)
        return night if night is not None and now < night.session.until else None

    def begin(self, name: str, verifier: str, session: Session) -> None:
        """Somebody sits down for the night."""
        self._known[session.person] = Night(folded(name), verifier, session)

    def keep(self, session: Session | None) -> None:
        """Somebody else sits down: whoever comes back later goes on with the reports of before."""
        night = self._known.get(session.person) if session is not None else None
        if night is not None and session is not None:
            self._known[session.person] = Night(night.name, night.verifier, session)
