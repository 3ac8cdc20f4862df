"""The password of the shared store, in the operating system's own safe (keyring). Never in a file of ours.

A computer without a safe (a server, a container) uses libpq's own means: PGPASSFILE, PGPASSWORD, a service file or a
client certificate. Those go on working; they are tried whenever the safe has nothing.
"""

import importlib
from contextlib import suppress

from desk.errors import SurroundingsFailed
from desk.record import record

SERVICE = "nachtwacht"
_OTHER_MEANS = (
    "Zonder sleutelbos kan het wachtwoord in een wachtwoordbestand van PostgreSQL (PGPASSFILE) staan dat alleen u mag "
    "lezen, of kan de databasebeheerder een certificaat geven."
)
# What the safes of each system raise besides keyring's own errors.
_THEIR_ERRORS = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney", "DBusErrorResponse"),
    ("pywintypes", "error"),
)


@record
class Found:
    """What the safe has: `password`, empty if nothing; `trouble` is Dutch, why it could not be asked."""

    password: str
    trouble: str = ""


def look_up(account: str) -> Found:
    """The password kept for an account (`PostgresAddress.account`). Never raises: without it libpq may know another."""
    import keyring
    from keyring.errors import NoKeyringError

    try:
        return Found(keyring.get_password(SERVICE, account) or "")
    except NoKeyringError:
        return Found("", f"Deze computer heeft geen sleutelbos waarin een wachtwoord kan staan. {_OTHER_MEANS}")
    except _failures() as error:
        return Found(
            "", f"De sleutelbos van deze computer kan niet worden gelezen ({error}). Ontgrendel hem en probeer opnieuw."
        )


def keep(account: str, password: str) -> None:
    """Keep a password in the safe, in place of the former one. Raises SurroundingsFailed unless it is kept for sure."""
    import keyring
    from keyring.errors import NoKeyringError

    if "\0" in password or not password:
        raise SurroundingsFailed("Er is geen wachtwoord gegeven; er is niets bewaard.")
    safe = keyring.get_keyring()
    # A safe of several: any of them may be the one that takes it.
    for each in (safe, *getattr(safe, "backends", ())):
        if "plaintext" in type(each).__name__.lower():
            raise SurroundingsFailed(
                f"De sleutelbos {type(each).__name__} bewaart wachtwoorden leesbaar in een bestand; dat doet "
                f"Nachtwacht niet. Stel de sleutelbos van het systeem in. {_OTHER_MEANS}"
            )
    try:
        keyring.set_password(SERVICE, account, password)
        kept = keyring.get_password(SERVICE, account)
    except NoKeyringError as error:
        raise SurroundingsFailed(
            f"Deze computer heeft geen sleutelbos; het wachtwoord is niet bewaard. {_OTHER_MEANS}"
        ) from error
    except _failures() as error:
        raise SurroundingsFailed(
            f"De sleutelbos van deze computer bewaart het wachtwoord niet ({error}). Ontgrendel hem en probeer opnieuw."
        ) from error
    if kept != password:
        raise SurroundingsFailed(f"De sleutelbos van deze computer heeft het wachtwoord niet bewaard. {_OTHER_MEANS}")


def _failures() -> tuple[type[Exception], ...]:
    """How a safe fails: keyring's errors, and those of the system's own safe that it lets through."""
    from keyring.errors import KeyringError

    found: list[type[Exception]] = [KeyringError, OSError, RuntimeError]
    for module, name in _THEIR_ERRORS:
        with suppress(ImportError):
            found.append(getattr(importlib.import_module(module), name))
    return tuple(found)
