"""Time: wall time labels, the boot clock counts.

A promise made at 03:42 must ring 20 minutes later even when somebody sets the computer's clock, when it
sleeps, or on the night that an hour comes twice. So durations are counted on the clock that runs since the
computer started (sleep included), anchored once to the wall clock; a jump of the wall clock is seen and said.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
JUMP = timedelta(seconds=30)
OLDEST_SANE = datetime(2026, 1, 1, tzinfo=UTC)


class Clock(Protocol):
    """What the desk asks of a clock; tests, the demo and screenshots bring their own."""

    def wall(self) -> datetime:
        """The computer's clock, UTC."""
        ...

    def boot(self) -> float:
        """Seconds since the computer started, sleep included; never set back."""
        ...

    def boot_id(self) -> str:
        """Names this run of the computer, so that `boot` readings can be compared; empty if unknown."""
        ...


class SystemClock:
    """The clocks of this computer."""

    def wall(self) -> datetime:
        return datetime.now(UTC)

    def boot(self) -> float:
        clock_id = getattr(time, "CLOCK_BOOTTIME", None)
        return time.monotonic() if clock_id is None else time.clock_gettime(clock_id)

    def boot_id(self) -> str:
        try:
            return _BOOT_ID.read_text().strip()
        except OSError:
            return ""


class SetClock:
    """A clock that stands where it was put: for tests and screenshots; `run` lets the demo's clock go."""

    def __init__(self, at: datetime, *, running: bool = False) -> None:
        self._at = at
        self._boot = 1000.0
        self._started = time.monotonic() if running else None
        self.boot_name = "set"

    def _ran(self) -> float:
        return 0.0 if self._started is None else time.monotonic() - self._started

    def wall(self) -> datetime:
        return self._at + timedelta(seconds=self._ran())

    def boot(self) -> float:
        return self._boot + self._ran()

    def boot_id(self) -> str:
        return self.boot_name

    def advance(self, **span: float) -> None:
        """Time goes by: both clocks move."""
        step = timedelta(**span)
        self._at += step
        self._boot += step.total_seconds()

    def set_wall(self, at: datetime) -> None:
        """Somebody sets the computer's clock: the boot clock does not move."""
        self._at = at

    def reboot(self) -> None:
        """The computer starts anew: the boot clock begins again."""
        self._boot = 10.0
        self.boot_name += "'"


@dataclass(frozen=True)
class Anchor:
    """A wall time and a boot time read together; kept in the journal so that a restart can go on counting."""

    wall: datetime
    boot: float
    boot_id: str


class SteadyTime:
    """The desk's own time: anchored once, then counted on the boot clock.

    `kept` is the last anchor of an earlier run, `latest` the newest instant in the journal. In the same run of
    the computer counting simply goes on from `kept`. After a new start only the wall clock is left; if that is
    behind `latest` or behind `kept` it was set back, and the desk counts on from there, since time does not run
    backwards.
    """

    def __init__(self, clock: Clock, kept: Anchor | None = None, latest: datetime | None = None) -> None:
        self._clock = clock
        wall, boot = clock.wall(), clock.boot()
        start = wall
        self._same_boot = bool(kept and kept.boot_id and kept.boot_id == clock.boot_id() and boot >= kept.boot)
        if kept is not None and self._same_boot:
            start = kept.wall + timedelta(seconds=boot - kept.boot)
        else:
            start = max([wall, *([latest] if latest else []), *([kept.wall] if kept else [])])
        self._start, self._boot = start, boot

    def now(self) -> datetime:
        """This instant, UTC, unmoved by anyone who sets the clock."""
        return self._start + timedelta(seconds=self._clock.boot() - self._boot)

    def anchor(self) -> Anchor:
        """Where counting stands, to keep for the next start."""
        return Anchor(self.now(), self._clock.boot(), self._clock.boot_id())

    def settle(self) -> None:
        """Take over the wall clock: somebody looked at the notice and says that the clock is right."""
        self._start, self._boot = self._clock.wall(), self._clock.boot()

    def trouble(self) -> str:
        """What is wrong with the computer's clock, in Dutch; empty when it agrees within 30 seconds."""
        wall = self._clock.wall()
        if wall < OLDEST_SANE:
            return (
                f"De klok van deze computer staat op {wall:%d-%m-%Y}. Zet datum en tijd goed; "
                "afspraken tellen intussen door en niets gaat verloren."
            )
        off = wall - self.now()
        if abs(off) <= JUMP:
            return ""
        way = "vooruit" if off > timedelta(0) else "achteruit"
        return (
            f"De klok van deze computer is ongeveer {_span(abs(off))} {way} gezet. Controleer de tijd; "
            "afspraken tellen door op de oude tijd."
        )


def _span(off: timedelta) -> str:
    """How much, in the unit that people would use."""
    minutes = max(1, round(off.total_seconds() / 60))
    if minutes < 120:
        return f"{minutes} {'minuut' if minutes == 1 else 'minuten'}"
    hours = round(minutes / 60)
    return f"{hours} uur" if hours < 48 else f"{round(hours / 24)} dagen"
