"""Which promises ring now, and who is called next (house rule 4). Pure: promises, duties and a minute in, rows out.

Warned: shown, one soft sound. Late: a call prompt with a number to the next person of the clock's chain until one
answers; at the end "niemand bereikt: noodbesluit". Acknowledging mutes what rings now on the desk that did it: what
was muted when it warned rings again when it is late. "Ik neem over" keeps every desk quiet for three minutes, a try
until the next one. No sound on a desk that is in a call. Danger sorts above time.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from desk.fact import from_ticks, to_ticks
from desk.promises.chain import NOBODY_TO_CALL, next_person
from desk.record import record
from desk.reports.state import Promise
from desk.roster.on_call import OnCall
from desk.rows import AlarmRow, PromiseRow

TAKEN_FOR = timedelta(minutes=3)
TRIED_FOR = timedelta(minutes=5)
"""The longest that a try keeps a promise quiet: whoever needs more time gives them a new minute."""

_ORDER = {"late": 0, "retry": 1, "warned": 2}


@record
class Ringing:
    """A promise as its row and as its facts tell it; `chain` are roles in order (`owner` first, usually)."""

    row: PromiseRow
    promise: Promise
    chain: tuple[str, ...]


def level(promise: PromiseRow, now: datetime) -> str:
    """`late`, `retry` (the next attempt is due), `warned`, or ''."""
    if now >= promise.due_at:
        return "late"
    if promise.next_try_at is not None and now >= promise.next_try_at:
        return "retry"
    return "warned" if now >= promise.warn_at else ""


def alarms(
    every: Iterable[Ringing], now: datetime, on_call: Callable[[str], OnCall], *, desk: str, in_call: bool
) -> tuple[AlarmRow, ...]:
    """The alarms of this minute on one desk: danger first, then the late ones, longest late first."""
    rows = [_alarm(one, how, now, on_call, desk, in_call) for one in every if (how := level(one.row, now))]
    return tuple(sorted(rows, key=lambda r: (not r.promise.danger, _ORDER[r.level], r.promise.due_at, r.promise.id)))


def _alarm(
    one: Ringing, how: str, now: datetime, on_call: Callable[[str], OnCall], desk: str, in_call: bool
) -> AlarmRow:
    person, nobody_left = NOBODY_TO_CALL, False
    if how == "late" and not any(tried.result == "reached" for tried in one.promise.escalations):
        found = next_person(one.row.owner_name, one.chain, one.promise.escalations, on_call)
        person, nobody_left = found or NOBODY_TO_CALL, found is None
    return AlarmRow(
        promise=one.row,
        level=how,
        call_name=person.name,
        call_role=person.role,
        call_number=person.number,
        nobody_left=nobody_left,
        sound=not in_call and not _quiet(one, how, to_ticks(now), desk),
    )


def _quiet(one: Ringing, how: str, now: int, desk: str) -> bool:
    """Whether this desk is quiet about a promise that rings: muted here since it rang, taken over, or just tried."""
    promise = one.promise
    rings_since = {"late": promise.due_at, "retry": promise.next_at, "warned": promise.warn_at}[how]
    pauses = []
    if promise.taken is not None:
        pauses.append(promise.taken[0] + _ticks(TAKEN_FOR))
    if promise.tries and promise.tries[-1][0] >= rings_since:
        pauses.append(min(promise.next_at, promise.tries[-1][0] + _ticks(TRIED_FOR)))
    if any(now < until for until in pauses):
        return True
    return promise.acknowledged.get(desk, 0) >= max(rings_since, *pauses, 0)


def _ticks(span: timedelta) -> int:
    return to_ticks(from_ticks(0) + span)
