"""The profile versions that this desk has read, by digest, ready to propose with; shared by window and sync thread."""

import threading
from collections.abc import Callable

from desk.decision.propose import Prepared, prepare
from desk.errors import SurroundingsFailed
from desk.profile.model import Profile


class ProfileShelf:
    """Keeps each version once it was read. `fetch` gives the bytes of a version, by file name, or None."""

    def __init__(self) -> None:
        self._known: dict[str, Prepared] = {}
        self._lock = threading.Lock()

    def put(self, profile: Profile) -> Prepared:
        """A version that was read elsewhere."""
        ready = prepare(profile)
        with self._lock:
            self._known[profile.digest] = ready
        return ready

    def get(self, digest: str, fetch: Callable[[str], dict[str, bytes] | None]) -> Prepared | None:
        """The version of this digest; None if its bytes are not here or no longer read."""
        with self._lock:
            known = self._known.get(digest)
        if known is not None or not digest:
            return known
        files = fetch(digest)
        if files is None:
            return None
        from desk.profile.load import profile_from_bytes

        try:
            profile = profile_from_bytes(files)
        except SurroundingsFailed:
            return None
        return self.put(profile)
