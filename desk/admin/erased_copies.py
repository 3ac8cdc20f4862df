"""`retention copies` and `retention carry-out`: where what was destroyed may lie still, and doing it there."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from desk.admin.files import connection_to, opened
from desk.admin.looked import noted
from desk.admin.output import note, say, say_json
from desk.admin.stores import at_store
from desk.copies import DAILY_FOR, copies_in
from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.settings import read
from desk.storage import erasing
from desk.storage.connection import DatabaseError, looking
from desk.sync.address import PostgresAddress, parse
from desk.sync.belonging import known_in
from desk.sync.opening import address_of, with_password

_FILES = ("journal.db", "replica.db", "store.db")


def show_copies(home: Home, folder: Path | None, *, as_json: bool) -> int:
    """Say which copies and set-aside files still hold a report that was destroyed; 1 if any does."""
    noted(home, "list", how="view", detail="copies of what was destroyed")
    named, references = _named(home)
    found: list[dict[str, Any]] = []
    for path, until in _places(home, folder):
        try:
            with closing(looking(path, home.key)) as connection:
                left = erasing.still_there(connection, named)
        except DatabaseError as error:
            found.append({"file": str(path), "reports": [], "until": until, "trouble": str(error)})
            continue
        if left:
            reports = sorted({references[name] for name in left})
            found.append({"file": str(path), "reports": reports, "until": until, "trouble": ""})
    if as_json:
        say_json({"destroyed": len(named), "copies": found})
        return 1 if found else 0
    for one in found:
        held = f"heeft nog {', '.join(one['reports'])}" if one["reports"] else f"niet te lezen ({one['trouble']})"
        say(f"{one['file']}: {held}; {one['until'] or 'blijft tot u hem wist'}")
    if not found:
        say("Geen kopie of apart gezet bestand heeft nog iets van wat vernietigd is.")
    note("Kopieën op andere schijven, en die van de databasebeheerder, ziet deze opdracht alleen als u de map noemt.")
    return 1 if found else 0


def carry_out(home: Home, address: str, *, as_json: bool) -> int:
    """Carry out in the shared store what desks may not do there; says what was done and what is left."""
    with connection_to(home.replica, home.key) as replica:
        known = erasing.carried_out(replica)
        payloads = erasing.payloads_of(replica, known)
    named = parse(address) if address else address_of(home, read(home.path))
    swept = True
    if isinstance(named, PostgresAddress):
        from desk.sync.postgres.erasing import SWEEP, PostgresErasing

        with closing(with_password(named, PostgresErasing)) as there:
            done = known - there.erased()
            there.erase({name: payloads[name] for name in sorted(done)})
            swept = there.sweep()
        sql = "" if swept else SWEEP
    else:
        with at_store(named, make=False, opens=known_in(home).open) as store:
            done = known - store.erased()
            store.erase({name: payloads[name] for name in sorted(done)})
        sql = ""
    if as_json:
        say_json({"store": str(named), "carried_out": len(done), "swept": swept, "sql": sql})
        return 0 if swept else 1
    say(f"{named}: {len(done)} vernietigingen uitgevoerd.")
    if not swept:
        say("De bladzijden zijn nog niet schoongemaakt. De databasebeheerder doet dat, op een rustig moment, met:")
        say(sql)
    return 0 if swept else 1


def _named(home: Home) -> tuple[dict[str, Sequence[bytes]], dict[str, str]]:
    """What was destroyed: the facts and the reference, by erasure."""
    with opened(home) as desk:
        rows = {row.id: row for row in desk.reader.rows("erasure")}
        subjects = {fact.id: fact.subject for row in rows.values() for fact in desk.reader.facts_of(row.id)}
    with connection_to(home.replica, home.key) as replica:
        payloads = erasing.payloads_of(replica, erasing.carried_out(replica))
    named = {name: erasing.named_in(payload)[0] for name, payload in payloads.items()}
    words = {name: rows[subjects[name]] for name in payloads if subjects.get(name) in rows}
    said = {name: words[name].reference or words[name].what if name in words else "?" for name in payloads}
    return dict(named), said


def _places(home: Home, folder: Path | None) -> Iterator[tuple[Path, str]]:
    """Every database beside the ones at work, with until when it is kept in words."""
    for name in _FILES:
        for path in sorted(home.path.glob(f"{name}.*")):
            if path.is_file() and not path.name.endswith(("-wal", "-shm", ".nakijken", ".snapshot")):
                yield path, ""
    for room in sorted(path for path in home.path.iterdir() if path.is_dir()):
        yield from ((room / name, "") for name in _FILES if (room / name).is_file())
    chosen = folder or _chosen(home)
    if chosen is None:
        return
    if not chosen.is_dir():
        raise SurroundingsFailed(f"{chosen}: deze map met kopieën is er niet. Sluit de schijf aan, of noem een andere.")
    for copy in copies_in(chosen):
        until = _until(copy.made)
        yield from ((copy.path / name, until) for name in _FILES if (copy.path / name).is_file())


def _until(made: datetime) -> str:
    return f"opgeruimd na {made + DAILY_FOR + timedelta(days=1):%d-%m-%Y}, zolang deze desk kopieën maakt"


def _chosen(home: Home) -> Path | None:
    named = read(home.path).copies
    return Path(named) if named else None
