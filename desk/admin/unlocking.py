"""The home of a command with its key: from NACHTWACHT_KEY_FILE, the system's safe, or whoever sits at the terminal."""

import getpass
import sys
from collections.abc import Callable

from desk import safe
from desk.admin.hints import command
from desk.admin.output import note
from desk.errors import Refused, SurroundingsFailed
from desk.home import Home, find_home
from desk.keys import custody, finding
from desk.keys.slots import Slots
from desk.storage.converting import require_fit

_TRIES = 3


def unlocked(given: str, *, make: bool = False, shut: bool = False) -> Home:
    """The home that is meant (--home, else NACHTWACHT_HOME, else the system's place), with the key of its files.

    Where nothing stands yet there is no key, unless with `make`: then one is made. What stands there in plain text is
    read so; the window converts it at its next start. Raises SurroundingsFailed where nobody can give the key, or that
    is another one's. With `shut` the key may be missing: a copy that is put back brings it.
    """
    home = find_home(given)
    return Home(home.path, key_in(home, make=make, shut=shut))


def key_in(home: Home, *, make: bool = False, shut: bool = False) -> bytes:
    """As `unlocked`, for a home that was found."""
    found = finding.look(home)
    if found.slots is None and found.state == "new":
        return _begun(home) if make else b""
    key = b""
    if found.slots is not None:
        key = key_by(found.slots, home)
    elif found.state == "memory":
        key = finding.by_file(home, found)
    if key or not shut:
        # Not left to who opens a file: there another key is damage, and the next start would set it aside.
        require_fit(key, home.journal, home.replica, home.store)
    return key


def key_by(there: Slots, home: Home) -> bytes:
    """The key of slots that were read; asks at the terminal where neither file nor safe has it."""
    named = custody.named_file()
    if named is not None:
        return custody.by_file(there, named)
    try:
        found = custody.by_safe(there)
        trouble = "De sleutelbos van deze computer heeft deze sleutel niet."
    except SurroundingsFailed as error:
        found, trouble = b"", str(error)
    return found or ask(lambda typed: custody.by_typed(there, typed), str(home.path), trouble)


def ask(opens: Callable[[str], bytes], what: str, trouble: str) -> bytes:
    """What somebody types at the terminal opens. Raises SurroundingsFailed without one, Refused after three times."""
    if not sys.stdin.isatty():
        raise SurroundingsFailed(
            f"{what}: de gegevens zijn versleuteld. {trouble} Doe dit in een terminal, waar u de wachtzin of de "
            f"herstelcode kunt typen, of zet {custody.KEY_FILE} op een bestand waarin de sleutel staat."
        )
    note(f"{what}: de gegevens zijn versleuteld. {trouble}")
    for left in reversed(range(_TRIES)):
        try:
            return opens(getpass.getpass("Wachtzin of herstelcode: "))
        except Refused as wrong:
            if not left:
                raise
            note(str(wrong))
    raise Refused("Er is niets geopend.")


def ask_new_passphrase() -> str:
    """A passphrase, typed twice. Raises Refused when they differ."""
    first = getpass.getpass(f"Nieuwe wachtzin (minstens {custody.SHORTEST} tekens): ")
    if getpass.getpass("Nog een keer: ") != first:
        raise Refused("De twee wachtzinnen zijn niet gelijk; er is niets veranderd.")
    return first


def _begun(home: Home) -> bytes:
    """A new key for an empty home, before anything is written there."""
    home.prepare()
    named = custody.named_file()
    if named is not None:
        made = custody.make(home.path, key=custody.by_file(None, named))
    else:
        try:
            made = custody.make(home.path)
        except (safe.NoSafe, safe.SafeShut) as trouble:
            if not sys.stdin.isatty():
                raise SurroundingsFailed(
                    f"{home.path}: nieuwe gegevens worden versleuteld, en de sleutel kan nergens staan. {trouble} Doe "
                    f"dit in een terminal en kies een wachtzin, of zet {custody.KEY_FILE} op een bestand met een "
                    "sleutel (openssl rand -hex 32)."
                ) from trouble
            note(f"{home.path}: nieuwe gegevens worden versleuteld. {trouble} Kies een wachtzin.")
            made = custody.make(home.path, passphrase=ask_new_passphrase())
    shown = command("keys", "recovery", home=home)
    note(f"De gegevens worden versleuteld. Maak een herstelcode en schrijf hem op papier: {shown}")
    return made.key
