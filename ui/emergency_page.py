"""The emergency card on paper: A4, black on white, large enough for a torch. Safe to use in any thread.

Printing takes 30 to 150 ms, nearly all of it inside Qt with Python's lock let go; on the window's thread that would
be a few frames too late for a key, so `ui.emergency` does it beside the window.
"""

from html import escape

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from desk.emergency import CardTable, EmergencyCard

_POINTS = 9.0
# Fine enough that letters stand where they belong.
_DOTS = 600
_SHEET = """
h1 { font-size: 17pt; margin-bottom: 0; }
p { margin-top: 2px; margin-bottom: 2px; }
th { text-align: left; }
th.head { font-size: 12pt; padding-top: 12px; }
"""
# Columns in percent of the page, by how many there are: numbers and minutes stay on one line.
_WIDTHS = {
    4: (24, 34, 24, 18),
    5: (14, 36, 17, 14, 19),
    6: (11, 17, 14, 18, 17, 23),
    7: (11, 13, 14, 14, 17, 18, 13),
}


def document(card: EmergencyCard, families: tuple[str, ...]) -> QTextDocument:
    """The card as a document; `families` are those of the window's letters. What people typed is never markup."""
    made = QTextDocument()
    font = QFont(list(families))
    font.setPointSizeF(_POINTS)
    made.setDefaultFont(font)
    made.setDefaultStyleSheet(_SHEET)
    tables = "".join(_table(table) for table in card.tables)
    made.setHtml(
        f"<h1>{escape(card.title)}</h1><p><b>{escape(card.as_of)}</b></p><p>{escape(card.confidential)}</p>{tables}"
    )
    return made


def pdf(card: EmergencyCard, families: tuple[str, ...]) -> bytes:
    """The card as a PDF file."""
    # A document starts timers, which need a loop in the thread that it is in.
    loop = QEventLoop()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(card.title)
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    # The document brings two centimetres of its own, with the number of the page in it.
    writer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
    document(card, families).print_(writer)
    del writer
    data = bytes(buffer.data().data())
    del loop
    return data


def _table(table: CardTable) -> str:
    head = f'<tr><th class="head" colspan="{len(table.columns)}">{escape(table.head)}</th></tr>'
    if not table.rows:
        return f"<table>{head}<tr><td>{escape(table.none)}</td></tr></table>"
    named = zip(table.columns, _WIDTHS[len(table.columns)], strict=True)
    columns = "".join(f'<th width="{width}%">{escape(column)}</th>' for column, width in named)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
    # Both rows of the head come again on the next page.
    return f'<table width="100%" cellspacing="0" cellpadding="2"><thead>{head}<tr>{columns}</tr></thead>{rows}</table>'
