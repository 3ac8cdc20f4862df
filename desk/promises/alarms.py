"""Which promises ring now, and who is called next (house rule 4). Pure: promises, duties and a minute in, rows out.

Warned: shown, one soft sound. Late: a call prompt with a number to the next person of the clock's chain until one
answers; whoever was left a message has some minutes first; at the end "niemand bereikt: noodbesluit". Acknowledging
mutes what rings now on the desk that did it: what was muted when it warned rings again when it is late. "Ik neem over"
keeps every desk quiet for three minutes, a try until the next one. No sound on a desk that is in a call. Danger sorts
above time.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import cache

from desk.alarm_rows import AlarmRow
from desk.fact import from_ticks, to_ticks
from desk.promises.calling import NOBODY, Attempt, NextCall, next_call
from desk.promises.chain import people_to_call
from desk.record import record
from desk.reports.state import Promise
from desk.roster.book import Book
from desk.roster.on_call import OnCall
from desk.rows import PromiseRow

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
    every: Iterable[Ringing],
    now: datetime,
    on_call: Callable[[str], OnCall],
    *,
    desk: str,
    in_call: bool,
    book: Book | None = None,
) -> tuple[AlarmRow, ...]:
    """The alarms of this minute on one desk: danger first, then the late ones, longest late first.

    `book` tells how people are, on which numbers they are tried, and the roster's own chains.
    """
    known, asked = book or Book({}), cache(on_call)
    rows = []
    for one in every:
        how = level(one.row, now)
        if how:
            to_do = _next_call(one, now, asked, known) if how == "late" else NextCall(reached=True)
            sound = not in_call and to_do.wait is None and not _quiet(one, how, to_ticks(now), desk)
            rows.append(_row(one.row, how, to_do, sound=sound))
    return tuple(sorted(rows, key=lambda r: (not r.promise.danger, _ORDER[r.level], r.promise.due_at, r.promise.id)))


def _next_call(one: Ringing, now: datetime, on_call: Callable[[str], OnCall], book: Book) -> NextCall:
    people = people_to_call(one.row.owner_name, one.chain, on_call, book, now)
    attempts = [Attempt(tried.name, tried.number, tried.result, at) for at, tried in one.promise.escalations]
    return next_call(people, attempts, now)


def _row(promise: PromiseRow, how: str, to_do: NextCall, *, sound: bool) -> AlarmRow:
    person, wait, then = to_do.call or NOBODY, to_do.wait or NOBODY, to_do.then or NOBODY
    return AlarmRow(
        promise=promise,
        level=how,
        call_name=person.name,
        call_role=person.role,
        call_number=person.number,
        nobody_left=to_do.nobody_left,
        sound=sound,
        call_state=person.state,
        call_minutes=person.minutes,
        wait_name=wait.name,
        wait_role=wait.role,
        wait_number=wait.number,
        wait_until=to_do.until,
        then_name=then.name,
        then_role=then.role,
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
