"""A desk that writes facts without a journal, straight for a store: the command line, the demo and the bench.

journal.db belongs to the window's writer thread alone, so whoever else has facts to tell is a desk of its own: a
fresh incarnation whose running numbers begin at 1.
"""

from datetime import datetime

from desk.fact import Fact, to_ticks
from desk.ids import new_id
from desk.intake import New
from desk.sealing import Place, sealed


class Incarnation:
    """One such desk. `author` is a person id, or empty when nobody sits there; `profile` the digest in force."""

    def __init__(self, at: datetime, *, author: str = "", profile: str = "") -> None:
        self.id = new_id(to_ticks(at) // 1000)
        self._author, self._profile = author, profile
        self._seq = 0

    def fact(self, payload: object, subject: str, at: datetime, *, replaces: tuple[str, ...] = ()) -> Fact:
        """The next fact of this desk, recorded and happened `at`."""
        place = Place(self.id, self._author, to_ticks(at), lambda _kind, _subject: self._profile)
        (fact,) = sealed([New(payload, subject, replaces)], self._seq, place)
        self._seq = fact.seq
        return fact
