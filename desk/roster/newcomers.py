"""Names in a roster file, with a number, that are nobody's yet: they come in as people, so that all works with them.

A name that looks like somebody known, or that may be two people, is no newcomer: that is asked. Pure.
"""

import hashlib
from collections.abc import Iterable

from desk.ids import canonical
from desk.record import record
from desk.roster.duty_row import DutyRow
from desk.roster.matching import LOOKED_AT, Names
from desk.words.fold import fold_text
from desk.words.phone import read_number


@record
class Newcomer:
    """Somebody to be noted, as the rows of a file have them; the `id` is that of name and provider.

    Two desks that read the file at once so note the same person.
    """

    id: str
    name: str
    provider: str
    roles: tuple[str, ...]
    phones: tuple[str, ...]
    email: str = ""


def newcomers(rows: Iterable[DutyRow], names: Names, but: frozenset[str] = frozenset()) -> tuple[Newcomer, ...]:
    """The people to note for `rows`, in the order of the file; none of the names `but` (folded), which are asked."""
    every = tuple(rows)
    asked = names.unknown(every)
    if names.anybody:
        # Beyond these nobody looked whether a name is like one that is known.
        asked = asked[:LOOKED_AT]
    strange = {fold_text(one.name): one for one in asked if not one.near and not one.several}
    strange = {name: one for name, one in strange.items() if fold_text(one.written) not in but}
    theirs: dict[str, list[DutyRow]] = {}
    for row in every:
        if fold_text(row.name) in strange:
            theirs.setdefault(fold_text(row.name), []).append(row)
    found = (_newcomer(its) for its in theirs.values())
    return tuple(one for one in found if one is not None)


def _newcomer(rows: list[DutyRow]) -> Newcomer | None:
    phones = tuple(dict.fromkeys(row.phone for row in rows if row.phone and read_number(row.phone).kind != "short"))
    places = {fold_text(row.provider) for row in rows}
    if not phones or (len(places) > 1 and len(phones) > 1):
        # Without a number a person says no more than the name; with two places and two numbers there may be two.
        return None
    first = rows[0]
    subject = hashlib.sha256(canonical(["roster-person", fold_text(first.name), fold_text(first.provider)])).hexdigest()
    roles = tuple(dict.fromkeys(row.role for row in rows))
    email = next((row.email for row in rows if row.email), "")
    return Newcomer(subject[:32], first.name, first.provider, roles, phones, email)
