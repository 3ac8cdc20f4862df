"""Workbooks made by hand for tests: the least that Excel and LibreOffice would open, and what neither should."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from html import escape

Cell = str | int | float | date | datetime | time | None
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = "".join(f'<xf numFmtId="{number}"/>' for number in (0, 14, 20, 22))
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def letter(column: int) -> str:
    """A column from 0, up to Z."""
    return chr(65 + column)


def serial(value: date | datetime | time) -> float:
    """A date as Excel counts it: days since the end of 1899."""
    if isinstance(value, time):
        return (value.hour * 60 + value.minute) / 1440
    at = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
    since = at - datetime(1899, 12, 30)  # noqa: DTZ001
    return since.days + since.seconds / 86400


def xlsx_cell(place: str, value: Cell) -> str:
    """One cell."""
    match value:
        case None:
            return ""
        case str() if value.startswith("<"):
            # A cell as its XML, for what no program should write.
            return value.replace("@", place)
        case str():
            return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        case datetime():
            return f'<c r="{place}" s="3"><v>{serial(value)}</v></c>'
        case date():
            return f'<c r="{place}" s="1"><v>{serial(value)}</v></c>'
        case time():
            return f'<c r="{place}" s="2"><v>{serial(value)}</v></c>'
        case _:
            return f'<c r="{place}"><v>{value}</v></c>'


def xlsx_rows(rows: Sequence[Sequence[Cell]]) -> str:
    """The rows of a sheet, from row 1."""
    lines = []
    for number, cells in enumerate(rows, 1):
        inside = "".join(xlsx_cell(f"{letter(column)}{number}", value) for column, value in enumerate(cells))
        lines.append(f'<row r="{number}">{inside}</row>')
    return "".join(lines)


def xlsx(
    sheets: Mapping[str, Sequence[Sequence[Cell]] | str], *, merged: Sequence[str] = (), hidden: Sequence[str] = ()
) -> bytes:
    """A workbook; a sheet is its rows, or the XML of its rows. `merged` are ranges of every sheet."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        parts = "".join(
            f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
            for number in range(1, len(sheets) + 1)
        )
        book.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{parts}</Types>',
        )
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        listed = "".join(
            f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"'
            f"{' state=' + chr(34) + 'hidden' + chr(34) if name in hidden else ''}/>"
            for number, name in enumerate(sheets, 1)
        )
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        )
        relations = "".join(
            f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
            for number in range(1, len(sheets) + 1)
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
            f'<Relationship Id="rId99" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        )
        book.writestr("xl/styles.xml", f'<styleSheet xmlns="{_MAIN}"><cellXfs>{_STYLES}</cellXfs></styleSheet>')
        ranges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
        for number, rows in enumerate(sheets.values(), 1):
            body = rows if isinstance(rows, str) else xlsx_rows(rows)
            kept = f'<mergeCells count="{len(merged)}">{ranges}</mergeCells>' if merged else ""
            xml = f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData>{kept}</worksheet>'
            book.writestr(f"xl/worksheets/sheet{number}.xml", xml)
    return packed.getvalue()


def ods_cell(value: Cell) -> str:
    """One cell of an OpenDocument sheet."""
    match value:
        case None:
            return "<table:table-cell/>"
        case datetime():
            said = f'date" office:date-value="{value:%Y-%m-%dT%H:%M:%S}'
        case date():
            said = f'date" office:date-value="{value.isoformat()}'
        case time():
            said = f'time" office:time-value="PT{value:%H}H{value:%M}M00S'
        case str():
            return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
        case _:
            said = f'float" office:value="{value}'
    return f'<table:table-cell office:value-type="{said}"/>'


def ods(name: str, rows: Sequence[Sequence[Cell]]) -> bytes:
    """An OpenDocument workbook of one sheet, with the empty rows to the end that LibreOffice writes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", _ODS, compress_type=zipfile.ZIP_STORED)
        names = "urn:oasis:names:tc:opendocument:xmlns"
        body = "".join(f"<table:table-row>{''.join(map(ods_cell, cells))}</table:table-row>" for cells in rows)
        body += '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        body += 'table:number-columns-repeated="16384"/></table:table-row>'
        book.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" '
            f'xmlns:text="{names}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
            f'<table:table table:name="{escape(name)}">{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        book.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0"><manifest:file-entry '
            f'manifest:full-path="/" manifest:media-type="{_ODS}"/></manifest:manifest>',
        )
    return packed.getvalue()


def xls(name: str, rows: Sequence[Sequence[Cell]]) -> bytes:
    """An Excel 97 workbook of one sheet, in its compound file."""

    def piece(kind: int, data: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def begin(kind: int) -> bytes:
        return piece(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))

    formats = (0, 14, 20, 22)
    styles = b"".join(piece(0xE0, struct.pack("<HH", 0, number) + bytes(16)) for number in formats)
    cells = b""
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            match value:
                case None:
                    continue
                case str():
                    text = value.encode("utf-16-le")
                    cells += piece(0x204, struct.pack("<HHHHB", row, column, 0, len(value), 1) + text)
                case datetime() | date() | time():
                    style = 3 if isinstance(value, datetime) else 1 if isinstance(value, date) else 2
                    cells += piece(0x203, struct.pack("<HHHd", row, column, style, serial(value)))
                case _:
                    cells += piece(0x203, struct.pack("<HHHd", row, column, 0, float(value)))
    sheet = begin(0x10) + piece(0x200, struct.pack("<IIHHH", 0, len(rows), 0, 26, 0)) + cells + piece(0x0A)
    bound = struct.pack("<BB", len(name), 0) + name.encode("latin-1")
    start = len(begin(5) + styles + piece(0x85, bytes(6) + bound) + piece(0x0A))
    stream = begin(5) + styles + piece(0x85, struct.pack("<IH", start, 0) + bound) + piece(0x0A) + sheet
    return _compound(stream.ljust(4096, b"\0"))


def _compound(stream: bytes) -> bytes:
    """A compound file (version 3) with one stream, `Workbook`, of at least 4096 bytes."""
    stream += bytes(-len(stream) % 512)
    sectors = len(stream) // 512
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    fat += [0xFFFFFFFF] * (128 - len(fat))

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        named = f"{name}\0".encode("utf-16-le")
        links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
        head = named.ljust(64, b"\0") + struct.pack("<HBB", len(named), kind, 1) + links
        return head + bytes(36) + struct.pack("<IQ", start, size)

    folder = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * (436 - 4)
    empty = entry("", 0, 0xFFFFFFFF, 0, 0)[:68] + b"\xff" * 12 + bytes(48)
    return head + struct.pack("<128I", *fat) + folder + empty * 2 + stream
