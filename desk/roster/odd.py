"""What in a roster is not what it seems: changed apart, handovers while the clock changes, long chains.

Pure; findings in Dutch.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from desk.finding_rows import FindingRow
from desk.roster.book import Book
from desk.roster.chains import Link, chain_links
from desk.roster.said import joined, role_text
from desk.roster.wall import day_hours, days_of
from desk.roster_rows import Duty
from desk.words.spans import span_text
from desk.words.times import dated_text, local

_HOUR = timedelta(hours=1)

TOO_SHORT = 5
"""Promises of so few minutes (112, a dropped line) are kept by whoever is there, and by no chain: our choice."""

Promised = Mapping[str, tuple[tuple[int, str], ...]]
"""The promises that the chain of a role serves: within so many minutes, and what the promise is called."""


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
        # Of two that are as short the one that the profile names first.
        minutes, label = min(served, default=(takes, ""), key=lambda one: one[0])
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
