"""When an F-key opens a route and when it dials: pure, so that every way to do it by accident can be tried.

House rule 2: the first press opens the panel; the same key again dials, but only after it was released in between
and not within 300 ms; a held key repeats and never dials. Enter, space and digits never get here.
"""

from desk.record import record

GUARD_MS = 300


@record
class Press:
    """What a key press asks for: `open`, `dial` or '' (nothing)."""

    act: str
    key: str


class DialGuard:
    """Remembers which panel stands open by which key. Times are milliseconds of any clock that only runs on."""

    def __init__(self) -> None:
        self._open = ""
        self._opened_at = 0
        self._released = False

    def press(self, key: str, at: int, *, repeat: bool) -> Press:
        """A key went down; `repeat` when the keyboard repeats a held key."""
        if repeat:
            return Press("", key)
        if key != self._open:
            self._open, self._opened_at, self._released = key, at, False
            return Press("open", key)
        if not self._released or at - self._opened_at < GUARD_MS:
            return Press("", key)
        self._opened_at, self._released = at, False
        return Press("dial", key)

    def release(self, key: str, *, repeat: bool) -> None:
        """A key came up; X11 sends a release with each repeat, which is not one."""
        if key == self._open and not repeat:
            self._released = True

    def opened(self, key: str, at: int) -> None:
        """The panel was opened by hand: its key may dial after the guard time."""
        self._open, self._opened_at, self._released = key, at, True

    def closed(self) -> None:
        """The panel is gone."""
        self._open = ""
