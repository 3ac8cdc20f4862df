"""The command line writes as a desk of its own; the desk beside which it works vouches for it, with its keys."""

from datetime import datetime

from desk.admin.files import connection_to
from desk.home import Home
from desk.incarnation import Incarnation, Voucher
from desk.journal.journal import desks_of
from desk.journal.signing import keys_in


def beside(home: Home, now: datetime, *, author: str = "", profile: str = "") -> Incarnation:
    """A fresh incarnation that other desks know where they know the desk in `home`.

    Raises SurroundingsFailed when its journal cannot be read. Where that desk does not sign yet, or there is none,
    others are told of a new desk.
    """
    return Incarnation(now, author=author, profile=profile, voucher=_voucher(home))


def _voucher(home: Home) -> Voucher | None:
    if not home.journal.exists():
        return None
    with connection_to(home.journal, home.key) as journal:
        desk = "".join(desks_of(journal)[-1:])
        keys = keys_in(journal, desk)
    return Voucher(desk, keys) if keys is not None else None
