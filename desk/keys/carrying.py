"""The keys that go along with a copy of a desk: its own where it is put back in an empty home, else those of the
shared stores that it had."""

from dataclasses import replace
from pathlib import Path

from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.keys import slots
from desk.keys.slots import Slots
from desk.keys.wrapping import NotOpened, seal, unseal


def adopt(folder: Path, copied: Slots) -> None:
    """Have a folder without a key go by that of the copy that is put back there. Raises SurroundingsFailed."""

    def first(there: Slots | None) -> Slots:
        if there is not None and there.id != copied.id:
            raise SurroundingsFailed(f"{folder}: hier is al een andere sleutel. Doe dit nog een keer.")
        return there or copied

    slots.change(folder, first)


def carry(home: Home, copied: Slots, key: bytes) -> None:
    """Take over the keys of shared stores that the desk of a copy had (`key` is that of the copy)."""
    found: dict[str, bytes] = {}
    for name, sealed in copied.stores.items():
        try:
            found[name] = unseal(key, bytes.fromhex(sealed), copied.about(f"store {name}"))
        except NotOpened:
            continue
    if not found:
        return

    def with_them(there: Slots | None) -> Slots:
        own = there or copied
        more = {name: seal(home.key, one, own.about(f"store {name}")).hex() for name, one in found.items()}
        return replace(own, stores={**more, **own.stores})

    slots.change(home.path, with_them)
