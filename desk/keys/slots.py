"""sleutels.json beside a database: the ways to its key, each locked; nothing in it opens anything by itself.

It is written whole or not at all, and twice: without it what it opens is lost where no safe of the system has the
key. The second one is the same, never an older one: a passphrase that was changed must open nothing any more.
"""

import contextlib
import hmac
import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from desk.errors import SurroundingsFailed
from desk.keys.wrapping import Cost, Typed
from desk.lock import Held, is_taken
from desk.storage.aside import KEYS
from desk.words.reasons import why

FILE = KEYS
TWIN = f"{FILE}.kopie"
_LOCK, _PATIENCE, _PAUSE = "sleutels.lock", 5.0, 0.02
_MOST_BYTES = 1 << 20
_FORMAT = 1


@dataclass(frozen=True)
class Asking:
    """A desk that wants the key: its public half (hex), what it calls itself, and when it asked (ISO, UTC)."""

    public: str
    name: str
    at: str


@dataclass(frozen=True)
class Admitted:
    """A desk that was given the key: its public half (hex), the key sealed to it (hex), its name, and when."""

    public: str
    sealed: str
    name: str
    at: str


@dataclass(frozen=True)
class Slots:
    """What stands in the file. `id` names the key, `check` tells whether a key is the one.

    `recovery` opens with the code on paper, which is said to be on paper once `noted`; `passphrase` where the computer
    has no safe. `desks` were admitted, `asking` want to be. Of a home: `stores` are the keys of the shared stores that
    it has, by their id, and `joining` the private halves with which it asks for others; sealed with its own key, hex.
    """

    id: str
    check: str
    recovery: Typed | None = None
    noted: bool = False
    passphrase: Typed | None = None
    desks: tuple[Admitted, ...] = ()
    asking: tuple[Asking, ...] = ()
    stores: Mapping[str, str] = field(default_factory=dict)
    joining: Mapping[str, str] = field(default_factory=dict)

    def about(self, what: str) -> str:
        """What a piece of this file is locked as."""
        return f"nachtwacht {what} {self.id}"

    def fits(self, key: bytes) -> bool:
        """Whether this is the key."""
        return hmac.compare_digest(self.check, check_of(self.id, key))


def check_of(name: str, key: bytes) -> str:
    """What tells the key with this id from any other; says nothing about the key itself."""
    return hmac.new(key, f"nachtwacht check {name}".encode(), sha256).hexdigest()[:32]


def is_keyed(folder: Path) -> bool:
    """Whether the databases in a folder have a key."""
    return (folder / FILE).exists() or (folder / TWIN).exists()


def read(folder: Path) -> Slots | None:
    """The slots of a folder, None where there are none. Raises SurroundingsFailed when they cannot be read."""
    wrong: Exception | None = None
    for name in (FILE, TWIN):
        try:
            with (folder / name).open("rb") as file:
                return _slots(json.loads(file.read(_MOST_BYTES)))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (OSError, ArithmeticError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            wrong = wrong or error
    if wrong is None:
        return None
    raise SurroundingsFailed(
        f"{folder / FILE}: kan niet worden gelezen ({why(wrong)}). Zonder dit bestand gaan de gegevens niet open. Geef "
        f"leesrecht, of zet {FILE} terug uit de nieuwste kopie van deze desk."
    ) from wrong


def change(folder: Path, act: Callable[[Slots | None], Slots]) -> Slots:
    """Write what `act` makes of the slots as they are now; no other program changes them meanwhile.

    Raises SurroundingsFailed when they cannot be read or written; then nothing has changed.
    """
    with _alone(folder):
        changed = act(read(folder))
        _write(folder, changed)
        return changed


@contextlib.contextmanager
def _alone(folder: Path) -> Any:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            held = Held(folder / _LOCK)
            break
        except OSError as error:
            if not is_taken(error) or time.monotonic() > until:
                raise _unwritten(folder, error) from error
            time.sleep(_PAUSE)
    try:
        yield
    finally:
        held.release()


def _write(folder: Path, slots: Slots) -> None:
    fresh = folder / f"{FILE}.nieuw"
    data = json.dumps(_as_json(slots), indent=1, sort_keys=True).encode() + b"\n"
    try:
        for name in (FILE, TWIN):
            with fresh.open("wb") as file:
                fresh.chmod(0o600)
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(folder / name)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise _unwritten(folder, error) from error


def _unwritten(folder: Path, error: OSError) -> SurroundingsFailed:
    return SurroundingsFailed(
        f"{folder / FILE}: kan niet worden geschreven ({why(error)}). Maak ruimte vrij of geef schrijfrecht op de map; "
        "er is niets veranderd."
    )


def _as_json(slots: Slots) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "id": slots.id,
        "check": slots.check,
        "recovery": _typed_as(slots.recovery),
        "noted": slots.noted,
        "passphrase": _typed_as(slots.passphrase),
        "desks": [vars(one) for one in slots.desks],
        "asking": [vars(one) for one in slots.asking],
        "stores": dict(slots.stores),
        "joining": dict(slots.joining),
    }


def _typed_as(typed: Typed | None) -> dict[str, Any] | None:
    if typed is None:
        return None
    cost = {"rounds": typed.cost.rounds, "memory": typed.cost.memory, "lanes": typed.cost.lanes}
    return {"salt": typed.salt.hex(), "sealed": typed.sealed.hex(), **cost}


def _slots(data: Any) -> Slots:
    """Raises ValueError, LookupError, TypeError or AttributeError for what is none."""
    if data["format"] != _FORMAT:
        raise ValueError("geschreven door een nieuwere Nachtwacht")
    return Slots(
        _hex(data["id"]),
        _hex(data["check"]),
        _typed(data["recovery"]),
        data["noted"] is True,
        _typed(data["passphrase"]),
        tuple(
            Admitted(_hex(one["public"]), _hex(one["sealed"]), str(one["name"]), str(one["at"]))
            for one in data["desks"]
        ),
        tuple(Asking(_hex(one["public"]), str(one["name"]), str(one["at"])) for one in data["asking"]),
        {_hex(name): _hex(sealed) for name, sealed in data["stores"].items()},
        {_hex(name): _hex(sealed) for name, sealed in data["joining"].items()},
    )


def _typed(data: Any) -> Typed | None:
    if data is None:
        return None
    cost = Cost(int(data["rounds"]), int(data["memory"]), int(data["lanes"]))
    if not cost.may_be():
        raise ValueError("vraagt meer van deze computer dan mag")
    return Typed(bytes.fromhex(data["salt"]), cost, bytes.fromhex(data["sealed"]))


def _hex(text: Any) -> str:
    return bytes.fromhex(text).hex()
