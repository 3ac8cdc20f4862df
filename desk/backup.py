"""Copies of a desk: its journal, its store or else its replica, settings, profiles and roster files; while it works.

They have the key of the desk; the ways to it (sleutels.json) go along, so that the code on paper opens them anywhere.

Made on this computer first and read through there, then brought to the folder, read again, and given its name at the
end: a folder on another computer may go away in the middle, and what has a name is whole.
"""

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desk.copies import MANIFEST, FileInfo, Manifest, copies_in, digest_of, name_of, thin
from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.journal.journal import desks_of
from desk.settings import FILE as SETTINGS
from desk.settings import named_store, read
from desk.storage.aside import KEYS, free_name
from desk.storage.converting import is_plain
from desk.storage.copying import copy_database
from desk.storage.files import HEADS, connect, reading
from desk.sync.address import without_secrets
from desk.words.reasons import why

ROOM_LEFT = 256 * 1024 * 1024
"""So much stays free on this computer's disk: a copy must not take the room that a call needs."""
_UNDER_WAY, _STAGED = ".bezig-", ".kopie-"
_LEFT_SECONDS = 24 * 3600.0


def make_copy(home: Home, folder: Path, now: datetime, environ: Mapping[str, str] = os.environ) -> Path:
    """Copy the desk in `home` to a folder that is there; gives the copy, verified. Old ones are thinned.

    Raises SurroundingsFailed, in Dutch, when there is no desk, the folder is gone, full or not writable, or what was
    written does not read the same; then nothing new has a name there.
    """
    if not home.journal.exists():
        raise SurroundingsFailed(f"{home.path}: hier staat nog geen desk om te kopiëren. Controleer de map.")
    _check_folder(home, folder)
    with reading(home.journal), closing(connect(home.journal, home.key)) as journal:
        desks = desks_of(journal)
    where = home.path
    try:
        _clear(home.path, _STAGED)
        with tempfile.TemporaryDirectory(prefix=_STAGED, dir=home.path) as room:
            manifest = _stage(home, Path(room), desks, now, environ)
            where = folder
            made = _bring(Path(room), manifest, folder, now)
    except OSError as error:
        raise SurroundingsFailed(
            f"De kopie van deze desk is niet gemaakt: {where}: {why(error)}. Maak daar ruimte vrij, geef schrijfrecht, "
            "sluit de schijf of het netwerk aan, of kies een andere map."
        ) from error
    thin(folder, desks, now)
    return made


def is_due(home: Home, folder: Path, now: datetime, every: timedelta) -> bool:
    """Whether the newest copy of this desk in `folder` is older than `every`; a clock that was set back makes it due.

    Also when the folder cannot be read: copying says what is wrong.
    """
    try:
        with reading(home.journal), closing(connect(home.journal, home.key)) as journal:
            tail = "".join(desks_of(journal)[-1:])[-12:]
        newest = [copy.made for copy in copies_in(folder) if copy.desk == tail][-1:]
    except (SurroundingsFailed, OSError):
        return True
    return not newest or abs(now - newest[0]) >= every


def is_first_of_day(copy: Path) -> bool:
    """Whether no other copy of this desk lies beside this one that was made on the same day (UTC)."""
    try:
        found = copies_in(copy.parent)
    except OSError:
        return True
    mine = {(one.desk, one.made.date()) for one in found if one.path == copy}
    return sum((one.desk, one.made.date()) in mine for one in found) <= 1


def make_folder(home: Home, folder: Path) -> None:
    """Make a folder for copies, for its owner only, in one that is there. Raises SurroundingsFailed when that is none,
    or the folder is no place for copies."""
    _check_outside(home, folder)
    try:
        folder.mkdir(mode=0o700)
    except FileNotFoundError as error:
        raise SurroundingsFailed(
            f"{folder.parent}: deze map is er niet, en daarom is {folder.name} niet gemaakt. Sluit de schijf of het "
            "netwerk aan, of kies een andere map."
        ) from error
    except OSError as error:
        raise SurroundingsFailed(
            f"{folder}: de map kan niet worden gemaakt ({why(error)}). Kies een andere map."
        ) from error


def _check_folder(home: Home, folder: Path) -> None:
    if not folder.is_dir():
        raise SurroundingsFailed(
            f"De map voor kopieën {folder} is er niet. Sluit de schijf of het netwerk aan, of kies een andere map."
        )
    _check_outside(home, folder)


def _check_outside(home: Home, folder: Path) -> None:
    if folder.resolve().is_relative_to(home.path.resolve()):
        raise SurroundingsFailed(
            f"{folder}: ligt in de map van de desk zelf; gaat die verloren, dan ook de kopie. Kies een andere schijf."
        )


def _stage(home: Home, room: Path, desks: tuple[str, ...], now: datetime, environ: Mapping[str, str]) -> Manifest:
    """All files of the copy in `room`, each of one moment: the journal last, so that it holds what the log knows."""
    named = named_store(read(home.path), environ)
    log, kind = (home.replica, "replica") if named else (home.store, "store")
    if not named and (not log.exists() or (home.key and is_plain(log))):
        log, kind = home.replica, "replica"
    databases = [(path, each) for path, each in ((log, kind), (home.journal, "journal")) if path.exists()]
    needed = sum(path.stat().st_size for path, _ in databases)
    if shutil.disk_usage(home.path).free < needed + ROOM_LEFT:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    for path, _ in databases:
        copy_database(path, room / path.name, home.key)
    for name in (SETTINGS, KEYS):
        if (home.path / name).is_file():
            shutil.copyfile(home.path / name, room / name)
    for folder in filter(Path.is_dir, (home.profiles, home.rosters)):
        shutil.copytree(folder, room / folder.name, copy_function=shutil.copyfile)
    head, chain = _head_of(room / log.name, home.key)
    files = {path.relative_to(room).as_posix(): digest_of(path) for path in sorted(room.rglob("*")) if path.is_file()}
    made = now.astimezone(UTC).isoformat(timespec="seconds")
    versions = {path.name: HEADS[kind] for path, kind in databases}
    return Manifest(made, "".join(desks[-1:]), desks, without_secrets(named), head, chain, versions, files)


def _head_of(path: Path, key: bytes) -> tuple[int, str]:
    if not path.exists():
        return 0, bytes(32).hex()
    with reading(path), closing(connect(path, key)) as connection:
        row = connection.execute("SELECT position, chain FROM fact ORDER BY position DESC LIMIT 1").fetchone()
    return (int(row[0]), row[1].hex()) if row else (0, bytes(32).hex())


def _bring(staged: Path, manifest: Manifest, folder: Path, now: datetime) -> Path:
    """The staged files to the folder, onto its disk, read back, and then their name."""
    name = name_of(manifest.desk, now)
    _clear(folder, f"{_UNDER_WAY}nachtwacht-{manifest.desk[-12:]}-")
    under_way = free_name(folder / f"{_UNDER_WAY}{name}")
    under_way.mkdir(mode=0o700)
    try:
        for each, info in manifest.files.items():
            _bring_one(staged / each, under_way / each, info)
        _write(under_way / MANIFEST, manifest.to_bytes())
        final = free_name(folder / name)
        under_way.rename(final)
    except BaseException:
        shutil.rmtree(under_way, ignore_errors=True)
        raise
    _sync_folder(folder)
    return final


def _clear(folder: Path, begin: str) -> None:
    """Remove what a copy that was broken off left; it never had a name. Another one may be under way: only after a
    day."""
    for left in folder.glob(f"{begin}*"):
        if time.time() - left.stat().st_mtime > _LEFT_SECONDS:
            shutil.rmtree(left)


def _bring_one(source: Path, target: Path, info: FileInfo) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with source.open("rb") as read_from, target.open("wb") as write_to:
        shutil.copyfileobj(read_from, write_to, 1 << 20)
        write_to.flush()
        os.fsync(write_to.fileno())
    _only_for_owner(target)
    if digest_of(target) != info:
        raise SurroundingsFailed(
            f"{target}: wat geschreven is leest niet hetzelfde terug. Vervang die schijf, of kies een andere map."
        )


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    _only_for_owner(path)


def _only_for_owner(path: Path) -> None:
    # Some disks (a USB stick, a share) know no owners.
    with suppress(OSError):
        path.chmod(0o600)


def _sync_folder(folder: Path) -> None:
    # Not every system lets a folder be opened, nor every share be told to write.
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
