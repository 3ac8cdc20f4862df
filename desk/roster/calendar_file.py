"""Rosters kept in a calendar (iCalendar): one event is one duty, `Triagist: Naam` or the role as its category.

`icalendar` is imported when a calendar is read: it takes some 0.3 s. Every event is parsed on its own, without the
calendar's own time zones, so that one broken event or zone cannot spoil the rest. Recurring events are refused: which
nights they stand for is not in this file's rows, and a series read wrongly would leave a hole that nobody sees.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from desk.roster.duty_row import DutyRow, Findings, Import, duty_row, instant_of, look_over, tidy, year_fits
from desk.roster.roles import ROLE_LABELS, read_role
from desk.words.fold import clean_text
from desk.words.phone import find_number
from desk.words.times import zone

if TYPE_CHECKING:
    from icalendar import Component

_EVENT = re.compile(r"^BEGIN:VEVENT[ \t]*$(.*?)(?:^END:VEVENT[ \t]*$|(?=^BEGIN:VEVENT)|\Z)", re.I | re.M | re.S)
_TITLE = re.compile(r"(?P<role>[^\d:][^:]{1,59}?)\s*(?::|\s[-–—]\s)\s*(?P<name>.+)")
_NAMED = {
    "provider": re.compile(r"^\s*(?:aanbieder|provider|organisatie)\s*[:=]\s*(.+)$", re.IGNORECASE | re.MULTILINE),
    "backup": re.compile(r"^\s*(?:achterwacht|backup)\s*[:=]\s*(.+)$", re.IGNORECASE | re.MULTILINE),
}


def looks_like_calendar(data: bytes) -> bool:
    """Whether a file is an iCalendar file, whatever its name."""
    return data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().upper().startswith(b"BEGIN:VCALENDAR")


def read_ical(data: bytes, now: datetime, file: str = "rooster.ics") -> Import:
    """The duties in a calendar. Every event stands alone; nothing in the file raises.

    Times carry their zone; floating ones, and ones in a zone that is not a known one, are Dutch wall time; a whole
    day runs from midnight to midnight. The telephone number is the first in the location, contact or description,
    where lines `Aanbieder: ...` and `Achterwacht: ...` are read too.
    """
    findings = Findings(file)
    text = clean_text(data.decode("utf-8-sig", "replace")).replace("\r\n", "\n").replace("\r", "\n")
    blocks = _EVENT.findall(text)
    if not blocks:
        what = "er staan geen afspraken in" if looks_like_calendar(data) else "dit is geen agenda"
        findings.refuse("het bestand", what, "exporteer de agenda met de diensten als .ics")
    read = (_row(number, block, findings) for number, block in enumerate(blocks, 1))
    duties = look_over((row for row in read if row is not None), now, "afspraak", findings)
    return Import(duties, tuple(findings.faults), tuple(findings.warnings))


def _row(number: int, block: str, findings: Findings) -> DutyRow | None:
    from icalendar import Event

    try:
        # The line ends matter: a text without any would be taken for the name of a file.
        event = Event.from_ical(f"BEGIN:VEVENT\n{block.strip()}\nEND:VEVENT\n")
    except ValueError as error:
        what = f"deze afspraak is niet leesbaar ({tidy(str(error))[:80]})"
        findings.refuse(f"afspraak {number}", what, "maak hem opnieuw en exporteer de agenda nog eens")
        return None
    summary = tidy(_text(event, "SUMMARY"))
    where = f"afspraak {number} ({summary[:40]})" if summary else f"afspraak {number}"
    if _text(event, "STATUS").upper() == "CANCELLED":
        findings.warn(where, "deze afspraak is vervallen en is overgeslagen", "controleer of dat klopt")
        return None
    if _recurs(event):
        cure = "zet elke dienst als losse afspraak in de agenda"
        findings.refuse(where, "deze afspraak herhaalt zich; herhalingen worden niet ingelezen", cure)
        return None
    role, name = _role_and_name(event, summary)
    if not role:
        cure = "noem de afspraak bijvoorbeeld 'Triagist: Jansen', of geef hem de rol als categorie"
        findings.refuse(where, "er staat geen rol bij", cure)
        return None
    start = _begin(event, where, findings)
    until = None if start is None else _end(event, start, where, findings)
    if start is None or until is None:
        return None
    begins = instant_of(start, last=False, where=where, findings=findings)
    fields = {"role": role, "name": name, "phone": _phone(event), **_named(event)}
    return duty_row(fields, begins, until, number, where, findings)


def _values(event: "Component", name: str) -> Iterator[Any]:
    """The values of a property, each of icalendar's own type for it; a property may stand there more than once."""
    value = event.get(name)
    yield from value if isinstance(value, list) else [] if value is None else [value]


def _text(event: "Component", name: str) -> str:
    return next((str(value) for value in _values(event, name)), "")


def _recurs(event: "Component") -> bool:
    """Whether it stands for more than one occurrence; a rule that counts one does not."""
    rules = [value.to_ical().decode() for value in _values(event, "RRULE")]
    return any("COUNT=1" not in rule.upper().split(";") for rule in rules) or any(_values(event, "RDATE"))


def _role_and_name(event: "Component", summary: str) -> tuple[str, str]:
    """A known role wins, from the category or the title; else what stands there first. Empty: none is given."""
    categories = [str(text) for value in _values(event, "CATEGORIES") for text in getattr(value, "cats", [value])]
    title = _TITLE.fullmatch(summary)
    named = [*categories, title["role"]] if title else categories
    role = next((text for text in named if read_role(text) in ROLE_LABELS), named[0] if named else "")
    # With a category of its own, "Jansen - Accare" is a name; "Triagist: Jansen" still is a role and a name.
    if title and (not categories or read_role(title["role"]) in (*ROLE_LABELS, read_role(role))):
        return role, title["name"]
    return role, summary


def _phone(event: "Component") -> str:
    for name in ("LOCATION", "CONTACT", "DESCRIPTION"):
        number = find_number(_text(event, name))
        if number is not None:
            return number.raw
    return ""


def _named(event: "Component") -> dict[str, str]:
    description = _text(event, "DESCRIPTION")
    found = ((field, pattern.search(description)) for field, pattern in _NAMED.items())
    return {field: match[1] for field, match in found if match}


def _begin(event: "Component", where: str, findings: Findings) -> datetime | None:
    values = list(_values(event, "DTSTART"))
    if len(values) == 1:
        return _wall(values[0], "het begin", where, findings)
    what = "het begin staat er meer dan een keer" if values else "het begin ontbreekt of is niet leesbaar"
    findings.refuse(where, what, "geef de afspraak een begin en een einde")
    return None


def _end(event: "Component", start: datetime, where: str, findings: Findings) -> datetime | None:
    """The end in UTC: from DTEND, from DURATION, or the end of a whole day."""
    end = next(_values(event, "DTEND"), None)
    if end is not None:
        wall = _wall(end, "het einde", where, findings)
        return None if wall is None else instant_of(wall, last=True, where=where, findings=findings)
    span = _moment(next(_values(event, "DURATION"), None))
    if isinstance(span, timedelta) and abs(span.days) < 1000:
        # Days are days on the clock, hours are hours that pass.
        day = instant_of(start + timedelta(days=span.days), last=True, where=where, findings=findings)
        return day + timedelta(seconds=span.seconds)
    if not isinstance(_moment(next(_values(event, "DTSTART"))), datetime):
        return instant_of(start + timedelta(days=1), last=True, where=where, findings=findings)
    findings.refuse(where, "het einde ontbreekt of is niet leesbaar", "geef de afspraak een begin en een einde")
    return None


def _moment(value: Any) -> date | timedelta | None:
    """What a property says: a datetime, a whole day, a span; None when it could not be read."""
    from icalendar.error import BrokenCalendarProperty

    try:
        said = value.dt
    except (AttributeError, BrokenCalendarProperty):
        return None
    return said if isinstance(said, date | timedelta) else None


def _wall(value: Any, what: str, where: str, findings: Findings) -> datetime | None:
    """A begin or end as the file has it: Dutch wall time without a zone, or aware. None, and a fault, if unreadable."""
    at = _moment(value)
    if isinstance(at, date) and not isinstance(at, datetime):
        at = datetime.combine(at, time.min)
    if not isinstance(at, datetime) or not year_fits(at.year):
        findings.refuse(where, f"{what} ontbreekt of is niet leesbaar", "geef de afspraak een begin en een einde")
        return None
    at = at.replace(second=0, microsecond=0)
    named = str(value.params.get("TZID", ""))
    if at.tzinfo is None and named:
        findings.warn(where, f"de tijdzone '{tidy(named)[:40]}' is niet bekend", "gelezen als Nederlandse tijd")
    # A zone that runs as the Dutch one does that night (also Berlin, Brussels) is read as Dutch wall time, so that
    # the hours that the clock change doubles or skips are told and treated alike.
    here = at.replace(tzinfo=zone())
    same = all(at.replace(fold=fold).utcoffset() == here.replace(fold=fold).utcoffset() for fold in (0, 1))
    return at.replace(tzinfo=None) if same else at
