"""Rosters as people keep them in Excel: days down or across, names in the cells.

The hours stand with the column or row (`Nacht 23:00-07:00`), in columns `van` and `tot`, or in the cell itself; the
role stands there too, or was said beside the file. Nothing is guessed: without hours or a role, that part is refused.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from desk.record import record
from desk.roster.duty_row import DutyRow, Findings, duty_row, tidy
from desk.roster.nobody import why_nobody
from desk.roster.reading import codes
from desk.roster.reading.given import Given, Watch
from desk.roster.reading.rows import FAULTY_CELL, SEVERAL, Row, column_of, letters
from desk.roster.reading.when import find_hours, is_day_name, read_day, read_time, span_of_day, wrong_day
from desk.roster.roles import ROLE_LABELS, read_role
from desk.words.fold import fold_text
from desk.words.phone import find_number

_ASIDE = (
    *("opmerking", "opmerkingen", "notitie", "notities", "bijzonderheden", "week", "weeknummer", "weeknr", "dag"),
    *("feestdag", "feestdagen", "wk"),
)
_NOBODY = ("", "-", "--", "geen", "vrij", "leeg", "nvt", "n.v.t.", "niemand", "open", "vacant", "?")
_BRACKETS = re.compile(r"\([^)]*\)")
_HOURS_CURE = "schrijf bijvoorbeeld 'Nacht 23:00-08:00'"


@record
class _Lane:
    """What a column or a row of names is for: `hours` in minutes after midnight, None when only cells say them."""

    role: str
    provider: str
    hours: tuple[int, int] | None


@record
class _Cell:
    """One cell with names, the day that it is of, and what its column or row is for."""

    row: int
    where: str
    text: str
    day: date
    lane: _Lane


def is_grid(rows: Sequence[Row]) -> bool:
    """Whether days stand down a column or across a row."""
    return _day_column(rows) is not None or bool(_day_rows(rows))


def read_grid(rows: Sequence[Row], given: Given, findings: Findings, watch: Watch) -> Iterator[DutyRow]:
    """The duties in a grid; every cell stands alone."""
    column = _day_column(rows)
    across = _day_rows(rows)
    said = [one.text for one in _used(rows, column, across, frozenset())]
    legend, places = codes.legend_of(rows, codes.short_of(said))
    used = _used(rows, column, across, places)
    if _codes([one.text for one in used]):
        if legend:
            yield from codes.read_coded(used, legend, given, findings, watch)
        else:
            findings.refuse("het bestand", "in de cellen staan codes en geen namen", codes.CURE)
        return
    if column is not None:
        cells = list(_down(rows, column, given, findings))
    else:
        cells = [cell for block in _blocks(rows, across) for cell in _across(block, given, findings)]
    if not cells and not findings.faults and not findings.warnings:
        what = "er staan dagen in, maar geen rij of kolom met namen"
        findings.refuse("het bestand", what, "zet bij de dagen wie er dienst heeft, met de tijden erbij")
    for done, cell in enumerate(cells, 1):
        watch.at(done, len(cells))
        yield from _duties(cell, findings)


def _used(rows: Sequence[Row], column: int | None, heads: list[int], skipped: frozenset[int]) -> list[codes.Used]:
    """Every cell of the days, with what stands before its row or above its column."""
    if column is not None:
        return list(codes.down(rows, column, skipped))
    ends = [*heads[1:], len(rows)]
    return [one for head, end in zip(heads, ends, strict=True) for one in codes.across(rows, head, end, skipped)]


def _day_column(rows: Sequence[Row]) -> int | None:
    """The column with two days or more, the first of those with most; None when days do not go down."""
    count: dict[int, set[date]] = {}
    for row in rows:
        days = _days_of(row)
        if len(days) > 2:
            return None
        for column, day in days.items():
            count.setdefault(column, set()).add(day)
    most = max((len(days) for days in count.values()), default=0)
    return min(column for column, days in count.items() if len(days) == most) if most > 1 else None


def _days_of(row: Row) -> dict[int, date]:
    found = ((column, read_day(text)) for column, text in enumerate(row.cells))
    return {column: day for column, day in found if day is not None}


def _day_rows(rows: Sequence[Row]) -> list[int]:
    """Places of the rows in which two different days or more stand."""
    return [place for place, row in enumerate(rows) if len(set(_days_of(row).values())) > 1]


def _down(rows: Sequence[Row], column: int, given: Given, findings: Findings) -> Iterator[_Cell]:
    first = next(place for place, row in enumerate(rows) if read_day(row.cell(column)))
    heads = _heads(rows[:first])
    width = max(len(row.cells) for row in rows)
    named = {place: column_of(heads[-1].cell(place)) for place in range(width)} if heads else {}
    froms = next((place for place, name in named.items() if name == "from"), -1)
    untils = next((place for place, name in named.items() if name == "until"), -1)
    lanes: dict[int, _Lane] = {}
    for place in range(width):
        texts = list(dict.fromkeys(head.cell(place) for head in heads if head.cell(place)))
        values = [row.cell(place) for row in rows[first:] if row.cell(place)]
        if place in (column, froms, untils) or not values:
            continue
        if _beside(texts, values):
            _aside(texts, values, letters(place), findings)
            continue
        where = f"{heads[-1].where}, kolom {letters(place)}" if heads else f"kolom {letters(place)}"
        lane = _lane(" ".join(texts), where, given, findings, len(values), hours_elsewhere=froms >= 0)
        if lane is not None:
            lanes[place] = lane
    for row in rows[first:]:
        day = _day_of(row, column, lanes, findings)
        if day is None:
            continue
        times = read_time(row.cell(froms)), read_time(row.cell(untils))
        hours = None if times[0] is None or times[1] is None else (times[0], times[1])
        for place, lane in lanes.items():
            kept = lane if hours is None else _Lane(lane.role, lane.provider, hours)
            yield _Cell(row.number, f"{row.where}, kolom {letters(place)}", row.lines_of(place), day, kept)


def _heads(rows: Sequence[Row]) -> list[Row]:
    """The rows right above the first day that name columns: at most three, and no title that stands alone."""
    found: list[Row] = []
    for row in reversed(rows):
        if len({text for text in map(tidy, row.cells) if text}) < 2 or len(found) == 3:
            break
        found.insert(0, row)
    return found or list(rows[-1:])


def _beside(heads: list[str], values: list[str]) -> bool:
    """Whether a column is no roster: weekdays, numbers of weeks, remarks."""
    return any(fold_text(text) in _ASIDE for text in heads) or all(is_day_name(value) for value in values)


def _aside(heads: list[str], values: list[str], column: str, findings: Findings) -> None:
    """Tells of a column beside the roster in which somebody wrote words: there may stand who is ill."""
    if heads and any(not is_day_name(value) and any(map(str.isalpha, value)) for value in values):
        what = f"de kolom '{heads[-1][:40]}' is geen rooster en is niet gelezen"
        findings.warn(f"kolom {column}", what, "kijk of er iets staat dat het rooster verandert")


def _day_of(row: Row, column: int, lanes: dict[int, _Lane], findings: Findings) -> date | None:
    """The day of a row; None, and why, when it has none."""
    text = row.cell(column)
    day = read_day(text)
    if day is not None:
        return day
    if row.wrong:
        findings.refuse(row.where, row.wrong, row.cure)
    elif any(row.cell(place) for place in lanes if place != column):
        what = f"datum '{text[:30]}' {wrong_day(text) or 'is geen datum'}" if text else "de datum is leeg"
        findings.refuse(row.where, what, "schrijf bijvoorbeeld 21-11-2026")
    elif text:
        findings.warn(row.where, f"'{text[:40]}' is geen dag; deze rij is overgeslagen", "controleer of dat klopt")
    return None


def _blocks(rows: Sequence[Row], heads: list[int]) -> Iterator[Sequence[Row]]:
    """A row with days and what stands under it, up to the next one."""
    for begin, end in zip(heads, [*heads[1:], len(rows)], strict=True):
        yield rows[begin:end]


def _across(block: Sequence[Row], given: Given, findings: Findings) -> Iterator[_Cell]:
    head = block[0]
    days = _days_of(head)
    first = min(days)
    beside = (place for place in range(first + 1, max(len(row.cells) for row in block)) if place not in days)
    wrong = {place: wrong_day(head.cell(place)) for place in beside}
    for row in block[1:]:
        if row.wrong:
            findings.refuse(row.where, row.wrong, row.cure)
            continue
        values = [row.cell(place) for place in days if row.cell(place)]
        labels = list(dict.fromkeys(text for text in map(row.cell, range(first)) if text))
        if not values or all(is_day_name(value) for value in values):
            if labels and not values:
                findings.warn(row.where, f"bij '{_joined(labels)[:40]}' staat niemand", "controleer of dat klopt")
            continue
        lane = _lane(_joined(labels), row.where, given, findings, len(values))
        if lane is None:
            continue
        for place, why in wrong.items():
            if not why and row.cell(place):
                text = head.cell(place)
                what = f"kolom {letters(place)} ('{text[:20]}')" if text else f"kolom {letters(place)} zonder datum"
                what = f"'{row.cell(place)[:30]}' in {what} is niet gelezen"
                findings.warn(row.where, what, "zet er een datum boven als daar diensten staan")
            elif why and row.cell(place):
                what = f"de datum '{head.cell(place)}' boven kolom {letters(place)} {why}"
                findings.refuse(f"{row.where}, kolom {letters(place)}", what, "schrijf bijvoorbeeld 21-11-2026")
        for place, day in days.items():
            yield _Cell(row.number, f"{row.where}, kolom {letters(place)}", row.lines_of(place), day, lane)


def _joined(labels: list[str]) -> str:
    """Labels as one text; two that are times are from and until."""
    times = [text for text in labels if read_time(text) is not None and not text.isdigit()]
    rest = [text for text in labels if text not in times]
    return " ".join([*rest, *(["-".join(times)] if len(times) == 2 else times)])


def _lane(
    text: str, where: str, given: Given, findings: Findings, count: int, *, hours_elsewhere: bool = False
) -> _Lane | None:
    """What a column or row of `count` cells is for; None, and why, when its role is not known.

    Without hours only cells can say them.
    """
    unread = "1 cel is niet gelezen" if count == 1 else f"{count} cellen zijn niet gelezen"
    found = find_hours(text)
    hours, rest = (None, text) if found is None else found
    words = rest
    role = read_role(words) if words and read_role(words) in ROLE_LABELS else ""
    if not role:
        # "Achterwacht nacht": a role among other words.
        known = {read_role(word) for word in words.split()} & set(ROLE_LABELS)
        role = known.pop() if len(known) == 1 else ""
    said = read_role(given.role) if given.role else ""
    if role and said and role != said:
        what = f"hier staat {ROLE_LABELS[role]}, en bij het inlezen is {ROLE_LABELS.get(said, said)} gezegd"
        findings.refuse(where, f"{what}; {unread}", "laat een van beide weg")
        return None
    if not role and not said:
        named = f"bij '{words[:40]}' staat geen rol die de desk kent" if words else "er staat geen rol bij"
        findings.refuse(where, f"{named}; {unread}", "zet de rol erbij, of geef hem bij het inlezen")
        return None
    if hours is None and not hours_elsewhere:
        named = f"bij '{words[:40]}'" if words else "hier"
        findings.warn(where, f"{named} staan geen tijden; alleen cellen met een eigen tijd zijn gelezen", _HOURS_CURE)
    return _Lane(role or said, given.provider, hours)


def _codes(cells: Sequence[str]) -> bool:
    """Whether cells hold a few short codes again and again, as in rosters with people down and days across."""
    texts = [folded for text in cells if (folded := fold_text(text)) not in _NOBODY and not is_day_name(text)]
    short = sum(len(text) <= 2 for text in texts)
    return len(texts) >= 6 and short > 0.8 * len(texts)


def _duties(cell: _Cell, findings: Findings) -> Iterator[DutyRow]:
    if fold_text(cell.text) in _NOBODY:
        findings.warn(cell.where, f"op {cell.day:%d-%m-%Y} staat hier niemand", "vul in wie er dienst heeft")
        return
    if FAULTY_CELL.match(tidy(cell.text)):
        findings.refuse(cell.where, f"de formule in deze cel is {tidy(cell.text)[:20]}", "zet de naam zelf in de cel")
        return
    for text in filter(None, map(tidy, SEVERAL.split(cell.text.strip()))):
        number = find_number(text)
        phone = number.raw if number is not None else ""
        bare = tidy(_BRACKETS.sub(" ", text.replace(phone, " ") if phone else text))
        found = find_hours(bare)
        hours, name = (cell.lane.hours, bare) if found is None else found
        name = name.strip(" ,:-–()")
        wrong = why_nobody(name) or ("" if sum(letter.isalpha() for letter in name) > 1 else "is geen naam")
        if wrong:
            what = f"'{text[:30]}' {wrong}: een gat op {cell.day:%d-%m-%Y}"
            findings.refuse(cell.where, what, "vul in wie er dienst heeft")
        elif hours is None:
            findings.refuse(cell.where, f"bij {name[:40]} op {cell.day:%d-%m-%Y} staan geen tijden", _HOURS_CURE)
        else:
            fields = {"role": cell.lane.role, "provider": cell.lane.provider, "name": name}
            fields |= {"phone": phone} if phone else {}
            span = span_of_day(cell.day, hours, cell.where, findings)
            duty = duty_row(fields, *span, cell.row, cell.where, findings)
            if duty is not None:
                yield duty
