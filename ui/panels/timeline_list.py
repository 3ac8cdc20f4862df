"""What happened in a report as a list that grows at its end: when, who, what; corrected lines say so."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desk.record import record
from ui.look import paint
from ui.look.look import look

ENTRY = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@record
class Entry:
    """One line in words: `when` and `who` above, `text` below, `state` behind: gecorrigeerd, bewaren."""

    fact: str
    when: str
    who: str
    text: str
    state: str
    note: bool
    corrected: bool


class TimelineModel(QAbstractListModel):
    """The lines; new ones at the end are told as such, so that nobody loses the place where they read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return tuple(self._entries)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Shows the lines in place."""
        known = [entry.fact for entry in self._entries]
        if [entry.fact for entry in entries[: len(known)]] != known:
            self.beginResetModel()
            self._entries = list(entries)
            self.endResetModel()
            return
        for at, entry in enumerate(entries[: len(known)]):
            if entry != self._entries[at]:
                self._entries[at] = entry
                self.dataChanged.emit(self.index(at), self.index(at))
        if len(entries) > len(known):
            self.beginInsertRows(_NOWHERE, len(known), len(entries) - 1)
            self._entries += entries[len(known) :]
            self.endInsertRows()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.when, entry.state, entry.text, entry.who) if part)
        return None


class EntryPainter(QStyledItemDelegate):
    """When, who and state on one line; the words below it, as many lines as they need."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 0
        head, text = self._heights(index.data(ENTRY), width)
        return QSize(width, head + text + look().px(4 + 2 * 7))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        now, entry = look(), index.data(ENTRY)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect, now.colour("chosen"))
            painter.fillRect(QRect(rect.left(), rect.top(), now.px(4), rect.height()), now.colour("accent"))
        inner = self._inner(rect)
        head, _text = self._heights(entry, rect.width())
        first = QRect(inner.left(), inner.top(), inner.width(), head)
        paint.words(painter, first, now.font("small"), now.colour("muted"), self._head(entry))
        second = QRect(inner.left(), first.bottom() + 1 + now.px(4), inner.width(), inner.height())
        font = QFont(now.font("body"))
        font.setStrikeOut(entry.corrected)
        colour = "muted" if entry.corrected else "text" if entry.note else "soft"
        paint.words(painter, second, font, now.colour(colour), entry.text)
        painter.setPen(now.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _inner(self, rect: QRect) -> QRect:
        now = look()
        return rect.adjusted(now.px(14), now.px(7), -now.px(12), -now.px(7))

    def _heights(self, entry: Entry, width: int) -> tuple[int, int]:
        inner = self._inner(QRect(0, 0, width, 0)).width()
        head = paint.wrapped(look().font("small"), self._head(entry), inner).height()
        return head, paint.wrapped(look().font("body"), entry.text, inner).height()

    @staticmethod
    def _head(entry: Entry) -> str:
        return " · ".join(part for part in (entry.when, entry.who, entry.state) if part)


class TimelineList(QListView):
    """The list. `correct(fact)`: somebody wants to correct this note, by Enter, F2 or a double click."""

    correct = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = TimelineModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(EntryPainter(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        self.doubleClicked.connect(self._ask)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Shows the lines in place; who reads at the end stays at the end."""
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - look().px(8)
        self.lines.show_entries(entries)
        if at_end:
            self.to_end()

    def to_end(self) -> None:
        """The newest line in sight."""
        self.doItemsLayout()
        self.scrollToBottom()
        if self.lines.rowCount() and not (self.hasFocus() and self.currentIndex().isValid()):
            self.setCurrentIndex(self.lines.index(self.lines.rowCount() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():
                self._ask(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()
            QTimer.singleShot(0, self, self._keep_place)

    def _keep_place(self) -> None:
        """The letters became larger or smaller: the line that is marked stays in sight."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _ask(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY) if index.isValid() else None
        if isinstance(entry, Entry) and entry.note and not entry.corrected:
            self.correct.emit(entry.fact)
