"""The ring of a report: how long the call lasts, or how much of a promise is left. It moves with time only."""

from datetime import datetime
from enum import Enum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.rows import CardRow, PromiseRow
from desk.words.times import minutes_text
from ui.look import paint
from ui.look.look import look

_SIDE = 50
_STROKE = 5


class RingKind(Enum):
    """What the ring is about, with the token of its colour."""

    CALL = "focus"
    OPEN = "ok"
    WARN = "accent"
    LATE = "danger"
    NONE = "line"


class Ring(QWidget):
    """A ring with a few figures in it. Late also shows a plus, so that the colour does not speak alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = RingKind.NONE
        self._fraction = 0.0
        self._text = ""
        self._danger = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> RingKind:
        """What the ring is about now."""
        return self._kind

    @property
    def fraction(self) -> float:
        """How much of the ring is filled, 0 to 1."""
        return self._fraction

    @property
    def text(self) -> str:
        """The figures in the ring."""
        return self._text

    @property
    def danger(self) -> bool:
        """Whether the sign of danger stands in the ring."""
        return self._danger

    def show_danger(self, danger: bool) -> None:
        """The sign of danger in the ring, for where no words stand beside it."""
        if danger != self._danger:
            self._danger = danger
            self.update()

    def show_card(self, row: CardRow, now: datetime) -> None:
        """The call's length while it lasts, else the soonest promise, else an empty ring."""
        if row.state == "calling" and row.call_started_at is not None:
            self._show(RingKind.CALL, 1.0, minutes_text(max(0.0, (now - row.call_started_at).total_seconds())))
        elif row.promises:
            self.show_promise(row.promises[0], now)
        else:
            self._show(RingKind.NONE, 0.0, "")

    def show_promise(self, row: PromiseRow, now: datetime) -> None:
        """What is left of the promise until `due_at`; late once that has passed."""
        left = (row.due_at - now).total_seconds()
        whole = (row.due_at - row.started_at).total_seconds()
        if left < 0:
            self._show(RingKind.LATE, 1.0, minutes_text(left))
            return
        kind = RingKind.WARN if now >= row.warn_at else RingKind.OPEN
        self._show(kind, left / whole if whole > 0 else 0.0, minutes_text(left))

    def _show(self, kind: RingKind, fraction: float, text: str) -> None:
        fraction = min(1.0, max(0.0, fraction))
        if (kind, fraction, text) == (self._kind, self._fraction, self._text):
            return
        self._kind, self._fraction, self._text = kind, fraction, text
        self.setAccessibleName(self._spoken())
        self.update()

    def _spoken(self) -> str:
        spoken = {
            RingKind.CALL: self.tr("in call for {time}"),
            RingKind.OPEN: self.tr("{time} left"),
            RingKind.WARN: self.tr("only {time} left"),
            RingKind.LATE: self.tr("too late: {time}"),
            RingKind.NONE: "",
        }
        return spoken[self._kind].format(time=self._text)

    def sizeHint(self) -> QSize:
        return QSize(look().px(_SIDE), look().px(_SIDE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        side = min(self.width(), self.height())
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        stroke = now.px(_STROKE)
        paint.arc(painter, rect, now.colour("line"), stroke, 1.0)
        paint.arc(painter, rect, now.colour(self._kind.value), stroke, self._fraction)
        font = now.font("ring")
        room = side - 2 * stroke
        needed = QFontMetrics(font).horizontalAdvance(self._text)
        if needed > room:
            font.setPointSizeF(font.pointSizeF() * room / needed)
        painter.setFont(font)
        painter.setPen(now.colour("text"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._text)
        if self._danger:
            wide = now.px(14)
            at = QRectF(rect.center().x() - wide / 2, rect.bottom() - wide, wide, wide * 0.86)
            paint.triangle(painter, at.adjusted(-now.px(3), -now.px(4), now.px(3), now.px(2)), now.colour("surface"))
            paint.triangle(painter, at, now.colour("danger"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
