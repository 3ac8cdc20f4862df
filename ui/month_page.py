"""A month of the roster on paper: A4 on its side, black on white, weekends shaded. Safe to use in any thread."""

from html import escape

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from desk.month_rows import MonthPage, MonthTable

# Letters as large as fit: a page for each table, if it can be read.
_POINTS = (9.0, 8.0, 7.2, 6.5, 6.0)
_DOTS = 600
# Millimetres around a page; dots in an inch of a document on screen, and points in an inch.
_MARGIN, _SCREEN, _POINT = 8, 96, 72
_DAY_PERCENT = 9
# Letters that a column is wide at least and at most, before its cells wrap.
_NARROWEST, _WIDEST = 14, 48
_SHEET = """
h1 { font-size: 13pt; margin-bottom: 0; }
p { margin-top: 1px; margin-bottom: 3px; }
th { text-align: left; font-weight: bold; }
td.free { background-color: #e6e6e6; }
"""
_SHADE = ' style="background-color:#e6e6e6"'
_NAMES_A_LINE = 4


def month_document(page: MonthPage, families: tuple[str, ...], points: float = _POINTS[0]) -> QTextDocument:
    """The month as a document, in letters of `points`. What people typed is never markup."""
    made = QTextDocument()
    font = QFont(list(families))
    font.setPointSizeF(points)
    made.setDefaultFont(font)
    made.setDefaultStyleSheet(_SHEET)
    parts = []
    for place, table in enumerate(page.tables):
        # Each part of the posts is a page of its own.
        before = ' style="page-break-before: always"' if place else ""
        parts.append(f"<h1{before}>{escape(page.title)}</h1><p>{escape(page.as_of)}. {escape(page.note)}</p>")
        parts.append(_table(table))
    if not page.tables:
        parts.append(f"<h1>{escape(page.title)}</h1><p>{escape(page.as_of)}</p><p>Geen diensten in deze maand.</p>")
    parts.append(_numbers(page))
    made.setHtml("".join(parts))
    return made


def month_pdf(page: MonthPage, families: tuple[str, ...]) -> bytes:
    """The month as a PDF file."""
    # A document starts timers, which need a loop in the thread that it is in.
    loop = QEventLoop()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(page.title)
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter)
    # With a size of its own it fills the page; without, it brings two centimetres around it.
    size = writer.pageLayout().paintRect(QPageLayout.Unit.Point).size() * (_SCREEN / _POINT)
    for points in (*_POINTS, _POINTS[2]):
        # Where nothing fits, letters that can be read go on on another page.
        made = month_document(page, families, points)
        made.setPageSize(size)
        if made.pageCount() <= max(1, len(page.tables)):
            break
    made.print_(writer)
    del writer
    data = bytes(buffer.data().data())
    del loop
    return data


def _table(table: MonthTable) -> str:
    longest = [max(len(row[place]) for row in table.rows) for place in range(1, len(table.heads) + 1)]
    weights = [min(_WIDEST, max(_NARROWEST, len(head), most)) for head, most in zip(table.heads, longest, strict=True)]
    widths = [(100 - _DAY_PERCENT) * weight // sum(weights) for weight in weights]
    columns = zip(table.heads, widths, strict=True)
    heads = "".join(f'<th width="{width}%">{escape(head)}</th>' for head, width in columns)
    head = f'<thead><tr><th width="{_DAY_PERCENT}%">dag</th>{heads}</tr></thead>'
    rows = []
    for cells, free in zip(table.rows, table.days, strict=True):
        shade = _SHADE if free else ""
        rows.append("<tr>" + "".join(f"<td{shade}>{escape(cell)}</td>" for cell in cells) + "</tr>")
    return f'<table width="100%" border="1" cellspacing="0" cellpadding="1">{head}{"".join(rows)}</table>'


def _numbers(page: MonthPage) -> str:
    if not page.numbers:
        return ""
    cells = [f"<td>{escape(name)}: {escape(number)}</td>" for name, number in page.numbers]
    lines = [cells[at : at + _NAMES_A_LINE] for at in range(0, len(cells), _NAMES_A_LINE)]
    rows = "".join(f"<tr>{''.join(line)}</tr>" for line in lines)
    return f'<p><b>Nummers</b></p><table width="100%" cellspacing="0" cellpadding="1">{rows}</table>'
