"""What the roster's decisions share: known people and duties, spans that can be, numbers that people name things by."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime

from desk.errors import Refused
from desk.fact import from_ticks, to_ticks
from desk.ids import canonical
from desk.intake.context import MINUTE, Context
from desk.roster.book import Book
from desk.roster_rows import PersonRow, ShiftRow
from desk.words.fold import fold_text
from desk.words.phone import read_number
from desk.words.times import moment_text

DAY = 24 * 60


def book_now(context: Context, start: datetime | None = None, until: datetime | None = None) -> Book:
    """The roster as this desk knows it, at least from `start` until `until`."""
    now = from_ticks(context.now)
    return context.roster(start or now, until or now)


def minute(at: datetime) -> int:
    """An instant as facts carry it: µs UTC, on the whole minute that it lies in."""
    ticks = to_ticks(at)
    return ticks - ticks % MINUTE


def span(start: datetime, until: datetime, context: Context, whose: str = "") -> tuple[int, int]:
    """A span as facts carry it; refused when it ends before it starts."""
    first, last = minute(start), minute(until)
    if last <= first:
        now = from_ticks(context.now)
        of = f" ({whose})" if whose else ""
        raise Refused(
            f"Het einde ({moment_text(until, now)}) ligt niet na het begin ({moment_text(start, now)}){of}. "
            "Verbeter een van de twee."
        )
    return first, last


def known_shift(book: Book, duty: str) -> ShiftRow:
    """The duty, which has to be in the roster."""
    shift = book.shifts.get(duty)
    if shift is None:
        raise Refused("Deze dienst staat niet (meer) in het rooster; kijk nog een keer.")
    return shift


def known_person(book: Book, person: str) -> PersonRow:
    """The person, who has to be known."""
    row = book.people.get(person)
    if row is None:
        raise Refused("Deze medewerker is niet bekend; voeg hem of haar eerst toe bij de mensen.")
    return row


def one_of(text: str, known: Iterable[str], what: str) -> str:
    """A word of a fixed list; what the window does not offer is refused."""
    choices = tuple(known)
    if text not in choices:
        raise Refused(f"'{text}' is geen {what}; kies uit {', '.join(choices)}.")
    return text


def place(role: str, provider: str) -> tuple[str, str]:
    """Role and provider as they are kept; refused without a role."""
    if not role.strip():
        raise Refused("Kies een rol.")
    return role.strip(), provider.strip()


def number(text: str) -> str:
    """A telephone number as it is kept: the form that is dialled where it reads as one, else as typed."""
    typed = text.strip()
    if typed and not any(char.isdigit() for char in typed):
        raise Refused(f"'{typed}' is geen telefoonnummer; schrijf bijvoorbeeld 06 12 34 56 78.")
    read = read_number(typed)
    # What is dialled has no extension in it: then it stays as people wrote it.
    return typed if "toestel" in read.shown else read.key or typed


def wall_minute(value: int, *, end: bool = False) -> int:
    """A time on the clock in minutes after midnight; an end may be 24:00."""
    if not 0 <= value < DAY + end:
        raise Refused("Een tijd ligt tussen 00:00 en 24:00.")
    return value


def weekdays(days: Iterable[int]) -> tuple[int, ...]:
    """Weekdays in order, 1 Monday to 7 Sunday; refused without any."""
    chosen = tuple(sorted(set(days)))
    if not chosen or chosen[0] < 1 or chosen[-1] > 7:
        raise Refused("Kies ten minste één dag van de week.")
    return chosen


def day(text: str, *, needed: bool = True) -> str:
    """An ISO date; empty where it may be left out."""
    if not text and not needed:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Refused(f"'{text}' is geen datum; schrijf bijvoorbeeld 2026-11-21.") from None


def valid_days(first: str, last: str) -> tuple[str, str]:
    """From which day until which day something is valid, both included."""
    begin, end = day(first, needed=False), day(last, needed=False)
    if begin and end and end < begin:
        raise Refused(f"Geldig tot {end} ligt voor geldig vanaf {begin}.")
    return begin, end


def named(kind: str, *parts: str) -> str:
    """The subject of a thing that is named by what it is about, so that two desks who edit it edit one thing."""
    return hashlib.sha256(canonical([kind, *map(fold_text, parts)])).hexdigest()[:32]
