"""Whom a duty names as backup beside whoever has it: a role, somebody known, a number, or only a name. Pure.

Nothing is guessed: a name that more than one has is shown as it was written, without a number.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from desk.roster import numbers
from desk.roster.away import absent
from desk.roster.book import Book
from desk.roster.roles import ROLE_LABELS, read_role
from desk.roster.said import named
from desk.roster_rows import STANDS_BY, Duty, PersonRow
from desk.words.fold import fold_text
from desk.words.phone import find_number

BACKUP = "backup"
_AROUND_A_NUMBER = " .,;:-/()"


def backup_role(duty: Duty) -> str:
    """The role that is behind a duty, where a role is named; else empty."""
    role = read_role(duty.backup) if duty.backup else ""
    return role if role in ROLE_LABELS else ""


def named_backups(book: Book, duty: Duty) -> tuple[Duty, ...]:
    """Those whom a duty names, each as a duty of the same hours; nobody where it names none, or a role."""
    text = duty.backup
    if not text or text == STANDS_BY or backup_role(duty):
        return ()
    number = find_number(text)
    key = number.key if number else ""
    # With a number in it what is left is the name; nothing left is a number alone.
    name = text.replace(number.raw, "").strip(_AROUND_A_NUMBER) if number else text
    one = _known_as(book, name) if name else _known_by(book, key)
    if one is not None and key and _may_be_another(one, duty, key):
        return (_behind(duty, None, text, key),)
    together = [_known_as(book, part) for part in named(name)] if one is None and not number else []
    if len(together) > 1 and all(together):
        return tuple(_behind(duty, person, text, "") for person in together)
    return (_behind(duty, one, text, key),)


def every_named(book: Book, duties: Iterable[Duty]) -> Iterator[tuple[Duty, Duty]]:
    """Many duties, each with whom it names; each name is looked up once."""
    found: dict[str, tuple[Duty, ...]] = {}
    for duty in duties:
        if duty.backup and duty.backup != STANDS_BY:
            if duty.backup not in found:
                found[duty.backup] = named_backups(book, duty)
            for one in found[duty.backup]:
                yield duty, replace(one, id=duty.id, provider=duty.provider, start=duty.start, until=duty.until)


def there(book: Book, duty: Duty, at: datetime) -> tuple[Duty, ...]:
    """Those of them who are not away at `at`: as the roster itself, what is named beside a duty ends by an absence."""
    return tuple(one for one in named_backups(book, duty) if absent(book.absences.values(), one.person, at) is None)


def _behind(duty: Duty, person: PersonRow | None, text: str, own: str) -> Duty:
    name, known = (person.name, person.id) if person is not None else (text, "")
    phone = numbers.first(person, own)
    return Duty(duty.id, BACKUP, duty.provider, name, phone, duty.start, duty.until, person=known)


def _may_be_another(person: PersonRow, duty: Duty, number: str) -> bool:
    """Whether a name with this number, beside a duty of another provider, may be somebody else of that name."""
    known = {numbers.dialled(one) for one in (*person.phones, *person.former)}
    return bool(known) and number not in known and fold_text(person.provider) != fold_text(duty.provider)


def _known_as(book: Book, name: str) -> PersonRow | None:
    """The one person of this name or alias; None when there is none, or more than one."""
    wanted = fold_text(name)
    found = [
        person
        for person in book.people.values()
        if not person.gone and wanted in {fold_text(one) for one in (person.name, *person.aliases)}
    ]
    return found[0] if len(found) == 1 else None


def _known_by(book: Book, number: str) -> PersonRow | None:
    """The one person with this number; None when there is none, or more than one."""
    found = [
        person
        for person in book.people.values()
        if not person.gone and number in {numbers.dialled(one) for one in person.phones}
    ]
    return found[0] if number and len(found) == 1 else None
