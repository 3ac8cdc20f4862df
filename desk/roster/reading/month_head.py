"""Grids whose days are bare numbers, or dates without a year, under a month that stands above them: `december 2026`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from desk.roster.duty_row import Findings, tidy, year_fits
from desk.roster.reading.rows import Row
from desk.roster.reading.when import month_number, read_day, without_day_name
from desk.words.fold import fold_text

_MONTH = re.compile(r"(?:^|\W)(?P<m>[a-z]{3,9})\.?[ '-]+(?P<y>\d{4})(?!\d)", re.ASCII)
_NUMBER = re.compile(r"\d\d?", re.ASCII)
_SHORT = re.compile(r"(?P<d>\d\d?)[-/. ](?P<m>\d\d?|[a-z]{3,9})\.?(?:[-/. '](?P<y>\d\d))?", re.ASCII)
_FEWEST = 5
"""So many days in a row are a month; fewer numbers may be anything."""

Month = tuple[int, int]


def month_in(text: str) -> Month | None:
    """Year and month of a title as `Rooster december 2026`; None for any other text."""
    for found in _MONTH.finditer(fold_text(text)):
        month = month_number(found["m"])
        if month and year_fits(int(found["y"])):
            return int(found["y"]), month
    return None


def with_dates(rows: Sequence[Row], sheet: str, findings: Findings) -> list[Row]:
    """The rows with whole dates where a month stands above (or is the name of the sheet) and days go across or down.

    Where no month is said nothing is read as one. What was read as which month is told.
    """
    month = month_in(sheet)
    found: list[Row] = []
    down: dict[int, list[int]] = {}
    months: list[Month | None] = []
    for place, row in enumerate(rows):
        month = next((one for cell in row.cells if read_day(cell) is None and (one := month_in(cell))), month)
        months.append(month)
        found.append(row)
        days = {column: day for column, cell in enumerate(row.cells) if month and (day := _day(cell, month))}
        if len(days) >= _FEWEST and _goes_on(list(days.values())):
            found[place] = _dated(row, days)
            _tell(row, days, findings)
        elif len(days) <= 2:
            for column in days:
                down.setdefault(column, []).append(place)
    for column, places in down.items():
        each = [(place, _day(rows[place].cell(column), at)) for place in places if (at := months[place])]
        days = {place: day for place, day in each if day is not None}
        if len(days) >= _FEWEST and _goes_on(list(days.values())):
            for place, day in days.items():
                found[place] = _dated(found[place], {column: day})
            _tell(rows[places[0]], days, findings)
            break
    return found


def _day(text: str, month: Month) -> date | None:
    """The day of a cell in a month: its number, or day and month without a year (of that month or the next)."""
    bare = fold_text(without_day_name(tidy(text)))
    year, number = month
    if _NUMBER.fullmatch(bare):
        return _date(year, number, int(bare))
    short = _SHORT.fullmatch(bare)
    if short is None:
        return None
    said = int(short["m"]) if short["m"].isdigit() else month_number(short["m"])
    if short["y"] and int(short["y"]) not in (year % 100, year % 100 + 1):
        return None
    # A roster of December may end in January.
    there = year + 1 if said < number - 6 or (short["y"] and int(short["y"]) != year % 100) else year
    return _date(there, said, int(short["d"]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _goes_on(days: list[date]) -> bool:
    """Whether they follow each other, as the days of a month do; several duties may be of one day."""
    steps = {(after - before).days for before, after in pairwise(days)}
    return steps <= {0, 1} and len(set(days)) >= _FEWEST


def _dated(row: Row, days: dict[int, date]) -> Row:
    cells = list(row.cells)
    for column, day in days.items():
        cells[column] = day.isoformat()
    return replace(row, cells=tuple(cells))


def _tell(row: Row, days: dict[int, date], findings: Findings) -> None:
    first, last = min(days.values()), max(days.values())
    what = f"de dagen zijn gelezen als {first:%d-%m-%Y} tot en met {last:%d-%m-%Y}"
    findings.warn(row.where, what, "controleer de maand en het jaar")
