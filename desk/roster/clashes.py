"""People who cannot be what the roster says: in two places, their own backup, away, gone, unknown, without a number.

Pure; findings in Dutch.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from desk.finding_rows import FindingRow
from desk.roster.behind import every_named
from desk.roster.book import Book
from desk.roster.chains import chain_links
from desk.roster.law_check import by_person
from desk.roster.law_time import instant, minute
from desk.roster.said import role_text, times_text
from desk.roster.sweep import levels
from desk.roster_rows import STANDS_BY, AbsenceRow, Duty
from desk.words.fold import fold_text
from desk.words.phone import read_number
from desk.words.spans import span_text

DESK_ROLES = ("telephonist",)
"""Who sits at the desk is called there: without a number it is a note."""

_AWAY = {"leave": "met verlof", "sick": "ziek", "course": "naar een cursus", "other": "er niet"}


def doubles(book: Book, duties: Sequence[Duty], start: datetime, until: datetime) -> Iterator[FindingRow]:
    """Who is on twice at one time: in two places, twice on one post, or as their own backup."""
    first, last = minute(start), minute(until)
    for mine in by_person(duties).values():
        mine.sort(key=lambda duty: duty.start)
        if all(one.until <= other.start for one, other in pairwise(mine)):
            continue
        said: set[tuple[str, ...]] = set()
        for since, to, running in levels([(minute(one.start), minute(one.until), one) for one in mine]):
            pair = tuple(sorted({one.id for one in running}))
            if len(pair) < 2 or to <= first or last <= since or pair in said:
                continue
            said.add(pair)
            one, other = running[0], next(each for each in running if each.id != running[0].id)
            begins, ends = max(one.start, other.start), min(one.until, other.until)
            yield _double(book, one, other, begins, ends, start)


def _double(book: Book, one: Duty, other: Duty, begins: datetime, ends: datetime, now: datetime) -> FindingRow:
    where = f"{one.name} · {span_text(begins, ends, now)}"
    kind, mend = "double", "Geef een van beide diensten aan iemand anders."
    text = f"{where} · {_post(one)} en {_post(other)}"
    if _behind(book, one, other) or _behind(book, other, one):
        kind, title, mend = "own-backup", "Eigen achterwacht", "Zet iemand anders achter deze dienst."
    elif (one.role, one.provider) == (other.role, other.provider):
        title, text, mend = "Twee keer ingepland", f"{where} · {_post(one)}", "Laat een van beide diensten vervallen."
    else:
        title = "Op twee plekken tegelijk"
    place = one.role, one.provider, begins, ends
    return FindingRow(kind, "warning", title, text, mend, *place, one.person, one.name, other.id)


def _behind(book: Book, one: Duty, other: Duty) -> bool:
    """Whether `other` is called when `one` does not answer."""
    if (one.role, one.provider) == (other.role, other.provider):
        return other.backup == STANDS_BY != one.backup
    roles = [link.role for link in chain_links(book, one.role, one.provider)]
    # The shift lead stands at the end of every chain, and may well have a duty too: that is no backup of their own.
    place = roles.index(one.role) if one.role in roles else -1
    return other.role == "backup" and other.role in roles[place + 1 :]


def own_backups(duties: Iterable[Duty], now: datetime) -> Iterator[FindingRow]:
    """Duties that name as backup the one who has it, by name or by number."""
    for duty in duties:
        named = duty.backup
        if not named or named == STANDS_BY:
            continue
        number = read_number(named).key
        if fold_text(named) == fold_text(duty.name) or (number and number == read_number(duty.phone).key):
            text = f"{duty.name} · {span_text(duty.start, duty.until, now)} · {_post(duty)}"
            mend = "Zet iemand anders achter deze dienst."
            yield _about("own-backup", "warning", "Eigen achterwacht", text, mend, [duty])


def people_missing(book: Book, duties: Iterable[Duty], now: datetime) -> Iterator[FindingRow]:
    """Names that nobody is known for, people who left, and people who cannot be called; one finding each."""
    for mine in by_person(duties).values():
        mine.sort(key=lambda duty: duty.start)
        one = mine[0]
        where = f"{one.name} · {times_text(len(mine), one.start, now)} · {_post(one)}"
        person = book.people.get(one.person)
        if not one.person:
            mend = "Zeg wie dit is (alias), of zet deze persoon in de lijst."
            yield _about("unknown", "note", "Naam niet in de lijst", where, mend, mine)
        elif person is None or person.gone:
            mend = "Geef deze diensten aan iemand anders, of zet deze persoon weer in de lijst."
            yield _about("left", "warning", "Staat niet meer in de lijst", where, mend, mine)
        silent = [duty for duty in mine if not duty.phone]
        if silent:
            first = silent[0]
            where = f"{one.name} · {times_text(len(silent), first.start, now)} · {_post(first)}"
            severity = "note" if all(duty.role in DESK_ROLES for duty in silent) else "danger"
            yield _about("number", severity, "Geen nummer", where, "Vul een nummer in bij deze persoon.", silent)


def absences(
    book: Book, duties: Sequence[Duty], start: datetime, until: datetime, *, drafts: bool
) -> Iterator[FindingRow]:
    """Who is away while the roster has them on: duties that they got all the same, and duties left empty by it."""
    if not book.absences:
        return
    away_ones = {away.person for away in book.absences.values()}
    on, parts = defaultdict[str, list[Duty]](list), defaultdict[str, list[Duty]](list)
    changed = defaultdict[tuple[str, str], list[Duty]](list)
    for duty in duties:
        on[duty.person].append(duty)
        parts[duty.id].append(duty)
        if duty.why:
            changed[duty.role, duty.provider].append(duty)
    planned: defaultdict[str, list[Duty]] = defaultdict(list)
    for shift in book.shifts.values():
        plan = shift.planned if drafts else shift.now
        if plan is not None and plan.person in away_ones:
            planned[plan.person].append(plan)
    for away in sorted(book.absences.values(), key=lambda row: (row.start, row.id)):
        begin, end = max(away.start, away.since, start), min(away.until, until)
        for duty in on[away.person]:
            if duty.start < end and begin < duty.until:
                yield _away(away, duty, max(begin, duty.start), min(end, duty.until), start, "danger")
        for duty in planned[away.person]:
            since, to = max(begin, duty.start), min(end, duty.until)
            taken = [*parts[duty.id], *changed[duty.role, duty.provider]]
            for first, last in _empty(since, to, taken):
                yield _away(away, duty, first, last, start, "warning")


def backups_away(book: Book, duties: Iterable[Duty], start: datetime, until: datetime) -> Iterator[FindingRow]:
    """Who is named as backup beside somebody's duty and is not there: nobody calls them, and nobody is behind it."""
    if not book.absences:
        return
    of: defaultdict[str, list[AbsenceRow]] = defaultdict(list)
    for away in book.absences.values():
        of[away.person].append(away)
    for duty, one in every_named(book, duties):
        for away in of.get(one.person, ()):
            begin, end = max(away.start, away.since, start, one.start), min(away.until, until, one.until)
            if begin < end:
                row = _away(away, replace(one, role=duty.role), begin, end, start, "warning")
                mend = "Zet iemand anders achter deze dienst."
                yield replace(row, title="Achterwacht en er niet", text=f"{row.text}, achter {duty.name}", mend=mend)


def _empty(since: datetime, to: datetime, taken: Sequence[Duty]) -> Iterator[tuple[datetime, datetime]]:
    """Where nobody took over a duty that an absence emptied: no swap of it, and no change of its post (`taken`)."""
    if since >= to:
        return
    kept = [(max(since, one.start), min(to, one.until), one) for one in taken]
    at = minute(since)
    for begin, end, _ in levels([(minute(first), minute(last), one.id) for first, last, one in kept]):
        if at < begin:
            yield instant(at), instant(begin)
        at = end
    if at < minute(to):
        yield instant(at), to


def _away(away: AbsenceRow, duty: Duty, begin: datetime, end: datetime, now: datetime, severity: str) -> FindingRow:
    how = _AWAY.get(away.kind, _AWAY["other"])
    text = f"{duty.name} is {how} · {span_text(begin, end, now)} · {_post(duty)}"
    title = "Van dienst en er niet" if severity == "danger" else "Niemand voor wie er niet is"
    mend = "Zet er iemand anders op."
    place = duty.role, duty.provider, begin, end
    return FindingRow("absence", severity, title, text, mend, *place, duty.person, duty.name, duty.id)


def _about(kind: str, severity: str, title: str, text: str, mend: str, mine: Sequence[Duty]) -> FindingRow:
    one = mine[0]
    hours = one.start, max(duty.until for duty in mine)
    who = one.person, one.name, one.id
    return FindingRow(kind, severity, title, text, mend, one.role, one.provider, *hours, *who, count=len(mine))


def _post(duty: Duty) -> str:
    return f"{role_text(duty.role)} {duty.provider}".strip()
