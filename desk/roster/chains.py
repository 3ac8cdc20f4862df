"""Who is called one after the other when a role does not answer: the roster's own chains, else the shipped ones. Pure.

Shipped: resources/roster/chains.toml. A chain of one provider goes before a chain of the role for all of them.
"""

from functools import cache

from desk.record import record
from desk.roster.book import Book
from resources import resource

_ANY = "*"


@record
class Link:
    """One step of a chain: a role, and the minutes that it has before the next one's turn."""

    role: str
    minutes: int


def chain_links(book: Book, role: str, provider: str) -> tuple[Link, ...]:
    """The steps for `role` of `provider`, the role itself among them where the chain names it; each role once."""
    set_here = [row for row in book.chains.values() if row.role == role and row.provider in (provider, "")]
    # The provider's own first; of two that desks set while apart the one with the higher id, everywhere the same.
    set_here.sort(key=lambda row: (row.provider == provider, row.id))
    if set_here:
        return _links(role, set_here[-1].roles, set_here[-1].minutes)
    shipped = _shipped()
    return _links(role, *shipped.get(role, shipped[_ANY]))


def _links(role: str, roles: tuple[str, ...], minutes: tuple[int, ...]) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for place, named in enumerate(roles):
        one = role if named == _ANY else named
        found.setdefault(one, Link(one, minutes[place] if place < len(minutes) else 0))
    return tuple(found.values())


@cache
def _shipped() -> dict[str, tuple[tuple[str, ...], tuple[int, ...]]]:
    # Imported here: a start of the window does without.
    import tomllib

    read = tomllib.loads(resource("roster", "chains.toml").read_text(encoding="utf-8"))
    return {one["role"]: (tuple(one["roles"]), tuple(one["minutes"])) for one in read["chain"]}
