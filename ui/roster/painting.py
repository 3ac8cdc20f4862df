"""How the roster looks: the days above, lanes with their bars, the line of now. Given its colours by a `Look`."""

import math
from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPainter, QPen

from desk.lane_rows import BarRow, LaneRow
from ui.look.look import Look
from ui.look.visible import visible
from ui.roster.places import Places

FILLS = {"telephonist": "lane_desk", "shift-lead": "lane_desk", "triagist": "lane_care", "backup": "lane_back"}
_OTHERS = "lane_road"
_MARKS = {"danger": "danger", "warning": "accent"}
_RADIUS = 6
_ONE_LINE = int(Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_MIDDLE = int(Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip | Qt.AlignmentFlag.AlignCenter)
_SHORT_DAY, _FEW = 48, 90
_HOURS = 24
"""In less room than this no hours are read: `vr 20 nov 23:00 – za 08:00` takes several times as much."""
_ONE_LETTER = 24
"""In less room a bar shows one letter: the few that fit tell people no better apart, and differ by a pixel."""
_LEAST_LETTER = 7
"""Pixels, at any scale: nobody reads a smaller letter."""


def paint_lanes(painter: QPainter, look: Look, places: Places, labels: tuple[str, ...], shown: Iterable[int]) -> None:
    """The lines between days, and the lanes `shown` with their labels; `labels` are the words under each name."""
    line = look.colour("line")
    bottom = places.head + places.high
    for number, day in enumerate(places.row.scale.days):
        if day.weekend or day.holiday:
            box = QRect(places.x(number), places.head, places.x(number + 1) - places.x(number), places.high)
            painter.fillRect(box, look.colour("surface"))
    painter.setPen(QPen(line, look.theme.border))
    for number in range(len(places.row.scale.days)):
        painter.drawLine(places.x(number), places.head, places.x(number), bottom)
    for number in shown:
        lane, box = places.row.lanes[number], places.lane_rect(number)
        painter.setPen(QPen(line, look.theme.border))
        painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())
        _label(painter, look, QRect(box.left(), box.top(), places.label, box.height()), lane, labels[number])


def _label(painter: QPainter, look: Look, box: QRect, lane: LaneRow, aside: str) -> None:
    inner = box.adjusted(0, look.px(8), -look.px(8), -look.px(6))
    name = QFontMetrics(look.font("strong")).height()
    # A long role is read whole in smaller letters.
    long = QFontMetrics(look.font("strong")).horizontalAdvance(visible(lane.label)) > inner.width()
    font = "flag" if long else "strong"
    _text(painter, look, QRect(inner.left(), inner.top(), inner.width(), name), font, "text", lane.label)
    below = QRect(inner.left(), inner.top() + name, inner.width(), QFontMetrics(look.font("small")).height())
    _text(painter, look, below, "small", "muted", aside)


def paint_bar(painter: QPainter, look: Look, box: QRect, bar: BarRow, role: str, *, held: bool) -> None:
    """One bar. `held`: the keyboard is on it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge, style = _edge(look, bar)
    width = max(look.theme.border, 2 if bar.mark in _MARKS else look.theme.border)
    half = width / 2
    painter.setPen(QPen(edge, width, style) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(_fill(look, bar, role))
    painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), look.px(_RADIUS), look.px(_RADIUS))
    pad = look.px(5 if box.width() >= look.px(_FEW) else 3)
    _name(painter, look, box.adjusted(pad, 0, -look.px(1), 0), bar)
    if held:
        paint_focus(painter, look, box)


def paint_focus(painter: QPainter, look: Look, box: QRect, *, dashed: bool = False) -> None:
    """The ring of where the keyboard is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(look.colour("focus"), look.theme.border + 1, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(-1, -1, 1, 1), look.px(_RADIUS + 1), look.px(_RADIUS + 1))


def paint_ghost(painter: QPainter, look: Look, box: QRect, words: str, right: int, *, clash: bool) -> None:
    """Where a bar is being moved to, with its hours, which stay left of `right`; `clash`: somebody would be in two
    places."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge, fill = look.colour("danger" if clash else "focus"), look.colour("danger_fill" if clash else "raised")
    painter.setPen(QPen(edge, 2, Qt.PenStyle.DashLine))
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), look.px(_RADIUS), look.px(_RADIUS))
    font = look.font("small")
    wide = QFontMetrics(font).horizontalAdvance(visible(words)) + look.px(8)
    left = min(box.left() + look.px(4), right - wide)
    if wide > box.width():
        # Readable over what stands beside it.
        painter.fillRect(QRect(left, box.top() + 3, wide, box.height() - 6), fill)
    painter.setFont(font)
    painter.setPen(look.colour("on_danger" if clash else "text"))
    painter.drawText(QRect(left + look.px(2), box.top(), wide, box.height()), _ONE_LINE, visible(words))


def paint_now(painter: QPainter, look: Look, places: Places, now: datetime) -> None:
    """The line of now, when it is in sight."""
    row = places.row
    if row.start <= now < row.until:
        x = places.x(row.scale.place(now))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(QRect(x - look.px(1), places.head, look.px(2), places.high), look.colour("accent"))


def paint_head(painter: QPainter, look: Look, places: Places, now: datetime) -> None:
    """The days above the lanes, today stronger, holidays by name where there is room."""
    painter.fillRect(QRect(0, 0, places.label + places.width, places.head), look.colour("background"))
    narrow = places.day < look.px(_SHORT_DAY)
    every, days = days_apart(look, places) if narrow else 1, places.row.scale.days
    # Today is among those that are numbered.
    first = next((number for number, day in enumerate(days) if day.start <= now < day.until), 0) % every
    for number, day in enumerate(days):
        today = day.start <= now < day.until
        if number % every != first:
            continue
        token = "text" if today else "accent" if day.holiday else "muted"
        font, left = "flag" if today else "small", places.x(number)
        if narrow:
            # In the middle of its day: at the edge it would stand over the night of the day before.
            painter.setFont(look.font(font))
            painter.setPen(look.colour(token))
            painter.drawText(QRect(left, 0, places.x(number + 1) - left, places.head), _MIDDLE, f"{day.day.day}")
        else:
            words = f"{day.label} · {day.holiday}" if day.holiday else day.label
            box = QRect(left + look.px(6), 0, round(places.day) - look.px(3), places.head)
            _text(painter, look, box, font, token, words)
    painter.setPen(QPen(look.colour("line"), look.theme.border))
    painter.drawLine(0, places.head - 1, places.label + places.width, places.head - 1)


def days_apart(look: Look, places: Places) -> int:
    """Of how many days one is numbered, so that every number that is shown stands there whole."""
    wide = QFontMetrics(look.font("flag")).horizontalAdvance("30") + look.px(5)
    return max(1, math.ceil(wide / max(places.day, 1)))


def bar_words(bar: BarRow) -> str:
    """What stands in a bar: who, with a sign before it when something is wrong."""
    return f"! {bar.names}" if bar.mark in _MARKS else bar.names


def _name(painter: QPainter, look: Look, box: QRect, bar: BarRow) -> None:
    role = "flag" if bar.kind == "gap" else "small"
    font = look.font(role)
    if bar.leaving:
        font.setStrikeOut(True)
    words = bar_words(bar)
    wide, fits = _fitting(look, role, words, box.width())
    if bar.kind != "gap" and wide < box.width():
        # Hours are others each day, and so measured each time: where hardly a sign is left they do not fit.
        long = f"{words} · {bar.hours}"
        room = box.width() - wide
        if room > look.px(_HOURS) and QFontMetrics(font).horizontalAdvance(long) <= box.width():
            words, fits = long, visible(long)
    painter.setFont(font)
    painter.setPen(look.colour("on_danger" if bar.kind == "gap" else "muted" if bar.leaving else "text"))
    if box.width() < look.px(_ONE_LETTER) and fits != visible(words):
        whole = box.adjusted(-look.px(3), 0, look.px(2), 0)
        alone = "!" if bar.kind == "gap" else bar.names
        sign, size = initial(look, role, alone, whole.width(), sign=bar.mark in _MARKS and bar.kind != "gap")
        if size:
            font.setPixelSize(size)
            painter.setFont(font)
            painter.drawText(whole, _MIDDLE, sign)
    else:
        painter.drawText(box, _ONE_LINE, fits)


@lru_cache(maxsize=4096)
def initial(look: Look, role: str, names: str, width: int, *, sign: bool) -> tuple[str, int]:
    """The one letter of a bar that has room for no more, and its size in pixels; 0 where even that is not read.

    That of the surname: half of the first names, and every "dr.", begin alike. With `sign` the mark stands before it
    where both fit; the edge of the bar tells it anyway. Smaller letters rather than letters over those of a neighbour.
    """
    font = look.font(role)
    words = [word for word in names.split(" + ")[0].split() if word[:1].isalnum()]
    letter = visible(words[-1][:1].upper() if words else names[:1])
    metrics, whole = QFontMetrics(font), QFontInfo(font).pixelSize()
    if sign and metrics.horizontalAdvance(f"!{letter}") <= width:
        return f"!{letter}", whole
    wide = metrics.horizontalAdvance(letter)
    size = whole if wide <= width else whole * width // wide
    return letter, size if size >= _LEAST_LETTER else 0


@lru_cache(maxsize=8192)
def _fitting(look: Look, role: str, words: str, width: int) -> tuple[int, str]:
    """How wide words are, and what of them is to stand in a bar of a width; measured once for each name."""
    metrics = QFontMetrics(look.font(role))
    fits = visible(words)
    wide = metrics.horizontalAdvance(fits)
    if wide > width:
        # Where few letters fit, those say more than a row of dots; where hardly one fits, that one, in the middle.
        few = width < look.px(_FEW)
        fits = _letters(metrics, words, width) if few else metrics.elidedText(fits, Qt.TextElideMode.ElideRight, width)
    return wide, fits


def _letters(metrics: QFontMetrics, words: str, width: int) -> str:
    count = bisect_right(range(1, len(words) + 1), width, key=lambda one: metrics.horizontalAdvance(words[:one]))
    return visible(words[:count])


def _fill(look: Look, bar: BarRow, role: str) -> QColor:
    if bar.kind == "gap":
        return look.colour("danger_fill")
    if bar.leaving:
        return look.colour("background")
    return look.colour(FILLS.get(role, _OTHERS))


def _edge(look: Look, bar: BarRow) -> tuple[QColor | None, Qt.PenStyle]:
    style = Qt.PenStyle.DashLine if bar.draft or bar.kind == "gap" else Qt.PenStyle.SolidLine
    if bar.mark in _MARKS:
        return look.colour(_MARKS[bar.mark]), style
    if bar.leaving:
        return look.colour("ornament"), Qt.PenStyle.DotLine
    if bar.draft:
        return look.colour("soft"), style
    return (look.colour("line"), style) if look.theme.border > 1 else (None, style)


def _text(painter: QPainter, look: Look, box: QRect, font: str, token: str, words: str) -> None:
    made = look.font(font)
    painter.setFont(made)
    painter.setPen(look.colour(token))
    fits = QFontMetrics(made).elidedText(visible(words), Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _ONE_LINE, fits)
