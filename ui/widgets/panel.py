"""A panel over the window: never modal, never a window of its own; Esc closes it, function keys pass."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QGroupBox,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.look import paint
from ui.look.look import look
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.surface import paint_surface
from ui.widgets.words import Words

# Pixels at scale 1: air around a panel and in it (left, top, right, bottom); less where the host is lower than _LOW.
_EDGE, _AIR = 12, (18, 14, 14, 16)
_LOW, _LOW_EDGE, _LOW_AIR = 260, 3, (14, 4, 10, 4)


def _parts(whole: QWidget) -> Iterator[QWidget]:
    """Everything inside in the order in which it is laid out: the order in which it reads.

    The order of making is another one: what comes and goes in a panel is made last.
    """
    inside = whole.widget() if isinstance(whole, QScrollArea) else None
    if inside is not None:
        yield from _parts(inside)
        return
    layout = whole.layout()
    if layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        part, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if part is not None:
            yield part
            yield from _parts(part)
        elif inner is not None:
            yield from _laid_out(inner)


class CloseButton(QPushButton):
    """A cross."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "close")
        self.setAccessibleName(self.tr("Close"))
        self.setToolTip(self.tr("Close (Esc)"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter closes as Space does; held down from something else it does not."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        super().paintEvent(_event)
        now = look()
        side = now.px(10)
        at = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint.cross(QPainter(self), at, now.colour("text" if self.underMouse() else "muted"), now.px(2))


class Panel(QGroupBox):
    """A titled box over `host`, at its right edge (`place="right"`) or in the middle (`"centre"`).

    Put things in `body`. `open` shows it and takes the keyboard, `close_panel` (or Esc, or the cross) hides it and
    gives the keyboard back; `closed` tells. Tab stays inside. `width` is pixels at scale 1; it never gets wider
    than the host. Keys that nothing inside wants go on to the window: F9 works from here too (house rule 2).
    """

    closed = Signal()

    def __init__(self, host: QWidget, title: str, *, place: str = "right", width: int = 420) -> None:
        super().__init__(host)
        self._host = host
        self._place = place
        self._wanted = width
        self._came_from: QWidget | None = None
        self._title = Words("title", title)
        self.close_button = CloseButton()
        self._scroll = ScrollColumn(gap=12)
        self._top = QHBoxLayout()
        self._top.addWidget(self._title, 1)
        self._top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self._scroll, 1)
        self.close_button.clicked.connect(self.close_panel)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        host.installEventFilter(self)
        self.rescale()
        self.hide()

    @property
    def body(self) -> QVBoxLayout:
        """The layout that the panel's things go in; it scrolls when they do not fit."""
        return self._scroll.column

    def set_title(self, title: str) -> None:
        """Another title."""
        self._title.say(title)
        self.setAccessibleName(title)

    def open(self) -> None:
        """Shows the panel over everything of the host and brings the keyboard into it."""
        held = QApplication.focusWidget()
        if held is not None and not self.isAncestorOf(held):
            self._came_from = held
        self._settle()
        self.show()
        self.raise_()
        self._settle()
        inside = self._stops()
        (inside[0] if inside else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Hides the panel; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().px(10))
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks round inside the panel."""
        stops = self._stops()
        if not stops:
            return True
        held = QApplication.focusWidget()
        at = stops.index(held) if held in stops else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._settle()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_surface(self, "plain", focused=self.hasFocus())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _stops(self) -> list[QWidget]:
        """What Tab stops at inside, in order; the cross comes last, where nobody presses it by habit."""
        # Not by nextInFocusChain: PySide takes what that gives for a child of the widget that was asked, and lets go
        # of the whole rest of the chain when that one widget is deleted.
        stops = [
            part
            for part in _parts(self)
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus
            and part.focusProxy() is None
            and part.isVisibleTo(self)
            and part.isEnabled()
        ]
        return [stop for stop in stops if stop is not self.close_button] + [self.close_button]

    def _settle(self) -> None:
        """Takes its place over the host."""
        now = look()
        low = self._host.height() < now.px(_LOW)
        self._column.setContentsMargins(*(now.px(side) for side in (_LOW_AIR if low else _AIR)))
        edge = now.px(_LOW_EDGE if low else _EDGE)
        room = self._host.rect().adjusted(edge, edge, -edge, -edge)
        needed = self._scroll.minimumSizeHint().width() + now.px(18 + 14)
        width = min(max(now.px(self._wanted), needed), max(1, room.width()))
        if self._place == "right":
            # Down to the edge: half a line of what stands under it says nothing.
            self.setGeometry(room.right() - width + 1, room.top(), width, self._host.height() - room.top())
            return
        margins = self._column.contentsMargins()
        inner = width - margins.left() - margins.right()
        body = (
            self.body.totalHeightForWidth(inner)
            if self.body.hasHeightForWidth()
            else self.body.totalSizeHint().height()
        )
        top = max(self.close_button.sizeHint().height(), self._title.heightForWidth(inner - now.px(40)))
        wanted = body + top + self._column.spacing() + margins.top() + margins.bottom() + now.px(2)
        height = min(wanted, room.height())
        self.setGeometry(
            room.left() + (room.width() - width) // 2, room.top() + (room.height() - height) // 3, width, height
        )
