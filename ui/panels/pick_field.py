"""A question of a panel whose answers come as rows: up to nine by digit, more by typing a few letters.

A long list is only open while the keyboard is in it, so that several of them fit below each other.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from desk.rows import OptionRow
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer
from ui.widgets.option_list import OptionList
from ui.widgets.words import Words

_KEYS = 9


def options(choices: Iterable[tuple[str, str]], chosen: str = "") -> tuple[OptionRow, ...]:
    """(code, words) pairs as answers with the keys 1 to 9; with more than nine, none has a key."""
    pairs = list(choices)
    return tuple(
        OptionRow(code, words, str(place) if len(pairs) <= _KEYS else "", code == chosen, danger=False)
        for place, (code, words) in enumerate(pairs, 1)
    )


class PickField(QWidget):
    """`picked(code)`: this one, by key, mouse or Enter in the list; what is marked follows the rows that come back.

    `go_on`: Enter in the list with nothing typed.
    """

    picked = Signal(str)
    go_on = Signal()

    def __init__(self, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = label
        self._rows: tuple[OptionRow, ...] = ()
        self._finding = False
        self.chips = ChoiceField(label, keeps=False)
        self._label = Words("head", label)
        self.list = OptionList()
        self.list.field.setPlaceholderText(self.tr("Type to search, or arrow down"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.chips, self._label, self.list):
            self._column.addWidget(part)
        self.chips.picked.connect(self.picked)
        self.list.picked.connect(self.picked)
        self.list.go_on.connect(self.go_on)
        self.list.view.hide()
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        self.rescale()

    @property
    def rows(self) -> tuple[OptionRow, ...]:
        """What can be chosen."""
        return self._rows

    @property
    def label(self) -> str:
        """The question."""
        return self._text

    def ask(self, label: str, rows: Sequence[OptionRow]) -> None:
        """Shows the question and its answers in place."""
        if label != self._text:
            self.list.start_over()
        self._text, self._rows = label, tuple(rows)
        by_digit = self._by_digit
        self.chips.setVisible(by_digit)
        self._label.setVisible(not by_digit)
        self.list.setVisible(not by_digit)
        self.chips.set_label(label)
        self._label.say(label)
        if by_digit:
            offers = [Offer(row.code, row.label, row.key, row.danger) for row in rows]
            self.chips.offer(offers, also={row.code for row in rows if row.chosen})
        else:
            self.list.show_options(rows, label)

    def start_over(self) -> None:
        """The panel opens anew: nothing is typed to find an answer with."""
        self._finding = False
        self.list.start_over()

    def type_on(self, text: str) -> None:
        """Somebody types who was not in a field: what has a key can be found by its letters, too."""
        self._finding = True
        self.ask(self._text, self._rows)
        self.list.type_on(text)

    @property
    def _by_digit(self) -> bool:
        return not self._finding and all(row.key for row in self._rows)

    @property
    def stop(self) -> QWidget:
        """Where the question is answered."""
        return self.chips if self._by_digit else self.list.field

    def take_keyboard(self) -> None:
        """Brings the keyboard to where the question is answered."""
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(4))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        within = new is not None and self.list.isAncestorOf(new)
        self.list.view.setVisible(within)
        if within:
            # Once the list has its place, all of it is brought in sight.
            QTimer.singleShot(0, self, self._bring_in_sight)

    def _bring_in_sight(self) -> None:
        if self.list.view.isHidden():
            # The keyboard only came by.
            return
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self.list, 0, look().px(10))
            above.ensureWidgetVisible(self.list.field, 0, look().px(10))
