"""Locks bytes away: with a key (AES-256-GCM), with something a person types (argon2id before it), to a desk (HPKE).

`about` names what is locked and is checked when it is opened: a piece that was put in another place opens nothing.
The library takes a sixth of a second to import; whoever calls first waits for it, and no start does.
"""

import os
import unicodedata

from desk.record import record

KEY_BYTES = 32
_SALT_BYTES, _NONCE_BYTES = 16, 12
_MOST_MEMORY, _MOST_ROUNDS, _MOST_LANES = 1 << 20, 64, 16


class NotOpened(Exception):  # noqa: N818
    """The key, or what was typed, is not the one; or the bytes are not what was locked."""


@record
class Cost:
    """What guessing costs (RFC 9106): passes, memory in KiB, lanes."""

    rounds: int
    memory: int
    lanes: int

    def may_be(self) -> bool:
        """Whether a file may ask this of a computer; it may have been written by somebody else."""
        lanes = 1 <= self.lanes <= _MOST_LANES
        return lanes and 1 <= self.rounds <= _MOST_ROUNDS and 8 * self.lanes <= self.memory <= _MOST_MEMORY


TYPED = Cost(3, 64 * 1024, 4)
"""The second recommended choice of RFC 9106: a tenth of a second and 64 MB, once at a start."""


@record
class Typed:
    """A key that opens with what a person types."""

    salt: bytes
    cost: Cost
    sealed: bytes


def seal(key: bytes, data: bytes, about: str) -> bytes:
    """Lock `data` with a key of 32 bytes."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, data, about.encode())


def unseal(key: bytes, sealed: bytes, about: str) -> bytes:
    """What `seal` locked. Raises NotOpened."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], about.encode())
    except (InvalidTag, ValueError) as error:
        raise NotOpened(about) from error


def seal_typed(typed: str, data: bytes, about: str, cost: Cost | None = None) -> Typed:
    """Lock `data` with what a person types; slow on purpose."""
    salt, paid = os.urandom(_SALT_BYTES), cost or TYPED
    return Typed(salt, paid, seal(_stretched(typed, salt, paid), data, about))


def unseal_typed(typed: str, locked: Typed, about: str) -> bytes:
    """What `seal_typed` locked. Raises NotOpened."""
    return unseal(_stretched(typed, locked.salt, locked.cost), locked.sealed, about)


def new_pair() -> tuple[bytes, bytes]:
    """A private and a public half (X25519), 32 bytes each."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def public_of(private: bytes) -> bytes:
    """The public half that belongs to a private one."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_to(public: bytes, data: bytes, about: str) -> bytes:
    """Lock `data` so that only the private half opens it. Raises NotOpened for bytes that are no public half."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    try:
        whose = X25519PublicKey.from_public_bytes(public)
        return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM).encrypt(data, whose, about.encode())
    except ValueError as error:
        raise NotOpened(about) from error


def open_sealed(private: bytes, sealed: bytes, about: str) -> bytes:
    """What `seal_to` locked. Raises NotOpened."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    own = X25519PrivateKey.from_private_bytes(private)
    try:
        return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM).decrypt(sealed, own, about.encode())
    except (InvalidTag, ValueError) as error:
        raise NotOpened(about) from error


def _stretched(typed: str, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    # The same letters from every keyboard.
    secret = unicodedata.normalize("NFC", typed).encode("utf-8", "surrogatepass")
    return hash_secret_raw(secret, salt, cost.rounds, cost.memory, cost.lanes, KEY_BYTES, Type.ID)
