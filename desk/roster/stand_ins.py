"""Who could take over from somebody who fell ill, now or later: people of the role with a number, best first. Pure.

The order is that of `desk.roster.fairness.suggest`, with the law profile of the role; who stands by for the post goes
before all, who is busy now after, and last whoever was replaced as ill these days. Nobody is left out but who is
absent, gone or has no number: at night a telephonist decides, and reads why somebody stands where they stand.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta

from desk.change_rows import StandInRow
from desk.finding_rows import SuggestionRow
from desk.record import record
from desk.roster import numbers
from desk.roster.answers import state_of
from desk.roster.away import is_out, reason
from desk.roster.book import Book
from desk.roster.fairness import ALREADY_ON, AWAY, suggest
from desk.roster.law import laws
from desk.roster.roles import ROLE_LABELS, STATE_WORDS
from desk.roster_rows import STANDS_BY, Duty, OverrideRow, PersonRow
from desk.words.fold import fold_text
from desk.words.phone import read_number
from desk.words.spans import between_text
from desk.words.times import moment_text

AROUND = timedelta(days=28)
"""So many days before and after count for who stands in tonight: rests, rows of nights and the free days of four weeks.
What the law averages over sixteen weeks is left to the checks; reading those at night would keep people waiting."""

_SOON = timedelta(hours=24)
_STANDING = "staat nu klaar als achterwacht"
_STANDING_THEN = "staat dan klaar als achterwacht"


def stand_ins(
    book: Book,
    duties: Iterable[Duty],
    post: tuple[str, str],
    out: str,
    until: datetime,
    now: datetime,
    out_name: str = "",
    start: datetime | None = None,
) -> tuple[StandInRow, ...]:
    """Who could have `post` (role, provider) until `until` in place of the person `out`, best first.

    From now on, or from `start` if that is later: then what somebody does now, and how they are, says nothing.
    `duties` are those that count, of `AROUND` before and after. Who stands in them with a name and a number alone, as a
    roster file has people, comes after the people who are known; `out_name` is whoever goes, where that is a name.
    """
    known = tuple(duties)
    asked = _Asked(post, max(start, now) if start is not None else now, until, now, tuple(book.overrides.values()))
    people = {key: person for key, person in book.people.items() if key != out and person.phones}
    # Who stands by for this post is there for just this: that duty speaks against nothing.
    standing = {one.person for one in known if asked.stands_by(one) and one.is_on(asked.start)}
    counted = [one for one in known if not asked.stands_by(one)]
    duty = Duty("", *post, "", "", asked.start, until)
    found = suggest(duty, people, counted, book.absences.values(), laws(book.laws.values()), now)
    rows = [row for row in found if AWAY not in row.against]
    rows.sort(key=lambda row: (row.person not in standing, asked.state(people[row.person]) == "busy"))
    found_people = [_row(people[row.person], row, known, asked) for row in rows]
    called = {fold_text(name) for person in book.people.values() for name in (person.name, *person.aliases)}
    names = _by_name(known, called | {fold_text(out_name)}, asked)
    every = sorted((*found_people, *names), key=lambda row: not row.why.startswith((_STANDING, _STANDING_THEN)))

    def last(row: StandInRow) -> tuple[bool, bool]:
        wrong = numbers.wrong(people.get(row.person), row.number) is not None
        return bool(asked.gone(row.person, row.name)), wrong

    return tuple(sorted(every, key=last))


@record
class _Asked:
    """The post and the hours that somebody is wanted for; later than `now` it is planning."""

    post: tuple[str, str]
    start: datetime
    until: datetime
    now: datetime
    overrides: tuple[OverrideRow, ...]

    @property
    def later(self) -> bool:
        return self.start > self.now

    def stands_by(self, duty: Duty) -> bool:
        return duty.backup == STANDS_BY and (duty.role, duty.provider) == self.post

    def takes(self, duty: Duty) -> bool:
        """Whether somebody with this duty is occupied: now, or then."""
        return (duty.start < self.until and self.start < duty.until) if self.later else duty.is_on(self.now)

    def state(self, person: PersonRow) -> str:
        """How they are now, which counts for now."""
        return "" if self.later or self.gone(person.id, person.name) else state_of(person, self.now)

    def gone(self, person: str, name: str) -> str:
        """That somebody was replaced, since they fell ill or could not be reached, up to a day before; or empty."""
        for change in self.overrides:
            word = reason(change)
            near = change.start < self.until and self.start < change.until + _SOON
            if word and is_out(change, person, name) and not change.withdrawn and near:
                return f"{word}: vervangen {moment_text(change.since, self.now)} ({change.reference})"
        return ""


def _by_name(duties: tuple[Duty, ...], but: Collection[str], asked: _Asked) -> Iterator[StandInRow]:
    """Who has duties of the role by name and number alone; the provider's own first, who is on call now last."""
    mine: dict[str, list[Duty]] = {}
    for duty in duties:
        name = fold_text(duty.name)
        if duty.role == asked.post[0] and not duty.person and duty.phone and name and name not in but:
            mine.setdefault(name, []).append(duty)

    def place(name: str) -> tuple[object, ...]:
        on = any(asked.takes(one) and not asked.stands_by(one) for one in mine[name])
        return on, all(one.provider != asked.post[1] for one in mine[name]), name

    for name in sorted(mine, key=place):
        # The number that they had last, as far as the roster reaches.
        last = max(mine[name], key=lambda one: one.start)
        why = _why(last.provider, (), mine[name], asked, asked.gone("", last.name))
        shown = read_number(last.phone).shown or last.phone
        yield StandInRow("", last.name, last.provider, last.phone, shown, "", "", why)


def _row(person: PersonRow, found: SuggestionRow, duties: Iterable[Duty], asked: _Asked) -> StandInRow:
    state, number = asked.state(person), numbers.first(person)
    mine = [duty for duty in duties if duty.person == person.id]
    why = _why(person.provider, found.against, mine, asked, asked.gone(person.id, person.name))
    return StandInRow(
        person=person.id,
        name=person.name,
        provider=person.provider,
        number=number,
        number_shown=read_number(number).shown or number,
        state=state,
        state_text=STATE_WORDS.get(state, state),
        why="; ".join(filter(None, (why, numbers.doubt(person, number, asked.now)))),
    )


def _why(provider: str, against: Iterable[str], mine: list[Duty], asked: _Asked, gone: str) -> str:
    parts, now = [gone] if gone else [], asked.now
    for duty in mine:
        if asked.takes(duty):
            role = ROLE_LABELS.get(duty.role, duty.role)
            here = f"heeft zelf dienst als {role} tot {moment_text(duty.until, now)}"
            standing = _STANDING
            if asked.later:
                here = f"heeft dan zelf dienst als {role}, {between_text(duty.start, duty.until, now)}"
                standing = _STANDING_THEN
            parts.append(standing if asked.stands_by(duty) else here)
    if provider and provider != asked.post[1]:
        parts.append(f"van {provider}")
    parts += [one for one in against if one != ALREADY_ON or not parts]
    ended = max((duty.until for duty in mine if duty.until <= asked.start), default=None)
    begins = min((duty.start for duty in mine if duty.start >= (asked.until if asked.later else now)), default=None)
    if ended is not None and asked.start - ended < _SOON:
        parts.append(f"had dienst tot {moment_text(ended, now)}")
    if begins is not None and begins - asked.until < _SOON:
        parts.append(f"heeft weer dienst vanaf {moment_text(begins, now)}")
    return "; ".join(parts) or ("dan geen dienst" if asked.later else "geen dienst nu")
