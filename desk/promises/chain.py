"""Who is called about a late promise: its owner, then the roles of the clock's chain with the roster's numbers.

The clock of the profile says which roles (house rule 4); a chain that a shift lead set for the first of them in the
roster goes before, and the roles that it leaves out come after. The minutes of a step are those of the roster's chain.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from desk.profile.model import Clock
from desk.promises.calling import Person
from desk.roster import numbers
from desk.roster.answers import state_of
from desk.roster.away import AWAY, why_away
from desk.roster.behind import backup_role, there
from desk.roster.book import Book
from desk.roster.chains import Link, chain_links
from desk.roster.on_call import OnCall
from desk.roster.roles import ROLE_LABELS
from desk.roster_rows import Duty
from desk.words.fold import fold_text

OWNER = "owner"
USUAL = (OWNER, "triagist", "backup", "shift-lead")
"""The chain of a promise whose clock the profile does not know (house rule 4)."""
USUAL_MINUTES = 5
"""How long somebody has after a message where no chain says so; our own choice, as the shipped chains."""
_LAST = "busy"
"""Of several people in one step whoever is busy is called last."""


def chain_of(clock: Clock | None) -> tuple[str, ...]:
    """Who is called when this clock is late, in order."""
    return clock.escalates_to if clock else USUAL


def people_to_call(
    owner: str, chain: Sequence[str], on_call: Callable[[str], OnCall], book: Book, now: datetime
) -> tuple[Person, ...]:
    """Everybody who can be called, in order; a step where nobody is on gives nobody.

    Who has several numbers is there once for each, in the order in which the roster tries them.
    """
    found: list[Person] = []
    for link in _links(chain, on_call, book):
        if link.role == OWNER:
            if owner:
                found.append(Person(OWNER, owner, _number_of(owner, on_call), minutes=link.minutes))
            continue
        duty = on_call(link.role)
        people = [
            one
            for group in (duty.now, duty.standby)
            for one in sorted(
                (person for one in group for person in _of(one, link, book, now)), key=lambda p: p.state == _LAST
            )
        ]
        found += people
        if link.role == "backup" and not people:
            found += _behind(on_call, link, book, now)
    return tuple(found)


def _links(chain: Sequence[str], on_call: Callable[[str], OnCall], book: Book) -> tuple[Link, ...]:
    first = next((role for role in chain if role != OWNER), "")
    provider = next((duty.provider for duty in on_call(first).now), "") if first else ""
    roster = chain_links(book, first, provider) if first else ()
    minutes = {link.role: link.minutes for link in roster}
    roles = list(chain)
    if any(row.role == first and row.provider in (provider, "") for row in book.chains.values()):
        own = [link.role for link in roster]
        # Whom the shift lead named, then whom the profile names besides: a chain that people set never loses anybody.
        roles = [*(role for role in chain if role == OWNER), *own]
        roles += [role for role in chain if role not in roles]
    return tuple(Link(role, minutes.get(role, USUAL_MINUTES)) for role in roles)


def _of(duty: Duty, link: Link, book: Book, now: datetime) -> Iterator[Person]:
    """Somebody on call, once for each number."""
    known = book.people.get(duty.person) if duty.person else None
    state, away = state_of(known, now), why_away(book, duty.person, duty.name, now, duty.given)
    for number in numbers.of_duty(known, duty) or [""]:
        doubt = " · ".join(filter(None, (away, numbers.doubt(known, number, now))))
        yield Person(link.role, duty.name, number, duty.provider, AWAY if away else state, link.minutes, doubt)


def _behind(on_call: Callable[[str], OnCall], link: Link, book: Book, now: datetime) -> Iterator[Person]:
    """The backup as the triagist's own duty names it: a role, somebody who is there, a number, a name without one."""
    triagist = on_call("triagist")
    for one in triagist.now if not triagist.standby else ():
        role = backup_role(one)
        for behind in on_call(role).now if role else there(book, one, now):
            yield from _of(behind, link, book, now)


def _number_of(name: str, on_call: Callable[[str], OnCall]) -> str:
    """The number of somebody at the desk who is on call too; else empty."""
    wanted = fold_text(name)
    duties = (duty for role in ROLE_LABELS for duty in on_call(role).now)
    return next((duty.phone for duty in duties if fold_text(duty.name) == wanted and duty.phone), "")
