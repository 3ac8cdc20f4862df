"""The command line writes as a desk of its own; the desk beside which it works vouches for it, with its keys."""

from datetime import datetime
from typing import Protocol, runtime_checkable

from desk.admin.files import connection_to
from desk.facts.access import SignedIn
from desk.home import Home
from desk.incarnation import Incarnation, Voucher
from desk.journal.journal import desks_of
from desk.journal.signing import keys_in


@runtime_checkable
class Seat(Protocol):
    """Who signed in for a command; `desk.admin.signing_in.Seated`."""

    @property
    def person(self) -> str:
        """Whose name stands under what is written."""
        ...

    def signs_in(self, desk: str, public: str) -> SignedIn:
        """The fact that proves it, for a desk with this public half."""
        ...


def beside(home: Home, now: datetime, *, profile: str = "") -> Incarnation:
    """A fresh incarnation that other desks know where they know the desk in `home`.

    It writes in the name of who signed in (`home.seat`). Raises SurroundingsFailed when its journal cannot be read.
    Where that desk does not sign yet, or there is none, others are told of a new desk.
    """
    seat = home.seat
    if not isinstance(seat, Seat):
        return Incarnation(now, profile=profile, voucher=_voucher(home))
    made = Incarnation(now, author=seat.person, profile=profile, voucher=_voucher(home))
    made.sits(seat.signs_in, now)
    return made


def _voucher(home: Home) -> Voucher | None:
    if not home.journal.exists():
        return None
    with connection_to(home.journal, home.key) as journal:
        desk = "".join(desks_of(journal)[-1:])
        keys = keys_in(journal, desk)
    return Voucher(desk, keys) if keys is not None else None
