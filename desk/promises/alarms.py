"""Which promises ring now, and who is called next (house rule 4). Pure: promises, duties and a minute in, rows out.

Warned: shown, one soft sound. Late: a call prompt with a number to the next person of the clock's chain until one
answers; at the end "niemand bereikt: noodbesluit". Acknowledging mutes the desk that did it; "ik neem over" mutes
the others, and rings again after three minutes. No sound on a desk that is in a call. Danger sorts above time.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from desk.fact import from_ticks
from desk.facts.promises import EscalationTried
from desk.roster.on_call import OnCall
from desk.rows import AlarmRow, PromiseRow

TAKEN_FOR = timedelta(minutes=3)


@dataclass(frozen=True)
class Ringing:
    """A promise with what the alarm needs to know besides its row.

    `chain` are roles in order (`owner` first, usually); `muted_here` if this desk acknowledged it; `taken` when and
    by which desk it was taken over; `tried` the people who were called about it.
    """

    promise: PromiseRow
    chain: tuple[str, ...]
    muted_here: bool
    taken_at: int
    taken_here: bool
    tried: tuple[EscalationTried, ...]


def level(promise: PromiseRow, now: datetime) -> str:
    """`late`, `warned`, `retry` (the next attempt is due) or '' ."""
    if now >= promise.due_at:
        return "late"
    if promise.next_try_at is not None and now >= promise.next_try_at:
        return "retry"
    return "warned" if now >= promise.warn_at else ""


def alarms(
    ringing: Iterable[Ringing], now: datetime, on_call: Callable[[str], OnCall], *, in_call: bool
) -> tuple[AlarmRow, ...]:
    """The alarms of this minute, danger first, then the longest late."""
    rows = [row for one in ringing if (row := _alarm(one, now, on_call, in_call=in_call)) is not None]
    order = {"late": 0, "retry": 1, "warned": 2}
    return tuple(sorted(rows, key=lambda r: (order[r.level], not r.promise.danger, r.promise.due_at)))


def _alarm(one: Ringing, now: datetime, on_call: Callable[[str], OnCall], *, in_call: bool) -> AlarmRow | None:
    how = level(one.promise, now)
    if not how:
        return None
    muted = one.muted_here
    if one.taken_at:
        fresh = now < from_ticks(one.taken_at) + TAKEN_FOR
        muted = fresh if not one.taken_here else (muted or fresh)
    name, role, number, nobody = ("", "", "", False)
    if how == "late":
        name, role, number, nobody = _next_person(one, on_call)
    return AlarmRow(
        promise=one.promise,
        level=how,
        call_name=name,
        call_role=role,
        call_number=number,
        nobody_left=nobody,
        sound=not muted and not in_call,
    )


def _next_person(one: Ringing, on_call: Callable[[str], OnCall]) -> tuple[str, str, str, bool]:
    """Name, role and number of the next person; the last value says that nobody is left."""
    if any(tried.result == "reached" for tried in one.tried):
        return "", "", "", False
    asked = {(tried.role, tried.name) for tried in one.tried}
    if "owner" in one.chain and ("owner", one.promise.owner_name) not in asked:
        return one.promise.owner_name, "owner", "", False
    for role in one.chain:
        if role == "owner":
            continue
        for duty in on_call(role).now:
            if (role, duty.name) not in asked:
                return duty.name, role, duty.phone, False
    return "", "", "", True
