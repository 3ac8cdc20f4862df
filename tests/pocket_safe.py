"""A safe for passwords in memory, set through keyring's own API: real enough to be locked, and to forget."""

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class PocketSafe(KeyringBackend):
    """Keeps passwords as long as the process lives; `locked` it answers nobody, `forgets` it keeps nothing."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = self.forgets = False

    def get_password(self, service: str, username: str) -> str | None:
        self._use()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._use()
        if not self.forgets:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._use()
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError(username)

    def _use(self) -> None:
        if self.locked:
            raise KeyringLocked("vergrendeld")


class PlaintextPocket(PocketSafe):
    """A safe that says by its name that anybody can read it."""


@contextmanager
def in_use(safe: KeyringBackend) -> Iterator[None]:
    """This safe is the one of the computer, for a while."""
    before = keyring.get_keyring()
    keyring.set_keyring(safe)
    try:
        yield
    finally:
        keyring.set_keyring(before)
