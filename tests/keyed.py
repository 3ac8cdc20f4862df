"""The key of the homes that tests make: desks work on encrypted files, unless a test says otherwise.

There is no safe on a machine that runs tests: NACHTWACHT_KEY_FILE names a file with this key, for the programs that
tests start as well.
"""

import atexit
import os
import tempfile
from pathlib import Path

from desk.keys import wrapping
from desk.keys.custody import KEY_FILE

KEY = bytes(range(32))


def use_key_file() -> Path:
    """Have this process, and what it starts, find the key in a file; what is typed costs nothing to guess here."""
    handle, name = tempfile.mkstemp(prefix="sleutel-")
    os.write(handle, KEY.hex().encode())
    os.close(handle)
    atexit.register(lambda: Path(name).unlink(missing_ok=True))
    os.environ[KEY_FILE] = name
    wrapping.TYPED = wrapping.Cost(1, 8, 1)
    return Path(name)
