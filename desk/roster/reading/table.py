"""Rosters with one duty on each row: `role;provider;name;phone;from;until;backup`, or those words in Dutch.

Every row stands alone: one that is refused says why, and the others come in. With a column `date`, `from` and `until`
may be times on the clock of that day.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from difflib import get_close_matches

from desk.roster.duty_row import DutyRow, Findings, duty_row, tidy
from desk.roster.reading.given import Given, Watch
from desk.roster.reading.rows import COLUMNS, FAULTY_CELL, NEAR, Row, column_of, column_words, words_of
from desk.roster.reading.when import MOMENT, WRITE, read_day, read_moment, read_time, span_of_day, wrong_day
from desk.roster.roles import ROLE_LABELS, read_role
from desk.words.fold import fold_text

_NEEDED = ("role", "name", "from", "until")
_TOGETHER = re.compile(r"\s*[/+&\n]\s*|\s+en\s+", re.IGNORECASE)
_NUMBERS = re.compile(r"\s*(?:[/;&\n]|\ben\b)\s*")
_TITLES = 20
"""So many rows may stand above the header: a title, who made it, an empty line."""


def find_header(rows: Sequence[Row]) -> int | None:
    """The place in `rows` of the row that names the columns; None when none does."""
    for place, row in enumerate(rows[:_TITLES]):
        names = {column_of(cell) for cell in row.cells} - {""}
        if "name" in names and names & {"from", "date"}:
            return place
    return None


def read_header(row: Row, given: Given, findings: Findings) -> list[str] | None:
    """The columns' names ("" for one that is passed over); None, and a fault for every reason, when it cannot be used.

    A role or a provider that was said beside the file takes the place of its column.
    """
    written = [fold_text(cell) for cell in row.cells]
    names = [column_of(cell) for cell in row.cells]
    strange = [text for text, name in zip(written, names, strict=True) if text and not name]
    if row.wrong or (len(set(names) - {""}) < 2 and not any(_nearest(text) for text in strange)):
        cure = f"begin met {';'.join(words_of(Row(0, '', ()))[name] for name in COLUMNS)}"
        cure += ", of zet in een raster bij de namen datums als 21-11-2026"
        findings.refuse(row.where, "hier horen de namen van de kolommen te staan", cure)
        return None
    before, said = len(findings.faults), words_of(row)
    for name in dict.fromkeys((*COLUMNS, "date", "email")):
        if names.count(name) > 1:
            findings.refuse(
                row.where, f"de kolom '{said[name]}' staat er {names.count(name)} keer", "laat er een staan"
            )
        elif name in _NEEDED and name not in names and not (name == "role" and given.role):
            near = next((text for text in strange if _nearest(text) == name), "")
            cure = f"hernoem '{near}' naar '{said[name]}'" if near else f"voeg '{said[name]}' toe; die is altijd nodig"
            if name == "role":
                cure += ", of geef de rol bij het inlezen"
            findings.refuse(row.where, f"de kolom '{said[name]}' ontbreekt", cure)
    if len(findings.faults) > before:
        return None
    for text in strange:
        near = _nearest(text)
        known_words = ", ".join(said[name] for name in COLUMNS)
        cure = f"bedoelt u '{said[near]}'?" if near else f"bekend zijn {known_words}"
        findings.warn(row.where, f"de kolom '{text[:40]}' is niet bekend en is overgeslagen", cure)
    known = {*names, "role" if given.role else "", "provider" if given.provider else ""}
    # Few rosters say who stands behind somebody; and sheets of one workbook are alike.
    missing = [said[name] for name in COLUMNS if name not in known and name != "backup"]
    what = f"zonder de kolom {' en '.join(missing)}"
    if missing and what not in {warning.what for warning in findings.warnings}:
        findings.warn(row.where, what, "voeg toe wat u weet, het nummer het eerst")
    return names


def read_table(
    rows: Sequence[Row], header: Row, names: list[str], separator: str, given: Given, findings: Findings, watch: Watch
) -> Iterator[DutyRow]:
    """The duties in the rows below a header that names the columns `names`.

    `separator` is what separates fields in a text, empty for a workbook.
    """
    said = words_of(header)
    for done, row in enumerate(rows, 1):
        watch.at(done, len(rows))
        if not row.empty:
            yield from _duty(row, names, said, separator, given, findings)


def _nearest(name: str) -> str:
    """The column that somebody may have meant with `name`; empty when it looks like none."""
    close = get_close_matches(name, (*column_words(), *NEAR), n=1, cutoff=0.7)
    return (column_of(close[0]) or NEAR[close[0]]) if close else ""


def _duty(
    row: Row, names: list[str], said: dict[str, str], separator: str, given: Given, findings: Findings
) -> Iterator[DutyRow]:
    """The duty of a row, or those of the people who stand in it together."""
    if row.wrong:
        findings.refuse(row.where, row.wrong, row.cure)
        return
    fields = {name: text for name, text in zip(names, row.cells, strict=False) if name}
    surplus = row.cells[len(names) :] if separator else ()
    # Empty fields at the end are a spreadsheet's; with a text where the date should be, everything has shifted.
    shifted = "date" not in fields and not MOMENT.fullmatch(tidy(fields.get("from", "")))
    if any(text.strip() for text in surplus) or (surplus and shifted):
        mark = "een tab" if separator == "\t" else f"een {separator}"
        what = f"er staan {len(row.cells)} velden in plaats van {len(names)}"
        findings.refuse(row.where, what, f'zet een tekst waar {mark} in voorkomt tussen "..."')
        return
    wrong = next((f"{said[name]} is {tidy(text)[:20]}" for name, text in fields.items() if FAULTY_CELL.match(text)), "")
    if wrong:
        findings.refuse(row.where, f"de formule in {wrong}", "zet de waarde zelf in de cel")
        return
    for name, text in (("role", given.role), ("provider", given.provider)):
        if not tidy(fields.get(name, "")):
            fields[name] = text
    role, place = tidy(fields.get("role", "")), tidy(fields.get("provider", ""))
    if read_role(place) in ROLE_LABELS and read_role(role) not in ROLE_LABELS:
        what = f"'{place[:40]}' is een rol en staat bij {said['provider']}, en '{role[:40]}' staat bij {said['role']}"
        findings.refuse(row.where, what, "zet rol en aanbieder in de goede kolom")
        return
    span = _span(fields, said, row.where, findings)
    if span is None:
        return
    for one in _each(fields, row.where, findings):
        duty = duty_row(one, *span, row.number, row.where, findings)
        if duty is not None:
            yield duty


def _each(fields: dict[str, str], where: str, findings: Findings) -> Iterator[dict[str, str]]:
    """The fields for each of the people in a row (`Boersma en Smid`): each has the number at the same place."""
    names = [name for name in map(tidy, _TOGETHER.split(fields.get("name", "").strip())) if name]
    if len(names) < 2 or any(sum(map(str.isalpha, name)) < 2 for name in names):
        yield fields
        return
    phones = [phone for phone in map(tidy, _NUMBERS.split(fields.get("phone", "").strip())) if phone]
    fits = len(phones) == len(names)
    if phones and not fits:
        what = f"bij {' en '.join(names)} staat een ander aantal nummers; geen ervan is overgenomen"
        findings.warn(where, what, "zet van elk het nummer erbij, of geef elk een eigen rij")
    for place, name in enumerate(names):
        theirs = {key: text for key, text in fields.items() if key != "email"} | {"name": name}
        if "phone" in fields:
            theirs["phone"] = phones[place] if fits else ""
        yield theirs


def _span(
    fields: dict[str, str], said: dict[str, str], where: str, findings: Findings
) -> tuple[datetime, datetime] | None:
    """From when until when, UTC; None, and a fault, when that is not said."""
    times = read_time(fields.get("from", "")), read_time(fields.get("until", ""))
    if "date" in fields and times[0] is not None and times[1] is not None:
        day = read_day(fields["date"])
        if day is None:
            text = tidy(fields["date"])
            wrong = wrong_day(text) or "is geen datum"
            findings.refuse(where, f"datum '{text[:30]}' {wrong}" if text else "datum is leeg", WRITE)
            return None
        if times[0] == 1440:
            findings.refuse(where, f"{said['from']} is 24:00", "schrijf 00:00 bij de dag erna")
            return None
        return span_of_day(day, (times[0], times[1]), where, findings)
    start = read_moment(fields.get("from", ""), said["from"], where, findings)
    until = read_moment(fields.get("until", ""), said["until"], where, findings)
    return None if start is None or until is None else (start, until)
