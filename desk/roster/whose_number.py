"""Numbers on duties that are somebody else's, were wrong, or are in no list any more. Pure; findings in Dutch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from desk.finding_rows import FindingRow
from desk.roster import numbers
from desk.roster.said import joined, named, role_text, times_text, who
from desk.roster_rows import Duty, PersonRow, ShiftRow
from desk.words.fold import fold_text
from desk.words.phone import read_number

Owners = Mapping[str, list[PersonRow]]


def owners(people: Iterable[PersonRow]) -> Owners:
    """Who has which number, by what is dialled; who left has none."""
    found: defaultdict[str, list[PersonRow]] = defaultdict(list)
    for person in people:
        if not person.gone:
            for number in person.phones:
                found[numbers.dialled(number)].append(person)
    return found


def others(known: Owners, phone: str, person: str, name: str) -> tuple[PersonRow, ...]:
    """Whose number this is, when it is not that of `person` or of somebody called `name`; else nobody."""
    have = known.get(numbers.dialled(phone), ()) if phone.strip() else ()
    called = set(named(name)) if not person else set()
    for row in have:
        if row.id == person or called & {fold_text(one) for one in (row.name, *row.aliases)}:
            return ()
    return tuple(have)


def other_numbers(people: Mapping[str, PersonRow], duties: Iterable[Duty], now: datetime) -> Iterator[FindingRow]:
    """Duties that have the number of somebody else; one finding for each person and number."""
    known, found = owners(people.values()), dict[tuple[str, str], list[Duty]]()
    judged: dict[tuple[str, str], bool] = {}
    for duty in duties:
        key = who(duty), numbers.dialled(duty.phone)
        if key not in judged:
            judged[key] = bool(others(known, duty.phone, duty.person, duty.name))
        if judged[key]:
            found.setdefault(key, []).append(duty)
    for mine in found.values():
        mine.sort(key=lambda duty: duty.start)
        one = mine[0]
        have = others(known, one.phone, one.person, one.name)
        private = any(one.phone in row.private for row in have)
        shown = "het nummer" if private else read_number(one.phone).shown or one.phone
        post = f"{role_text(one.role)} {one.provider}".strip()
        yield FindingRow(
            "other-number",
            "danger",
            "Nummer van iemand anders",
            f"{one.name} · {shown} is van {joined([row.name for row in have])} · "
            f"{times_text(len(mine), one.start, now)} · {post}",
            "Maak het nummer bij deze dienst leeg, of zet het bij deze persoon.",
            *(one.role, one.provider, one.start, max(duty.until for duty in mine)),
            *(one.person, one.name, one.id),
            count=len(mine),
        )


def odd_numbers(
    people: Mapping[str, PersonRow], duties: Iterable[Duty], shifts: Iterable[ShiftRow], now: datetime
) -> Iterator[FindingRow]:
    """Numbers that are called and were wrong when tested, that stand in nobody's list, or that a list no longer has.

    `duties` are resolved ones, `shifts` what was planned: there a number may stand that is called no more.
    """
    found: dict[tuple[str, str, str], list[Duty]] = {}
    judged: dict[tuple[str, str], str] = {}
    for duty in duties:
        person = people.get(duty.person) if duty.person and duty.phone else None
        if person is None:
            continue
        key = duty.person, duty.phone
        if key not in judged:
            judged[key] = _odd(person, duty.phone)
        if judged[key]:
            found.setdefault((judged[key], *key), []).append(duty)
    for shift in shifts:
        planned = shift.planned
        former = people.get(planned.person) if planned is not None and planned.phone and planned.until > now else None
        if planned is not None and former is not None and numbers.taken_off(former, planned.phone):
            found.setdefault((_OLD, planned.person, planned.phone), []).append(planned)
    for (kind, who_has, number), mine in found.items():
        yield _about(kind, people[who_has], number, sorted(mine, key=lambda duty: duty.start), now)


_WRONG, _NOT_LISTED, _OLD = "wrong-number", "own-number", "old-number"


def _odd(person: PersonRow, number: str) -> str:
    if numbers.wrong(person, number) is not None:
        return _WRONG
    listed = {numbers.dialled(one) for one in person.phones}
    return _NOT_LISTED if listed and numbers.dialled(number) not in listed else ""


def _about(kind: str, person: PersonRow, number: str, mine: list[Duty], now: datetime) -> FindingRow:
    one, private = mine[0], number in person.private
    shown = "het nummer" if private else read_number(number).shown or number
    called = numbers.first(person)
    theirs = "dat van de lijst" if called in person.private else read_number(called).shown or called
    severity, title, said, mend = {
        _WRONG: (
            "danger",
            "Nummer klopte niet",
            f"{shown}: {numbers.doubt(person, number, now)}",
            "Vraag het juiste nummer en zet het bij deze persoon.",
        ),
        _NOT_LISTED: (
            "note",
            "Nummer staat niet bij deze persoon",
            f"wordt gebeld op {shown}, in de lijst staat {theirs}",
            "Kijk welk nummer klopt: zet het bij deze persoon, of maak het nummer bij deze dienst leeg.",
        ),
        _OLD: (
            "note",
            "Oud nummer op het rooster",
            f"{shown} is van de lijst gehaald; gebeld wordt {theirs or 'niemand, er is geen ander nummer'}",
            "Klopt het oude nummer toch, zet het dan terug bij deze persoon.",
        ),
    }[kind]
    post = f"{role_text(one.role)} {one.provider}".strip()
    text = f"{person.name} · {said} · {times_text(len(mine), one.start, now)} · {post}"
    hours = one.start, max(duty.until for duty in mine)
    return FindingRow(
        kind, severity, title, text, mend, one.role, one.provider, *hours, person.id, person.name, one.id, "", len(mine)
    )


def cannot_dial(text: str) -> str:
    """Why what was typed cannot be dialled from everywhere; empty when it can, and for nothing."""
    read = read_number(text)
    if read.kind == "empty" or (read.complete and not (read.kind == "short" and read.note)):
        return ""
    if read.kind == "short":
        return f"{read.shown} is een kort nummer: alleen binnen de eigen centrale te bellen"
    return f"dit is zo niet te bellen: {read.note}"
