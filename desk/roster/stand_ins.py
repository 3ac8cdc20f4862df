"""Who could take over now from somebody who fell ill: people of the role with a number, the likeliest first. Pure.

The order is that of `desk.roster.fairness.suggest`, with the law profile of the role; who stands by for the post goes
before all, who is busy now after. Nobody is left out but who is absent, gone or has no number: at night a telephonist
decides, and reads why somebody stands where they stand.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta

from desk.change_rows import StandInRow
from desk.finding_rows import SuggestionRow
from desk.roster.answers import state_of
from desk.roster.book import Book
from desk.roster.fairness import ALREADY_ON, AWAY, suggest
from desk.roster.law import laws
from desk.roster.roles import ROLE_LABELS, STATE_WORDS
from desk.roster_rows import STANDS_BY, Duty, PersonRow
from desk.words.fold import fold_text
from desk.words.phone import read_number
from desk.words.times import moment_text

AROUND = timedelta(days=28)
"""So many days before and after count for who stands in tonight: rests, rows of nights and the free days of four weeks.
What the law averages over sixteen weeks is left to the checks; reading those at night would keep people waiting."""

_SOON = timedelta(hours=24)
_STANDING = "staat nu klaar als achterwacht"


def stand_ins(
    book: Book,
    duties: Iterable[Duty],
    post: tuple[str, str],
    out: str,
    until: datetime,
    now: datetime,
    out_name: str = "",
) -> tuple[StandInRow, ...]:
    """Who could have `post` (role, provider) from now until `until` in place of the person `out`, best first.

    `duties` are those that count, of `AROUND` before and after. Who stands in them with a name and a number alone, as a
    roster file has people, comes after the people who are known; `out_name` is whoever goes, where that is a name.
    """
    known = tuple(duties)
    people = {key: person for key, person in book.people.items() if key != out and person.phones}
    # Who stands by for this post is there for just this: that duty speaks against nothing.
    standing = {one.person for one in known if _stands_by(one, post) and one.is_on(now)}
    counted = [one for one in known if not _stands_by(one, post)]
    asked = Duty("", *post, "", "", now, until)
    found = suggest(asked, people, counted, book.absences.values(), laws(book.laws.values()), now)
    rows = [row for row in found if AWAY not in row.against]
    rows.sort(key=lambda row: (row.person not in standing, state_of(people[row.person], now) == "busy"))
    found_people = [_row(people[row.person], row, known, post, until, now) for row in rows]
    called = {fold_text(name) for person in book.people.values() for name in (person.name, *person.aliases)}
    names = _by_name(known, post, called | {fold_text(out_name)}, until, now)
    return tuple(sorted((*found_people, *names), key=lambda row: not row.why.startswith(_STANDING)))


def _by_name(
    duties: tuple[Duty, ...], post: tuple[str, str], but: Collection[str], until: datetime, now: datetime
) -> Iterator[StandInRow]:
    """Who has duties of the role by name and number alone; the provider's own first, who is on call now last."""
    mine: dict[str, list[Duty]] = {}
    for duty in duties:
        name = fold_text(duty.name)
        if duty.role == post[0] and not duty.person and duty.phone and name and name not in but:
            mine.setdefault(name, []).append(duty)

    def place(name: str) -> tuple[object, ...]:
        on = any(one.is_on(now) and not _stands_by(one, post) for one in mine[name])
        return on, all(one.provider != post[1] for one in mine[name]), name

    for name in sorted(mine, key=place):
        # The number that they had last, as far as the roster reaches.
        last = max(mine[name], key=lambda one: one.start)
        why = _why(last.provider, (), mine[name], post, until, now)
        shown = read_number(last.phone).shown or last.phone
        yield StandInRow("", last.name, last.provider, last.phone, shown, "", "", why)


def _stands_by(duty: Duty, post: tuple[str, str]) -> bool:
    return duty.backup == STANDS_BY and (duty.role, duty.provider) == post


def _row(
    person: PersonRow,
    found: SuggestionRow,
    duties: Iterable[Duty],
    post: tuple[str, str],
    until: datetime,
    now: datetime,
) -> StandInRow:
    state, number = state_of(person, now), person.phones[0]
    mine = [duty for duty in duties if duty.person == person.id]
    return StandInRow(
        person=person.id,
        name=person.name,
        provider=person.provider,
        number=number,
        number_shown=read_number(number).shown or number,
        state=state,
        state_text=STATE_WORDS.get(state, state),
        why=_why(person.provider, found.against, mine, post, until, now),
    )


def _why(
    provider: str, against: Iterable[str], mine: list[Duty], post: tuple[str, str], until: datetime, now: datetime
) -> str:
    parts = []
    for duty in mine:
        if duty.is_on(now):
            role = ROLE_LABELS.get(duty.role, duty.role)
            here = f"heeft zelf dienst als {role} tot {moment_text(duty.until, now)}"
            parts.append(_STANDING if _stands_by(duty, post) else here)
    if provider and provider != post[1]:
        parts.append(f"van {provider}")
    parts += [one for one in against if one != ALREADY_ON or not parts]
    ended = max((duty.until for duty in mine if duty.until <= now), default=None)
    begins = min((duty.start for duty in mine if duty.start > now), default=None)
    if ended is not None and now - ended < _SOON:
        parts.append(f"had dienst tot {moment_text(ended, now)}")
    if begins is not None and begins - until < _SOON:
        parts.append(f"heeft weer dienst vanaf {moment_text(begins, now)}")
    return "; ".join(parts) or "geen dienst nu"
