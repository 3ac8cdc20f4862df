"""Whether another report is about the same child or family, or only has a name in common: who looks, decides. Pure.

Surely the same: the same number, or the same name and an age that fits. A first name alone is told as such, and two
known ages that lie more than a year apart are two children, whatever they are called.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date

from desk.fact import from_ticks
from desk.profile.codes import CALLER_ROLE, CURRENT_LOCATION
from desk.record import record
from desk.reports.card import keys_of
from desk.reports.view import ReportView
from desk.rows import CardRow
from desk.words.birth import Birth, at_age, read_birth
from desk.words.fold import fold_text
from desk.words.times import local

SURE, MAYBE, OTHER = 2, 1, 0
"""Surely this child or family; perhaps, so somebody has to look; nothing to do with it."""
LOOK = "kijk of het over dit kind gaat"
_YEARS = 1
"""Two known ages may lie so far apart: people say "veertien" of a child that turns fourteen this year."""
_WORD = re.compile(r"[^\W_]+")


@record
class Child:
    """A child as far as a report knows it."""

    name: str
    birth: Birth | None


def children_of(view: ReportView) -> list[Child]:
    """The children of a report."""
    return [Child(one.name, one.birth) for one in view.children]


def children_on(card: CardRow) -> list[Child]:
    """The children on a card, their ages as they were when it was opened."""
    opened = local(card.opened_at).date()
    return [Child(one.name, read_birth(one.age, opened) if one.age else None) for one in card.children]


def kin(view: ReportView, others: Iterable[Child], *, number: bool) -> int:
    """Whether another report with these children is about a child of this one; `number`: both have one in common."""
    today = local(from_ticks(view.state.opened_at)).date()
    mine = children_of(view) or [Child("", None)]
    theirs = [*others] or [Child("", None)]
    alone = number and not _by_professional(view)
    return max(_pair(one, other, today, number=number, alone=alone) for one in mine for other in theirs)


def same_child(one: Child, other: Child, today: date, *, number: bool) -> int:
    """The same of two children, looked at on one day."""
    return _pair(one, other, today, number=number, alone=number)


def numbers_shared(view: ReportView, other: ReportView) -> bool:
    """Whether two reports have a telephone number in common."""
    return any(key.startswith("n:") for key in keys_of(view) & keys_of(other))


def of_family(view: ReportView, other: ReportView) -> bool:
    """Whether they have a number in common that is no professional's: that one calls about many families."""
    return numbers_shared(view, other) and not _by_professional(view)


def same_place(one: str, other: str) -> bool:
    """Whether two places are one address: with a house number, and all words of the shorter in the longer one."""
    words = [set(_WORD.findall(fold_text(place))) for place in (one, other)]
    short, long = sorted(words, key=len)
    return len(short) > 1 and any(word[0].isdigit() for word in short) and short <= long


def place_of(view: ReportView, child: str = "") -> tuple[str, ...]:
    """Where the child is, else where the children are, as it was said."""
    whose = (child,) if child else (*view.state.children, "")
    said = (str(value) for one in whose for value in view.state.by_code(CURRENT_LOCATION, one))
    return tuple(dict.fromkeys(place for place in said if place not in ("unknown", "not-asked")))


def _pair(one: Child, other: Child, today: date, *, number: bool, alone: bool) -> int:
    """`alone`: the number says enough where a name is not known."""
    names = fold_text(one.name), fold_text(other.name)
    apart = _years_apart(one.birth, other.birth, today)
    if not all(names):
        return OTHER if not number else SURE if alone and (apart is None or apart <= _YEARS) else MAYBE
    if names[0] != names[1] or (apart is not None and apart > _YEARS):
        return MAYBE if number else OTHER
    return SURE if number or (apart == 0 and _exact(one.birth) and _exact(other.birth)) else MAYBE


def akin(view: ReportView, keys: set[str], by_keys: Callable[[set[str]], Iterable[CardRow]]) -> dict[str, int]:
    """The other reports that these keys lead to, by id, and how surely each is about the same.

    Those about a child of another age are left out, unless it is the same address.
    """
    others = [old for old in by_keys(keys) if old.id != view.state.id]
    numbers = {key for key in keys if key.startswith("n:")}
    called = {old.id for old in by_keys(numbers)} if numbers and others else set()
    places, found = place_of(view), dict[str, int]()
    for old in others:
        how = kin(view, children_on(old), number=old.id in called)
        if old.away and not how:
            # Its name is all that is known of it here.
            how = MAYBE
        there = any(same_place(place, child.location) for child in old.children for place in places)
        if how or there:
            found[old.id] = how or MAYBE
    return found


def unsure(view: ReportView, keys: set[str], by_keys: Callable[[set[str]], Iterable[CardRow]]) -> set[str]:
    """The ids of those that are perhaps about somebody else."""
    return {one for one, how in akin(view, keys, by_keys).items() if how == MAYBE}


def surely_known(
    view: ReportView, by_keys: Callable[[set[str]], Iterable[CardRow]], look: Callable[[str], ReportView | None]
) -> set[str]:
    """The ids of the reports that more than a name says are about the same, so that who helps may read them.

    A number of the family; or a child's name with the same birth date, or with an age and a place that fit. The number
    of a professional, who calls about many families, asks the name as well.
    """
    keys, calls_for_many = keys_of(view), _by_professional(view)
    numbers = {key for key in keys if key.startswith("n:")}
    found = {
        old.id
        for old in (by_keys(numbers) if numbers else ())
        if not calls_for_many or kin(view, children_on(old), number=True) == SURE
    }
    for old in by_keys(keys - numbers) if keys - numbers else ():
        # Only what the card does not rule out is read whole; what is bare says too little until it is fetched.
        if old.id not in found and not old.away and kin(view, children_on(old), number=False) == SURE:
            there = look(old.id)
            if there is not None and _same_of_any(view, there):
                found.add(old.id)
    return found - {view.state.id}


def _same_of_any(view: ReportView, other: ReportView) -> bool:
    """Whether a child of both has the same name and birth date, or the same name, age and place."""
    today = local(from_ticks(view.state.opened_at)).date()
    for mine in view.children:
        for theirs in other.children:
            one, two = Child(mine.name, mine.birth), Child(theirs.name, theirs.birth)
            if same_child(one, two, today, number=False) != SURE:
                continue
            if mine.birth is not None and theirs.birth is not None and _dated(mine.birth) and _dated(theirs.birth):
                if mine.birth.earliest == theirs.birth.earliest:
                    return True
                continue
            there = place_of(other, theirs.id)
            if any(same_place(place, before) for place in place_of(view, mine.id) for before in there):
                return True
    return False


def _dated(birth: Birth) -> bool:
    return birth.precision == "day"


def _years_apart(one: Birth | None, other: Birth | None, today: date) -> int | None:
    """Whole years between two ages on one day, as few as they can be; None where one is not known."""
    if one is None or other is None or one.earliest is None or other.earliest is None:
        return None
    now, then = at_age(one, today), at_age(other, today)
    if now.age_from is None or now.age_until is None or then.age_from is None or then.age_until is None:
        return None
    return max(now.age_from - then.age_until, then.age_from - now.age_until, 0)


def _exact(birth: Birth | None) -> bool:
    """Whether the age says something: not an estimate, and known within a year or two."""
    known = birth is not None and birth.age_from is not None and birth.age_until is not None
    if not known or birth is None or birth.precision == "estimate":
        return False
    return (birth.age_until or 0) - (birth.age_from or 0) <= _YEARS


def _by_professional(view: ReportView) -> bool:
    said = {str(role) for role in view.state.by_code(CALLER_ROLE)} | {view.state.speaker}
    return any(role.startswith("professional") for role in said)
