"""Copies of a desk in a folder: what is in one, whether it is still whole, and which old ones may go.

A copy is a folder `nachtwacht-<desk>-<UTC moment>` with files and a manifest.json that names each with size and sha256.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from desk.errors import SurroundingsFailed
from desk.record import record
from desk.words.reasons import why

MANIFEST = "manifest.json"
ALL_FOR = timedelta(days=2)
DAILY_FOR = timedelta(days=30)
DAYS_ALWAYS = 7
_NAME = re.compile(r"nachtwacht-([0-9a-f]{12})-(\d{8}-\d{6})Z(?:-\d+)?")
_MOMENT = "%Y%m%d-%H%M%S"
_CHUNK = 1 << 20


@record
class FileInfo:
    """Size in bytes and sha256 (hex) of one file."""

    size: int
    sha256: str


@record
class Manifest:
    """What a copy says of itself.

    `made` ISO UTC; `desk` the incarnation it was made of and `desks` all of that journal; `store` the store's address
    (empty: its own store.db); `head` and `chain` (hex) where the agreed log ends in it; `versions` of the database
    files; `files` by their path in the copy.
    """

    made: str
    desk: str
    desks: tuple[str, ...]
    store: str
    head: int
    chain: str
    versions: dict[str, str]
    files: dict[str, FileInfo]

    def moment(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.made)

    def to_bytes(self) -> bytes:
        """As it stands in the copy."""
        return json.dumps({"program": "nachtwacht", **asdict(self)}, indent=2, sort_keys=True).encode() + b"\n"


@record
class Copy:
    """A finished copy, by what its name says: the end of the incarnation's id, and when it was made."""

    path: Path
    desk: str
    made: datetime


def name_of(desk: str, made: datetime) -> str:
    """The folder name of a copy of incarnation `desk`."""
    return f"nachtwacht-{desk[-12:]}-{made.astimezone(UTC):{_MOMENT}}Z"


def copies_in(folder: Path) -> list[Copy]:
    """The finished copies in a folder, oldest first."""
    found = []
    for path in folder.iterdir():
        name = _NAME.fullmatch(path.name)
        if name and (path / MANIFEST).is_file():
            try:
                made = datetime.strptime(name[2], _MOMENT).replace(tzinfo=UTC)
            except ValueError:
                continue
            found.append(Copy(path, name[1], made))
    return sorted(found, key=lambda copy: (copy.made, copy.path.name))


def chosen(folder: Path) -> Path:
    """The copy that is meant: `folder` itself, or the newest in it. Raises SurroundingsFailed when it holds copies of
    more than one desk, or none."""
    if (folder / MANIFEST).exists() or not folder.is_dir():
        return folder
    try:
        found = copies_in(folder)
    except OSError as error:
        raise SurroundingsFailed(f"{folder}: kan niet worden gelezen ({why(error)}). Geef leesrecht.") from error
    if not found:
        raise SurroundingsFailed(f"{folder}: hier staan geen kopieën van Nachtwacht. Kies de map waar ze staan.")
    journals = {read_manifest(copy.path).desks[:1] for copy in found}
    if len(journals) > 1:
        names = ", ".join(copy.path.name for copy in found[-5:])
        raise SurroundingsFailed(
            f"{folder}: hier staan kopieën van meer dan één desk. Noem er één, bijvoorbeeld {names}."
        )
    return found[-1].path


def digest_of(path: Path) -> FileInfo:
    """Size and sha256 of a file, read from the disk."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return FileInfo(size, digest.hexdigest())


def read_manifest(copy: Path) -> Manifest:
    """The manifest of a copy. Raises SurroundingsFailed when there is none or it cannot be trusted."""
    path = copy / MANIFEST
    try:
        data: Any = json.loads(path.read_bytes())
        files = {str(name): FileInfo(int(info["size"]), str(info["sha256"])) for name, info in data["files"].items()}
        versions = {str(name): str(version) for name, version in data["versions"].items()}
        desks = tuple(str(desk) for desk in data["desks"])
        found = Manifest(
            str(data["made"]), str(data["desk"]), desks, str(data["store"]), int(data["head"]), str(data["chain"]),
            versions, files,
        )  # fmt: skip
        found.moment()
        safe = all(not Path(name).is_absolute() and ".." not in Path(name).parts for name in files)
    except OSError as error:
        raise SurroundingsFailed(
            f"{copy}: dit is geen kopie van Nachtwacht ({MANIFEST}: {why(error)}). Kies een map nachtwacht-...."
        ) from error
    except (ArithmeticError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise SurroundingsFailed(f"{path}: is beschadigd ({why(error)}). Kies een oudere kopie.") from error
    if not safe:
        raise SurroundingsFailed(f"{path}: noemt bestanden buiten de kopie. Kies een andere kopie.")
    return found


def check_whole(copy: Path, manifest: Manifest) -> None:
    """Read every file of a copy. Raises SurroundingsFailed naming the first that is not what the manifest says."""
    for name, info in manifest.files.items():
        path = copy / name
        try:
            same = digest_of(path) == info
        except OSError as error:
            raise SurroundingsFailed(
                f"{path}: kan niet worden gelezen ({why(error)}). Kies een oudere kopie."
            ) from error
        if not same:
            raise SurroundingsFailed(f"{path}: is niet meer wat er gekopieerd is. Kies een oudere kopie.")


def thin(folder: Path, desks: Iterable[str], now: datetime) -> list[Path]:
    """Remove the copies of these incarnations that may go; gives them. Those of other desks are left alone."""
    gone = []
    try:
        found = copies_in(folder)
    except OSError as error:
        raise SurroundingsFailed(
            f"{folder}: oude kopieën kunnen niet worden opgeruimd ({why(error)}). Geef schrijfrecht op die map."
        ) from error
    for desk in desks:
        mine = [copy for copy in found if copy.desk == desk[-12:]]
        for copy in superfluous(mine, now):
            try:
                # First its manifest: what is left of it when this is broken off is no copy any more.
                (copy.path / MANIFEST).unlink()
                shutil.rmtree(copy.path)
            except OSError as error:
                raise SurroundingsFailed(
                    f"{copy.path}: een oude kopie kan niet weg ({why(error)}). Geef schrijfrecht op die map."
                ) from error
            gone.append(copy.path)
    return gone


def superfluous(copies: Sequence[Copy], now: datetime) -> list[Copy]:
    """Of one desk's copies, oldest first: all but those of the last two days, the last of each day for thirty days,
    and always the last of the seven newest days: a clock that is years ahead must not empty the folder. Days are UTC.
    """
    last_of_day: dict[date, Copy] = {copy.made.date(): copy for copy in copies}
    daily = [last_of_day[day] for day in sorted(last_of_day)]
    recent = [copy for copy in copies if now - copy.made <= ALL_FOR]
    kept = {copy.path for copy in (*recent, *daily[-DAYS_ALWAYS:], *(c for c in daily if now - c.made <= DAILY_FOR))}
    return [copy for copy in copies if copy.path not in kept]
