"""Who is on call now, until when, who is behind them, and loudly when there is nobody."""

from collections.abc import Iterable
from datetime import datetime

from desk.record import record
from desk.roster_rows import STANDS_BY, Duty
from desk.words.times import utc


@record
class OnCall:
    """The answer for one role at one instant.

    `now` are all who are on, who began last first (the freshest handover), and `standby` all who stand by.
    `backup` names who is behind them, ready to show. `until` is when the first of `now` goes off. `next_start`
    is when somebody next begins, and `next` who. `nobody` means that no one can be called first; then
    `gap_until` is when somebody will be, None when nobody is planned. Nothing here changes before `changes_at`
    (None: never), so a screen need not ask again until then.
    """

    role: str
    at: datetime
    now: tuple[Duty, ...]
    standby: tuple[Duty, ...]
    backup: str
    until: datetime | None
    next: tuple[Duty, ...]
    next_start: datetime | None
    changes_at: datetime | None

    @property
    def nobody(self) -> bool:
        """Whether there is a gap at this instant."""
        return not self.now

    @property
    def gap_until(self) -> datetime | None:
        """When the gap ends; None when there is none, or when nobody is planned after it."""
        return self.next_start if self.nobody else None


def on_call(duties: Iterable[Duty], at: datetime, role: str) -> OnCall:
    """Who has `role` at `at`. Overlapping duties are all returned: two is a thing to see, not to solve."""
    at = utc(at)
    mine = [duty for duty in duties if duty.role == role and duty.start < duty.until and duty.until > at]
    running = sorted((duty for duty in mine if duty.is_on(at)), key=lambda duty: (-duty.start.timestamp(), duty.name))
    now = tuple(duty for duty in running if duty.backup != STANDS_BY)
    standby = tuple(duty for duty in running if duty.backup == STANDS_BY)
    ahead = [duty for duty in mine if duty.start > at and duty.backup != STANDS_BY]
    next_start = min((duty.start for duty in ahead), default=None)
    behind = [duty.backup for duty in now if duty.backup] + [duty.name for duty in standby]
    bounds = [duty.until for duty in running] + [duty.start for duty in mine if duty.start > at]
    return OnCall(
        role=role,
        at=at,
        now=now,
        standby=standby,
        backup=", ".join(dict.fromkeys(behind)),
        until=min((duty.until for duty in now), default=None),
        next=tuple(sorted((duty for duty in ahead if duty.start == next_start), key=lambda duty: duty.name)),
        next_start=next_start,
        changes_at=min(bounds, default=None),
    )
