"""A roster file of any kind becomes rows: the good ones, and why the others were refused. The one way in.

What a file is, is told by what is in it: a calendar, a workbook, or a text; a sheet with a duty on each row, or a grid
of days and names.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from desk.roster.duty_row import DutyRow, Findings, Import, look_over, tidy
from desk.roster.reading.calendar_file import looks_like_calendar, read_ical
from desk.roster.reading.given import MOST_DUTIES, UNWATCHED, Given, Stopped, Watch
from desk.roster.reading.grid import is_grid, read_grid
from desk.roster.reading.month_head import with_dates
from desk.roster.reading.rows import COLUMNS, Row
from desk.roster.reading.table import find_header, read_header, read_table
from desk.roster.reading.text_file import text_rows
from desk.roster.reading.workbook import looks_like_workbook, read_workbook

__all__ = ["COLUMNS", "Given", "Import", "Stopped", "Watch", "read_csv", "read_ical", "read_roster", "read_sheets"]


def read_roster(data: bytes, now: datetime, file: str, given: Given | None = None, watch: Watch = UNWATCHED) -> Import:
    """Read a roster file of any kind; `file` is the name used in messages. Raises Stopped, by `watch`, and no more."""
    if looks_like_calendar(data):
        return read_ical(data, now, file, given, watch)
    if looks_like_workbook(data):
        return read_sheets(data, now, file, given, watch)
    return read_csv(data, now, file, given, watch)


def read_csv(
    data: bytes,
    now: datetime,
    file: str = "rooster.csv",
    given: Given | None = None,
    watch: Watch = UNWATCHED,
) -> Import:
    """The duties in a text with separators. Every row stands alone; nothing in the file raises.

    UTF-8 with or without a mark, UTF-16 with one, else Windows-1252 with a warning; `;`, `,` or tab; the header's
    names are fixed, their order is free. Times are Dutch wall time, or carry their offset.
    """
    findings = Findings(file)
    if looks_like_workbook(data) or data.startswith(b"%PDF"):
        what = "dit is geen CSV maar een Excel-, ODS- of PDF-bestand"
        findings.refuse("het bestand", what, "geef de werkmap zelf, of sla het op als CSV")
        return Import((), tuple(findings.faults))
    rows, separator = text_rows(data, findings)
    rows = _dated(rows, "", findings)
    found = _duties(rows, separator, given or Given(), findings, watch)
    return _look_over(found, now, "regel", findings)


def read_sheets(
    data: bytes,
    now: datetime,
    file: str = "rooster.xlsx",
    given: Given | None = None,
    watch: Watch = UNWATCHED,
) -> Import:
    """The duties in all sheets of a workbook that can be seen. A sheet without anything like a roster is told."""
    findings = Findings(file)
    sheets = [sheet for sheet in read_workbook(data, findings, watch) if sheet.rows]
    if not sheets and not findings.faults:
        findings.refuse("het bestand", "er staat niets in", "vul een blad met het rooster")
    sheets = [replace(sheet, rows=tuple(_dated(sheet.rows, sheet.name, findings))) for sheet in sheets]
    rosters = [sheet for sheet in sheets if find_header(sheet.rows) is not None or is_grid(sheet.rows)]
    for sheet in sheets:
        if rosters and sheet not in rosters:
            findings.warn(f"blad {sheet.name[:40]}", "hier staat geen rooster; overgeslagen", "controleer of dat klopt")
    found: list[DutyRow] = []
    counts: list[str] = []
    for sheet in rosters or sheets[:1]:
        theirs = _duties(sheet.rows, "", given or Given(), findings, watch)
        named = sheet.name if len(rosters) > 1 else ""
        found += [replace(duty, sheet=tidy(named)[:40]) for duty in theirs] if named else theirs
        counts.append(f"'{tidy(sheet.name)[:40]}' ({len(theirs)} {'dienst' if len(theirs) == 1 else 'diensten'})")
    if len(rosters) > 1:
        cure = "verberg of verwijder een blad dat er niet bij hoort"
        findings.warn("het bestand", f"{len(counts)} bladen zijn gelezen: {', '.join(counts)}", cure)
    return _look_over(found, now, "rij", findings)


def _dated(rows: Sequence[Row], sheet: str, findings: Findings) -> list[Row]:
    """The rows of a sheet, with whole dates where bare days stand under a month."""
    if find_header(rows) is not None or is_grid(rows):
        return list(rows)
    return with_dates(rows, sheet, findings)


def _duties(rows: Sequence[Row], separator: str, given: Given, findings: Findings, watch: Watch) -> list[DutyRow]:
    """The duties of one sheet, by its header or as a grid; none, and a fault, when it is neither."""
    place = find_header(rows)
    if place is None and is_grid(rows):
        return _so_many(read_grid(rows, given, findings, watch), findings)
    first = rows[place or 0] if rows else Row(1, "regel 1", ())
    names = read_header(first, given, findings)
    if names is None:
        return []
    below = rows[(place or 0) + 1 :]
    return _so_many(read_table(below, first, names, separator, given, findings, watch), findings)


def _so_many(duties: Iterator[DutyRow], findings: Findings) -> list[DutyRow]:
    found: list[DutyRow] = []
    for duty in duties:
        if len(found) == MOST_DUTIES:
            what = f"het bestand geeft meer dan {MOST_DUTIES} diensten; vanaf hier is niets ingelezen"
            findings.refuse(f"rij {duty.row}", what, "splits het bestand")
            break
        found.append(duty)
    return found


def _look_over(found: Sequence[DutyRow], now: datetime, unit: str, findings: Findings) -> Import:
    duties = look_over(found, now, unit, findings)
    return Import(duties, tuple(findings.faults), tuple(findings.warnings), unit=unit)
