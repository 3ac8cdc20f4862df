"""The other desks over the same store, as their presence tells: rows, clocks that are off, letters. Pure."""

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
    shown: list[Neighbour] = []
    for known in _others(beat, at, own):
        # A desk that was put back or copied counts on as another: of those that are silent, the last is enough.
        again = any((known.told.name, known.told.code) == (one.told.name, one.told.code) for one in shown)
        if at - known.seen <= ALIVE // _TICK or not again:
            shown.append(known)
    head = max((known.told.position for known in beat.desks), default=0)
    rows = (_row(known, beat.own_clock, name_of, head, silent=_silent(known, at, gap)) for known in shown)
    return tuple(sorted(rows, key=lambda row: (row.name, row.code, row.id)))


def seated(beat: Beat, gone_by: timedelta, own: Collection[str], gap: Gap | None = None) -> frozenset[str]:
    """The ids of the people who sit at a desk that lives, those in `own` left out; as for `neighbour_rows`."""
    at = beat.at + gone_by // _TICK
    there = (known.told.person for known in _others(beat, at, own) if not _silent(known, at, gap))
    return frozenset(filter(None, there))


def letters_in_use(rows: Collection[NeighbourRow]) -> dict[str, str]:
    """Whose each letter is, by letter: the name of the desk; of several, one that lives."""
    return {row.code: row.name for row in sorted(rows, key=lambda row: not row.silent) if row.code}


def shared_letters(beat: Beat) -> dict[str, tuple[str, ...]]:
    """Each letter that more than one desk has of those heard within a shift, with their names."""
    rows = neighbour_rows(beat, timedelta(0), (), lambda _: "")
    names = {code: tuple(row.name for row in rows if row.code == code) for code in sorted({row.code for row in rows})}
    return {code: desks for code, desks in names.items() if code and len(desks) > 1}


def clock_notices(rows: Collection[NeighbourRow]) -> tuple[str, ...]:
    """What is to be said of desks that live and whose computer's clock is more than 30 s off, in Dutch."""
    return tuple(
        f"De klok van {row.name or 'een andere desk'} loopt {span_text(abs(row.offset))} "
        f"{'voor' if row.offset > timedelta(0) else 'achter'}. Zet de klok van die computer goed; afspraken gaan op de "
        "gezamenlijke tijd."
        for row in rows
        if abs(row.offset) > JUMP and not row.silent
    )


def letter_notices(rows: Collection[NeighbourRow], code: str) -> tuple[str, ...]:
    """What is to be said of desks that live and have `code`, the letter of this desk, too; in Dutch."""
    return tuple(
        f"{row.name or 'Een andere desk'} gebruikt ook letter {code}: twee meldingen kunnen hetzelfde kenmerk krijgen. "
        "Kies bij Instellingen (Ctrl+,) een andere letter."
        for row in rows
        if code and row.code == code and not row.silent
    )


def _others(beat: Beat, at: int, own: Collection[str]) -> list[Neighbour]:
    """Who was heard within a shift before `at`, this desk left out; the last heard first."""
    heard = sorted(beat.desks, key=lambda known: known.seen, reverse=True)
    return [known for known in heard if known.told.desk not in own and at - known.seen < SHIFT // _TICK]


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
