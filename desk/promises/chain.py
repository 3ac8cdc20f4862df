"""Who is called about a late promise: its owner, then the roles of the clock's chain with the roster's numbers."""

from collections.abc import Callable, Iterable, Iterator

from desk.facts.promises import EscalationTried
from desk.profile.model import Clock
from desk.record import record
from desk.roster.on_call import OnCall
from desk.roster.roles import ROLE_LABELS
from desk.words.fold import fold_text
from desk.words.phone import find_number, read_number

OWNER = "owner"
USUAL = (OWNER, "triagist", "backup", "shift-lead")
"""The chain of a promise whose clock the profile does not know (house rule 4)."""


@record
class Person:
    """Somebody to call: the role in the chain, the name, and the number of the roster (empty: not there)."""

    role: str
    name: str
    number: str


NOBODY_TO_CALL = Person("", "", "")


def chain_of(clock: Clock | None) -> tuple[str, ...]:
    """Who is called when this clock is late, in order."""
    return clock.escalates_to if clock else USUAL


def next_person(
    owner: str, chain: Iterable[str], tried: Iterable[EscalationTried], on_call: Callable[[str], OnCall]
) -> Person | None:
    """The next one to call, None when everybody was called.

    Whoever stands in the roster without a number comes last: others can be called meanwhile, and nobody is passed
    over without a word.
    """
    called = {_same(one.name, one.number) for one in tried}
    left = [person for person in _people(owner, chain, on_call) if _same(person.name, person.number) not in called]
    return next((person for person in left if person.number or person.role == OWNER), None) or next(iter(left), None)


def _people(owner: str, chain: Iterable[str], on_call: Callable[[str], OnCall]) -> Iterator[Person]:
    for role in chain:
        if role == OWNER:
            if owner:
                yield Person(OWNER, owner, _number_of(owner, on_call))
            continue
        duty = on_call(role)
        people = [Person(role, one.name, one.phone) for one in (*duty.now, *duty.standby)]
        yield from people
        if role == "backup" and not people:
            yield from _behind(on_call("triagist"))


def _behind(duty: OnCall) -> Iterator[Person]:
    """The backup as the triagist's own duty names it: a number, or a name without one."""
    for one in duty.now:
        if one.backup and not duty.standby:
            number = find_number(one.backup)
            yield Person("backup", one.backup, number.key if number else "")


def _number_of(name: str, on_call: Callable[[str], OnCall]) -> str:
    """The number of somebody at the desk who is on call too; else empty."""
    wanted = fold_text(name)
    duties = (duty for role in ROLE_LABELS for duty in on_call(role).now)
    return next((duty.phone for duty in duties if fold_text(duty.name) == wanted and duty.phone), "")


def _same(name: str, number: str) -> tuple[str, str]:
    """What tells people apart: two duties of one person are one, however the number was written."""
    return fold_text(name), read_number(number).key or number
