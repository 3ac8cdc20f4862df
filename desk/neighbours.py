"""The other desks over the same store, as their presence tells: rows for the window, and whose clock is off. Pure."""

from collections.abc import Callable, Collection
from datetime import timedelta

from desk.clock import JUMP, span_text
from desk.fact import from_ticks
from desk.presence import ALIVE, Beat, Neighbour
from desk.record import record
from desk.rows import NeighbourRow

SHIFT = timedelta(hours=12)
"""A desk that was silent for so long belongs to another shift and is not shown."""
_TICK = timedelta(microseconds=1)


@record
class Gap:
    """From when to when this desk heard nothing of the store, µs of the store's clock."""

    lost: int
    back: int


def neighbour_rows(
    beat: Beat, gone_by: timedelta, own: Collection[str], name_of: Callable[[str], str], gap: Gap | None = None
) -> tuple[NeighbourRow, ...]:
    """The desks that a store told of, `gone_by` after it did, those in `own` left out; by name.

    Whoever lived when this desk lost the store has, once it is back, as long as ever to be heard before it is silent:
    mostly the store was away for all of them.
    """
    at = beat.at + gone_by // _TICK
    heard = sorted(beat.desks, key=lambda known: known.seen, reverse=True)
    shown: list[Neighbour] = []
    for known in heard:
        age = timedelta(microseconds=at - known.seen)
        # A desk that was put back or copied counts on as another: of those that are silent, the last is enough.
        again = any((known.told.name, known.told.code) == (one.told.name, one.told.code) for one in shown)
        if known.told.desk not in own and age < SHIFT and (age <= ALIVE or not again):
            shown.append(known)
    head = max((known.told.position for known in beat.desks), default=0)
    rows = (_row(known, beat.own_clock, name_of, head, silent=_silent(known, at, gap)) for known in shown)
    return tuple(sorted(rows, key=lambda row: (row.name, row.code, row.id)))


def clock_notices(rows: Collection[NeighbourRow]) -> tuple[str, ...]:
    """What is to be said of desks that live and whose computer's clock is more than 30 s off, in Dutch."""
    return tuple(
        f"De klok van {row.name or 'een andere desk'} loopt {span_text(abs(row.offset))} "
        f"{'voor' if row.offset > timedelta(0) else 'achter'}. Zet de klok van die computer goed; afspraken gaan op de "
        "gezamenlijke tijd."
        for row in rows
        if abs(row.offset) > JUMP and not row.silent
    )


def _silent(known: Neighbour, at: int, gap: Gap | None) -> bool:
    alive = ALIVE // _TICK
    since = known.seen
    if gap is not None and gap.lost - since <= alive:
        since = max(since, gap.back)
    return at - since > alive


def _row(known: Neighbour, own_clock: bool, name_of: Callable[[str], str], head: int, *, silent: bool) -> NeighbourRow:
    told = known.told
    return NeighbourRow(
        id=told.desk,
        name=told.name,
        code=told.code,
        person=name_of(told.person),
        reports=told.reports,
        in_call=told.in_call,
        silent=silent,
        # Where the store has no clock of its own, all desks are on one computer, with one clock.
        offset=timedelta(microseconds=known.offset) if own_clock else timedelta(0),
        since=from_ticks(known.seen),
        behind=head - told.position,
    )
