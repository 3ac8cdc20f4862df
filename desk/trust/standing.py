"""What is known of desks and people at a place in the log, as far as it says who may have written what."""

from typing import Protocol, TypeVar

from desk.record import record


@record
class DeskStanding:
    """An incarnation: `first` is the position of its first fact; `signing` and `sealing` its public halves (hex), empty
    until it enrolled, `since` the running number with which it did, at `at` (µs UTC).

    `admitted`: somebody who may do so knows it, or it was there before any desk signed. `archive`: it keeps the content of
    all reports. `seat` is who sits there and
    may write in their own name; `proven` when that was with their password.
    """

    first: int
    signing: str = ""
    sealing: str = ""
    since: int = 0
    at: int = 0
    admitted: bool = False
    archive: bool = False
    seat: str = ""
    proven: bool = False


@record
class Account:
    """An account: whose it is, what it may do, the public half (hex) of its own key."""

    person: str
    roles: tuple[str, ...]
    public: str
    closed: bool = False


@record
class Holder:
    """A person who has an account, and which."""

    account: str


@record
class LogStanding:
    """Of the log as a whole: the position of the first enrolment (0: no desk signs yet), the accounts with a key of
    their own that may change accounts and admit desks, and whether a desk that signs works here (`settled`): who comes
    after that has to be admitted."""

    enrolled: int = 0
    settled: bool = False
    leads: tuple[str, ...] = ()


Standing = DeskStanding | Account | Holder | LogStanding
KINDS: dict[str, type[Standing]] = {"desk": DeskStanding, "account": Account, "holder": Holder, "log": LogStanding}
S = TypeVar("S", DeskStanding, Account, Holder, LogStanding)


class Ledger(Protocol):
    """Where standings are kept. `subject` is a desk, an account or a person; empty for the log."""

    def get(self, kind: type[S], subject: str) -> S | None:
        """What is known of a subject."""
        ...

    def put(self, subject: str, standing: Standing) -> None:
        """From now on this is known of it."""
        ...


class MemoryLedger:
    """A ledger for one walk through a log."""

    def __init__(self) -> None:
        self._known: dict[tuple[type, str], Standing] = {}

    def get(self, kind: type[S], subject: str) -> S | None:
        """What is known of a subject."""
        found = self._known.get((kind, subject))
        return found if isinstance(found, kind) else None

    def put(self, subject: str, standing: Standing) -> None:
        """From now on this is known of it."""
        self._known[type(standing), subject] = standing
