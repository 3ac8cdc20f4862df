"""Who is to be called now, of people in order and what came of the calls so far. Pure.

Whoever did not answer is followed by the next one at once. Whoever was left a message has the minutes of their step of
the chain before the next one's turn comes. At the end nobody is left: an emergency decision (house rule 4).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from desk.fact import from_ticks
from desk.record import record
from desk.words.fold import fold_text
from desk.words.phone import read_number

REACHED, NO_ANSWER, MESSAGE = "reached", "no-answer", "message"
ALWAYS = ("owner",)
"""Roles of people who are called also without a number: they are in the room, or somebody knows where."""


@record
class Person:
    """Somebody to call: the role in the chain, the name, and the number of the roster (empty: not there).

    `state` is `free`, `busy`, `road` or empty, as the desk heard it; `minutes` how long they have after a message;
    `doubt` what speaks against calling them on this number (noted ill since, wrong when it was tested).
    """

    role: str
    name: str
    number: str
    provider: str = ""
    state: str = ""
    minutes: int = 0
    doubt: str = ""


NOBODY = Person("", "", "")


@record
class Attempt:
    """A call that was made: `reached`, `no-answer`, or `message` (left one, they call back); `at` in µs UTC."""

    name: str
    number: str
    result: str
    at: int


@record
class NextCall:
    """What to do now. `call`: this one; `wait`: for this one, until `until`; `then`: the one after them.

    With neither `call` nor `wait` nobody is left, unless somebody was `reached`.
    """

    call: Person | None = None
    wait: Person | None = None
    until: datetime | None = None
    then: Person | None = None
    reached: bool = False

    @property
    def nobody_left(self) -> bool:
        """Whether everybody was called in vain."""
        return self.call is None and self.wait is None and not self.reached


def next_call(people: Iterable[Person], attempts: Iterable[Attempt], now: datetime) -> NextCall:
    """Who is to be called at `now`. An empty step of a chain has nobody in `people`, and so costs no time.

    Whoever may not be there comes after all others, and last whoever has no number (`in_turn`): others can be called
    meanwhile, and nobody is passed over without a word.
    """
    made = {same_call(one.name, one.number): one for one in attempts}
    if any(one.result == REACHED for one in made.values()):
        return NextCall(reached=True)
    left, waiting = [], []
    for person in people:
        attempt = made.get(same_call(person.name, person.number))
        if attempt is None:
            left.append(person)
        elif attempt.result == MESSAGE:
            until = from_ticks(attempt.at) + timedelta(minutes=person.minutes)
            if now < until:
                waiting.append((until, person))
    order = in_turn(left)
    if waiting:
        until, person = max(waiting, key=lambda one: one[0])
        return NextCall(wait=person, until=until, then=next(iter(order), None))
    first, second = (*order[:2], None, None)[:2]
    return NextCall(call=first, then=second)


def in_turn(people: Iterable[Person]) -> list[Person]:
    """Those of a chain in the order in which they are called."""
    return sorted(people, key=lambda one: 2 if not one.number and one.role not in ALWAYS else bool(one.doubt))


def same_call(name: str, number: str) -> tuple[str, str]:
    """What tells people apart: two duties of one person are one, however the number was written."""
    return fold_text(name), read_number(number).key or number
