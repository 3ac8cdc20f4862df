"""Rosters with people down and days across (or the other way round) and a code in each cell: `N`, `L`, `V`.

What a code means has to stand in the same sheet: `N = Nacht 23:00-07:00` in one cell, or the code and its hours in
cells beside each other. Nothing is guessed: a code that stands nowhere, or twice with other hours, is refused where it
is used.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from desk.record import record
from desk.roster.duty_row import DutyRow, Findings, duty_row
from desk.roster.reading.given import Given, Watch
from desk.roster.reading.rows import Row, letters
from desk.roster.reading.when import find_hours, read_day, read_time, span_of_day
from desk.roster.roles import ROLE_LABELS, read_role
from desk.words.fold import fold_text
from desk.words.phone import find_number

CURE = "zet onder het rooster wat elke code betekent, bijvoorbeeld 'N = Nacht 23:00-07:00'"
_LONGEST = 4
_PAIR = re.compile(r"(?P<code>\S{1,4}) ?[=:] ?(?P<text>.+)")
_SEVERAL = re.compile(r"\s*[/+&;,\n]\s*")
_FREE = re.compile(r"\b(vrij|verlof|vakantie|ziek\w*|cursus|scholing|compensatie|niet beschikbaar|afwezig|vrije dag)\b")
_NOBODY = ("", "-", "--", ".", "x", "vrij", "nvt", "n.v.t.")


@record
class Code:
    """What a code means: its hours in minutes after midnight (None: no duty, as a day off), and its role if it says."""

    hours: tuple[int, int] | None
    role: str
    twice: bool = False


@record
class Used:
    """A code in a cell: whose, of which day, and where it stands."""

    row: int
    where: str
    text: str
    day: date
    person: str


def legend_of(rows: Sequence[Row], codes: frozenset[str]) -> tuple[dict[str, Code], frozenset[int]]:
    """What the codes mean that the sheet explains, and the places of the rows in which it does."""
    found: dict[str, Code] = {}
    places = set()
    for place, row in enumerate(rows):
        for key, text in _explained(row, codes):
            meant = _meaning(text)
            if meant is None:
                continue
            known = found.get(key)
            twice = known is not None and (known.twice or (known.hours, known.role) != (meant.hours, meant.role))
            found[key] = Code(meant.hours, meant.role, twice)
            places.add(place)
    return found, frozenset(places)


def _explained(row: Row, codes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Codes of a row with the text that stands in the same cell or right after it."""
    cells = [row.cell(place) for place in range(len(row.cells))]
    for place, text in enumerate(cells):
        pair = _PAIR.fullmatch(text)
        if pair is not None and fold_text(pair["code"]) in codes and read_time(text) is None:
            yield fold_text(pair["code"]), pair["text"]
        elif fold_text(text) in codes:
            after = [one for one in cells[place + 1 :] if one][:3]
            times = [one for one in after if read_time(one) is not None]
            yield fold_text(text), " ".join(after[:1] if len(times) != 2 else [*after[:-2], "-".join(times)])


def _meaning(text: str) -> Code | None:
    found = find_hours(text)
    if found is None:
        return Code(None, "") if _FREE.search(fold_text(text)) else None
    return Code(found[0], _role_in(found[1]))


def _role_in(text: str) -> str:
    known = {read_role(text), *(read_role(word) for word in text.split())} & set(ROLE_LABELS)
    return known.pop() if len(known) == 1 else ""


def short_of(texts: Sequence[str]) -> frozenset[str]:
    """The texts that may be codes."""
    folded = {fold_text(part) for text in texts for part in _SEVERAL.split(text.strip())}
    return frozenset(one for one in folded if 0 < len(one) <= _LONGEST and one not in _NOBODY and not one.isdigit())


def read_coded(
    used: Sequence[Used], legend: Mapping[str, Code], given: Given, findings: Findings, watch: Watch
) -> Iterator[DutyRow]:
    """The duties that the codes stand for; every cell stands alone."""
    for done, cell in enumerate(used, 1):
        watch.at(done, len(used))
        for text in _SEVERAL.split(cell.text.strip()):
            if fold_text(text) not in _NOBODY:
                duty = _duty(cell, text, legend, given, findings)
                if duty is not None:
                    yield duty


def _duty(cell: Used, text: str, legend: Mapping[str, Code], given: Given, findings: Findings) -> DutyRow | None:
    code, own = legend.get(fold_text(text)), find_hours(text)
    if code is None and own is not None and not own[1]:
        code = Code(own[0], "")
    if code is None:
        findings.refuse(cell.where, f"wat de code '{text[:20]}' betekent staat nergens in het blad", CURE)
        return None
    if code.twice:
        findings.refuse(cell.where, f"de code '{text[:20]}' heeft twee betekenissen", "laat er een staan")
        return None
    if code.hours is None:
        return None
    number = find_number(cell.person)
    phone = number.raw if number is not None else ""
    name = " ".join((cell.person.replace(phone, " ") if phone else cell.person).split()).strip(" ,:-–()")
    said = read_role(given.role) if given.role else ""
    if code.role and said and code.role != said:
        what = f"de code '{text[:20]}' is {ROLE_LABELS[code.role]}, en bij het inlezen is {ROLE_LABELS.get(said, said)}"
        findings.refuse(cell.where, f"{what} gezegd", "laat een van beide weg")
        return None
    role = code.role or said
    if not role:
        findings.refuse(
            cell.where, f"bij de code '{text[:20]}' staat geen rol", "zet de rol bij de code, of geef hem mee"
        )
        return None
    if sum(letter.isalpha() for letter in name) < 2:
        findings.refuse(cell.where, f"bij de code '{text[:20]}' staat geen naam", "zet de naam voor de rij of erboven")
        return None
    fields = {"role": role, "provider": given.provider, "name": name} | ({"phone": phone} if phone else {})
    span = span_of_day(cell.day, code.hours, cell.where, findings)
    return duty_row(fields, *span, cell.row, cell.where, findings)


def across(rows: Sequence[Row], head: int, end: int, skipped: frozenset[int]) -> Iterator[Used]:
    """The cells under a row of days, people down: the first words of a row are whose it is."""
    days = {place: day for place, text in enumerate(rows[head].cells) if (day := read_day(text)) is not None}
    first = min(days)
    for place in range(head + 1, end):
        row = rows[place]
        person = next((text for text in map(row.cell, range(first)) if sum(map(str.isalpha, text)) > 1), "")
        for column, day in days.items() if place not in skipped else ():
            if row.cell(column):
                where = f"{row.where}, kolom {letters(column)}"
                yield Used(row.number, where, row.lines_of(column), day, person)


def down(rows: Sequence[Row], column: int, skipped: frozenset[int]) -> Iterator[Used]:
    """The cells beside a column of days, people across: whose it is stands above."""
    first = next(place for place, row in enumerate(rows) if read_day(row.cell(column)) is not None)
    heads = rows[first - 1] if first else Row(0, "", ())
    for place, row in enumerate(rows[first:], first):
        day = read_day(row.cell(column))
        for other in range(len(row.cells)) if day is not None and place not in skipped else ():
            person = heads.cell(other)
            if other != column and row.cell(other) and person and day is not None:
                yield Used(row.number, f"{row.where}, kolom {letters(other)}", row.lines_of(other), day, person)
