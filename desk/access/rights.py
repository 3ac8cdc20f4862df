"""What somebody may do, by role, ownership and hours since closing: `may`, over resources/access/rights.toml. Pure.

Nothing here stands between a caller and 112: routes, dialling, the call in progress and a report that somebody opened
themselves in this session are asked of nobody (house rules 1 and 2); the last one as long as it is not for named people
alone. What is refused can be had with a reason
(break-glass), at once, and is seen by the shift lead.

Sources: NEN 7510 (rights by role), Jeugdwet 7.3.11 (only who is involved in the help), issue 6.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from desk.errors import DeskBug
from desk.record import record
from resources import resource

ALWAYS = 1 << 30
"""So many hours after closing: for ever."""
_CELL = re.compile(r"(eigen )?(?:(\d{1,5}) uur)?")


@record
class Cell:
    """One cell of the table: `granted` at all; `own` reports only; so many hours after `closed` it still holds.

    `closed` 0: only while a report is open.
    """

    granted: bool
    own: bool = False
    closed: int = ALWAYS


@record
class Right:
    """One row of the table: `label` in words; `known`: it holds too for whoever is on the line now; `glass`: a reason
    opens it at once."""

    id: str
    label: str
    known: bool
    glass: bool
    cells: Mapping[str, Cell]


@record
class Rights:
    """The whole table: `roles` with their words, `temp` what somebody without an account may do."""

    roles: Mapping[str, str]
    rights: Mapping[str, Right]
    temp: frozenset[str]


@record
class Who:
    """Somebody who asks: their person id, the roles of their account, and how they signed in.

    `how` is `password`, `temp` or `break-glass`. Without accounts nobody signs in: `everybody`, who may do all.
    """

    person: str
    roles: tuple[str, ...]
    how: str = "password"
    everybody: bool = False


@record
class About:
    """The report that it is about, as this moment has it: `closed_hours` since it was closed, None while it is open.

    `own`: they opened it or it is in their hands. `mine_now`: they opened it in this session; `in_call`: its call goes
    on at this desk. `recognised`: a report that they have open is about the same child, family or number. `named`: it
    is sensitive, and these alone may open it; empty for all others.
    """

    closed_hours: float | None = None
    own: bool = False
    mine_now: bool = False
    in_call: bool = False
    recognised: bool = False
    named: frozenset[str] = frozenset()


@record
class Verdict:
    """Whether it may; `reason` is Dutch: what is not allowed to whom, and how to go on. `glass`: a reason opens it."""

    allowed: bool
    reason: str = ""
    glass: bool = False


YES = Verdict(allowed=True)


def may(right: str, who: Who, about: About | None = None, table: Rights | None = None) -> Verdict:
    """Whether somebody may do something, with a report (`about`) or without. DeskBug for a right that is not there."""
    table = table or rights()
    row = table.rights.get(right)
    if row is None:
        raise DeskBug(f"Onbekend recht: {right}.")
    if who.everybody or (who.how == "break-glass" and row.glass):
        return YES
    if about is not None and about.in_call and row.glass:
        # What helps now is asked of nobody in a call in progress (house rules 1 and 11).
        return YES
    if about is not None and about.named and who.person not in about.named:
        return Verdict(
            allowed=False,
            reason="Deze melding is afgeschermd. Vraag wie erbij genoemd is, of open haar met een reden (noodgreep); "
            "de dienstleider ziet dat.",
            glass=row.glass,
        )
    if about is not None and about.mine_now and row.glass:
        # Nor in a report of this session, as long as it is not for named people alone.
        return YES
    if who.how == "temp":
        return YES if right in table.temp else _refused(row, "wie zonder account werkt", table, about)
    cells = [row.cells[role] for role in who.roles if role in row.cells]
    if any(_holds(cell, row, about) for cell in cells):
        return YES
    roles = " en ".join(table.roles.get(role, role) for role in who.roles) or "wie geen rol heeft"
    return _refused(row, roles, table, about)


def gives(roles: Iterable[str], table: Rights | None = None) -> frozenset[str]:
    """The roles that somebody with these roles may give: those of which they have every right themselves."""
    table, own = table or rights(), tuple(roles)
    return frozenset(
        role for role in table.roles if all(_has(row, own, row.cells[role]) for row in table.rights.values())
    )


def _has(row: Right, roles: tuple[str, ...], cell: Cell) -> bool:
    """Whether one of these roles has all that stands in a cell."""
    cells = [row.cells[role] for role in roles if role in row.cells]
    return not cell.granted or any(one.granted and one.own <= cell.own and one.closed >= cell.closed for one in cells)


def _holds(cell: Cell, row: Right, about: About | None) -> bool:
    if not cell.granted:
        return False
    if about is None:
        return True
    if row.known and about.recognised:
        return True
    if cell.own and not about.own:
        return False
    return about.closed_hours is None or about.closed_hours <= cell.closed


def _refused(row: Right, who: str, table: Rights, about: About | None) -> Verdict:
    able = [
        words for role, words in table.roles.items() if not row.cells[role].own and _holds(row.cells[role], row, about)
    ]
    ask = f"Vraag een {' of '.join(able)}" if able else "Vraag de beheerder"
    glass = ", of doe het met een reden (noodgreep); de dienstleider ziet dat" if row.glass else ""
    return Verdict(allowed=False, reason=f"Dit mag {who} hier niet: {row.label}. {ask}{glass}.", glass=row.glass)


@cache
def rights() -> Rights:
    """The shipped table."""
    # Imported here: a start of the window does without.
    import tomllib

    return rights_of(tomllib.loads(resource("access", "rights.toml").read_text(encoding="utf-8")))


def rights_of(read: Mapping[str, object]) -> Rights:
    """A table as it was read; DeskBug where a cell cannot be read or is missing: it is shipped with the program."""
    roles = read.get("roles")
    rows = read.get("rights")
    if not isinstance(roles, dict) or not isinstance(rows, dict):
        raise DeskBug("rights.toml heeft geen [roles] of geen [rights].")
    found = {}
    for name, row in rows.items():
        if not isinstance(row, dict) or "label" not in row:
            raise DeskBug(f"rights.toml, {name}: hier ontbreekt label, het recht in woorden.")
        cells = {role: _cell(name, role, row.get(role)) for role in roles}
        found[name] = Right(name, str(row["label"]), bool(row.get("erkend")), bool(row.get("noodgreep")), cells)
    temp = read.get("tijdelijk")
    return Rights(dict(roles), found, frozenset(temp if isinstance(temp, list) else ()))


def _cell(right: str, role: str, text: object) -> Cell:
    match text:
        case "ja":
            return Cell(granted=True)
        case "nee":
            return Cell(granted=False)
        case "open":
            return Cell(granted=True, closed=0)
        case "eigen":
            return Cell(granted=True, own=True)
    written = _CELL.fullmatch(text) if isinstance(text, str) and text else None
    if written is None or not written[2]:
        raise DeskBug(f"rights.toml, {right}, {role}: '{text}' is geen ja, nee, open, eigen of een aantal uren.")
    return Cell(granted=True, own=bool(written[1]), closed=int(written[2]))
