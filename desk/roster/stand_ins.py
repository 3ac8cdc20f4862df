"""Who could take over now from somebody who fell ill: people of the role with a number, the likeliest first. Pure.

Nobody is left out but who is absent, gone or has no number: at night a telephonist decides, and reads why somebody
stands where they stand.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from desk.change_rows import StandInRow
from desk.roster.answers import state_of
from desk.roster.book import Book
from desk.roster.roles import ROLE_LABELS, STATE_WORDS
from desk.roster_rows import STANDS_BY, Duty, PersonRow
from desk.words.fold import fold_text
from desk.words.phone import read_number
from desk.words.times import moment_text

REST = timedelta(hours=11)
"""Arbeidstijdenwet art. 5:3, daily rest: said as a reason here; the checks of the law say it with their article."""

_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def stand_ins(
    book: Book, duties: Iterable[Duty], post: tuple[str, str], out: str, until: datetime, now: datetime
) -> tuple[StandInRow, ...]:
    """Who could have `post` (role, provider) from now until `until` in place of the person `out`, best first.

    `duties` are those that count, of yesterday until tomorrow at least.
    """
    known = tuple(duties)
    found = []
    for person in book.people.values():
        if person.id != out and post[0] in person.roles and not person.gone and person.phones:
            if _absent(book, person, now, until):
                continue
            mine = [duty for duty in known if duty.person == person.id]
            found.append((_rank(person, mine, post, until, now), _row(person, mine, post, until, now)))
    return tuple(row for _, row in sorted(found, key=lambda one: one[0]))


def _absent(book: Book, person: PersonRow, start: datetime, until: datetime) -> bool:
    return any(
        absence.person == person.id and absence.start < until and start < absence.until
        for absence in book.absences.values()
    )


def _rank(
    person: PersonRow, mine: list[Duty], post: tuple[str, str], until: datetime, now: datetime
) -> tuple[object, ...]:
    on = [duty for duty in mine if duty.is_on(now)]
    stands_by = any((duty.role, duty.provider) == post and duty.backup == STANDS_BY for duty in on)
    return (
        not stands_by,
        state_of(person, now) == "busy",
        bool(on) and not stands_by,
        person.provider != post[1],
        bool(_short_of_rest(mine, until, now)),
        # Whoever worked longest ago, as far as these days tell.
        max((duty.until for duty in mine if duty.until <= now), default=_LONG_AGO),
        fold_text(person.name),
        person.id,
    )


def _row(person: PersonRow, mine: list[Duty], post: tuple[str, str], until: datetime, now: datetime) -> StandInRow:
    state, number = state_of(person, now), person.phones[0]
    return StandInRow(
        person=person.id,
        name=person.name,
        provider=person.provider,
        number=number,
        number_shown=read_number(number).shown or number,
        state=state,
        state_text=STATE_WORDS.get(state, state),
        why=_why(person, mine, post, until, now),
    )


def _why(person: PersonRow, mine: list[Duty], post: tuple[str, str], until: datetime, now: datetime) -> str:
    parts = []
    for duty in mine:
        if duty.is_on(now):
            role = ROLE_LABELS.get(duty.role, duty.role)
            if duty.backup == STANDS_BY and (duty.role, duty.provider) == post:
                parts.append("staat nu klaar als achterwacht")
            else:
                parts.append(f"heeft zelf dienst als {role} tot {moment_text(duty.until, now)}")
    if person.provider and person.provider != post[1]:
        parts.append(f"van {person.provider}")
    parts += _short_of_rest(mine, until, now)
    return "; ".join(parts) or "geen dienst nu"


def _short_of_rest(mine: list[Duty], until: datetime, now: datetime) -> list[str]:
    """A duty that ended less than the daily rest ago, or begins less than that after this one."""
    ended = max((duty.until for duty in mine if duty.until <= now), default=None)
    begins = min((duty.start for duty in mine if duty.start > now), default=None)
    said = []
    if ended is not None and now - ended < REST:
        said.append(f"had dienst tot {moment_text(ended, now)}")
    if begins is not None and begins - until < REST:
        said.append(f"heeft weer dienst vanaf {moment_text(begins, now)}")
    return said
