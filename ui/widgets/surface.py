"""The rounded boxes that everything stands on: one that only holds things, one that can be pressed."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QSizePolicy, QWidget

from ui.look import paint
from ui.look.look import look

# tone: token of the fill, token of the edge
TONES = {
    "plain": ("surface", "line"),
    "raised": ("raised", "line"),
    "selected": ("raised", "accent"),
    "danger": ("surface", "danger"),
    "warn": ("surface", "accent"),
    "alarm": ("alarm", "danger"),
}
RADIUS = 10
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def paint_surface(widget: QWidget, tone: str, *, focused: bool) -> None:
    """Paints the box of `widget` in a tone of TONES; with the keyboard on it, the edge is thicker and in `focus`."""
    now = look()
    fill, edge = TONES[tone]
    painter = QPainter(widget)
    width = now.theme.border + 1 if focused else now.theme.border
    token = "focus" if focused else edge
    paint.box(painter, widget.rect(), now.px(RADIUS), now.colour(fill), now.colour(token), width)


class Surface(QFrame):
    """A rounded box in a tone. Subclasses set margins and spacing in `rescale`; it runs again with each new look."""

    def __init__(self, tone: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone

    @property
    def tone(self) -> str:
        """The tone now, a key of TONES."""
        return self._tone

    def set_tone(self, tone: str) -> None:
        """Another tone; repaints only when it is another. KeyError when painting an unknown one."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_surface(self, self._tone, focused=self.hasFocus())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()


class BoxButton(QPushButton):
    """A button with a layout of labels in it: as high as its words need at the width that it gets.

    Its name for a screen reader is set with `setAccessibleName`; the labels inside never take the mouse.
    """

    def __init__(self, tone: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setProperty("painted", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def tone(self) -> str:
        """The tone now, a key of TONES."""
        return self._tone

    def set_tone(self, tone: str) -> None:
        """Another tone; repaints only when it is another."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    def hold(self, layout: QLayout) -> None:
        """Puts `layout` in the button; call it once, with everything in it."""
        self.setLayout(layout)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return super().sizeHint() if inside is None else inside.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        inside = self.layout()
        return super().minimumSizeHint() if inside is None else inside.totalMinimumSize()

    def heightForWidth(self, width: int) -> int:
        inside = self.layout()
        return super().heightForWidth(width) if inside is None else inside.totalHeightForWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_surface(self, self._tone, focused=self.hasFocus())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
