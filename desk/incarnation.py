"""A desk that writes facts without a journal, straight for a store: the command line, the demo and the bench.

journal.db belongs to the window's writer thread alone, so whoever else has facts to tell is a desk of its own: a
fresh incarnation whose running numbers begin at 1, with keys that are gone when it is done.
"""

from datetime import datetime

from desk.fact import Fact, to_ticks
from desk.ids import new_id
from desk.intake import New
from desk.record import record
from desk.sealing import Place, sealed
from desk.signing.enrolling import enrolment, signed, vouch_text
from desk.signing.keys import DeskKeys, Signer, fresh_keys


@record
class Voucher:
    """The desk for which an incarnation works, and its keys: others need not be asked whether they know it."""

    desk: str
    keys: DeskKeys


class Incarnation:
    """One such desk. `author` is a person id, or empty when nobody sits there; `profile` the digest in force.

    `enrolment` is its first fact: whoever gives its facts to a store begins with that.
    """

    def __init__(self, at: datetime, *, author: str = "", profile: str = "", voucher: Voucher | None = None) -> None:
        self.id = new_id(to_ticks(at) // 1000)
        self._author, self._profile = author, profile
        self._keys = fresh_keys()
        self._signer = Signer(self._keys)
        who, vouched = "", ""
        if voucher is not None:
            who, text = voucher.desk, vouch_text(self.id, self._signer.public)
            vouched = Signer(voucher.keys).sign(text).hex()
        self.enrolment = enrolment(self.id, 1, to_ticks(at), self._signer, voucher=who, vouched=vouched)
        self._seq = 1

    def fact(self, payload: object, subject: str, at: datetime, *, replaces: tuple[str, ...] = ()) -> Fact:
        """The next fact of this desk, recorded and happened `at`, signed."""
        place = Place(self.id, self._author, to_ticks(at), lambda _kind, _subject: self._profile)
        (fact,) = sealed([New(payload, subject, replaces)], self._seq, place)
        self._seq = fact.seq
        return signed(fact, self._signer)
