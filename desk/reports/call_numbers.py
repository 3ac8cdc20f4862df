"""On which number a promise is kept: the promised one, or what was said in the report since. Pure.

A promise keeps the number that was promised. Whoever calls has to see first what was corrected afterwards, and never
with the safety words of the number before it (design 1.4: is calling back safe, voicemail or not).
"""

from collections.abc import Iterable, Iterator

from desk.checklist.values import RESERVED
from desk.fact import Fact
from desk.facts.codec import Scalar
from desk.profile.model import Clock
from desk.record import record
from desk.reports.safety_words import ABOUT
from desk.reports.state import CALLING_BACK, NO_CALL, NumberSaid, Promise, ReportState
from desk.words.phone import read_number, same_number

_TO_CALLER, _TO_FAMILY = "feedback-given", "safety-called"
"""How clocks close whose promise is kept by calling the caller, and the family."""


@record
class CallNumber:
    """The number to call. `since`: it was said after the promise, which still has `former`; empty: it is not known.

    `promised`: it is the number that the promise was made on, so that its safety words are about it. `others` were said
    since too, by another desk. `by` is the fact that said it, where it was said since.
    """

    number: str
    since: bool
    former: str
    promised: bool
    others: tuple[str, ...] = ()
    by: str = ""


def hear_number(state: ReportState, fact: Fact, values: Iterable[Scalar], call: str | None = None) -> None:
    """A number to call back was answered, or (with `call`) the number of a caller typed; for the fold of a report."""
    number = next((str(value).strip() for value in values if value not in RESERVED), "")
    # A call has its number since it began, also where it came along with another report later.
    at = min(fact.happened_at, fact.recorded_at) if call and not fact.replaces else fact.recorded_at
    state.said_numbers[fact.id] = NumberSaid(fact.id, number, at, call, fact.replaces)


def call_number(state: ReportState, promise: Promise, clock: Clock | None) -> CallNumber:
    """The number that a promise is kept on now."""
    found = _since(state, promise, clock)
    number = found[0].number if found else promise.number
    former = promise.number if found else next(iter(promise.former[-1:]), "")
    promised = not promise.who and same_number(promise.made.number, number)
    others = tuple(one.number for one in found[1:] if one.number)
    return CallNumber(number, bool(found), former, promised, others, found[0].fact if found else "")


def said_since(state: ReportState, promise: Promise, clock: Clock | None) -> tuple[str, ...]:
    """Other numbers than the promised one that were said after it, newest first."""
    return tuple(one.number for one in _since(state, promise, clock) if one.number)


def _since(state: ReportState, promise: Promise, clock: Clock | None) -> tuple[NumberSaid, ...]:
    """What was said about the number after the promise, newest first; empty: it was taken back, or nobody knows it.

    What replaces the very answer that the promise was made on counts for every promise, whenever it was typed; anything
    newer counts for those that are kept by calling the caller.
    """
    if not state.said_numbers:
        return ()
    every = [one for one in state.said_numbers.values() if one.fact not in state.replaced]
    standing = [one for one in every if one.number]
    to_caller = promise.made.clock in CALLING_BACK or (clock is not None and clock.closes == _TO_CALLER)
    # The family is called about what it agreed, whoever the caller was.
    to_caller = to_caller and promise.made.note != ABOUT
    found: dict[str, NumberSaid] = {}
    for one in sorted(every, key=lambda one: (one.at, one.fact), reverse=True):
        if not one.number:
            if promise.number and _takes_back(state, one, promise, to_caller=to_caller):
                found.setdefault("", one)
            continue
        if same_number(one.number, promise.number):
            continue
        if _corrects(state, one, promise) or (to_caller and _newer(state, one, promise, standing)):
            found.setdefault(read_number(one.number).key or one.number, one)
    return tuple(found.values())


def facts_of(state: ReportState, number: str) -> tuple[str, ...]:
    """The facts that say this number in the report: what a promise that is made on it rests on."""
    standing = (one for one in state.said_numbers.values() if one.number and one.fact not in state.replaced)
    return tuple(one.fact for one in standing if same_number(one.number, number)) if number else ()


def rings_at(state: ReportState, promise: Promise, number: str) -> bool:
    """Whether a number is the promise's, the promised one or the one that was said since."""
    return any(same_number(one, number) for one in (promise.number, *said_since(state, promise, None)))


def needs_number(promise: Promise, clock: Clock | None) -> bool:
    """Whether the promise is kept by calling the caller or the family."""
    return promise.made.clock in CALLING_BACK or (clock is not None and clock.closes in (_TO_CALLER, _TO_FAMILY))


def _corrects(state: ReportState, said: NumberSaid, promise: Promise) -> bool:
    """Whether this stands in place of what the promise was made on."""
    before = list(_before(state, said))
    if any(one.fact in promise.number_said for one in before):
        return True
    newer = said.at > promise.number_at
    return newer and any(one.number and same_number(one.number, promise.number) for one in before)


def _takes_back(state: ReportState, said: NumberSaid, promise: Promise, *, to_caller: bool) -> bool:
    """Whether it says that the number to call holds no longer: the promised one, or one that was said since."""
    if said.at <= promise.number_at:
        return False
    before = list(_before(state, said))
    newer = to_caller and any(one.number and one.at > promise.number_at for one in before)
    return newer or _corrects(state, said, promise)


def _before(state: ReportState, said: NumberSaid) -> Iterator[NumberSaid]:
    """What it replaced, and what that replaced."""
    ahead, seen = [*said.replaces], {said.fact}
    while ahead:
        fact = ahead.pop()
        one = state.said_numbers.get(fact)
        if one is not None and fact not in seen:
            seen.add(fact)
            yield one
            ahead += one.replaces


def _newer(state: ReportState, said: NumberSaid, promise: Promise, standing: list[NumberSaid]) -> bool:
    """Whether the caller gave it after the promise: at the question for it, or where none stands there as their own."""
    if said.at <= promise.number_at:
        return False
    answers = [one for one in standing if one.call is None]
    if said.call is None:
        # Beside the promised one, of another report or desk: both stand at the question until somebody chooses.
        return not any(same_number(one.number, promise.number) for one in answers)
    call = next((one for one in state.calls if one.call == said.call), None)
    asked = said.call == NO_CALL or (
        call is not None and call.direction == "in" and call.started_at <= promise.number_at
    )
    return asked and not answers
