"""A long list of answers: type a few letters, go down, Enter; what was chosen stays in sight."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QVBoxLayout, QWidget

from desk.rows import OptionRow
from desk.words.fold import fold_text
from ui.look.look import look
from ui.widgets.words import Words

_ROWS_SHOWN = 5
_ROW_HIGH = 32
_FOLDED = Qt.ItemDataRole.UserRole
_CODE = Qt.ItemDataRole.UserRole + 1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class OptionModel(QAbstractListModel):
    """The options as Qt reads them; the tick and the word of a chosen one stand in its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[OptionRow, ...] = ()

    def show_options(self, options: Sequence[OptionRow]) -> None:
        """Shows the options; with the same codes only the changed ones are told."""
        fresh = tuple(options)
        if [option.code for option in fresh] != [option.code for option in self._options]:
            self.beginResetModel()
            self._options = fresh
            self.endResetModel()
            return
        former, self._options = self._options, fresh
        for at, (old, new) in enumerate(zip(former, fresh, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._options)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        option = self._options[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"\u2713 {option.label}" if option.chosen else option.label
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, look().px(_ROW_HIGH))
        if role == _FOLDED:
            return fold_text(option.label)
        if role == _CODE:
            return option.code
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{answer}, chosen").format(answer=option.label) if option.chosen else option.label
        return None


class OptionList(QWidget):
    """A field to filter with and the answers that match. `picked` gives the code of the one taken.

    Enter takes the answer that is marked, by typing or by the arrows; without one it goes on (`go_on`, with Shift
    `go_back`).
    """

    picked = Signal(str)
    go_on = Signal()
    go_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Type to find an answer"))
        self.field.setClearButtonEnabled(False)
        self._chosen = Words("small")
        self._model = OptionModel(self)
        self._matches = QSortFilterProxyModel(self)
        self._matches.setSourceModel(self._model)
        self._matches.setFilterRole(_FOLDED)
        self.view = QListView(self)
        self.view.setModel(self._matches)
        self.view.setUniformItemSizes(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.field, self._chosen, self.view):
            self._column.addWidget(part)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._filter)
        self.view.clicked.connect(self._take)
        self.rescale()

    def show_options(self, options: Sequence[OptionRow], question: str) -> None:
        """Shows the answers to `question` in place; what was typed to filter stays."""
        self._model.show_options(options)
        chosen = [option.label for option in options if option.chosen]
        if not self.field.hasFocus() and not self.view.hasFocus():
            self._bring_chosen_in_sight(options)
        self._chosen.say(
            self.tr("Chosen: {answers}").format(answers=", ".join(chosen)) if chosen else self.tr("No choice yet")
        )
        self.field.setAccessibleName(question)
        self.view.setAccessibleName(question)

    def start_over(self) -> None:
        """Another question: nothing is typed yet, and every answer is in sight."""
        self.field.clear()
        self._matches.setFilterFixedString("")
        self.view.setCurrentIndex(_NOWHERE)

    def type_on(self, text: str) -> None:
        """The keyboard comes here with `text`, as if it had been typed in the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.end(False)
        self.field.insert(text)
        self._filter(self.field.text())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(6))
        self.view.setFixedHeight(look().px(_ROWS_SHOWN * _ROW_HIGH + 4))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in _MOVES:
            self._move(event.key())
            return True
        if event.key() not in _ENTER:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.go_back.emit()
        elif self.view.currentIndex().isValid():
            self._take(self.view.currentIndex())
        elif not self.field.text():
            self.go_on.emit()
        return True

    def _move(self, key: int) -> None:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS_SHOWN,
            Qt.Key.Key_PageUp: -_ROWS_SHOWN,
        }
        current = self.view.currentIndex()
        at = current.row() + steps[Qt.Key(key)] if current.isValid() else 0
        last = self._matches.rowCount() - 1
        self.view.setCurrentIndex(self._matches.index(min(last, max(0, at)), 0))

    def _bring_chosen_in_sight(self, options: Sequence[OptionRow]) -> None:
        at = next((place for place, option in enumerate(options) if option.chosen), -1)
        if at >= 0:
            self.view.scrollTo(self._matches.mapFromSource(self._model.index(at)))

    def _filter(self, text: str) -> None:
        self._matches.setFilterFixedString(fold_text(text))
        self.view.setCurrentIndex(self._matches.index(0, 0) if text else _NOWHERE)

    def _take(self, index: QModelIndex) -> None:
        code = index.data(_CODE)
        if isinstance(code, str):
            # The next Enter goes on.
            self.view.setCurrentIndex(_NOWHERE)
            self.picked.emit(code)
            self.field.clear()
            self._matches.setFilterFixedString("")
