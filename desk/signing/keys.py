"""Two key pairs of one incarnation: Ed25519 for what it writes, X25519 for what only it may read (HPKE, RFC 9180)."""

import json
from dataclasses import dataclass, field

from desk.ids import canonical

SIZE = 32
"""Bytes of each half of both kinds of pair."""
SIGNATURE = 64
"""Bytes of a signature."""


@dataclass(frozen=True)
class DeskKeys:
    """The private halves of both pairs, 32 bytes each. They stand in journal.db, which is encrypted at rest."""

    signing: bytes = field(repr=False)
    sealing: bytes = field(repr=False)

    def to_text(self) -> str:
        """As it stands in the journal."""
        return canonical({"signing": self.signing.hex(), "sealing": self.sealing.hex()}).decode()


def keys_from(text: str) -> DeskKeys:
    """What `DeskKeys.to_text` gave."""
    data = json.loads(text)
    return DeskKeys(bytes.fromhex(data["signing"]), bytes.fromhex(data["sealing"]))


def note_of(desk: str) -> str:
    """Under this key a journal holds the keys of an incarnation; those of former ones stay, to read what was sealed."""
    return f"keys {desk}"


def fresh_keys() -> DeskKeys:
    """Keys that nobody else has."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return DeskKeys(Ed25519PrivateKey.generate().private_bytes_raw(), X25519PrivateKey.generate().private_bytes_raw())


class Signer:
    """Signs with the keys of an incarnation. `public` and `sealing` are the halves that others may know, in hex."""

    def __init__(self, keys: DeskKeys) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        private = Ed25519PrivateKey.from_private_bytes(keys.signing)
        self.public = private.public_key().public_bytes_raw().hex()
        self.sealing = X25519PrivateKey.from_private_bytes(keys.sealing).public_key().public_bytes_raw().hex()
        self.sign = private.sign
        """The signature (64 bytes) over a message."""


def is_signed(public: str, signature: bytes, message: bytes) -> bool:
    """Whether `signature` over `message` is of the key whose public half (hex) is given; whatever stands there else is
    none."""
    if not isinstance(signature, bytes) or len(signature) != SIGNATURE or len(public) != 2 * SIZE:
        return False
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
