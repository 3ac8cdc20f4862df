"""The operating system's own safe (keyring): what is secret is kept there or nowhere, never in a file of ours.

`python -m desk.safe ACCOUNT` says what it has as one line of JSON, for a start that does not wait (desk/keys/fetch.py).
"""

import importlib
import json
import sys
from contextlib import suppress

from desk.errors import SurroundingsFailed

SERVICE = "nachtwacht"
# What the safes of each system raise besides keyring's own errors.
_THEIR_ERRORS = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney", "DBusErrorResponse"),
    ("pywintypes", "error"),
)


class NoSafe(SurroundingsFailed):
    """This computer has no safe that keeps a secret as it should; the message says which of that."""


class SafeShut(SurroundingsFailed):
    """There is a safe, and it does not answer now: locked, or broken."""


def get(account: str) -> str:
    """What is kept for an account; empty if nothing is. Raises NoSafe, SafeShut."""
    import keyring
    from keyring.errors import NoKeyringError

    try:
        return keyring.get_password(SERVICE, account) or ""
    except NoKeyringError as error:
        raise NoSafe("Deze computer heeft geen sleutelbos.") from error
    except _failures() as error:
        raise SafeShut(
            f"De sleutelbos van deze computer kan niet worden gelezen ({error}). Ontgrendel hem en probeer opnieuw."
        ) from error


def put(account: str, secret: str, what: str) -> None:
    """Keep a secret, in place of the former one; `what` names it in messages ("het wachtwoord").

    Raises NoSafe or SafeShut unless it is kept for sure.
    """
    import keyring
    from keyring.errors import NoKeyringError

    safe = keyring.get_keyring()
    # A safe of several: any of them may be the one that takes it.
    for each in (safe, *getattr(safe, "backends", ())):
        if "plaintext" in type(each).__name__.lower():
            raise NoSafe(
                f"De sleutelbos {type(each).__name__} bewaart wat geheim is leesbaar in een bestand; dat doet "
                "Nachtwacht niet. Stel de sleutelbos van het systeem in."
            )
    try:
        keyring.set_password(SERVICE, account, secret)
        kept = keyring.get_password(SERVICE, account)
    except NoKeyringError as error:
        raise NoSafe(f"Deze computer heeft geen sleutelbos; {what} is niet bewaard.") from error
    except _failures() as error:
        raise SafeShut(
            f"De sleutelbos van deze computer bewaart {what} niet ({error}). Ontgrendel hem en probeer opnieuw."
        ) from error
    if kept != secret:
        raise NoSafe(f"De sleutelbos van deze computer heeft {what} niet bewaard.")


def _failures() -> tuple[type[Exception], ...]:
    """How a safe fails: keyring's errors, and those of the system's own safe that it lets through."""
    from keyring.errors import KeyringError

    found: list[type[Exception]] = [KeyringError, OSError, RuntimeError]
    for module, name in _THEIR_ERRORS:
        with suppress(ImportError):
            found.append(getattr(importlib.import_module(module), name))
    return tuple(found)


def main(account: str) -> None:
    """Say what the safe has for an account."""
    told = {"key": "", "has_safe": True, "trouble": ""}
    try:
        told["key"] = get(account)
    except NoSafe as none:
        told |= {"has_safe": False, "trouble": str(none)}
    except SafeShut as shut:
        told["trouble"] = str(shut)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
