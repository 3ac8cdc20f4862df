"""The contract of a shared store: an agreed log that only grows, in one order for everyone.

`append` and `pull` may be repeated without harm. Both take the caller's cursor, so that a store which went
back in time (restored from an old copy, swapped) is noticed at once and never silently followed.
"""

from collections.abc import Sequence
from typing import Protocol

from desk.agreed import Agreed, Cursor
from desk.fact import Fact

__all__ = ["Agreed", "Cursor", "Forked", "Store", "Tampered"]


class Forked(Exception):  # noqa: N818
    """The cursor is not on this store's chain; `head` is where the store stands."""

    def __init__(self, head: Cursor) -> None:
        super().__init__(f"the store stands at {head.position}")
        self.head = head


class Tampered(Exception):  # noqa: N818
    """The same id, or the same running number of a desk, with other content."""


class Store(Protocol):
    """What the sync thread asks of a store, and nothing more."""

    def append(self, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
        """Put facts at the end, those already there skipped; gives the head. Raises Forked, Tampered."""
        ...

    def pull(self, cursor: Cursor, limit: int) -> list[Agreed]:
        """At most `limit` facts after the cursor, no position skipped. Raises Forked."""
        ...

    def head(self) -> Cursor:
        """Where the log ends."""
        ...

    def changed(self) -> bool:
        """Whether something may have come since this was last asked; cheap, may be True too often."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
