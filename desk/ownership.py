"""In whose hands each report is at this moment: owner, who else has it open, and whether the owner is silent. Pure.

A report never changes hands by itself: a silent owner is shown in words and amber, and a colleague may take over.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from desk.hold_rows import HoldRow, OwnerRow
from desk.record import record
from desk.rows import CardRow, NeighbourRow
from desk.words.times import clock_text

QUIET = timedelta(minutes=10)
"""So long without a word of the owner in a report that waits for nothing; our own choice, between two promises."""
_LIVE = frozenset({"calling", "waiting", "open"})
_HOW = {"claimed": "genomen", "taken": "overgenomen", "handed": "gekregen"}


@record
class Onlooker:
    """Who looks, and what is known of the others.

    `desks` are those over the same store, None while this desk is away from it and knows nothing of them. `name_of` and
    `desk_name` give the names of person ids and of incarnations.
    """

    person: str
    desk: str
    now: datetime
    desks: Sequence[NeighbourRow] | None
    name_of: Callable[[str], str]
    desk_name: Callable[[str], str]


def in_hands(card: CardRow, seen: Onlooker) -> HoldRow:
    """The hands in which a report is, as this onlooker sees them."""
    owners = card.owners
    sole = owners[0] if len(owners) == 1 else None
    mine = sole is not None and sole.person == seen.person
    elsewhere, short = (_elsewhere(card, seen, brief=brief) for brief in (False, True))
    why = _why_amber(card, seen, mine=mine)
    words = _words(owners, seen)
    line = " · ".join(part for part in (_short(owners, seen), why if sole else "", short) if part)
    return HoldRow(
        report=card.id,
        # Whoever sits alone needs no words for what is always so.
        line=line if seen.desks or not mine else "",
        words=words,
        mine=mine,
        clash=len(owners) > 1,
        amber=bool(why),
        why=why,
        elsewhere=elsewhere,
        reasonless=sole.fact if sole is not None and mine and sole.reasonless else "",
    )


def _short(owners: Sequence[OwnerRow], seen: Onlooker) -> str:
    if not owners:
        return "van niemand"
    names = ["u"] if any(owner.person == seen.person for owner in owners) else []
    names += [_name(owner, seen) for owner in owners if owner.person != seen.person]
    return f"van {' of '.join(dict.fromkeys(names))}"


def _words(owners: Sequence[OwnerRow], seen: Onlooker) -> str:
    if not owners:
        return "van niemand"
    if len(owners) > 1:
        took = ", ".join(f"{_name(owner, seen)} {clock_text(owner.at)}" for owner in owners)
        return f"{'twee' if len(owners) == 2 else len(owners)} desks namen deze melding over: {took}"
    (owner,) = owners
    desk = seen.desk_name(owner.desk) if owner.desk else ""
    if owner.person == seen.person:
        words = f"van u, aan {desk}" if desk and owner.desk != seen.desk else "van u"
    else:
        words = f"van {_name(owner, seen)}" + (f" ({desk})" if desk else "")
    how = _HOW.get(owner.how)
    return f"{words}, {how} {clock_text(owner.at)}" if how else words


def _name(owner: OwnerRow, seen: Onlooker) -> str:
    return seen.name_of(owner.person) or "een collega"


def _why_amber(card: CardRow, seen: Onlooker, *, mine: bool) -> str:
    """Why somebody should look who answers for this; empty when all is well."""
    if card.state not in _LIVE:
        return ""
    if len(card.owners) > 1:
        return _words(card.owners, seen)
    if not card.owners or mine or seen.desks is None:
        return ""
    (owner,) = card.owners
    there = next((desk for desk in seen.desks if desk.id == owner.desk), None)
    if there is not None and there.silent:
        return f"{there.name or 'desk'} stil sinds {clock_text(there.since)}"
    talking = there is not None and there.in_call and card.call_desk == owner.desk
    if not card.promises and not talking and seen.now - owner.acted_at >= QUIET:
        return f"niets genoteerd sinds {clock_text(owner.acted_at)}"
    return ""


def _elsewhere(card: CardRow, seen: Onlooker, *, brief: bool) -> str:
    """Where else it is on a screen now; at the desk of its owner that is `daar`. `brief`: without who sits there."""
    owners = {owner.desk for owner in card.owners}
    there, others = [], []
    for desk in seen.desks or ():
        if desk.silent or card.id not in desk.reports:
            continue
        talking = desk.in_call and card.call_desk == desk.id
        if owners == {desk.id}:
            there.append("daar in gesprek" if talking else "daar open")
            continue
        name = desk.name if brief or not desk.person else f"{desk.name} ({desk.person})"
        others.append(f"{'in gesprek' if talking else 'ook open'} op {name}")
    return ", ".join(there + others)
