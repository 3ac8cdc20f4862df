"""The key of a copy of a replica that goes through a store without a key of its own."""

from hashlib import sha256

from desk.agreed import Cursor


def key_at(at: Cursor) -> bytes:
    """32 bytes that whoever may read the log where it ends `at` can make, and a file on a desk's disk does not tell.

    So nothing lies there to be read while a copy is made or taken over. In the store it keeps nobody out who may read
    the facts themselves.
    """
    return sha256(b"nachtwacht snapshot\0" + at.chain).digest()
