"""`store init`, `store status` and `store password`: the shared store from the outside."""

import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from desk import secrets
from desk.admin.hints import command, facts
from desk.admin.output import note, say, say_json
from desk.admin.unlocking import key_in
from desk.errors import Refused, SurroundingsFailed
from desk.fact import from_ticks
from desk.home import Home
from desk.neighbours import shared_letters
from desk.presence import Beat, Neighbour
from desk.settings import read
from desk.storage.files import DatabaseError, prepare
from desk.sync.address import Address, PostgresAddress, SqliteAddress, parse
from desk.sync.exchange import Skipped
from desk.sync.opening import address_of, open_store, opens_for, refuse_share, with_password
from desk.sync.store import Cursor, Forked, Store, Tampered
from desk.words.times import moment_text


def init_store(url: str, *, script: bool) -> int:
    """Make tables, functions and rights, or bring them to this version; may be repeated. Says what was done.

    With `script` only the SQL is said, for a database administrator who wants to do it. Who is not allowed to make
    them is told that command.
    """
    address = parse(url)
    if isinstance(address, SqliteAddress):
        if script:
            raise Refused("Een SQLite-bestand heeft geen script; laat --script weg.")
        refuse_share(address)
        fresh = not address.path.exists()
        for notice in prepare(address.path, "store", datetime.now(UTC)).notices:
            note(notice)
        say(f"{address.path}: {'gemaakt' if fresh else 'stond er al en is van deze versie'}")
        return 0
    from desk.sync.postgres import setup

    if script:
        say(setup.script())
        return 0
    try:
        done = with_password(address, setup.initialise)
    except setup.RightsMissing as error:
        script_of = command("store", "init", address, "--script")
        raise SurroundingsFailed(f"{error} De SQL voor de databasebeheerder geeft: {script_of}") from error
    for line in done:
        say(line)
    return 0


def keep_password(url: str) -> int:
    """Ask for the password of a store without showing it, and keep it in the system's safe.

    Without a terminal one line of stdin is the password.
    """
    address = parse(url)
    if isinstance(address, SqliteAddress):
        raise Refused(f"{address}: een SQLite-bestand heeft geen wachtwoord.")
    typed = getpass.getpass(f"Wachtwoord voor {address.name}: ") if sys.stdin.isatty() else sys.stdin.readline()
    secrets.keep(address.account, typed.rstrip("\r\n"))
    note(f"Het wachtwoord voor {address.account} staat in de sleutelbos van deze computer.")
    return 0


def show_status(home: Home, url: str, *, as_json: bool) -> int:
    """Where a store stands, and which desks were heard there; that of the desk in `home` without a `url`."""
    address = parse(url) if url else address_of(home, read(home.path))
    if isinstance(address, SqliteAddress):
        home = Home(home.path, key_in(home))
    head, beat = _asked(address, opens_for(home))
    found = _found(address, head, beat)
    if as_json:
        say_json(found)
        return 0
    say(f"opslag     {found['store']}")
    say(f"feiten     {found['head']}")
    say(f"keten      {found['chain']}")
    now = datetime.now(UTC)
    for desk in found["desks"]:
        say(f"desk       {_desk_text(desk, now)}")
    if not found["desks"]:
        say("desks      nog geen gehoord")
    for letter, names in shared_letters(beat).items():
        whose = " en van ".join(name or "een desk zonder naam" for name in names)
        say(
            f"let op     letter {letter} is van {whose}: twee meldingen kunnen hetzelfde kenmerk krijgen. Geef een van "
            "de desks een andere letter, bij Instellingen (Ctrl+,)."
        )
    return 0


def _desk_text(desk: dict[str, Any], now: datetime) -> str:
    """A desk of `status` for people: its name first, Dutch time, its id at the end."""
    heard = moment_text(datetime.fromisoformat(desk["seen"]), now)
    behind = f"{facts(desk['lag'])} achter" if desk["lag"] else "bij"
    off = round(abs(desk["offset_ms"]) / 1000)
    clock = f"klok {off} s {'voor' if desk['offset_ms'] > 0 else 'achter'}" if off else "klok gelijk"
    return (
        f"{desk['name'] or 'zonder naam'} ({desk['code'] or '-'}), gehoord {heard}, {behind}, {clock}, {desk['desk']}"
    )


def status(address: Address, opens: Callable[[Address], Store] = open_store) -> dict[str, Any]:
    """`{"store", "head", "chain", "desks": [{"desk", "name", "code", "seen", "lag", "offset_ms"}]}`.

    `head` is the last position and `chain` its hash; `seen` ISO, UTC, on the store's clock; `lag` how many positions a
    desk was behind when it was heard; `offset_ms` how far its clock is ahead of the store's.
    """
    return _found(address, *_asked(address, opens))


def _asked(address: Address, opens: Callable[[Address], Store]) -> tuple[Cursor, Beat]:
    with at_store(address, make=False, opens=opens) as store:
        return store.head(), store.beat(None)


def _found(address: Address, head: Cursor, beat: Beat) -> dict[str, Any]:
    return {
        "store": str(address),
        "head": head.position,
        "chain": head.chain.hex(),
        "desks": [_row(desk, head.position) for desk in beat.desks],
    }


def _row(desk: Neighbour, head: int) -> dict[str, Any]:
    return {
        "desk": desk.told.desk,
        "name": desk.told.name,
        "code": desk.told.code,
        "seen": from_ticks(desk.seen).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "lag": max(0, head - desk.told.position),
        "offset_ms": round(desk.offset / 1000),
    }


@contextmanager
def at_store(address: Address, *, opens: Callable[[Address], Store], make: bool = True) -> Iterator[Store]:
    """A store for a while; whatever goes wrong there is raised as SurroundingsFailed.

    With `make` False a SQLite file that is not there is refused.
    """
    if not make and isinstance(address, SqliteAddress) and not address.path.exists():
        raise SurroundingsFailed(
            f"{address.path}: hier staat geen opslag. Controleer het adres, of maak hem eerst: "
            f"{command('store', 'init', address)}"
        )
    name = address.name if isinstance(address, PostgresAddress) else str(address.path)
    with _in_dutch(name):
        store = opens(address)
        try:
            yield store
        finally:
            store.close()


@contextmanager
def _in_dutch(name: str) -> Iterator[None]:
    cure = "Waarschuw de beheerder; er is niets overgenomen."
    try:
        yield
    except DatabaseError as error:
        raise SurroundingsFailed(f"{name}: kan niet worden gelezen of geschreven ({error}).") from error
    except Forked as error:
        raise SurroundingsFailed(
            f"{name}: de opslag is tijdens het werk teruggezet of vervangen. Doe dit nog een keer."
        ) from error
    except (Tampered, Skipped) as error:
        raise SurroundingsFailed(
            f"{name}: een feit staat daar onder hetzelfde nummer met een andere inhoud ({error}). Is deze desk een "
            f"kopie van een desk die daar al werkt? {cure}"
        ) from error
