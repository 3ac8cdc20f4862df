"""Puts a copy of a desk back in its folder: checked before anything moves, what is there set aside, never deleted.

The desk goes on under a new incarnation, whatever the file's place says, so that no running number is used twice; its
facts that only the store still has come back from there. No reference (A-0419) is given out twice either: the desk
counts on from the highest that the journal there or the copy knows, and where that journal is gone from well above.

A store that is named here counts above that of the copy: since it was made the desk may have been moved, and at its
former store it would work beside its colleagues.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from desk.agreed import Cursor
from desk.copies import Manifest, check_whole, chosen, read_manifest
from desk.errors import SurroundingsFailed
from desk.fact import to_ticks
from desk.facts.call import ReportOpened
from desk.facts.codec import decode
from desk.home import Home
from desk.journal.journal import desks_of, keep_shared, numbers_of, shared_of
from desk.journal.restored import begin_anew, carry_over
from desk.keys import sealed
from desk.lock import HomeLock
from desk.record import record
from desk.settings import FILE as SETTINGS
from desk.settings import change, named_store, read
from desk.storage import aside
from desk.storage.converting import is_plain, opens, rekey
from desk.storage.facts import FACT_COLUMNS, from_values
from desk.storage.files import HEADS, DatabaseError, connect, prepare, reading
from desk.sync.address import parse, without_secrets
from desk.sync.belonging import Shared, name_in, shared_from, words_for
from desk.words.reasons import why

MARGIN, MARGIN_A_DAY = 100, 50
"""References that a desk may have given out since a copy was made, when nothing is left to read it from."""
_PARTS = ("", "-wal", "-shm")
_OPENED = f"SELECT {', '.join(FACT_COLUMNS)} FROM fact WHERE type = 'report_opened'"  # noqa: S608


@record
class Restored:
    """What was done: the copy, where the former files are (None if there were none), the new incarnation, the logs
    that were there and stayed since they go on where the copy ends, and the number of facts from the former journal.
    `store` says in Dutch which store the desk now uses, and why that is not the one of the copy if it is not."""

    copy: Path
    aside: Path | None
    desk: str
    stayed: tuple[str, ...]
    carried: int
    store: str


def restore(
    home: Home,
    folder: Path,
    now: datetime,
    environ: Mapping[str, str] = os.environ,
    *,
    key: bytes | None = None,
    told: str = "",
) -> Restored:
    """Put a copy back in `home`: `folder` is one, or holds copies of one desk, of which the newest is taken.

    `key` is the copy's, that of `home` if not given; what is put back has the home's. `told` is how it came about, for
    the look (NEN 7513) that the desk notes when it starts.

    Raises SurroundingsFailed while a window has this home, and when the copy is not whole, of a newer program, or one
    of several desks; then nothing has moved.
    """
    copy, former = chosen(folder), home.key if key is None else key
    manifest = read_manifest(copy)
    check_whole(copy, manifest)
    home.prepare()
    lock = HomeLock(home.path)
    try:
        with tempfile.TemporaryDirectory(prefix=".terug-", dir=home.path) as room:
            staged = Path(room)
            _stage(copy, manifest, staged, now, home.key, former)
            journal = staged / home.journal.name
            same = _is_same_desk(home, manifest)
            numbers = _noted(home) if same else _numbers(staged, manifest, now, home.key)
            carried = carry_over(journal, home.journal, home.key) if same else 0
            desk = begin_anew(
                journal, numbers, now, home.key, put_back=f"{copy.name}, {now:%Y-%m-%dT%H:%MZ} {told}".strip()
            )
            here = _readable(named_store(read(home.path), environ))
            elsewhere = bool(here) and _name_of(home, here) != _name_of(home, manifest.store)
            stayed = tuple(log.name for log in (home.store, home.replica) if _goes_on(log, manifest, home.key))
            if elsewhere:
                stayed = _without_log(home, staged, stayed)
            _remember(home, staged, manifest, now, same=same, here=here if elsewhere else "")
            store = _settle(home, staged, manifest, environ)
            return Restored(copy, _swap(home, staged, now, stayed, former), desk, stayed, carried, store)
    except OSError as error:
        raise SurroundingsFailed(
            f"{home.path}: de kopie kan niet worden teruggezet ({why(error)}). Maak ruimte vrij of geef schrijfrecht "
            "en doe het nog een keer; er is niets gewist."
        ) from error
    finally:
        lock.release()


def _stage(copy: Path, manifest: Manifest, room: Path, now: datetime, key: bytes, former: bytes) -> None:
    """The files of the copy on the home's own disk, given its key, brought to this version and read through."""
    for name in manifest.files:
        target = room / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(copy / name, target)
        target.chmod(0o600)
    if "journal.db" not in manifest.files:
        raise SurroundingsFailed(f"{copy}: er zit geen journaal in. Kies een andere kopie.")
    for name in manifest.versions:
        _give_key(room / name, copy / name, key, former)
        # A version that this program does not know is refused here.
        prepare(room / name, name.removesuffix(".db"), now, key)
        if not _is_whole(room / name, key):
            raise SurroundingsFailed(f"{copy / name}: is beschadigd gekopieerd. Kies een oudere kopie.")


def _give_key(file: Path, source: Path, key: bytes, former: bytes) -> None:
    """Have a file of a copy open with `key`; one in plain text is converted when it is prepared."""
    if not opens(file, former) and not opens(file, b""):
        raise SurroundingsFailed(
            f"{source}: gaat met deze sleutel niet open. Geef de herstelcode van de desk waar de kopie van is."
        )
    if former and former != key and not is_plain(file):
        rekey(file, former, key)


def _is_same_desk(home: Home, manifest: Manifest) -> bool:
    """Whether the journal that is there is whole, of this version, and one of the copy's desk."""
    journal = home.journal
    if not journal.exists() or not _is_whole(journal, home.key):
        return False
    try:
        with reading(journal), closing(connect(journal, home.key)) as connection:
            version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return version == (HEADS["journal"],) and bool(set(desks_of(connection)) & set(manifest.desks))
    except SurroundingsFailed:
        return False


def _noted(home: Home) -> dict[str, int]:
    with reading(home.journal), closing(connect(home.journal, home.key)) as connection:
        return numbers_of(connection)


def _numbers(staged: Path, manifest: Manifest, now: datetime, key: bytes) -> dict[str, int]:
    """The highest reference number by letter that this desk may have given out since the copy was made.

    Only where its journal is gone: the numbers that only people and other desks know are passed over.
    """
    known: dict[str, int] = {}
    for name in manifest.versions:
        with reading(staged / name), closing(connect(staged / name, key)) as connection:
            for row in connection.execute(_OPENED):
                fact = from_values(row)
                payload = decode(fact)
                if fact.desk in manifest.desks and isinstance(payload, ReportOpened):
                    known[payload.code] = max(known.get(payload.code, 0), payload.number)
    days = max(timedelta(), now - manifest.moment()) / timedelta(days=1)
    return {code: number + MARGIN + round(days * MARGIN_A_DAY) for code, number in known.items()}


def _name_of(home: Home, named: str) -> str:
    """What the desk in `home` calls a store, as `desk.sync.belonging` does; an address that cannot be as it is."""
    try:
        return name_in(home, parse(named)) if named else ""
    except SurroundingsFailed:
        return without_secrets(named)


def _readable(named: str) -> str:
    """An address that can be; one that cannot be names nothing."""
    try:
        return str(parse(named)) if named else ""
    except SurroundingsFailed:
        return ""


def _without_log(home: Home, staged: Path, stayed: tuple[str, ...]) -> tuple[str, ...]:
    """The log of the copy is that of another store: the one that is here stays if it is whole, else it is pulled."""
    for tail in _PARTS:
        (staged / f"{home.replica.name}{tail}").unlink(missing_ok=True)
    others = tuple(name for name in stayed if name != home.replica.name)
    return (*others, home.replica.name) if home.replica.exists() and _is_whole(home.replica, home.key) else others


def _remember(home: Home, staged: Path, manifest: Manifest, now: datetime, *, same: bool, here: str) -> None:
    """Which store the desk shared with last: as its journal here says, if that is one of the same desk and knows; else
    the one that is named `here`, if that is another than the copy's; else the copy's."""
    shared = _shared_in(home.journal, home.key) if same else None
    if shared is None and here:
        shared = Shared(_name_of(home, here), Cursor(), to_ticks(now))
    shared = shared or _shared_in(staged / home.journal.name, home.key)
    if shared is None:
        place = Cursor(manifest.head, bytes.fromhex(manifest.chain))
        shared = Shared(_name_of(home, manifest.store), place, to_ticks(manifest.moment()))
    keep_shared(staged / home.journal.name, shared.to_text(), home.key)


def _shared_in(journal: Path, key: bytes) -> Shared | None:
    with reading(journal), closing(connect(journal, key)) as connection:
        return shared_from(shared_of(connection))


def _settle(home: Home, staged: Path, manifest: Manifest, environ: Mapping[str, str]) -> str:
    """Have the settings of the copy name the store that those here name, if they name one; says which counts now."""
    kept, copied = _readable(read(home.path).store), read(staged)
    if kept and kept != copied.store and (staged / SETTINGS).exists():
        change(staged, store=kept)
    named = environ.get("NACHTWACHT_STORE", "").strip()
    uses, of_copy = _name_of(home, named or kept or copied.store), _name_of(home, manifest.store)
    said = f"Deze desk gebruikt nu {words_for(home, uses)}"
    if uses == of_copy:
        return said
    by = "NACHTWACHT_STORE noemt die" if named else "de instellingen hier noemden die al" if kept else ""
    if by:
        return f"{said}: {by}. De kopie is van een desk bij {words_for(home, of_copy)}"
    return f"{said}. De desk van de kopie deelde met {words_for(home, of_copy)}: zet NACHTWACHT_STORE daarop terug"


def _is_whole(path: Path, key: bytes) -> bool:
    try:
        with closing(connect(path, key)) as connection:
            found: Any = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except DatabaseError:
        return False
    return bool(found == "ok")


def _goes_on(log: Path, manifest: Manifest, key: bytes) -> bool:
    """Whether a store or replica that is there is whole and goes on where the copy's log ends: it knows all of that."""
    if not log.exists() or not _is_whole(log, key):
        return False
    try:
        with reading(log), closing(connect(log, key)) as connection:
            at = "SELECT chain FROM fact WHERE position = ?"
            row = connection.execute(at, (manifest.head,)).fetchone() if manifest.head else (bytes(32),)
    except SurroundingsFailed:
        return False
    return row is not None and bool(row[0].hex() == manifest.chain)


def _bring_rosters(there: Path, here: Path, former: bytes, key: bytes) -> None:
    """The roster files that are not here any more; what is here stays, since a file is named after what is in it."""
    if key:
        sealed.reseal(there, former, key)
    for file in sorted(path for path in there.rglob("*") if path.is_file()):
        place = here / file.relative_to(there)
        if not place.exists():
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.rename(place)


def _swap(home: Home, staged: Path, now: datetime, stayed: tuple[str, ...], former_key: bytes) -> Path | None:
    """The staged files in the place of what is there, which goes to a folder of its own; the journal last.

    A store or replica that is not in the copy and does not go on where it ends goes as well: one is of another
    chain, the other is made again.
    """
    names = [home.profiles.name, SETTINGS, home.store.name, home.replica.name, home.journal.name]
    former = aside.free_name(home.path / f"voor-terugzetten-{now:%Y%m%d-%H%M%S}")
    _bring_rosters(staged / home.rosters.name, home.rosters, former_key, home.key)
    for name in names:
        there, here = staged / name, home.path / name
        if name in stayed or (name in (home.profiles.name, SETTINGS) and not there.exists()):
            continue
        for tail in _PARTS:
            part = here.with_name(here.name + tail)
            if part.exists():
                former.mkdir(mode=0o700, exist_ok=True)
                part.rename(former / part.name)
        aside.unmark(here)
        if there.exists():
            there.rename(here)
    return former if former.exists() else None
