"""Which numbers of the roster are due for a test: never tried, tried long ago, or wrong the last time. Pure.

Tried are those of people who are planned or can be, by day or at the start of a shift that begins by day. At night the
list can be read, and proposes no call: a test call at night wakes whoever has to be fit when it counts.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from desk.change_rows import NumberCheckRow
from desk.roster.book import Book
from desk.roster.numbers import dialled
from desk.roster_rows import Duty, PersonRow, TestRow
from desk.words.phone import read_number
from desk.words.times import local, moment_text

TESTED_FOR = 30
"""So many days a test counts; our own choice, to be agreed in the region."""
_BY_DAY = range(9, 21)
"""The hours on the Dutch clock in which somebody may be called for a test; our own choice, night shifts sleep late."""
_AGAIN = timedelta(hours=4)
"""After no answer: not at once again."""
_FAR = datetime(9999, 1, 1, tzinfo=UTC)


def number_checks(
    book: Book, duties: Iterable[Duty], now: datetime, days: int = TESTED_FOR
) -> tuple[NumberCheckRow, ...]:
    """The numbers that are due, wrong ones first, then by whose duty is soonest. `duties` count from now on."""
    starts: dict[str, datetime] = {}
    own: dict[str, dict[str, str]] = {}
    asleep: dict[str, datetime] = {}
    for duty in duties:
        if duty.person and duty.until > now:
            starts[duty.person] = min(duty.start, starts.get(duty.person, duty.start))
            # A number of the duty alone is called first, so it is tried too.
            own.setdefault(duty.person, {}).setdefault(dialled(duty.phone), duty.phone)
        elif duty.person and duty.until > now - timedelta(hours=8):
            asleep[duty.person] = duty.until
    rows = []
    for person in book.people.values():
        # Who only sits at the desk is called on no number.
        if person.gone or not (person.roles or person.id in starts):
            continue
        listed = {dialled(number): number for number in person.phones}
        called = [number for number in {**own.get(person.id, {}), **listed}.values() if number]
        begins = starts.get(person.id, _FAR)
        due = _due(person, called, starts.get(person.id), now, days, rested=person.id not in asleep)
        rows += [(not row.wrong, begins, row.name, row.person, called.index(row.number), row) for row in due]
    return tuple(row for *_, row in sorted(rows, key=lambda one: one[:-1]))


def _due(
    person: PersonRow, called: Iterable[str], begins: datetime | None, now: datetime, days: int, *, rested: bool
) -> Iterator[NumberCheckRow]:
    for number in called:
        last = next((test for test in reversed(person.tests) if dialled(test.number) == dialled(number)), None)
        ago = (now - last.at).days if last is not None else None
        why = _why(last, ago, now, days)
        if not why:
            continue
        wrong = last is not None and last.outcome == "wrong"
        just_tried = last is not None and now - last.at < _AGAIN
        fits = local(now).hour in _BY_DAY and rested and not just_tried and not wrong
        soon = f"; dienst vanaf {moment_text(begins, now)}" if begins is not None and begins > now else ""
        soon = "; heeft nu dienst" if begins is not None and begins <= now else soon
        yield NumberCheckRow(
            person=person.id,
            name=person.name,
            provider=person.provider,
            roles=person.roles,
            number=number,
            number_shown=read_number(number).shown or number,
            why=why + soon,
            days=ago,
            wrong=wrong,
            proposed=fits,
        )


def _why(last: TestRow | None, ago: int | None, now: datetime, days: int) -> str:
    if last is None or ago is None:
        return "nog nooit getest"
    if last.outcome == "wrong":
        return f"klopte niet bij de test van {moment_text(last.at, now)}; vraag een ander nummer"
    if last.outcome == "no-answer":
        return f"geen gehoor bij de test van {moment_text(last.at, now)}"
    return f"{ago} dagen geleden getest" if ago >= days else ""
