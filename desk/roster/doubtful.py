"""Names in a roster file that may be nobody's: a role, a provider, a holiday, two people in one. Pure; Dutch.

Where the desk knows somebody of that name, or a person at the window says who is meant, it is a name like any other.
Until then nobody is made of it: with a number it would be somebody on call, and whoever calls learns it at night.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from desk.errors import Fault
from desk.record import record
from desk.roster.book import Book
from desk.roster.duty_row import DutyRow, Import
from desk.roster.matching import Names
from desk.roster.roles import ROLE_LABELS, read_role
from desk.roster.said import named
from desk.words.fold import fold_text
from desk.words.phone import find_number
from desk.words.times import local

_DAY = re.compile(
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|week(?:end|dag)?)(?:s?(?:ochtend|middag|avond|nacht))?"
    r"|(?:(?:1e|2e|eerste|tweede) )?(?:kerst|paas|pinkster)(?:dag(?:en)?)?|kerst(?:mis|avond|nacht)|pasen|pinksteren"
    r"|goede vrijdag|oud (?:en|&) nieuw|oudjaar|oudejaars(?:dag|avond|nacht)|nieuwjaar(?:sdag|snacht)?|koningsdag"
    r"|bevrijdingsdag|hemelvaart(?:sdag)?|sinterklaas|feestdag(?:en)?"
)
_POST = re.compile(r"^[\w-]*dienst(?:en)?\b|^(?:bereikbaar|bellen|via)\b|\bvia\b|\bcentrale\b")
_DIGITS = re.compile(r"\d(?:[ -]?\d){5}")
_BESIDE = {
    *("de", "den", "der", "het", "van", "van de", "van den", "van der", "ten", "ter", "te", "in 't", "'t", "el", "al"),
    *(
        "dhr",
        "mw",
        "mevr",
        "mevrouw",
        "de heer",
        "dr",
        "drs",
        "ir",
        "ing",
        "mr",
        "prof",
        "msc",
        "bsc",
        "ma",
        "ba",
        "md",
    ),
    *("phd", "arts", "jr", "sr"),
}
"""What stands after the comma of one person: `Vries, de`, `Jansen, P.`, `Bakker, arts`."""


@record
class Doubted:
    """What was read without the rows that are refused since nobody knows who they mean; `faults` say why.

    `names` are the names in search form of which nobody may be made; of rows that stay the warning asks who is meant.
    """

    found: Import
    faults: tuple[Fault, ...] = ()
    names: frozenset[str] = frozenset()


def why_doubtful(row: DutyRow, providers: Iterable[str]) -> str:
    """In Dutch what a name looks like but a person's, to stand after it; empty for a name. `providers` are folded."""
    name = fold_text(row.name)
    words = name.strip(" .:-()")
    if read_role(words) in ROLE_LABELS or words == fold_text(row.role):
        return "is een rol"
    if any(words == one or words.startswith(f"{one} ") for one in providers):
        return "is een aanbieder"
    if _DAY.fullmatch(words):
        return "is een dag of feestdag"
    if _POST.search(words):
        return "zegt geen naam"
    if find_number(row.name) is not None or _DIGITS.search(name):
        return "is een naam met een nummer erin"
    first, _, rest = words.partition(" ")
    if rest and row.role != "pair" and read_role(first.strip(":")) in ROLE_LABELS:
        return "is een rol en een naam"
    return "lijkt meer dan een naam" if row.role != "pair" and _several(name) else ""


def _several(name: str) -> bool:
    """Whether two people may stand there."""
    parts = named(name)
    if len(parts) > 1 and all(sum(map(str.isalpha, part)) > 1 for part in parts):
        return True
    return any(_is_name(part) for part in name.split(",")[1:])


def _is_name(part: str) -> bool:
    """Whether what stands after a comma is more than initials, a prefix or a title."""
    words = [word for word in re.split(r"[ .()]+", part) if len(word) > 1 or word == "'t"]
    return bool(words) and " ".join(words) not in _BESIDE and not all(word in _BESIDE for word in words)


def doubt(found: Import, book: Book, names: Names, file: str, *, asked: bool) -> Doubted:
    """The rows of a file whose name may be nobody's, looked at by what the desk knows.

    `asked`: somebody sits there and is asked who is meant; else such a row is refused, with the gap that it leaves.
    """
    providers = {
        fold_text(one)
        for one in (
            *(row.provider for row in found.duties),
            *(duty.provider for shift in book.shifts.values() for duty in shift.pieces[-1:]),
            *(person.provider for person in book.people.values()),
        )
        if one
    }
    seen: dict[tuple[str, str], str] = {}
    why: dict[int, str] = {}
    for place, row in enumerate(found.duties):
        key = row.name, row.role
        if key not in seen:
            seen[key] = why_doubtful(row, providers)
        if seen[key] and not names.is_settled(row):
            why[place] = seen[key]
    if not why:
        return Doubted(found)
    doubted = frozenset(fold_text(found.duties[place].name) for place in why)
    rows = {place: found.duties[place] for place in why}
    if asked:
        told = tuple(
            Fault(file, row.place(found.unit), f"'{row.name[:40]}' {why[place]}", "zeg wie dit is, of laat hem weg")
            for place, row in rows.items()
        )
        return Doubted(replace(found, warnings=(*found.warnings, *told)), (), doubted)
    faults = tuple(
        Fault(
            *(file, row.place(found.unit)),
            f"'{row.name[:40]}' {why[place]}: een gat van {local(row.start):%d-%m-%Y %H:%M} tot "
            f"{local(row.until):%d-%m-%Y %H:%M}",
            "zet er een naam per regel, het nummer in zijn eigen kolom; of zeg in het venster wie dit is",
        )
        for place, row in rows.items()
    )
    kept = tuple(row for place, row in enumerate(found.duties) if place not in why)
    return Doubted(replace(found, duties=kept, faults=(*found.faults, *faults)), faults, doubted)
