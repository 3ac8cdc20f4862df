"""The badge: a few words in an outlined pill, in a colour that never speaks alone."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import paint
from ui.look.look import look
from ui.widgets.shown import show_when

KINDS = {"danger": "danger", "warn": "accent", "info": "focus", "ok": "ok", "muted": "muted"}
_ALARMING = ("danger", "warn")
_SIGN = "! "


class Pill(QWidget):
    """A badge of one of the KINDS (an unknown kind is muted). Danger and warning carry a sign as well as a colour."""

    def __init__(self, text: str = "", kind: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._kind = "muted"
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_badge(text, kind)

    def show_badge(self, text: str, kind: str) -> None:
        """Shows the badge; without words it takes no room."""
        kind = kind if kind in KINDS else "muted"
        if kind in _ALARMING and text and not text.startswith("!"):
            text = _SIGN + text
        if (text, kind) != (self._text, self._kind):
            self._text, self._kind = text, kind
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()
        show_when(self, bool(text))

    @property
    def text(self) -> str:
        """The words in the badge, sign included."""
        return self._text

    def _frame(self) -> tuple[int, int]:
        now = look()
        return now.px(7), now.px(2) + now.theme.border

    def sizeHint(self) -> QSize:
        wide, high = self._frame()
        width = paint.one_line(look().font("badge"), self._text) + 2 * wide
        return QSize(width, self.heightForWidth(width) if self._text else 2 * high)

    def minimumSizeHint(self) -> QSize:
        wide, _high = self._frame()
        width = paint.longest_word(look().font("badge"), self._text) + 2 * wide
        return QSize(width, look().px(20))

    def heightForWidth(self, width: int) -> int:
        wide, high = self._frame()
        return paint.wrapped(look().font("badge"), self._text, width - 2 * wide).height() + 2 * high

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = look()
        colour = now.colour(KINDS[self._kind])
        painter = QPainter(self)
        paint.box(painter, self.rect(), now.px(5), None, colour, now.theme.border)
        wide, high = self._frame()
        paint.words(painter, self.rect().adjusted(wide, high, 0, 0), now.font("badge"), colour, self._text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
