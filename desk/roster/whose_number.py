"""Numbers on duties that are somebody else's: who is named is not who is called. Pure; findings in Dutch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from desk.finding_rows import FindingRow
from desk.roster.said import joined, named, role_text, times_text, who
from desk.roster_rows import Duty, PersonRow
from desk.words.fold import fold_text
from desk.words.phone import read_number

Owners = Mapping[str, list[PersonRow]]


def owners(people: Iterable[PersonRow]) -> Owners:
    """Who has which number, by what is dialled; who left has none."""
    found: defaultdict[str, list[PersonRow]] = defaultdict(list)
    for person in people:
        if not person.gone:
            for number in person.phones:
                found[_dialled(number)].append(person)
    return found


def others(known: Owners, phone: str, person: str, name: str) -> tuple[PersonRow, ...]:
    """Whose number this is, when it is not that of `person` or of somebody called `name`; else nobody."""
    have = known.get(_dialled(phone), ()) if phone.strip() else ()
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
        key = who(duty), _dialled(duty.phone)
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


def cannot_dial(text: str) -> str:
    """Why what was typed cannot be dialled from everywhere; empty when it can, and for nothing."""
    read = read_number(text)
    if read.kind == "empty" or (read.complete and not (read.kind == "short" and read.note)):
        return ""
    if read.kind == "short":
        return f"{read.shown} is een kort nummer: alleen binnen de eigen centrale te bellen"
    return f"dit is zo niet te bellen: {read.note}"


def _dialled(number: str) -> str:
    return read_number(number).key or "".join(number.split())
