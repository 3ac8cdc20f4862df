"""Desks and people with keys, for tests of who wrote what: facts as they would write them, honest or not."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count

from desk.fact import Fact, link
from desk.facts.access import AccountSet, DeskAdmitted, SignedIn
from desk.facts.answers import NoteTyped
from desk.facts.desk import DeskSetUp
from desk.incarnation import Incarnation, Voucher
from desk.signing.enrolling import certificate_text
from desk.signing.keys import DeskKeys, Signer, fresh_keys
from desk.sync.store import Agreed, Cursor
from desk.trust.judge import Judge, Verdict
from desk.trust.standing import DeskStanding, MemoryLedger

NIGHT = datetime(2026, 11, 21, 2, 40, tzinfo=UTC)
REPORT = "c" * 32
_seconds = count()


def later() -> datetime:
    """Each fact a second after the one before."""
    return NIGHT + timedelta(seconds=next(_seconds))


@dataclass
class Person:
    """Somebody with an account and a key of their own."""

    id: str
    roles: tuple[str, ...] = ("telephonist",)
    keys: DeskKeys = field(default_factory=fresh_keys)

    @property
    def account(self) -> str:
        """The subject of their account."""
        return self.id[::-1]

    def as_set(self, roles: tuple[str, ...] | None = None, **more: object) -> AccountSet:
        """Their account, with a key."""
        public = Signer(self.keys).public
        said = {"person": self.id, "sign_in": self.id[:4], "verifier": "argon", "public": public, "wrapped": "w"}
        return AccountSet(**{**said, "roles": self.roles if roles is None else roles, **more})

    def signs_in(self, desk: "Desk", session: str = "", how: str = "password") -> SignedIn:
        """With their own password at a desk, in a session of its own if none is named."""
        session = session or f"{next(_seconds):032x}"
        text = certificate_text(desk.id, desk.public, self.id, session)
        return SignedIn(self.id, session, how, certificate=Signer(self.keys).sign(text).hex())


class Desk(Incarnation):
    """A desk at which somebody may sit; `author` writes what it says."""

    def __init__(self, author: str = "", voucher: Voucher | None = None) -> None:
        super().__init__(later(), author=author, voucher=voucher)
        self.public = self._signer.public

    def sits(self, author: str) -> None:
        """From now on this person writes here."""
        self._author = author

    def says(self, payload: object = None, subject: str = REPORT) -> Fact:
        """The next fact, signed."""
        return self.fact(payload or NoteTyped("het gaat door"), subject, later())

    def own(self, payload: object) -> Fact:
        """The next fact about itself."""
        return self.says(payload, self.id)

    def set_up(self) -> list[Fact]:
        """It begins to work: people sit there."""
        return [self.enrolment, self.own(DeskSetUp("Desk", "A", ""))]

    def admits(self, other: "Desk") -> Fact:
        """It knows another one."""
        return self.says(DeskAdmitted(other.public), other.id)

    def as_voucher(self) -> Voucher:
        """What a command line that works for it is given."""
        return Voucher(self.id, self._keys)


def bare(fact: Fact) -> Fact:
    """As somebody writes it who has no key."""
    return replace(fact, signature=b"")


class Court:
    """A judge who hears facts in the order of a log."""

    def __init__(self) -> None:
        self.ledger = MemoryLedger()
        self._judge = Judge(self.ledger)
        self._position = 0

    def hears(self, *facts: Fact) -> list[Verdict]:
        """What it makes of each."""
        found = []
        for fact in facts:
            self._position += 1
            found.append(self._judge.judge(fact, self._position))
        return found

    def whys(self, *facts: Fact) -> list[str]:
        """The reason for each, empty where there is nothing to say; with a minus where it is not folded."""
        return [f"{'' if verdict.folded else '-'}{verdict.why}" for verdict in self.hears(*facts)]

    def knows(self, desk: Desk) -> bool:
        """Whether a desk is admitted."""
        standing = self.ledger.get(DeskStanding, desk.id)
        return standing is not None and standing.admitted


def log_of(facts: Iterable[Fact]) -> list[Agreed]:
    """The facts in a chain."""
    at, found = Cursor(), []
    for fact in facts:
        at = Cursor(at.position + 1, link(at.chain, fact))
        found.append(Agreed(at.position, fact, at.chain))
    return found
