"""The contract of a shared store: an agreed log that only grows, in one order for everyone.

`append` and `pull` may be repeated without harm. Both take the caller's cursor, so that a store which went
back in time (restored from an old copy, swapped) is noticed at once and never silently followed.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from desk.agreed import Agreed, Cursor
from desk.errors import SurroundingsFailed
from desk.fact import Fact
from desk.presence import Beat, Presence

__all__ = ["Agreed", "Beat", "Cursor", "Forked", "NotThere", "Presence", "Store", "Tampered"]


class Forked(Exception):  # noqa: N818
    """The cursor is not on this store's chain; `head` is where the store stands."""

    def __init__(self, head: Cursor) -> None:
        super().__init__(f"the store stands at {head.position}")
        self.head = head


class Tampered(Exception):  # noqa: N818
    """The same id, or the same running number of a desk, with other content."""


class NotThere(SurroundingsFailed):
    """The server of the store is of before facts could be asked for by their place."""


class Store(Protocol):
    """What the sync thread asks of a store, and nothing more."""

    def append(self, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
        """Put facts at the end, those already there skipped; gives the head. Raises Forked, Tampered."""
        ...

    def pull(self, cursor: Cursor, limit: int) -> list[Agreed]:
        """At most `limit` facts after the cursor, no position skipped. Raises Forked."""
        ...

    def at(self, positions: Sequence[int], /) -> list[Agreed]:
        """The facts at these places, in the order of the log; none for a place where nothing stands.

        Asked of no cursor: whoever asks holds each against the header that they know. Raises NotThere where the server
        has functions of before there was this one.
        """
        ...

    def head(self) -> Cursor:
        """Where the log ends."""
        ...

    def changed(self) -> bool:
        """Whether something may have come since this was last asked; cheap, may be True too often."""
        ...

    def met(self) -> bool:
        """Whether another desk may have told something new since the last `beat`; cheap, may be True too often."""
        ...

    def listen(self, wake: Callable[[], None]) -> None:
        """Call `wake`, from any thread, when facts came. A store that cannot tell does nothing: it is polled."""
        ...

    def beat(self, presence: Presence | None) -> Beat:
        """Tell that this desk lives (None: only ask), and hear the store's clock and who else does.

        The row of a desk replaces its former one; rows older than `desk.presence.KEPT` are gone.
        """
        ...

    def erased(self) -> frozenset[str]:
        """The erasures (ids of their facts) that were carried out in this store."""
        ...

    def erase(self, erasures: Mapping[str, bytes], /) -> None:
        """Take payload and salt out of the facts that these erasures of the log (payload by id) name; the kept snapshot
        goes. What is named and comes later has lost them. May be repeated without harm.

        Whoever asks has judged that they may be: the store looks at what they name alone. Raises NotAllowed where this
        login may not.
        """
        ...

    def keep_snapshot(self, at: Cursor, form: str, file: Path) -> None:
        """Keep a copy of a replica whose log ends `at`, so that a new desk need not fold all of it.

        `form` names what made its rows; one snapshot is kept, the newest. One of before an erasure that was carried out
        here is not kept: it holds what was erased. Raises Forked if `at` is not on the chain.
        """
        ...

    def snapshot(self, form: str, file: Path) -> Cursor | None:
        """Write the kept snapshot to `file` and give where it ends.

        None if there is none of this form, or none on this chain.
        """
        ...

    def snapshot_key(self, at: Cursor, /) -> bytes:
        """The key that the file of a snapshot which ends `at` is made with; nothing where the store is plain text."""
        ...

    def snapshot_at(self, form: str) -> int:
        """The position of the kept snapshot, 0 if there is none, or none of this form, or none on this chain."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
