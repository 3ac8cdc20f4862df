"""Reaching a role on call from a report, one after the other: who has it, the backup, the next, the shift lead. Pure.

Each attempt is a fact of the report (`DutyCalled`). What was tried longer ago than an hour belongs to an earlier moment
of the same report: then the chain begins anew.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from desk.change_rows import ReachRow, ReachStepRow
from desk.fact import Fact, to_ticks
from desk.facts.codec import decode
from desk.facts.decisions import DutyCalled
from desk.promises.calling import REACHED, Attempt, NextCall, Person, in_turn, next_call, same_call
from desk.roster import numbers
from desk.roster.answers import Answer, OnPost
from desk.roster.away import why_away
from desk.roster.book import Book
from desk.roster.chains import chain_links
from desk.roster.roles import ROLE_LABELS, STATE_WORDS
from desk.words.phone import read_number
from desk.words.times import clock_text

COUNTS_FOR = timedelta(hours=1)
"""Our own choice: longer than any chain, shorter than the time between two crises of one family."""


def attempts_of(facts: Iterable[Fact], now: datetime) -> tuple[Attempt, ...]:
    """The calls of a report that count now, in order; after somebody was reached the chain begins anew."""
    since = to_ticks(now - COUNTS_FOR)
    found: list[Attempt] = []
    for fact in facts:
        payload = decode(fact)
        if isinstance(payload, DutyCalled) and payload.result and fact.happened_at >= since:
            if found and found[-1].result == REACHED:
                found.clear()
            found.append(Attempt(payload.name, payload.number, payload.result, fact.happened_at))
    return tuple(found)


def reach_row(answer: Answer, book: Book, attempts: Iterable[Attempt], now: datetime) -> ReachRow:
    """Whom to call now for the post of `answer`."""
    made = tuple(attempts)
    people = tuple(in_turn(_people(answer, book, now)))
    to_do = next_call(people, made, now)
    steps = tuple(_step(person, made) for person in people)
    call, waits, then = (people.index(one) if one is not None else -1 for one in (to_do.call, to_do.wait, to_do.then))
    return ReachRow(
        role=answer.role,
        provider=answer.provider,
        steps=steps,
        call=call,
        waits=waits,
        then=then,
        until=to_do.until,
        reached=to_do.reached,
        nobody_left=to_do.nobody_left,
        text=_text(to_do, steps, call, waits, then),
    )


def _people(answer: Answer, book: Book, now: datetime) -> Iterator[Person]:
    minutes = {link.role: link.minutes for link in chain_links(book, answer.role, answer.provider)}
    usual = max(minutes.values(), default=0)
    yield from _numbers(answer.role, answer.people, minutes.get(answer.role, usual), book, now)
    for step in answer.backup:
        yield from _numbers(step.role, step.people, minutes.get(step.role, usual), book, now)


def _numbers(role: str, people: Iterable[OnPost], minutes: int, book: Book, at: datetime) -> Iterator[Person]:
    """Everybody of a step, the busy last, once for each of their numbers."""
    for one in sorted(people, key=lambda one: one.state == "busy"):
        duty = one.duty
        known = book.people.get(duty.person) if duty.person else None
        away = why_away(book, duty.person, duty.name, at, duty.given)
        for number in numbers.of_duty(known, duty) or [""]:
            doubt = " · ".join(filter(None, (away, numbers.doubt(known, number, at))))
            yield Person(role, duty.name, number, duty.provider, one.state, minutes, doubt)


def _step(person: Person, attempts: tuple[Attempt, ...]) -> ReachStepRow:
    call = same_call(person.name, person.number)
    tried = [one.result for one in attempts if same_call(one.name, one.number) == call]
    return ReachStepRow(
        role=person.role,
        label=ROLE_LABELS.get(person.role, person.role),
        name=person.name,
        provider=person.provider,
        number=person.number,
        number_shown=read_number(person.number).shown or person.number,
        state=person.state,
        state_text=person.doubt or STATE_WORDS.get(person.state, person.state),
        minutes=person.minutes,
        tried=tried[-1] if tried else "",
        doubt=person.doubt,
    )


def _text(to_do: NextCall, steps: tuple[ReachStepRow, ...], call: int, waits: int, then: int) -> str:
    if to_do.reached:
        return "Bereikt"
    if to_do.nobody_left:
        return "Niemand bereikt: noodbesluit"
    after = f", daarna {_who(steps[then])}" if then >= 0 else ", daarna niemand meer: noodbesluit"
    after += f" ({steps[then].doubt})" if then >= 0 and steps[then].doubt else ""
    if to_do.until is not None:
        return f"{steps[waits].name} belt terug, wacht tot {clock_text(to_do.until)}{after}"
    one = steps[call]
    state = f" ({one.state_text})" if one.state_text else ""
    return f"Bel {_who(one)}, {one.number_shown or 'geen nummer in het rooster'}{state}{after}"


def _who(step: ReachStepRow) -> str:
    return f"{step.name}, {step.label}"
