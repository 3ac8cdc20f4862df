"""A desk that writes facts without a journal, straight for a store: the command line, the demo and the bench.

journal.db belongs to the window's writer thread alone, so whoever else has facts to tell is a desk of its own: a
fresh incarnation whose running numbers begin at 1, with keys that are gone when it is done.
"""

from collections.abc import Callable
from datetime import datetime

from desk.fact import Fact, to_ticks
from desk.facts.access import SignedIn, SignedOut
from desk.ids import new_id
from desk.intake import New
from desk.record import record
from desk.sealing import Place, sealed
from desk.signing.enrolling import enrolment, signed, vouch
from desk.signing.keys import DeskKeys, Signer, fresh_keys


@record
class Voucher:
    """The desk for which an incarnation works, and its keys: others need not be asked whether they know it."""

    desk: str
    keys: DeskKeys


class Incarnation:
    """One such desk. `author` is a person id, or empty when nobody sits there; `profile` the digest in force.

    `begun` are its first facts: whoever gives its facts to a store begins with those. The first of them is `enrolment`.
    """

    def __init__(self, at: datetime, *, author: str = "", profile: str = "", voucher: Voucher | None = None) -> None:
        self.id = new_id(to_ticks(at) // 1000)
        self._author, self._profile = author, profile
        self._keys = fresh_keys()
        self._signer = Signer(self._keys)
        who, vouched = "", ""
        if voucher is not None:
            who, vouched = voucher.desk, vouch(Signer(voucher.keys), self.id, self._signer.public)
        self.enrolment = enrolment(self.id, 1, to_ticks(at), self._signer, voucher=who, vouched=vouched)
        self.begun = [self.enrolment]
        self._seated: SignedIn | None = None
        self._seq = 1

    def sits(self, signs_in: Callable[[str, str], SignedIn], at: datetime) -> None:
        """Its author proves who they are, before anything else: `signs_in` gives the fact for this desk (its id) and
        its public half."""
        self._seated = signs_in(self.id, self._signer.public)
        self.begun.append(self.fact(self._seated, self.id, at))

    def over(self, at: datetime) -> list[Fact]:
        """What it says at the end: whoever sat there left."""
        seated = self._seated
        return [] if seated is None else [self.fact(SignedOut(seated.person, seated.session), self.id, at)]

    def fact(self, payload: object, subject: str, at: datetime, *, replaces: tuple[str, ...] = ()) -> Fact:
        """The next fact of this desk, recorded and happened `at`, signed."""
        place = Place(self.id, self._author, to_ticks(at), lambda _kind, _subject: self._profile)
        (fact,) = sealed([New(payload, subject, replaces)], self._seq, place)
        self._seq = fact.seq
        return signed(fact, self._signer)
