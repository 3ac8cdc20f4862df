"""Two desks wrote in the same field: both values with who and when, and a button to choose one (design.md 3)."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from desk.rows import ValueRow
from desk.words.times import clock_text
from ui.look.look import look
from ui.widgets.key_button import KeyButton
from ui.widgets.shown import show_when
from ui.widgets.sign_line import SignLine
from ui.widgets.surface import Surface
from ui.widgets.words import Words


class ChooseButton(KeyButton):
    """Chooses the value of one fact."""

    picked = Signal(str)

    def __init__(self, fact: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self._fact = fact
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.picked.emit(self._fact)


class ClashBox(Surface):
    """Two values or more of one field; `picked` gives the fact of the one that was chosen."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", parent)
        self._values: tuple[ValueRow, ...] = ()
        self._head = SignLine("warn", self.tr("Two desks wrote: choose which one counts"))
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._head, 0, 0, 1, 2)
        self._parts: list[QWidget] = []
        self._after: QWidget = self
        self.setAccessibleName(self._head.text)
        show_when(self, False)
        self.rescale()

    @property
    def buttons(self) -> tuple[ChooseButton, ...]:
        """The buttons, in the order of the values."""
        return tuple(part for part in self._parts if isinstance(part, ChooseButton))

    def follow(self, widget: QWidget) -> None:
        """Tab goes from this widget to the buttons, and the keyboard back to it once one was chosen.

        Without, Tab comes from where the box was when it was made.
        """
        self._after = widget
        self._join()

    def show_values(self, values: Sequence[ValueRow]) -> None:
        """Shows the values in place; fewer than two hide the box."""
        fresh = tuple(values)
        if fresh != self._values:
            self._values = fresh
            held = QApplication.focusWidget()
            if self._after is not self and held is not None and self.isAncestorOf(held):
                # Its button goes. Left to itself the keyboard goes on to the next question, where keys answer too.
                self._after.setFocus()
            self._build()
        show_when(self, len(fresh) > 1)

    def rescale(self) -> None:
        now = look()
        self._grid.setContentsMargins(now.px(12), now.px(8), now.px(12), now.px(8))
        self._grid.setHorizontalSpacing(now.px(12))
        self._grid.setVerticalSpacing(now.px(6))

    def _build(self) -> None:
        for part in self._parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        for at, value in enumerate(self._values, start=1):
            written = self.tr("{value} ({who}, {time})").format(
                value=value.shown, who=value.who, time=clock_text(value.at)
            )
            words = Words("body", written, parent=self)
            button = ChooseButton(value.fact, self.tr("Choose"), self)
            button.setAccessibleName(self.tr("Choose {value}").format(value=value.shown))
            button.picked.connect(self.picked)
            self._grid.addWidget(words, at, 0)
            self._grid.addWidget(button, at, 1, Qt.AlignmentFlag.AlignTop)
            self._parts += [words, button]
        self._join()

    def _join(self) -> None:
        """New buttons would come behind all else in the window."""
        for before, button in pairwise((self._after, *self.buttons)):
            QWidget.setTabOrder(before, button)
