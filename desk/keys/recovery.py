"""The recovery code: 128 random bits as 28 characters in seven groups, to be written on paper and typed from it.

    K7QD-2MXA-9TRW-F0HB-C5NE-81VJ-3PZG

The alphabet has no I, L, O or U (Crockford's base 32): on paper they are taken for another character. Two characters
at the end tell a slip of the pen from another desk's code.
"""

import re
import secrets
from hashlib import sha256

from desk.errors import Refused

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)} | {"O": 0, "I": 1, "L": 1}
_BITS, _CHARACTERS, _CHECK, _GROUP = 128, 26, 2, 4
LENGTH = _CHARACTERS + _CHECK
_BETWEEN = re.compile(r"[\s\-–—.,]+")


def new_code() -> str:
    """A code that nobody else has."""
    return as_code(secrets.token_bytes(_BITS // 8))


def as_code(secret: bytes) -> str:
    """16 bytes as they are written on paper."""
    number = int.from_bytes(secret, "big")
    said = "".join(_LETTERS[(number >> 5 * place) & 31] for place in reversed(range(_CHARACTERS)))
    whole = said + _check(said)
    return "-".join(whole[at : at + _GROUP] for at in range(0, LENGTH, _GROUP))


def is_like(typed: str) -> bool:
    """Whether what was typed is as long as a code and of its characters: a passphrase hardly ever is."""
    bare = _BETWEEN.sub("", typed).upper()
    return len(bare) == LENGTH and all(letter in _VALUES for letter in bare)


def read_code(typed: str) -> str:
    """The code that was meant, as `as_code` writes it: lower case, spaces and look-alikes will do.

    Raises Refused, saying what is wrong with it.
    """
    bare = _BETWEEN.sub("", typed).upper()
    if wrong := next((letter for letter in bare if letter not in _VALUES), ""):
        raise Refused(f"In een herstelcode komt geen {wrong} voor. Kijk dat teken na op het papier.")
    if len(bare) != LENGTH:
        raise Refused(f"Een herstelcode heeft {LENGTH} tekens, en dit zijn er {len(bare)}. Typ alle zeven groepen.")
    meant = "".join(_LETTERS[_VALUES[letter]] for letter in bare)
    number = 0
    for letter in meant[:_CHARACTERS]:
        number = number << 5 | _VALUES[letter]
    if number >> _BITS or meant[_CHARACTERS:] != _check(meant[:_CHARACTERS]):
        raise Refused("Deze herstelcode klopt niet: een teken is verwisseld of verkeerd gelezen. Kijk elke groep na.")
    return as_code(number.to_bytes(_BITS // 8, "big"))


def _check(said: str) -> str:
    number = int.from_bytes(sha256(b"nachtwacht code " + said.encode()).digest()[:2], "big")
    return _LETTERS[number >> 5 & 31] + _LETTERS[number & 31]
