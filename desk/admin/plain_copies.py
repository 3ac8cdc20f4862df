"""Copies of the time before a desk had a key, in its folder for copies: anybody who gets there can read them."""

import shutil
from pathlib import Path

from desk.admin.files import connection_to
from desk.admin.hints import command
from desk.admin.unlocking import key_in
from desk.copies import MANIFEST, Copy, copies_in
from desk.errors import Refused
from desk.home import Home
from desk.journal.journal import desks_of
from desk.keys import slots
from desk.settings import read
from desk.storage.converting import looks_plain, opens
from desk.words.reasons import why


def plain_copies(home: Home) -> list[Copy]:
    """The readable copies in the folder that the settings name, oldest first; of other desks as well: without the key
    nobody can tell whose they are. None where that folder is away."""
    return [one for one in _copies(home) if _is_plain(one)]


def away_words(home: Home) -> str:
    """What to say of a folder for copies that cannot be looked into; empty where it can, or none is named."""
    folder = read(home.path).copies
    try:
        if folder:
            copies_in(Path(folder))
    except OSError as error:
        return f"{folder}: of daar nog leesbare kopieën staan is niet te zien ({why(error)})."
    return ""


def own_plain_copies(home: Home) -> list[Copy]:
    """Those of this desk, which it needs no more: it has a key, and a copy that is locked with it.

    Raises SurroundingsFailed where nobody gives the key, Refused while there is no locked copy.
    """
    found = plain_copies(home)
    if not found or slots.read(home.path) is None:
        return []
    key = key_in(home)
    if not opens(home.journal, key):
        # Still in plain text itself.
        return []
    with connection_to(home.journal, key) as journal:
        tails = {desk[-12:] for desk in desks_of(journal)}
    own = [one for one in found if one.desk in tails]
    if own and not any(one.desk in tails and not _is_plain(one) for one in _copies(home)):
        raise Refused(
            f"De kopieën van deze desk in {own[0].path.parent} zijn nog alle leesbaar, en wie ze wist heeft er geen "
            f"meer. Maak eerst een nieuwe: {command('backup', own[0].path.parent, home=home)}"
        )
    return own


def files_of(copy: Copy) -> list[Path]:
    """The files of a copy, what says that it is one first: what is left when this breaks off is no copy any more."""
    rest = sorted(path for path in copy.path.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(rest, key=lambda path: path.name != MANIFEST)


def gone(copy: Copy) -> None:
    """Its empty folders go as well."""
    shutil.rmtree(copy.path, ignore_errors=True)


def _copies(home: Home) -> list[Copy]:
    folder = read(home.path).copies
    try:
        return copies_in(Path(folder)) if folder else []
    except OSError:
        return []


def _is_plain(copy: Copy) -> bool:
    try:
        return any(looks_plain(path) for path in copy.path.glob("*.db"))
    except OSError:
        return False
