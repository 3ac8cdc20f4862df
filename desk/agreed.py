"""The agreed log, place by place: what a store gives and a replica keeps."""

from desk.fact import GENESIS, Fact
from desk.record import record


@record
class Cursor:
    """A place in the agreed log, with the chain hash there."""

    position: int = 0
    chain: bytes = GENESIS


@record
class Agreed:
    """A fact at its place in the agreed log."""

    position: int
    fact: Fact
    chain: bytes

    @property
    def cursor(self) -> Cursor:
        """The cursor just after this fact."""
        return Cursor(self.position, self.chain)
