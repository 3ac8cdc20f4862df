"""Which keys go with putting a copy back: that of the home, and that of the copy."""

from datetime import UTC, datetime
from pathlib import Path

from desk import safe
from desk.admin.hints import command
from desk.admin.output import note
from desk.admin.unlocking import key_by, key_in
from desk.home import Home
from desk.keys import carrying, custody, finding, slots
from desk.storage.converting import looks_plain
from desk.storage.files import prepare


def keys_for(home: Home, copy: Path) -> tuple[Home, bytes]:
    """The home with the key that it has from now on, and the key of the copy.

    An empty home goes on with the key of the copy; so does one in plain text, whose files get it first. One with a key
    keeps that. Raises SurroundingsFailed or Refused where nobody can give a key.
    """
    in_copy = slots.read(copy)
    if in_copy is None:
        if not home.key and not finding.files_of(home):
            home = Home(home.path, key_in(home, make=True))
        try:
            plain = looks_plain(copy / home.journal.name)
        except OSError:
            # What is wrong with the copy is said by who reads it whole.
            plain = True
        return home, b"" if plain else home.key
    own = slots.read(home.path)
    if own is not None and own.id == in_copy.id:
        return home, home.key
    key = key_by(in_copy, Home(copy))
    if own is not None:
        carrying.carry(home, in_copy, key)
        return home, key
    if home.key:
        # An exercise: its key is in memory, or in a file that somebody named.
        return home, key
    home.prepare()
    carrying.adopt(home.path, in_copy)
    _keep(home, in_copy, key)
    keyed = Home(home.path, key)
    for path, kind in finding.files_of(home):
        for notice in prepare(path, kind, datetime.now(UTC), key).notices:
            note(notice)
    return keyed, key


def _keep(home: Home, there: slots.Slots, key: bytes) -> None:
    """Have the system's safe open it from now on; where there is none, a passphrase does."""
    if custody.named_file() is not None:
        return
    try:
        custody.keep_in_safe(there, key)
    except (safe.NoSafe, safe.SafeShut) as trouble:
        if there.passphrase is None:
            note(f"{trouble} Kies een wachtzin voor deze computer: {command('keys', 'passphrase', home=home)}")
