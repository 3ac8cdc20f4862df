"""Passwords: an argon2id verifier of each, and the person's own signing key locked with it. Slow by purpose.

`argon2-cffi` and `cryptography` are imported here at sign-in; each function takes tenths of a second and belongs to a
thread of its own. Source: RFC 9106, second recommended option (64 MiB, three passes).
"""

import secrets

from desk.errors import Refused
from desk.record import record

SHORTEST = 12
"""Characters; a few words that somebody remembers are longer than this."""
_PASSES, _MEMORY, _LANES = 3, 64 * 1024, 4
_SALT, _NONCE = 16, 12


@record
class OwnKey:
    """A person's Ed25519 pair: `public` in hexadecimal, `wrapped` the other half, locked with the password."""

    public: str
    wrapped: str


def too_easy(password: str, *known: str) -> str:
    """Why (in Dutch) a password will not do, empty if it will; `known` are words that others try first (the name)."""
    if len(password) < SHORTEST:
        return f"Kies een wachtwoord van minstens {SHORTEST} tekens; een paar woorden achter elkaar is goed."
    if len(set(password.casefold())) < 5:
        return "Dit wachtwoord herhaalt steeds dezelfde tekens; kies een paar woorden achter elkaar."
    bare = password.casefold()
    for word in known:
        if len(word) > 3 and word.casefold() in bare and len(bare) - len(word) < SHORTEST // 2:
            return "Uw naam is het eerste wat een ander probeert; kies een wachtwoord zonder uw naam."
    return ""


def verifier_of(password: str) -> str:
    """The argon2id hash that may be kept of a password, in its own notation. Raises Refused for one that is empty."""
    from argon2 import PasswordHasher

    if not password:
        raise Refused("Er is nog geen wachtwoord ingevuld.")
    return PasswordHasher(_PASSES, _MEMORY, _LANES).hash(_normal(password))


def fits(verifier: str, password: str) -> bool:
    """Whether a password is the one of this verifier. An unreadable or empty verifier fits nothing."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return bool(verifier) and PasswordHasher().verify(verifier, _normal(password))
    except (InvalidHashError, VerificationError):
        return False


def new_own_key(password: str) -> OwnKey:
    """A fresh pair for somebody who sets a password."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    made = Ed25519PrivateKey.generate()
    return OwnKey(made.public_key().public_bytes_raw().hex(), _locked(made.private_bytes_raw(), password))


def rewrapped(wrapped: str, former: str, password: str) -> str:
    """The same key locked with another password; empty if the former one does not open it."""
    private = opened(wrapped, former)
    return _locked(private, password) if private else ""


def opened(wrapped: str, password: str) -> bytes:
    """The private half (32 bytes), or nothing when the password is not the one or what was kept is damaged."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        data = bytes.fromhex(wrapped)
        if len(data) <= _SALT + _NONCE:
            return b""
        salt, nonce, sealed = data[:_SALT], data[_SALT : _SALT + _NONCE], data[_SALT + _NONCE :]
        return ChaCha20Poly1305(_stretched(password, salt)).decrypt(nonce, sealed, None)
    except (ValueError, InvalidTag):
        return b""


def signed_by(private: bytes, message: bytes) -> str:
    """The person's signature over a message, in hexadecimal."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private).sign(message).hex()


def _locked(private: bytes, password: str) -> str:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    return (salt + nonce + ChaCha20Poly1305(_stretched(password, salt)).encrypt(nonce, private, None)).hex()


def _stretched(password: str, salt: bytes) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(_normal(password), salt, _PASSES, _MEMORY, _LANES, 32, Type.ID)


def _normal(password: str) -> bytes:
    """As people type it on any keyboard: composed and decomposed accents are one (RFC 8265)."""
    import unicodedata

    # Half a character of a keyboard's driver is a password like any other.
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
