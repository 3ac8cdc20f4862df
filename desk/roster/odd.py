"""What in a roster does nothing, or not what it seems: overrides, handovers while the clock changes, long chains.

Pure; findings in Dutch.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from desk.finding_rows import FindingRow
from desk.roster.book import Book
from desk.roster.chains import Link, chain_links
from desk.roster.law_time import minute
from desk.roster.resolve import effective
from desk.roster.said import joined, role_text, who
from desk.roster.sweep import levels
from desk.roster.wall import day_hours, days_of
from desk.roster_rows import Duty, OverrideRow, ShiftRow
from desk.words.spans import span_text
from desk.words.times import dated_text, local

_HOUR = timedelta(hours=1)

TOO_SHORT = 5
"""Promises of so few minutes (112, a dropped line) are kept by whoever is there, and by no chain: our choice."""

Promised = Mapping[str, tuple[tuple[int, str], ...]]
"""The promises that the chain of a role serves: within so many minutes, and what the promise is called."""


def idle_overrides(book: Book, start: datetime, until: datetime, *, drafts: bool) -> Iterator[FindingRow]:
    """Overrides that change nobody: who is taken off was not on, who is added was on already."""
    for one in sorted(book.overrides.values(), key=lambda row: (row.start, row.id)):
        yield from idle_override(book, one, book.shifts.values(), start, until, drafts=drafts)


def idle_override(
    book: Book, one: OverrideRow, near: Iterable[ShiftRow], start: datetime, until: datetime, *, drafts: bool
) -> Iterator[FindingRow]:
    """Whether one of them changes nobody; `near` holds at least the duties of its post."""
    if one.withdrawn or one.until <= start or until <= one.start:
        return
    shifts = {shift.id: shift for shift in near if _concerns(shift.planned or shift.now, one)}
    others = {key: row for key, row in book.overrides.items() if key != one.id}
    rows = {"person": book.people, "duty": shifts, "absence": book.absences, "swap": book.swaps}
    given = _people(Book({**rows, "override": book.overrides}), one, drafts=drafts)
    if given == _people(Book({**rows, "override": others}), one, drafts=drafts):
        hours = span_text(one.start, one.until, start)
        post = f"{role_text(one.role)} {one.provider}".strip()
        whom = one.name or one.out_name or one.reason
        yield FindingRow(
            "override",
            "note",
            "Vervanging zonder gevolg",
            f"{one.reference}: {whom} · {hours} · {post}",
            "Trek haar in, of kijk of dag, rol en persoon kloppen.",
            one.role,
            one.provider,
            one.start,
            one.until,
            one.person,
            one.name,
            one.id,
        )


def changed_apart(book: Book, start: datetime, until: datetime) -> Iterator[FindingRow]:
    """Duties that two desks decided about without knowing of each other, until somebody decides again."""
    for shift in book.shifts.values():
        duty = shift.now or (shift.pieces[-1] if shift.pieces else None)
        if not shift.disputed or duty is None or duty.until <= start or until <= duty.start:
            continue
        hours, post = span_text(duty.start, duty.until, start), f"{role_text(duty.role)} {duty.provider}".strip()
        stands = duty.name if shift.now is not None else f"{duty.name} is eraf"
        yield FindingRow(
            "apart",
            "warning",
            "Twee desks wijzigden dit los van elkaar",
            f"{stands} · {hours} · {post}",
            "Spreek af wie dienst heeft, en leg dat opnieuw vast.",
            duty.role,
            duty.provider,
            duty.start,
            duty.until,
            duty.person,
            duty.name,
            duty.id,
        )


def _concerns(duty: Duty | None, one: OverrideRow) -> bool:
    post = (one.role, one.provider)
    return duty is not None and (duty.role, duty.provider) == post and duty.start < one.until and one.start < duty.until


def _people(book: Book, one: OverrideRow, *, drafts: bool) -> list[tuple[int, int, frozenset[str]]]:
    """Who is on in which minutes of an override."""
    first, last = minute(one.start), minute(one.until)
    spans = [
        (max(first, minute(duty.start)), min(last, minute(duty.until)), who(duty))
        for duty in effective(book, one.start, one.until, drafts=drafts)
        if (duty.role, duty.provider) == (one.role, one.provider)
    ]
    found: list[tuple[int, int, frozenset[str]]] = []
    for begin, end, running in levels(spans):
        people = frozenset(running)
        if found and found[-1][1] == begin and found[-1][2] == people:
            found[-1] = found[-1][0], end, people
        else:
            found.append((begin, end, people))
    return found


def handovers_by_night(duties: Sequence[Duty], start: datetime, until: datetime) -> Iterator[FindingRow]:
    """Duties that begin or end in the hour that the clock skips or shows twice."""
    odd = list(_odd_hours(start, until))
    for begin, end, forward in odd:
        seen: set[tuple[str, str, datetime]] = set()
        for duty in duties:
            for at in (duty.start, duty.until):
                if begin <= at < end and (duty.role, duty.provider, at) not in seen:
                    seen.add((duty.role, duty.provider, at))
                    yield _handover(duty, at, start, forward=forward)


def _handover(duty: Duty, at: datetime, now: datetime, *, forward: bool) -> FindingRow:
    how = "een uur dat die nacht niet bestaat" if forward else "een uur dat die nacht twee keer komt"
    text = f"{dated_text(at, now)} · {role_text(duty.role)} {duty.provider}".rstrip()
    return FindingRow(
        "dst",
        "note",
        "Overdracht terwijl de klok verzet wordt",
        f"{text}: in {how}",
        "Spreek de tijd af, of draag voor 02:00 of na 04:00 over.",
        duty.role,
        duty.provider,
        at,
        at + timedelta(minutes=1),
        duty.person,
        duty.name,
        duty.id,
    )


def _odd_hours(start: datetime, until: datetime) -> Iterator[tuple[datetime, datetime, bool]]:
    """The hours around each change of the clock, and whether it goes forward."""
    for day in days_of(start, until):
        begin, end = day_hours(day)
        if end - begin == timedelta(days=1):
            continue
        forward = end - begin < timedelta(days=1)
        change, before = begin, local(begin).utcoffset()
        while local(change).utcoffset() == before:
            change += _HOUR
        yield (change, change + _HOUR, True) if forward else (change - _HOUR, change + _HOUR, False)


def long_chains(
    book: Book, duties: Sequence[Duty], promised: Promised, start: datetime, until: datetime
) -> Iterator[FindingRow]:
    """Chains in which the last one is called later than the shortest promise that they serve.

    Posts with the same chain are said together; where people set no chain of their own it is a note.
    """
    posts: defaultdict[tuple[str, tuple[Link, ...]], list[str]] = defaultdict(list)
    for role, provider in sorted({(duty.role, duty.provider) for duty in duties}):
        posts[role, chain_links(book, role, provider)].append(provider)
    own = {row.role for row in book.chains.values()}
    for (role, links), providers in posts.items():
        # How long it takes until the last one is called.
        takes = sum(link.minutes for link in links[:-1])
        served = [one for one in promised.get(role, ()) if one[0] > TOO_SHORT]
        minutes, label = min(served, default=(takes, ""))
        if takes > minutes:
            chain = " → ".join(f"{role_text(link.role)} {link.minutes} min" for link in links)
            post = f"{role_text(role)} {joined(providers)}".strip()
            yield FindingRow(
                "chain",
                "warning" if role in own else "note",
                "Belketen duurt langer dan de belofte",
                f"{post}: de laatste na {takes} min, beloofd binnen {minutes} min ({label}): {chain}",
                "Geef elke stap minder minuten, of haal een stap weg.",
                role,
                providers[0] if len(providers) == 1 else "",
                start,
                until,
            )
