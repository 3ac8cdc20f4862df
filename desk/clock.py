"""Time: wall time labels, the boot clock counts.

A promise made at 03:42 must ring 20 minutes later even when somebody sets the computer's clock, when it
sleeps, or on the night that an hour comes twice. So durations are counted on the clock that runs since the
computer started (sleep included), anchored once to the wall clock; a jump of the wall clock is seen and said.
"""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from desk.record import record

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
JUMP = timedelta(seconds=30)
NEAR = timedelta(seconds=1)
"""Two clocks that differ less are equal."""
LONG_WAY = 1.0
"""Seconds: an answer that was longer on its way says too little about what time it is."""
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


@record
class Anchor:
    """A wall time and a boot time read together; kept in the journal so that a restart can go on counting.

    `wall` is the desk's time; `ahead` is how many seconds the computer's clock was ahead of it where all desks had
    agreed on that time, 0 if they had not.
    """

    wall: datetime
    boot: float
    boot_id: str
    ahead: float = 0.0


class SteadyTime:
    """The desk's own time: anchored once, then counted on the boot clock.

    `kept` is the last anchor of an earlier run, `latest` the newest instant in the journal. In the same run of
    the computer counting simply goes on from `kept`. After a new start only the wall clock is left, less what it
    was known to be ahead; if that is behind `latest` or behind `kept` it was set back, and the desk counts on from
    there, since time does not run backwards.

    Where desks share a store with a clock of its own, that clock counts: `agree`. A difference that people would not
    notice (30 s) is taken at once when time goes forward; backwards, time stands still until it is right, so that
    nothing is written before what it follows. A greater one is taken at once both ways and said: time that stood
    still for three hours would ring no promise. Promises that this desk made in its wrong time are the desk's to mend
    (`desk.desk`); order needs no clock anyway, it is the store's.
    """

    def __init__(self, clock: Clock, kept: Anchor | None = None, latest: datetime | None = None) -> None:
        self._clock = clock
        wall, boot = clock.wall(), clock.boot()
        start = wall
        self._same_boot = bool(kept and kept.boot_id and kept.boot_id == clock.boot_id() and boot >= kept.boot)
        if kept is not None and self._same_boot:
            start = kept.wall + timedelta(seconds=boot - kept.boot)
        else:
            right = wall - timedelta(seconds=kept.ahead if kept else 0.0)
            if kept is not None and right < kept.wall:
                # The clock was put right in between, or set back: either way it is not what it was.
                right = wall
            start = max([right, *([latest] if latest else []), *([kept.wall] if kept else [])])
        self._start, self._boot = start, boot
        self._agreed = bool(kept and kept.ahead)
        self._not_before: datetime | None = None

    def now(self) -> datetime:
        """This instant, UTC, unmoved by anyone who sets the clock."""
        counted = self._at(self._clock.boot())
        if self._not_before is not None:
            if counted < self._not_before:
                return self._not_before
            self._not_before = None
        return counted

    def boot(self) -> float:
        """Seconds since the computer started."""
        return self._clock.boot()

    def anchor(self) -> Anchor:
        """Where counting stands, to keep for the next start."""
        now = self.now()
        ahead = (self._clock.wall() - now).total_seconds() if self._agreed else 0.0
        return Anchor(now, self._clock.boot(), self._clock.boot_id(), ahead if abs(ahead) > NEAR.total_seconds() else 0)

    def settle(self) -> None:
        """Take over the wall clock: somebody looked at the notice and says that the clock is right."""
        self._start, self._boot = self._clock.wall(), self._clock.boot()
        self._not_before = None

    def agree(self, shared: datetime, boot: float, took: float) -> timedelta:
        """It was `shared` on the clock of all desks when the boot clock here stood at `boot`, give or take `took` s.

        Gives by how much time was put forward (back, if negative) for people to be told; 0 if they need not.
        """
        if took > LONG_WAY:
            return timedelta(0)
        off = shared - self._at(boot)
        self._agreed = True
        if abs(off) <= NEAR:
            return timedelta(0)
        before = self.now()
        self._start, self._boot = shared, boot
        if abs(off) > JUMP:
            self._not_before = None
            return off
        self._not_before = before
        return timedelta(0)

    def began(self) -> datetime:
        """When this run of the computer began, on the desk's time: since then it was right, or wrong by one span."""
        return self._at(0.0)

    def alone(self) -> None:
        """The store has no clock of its own: there is nothing to agree on."""
        self._agreed = False

    def _at(self, boot: float) -> datetime:
        return self._start + timedelta(seconds=boot - self._boot)

    def astray(self) -> str:
        """How far this computer's clock is from the time that all desks agreed on, in Dutch; empty within 30 s."""
        off = self._clock.wall() - self.now()
        if not self._agreed or abs(off) <= JUMP:
            return ""
        return (
            f"De klok van deze computer loopt {span_text(abs(off))} {'voor' if off > timedelta(0) else 'achter'}. Zet "
            "datum en tijd van deze computer goed; de desk gebruikt intussen de tijd van de gedeelde opslag."
        )

    def trouble(self) -> str:
        """What is wrong with the computer's clock, in Dutch; empty when it agrees within 30 seconds."""
        wall = self._clock.wall()
        if wall < OLDEST_SANE:
            return (
                f"De klok van deze computer staat op {wall:%d-%m-%Y}. Zet datum en tijd goed; "
                "afspraken tellen intussen door en niets gaat verloren."
            )
        off = wall - self.now()
        if self._agreed or abs(off) <= JUMP:
            return ""
        way = "vooruit" if off > timedelta(0) else "achteruit"
        return (
            f"De klok van deze computer is ongeveer {span_text(abs(off))} {way} gezet. Controleer de tijd; "
            "afspraken tellen door op de oude tijd."
        )


def span_text(off: timedelta) -> str:
    """How much, in the unit that people would use."""
    minutes = max(1, round(off.total_seconds() / 60))
    if minutes < 120:
        return f"{minutes} {'minuut' if minutes == 1 else 'minuten'}"
    hours = round(minutes / 60)
    return f"{hours} uur" if hours < 48 else f"{round(hours / 24)} dagen"
