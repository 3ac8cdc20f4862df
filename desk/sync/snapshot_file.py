"""The snapshot beside store.db: a copy of a replica with, behind it, what it is. One file, put in place at once."""

import json
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from desk.agreed import Cursor
from desk.ids import canonical
from desk.record import record

_LENGTH = 8
_ABANDONED_SECONDS = 3600.0


@record
class Label:
    """What a kept snapshot is: the `form` of its rows, where its log ends, and how many bytes the copy has."""

    form: str
    at: Cursor
    size: int


def beside(store: Path) -> Path:
    """Where the snapshot of a store file is."""
    return store.with_name(store.name + ".snapshot")


def label_of(kept: Path) -> Label | None:
    """What is kept; None if nothing is, or nothing that can be read. The label stands behind the copy."""
    try:
        with kept.open("rb") as file:
            end = file.seek(-_LENGTH, os.SEEK_END)
            length = int.from_bytes(file.read(_LENGTH), "big")
            file.seek(end - length)
            data = json.loads(file.read(length))
        return Label(data["form"], Cursor(data["position"], bytes.fromhex(data["chain"])), end - length)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(kept: Path, label: Label, file: Path) -> None:
    """Put a copy of `file` in the place of what was kept; whoever reads that goes on reading it. Raises OSError."""
    _tidy(kept)
    at = label.at
    words = canonical({"form": label.form, "position": at.position, "chain": at.chain.hex()})
    handle, name = tempfile.mkstemp(dir=kept.parent, prefix=f"{kept.name}.")
    os.close(handle)
    made = Path(name)
    try:
        shutil.copyfile(file, made)
        with made.open("r+b") as copy:
            copy.seek(0, os.SEEK_END)
            copy.write(words + len(words).to_bytes(_LENGTH, "big"))
            copy.flush()
            os.fsync(copy.fileno())
        made.replace(kept)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def give(kept: Path, label: Label, file: Path) -> bool:
    """Copy what is kept to `file`, without its label; False if something newer took its place meanwhile."""
    shutil.copyfile(kept, file)
    if label_of(file) != label:
        return False
    os.truncate(file, label.size)
    return True


def _tidy(kept: Path) -> None:
    """Half copies of a desk that was killed over it."""
    for half in kept.parent.glob(f"{kept.name}.*"):
        with suppress(OSError):
            if half.stat().st_mtime < time.time() - _ABANDONED_SECONDS:
                half.unlink()
