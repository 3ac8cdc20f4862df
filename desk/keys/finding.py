"""What a start has to do with the key of a home: ask for it, make it, give it to what stands in plain text."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Literal

from desk.home import Home
from desk.journal.place import note_moved, place_of
from desk.keys import custody, sealed, slots
from desk.keys.slots import Slots
from desk.record import record
from desk.storage.converting import PLAIN, has_room, is_plain, looks_plain
from desk.storage.files import connect, prepare
from desk.words.reasons import why


@record
class Found:
    """`locked`: there is a key, and `slots` are the ways to it; `plain`: files that anybody can read; `new`: nothing
    yet; `memory`: files with a key and no slots, made by somebody who has the key elsewhere (an exercise)."""

    state: Literal["locked", "plain", "new", "memory"]
    slots: Slots | None = None


def look(home: Home) -> Found:
    """What stands in a home. Raises SurroundingsFailed when its slots cannot be read."""
    there = slots.read(home.path)
    if there is not None:
        return Found("locked", there)
    files = files_of(home)
    if not files:
        return Found("new")
    return Found("plain" if any(is_plain(path) for path, _ in files) else "memory")


def files_of(home: Home) -> list[tuple[Path, str]]:
    """The databases that stand in a home, with their kind."""
    files = ((home.journal, "journal"), (home.replica, "replica"), (home.store, "store"))
    return [(path, kind) for path, kind in files if path.exists() and path.stat().st_size]


def by_file(home: Home, found: Found) -> bytes:
    """The key, where NACHTWACHT_KEY_FILE names a file with it; empty where it names none.

    A home without a key gets the one of the file. Raises SurroundingsFailed for a file that is not right.
    """
    named = custody.named_file()
    if named is None:
        return b""
    key = custody.by_file(found.slots, named)
    if found.state in ("plain", "new"):
        home.prepare()
        custody.make(home.path, key=key)
    return key


def needs_converting(home: Home) -> bool:
    """Whether something stands in plain text; asked before any of it is open. Raises OSError."""
    return any(looks_plain(path) for path, _ in files_of(home))


def convert(home: Home, now: datetime) -> tuple[Home, tuple[str, ...]]:
    """Give all that stands in plain text in a home its key; the home as it is then, and what is to be said, in Dutch.

    A disk without room for it keeps nobody from work: then all stays in plain text for this time, and that is said.
    Takes seconds for years of reports. Raises SurroundingsFailed when it breaks off halfway; the next start goes on.
    """
    plain = [(path, kind) for path, kind in files_of(home) if is_plain(path)]
    if plain and not has_room(*(path for path, _ in plain)):
        full = f"{home.path}: de gegevens staan nog leesbaar op de schijf; er is geen ruimte om ze te versleutelen."
        return Home(home.path), (f"{full} Maak ruimte vrij en start Nachtwacht opnieuw.",)
    notices: list[str] = []
    for path, kind in plain:
        # The store may be shared and open elsewhere; who opens it converts it as soon as that can be.
        if kind != "store":
            former = place_of(path)
            notices += prepare(path, kind, now, home.key).notices
            if kind == "journal":
                with closing(connect(path, home.key)) as journal:
                    note_moved(journal, path, former)
    try:
        if home.rosters.is_dir():
            sealed.reseal(home.rosters, home.key, home.key)
    except OSError as error:
        notices.append(f"{home.rosters}: de roosters staan hier nog leesbaar ({why(error)}). Geef schrijfrecht.")
    if any(f".{PLAIN}-" in notice for notice in notices):
        notices.append(
            "Deze desk is nu versleuteld. De leesbare bestanden staan nog apart in de map. Werkt alles, wis ze dan: "
            "nachtwacht-admin keys wipe"
        )
    return home, tuple(notices)
