"""The queue of the triagist as a list: the arrows choose, Enter opens the report, letters belong to the screen."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desk.care_rows.triage import TriageRow
from desk.words.times import clock_text
from ui.panels.line_list import Line, LineList

_OWN = (
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
)


class QueueList(LineList):
    """`went()`: another line has the keyboard now. A click only chooses: looking is no opening."""

    went = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)

    def show_rows(self, rows: Sequence[TriageRow], done: str = "") -> None:
        """Shows what waits; `done` is the id of one that was just done and still stands there."""
        self.show_lines([self._line(row, done=row.id == done) for row in rows])

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.went.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no list needs goes on to the screen; a held Enter opens nothing."""
        if event.key() not in _OWN:
            event.ignore()
            return
        if event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)

    def take_current(self) -> None:
        """Enter: this report."""
        if self.current is not None:
            self.taken.emit(*self.current)

    def _take(self, _index: QModelIndex | QPersistentModelIndex) -> None:
        """A click chooses."""

    def _line(self, row: TriageRow, *, done: bool) -> Line:
        title = f"! {row.title}" if row.danger else row.title
        detail = " · ".join(part for part in (row.word, row.detail) if part)
        if done:
            return Line("triage", row.id, title, row.detail, self.tr("confirmed"), "ok")
        at = clock_text(row.due_at) if row.due_at is not None else ""
        late = self.tr("! {time} too late") if row.late else self.tr("before {time}")
        badge = late.format(time=at) if at else ""
        kind = "danger" if row.danger or row.late else "info"
        return Line("triage", row.id, title, detail, badge, kind)
