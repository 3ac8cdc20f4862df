"""Files that are no database (rosters as they were read in, calendars as they went out), sealed with the home's key.

A sealed file says so in its first bytes; one that does not is read as it is, so that what stood there in plain text
stays readable until it is sealed.
"""

import contextlib
import os
from pathlib import Path

from desk.errors import SurroundingsFailed
from desk.keys.wrapping import NotOpened, seal, unseal

_BEGINS = b"NWZ1\n"
_ABOUT = "nachtwacht file"


def write(path: Path, data: bytes, key: bytes) -> None:
    """Write a file whole or not at all, for its owner only; plain without a key. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.urandom(4).hex()}.deel")
    try:
        fresh.touch(0o600)
        fresh.write_bytes(_BEGINS + seal(key, data, _ABOUT) if key else data)
        fresh.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise


def read(path: Path, key: bytes) -> bytes:
    """What was written. Raises OSError, and SurroundingsFailed for a file that this key does not open."""
    data = path.read_bytes()
    if not data.startswith(_BEGINS):
        return data
    try:
        return unseal(key, data[len(_BEGINS) :], _ABOUT)
    except (NotOpened, ValueError) as error:
        raise SurroundingsFailed(
            f"{path}: is versleuteld met een andere sleutel dan die van deze desk, of beschadigd. Lees het rooster "
            "opnieuw in uit het eigen bestand."
        ) from error


def is_sealed(path: Path) -> bool:
    """Whether a file needs a key to be read. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(_BEGINS)) == _BEGINS


def reseal(folder: Path, former: bytes, key: bytes) -> None:
    """Seal all that lies in a folder with `key`: what is plain, and what was sealed with `former`. Raises OSError.

    What neither opens stays as it is.
    """
    for path in sorted(one for one in folder.rglob("*") if one.is_file() and not one.name.endswith(".deel")):
        if is_sealed(path) and former == key:
            continue
        with contextlib.suppress(SurroundingsFailed):
            write(path, read(path, former), key)
