"""On which numbers somebody is called, in which order, and what is the matter with one. Pure; words in Dutch.

The list of people is what counts: a number that was taken off it is called through no duty that a file or a form gave
it to, and one that was wrong when it was tried comes last, wherever it stands.
"""

from collections.abc import Hashable
from datetime import datetime

from desk.roster_rows import Duty, PersonRow, TestRow
from desk.words.phone import read_number
from desk.words.times import dated_text


def dialled(number: str) -> str:
    """What a number is compared by: as it is dialled, else as it is written."""
    return read_number(number).key or "".join(number.split())


def tried(person: PersonRow | None, own: str = "", *, now: bool = False) -> tuple[str, ...]:
    """The numbers of somebody in the order in which they are tried; `own` is that of one duty and goes first.

    `now`: whoever gave `own` said it on top of the list (a replacement, or what was resolved already), so that it
    counts even where it was taken off the list before.
    """
    if person is None:
        return (own,) if own else ()
    if not own and not person.tests:
        return person.phones
    found: dict[str, str] = {}
    for number in (own, *person.phones):
        if number and (now or number is not own or not taken_off(person, number)):
            found.setdefault(dialled(number), number)
    return tuple(sorted(found.values(), key=lambda number: wrong(person, number) is not None))


def first(person: PersonRow | None, own: str = "", *, now: bool = False) -> str:
    """The number to call first; empty where there is none."""
    return next(iter(tried(person, own, now=now)), "")


def of_duty(person: PersonRow | None, duty: Duty) -> tuple[str, ...]:
    """The numbers on which whoever has a resolved duty is tried, its own first."""
    return tried(person, duty.phone, now=True)


def taken_off(person: PersonRow, number: str) -> bool:
    """Whether a number stood in somebody's list and was taken off it."""
    if not person.former:
        return False
    key = dialled(number)
    return key in map(dialled, person.former) and key not in map(dialled, person.phones)


def wrong(person: PersonRow | None, number: str) -> TestRow | None:
    """The last test of a number, where that said that it is wrong."""
    if person is None or not person.tests:
        return None
    key = dialled(number)
    last = next((test for test in reversed(person.tests) if dialled(test.number) == key), None)
    return last if last is not None and last.outcome == "wrong" else None


def doubt(person: PersonRow | None, number: str, now: datetime) -> str:
    """What speaks against a number; empty for nothing."""
    test = wrong(person, number)
    return f"nummer klopte niet bij de test van {dated_text(test.at, now)}" if test is not None else ""


def told(person: PersonRow) -> Hashable:
    """All that the numbers on which somebody is called depend on."""
    return person.phones, person.former, tuple(test for test in person.tests if wrong(person, test.number) is test)
