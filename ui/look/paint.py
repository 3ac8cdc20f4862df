"""Painting that a style sheet cannot do: boxes with a state, key caps inside buttons, small pictures, wrapped words.

Everything here is given its colours and sizes by a `Look`; nothing is remembered.
"""

import math
import re

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from ui.look.look import Look
from ui.look.visible import unbroken, visible

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_ENDLESS = 100_000


def box(painter: QPainter, rect: QRect, radius: float, fill: QColor | None, edge: QColor | None, width: float) -> None:
    """A filled rounded box with an edge of `width` pixels that stays inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2
    inner = QRectF(rect).adjusted(half, half, -half, -half)
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius, radius)


def wrapped(font: QFont, text: str, width: int) -> QSize:
    """The size that `text` takes when its lines break between words at `width` pixels."""
    shown = unbroken(visible(text))
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), _ENDLESS), _WRAPPED, shown).size()


def one_line(font: QFont, text: str) -> int:
    """The width of `text` on one line, rounded up so that drawing it never breaks it."""
    return QFontMetrics(font).boundingRect(QRect(0, 0, _ENDLESS, _ENDLESS), _WRAPPED, visible(text)).width() + 1


def longest_word(font: QFont, text: str) -> int:
    """The width of the widest word, or number: no narrower than this, or it would be cut."""
    return max((one_line(font, word) for word in re.split(r"[ \n\t]+", unbroken(text))), default=0)


def words(painter: QPainter, rect: QRect, font: QFont, colour: QColor, text: str) -> None:
    """Draws `text` in `rect` from its top left, breaking between words."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, _WRAPPED, unbroken(visible(text)))


def cap_text(key: str) -> str:
    """A key as its cap says it: `Ctrl+N` is `Ctrl N`, the hyphen a dash that can be seen."""
    return {"-": "–", "+": "+"}.get(key) or key.replace("+", " ")


def cap_size(look: Look, key: str) -> QSize:
    """The size of the little key label."""
    metrics = QFontMetrics(look.font("key"))
    width = max(look.px(19), metrics.horizontalAdvance(cap_text(key)) + look.px(12))
    return QSize(width, metrics.height() + look.px(6))


def cap(
    painter: QPainter, look: Look, rect: QRect, key: str, words_in: QColor, edge: QColor, fill: QColor | None = None
) -> None:
    """A little key: a box with a thicker lower edge, and the key's name in it."""
    line = look.theme.border
    box(painter, rect, look.px(4), fill, edge, line)
    # The lower edge is double, as on a key seen from above.
    painter.setPen(QPen(edge, line))
    low = rect.bottom() - line + 0.5
    painter.drawLine(QPointF(rect.left() + look.px(3), low), QPointF(rect.right() - look.px(3), low))
    painter.setFont(look.font("key"))
    painter.setPen(words_in)
    painter.drawText(rect.adjusted(0, 0, 0, -line), int(Qt.AlignmentFlag.AlignCenter), cap_text(key))


def triangle(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """The sign of danger: a filled triangle that stands on its base."""
    path = QPainterPath(QPointF(rect.center().x(), rect.top()))
    path.lineTo(rect.bottomRight())
    path.lineTo(rect.bottomLeft())
    path.closeSubpath()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, colour)


def tick(painter: QPainter, rect: QRectF, colour: QColor, width: float) -> None:
    """The sign of done."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    at = rect.topLeft()
    wide, high = rect.width(), rect.height()
    painter.drawPolyline(
        [
            QPointF(at.x(), at.y() + high * 0.55),
            QPointF(at.x() + wide * 0.38, at.y() + high * 0.9),
            QPointF(at.x() + wide, at.y() + high * 0.12),
        ]
    )


def cross(painter: QPainter, rect: QRectF, colour: QColor, width: float) -> None:
    """The sign of closing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(rect.topLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomLeft())


def telephone(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """A desk telephone seen from the front: the receiver above, the foot with its dial below."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    left, top, wide, high = rect.left(), rect.top(), rect.width(), rect.height()
    receiver = QPainterPath()
    receiver.moveTo(left, top + high * 0.42)
    receiver.cubicTo(left, top, left + wide, top, left + wide, top + high * 0.42)
    receiver.lineTo(left + wide * 0.74, top + high * 0.42)
    receiver.cubicTo(
        left + wide * 0.72,
        top + high * 0.2,
        left + wide * 0.28,
        top + high * 0.2,
        left + wide * 0.26,
        top + high * 0.42,
    )
    receiver.closeSubpath()
    foot = QPainterPath()
    foot.moveTo(left + wide * 0.34, top + high * 0.38)
    foot.lineTo(left + wide * 0.66, top + high * 0.38)
    foot.lineTo(left + wide * 0.9, top + high)
    foot.lineTo(left + wide * 0.1, top + high)
    foot.closeSubpath()
    dial = QPainterPath()
    dial.addEllipse(QPointF(left + wide / 2, top + high * 0.7), wide * 0.14, wide * 0.14)
    painter.drawPath(receiver)
    painter.drawPath(foot.subtracted(dial))


def arc(painter: QPainter, rect: QRectF, colour: QColor, width: float, fraction: float) -> None:
    """A part of a ring, from the top with the clock; `fraction` 0 to 1."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    half = width / 2
    inner = rect.adjusted(half, half, -half, -half)
    full = 360 * 16
    if fraction >= 1:
        painter.drawEllipse(inner)
    elif fraction > 0:
        painter.drawArc(inner, full // 4, -math.ceil(full * fraction))
