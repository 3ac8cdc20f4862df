"""The key of a store that several desks share in one file: made by the first, given to each next one by a desk that has
it, or with the recovery code.

A desk that has no key yet asks for it in sleutels.json beside the store, with the public half of a pair; both desks
show four digits of it, so that people admit who they mean. The key comes back sealed to that half. At home it is kept
sealed with the home's own key. A home without sleutels.json (an exercise) has its key in memory only, and so has what
it shares: the same.
"""

import os
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from desk.errors import Refused, SurroundingsFailed
from desk.home import Home
from desk.keys import custody, slots
from desk.keys.slots import Admitted, Asking, Slots
from desk.keys.wrapping import KEY_BYTES, NotOpened, new_pair, open_sealed, public_of, seal, seal_to, unseal
from desk.storage.converting import is_plain


class NotAdmitted(SurroundingsFailed):
    """This desk has no key of the store; `digits` are those that both desks show."""

    def __init__(self, path: Path, digits: str) -> None:
        super().__init__(
            f"{path}: deze opslag is versleuteld en deze desk is er nog niet toegelaten. Laat hem toe op een desk die "
            f"er al werkt, bij Sleutels (Ctrl+Shift+K); daar staan dezelfde vier cijfers: {digits}. Of geef de "
            "herstelcode van de opslag: 'nachtwacht-admin keys open --store'. Tot dan blijft alles in het journaal."
        )
        self.digits = digits


def digits_of(name: str, public: str) -> str:
    """The four digits by which people know a desk that asks: of the key's id and its public half."""
    return f"{int.from_bytes(sha256(f'{name} {public}'.encode()).digest()[:4], 'big') % 10_000:04}"


def is_own(home: Home, path: Path) -> bool:
    """Whether a store lies in the home itself, and so has the home's key."""
    return os.path.realpath(path.parent) == os.path.realpath(home.path)


def has_memory_only(home: Home) -> bool:
    """Whether the key of a home was never written down anywhere: an exercise, a trial, a measurement."""
    return bool(home.key) and not slots.is_keyed(home.path)


def key_of(home: Home, path: Path) -> bytes:
    """The key with which the store at `path` is read now, by the desk in `home`; empty for one in plain text.

    Raises NotAdmitted, after it has asked to be.
    """
    key = _key(home, path)
    return b"" if key and is_plain(path) else key


def key_to_share(home: Home, path: Path) -> bytes:
    """The key of a store that this desk is going to share: the first that comes makes it, also for one in plain text.

    Raises NotAdmitted, after it has asked to be.
    """
    return _key(home, path) or (_made(home, path) if home.key else b"")


def give(home: Home, path: Path, typed: str) -> bytes:
    """Have this desk open the store at `path` from now on, with its recovery code; gives the key.

    Raises WrongSecret, SurroundingsFailed.
    """
    there = _slots_of(path)
    key = custody.by_typed(there, typed)
    _keep(home, there.id, key)
    return key


def asking(path: Path) -> tuple[tuple[Asking, str], ...]:
    """The desks that want the key of the store at `path`, each with its four digits."""
    there = slots.read(path.parent)
    return tuple((one, digits_of(there.id, one.public)) for one in there.asking) if there is not None else ()


def admit(home: Home, path: Path, digits: str) -> str:
    """Give the key to the desk with these digits; gives its name. Raises Refused when none of them asks."""
    key, there = _key(home, path), _slots_of(path)
    found = [one for one in there.asking if digits_of(there.id, one.public) == digits.strip()]
    if len(found) != 1:
        raise Refused(f"Geen desk vraagt toegang met de cijfers {digits}. Lees ze opnieuw van het scherm van die desk.")
    (wants,) = found
    try:
        sealed = seal_to(bytes.fromhex(wants.public), key, there.about("desk")).hex()
    except NotOpened as error:
        raise Refused("Wat die desk vraagt is onleesbaar. Start hem opnieuw en laat hem dan toe.") from error
    made = Admitted(wants.public, sealed, wants.name, custody.now_text())

    def let_in(known: Slots | None) -> Slots:
        now = known or there
        others = tuple(one for one in now.desks if one.public != wants.public)
        return replace(
            now, desks=(*others, made), asking=tuple(one for one in now.asking if one.public != wants.public)
        )

    slots.change(path.parent, let_in)
    return wants.name


def turn_away(path: Path, digits: str) -> None:
    """Take away what the desk with these digits asked."""

    def without(known: Slots | None) -> Slots:
        there = known or _slots_of(path)
        return replace(there, asking=tuple(one for one in there.asking if digits_of(there.id, one.public) != digits))

    slots.change(path.parent, without)


def _key(home: Home, path: Path) -> bytes:
    if not home.key or is_own(home, path) or has_memory_only(home):
        return home.key
    there = slots.read(path.parent)
    return b"" if there is None else _had(home, there) or _fetched(home, path, there)


def _slots_of(path: Path) -> Slots:
    there = slots.read(path.parent)
    if there is None:
        raise SurroundingsFailed(f"{path}: bij deze opslag is geen sleutel. Start eerst een desk die haar deelt.")
    return there


def _home_slots(home: Home) -> Slots:
    there = slots.read(home.path)
    if there is None:
        raise SurroundingsFailed(f"{home.path / slots.FILE}: is er niet meer. Zet het terug uit de nieuwste kopie.")
    return there


def _had(home: Home, there: Slots) -> bytes:
    """What this home keeps of it; empty if nothing, or of a key that is none any more."""
    own = _home_slots(home)
    sealed = own.stores.get(there.id, "")
    if not sealed:
        return b""
    try:
        key = unseal(home.key, bytes.fromhex(sealed), own.about(f"store {there.id}"))
    except NotOpened:
        return b""
    return key if there.fits(key) else b""


def _keep(home: Home, name: str, key: bytes) -> None:
    def with_it(known: Slots | None) -> Slots:
        own = known or _home_slots(home)
        sealed = seal(home.key, key, own.about(f"store {name}")).hex()
        joining = {store: private for store, private in own.joining.items() if store != name}
        return replace(own, stores={**own.stores, name: sealed}, joining=joining)

    slots.change(home.path, with_it)


def _made(home: Home, path: Path) -> bytes:
    """A key for a store that has none: at home first, so that it is never beside the store alone."""
    if path.exists() and path.stat().st_size and not is_plain(path):
        # A new key would only hide that the slots are gone, and have the store set aside as damaged.
        raise SurroundingsFailed(
            f"{path}: deze opslag is versleuteld of beschadigd, en {slots.FILE} staat er niet bij. Zet dat bestand "
            "terug uit een kopie; alles blijft intussen in het journaal."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    key, name = os.urandom(KEY_BYTES), os.urandom(16).hex()
    _keep(home, name, key)
    made: list[Slots] = []

    def first(known: Slots | None) -> Slots:
        if known is None:
            made.append(Slots(name, slots.check_of(name, key)))
        return known or made[0]

    there = slots.change(path.parent, first)
    # Another desk may have been first by a moment: then it admits this one.
    return key if made else _fetched(home, path, there)


def _fetched(home: Home, path: Path, there: Slots) -> bytes:
    """The key, if this desk was admitted meanwhile; else it asks. Raises NotAdmitted."""
    private = _private(home, there.id)
    public = public_of(private).hex()
    for one in there.desks:
        if one.public == public:
            try:
                key = open_sealed(private, bytes.fromhex(one.sealed), there.about("desk"))
            except NotOpened:
                continue
            if there.fits(key):
                _keep(home, there.id, key)
                return key
    if all(one.public != public for one in there.asking):
        wants = Asking(public, str(home.path), custody.now_text())
        slots.change(path.parent, lambda known: _with_asking(known or there, wants))
    raise NotAdmitted(path, digits_of(there.id, public))


def _with_asking(there: Slots, wants: Asking) -> Slots:
    # One from each home: an earlier one of it can be opened by nobody any more.
    return replace(there, asking=(*(one for one in there.asking if one.name != wants.name), wants))


def _private(home: Home, name: str) -> bytes:
    """The private half with which this home asks for a key; made at the first time."""
    own = _home_slots(home)
    if name in own.joining:
        try:
            return unseal(home.key, bytes.fromhex(own.joining[name]), own.about(f"joining {name}"))
        except NotOpened:
            pass
    private, _ = new_pair()

    def with_it(known: Slots | None) -> Slots:
        now = known or own
        return replace(now, joining={**now.joining, name: seal(home.key, private, now.about(f"joining {name}")).hex()})

    slots.change(home.path, with_it)
    return private
