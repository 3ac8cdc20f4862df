"""What the command line takes along is noted like a look at a screen (NEN 7513), in the store, beside the window."""

import getpass
from datetime import UTC, datetime

from desk.admin.output import note
from desk.admin.stores import at_store
from desk.admin.vouching import beside
from desk.audit.subject import subject_of
from desk.errors import SurroundingsFailed
from desk.facts.audit import Looked
from desk.home import Home
from desk.settings import read
from desk.sync.belonging import known_in
from desk.sync.opening import address_of

NOT_NOTED = "let op: dit is niet vastgelegd (NEN 7513)."


def noted(home: Home, what: str, *, how: str = "export", thing: str = "", detail: str = "") -> None:
    """Note that something is taken along, before it is given. `what`, `how`, `thing` and `detail` as in `Looked`.

    Raises SurroundingsFailed when it cannot be noted: what nobody can look up afterwards is not given out. Work on a
    call has the window, which needs no store for this.
    """
    try:
        keep(home, what, how=how, thing=thing, detail=detail)
    except SurroundingsFailed as error:
        raise SurroundingsFailed(
            f"{error} Wat hier wordt uitgevoerd moet zijn vastgelegd (NEN 7513), en dat lukt nu niet. Probeer het "
            "opnieuw als de opslag bereikbaar is; het venster werkt gewoon door."
        ) from error


def tried(home: Home, what: str, *, how: str = "export", detail: str = "") -> None:
    """As `noted`, for what a desk in trouble needs and what helps: where it cannot be noted that is said, and why."""
    try:
        keep(home, what, how=how, detail=detail)
    except SurroundingsFailed as error:
        note(f"{NOT_NOTED} {error}")


def keep(home: Home, what: str, *, how: str, thing: str = "", detail: str = "") -> None:
    """Put the look in the store. Raises SurroundingsFailed."""
    now = datetime.now(UTC)
    look = Looked(what, how, thing, "R" if how == "view" else "E", detail=detail_by(detail))
    with at_store(address_of(home, read(home.path)), make=False, opens=known_in(home).open) as store:
        desk = beside(home, now)
        store.append(store.head(), [*desk.begun, desk.fact(look, subject_of(what, thing), now), *desk.over(now)])


def detail_by(detail: str) -> str:
    """The word about how, and that it was done at the command line, by whom as far as the computer knows."""
    return " ".join(filter(None, (detail, f"opdrachtregel, {system_user()}")))


def system_user() -> str:
    """Who is signed in at the computer, as far as it says so."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "onbekend"
