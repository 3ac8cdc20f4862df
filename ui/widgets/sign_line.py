"""A line of words behind a sign: what to say now, what still counts, what is the matter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.look import paint
from ui.look.look import look
from ui.widgets.shown import show_when
from ui.widgets.words import Words

# kind: token of the sign's colour, role of the words
KINDS = {
    "danger": ("danger", "flag"),
    "warn": ("accent", "warn"),
    "ok": ("ok", "small"),
    "wait": ("focus", "small"),
    "bad": ("danger", "flag"),
    "brand": ("accent", "strong"),
}


class Sign(QWidget):
    """A small picture that goes with a colour: triangle (danger, bad), diamond (warn), ring (wait) or disc."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> str:
        """Which sign, a key of KINDS."""
        return self._kind

    def show_kind(self, kind: str) -> None:
        """Another sign, a key of KINDS."""
        if kind != self._kind:
            self._kind = kind
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(12), look().px(16))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        colour = now.colour(KINDS[self._kind][0])
        side = now.px(8 if self._kind in ("ok", "warn", "wait") else 11 if self._kind != "brand" else 10)
        at = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._kind in ("ok", "brand"):
            painter.setBrush(colour)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(at)
        elif self._kind == "wait":
            painter.setPen(QPen(colour, now.px(2)))
            painter.drawEllipse(at)
        elif self._kind == "warn":
            painter.translate(at.center())
            painter.rotate(45)
            painter.fillRect(QRectF(-side / 2, -side / 2, side, side), colour)
        else:
            paint.triangle(painter, at.adjusted(0, 0, 0, -1), colour)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class SignLine(QWidget):
    """A Sign and wrapped words of one of the KINDS. `spoke()`: it says something else, or the same once more."""

    spoke = Signal()

    def __init__(self, kind: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = Sign(kind)
        self._words = Words(KINDS[kind][1], text)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._words, 1)
        self.rescale()

    @property
    def text(self) -> str:
        """The words."""
        return self._words.text()

    def one_line(self) -> int:
        """How many pixels high the first line of its words is."""
        self._words.ensurePolished()
        return self._words.fontMetrics().height()

    def say(self, text: str, kind: str | None = None) -> None:
        """Other words, and another kind when one is given."""
        self._words.say(text)
        if kind is not None:
            self._sign.show_kind(kind)
            self._words.play(KINDS[kind][1])
        if text:
            self.spoke.emit()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._line.setSpacing(look().px(5))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()


class SignLines(QWidget):
    """As many SignLines of one kind as there are texts; without any, takes no room."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._lines: list[SignLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        show_when(self, False)

    @property
    def texts(self) -> tuple[str, ...]:
        """What the lines say."""
        return tuple(line.text for line in self._lines)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Shows the texts in place."""
        while len(self._lines) > len(texts):
            gone = self._lines.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._lines) < len(texts):
            line = SignLine(self._kind, parent=self)
            self._lines.append(line)
            self._column.addWidget(line)
        for line, text in zip(self._lines, texts, strict=True):
            line.say(text)
        show_when(self, bool(texts))
