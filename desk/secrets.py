"""The password of the shared store, in the operating system's own safe. Never in a file of ours.

A computer without a safe (a server, a container) uses libpq's own means: PGPASSFILE, PGPASSWORD, a service file or a
client certificate. Those go on working; they are tried whenever the safe has nothing.
"""

from desk import safe
from desk.errors import SurroundingsFailed
from desk.record import record

_OTHER_MEANS = (
    "Zonder sleutelbos kan het wachtwoord in een wachtwoordbestand van PostgreSQL (PGPASSFILE) staan dat alleen u mag "
    "lezen, of kan de databasebeheerder een certificaat geven."
)


@record
class Found:
    """What the safe has: `password`, empty if nothing; `trouble` is Dutch, why it could not be asked."""

    password: str
    trouble: str = ""


def look_up(account: str) -> Found:
    """The password kept for an account (`PostgresAddress.account`). Never raises: without it libpq may know another."""
    try:
        return Found(safe.get(account))
    except safe.NoSafe as none:
        return Found("", f"{none} {_OTHER_MEANS}")
    except safe.SafeShut as shut:
        return Found("", str(shut))


def keep(account: str, password: str) -> None:
    """Keep a password in the safe, in place of the former one. Raises SurroundingsFailed unless it is kept for sure."""
    if "\0" in password or not password:
        raise SurroundingsFailed("Er is geen wachtwoord gegeven; er is niets bewaard.")
    try:
        safe.put(account, password, "het wachtwoord")
    except safe.NoSafe as none:
        raise SurroundingsFailed(f"{none} {_OTHER_MEANS}") from none
