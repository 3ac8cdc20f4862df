"""Carries out what the log says was destroyed: in the store, and said to whoever writes the journal.

The replica has done so in the commit that took the erasure in; what it did is what stands in its table `erasing`. The
others are compared with that when a desk begins, when an erasure comes and when a store was healed. So whatever was
broken off is done again, and a store or a journal that was put back from a copy is erased anew.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from desk.errors import SurroundingsFailed
from desk.record import record


class NotAllowed(SurroundingsFailed):
    """This login may not destroy in the shared store: another one does."""


@record
class ErasureDue:
    """These erasures (id, payload) are to be carried out in the journal: for its writer thread. `left` of them the
    shared store still holds, and why."""

    erasures: tuple[tuple[str, bytes], ...]
    left: int = 0
    why: str = ""


class Erased(Protocol):
    """Whatever says which erasures (ids) were carried out in it: a journal, a store."""

    def erased(self) -> frozenset[str]: ...


class Erases(Erased, Protocol):
    """A store that carries them out."""

    def erase(self, erasures: Mapping[str, bytes], /) -> None: ...


class Knows(Erased, Protocol):
    """The replica's writer."""

    def payloads(self, erasures: Iterable[str], /) -> dict[str, bytes]: ...
    def tidy(self) -> None: ...


def carry_out(replica: Knows, journal: Erased, store: Erases, report: Callable[[ErasureDue], None]) -> bool:
    """All that is still to be done, on this computer first; False where the store is another login's to erase in.

    Raises what the store and the replica fail with.
    """
    known = replica.erased()
    if mine := known - journal.erased():
        report(ErasureDue(tuple(replica.payloads(mine).items())))
    replica.tidy()
    left = known - store.erased()
    try:
        # Also with nothing: the bytes of what was done before may lie in a log that somebody was reading from.
        store.erase(replica.payloads(left))
    except NotAllowed as error:
        report(ErasureDue((), len(left), str(error)))
        return False
    report(ErasureDue(()))
    return True
