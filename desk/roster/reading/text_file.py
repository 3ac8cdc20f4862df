"""A text with separators (CSV) as rows: a line that is broken (a quote left open) never swallows the lines after it."""

import csv
import re
from collections.abc import Iterator

from desk.roster.duty_row import Findings
from desk.roster.reading.rows import Row
from desk.words.fold import clean_text

_MOST_LINES = 200_000
_LONGEST_LINE = 20_000


def text_rows(data: bytes, findings: Findings) -> tuple[list[Row], str]:
    """The lines that hold something, and what separates their fields: `;`, `,` or a tab, by the first line.

    UTF-8 with or without a mark, UTF-16 with one, else Windows-1252 with a warning.
    """
    lines = list(_lines(_text(data, findings)))
    if len(lines) > _MOST_LINES:
        what = f"het bestand heeft {len(lines)} regels; meer dan {_MOST_LINES} worden er niet ingelezen"
        findings.refuse(f"regel {lines[_MOST_LINES][0]}", what, "splits het bestand")
        lines = lines[:_MOST_LINES]
    first = next((line for _, line in lines), "")
    separator = max(";,\t", key=first.count)
    return [_row(number, line, separator) for number, line in lines], separator


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


def _row(number: int, line: str, separator: str) -> Row:
    if len(line) > _LONGEST_LINE:
        what = f"deze regel is {len(line)} tekens lang"
        return Row(number, f"regel {number}", (), what, "zet elke dienst op een eigen regel")
    try:
        cells = next(csv.reader([line], delimiter=separator, strict=True, skipinitialspace=True))
    except csv.Error:
        what = "deze regel is niet te lezen: een aanhalingsteken is niet goed gesloten"
        return Row(number, f"regel {number}", (), what, 'zet om het hele veld "..." of haal het weg')
    return Row(number, f"regel {number}", tuple(cells))
