"""What the settings screen asks of the desk: where the shared store is, whether an address or a folder can be, a
password into the system's safe. None of it needs a desk that is open."""

import os
from collections.abc import Mapping
from pathlib import Path

from desk import secrets
from desk.emergency_file import is_there
from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.keys import sharing, slots
from desk.record import record
from desk.settings import Settings, named_store, read
from desk.storage.files import DatabaseError
from desk.sync.address import Address, PostgresAddress, SqliteAddress, parse, without_secrets
from desk.sync.belonging import known_in
from desk.sync.opening import address_of, open_store, refuse_share
from desk.sync.reports import Elsewhere
from desk.words.reasons import why


@record
class StoreChoice:
    """The store that holds when a desk starts with these settings: `words` where it is, `address` what was chosen
    (empty: store.db in the desk's own folder), `fixed` that NACHTWACHT_STORE names it whatever is chosen here."""

    words: str
    address: str
    fixed: bool


def store_choice(home: Path, settings: Settings, environ: Mapping[str, str] = os.environ) -> StoreChoice:
    """Where the store is, as people may see it."""
    named = named_store(settings, environ)
    fixed = bool(environ.get("NACHTWACHT_STORE", "").strip())
    if not named:
        return StoreChoice(f"Op deze computer: {Home(home).store}", "", fixed)
    try:
        address = parse(named)
    except SurroundingsFailed:
        return StoreChoice(without_secrets(named), without_secrets(settings.store), fixed)
    where = f"PostgreSQL, {address.name}" if isinstance(address, PostgresAddress) else f"Bestand {address.path}"
    return StoreChoice(where, without_secrets(settings.store), fixed)


def wants_password(typed: str) -> bool:
    """Whether what is typed is, or becomes, the address of a server."""
    return typed.strip().startswith("p")


def may_be_kept(typed: str) -> bool:
    """Whether a half-typed address may stand in a draft: not while it may hold a password, which is refused later."""
    inside = typed.partition("//")[2].partition("@")[0]
    return ":" not in inside and "password" not in typed.lower()


def read_address(typed: str) -> str:
    """The address as it is kept; empty for the desk's own store. Raises SurroundingsFailed with what is wrong."""
    return str(parse(typed)) if typed.strip() else ""


def try_store(home: Home, typed: str, password: str) -> str:
    """Keep the password, if there is one, in the system's safe, and look whether the store answers. Takes its time.

    Raises SurroundingsFailed when the password cannot be kept, and Elsewhere when the desk in `home` shares another
    store already: it would not follow this one. Gives why the store cannot be reached now, in Dutch, empty when all is
    well: a store that is away may be chosen all the same, and is looked at again by the desk that starts with it.
    """
    address = parse(typed) if typed.strip() else SqliteAddress(home.store)
    if password:
        if not isinstance(address, PostgresAddress):
            raise SurroundingsFailed("Een bestand heeft geen wachtwoord. Maak het veld leeg.")
        secrets.keep(address.account, password)
    try:
        known_in(home).choose(address)
        _reach(address)
    except Elsewhere:
        raise
    except SurroundingsFailed as failure:
        return str(failure)
    except (DatabaseError, OSError) as error:
        return f"{address}: kan niet worden gelezen ({why(error)}). Geef leesrecht."
    return ""


def _reach(address: Address) -> None:
    if isinstance(address, PostgresAddress):
        open_store(address).close()
        return
    # Opening would make the file; that is for the desk that starts with it.
    refuse_share(address)
    folder = address.path.parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise SurroundingsFailed(f"{folder}: deze map is er niet of mag niet worden beschreven. Maak de map.")


def read_folder(typed: str) -> str:
    """The folder for copies as it is kept, empty for none. Raises SurroundingsFailed with what is wrong. Takes its
    time when the folder is on a network that does not answer."""
    text = typed.strip()
    if not text:
        return ""
    folder = Path(text).expanduser()
    if not folder.is_absolute():
        raise SurroundingsFailed(f"{text}: geef het volledige pad van de map, bijvoorbeeld /mnt/kopie.")
    is_there(folder)
    probe = folder / ".schrijfproef"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise SurroundingsFailed(
            f"{folder}: in deze map kan niet worden geschreven ({why(error)}). Geef schrijfrecht of kies een andere."
        ) from error
    return str(folder)


@record
class KeysNow:
    """How the key of a desk stands: `kept` that there are ways to it (else it is an exercise, or all is plain text),
    `paper` that a recovery code is on paper; `asking` the desks that want the key of the shared file, with their four
    digits first."""

    kept: bool
    paper: bool
    asking: tuple[tuple[str, str], ...]


def keys_now(home: Home) -> KeysNow:
    """What the window shows of keys. Raises SurroundingsFailed when what says so cannot be read."""
    own = slots.read(home.path)
    path = shared_file(home)
    asks = sharing.asking(path) if own is not None and path is not None else ()
    wanted = tuple((digits, one.name) for one, digits in asks)
    return KeysNow(own is not None, own is not None and own.noted, wanted)


def shared_file(home: Home) -> Path | None:
    """The file that this desk shares; None for a server, or an address that cannot be."""
    try:
        address = address_of(home, read(home.path))
    except SurroundingsFailed:
        return None
    return address.path if isinstance(address, SqliteAddress) else None
