"""What is known of desks and people at a place in the log, as far as it says who may have written what."""

from typing import Protocol, TypeVar

from desk.record import record


@record
class DeskStanding:
    """An incarnation: `first` is the position of its first fact; `signing` and `sealing` its public halves (hex), empty
    until it enrolled, `since` the running number with which it did, at `at` (µs UTC).

    `admitted`: somebody who may do so knows it, or it was there before any desk signed. `archive`: it keeps the content
    of all reports. `seat` is who sits there and may write in their own name, in `session`; `proof` is what they proved
    themselves with (`Account.proof`), empty when it was not with their password.
    """

    first: int
    signing: str = ""
    sealing: str = ""
    since: int = 0
    at: int = 0
    admitted: bool = False
    archive: bool = False
    seat: str = ""
    session: str = ""
    proof: str = ""


@record
class Account:
    """An account: whose it is, what it may do, the public half (hex) of its own key. `turn` counts how often that key
    was replaced, or the account closed: a session of before proves nothing after. `seen` is when (µs UTC) somebody last
    proved to be its owner."""

    person: str
    roles: tuple[str, ...]
    public: str
    closed: bool = False
    turn: int = 0
    seen: int = 0

    def proof(self, account: str) -> str:
        """By what a session that was begun with this key is known; `account` is the subject."""
        return f"{account}/{self.turn}"


@record
class Holder:
    """A person who has an account, and which."""

    account: str


@record
class Begun:
    """A session (`session_at`) that was begun with somebody's key: it counts once."""

    person: str


@record
class LogStanding:
    """Of the log as a whole: the position of the first enrolment (0: no desk signs yet), the accounts with a key of
    their own that may change accounts and admit desks, and whether a desk that signs works here (`settled`): who comes
    after that has to be admitted."""

    enrolled: int = 0
    settled: bool = False
    leads: tuple[str, ...] = ()


Standing = DeskStanding | Account | Holder | Begun | LogStanding
KINDS: dict[str, type[Standing]] = {
    "desk": DeskStanding,
    "account": Account,
    "holder": Holder,
    "session": Begun,
    "log": LogStanding,
}
S = TypeVar("S", DeskStanding, Account, Holder, Begun, LogStanding)


def session_at(desk: str, session: str) -> str:
    """The subject of a session at a desk."""
    return f"{desk}/{session}"


class Ledger(Protocol):
    """Where standings are kept. `subject` is a desk, an account, a person or a session; empty for the log."""

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
