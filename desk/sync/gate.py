"""Whether a store takes what is written. One that can only be read (full, read-only) is not asked at every round.

What others wrote is pulled meanwhile, and what went wrong is said once.
"""

import time
from collections.abc import Sequence


class Gate:
    """One way into a store. `waits` are the seconds until the next try after the first, second, ... refusal in a row.

    `why` is what the store said against it last, empty while it takes what comes.
    """

    def __init__(self, waits: Sequence[float]) -> None:
        self._waits = waits
        self._refusals, self._again = 0, 0.0
        self.why = ""

    @property
    def open(self) -> bool:
        """Whether to try now."""
        return not self.why or time.monotonic() >= self._again

    @property
    def due(self) -> bool:
        """Whether it is time to try again what was refused."""
        return bool(self.why) and self.open

    def refused(self, error: Exception) -> None:
        """The store would not take it."""
        self._again = time.monotonic() + self._waits[min(self._refusals, len(self._waits) - 1)]
        self._refusals += 1
        self.why = str(error)

    def took(self) -> None:
        """The store took it."""
        self._refusals, self.why = 0, ""
