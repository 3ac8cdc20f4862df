"""The snapshot beside store.db: a copy of a replica, and a label that says which file it is in and where it ends.

The label is put in place last and at once, so there is always a whole snapshot or none. Copies are never changed: a
desk that takes one over reads the very file, under a name of its own.
"""

import json
import os
import secrets
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desk.agreed import Cursor
from desk.ids import canonical

_ABANDONED_SECONDS = 3600.0


@dataclass(frozen=True)
class Label:
    """What a kept snapshot is: the `form` of its rows, where its log ends, and the name of its file."""

    form: str
    at: Cursor
    name: str


def label_path(store: Path) -> Path:
    """Where the label of a store's snapshot is."""
    return store.with_name(store.name + ".snapshot")


def label_of(store: Path) -> Label | None:
    """What is kept beside a store; None if nothing is, or nothing that can be read."""
    try:
        data = json.loads(label_path(store).read_bytes())
        label = Label(data["form"], Cursor(int(data["position"]), bytes.fromhex(data["chain"])), data["name"])
        # Any desk may write it: a name that no file has is none.
        return label if (store.parent / Path(label.name).name).is_file() else None
    except (OSError, ArithmeticError, ValueError, KeyError, TypeError, RecursionError):
        return None


def keep(store: Path, form: str, at: Cursor, file: Path) -> None:
    """Put a copy of `file` in the place of what was kept; whoever reads that goes on reading it. Raises OSError."""
    path = label_path(store)
    copy = path.with_name(f"{path.name}-{secrets.token_hex(8)}")
    fresh = path.with_name(f"{copy.name}.label")
    try:
        _write(copy, file)
        label = {"form": form, "position": at.position, "chain": at.chain.hex(), "name": copy.name}
        fresh.write_bytes(canonical(label))
        fresh.replace(path)
    except BaseException:
        for half in (copy, fresh):
            half.unlink(missing_ok=True)
        raise
    _tidy(path, copy)


def drop(store: Path) -> None:
    """What is kept goes; whoever reads it goes on reading. Raises OSError."""
    path = label_path(store)
    path.unlink(missing_ok=True)
    for copy in path.parent.glob(f"{path.name}-*"):
        copy.unlink(missing_ok=True)


def give(store: Path, label: Label, file: Path) -> bool:
    """Put what is kept at `file`, to be read only; False if something newer took its place meanwhile."""
    copy = store.parent / Path(label.name).name
    file.unlink(missing_ok=True)
    try:
        try:
            # Not copied where that can be: it is as large as the replica.
            os.link(copy, file)
        except FileNotFoundError:
            raise
        except OSError:
            shutil.copyfile(copy, file)
    except FileNotFoundError:
        return False
    return True


def _write(copy: Path, file: Path) -> None:
    copy.touch(0o600)
    shutil.copyfile(file, copy)
    with copy.open("r+b") as written:
        os.fsync(written.fileno())
    copy.chmod(0o400)


def _tidy(path: Path, kept: Path) -> None:
    """Former copies, and half ones of a desk that was killed over it; another desk may be making one now."""
    for other in path.parent.glob(f"{path.name}-*"):
        with suppress(OSError):
            if other != kept and (not other.stat().st_mode & 0o200 or _is_abandoned(other)):
                other.unlink()


def _is_abandoned(file: Path) -> bool:
    return file.stat().st_mtime < time.time() - _ABANDONED_SECONDS
