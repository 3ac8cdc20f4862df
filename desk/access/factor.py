"""The secret of a second factor, sealed to each desk where its owner may sign in (HPKE, RFC 9180). Slow to import."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from desk.access.accounts import AccountRow
from desk.signing.keys import DeskKeys, Signer

Keys = Callable[[], Mapping[str, DeskKeys]]
"""Gives the private halves of this desk, by incarnation; to be asked on a thread of its own."""


@dataclass(frozen=True)
class Where:
    """Where second factors can be read: at `desk` (its incarnation; `keys` gives its private halves and those of former
    ones), and at the other desks that were admitted (`desks`, their public halves)."""

    desk: str
    keys: Keys = field(repr=False)
    desks: Mapping[str, str] = field(default_factory=dict)

    def halves(self, keys: Mapping[str, DeskKeys]) -> dict[str, str]:
        """The public halves of all those desks, this one included; `keys` as they were given."""
        return {**self.desks, self.desk: Signer(keys[self.desk]).sealing}


def sealed_for(account: str, secret: str, desks: Mapping[str, str]) -> dict[str, str]:
    """The secret for each desk, by incarnation; `desks` are their public halves (hexadecimal). A half that is none is
    left out: that desk cannot ask for a code."""
    from desk.keys.wrapping import NotOpened, seal_to

    made = {}
    for desk, public in desks.items():
        try:
            made[desk] = seal_to(bytes.fromhex(public), secret.encode(), _about(account)).hex()
        except (NotOpened, ValueError):
            continue
    return made


def secret_of(row: AccountRow, keys: Mapping[str, DeskKeys]) -> str:
    """The secret as one of these desks may read it; empty if none of them was given it, or what was kept is damaged."""
    from desk.keys.wrapping import NotOpened, open_sealed

    kept = dict(row.sealed)
    for desk in reversed([desk for desk in keys if desk in kept]):
        try:
            return open_sealed(keys[desk].sealing, bytes.fromhex(kept[desk]), _about(row.id)).decode()
        except (NotOpened, ValueError):
            continue
    return ""


def resealed(
    rows: Iterable[AccountRow], keys: Mapping[str, DeskKeys], desks: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """By account all its sealed secrets, where a desk of `desks` (public halves) lacks it and this one can give it."""
    found = {}
    for row in rows:
        kept = dict(row.sealed)
        lacking = {desk: public for desk, public in desks.items() if desk not in kept}
        if not kept or not lacking or row.closed:
            continue
        secret = secret_of(row, keys)
        added = sealed_for(row.id, secret, lacking) if secret else {}
        if added:
            found[row.id] = kept | added
    return found


def _about(account: str) -> str:
    return f"nachtwacht second factor {account}"
