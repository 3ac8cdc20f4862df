"""A paper that leaves the desk as PDF: A4, black on white, the summary framed on top. Safe to use in any thread.

Two pages, whatever was typed: smaller letters first, then fewer lines of what can wait; that more is left out than fits
is said on the paper, and the text and the FHIR file have all of it. What somebody has a right to see is printed whole.
"""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from desk.care_rows.papers import PaperBlockRow, PaperRow

PAGES = 2
_DOTS = 600
# Millimetres around a page, and below it for the line at its foot; dots in an inch of a document, and points.
_MARGIN, _FOOT, _SCREEN, _POINT = 16, 9, 96, 72
# Letters in points with how many of a line, and lines of a long block, there is room for: all of it first.
_ALL = 100_000
_STEPS = ((10.0, _ALL, _ALL), (9.2, _ALL, _ALL), (8.5, _ALL, _ALL))
_CUTS = (
    (8.5, 4000, 60),
    (8.5, 2500, 45),
    (8.5, 1500, 35),
    (8.5, 900, 30),
    (8.5, 600, 20),
    (8.5, 400, 12),
    (8.5, 260, 8),
    (8.0, 160, 5),
    (8.0, 110, 2),
)
_FRAME = 'width="100%" border="1" cellspacing="0" cellpadding="7" style="border-style: solid; border-color: #444444"'
_SHEET = """
h1 { font-size: 17pt; margin-top: 0; margin-bottom: 2px; }
p { margin-top: 0; margin-bottom: 2px; }
p.head { font-size: 12pt; font-weight: bold; margin-top: 10px; margin-bottom: 3px; }
p.top { font-size: 12pt; font-weight: bold; margin-bottom: 3px; }
p.about { color: #333333; }
p.air { font-size: 4pt; }
"""


def paper_document(paper: PaperRow, families: tuple[str, ...], points: float = _STEPS[0][0]) -> QTextDocument:
    """The paper as a document, in letters of `points`. What people typed is never markup."""
    made = QTextDocument()
    font = QFont(list(families))
    font.setPointSizeF(points)
    made.setDefaultFont(font)
    made.setDefaultStyleSheet(_SHEET)
    made.setDocumentMargin(0)
    head = f"<h1>{escape(paper.title)}</h1>" + "".join(f'<p class="about">{escape(line)}</p>' for line in paper.about)
    made.setHtml(head + "".join(_blocks(paper.blocks)))
    return made


def paper_pdf(paper: PaperRow, families: tuple[str, ...], *, whole: bool = False) -> bytes:
    """The paper as a PDF file of at most two pages, with the number of the page and the foot on each. `whole`: nothing
    is left out, and there are as many pages as it takes."""
    # A document starts timers, which need a loop in the thread that it is in.
    loop = QEventLoop()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    # The title of the file stands in its properties: no name of a child or caller there.
    writer.setTitle(paper.title)
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN + _FOOT), QPageLayout.Unit.Millimeter)
    size = writer.pageLayout().paintRect(QPageLayout.Unit.Point).size() * (_SCREEN / _POINT)
    for points, letters, lines in _STEPS[:1] if whole else (*_STEPS, *_CUTS):
        made = paper_document(paper.within(letters, lines), families, points)
        made.setPageSize(size)
        if made.pageCount() <= PAGES:
            break
    _paint(writer, made, paper.foot, families)
    del writer
    data = bytes(buffer.data().data())
    del loop
    return data


def _paint(writer: QPdfWriter, made: QTextDocument, foot: str, families: tuple[str, ...]) -> None:
    painter = QPainter(writer)
    scale = _DOTS / _SCREEN
    page = made.pageSize()
    count = made.pageCount()
    font = QFont(list(families))
    font.setPointSizeF(_STEPS[-1][0])
    for number in range(count):
        if number:
            writer.newPage()
        painter.save()
        painter.scale(scale, scale)
        painter.translate(0, -number * page.height())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, number * page.height(), page.width(), page.height())
        # The window may be dark; paper never is.
        context.palette.setColor(QPalette.ColorRole.Text, QColor("black"))
        painter.setClipRect(context.clip)
        made.documentLayout().draw(painter, context)
        painter.restore()
        painter.setFont(font)
        below = QRectF(0, page.height() * scale, page.width() * scale, _FOOT / 25.4 * _DOTS)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, foot)
        words = f"{number + 1} van {count}"
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, words)
    painter.end()


def _blocks(blocks: tuple[PaperBlockRow, ...]) -> Iterator[str]:
    for block in blocks:
        lines = "".join(f"<p>{_line(line)}</p>" for line in block.lines)
        if block.kind == "summary":
            inside = f'<p class="top">{escape(block.head)}</p>{lines}'
            yield f'<p class="air">&nbsp;</p><table {_FRAME}><tr><td>{inside}</td></tr></table>'
        else:
            yield f'<p class="head">{escape(block.head)}</p>{lines}'


def _line(line: str) -> str:
    """A line with what it is about in bold: up to the first colon or question mark, when that stands near."""
    at = min((place for sign in (": ", "? ") if 0 < (place := line.find(sign)) < 110), default=-1)
    return f"<b>{escape(line[: at + 1])}</b>{escape(line[at + 1 :])}" if at > 0 else escape(line)
