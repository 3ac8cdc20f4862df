"""A layout that puts things side by side and goes on below when the line is full; nothing is cut off."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.look.look import look


class FlowLayout(QLayout):
    """Items in reading order with `gap` pixels (scaled) between; each as wide as it likes, at most one line wide.

    What was added stays: hide what is not needed now. (Qt deletes the item of a widget that is taken out, and the
    next item at the same address would get its dead Python half: "already deleted", or a crash.)

    `even`: all items of one line equally wide and the line filled, as many to a line as their words allow.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, even: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        # Qt asks many times over before anything changes.
        self._heights: dict[int, int] = {}
        self._even = even
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:
        shown = self._shown()
        gap = look().px(self._gap)
        if self._even:
            width = sum(item.minimumSize().width() for item in shown) + gap * max(0, len(shown) - 1)
        else:
            width = sum(item.sizeHint().width() for item in shown) + gap * max(0, len(shown) - 1)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        return QSize(
            max((item.minimumSize().width() for item in shown), default=0),
            max((item.minimumSize().height() for item in shown), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _widths(self, room: int, gap: int) -> list[int]:
        shown = self._shown()
        if not self._even:
            return [max(item.minimumSize().width(), min(item.sizeHint().width(), room)) for item in shown]
        widest = max((item.minimumSize().width() for item in shown), default=0)
        per_line = min(len(shown), max(1, (room + gap) // max(1, widest + gap)))
        lines = -(-len(shown) // max(1, per_line))
        per_line = -(-len(shown) // max(1, lines))
        return [(room - gap * (per_line - 1)) // max(1, per_line)] * len(shown)

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Puts the items in `rect` (only with `move`) and returns the height that they take."""
        gap = look().px(self._gap)
        at = QPoint(rect.left(), rect.top())
        line: list[tuple[QLayoutItem, QRect]] = []
        line_high = 0
        for item, width in zip(self._shown(), self._widths(rect.width(), gap), strict=True):
            high = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            if line and at.x() + width > rect.left() + rect.width():
                at = QPoint(rect.left(), at.y() + line_high + gap)
                self._settle(line, line_high, move=move)
                line, line_high = [], 0
            line.append((item, QRect(at, QSize(width, high))))
            line_high = max(line_high, high)
            at.setX(at.x() + width + gap)
        self._settle(line, line_high, move=move)
        return at.y() + line_high - rect.top()

    @staticmethod
    def _settle(line: list[tuple[QLayoutItem, QRect]], high: int, *, move: bool) -> None:
        for item, where in line:
            if move:
                where.setHeight(high)
                item.setGeometry(where)
