"""Which promises ring now, and who is called next (house rule 4). Pure: promises, duties and a minute in, rows out.

Warned: shown, one soft sound. Late: a call prompt with a number to the next person of the clock's chain until one
answers; whoever was left a message has some minutes first; at the end "niemand bereikt: noodbesluit". Acknowledging
mutes what rings now on the desk that did it, for some minutes and for this step of the chain (`desk.promises.muting`).
"Ik neem over" keeps every desk quiet for three minutes, a try until the next one. No sound on a desk that is in a
call. Danger sorts above time.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import cache, partial

from desk.alarm_rows import AlarmRow
from desk.fact import to_ticks
from desk.profile.model import SEEN_MINUTES
from desk.promises.calling import NOBODY, Attempt, NextCall, next_call
from desk.promises.chain import people_to_call
from desk.promises.muting import Listener, Mute, muted
from desk.record import record
from desk.reports.state import Promise
from desk.roster.book import Book
from desk.roster.on_call import OnCall
from desk.rows import PromiseRow

_ORDER = {"late": 0, "retry": 1, "warned": 2}


@record
class Ringing:
    """A promise as its row and as its facts tell it; `chain` are roles in order (`owner` first, usually).

    `seen_minutes` is how long "Gezien" mutes it once it is late: the profile's.
    """

    row: PromiseRow
    promise: Promise
    chain: tuple[str, ...]
    seen_minutes: int = SEEN_MINUTES


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
    here: Listener,
    *,
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
            step = partial(_same_step, one, to_do, asked, known)
            mute = muted(one.promise, how, now, here, timedelta(minutes=one.seen_minutes), step)
            sound = not in_call and to_do.wait is None and mute.until is None
            rows.append(_row(one.row, how, to_do, mute, sound=sound))
    return tuple(sorted(rows, key=lambda r: (not r.promise.danger, _ORDER[r.level], r.promise.due_at, r.promise.id)))


def _next_call(one: Ringing, now: datetime, on_call: Callable[[str], OnCall], book: Book) -> NextCall:
    """Whom to call at `now`, with the calls that were made by then."""
    people = people_to_call(one.row.owner_name, one.chain, on_call, book, now)
    made = [(at, tried) for at, tried in one.promise.escalations if at <= to_ticks(now)]
    return next_call(people, [Attempt(tried.name, tried.number, tried.result, at) for at, tried in made], now)


def _same_step(one: Ringing, to_do: NextCall, on_call: Callable[[str], OnCall], book: Book, seen_at: datetime) -> bool:
    """Whether who looked at `seen_at` saw the person to call who is to be called now, or that nobody was left."""
    if to_do.reached or to_do.wait is not None:
        return True
    then = _next_call(one, seen_at, on_call, book)
    return (then.call, then.nobody_left) == (to_do.call, to_do.nobody_left)


def _row(promise: PromiseRow, how: str, to_do: NextCall, mute: Mute, *, sound: bool) -> AlarmRow:
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
        quiet_until=mute.until,
        quiet=mute.text,
        call_doubt=person.doubt,
    )
