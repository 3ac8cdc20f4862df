"""A list of things to open: a title, a line below it and a badge, painted; the keyboard may stay in a field."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desk.record import record
from ui.look import paint
from ui.look.look import look
from ui.look.visible import visible
from ui.widgets.pill import KINDS

LINE = Qt.ItemDataRole.UserRole
_PAGE = 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@record
class Line:
    """One thing: what it is (`kind`), its id, and its words. `badge_kind` is a kind of Pill.

    `marks` tell from where to where in `detail` stands what was searched for.
    """

    kind: str
    id: str
    title: str
    detail: str = ""
    badge: str = ""
    badge_kind: str = "muted"
    marks: tuple[tuple[int, int], ...] = ()


class LineModel(QAbstractListModel):
    """The lines as Qt reads them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows the lines; with the same things in the same order only what changed is told."""
        fresh = tuple(lines)
        if [(line.kind, line.id) for line in fresh] != [(line.kind, line.id) for line in self._lines]:
            self.beginResetModel()
            self._lines = fresh
            self.endResetModel()
            return
        former, self._lines = self._lines, fresh
        for at, (old, new) in enumerate(zip(former, fresh, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (line.title, line.badge, line.detail) if part)
        return None


class LinePainter(QStyledItemDelegate):
    """Title and badge on one line, the detail below; the line that Enter takes has a bar at its side."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        now = look()
        high = QFontMetrics(now.font("lead")).height() + QFontMetrics(now.font("small")).height()
        return QSize(0, high + now.px(4 + 2 * 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        now, line = look(), index.data(LINE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, now.colour("chosen"))
            painter.fillRect(QRect(rect.left(), rect.top(), now.px(4), rect.height()), now.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, now.colour("raised"))
        inner = rect.adjusted(now.px(14), now.px(8), -now.px(10), -now.px(8))
        left = self._badge(painter, inner, line)
        title, small = now.font("lead"), now.font("small")
        first = QRect(inner.left(), inner.top(), left - inner.left(), QFontMetrics(title).height())
        painter.setFont(title)
        painter.setPen(now.colour("text"))
        painter.drawText(first, _cut(QFontMetrics(title), visible(line.title), first.width()))
        second = QRect(inner.left(), first.bottom() + 1 + now.px(4), inner.width(), QFontMetrics(small).height())
        painter.setFont(small)
        painter.setPen(now.colour("soft" if state & QStyle.StateFlag.State_Selected else "muted"))
        self._detail(painter, second, line)
        painter.setPen(now.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _detail(self, painter: QPainter, room: QRect, line: Line) -> None:
        """Paints the words below; what was searched for is underlined, so that no colour has to say it."""
        plain, underlined = painter.font(), QFont(painter.font())
        underlined.setUnderline(True)
        text = _cut(QFontMetrics(plain), line.detail, room.width())
        at, left = 0, room.left()
        for begin, end in (*line.marks, (len(text), len(text))):
            for font, part in ((plain, visible(text[at:begin])), (underlined, visible(text[begin:end]))):
                painter.setFont(font)
                painter.drawText(QRect(left, room.top(), room.right() - left + 1, room.height()), 0, part)
                left += QFontMetrics(font).horizontalAdvance(part)
            at = end

    def _badge(self, painter: QPainter, inner: QRect, line: Line) -> int:
        """Paints the badge at the right; gives where the title has to stop."""
        if not line.badge:
            return inner.right()
        now = look()
        font = now.font("badge")
        metrics = QFontMetrics(font)
        room = round(inner.width() * 0.62)
        text = _cut(metrics, line.badge, room - 2 * now.px(7))
        width = metrics.horizontalAdvance(text) + 2 * now.px(7)
        box = QRect(inner.right() - width, inner.top(), width, metrics.height() + 2 * now.px(2))
        colour = now.colour(KINDS.get(line.badge_kind, "muted"))
        paint.box(painter, box, now.px(5), None, colour, now.theme.border)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
        return box.left() - now.px(10)


def _cut(metrics: QFontMetrics, text: str, width: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, width))


class LineList(QListView):
    """The list. `taken(kind, id)`: open this one, by Enter or a click.

    `keep_in(field)` lets a field steer it; Enter there is only told, with `entered`.
    """

    taken = Signal(str, str)
    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(LinePainter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        self.clicked.connect(self._take)
        self._field: QWidget | None = None

    def keep_in(self, field: QWidget) -> None:
        """The keyboard stays in `field`; arrows, Page Up and Page Down there move here."""
        self._field = field
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        field.installEventFilter(self)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows the lines in place; the one that Enter takes stays the same thing, else it is the first."""
        current = self.current
        self.lines.show_lines(lines)
        at = next((n for n, line in enumerate(lines) if current and (line.kind, line.id) == current), 0)
        if self.currentIndex().row() != at or not self.currentIndex().isValid():
            self.setCurrentIndex(self.lines.index(at))
            self.scrollTo(self.currentIndex())

    @property
    def current(self) -> tuple[str, str] | None:
        """Kind and id of the line that Enter takes."""
        line = self.currentIndex().data(LINE) if self.currentIndex().isValid() else None
        return (line.kind, line.id) if isinstance(line, Line) else None

    def start_at_top(self) -> None:
        """Something else was asked for: the first line again."""
        self.setCurrentIndex(self.lines.index(0))
        self.scrollToTop()

    def take_current(self) -> None:
        """Opens the marked line."""
        if self.currentIndex().isValid():
            self._take(self.currentIndex())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.take_current()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()

    def _key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE,
            Qt.Key.Key_PageUp: -_PAGE,
        }
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        by = steps.get(Qt.Key(event.key()))
        if by is not None:
            last = self.lines.rowCount() - 1
            at = self.currentIndex().row() if self.currentIndex().isValid() else -1
            self.setCurrentIndex(self.lines.index(min(last, max(0, at + by))))
            return True
        if event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.entered.emit()
            return True
        return False

    def _take(self, index: QModelIndex) -> None:
        line = index.data(LINE)
        if isinstance(line, Line):
            self.taken.emit(line.kind, line.id)
