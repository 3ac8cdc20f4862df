"""Run as a process of its own: a workbook on stdin, its sheets as JSON on stdout.

What people send may be made to break its reader (a cell in the last column of the last row asks for hundreds of
gigabytes), and a reader that breaks takes its process along. So it is not the desk's. `main` gives exit code 0 with
`{"sheets": [...]}` or `{"error": ...}`; any other end means that the file was too much.
"""

import io
import json
import re
import sys
import zipfile
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from html import unescape
from typing import Any

_MEMORY = 3 << 30
_UNPACKED = 600 << 20
_MOST_ROWS, _MOST_COLUMNS, _MOST_MERGED = 100_000, 400, 200_000
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*\"([^\"]*)\"")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*\bhidden=[^>]*>")
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]+)</")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def main() -> int:
    """Read stdin, write stdout; gives the exit code."""
    _hold_memory()
    found = _sheets(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(found).encode("ascii"))
    return 0


def _hold_memory() -> None:
    if sys.platform != "win32":
        import resource

        # Some systems know no such limit; the minute of time holds there too.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _sheets(data: bytes) -> dict[str, Any]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        if data.startswith(b"PK") and _unpacked(data) > _UNPACKED:
            return {"error": "het bestand is uitgepakt te groot"}
        if _is_cut_off(data):
            return {"error": "het bestand is halverwege afgebroken"}
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        broken = _broken_cells(data) if data.startswith(b"PK") else {}
        hidden = _hidden_rows(data) if data.startswith(b"PK") else {}
    except PasswordError:
        return {"error": "het bestand is beveiligd met een wachtwoord"}
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, zipfile.LargeZipFile, EOFError):
        return {"error": "het bestand is beschadigd of is geen werkmap"}
    sheets = []
    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        if about.visible != SheetVisibleEnum.Visible:
            sheets.append({"name": about.name, "hidden": True, "rows": [], "merged": 0})
            continue
        try:
            sheet = book.get_sheet_by_name(about.name)
        except (CalamineError, OSError, ValueError) as error:
            sheets.append({"name": about.name, "error": str(error)[:100], "rows": [], "merged": 0})
            continue
        rows, more = _rows(sheet)
        merged = _fill_merged(rows, sheet.merged_cell_ranges or [])
        for (row, column), text in broken.get(about.name, {}).items():
            cells = rows.setdefault(row, [])
            cells += [""] * (column + 1 - len(cells))
            cells[column] = text
        listed = [[number + 1, cells] for number, cells in sorted(rows.items()) if any(cells)]
        unseen = hidden.get(about.name, [])
        sheets.append({"name": about.name, "rows": listed, "merged": merged, "more": more, "hidden_rows": unseen})
    return {"sheets": sheets}


def _unpacked(data: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return sum(each.file_size for each in packed.infolist())


def _is_cut_off(data: bytes) -> bool:
    """Whether an old workbook (a compound file, [MS-CFB] 2.2 and 2.3) names sectors beyond its end.

    Its reader would go on with what is there, and the rows that are gone would be a gap that nobody sees.
    """
    if not data.startswith(b"\xd0\xcf\x11\xe0"):
        return False
    if len(data) < 512:
        return True
    size = 1 << min(int.from_bytes(data[30:32], "little"), 12)
    there = (len(data) - 512 + size - 1) // size
    for entry in range(min(109, int.from_bytes(data[44:48], "little"))):
        place = int.from_bytes(data[76 + 4 * entry : 80 + 4 * entry], "little")
        sector = data[512 + place * size : 512 + (place + 1) * size]
        if len(sector) < size:
            return True
        used = [number for number in range(size // 4) if sector[4 * number : 4 * number + 4] != b"\xff\xff\xff\xff"]
        if used and entry * (size // 4) + used[-1] >= there:
            return True
    return False


def _rows(sheet: Any) -> tuple[dict[int, list[str]], bool]:
    """The rows that hold something, by their number from 0, and whether there were more than are read."""
    found: dict[int, list[str]] = {}
    if sheet.start is None:
        return found, False
    more = sheet.total_width > _MOST_COLUMNS
    # Empty rows above come along, empty columns to the left as well.
    for number, cells in enumerate(sheet.iter_rows()):
        if len(found) >= _MOST_ROWS:
            return found, True
        texts = [_text(cell) for cell in cells[:_MOST_COLUMNS]]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            found[number] = texts
    return found, more


def _text(cell: Any) -> str:
    """A cell as somebody would type it; times to the minute."""
    match cell:
        case str():
            return cell
        case bool():
            return "ja" if cell else "nee"
        case datetime():
            return f"{cell + timedelta(seconds=30):%Y-%m-%d %H:%M}"
        case date():
            return cell.isoformat()
        case time():
            minutes = (cell.hour * 3600 + cell.minute * 60 + cell.second + 30) // 60
            return f"{minutes // 60:02}:{minutes % 60:02}"
        case timedelta():
            minutes = round(cell.total_seconds() / 60)
            return f"{minutes // 60:02}:{minutes % 60:02}"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case _:
            return str(cell)


def _fill_merged(rows: dict[int, list[str]], ranges: Any) -> int:
    """Every cell of a merged range gets the text of its first; gives how many ranges hold a text."""
    filled, budget = 0, _MOST_MERGED
    for (top, left), (bottom, right) in ranges:
        text = rows[top][left] if top in rows and left < len(rows[top]) else ""
        if not text or right >= _MOST_COLUMNS:
            continue
        filled += 1
        for row in range(top, min(bottom, top + _MOST_ROWS) + 1):
            budget -= right - left + 1
            if budget < 0:
                return filled
            cells = rows.setdefault(row, [])
            cells += [""] * (right + 1 - len(cells))
            cells[left : right + 1] = [text] * (right - left + 1)
    return filled


def _broken_cells(data: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """Cells of an xlsx whose formula gave an error or nothing, by sheet: the reader shows them as empty."""
    found: dict[str, dict[tuple[int, int], str]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name, path in _sheet_paths(packed).items():
            xml = packed.read(path)
            if b't="e"' not in xml and not re.search(rb"<(?:\w+:)?f\b", xml):
                continue
            cells = found.setdefault(name, {})
            for cell in _CELL.finditer(xml):
                attributes, inside = _attributes(cell[1]), cell[3] or b""
                place = _PLACE.fullmatch(attributes.get("r", ""))
                value = _VALUE.search(inside)
                if place is None or len(cells) >= _MOST_MERGED:
                    continue
                if attributes.get("t") == "e":
                    said = unescape(value[1].decode("utf-8", "replace")) if value else "#FORMULE"
                elif value is None and b"f" in inside and re.search(rb"<(?:\w+:)?f\b", inside):
                    # An empty text is a result as well: `<f>..</f><v></v>`.
                    said = "" if re.search(rb"<(?:\w+:)?v\s*(?:/>|></)", inside) else "#FORMULE zonder uitkomst"
                else:
                    continue
                column = _column(place[1])
                if said and column < _MOST_COLUMNS and int(place[2]) <= 1_048_576:
                    cells[int(place[2]) - 1, column] = said
    return found


def _hidden_rows(data: bytes) -> dict[str, list[int]]:
    """The numbers of the rows of an xlsx that nobody sees, by sheet."""
    found: dict[str, list[int]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name, path in _sheet_paths(packed).items():
            for tag in _ROW.finditer(packed.read(path)):
                about = _attributes(tag[0])
                if about.get("hidden") in ("1", "true") and about.get("r", "").isdigit():
                    found.setdefault(name, []).append(int(about["r"]))
    return found


def _sheet_paths(packed: zipfile.ZipFile) -> dict[str, str]:
    names = set(packed.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    relations = map(_attributes, _RELATION.findall(packed.read("xl/_rels/workbook.xml.rels")))
    targets = {each.get("Id", ""): each.get("Target", "") for each in relations}
    found = {}
    for each in map(_attributes, _SHEET.findall(packed.read("xl/workbook.xml"))):
        target = targets.get(next((value for key, value in each.items() if key.endswith(":id")), ""), "")
        path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if path in names and path.endswith(".xml"):
            found[unescape(each.get("name", ""))] = path
    return found


def _attributes(tag: bytes) -> dict[str, str]:
    return {key.decode("ascii", "replace"): value.decode("utf-8", "replace") for key, value in _ATTRIBUTE.findall(tag)}


def _column(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found - 1


if __name__ == "__main__":
    sys.exit(main())
