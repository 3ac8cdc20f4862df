"""One event of a calendar on its own: what it says of who and when, or why it cannot be read.

Every event is parsed alone and without the calendar's own time zones, with only the lines that matter here, so that one
broken event, zone, alarm or attachment cannot spoil the rest. `icalendar` is imported when a calendar is read (0.3 s).
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from desk.record import record
from desk.roster.duty_row import Findings, tidy, year_fits
from desk.roster.nobody import why_nobody
from desk.roster.reading.given import Given
from desk.roster.roles import ROLE_LABELS, read_role
from desk.roster.wall import to_utc
from desk.words.fold import fold_text
from desk.words.phone import find_number
from desk.words.times import utc, zone

if TYPE_CHECKING:
    from icalendar import Component

_WANTED = {
    *("UID", "SEQUENCE", "DTSTAMP", "STATUS", "SUMMARY", "CATEGORIES", "LOCATION", "CONTACT", "DESCRIPTION"),
    *("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID"),
}
_NAME_ENDS = re.compile("[;:]")
_VENDOR = re.compile(r'(;TZID=)"?/[^:;"]*?/((?:Africa|America|Asia|Atlantic|Australia|Europe|Pacific)/[\w/+-]+)"?')
_ZONE = re.compile(r"^BEGIN:VTIMEZONE[ \t]*$(.*?)^END:VTIMEZONE[ \t]*$", re.I | re.M | re.S)
_DUTCH_OFFSETS = frozenset({"+0100", "+0200"})
_CANCELLED = re.compile(r"(?:cancell?ed|geannuleerd|vervallen|afgezegd) ?: ?", re.IGNORECASE)
"""What Outlook puts before the title of an event that was cancelled."""
_AWAY = re.compile(
    r"\b((?:zomer|kerst|herfst|voorjaars|mei)?vakantie|[a-z]*verlof|ziek(?:gemeld|melding|teverlof)?|afwezig(?:heid)?"
    r"|vrije dag|snipperdag|feestdag|cursus|scholing|annual leave|out of office|vacation|holiday)\b"
)
_TEL = re.compile(r"\b(?:tel(?:efoon)?|mob(?:iel)?|gsm)\b\.?:?", re.IGNORECASE)
_LONG, _LONGEST = 5_000, 100_000
_TITLE = re.compile(r"(?P<role>[^\d:][^:]{1,59}?)\s*(?::|\s[-–—]\s)\s*(?P<name>.+)")
_NAMED = {
    "provider": re.compile(r"^\s*(?:aanbieder|provider|organisatie)\s*[:=]\s*(.+)$", re.IGNORECASE | re.MULTILINE),
    "backup": re.compile(r"^\s*(?:achterwacht|backup)\s*[:=]\s*(.+)$", re.IGNORECASE | re.MULTILINE),
}


@record
class Times:
    """When an event is: `start` is Dutch wall time without a zone, or aware; it ends `clock` on the clock later, and
    then `passing` later (hours that pass, whatever the clock does)."""

    start: datetime
    clock: timedelta
    passing: timedelta

    def end(self, start: datetime) -> datetime:
        """The end, UTC, of an event of this length that begins at `start` (as `self.start`)."""
        return moment(start + self.clock) + self.passing


@record
class Event:
    """One event: its place in the file from 1, where to look, and what it says."""

    number: int
    where: str
    uid: str
    sequence: int
    cancelled: bool
    edition: str
    component: "Component"
    zones: Mapping[str, frozenset[str]]
    tentative: bool = False


def moment(at: datetime) -> datetime:
    """The instant of a wall time (Dutch when it has no zone), UTC; a time that comes twice is its first."""
    return to_utc(at) if at.tzinfo is None else utc(at.replace(fold=0))


def zones_of(text: str) -> dict[str, frozenset[str]]:
    """The time zones that a calendar brings itself, with their offsets (`+0100`): Outlook has names of its own."""
    found = {}
    for block in _ZONE.findall(text):
        named = re.search(r"^TZID[^:\n]*:(.+)$", block.replace("\n ", ""), re.I | re.M)
        if named is not None:
            found[named[1].strip()] = frozenset(re.findall(r"^TZOFFSETTO:([+-]\d{4})", block, re.I | re.M))
    return found


def read_event(number: int, block: str, zones: Mapping[str, frozenset[str]], findings: Findings) -> Event | None:
    """The event of a block of lines; None, and a fault, when it cannot be parsed. `zones` as `zones_of` gives them."""
    from icalendar import Event as Parsed

    lines = list(_lines(block))
    if any(len(line) > _LONGEST for line in lines):
        findings.refuse(f"afspraak {number}", "een regel van deze afspraak is veel te lang", "maak hem opnieuw")
        return None
    try:
        # The line ends matter: a text without any would be taken for the name of a file.
        component = Parsed.from_ical("\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT", "")))
    except (ValueError, RecursionError) as error:
        what = f"deze afspraak is niet leesbaar ({tidy(str(error))[:80]})"
        findings.refuse(f"afspraak {number}", what, "maak hem opnieuw en exporteer de agenda nog eens")
        return None
    except OSError:
        # A zone is looked up as a file.
        what = "de tijdzone van deze afspraak heeft een naam die niet kan"
        findings.refuse(f"afspraak {number}", what, "kies de tijdzone Europe/Amsterdam en exporteer de agenda nog eens")
        return None
    summary = tidy(text_of(component, "SUMMARY"))
    where = f"afspraak {number} ({summary[:40]})" if summary else f"afspraak {number}"
    said_count = text_of(component, "SEQUENCE")
    status = text_of(component, "STATUS").upper()
    if status == "TENTATIVE":
        what = "deze afspraak is nog niet vast (STATUS:TENTATIVE)"
        findings.warn(where, what, "telt als dienst tot hij is afgezegd, maar komt voor niemand in de plaats")
    sequence = int(said_count) if said_count.isascii() and said_count.isdigit() and len(said_count) < 10 else 0
    return Event(
        number,
        where,
        uid=tidy(text_of(component, "UID")),
        sequence=sequence,
        cancelled=status == "CANCELLED" or _CANCELLED.match(summary) is not None,
        edition=f"{sequence} {_stamp(component)}".rstrip(),
        component=component,
        zones=zones,
        tentative=status == "TENTATIVE",
    )


def _lines(block: str) -> Iterator[str]:
    """The lines that matter, unfolded; nothing of a component within the event (an alarm)."""
    within = ""
    for line in block.replace("\n ", "").replace("\n\t", "").split("\n"):
        name = _NAME_ENDS.split(line, maxsplit=1)[0].strip().upper()
        if within:
            within = "" if line.strip().upper() == f"END:{within}" else within
        elif name == "BEGIN":
            within = line.partition(":")[2].strip().upper() or "?"
        elif name in _WANTED:
            # What a program puts before the name of a zone says nothing about the zone.
            if ";TZID=" in line:
                line = _VENDOR.sub(r"\1\2", line).replace(";TZID=/", ";TZID=").replace(';TZID="/', ';TZID="')  # noqa: PLW2901
            yield line[:_LONG] if name == "DESCRIPTION" else line


def values(component: "Component", name: str) -> Iterator[Any]:
    """The values of a property, each of icalendar's own type for it; a property may stand there more than once."""
    value = component.get(name)
    yield from value if isinstance(value, list) else [] if value is None else [value]


def _stamp(component: "Component") -> str:
    """When a version of an event was made, so that texts compare as the moments do; empty when it is not said."""
    at = wall_of(said(next(values(component, "DTSTAMP"), None)))
    return f"{moment(at):%Y%m%dT%H%MZ}" if at is not None and year_fits(at.year) else ""


def text_of(component: "Component", name: str) -> str:
    """The first value of a property as text."""
    return next((str(value) for value in values(component, name)), "")


def fields_of(event: Event, given: Given, findings: Findings) -> dict[str, str] | None:
    """Role, name, provider, phone and backup; None, and a fault, when no role is said anywhere."""
    component = event.component
    summary = tidy(text_of(component, "SUMMARY"))
    if event.cancelled and (before := _CANCELLED.match(summary)) is not None:
        summary = summary[before.end() :]
    role, name = _role_and_name(component, summary, given)
    away = _AWAY.search(fold_text(summary))
    if away is not None and not why_nobody(name):
        what = f"dit is afwezigheid ('{away[1]}') en geen dienst"
        findings.refuse(event.where, what, "noteer haar bij Afwezigheid; in een agenda met diensten hoort zij niet")
        return None
    if not role:
        cure = "noem de afspraak bijvoorbeeld 'Triagist: Jansen', of geef hem de rol als categorie"
        findings.refuse(event.where, "er staat geen rol bij", cure)
        return None
    described = text_of(component, "DESCRIPTION")
    found = ((field, pattern.search(described)) for field, pattern in _NAMED.items())
    named = {field: match[1] for field, match in found if match}
    beside = find_number(name)
    phone = _phone(component) or (beside.raw if beside is not None else "")
    if beside is not None:
        name = tidy(_TEL.sub(" ", name.replace(beside.raw, " "))).strip(" ,:-–()")
    return {"role": role, "name": name, "phone": phone, "provider": given.provider, **named}


def _role_and_name(component: "Component", summary: str, given: Given) -> tuple[str, str]:
    """A known role wins, from the category or the title; else the one that was said, else what stands there first."""
    categories = [str(text) for value in values(component, "CATEGORIES") for text in getattr(value, "cats", [value])]
    title = _TITLE.fullmatch(summary)
    named = [*categories, title["role"]] if title else categories
    known = next((text for text in named if read_role(text) in ROLE_LABELS), "")
    role = known or given.role or (named[0] if named else "")
    # With a category of its own, "Jansen - Accare" is a name; "Triagist: Jansen" still is a role and a name.
    if title and ((not categories and not given.role) or read_role(title["role"]) in (*ROLE_LABELS, read_role(role))):
        return role, title["name"]
    return role, summary


def _phone(component: "Component") -> str:
    for name in ("LOCATION", "CONTACT", "DESCRIPTION"):
        number = find_number(text_of(component, name))
        if number is not None:
            return number.raw
    return ""


def times_of(event: Event, findings: Findings) -> Times | None:
    """When an event is; None, and a fault, when that is not said or cannot be read."""
    component, where = event.component, event.where
    starts = list(values(component, "DTSTART"))
    if len(starts) != 1:
        what = "het begin staat er meer dan een keer" if starts else "het begin ontbreekt of is niet leesbaar"
        findings.refuse(where, what, "geef de afspraak een begin en een einde")
        return None
    start = _wall(starts[0], "het begin", event, findings)
    if start is None:
        return None
    end = next(values(component, "DTEND"), None)
    if end is not None:
        wall = _wall(end, "het einde", event, findings)
        if wall is None:
            return None
        if wall.tzinfo == start.tzinfo:
            return Times(start, wall.replace(tzinfo=None) - start.replace(tzinfo=None), timedelta())
        return Times(start, timedelta(), moment(wall) - moment(start))
    span = said(next(values(component, "DURATION"), None))
    if isinstance(span, timedelta) and abs(span.days) < 1000:
        # Days are days on the clock, hours are hours that pass.
        return Times(start, timedelta(days=span.days), timedelta(seconds=span.seconds))
    if not isinstance(said(starts[0]), datetime):
        return Times(start, timedelta(days=1), timedelta())
    findings.refuse(where, "het einde ontbreekt of is niet leesbaar", "geef de afspraak een begin en een einde")
    return None


def said(value: Any) -> date | timedelta | None:
    """What a property says: a datetime, a whole day, a span; None when it could not be read."""
    from icalendar.error import BrokenCalendarProperty

    try:
        found = value.dt
    except (AttributeError, BrokenCalendarProperty):
        return None
    return found if isinstance(found, date | timedelta) else None


def _wall(value: Any, what: str, event: Event, findings: Findings) -> datetime | None:
    """A begin or end as the file has it: Dutch wall time without a zone, or aware. None, and a fault, if unreadable.

    A zone that nobody knows is Dutch when the calendar says that it runs like the Dutch one, or says nothing of it.
    """
    where = event.where
    found = said(value)
    at = wall_of(found)
    if at is None or not year_fits(at.year):
        findings.refuse(where, f"{what} ontbreekt of is niet leesbaar", "geef de afspraak een begin en een einde")
        return None
    named = str(value.params.get("TZID", ""))
    if named and isinstance(found, datetime) and found.tzinfo is None:
        offsets, text = event.zones.get(named), f"de tijdzone '{tidy(named)[:40]}'"
        if offsets is not None and not offsets <= _DUTCH_OFFSETS:
            cure = "exporteer de agenda met de tijdzone Europe/Amsterdam"
            findings.refuse(where, f"{what} staat in {text}, en die is niet bekend", cure)
            return None
        if offsets != _DUTCH_OFFSETS and what == "het begin":
            findings.warn(where, f"{text} is niet bekend", "gelezen als Nederlandse tijd")
    return at


def wall_of(found: object) -> datetime | None:
    """A date or time of a calendar to the minute: Dutch wall time without a zone where it is that, else aware.

    A zone that runs as the Dutch one does (also Berlin, Brussels) is read as Dutch, so that the hours that the clock
    change doubles or skips are told and treated alike.
    """
    if isinstance(found, date) and not isinstance(found, datetime):
        found = datetime.combine(found, time.min)
    if not isinstance(found, datetime):
        return None
    at = found.replace(second=0, microsecond=0)
    if at.tzinfo is None or at.tzinfo is UTC:
        return at
    bare = at.replace(tzinfo=None)
    if at.tzinfo is zone():
        return bare
    tries = [bare] if not year_fits(bare.year) else [bare, datetime(bare.year, 1, 15), datetime(bare.year, 7, 15)]  # noqa: DTZ001
    same = all(
        each.replace(tzinfo=at.tzinfo, fold=fold).utcoffset() == each.replace(tzinfo=zone(), fold=fold).utcoffset()
        for each in tries
        for fold in (0, 1)
    )
    return bare if same else at
