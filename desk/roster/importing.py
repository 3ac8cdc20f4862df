"""Rosters kept as CSV, `role;provider;name;phone;from;until;backup`: the good rows, and why the others were refused.

One duty on one line: a line that is broken (a quote left open) never swallows the lines after it.
"""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from difflib import get_close_matches

from desk.roster.calendar_file import looks_like_calendar, read_ical
from desk.roster.duty_row import DutyRow, Findings, Import, duty_row, instant_of, look_over, tidy, year_fits
from desk.words.fold import clean_text, fold_text

COLUMNS = ("role", "provider", "name", "phone", "from", "until", "backup")
_NEEDED = ("role", "name", "from", "until")
# What people write instead, for the hint; the names themselves are fixed.
_DUTCH = {
    **dict.fromkeys(("rol", "functie", "dienst"), "role"),
    **dict.fromkeys(("aanbieder", "organisatie", "instelling"), "provider"),
    **dict.fromkeys(("naam", "medewerker"), "name"),
    **dict.fromkeys(("telefoon", "telefoonnummer", "nummer", "mobiel", "tel"), "phone"),
    **dict.fromkeys(("van", "begin", "start", "vanaf"), "from"),
    **dict.fromkeys(("tot", "einde", "eind", "t/m", "end", "to"), "until"),
    **dict.fromkeys(("achterwacht", "reserve"), "backup"),
}
_MOMENT = re.compile(
    r"(?:(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)|(?P<d2>\d\d?)[-/.](?P<m2>\d\d?)[-/.](?P<y2>\d{4}))"
    r"(?:[T ]+(?P<H>\d\d?)[:.](?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,]\d+)?)? ?(?P<zone>Z|[+-]\d\d:?\d\d)?(?: ?uur)?)?",
    re.IGNORECASE | re.ASCII,
)
_WRITE = "schrijf bijvoorbeeld 2026-11-21 17:00 of 21-11-2026 17:00"


def read_roster(data: bytes, now: datetime, file: str) -> Import:
    """Read a roster file of either kind, told by what is in it; `file` is the name used in messages."""
    if looks_like_calendar(data):
        return read_ical(data, now, file)
    return read_csv(data, now, file)


def read_csv(data: bytes, now: datetime, file: str = "rooster.csv") -> Import:
    """The duties in a CSV. Every row stands alone; nothing in the file raises.

    UTF-8 with or without a mark, UTF-16 with one, else Windows-1252 with a warning; `;`, `,` or tab; the header's
    names are fixed, their order is free. Times are Dutch wall time, or carry their offset.
    """
    findings = Findings(file)
    if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"):
        findings.refuse("het bestand", "dit is geen CSV maar een Excel-, ODS- of PDF-bestand", "sla het op als CSV")
        return Import((), tuple(findings.faults))
    lines = _lines(_text(data, findings))
    header = _header(lines, findings)
    if header is None:
        return Import((), tuple(findings.faults), tuple(findings.warnings))
    names, separator = header
    read = (_row(number, line, names, separator, findings) for number, line in lines)
    duties = look_over((row for row in read if row is not None), now, "regel", findings)
    return Import(duties, tuple(findings.faults), tuple(findings.warnings))


def _text(data: bytes, findings: Findings) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return clean_text(data.decode("utf-16", "replace"))
    try:
        return clean_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        what = "het bestand is geen UTF-8 en is als Windows-1252 gelezen"
        findings.warn("het bestand", what, "controleer namen met accenten, of sla op als CSV UTF-8")
        return clean_text(data.decode("cp1252", "replace"))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold something, with their numbers as an editor counts them; not Excel's `sep=`."""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if line.strip(" \t;,") and not (number == 1 and line.startswith("sep=")):
            yield number, line


def _fields(line: str, separator: str) -> list[str] | None:
    """The fields of one line; None when a quote is left open or closed halfway a field."""
    try:
        return next(csv.reader([line], delimiter=separator, strict=True, skipinitialspace=True))
    except csv.Error:
        return None


def _header(lines: Iterator[tuple[int, str]], findings: Findings) -> tuple[list[str], str] | None:
    """The columns' names ("" for one that is passed over) and what separates them; None when it cannot be used."""
    number, line = next(lines, (1, ""))
    separator = max(";,\t", key=line.count)
    names = [fold_text(name) for name in _fields(line, separator) or []]
    where, strange = f"regel {number}", [name for name in names if name and name not in COLUMNS]
    if len(set(names) & set(COLUMNS)) < 2 and not any(_nearest(name) for name in strange):
        findings.refuse(where, "hier horen de namen van de kolommen te staan", f"begin met {';'.join(COLUMNS)}")
        return None
    for name in COLUMNS:
        if names.count(name) > 1:
            findings.refuse(where, f"de kolom '{name}' staat er {names.count(name)} keer", "laat er een staan")
        elif name in _NEEDED and name not in names:
            near = next((given for given in strange if _nearest(given) == name), "")
            cure = f"hernoem '{near}' naar '{name}'" if near else f"voeg '{name}' toe; die is altijd nodig"
            findings.refuse(where, f"de kolom '{name}' ontbreekt", cure)
    if findings.faults:
        return None
    for name in strange:
        cure = f"bedoelt u '{_nearest(name)}'?" if _nearest(name) else f"bekend zijn {', '.join(COLUMNS)}"
        findings.warn(where, f"de kolom '{name}' is niet bekend en is overgeslagen", cure)
    if missing := [name for name in COLUMNS if name not in names]:
        findings.warn(where, f"zonder de kolom {' en '.join(missing)}", "voeg toe wat u weet, het nummer het eerst")
    return [name if name in COLUMNS else "" for name in names], separator


def _nearest(name: str) -> str:
    """The column that somebody may have meant with `name`; empty when it looks like none."""
    close = get_close_matches(name, (*COLUMNS, *_DUTCH), n=1, cutoff=0.7)
    return _DUTCH.get(close[0], close[0]) if close else ""


def _row(number: int, line: str, names: list[str], separator: str, findings: Findings) -> DutyRow | None:
    where = f"regel {number}"
    texts = _fields(line, separator)
    if texts is None:
        what = "deze regel is niet te lezen: een aanhalingsteken is niet goed gesloten"
        findings.refuse(where, what, 'zet om het hele veld "..." of haal het weg')
        return None
    fields = {name: text for name, text in zip(names, texts, strict=False) if name}
    surplus = texts[len(names) :]
    # Empty fields at the end are a spreadsheet's; with a text where the date should be, everything has shifted.
    if any(text.strip() for text in surplus) or (surplus and not _MOMENT.fullmatch(tidy(fields["from"]))):
        mark = "een tab" if separator == "\t" else f"een {separator}"
        what = f"er staan {len(texts)} velden in plaats van {len(names)}"
        findings.refuse(where, what, f'zet een tekst waar {mark} in voorkomt tussen "..."')
        return None
    start = _moment(fields.get("from", ""), "from", where, findings)
    until = _moment(fields.get("until", ""), "until", where, findings)
    if start is None or until is None:
        return None
    return duty_row(fields, start, until, number, where, findings)


def _moment(text: str, column: str, where: str, findings: Findings) -> datetime | None:
    """The UTC instant that a field names; None, and a fault that says why, when it names none."""
    text = tidy(text)
    found = _MOMENT.fullmatch(text)
    if found is None:
        what = f"{column} '{text[:30]}' is geen datum met tijd" if text else f"{column} is leeg"
        findings.refuse(where, what, _WRITE)
        return None
    if found["H"] is None:
        findings.refuse(where, f"bij {column} '{text}' staat geen tijd", _WRITE)
        return None
    year, month, day = (int(found[key] or found[f"{key}2"]) for key in "ymd")
    # A day may end at 24:00, which is the next day's 00:00.
    midnight = (found["H"], found["M"]) == ("24", "00")
    try:
        at = datetime(
            year, month, day, 0 if midnight else int(found["H"]), int(found["M"]), tzinfo=_zone(found["zone"])
        )
    except ValueError:
        findings.refuse(where, f"{column} '{text}' bestaat niet", _WRITE)
        return None
    if not year_fits(year):
        findings.refuse(where, f"het jaar {year} bij {column} kan niet kloppen", _WRITE)
        return None
    return instant_of(at + timedelta(days=midnight), last=column == "until", where=where, findings=findings)


def _zone(text: str | None) -> timezone | None:
    """The offset that a time carries; None for Dutch wall time. ValueError when no clock has such an offset."""
    if text is None:
        return None
    if text in "Zz":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    return timezone((timedelta(hours=hours, minutes=minutes)) * (-1 if text[0] == "-" else 1))
