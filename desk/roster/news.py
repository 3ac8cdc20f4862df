"""What changed in the roster since a moment, for the shift lead in the morning: newest first, in words. Pure."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from desk.change_rows import NewsRow
from desk.roster.book import Book
from desk.roster.idle import Idle, idle_override, idle_swap
from desk.roster.roles import ROLE_LABELS
from desk.roster_rows import AbsenceRow, OverrideRow, PersonRow, PublicationRow, SwapRow
from desk.words.spans import between_text

ABSENCES = {"leave": "verlof", "sick": "ziek", "course": "scholing", "other": "afwezig"}
_SWAPS = {
    "asked": "gevraagd",
    "taken": "genomen, wacht op goedkeuring",
    "approved": "goedgekeurd",
    "refused": "geweigerd",
    "withdrawn": "ingetrokken",
}


def news_rows(book: Book, since: datetime, now: datetime, name_of: Callable[[str], str]) -> tuple[NewsRow, ...]:
    """The changes recorded from `since` on, and swaps that still wait for somebody, however old."""
    rows = [row for row in _all(book, since, now, name_of) if (row.open and row.kind == "swap") or row.at >= since]
    return tuple(sorted(rows, key=lambda row: (row.at, row.subject), reverse=True))


def _all(book: Book, since: datetime, now: datetime, name_of: Callable[[str], str]) -> Iterator[NewsRow]:
    for override in book.overrides.values():
        told = _told_of(book, override, now) if override.since >= since else ""
        text = _with_by(_override(override, name_of, now), override.by, name_of) + told
        # Whoever is ill tonight may be ill tomorrow: the shift lead has to look at it.
        open_still = bool(told) or ((override.kind != "add" or bool(override.out)) and not override.withdrawn)
        yield NewsRow("override", override.id, override.since, override.by, text, open_still)
    for absence in book.absences.values():
        text = _with_by(_absence(absence, name_of, now), absence.by, name_of)
        yield NewsRow("absence", absence.id, absence.since, absence.by, text)
    for swap in book.swaps.values():
        yield _swap(book, swap, name_of, now)
    for act in book.publications.values():
        yield NewsRow(
            "publication", act.id, act.at, act.by, _with_by(_published(act, now), act.by, name_of), act.gaps > 0
        )
    for person in book.people.values():
        yield from _wrong_numbers(person, name_of)


def _override(row: OverrideRow, name_of: Callable[[str], str], now: datetime) -> str:
    comes = name_of(row.person) or row.name
    goes = name_of(row.out) or row.out_name or "iedereen"
    instead = f"{comes} voor {goes}"
    what = {
        "add": instead if row.out or row.out_name else f"{comes} erbij",
        "remove": f"{goes} eraf",
        "replace": instead,
    }[row.kind]
    place = f"{ROLE_LABELS.get(row.role, row.role)} {row.provider}".strip()
    reason = f" ({row.reason})" if row.reason else ""
    gone = ", ingetrokken" if row.withdrawn else ""
    return f"{row.reference}: {what}, {place}, {between_text(row.start, row.until, now)}{reason}{gone}"


def _absence(row: AbsenceRow, name_of: Callable[[str], str], now: datetime) -> str:
    kind = ABSENCES.get(row.kind, row.kind)
    note = f" ({row.note})" if row.note else ""
    return f"{name_of(row.person) or 'onbekend'}: {kind}, {between_text(row.start, row.until, now)}{note}"


def _swap(book: Book, row: SwapRow, name_of: Callable[[str], str], now: datetime) -> NewsRow:
    shift = book.shifts.get(row.duty)
    duty = shift.planned if shift is not None else None
    which = ""
    if duty is not None:
        part = "dienst" if row.start is None and row.until is None else "deel"
        hours = between_text(row.start or duty.start, row.until or duty.until, now)
        which = f", {part} {hours} van {duty.name}"
    whom = f" naar {name_of(row.person)}" if row.person else ", nog niemand"
    at = row.ended_at or row.approved_at or row.asked_at
    by = row.approved_by if row.state == "approved" else row.asked_by
    told = _told(idle_swap(book, row, now))
    text = _with_by(f"{row.reference} {_SWAPS.get(row.state, row.state)}{which}{whom}", by, name_of) + told
    return NewsRow("swap", row.id, at, by, text, bool(told) or row.state in ("asked", "taken"))


def _told_of(book: Book, row: OverrideRow, now: datetime) -> str:
    # Of what is over it counts whether it ever had effect.
    idle = idle_override(book, row, book.shifts.values(), now if row.until > now else row.start)
    return _told([idle] if idle is not None else [])


def _told(idle: Iterable[Idle]) -> str:
    """What to say when somebody was told that they come, and another is called; the shift lead tells them."""
    return "".join(f". TELT NIET: {one.words}; zeg het tegen {one.name}" for one in idle if one.name and not one.comes)


def _published(row: PublicationRow, now: datetime) -> str:
    count = "1 wijziging" if row.duties == 1 else f"{row.duties} wijzigingen"
    gaps = f", er ontbreekt {row.gaps} keer iemand" if row.gaps else ""
    reason = f" ({row.reason})" if row.reason else " (zonder reden)" if row.gaps else ""
    return f"rooster gepubliceerd, {between_text(row.start, row.until, now)}: {count}{gaps}{reason}"


def _wrong_numbers(person: PersonRow, name_of: Callable[[str], str]) -> Iterator[NewsRow]:
    last = {test.number: test for test in person.tests}
    for test in last.values():
        if test.outcome == "wrong" and test.number in person.phones:
            text = _with_by(f"nummer {test.number} van {person.name} klopt niet", test.by, name_of)
            yield NewsRow("number", person.id, test.at, test.by, text, open=True)


def _with_by(text: str, by: str, name_of: Callable[[str], str]) -> str:
    name = name_of(by) if by else ""
    return f"{text}, door {name}" if name else text
