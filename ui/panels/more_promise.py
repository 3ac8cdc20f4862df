"""A promise made by hand: who, on which number, before which minute, about what. Nothing has to be filled in."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.rows import OptionRow
from ui.look.look import look
from ui.panels.kept import Kept, fill
from ui.panels.lines import MomentLine, NumberLine
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.words import Words


class PromiseForm(QWidget):
    """`made()`: the promise that stands here is to be made. The fields are read by whoever made the form."""

    made = Signal()

    def __init__(self, now: Callable[[], datetime], kept: Kept, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept, self._subject = kept, ""
        self._clock = Words("lead")
        self.who = LabelledLine(self.tr("Who keeps it, or who is called"))
        self.number = NumberLine(self.tr("Number"))
        self.at = MomentLine(
            self.tr("Before"), self.tr("empty: as the profile says; or 04:10, or 25 for minutes"), now, ahead=True
        )
        self.note = LabelledLine(self.tr("About"))
        self._make = KeyButton(self.tr("Make promise"), "Ctrl+Enter", "primary")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._clock)
        self._fields: dict[str, LabelledLine] = {
            "who": self.who,
            "number": self.number,
            "at": self.at,
            "note": self.note,
        }
        for name, field in self._fields.items():
            self._column.addWidget(field)
            field.setObjectName(name)
            field.typed.connect(self._typed)
            field.go_on.connect(self._go_on)
            field.go_back.connect(self._go_back)
        self._column.addWidget(self._make)
        self._make.clicked.connect(self.made)
        self.rescale()

    def show_for(self, subject: str, clock: OptionRow) -> None:
        """A promise on this clock for a report; what was typed before stands there again."""
        self._subject = subject
        self._clock.say(clock.label)
        for name, field in self._fields.items():
            text = self._kept.text(subject, name)
            if isinstance(field, NumberLine | MomentLine):
                field.fill(text)
            else:
                fill(field, text)

    def forget(self) -> None:
        """It was made."""
        self._kept.forget(self._subject)
        for field in self._fields.values():
            fill(field, "")

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(10))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _typed(self, text: str) -> None:
        self._kept.typed(self._subject, self.sender().objectName(), text)

    def _go_on(self) -> None:
        self._step(1)

    def _go_back(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        names = list(self._fields)
        at = names.index(self.sender().objectName()) + by
        if at == len(names):
            self._make.setFocus()
        elif at >= 0:
            self._fields[names[at]].setFocus()
