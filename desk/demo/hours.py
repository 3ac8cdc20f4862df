"""The night's clock: Friday 20 November 2026, 17:00, until Saturday 03:40. No clock changes in that week."""

from datetime import datetime

from desk.words.times import instant

START = instant(datetime(2026, 11, 21, 3, 40))  # noqa: DTZ001  (Dutch wall time)
"""Where the demo begins, UTC."""


def at(clock: str, day: str = "") -> datetime:
    """The instant of a time on the Dutch clock: in the night that is told, or on a day such as 2026-10-30."""
    if not day:
        day = "2026-11-21" if clock < "12" else "2026-11-20"
    return instant(datetime.fromisoformat(f"{day} {clock}"))
