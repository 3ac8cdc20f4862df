"""A safe for measurements: keyring's own road to a key, on a machine that has none. It has what its
surroundings say, and keeps nothing.

    PYTHON_KEYRING_BACKEND=desk.bench.safe.BenchSafe NACHTWACHT_BENCH_SAFE='{"home:...": "<hex>"}'
"""

import json
import os

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError, PasswordSetError

HAS = "NACHTWACHT_BENCH_SAFE"


def surroundings(has: dict[str, str]) -> dict[str, str]:
    """What a child process is started with to find this safe, with these secrets by account."""
    return {"PYTHON_KEYRING_BACKEND": f"{__name__}.BenchSafe", HAS: json.dumps(has)}


class BenchSafe(KeyringBackend):
    """Has what the surroundings say."""

    priority = 1

    def get_password(self, _service: str, username: str) -> str | None:
        found = json.loads(os.environ.get(HAS, "{}")).get(username)
        return str(found) if found is not None else None

    def set_password(self, _service: str, username: str, password: str) -> None:
        raise PasswordSetError(f"{username}: {len(password)} characters")

    def delete_password(self, _service: str, username: str) -> None:
        raise PasswordDeleteError(username)
