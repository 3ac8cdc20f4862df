"""How much of a duty: all of it, or from when until when; how that is read below, what is wrong beside its field."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.roster.typed import Hours, part_texts, read_part
from desk.roster_rows import Duty
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.kept import fill
from ui.widgets.line_edit import LabelledLine
from ui.widgets.shown import show_when
from ui.widgets.sign_line import SignLine

_WHOLE, _PART = "whole", "part"


class PartField(QWidget):
    """`go_on` and `go_back`: Enter in the last field, Shift+Enter in the first.

    `now` gives the desk's time. The fields are in `lines` by the names `start` and `until`, for what keeps drafts.
    """

    go_on = Signal()
    go_back = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._duty: Duty | None = None
        self.amount = ChoiceField(self.tr("How much of it"))
        self.amount.offer(numbered(((_WHOLE, self.tr("the whole duty")), (_PART, self.tr("a part of it")))), _WHOLE)
        self.start = LabelledLine(self.tr("From"), "23:00", name=self.tr("Part from, time on the clock"))
        self.until = LabelledLine(
            self.tr("Until"), self.tr("02:00, or su 02:00"), name=self.tr("Part until, time on the clock")
        )
        self.lines = {"start": self.start, "until": self.until}
        self._read = SignLine("ok")
        self._fields = QHBoxLayout()
        for line in self.lines.values():
            # What is said below one of them does not move the other.
            self._fields.addWidget(line, 1, Qt.AlignmentFlag.AlignTop)
            line.typed.connect(self._show_reading)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.amount)
        self._column.addLayout(self._fields)
        self._column.addWidget(self._read)
        self.amount.picked.connect(self._picked)
        self.start.go_on.connect(lambda: self._type_over(self.until))
        self.start.go_back.connect(self.go_back)
        self.until.go_back.connect(lambda: self._type_over(self.start))
        self.until.go_on.connect(self.go_on)
        self.rescale()
        self._show_reading()

    @property
    def whole(self) -> bool:
        """Whether all of the duty is meant; also when both fields stand as the duty does."""
        read, duty = self.hours, self._duty
        all_of_it = duty is not None and (read.start, read.until) == (duty.start, duty.until)
        return self.amount.chosen == _WHOLE or all_of_it

    @property
    def hours(self) -> Hours:
        """The part that stands in the fields, read."""
        if self._duty is None:
            return Hours(None, None, "")
        return read_part(self.start.text, self.until.text, self._duty.start, self._duty.until, self._now())

    @property
    def reading(self) -> str:
        """What the part comes to, in words; empty while it cannot be read."""
        return "" if self._read.isHidden() else self._read.text

    def within(self, duty: Duty) -> None:
        """The duty as it is by now: what was typed is read in it."""
        self._duty = duty
        self._show_reading()

    def fill(self, duty: Duty, kept: dict[str, str]) -> None:
        """Asks it of this duty; `kept` is what was typed for it before, by the names of the fields."""
        self._duty = duty
        texts = dict(zip(self.lines, part_texts(duty.start, duty.until), strict=True))
        for name, line in self.lines.items():
            fill(line, kept.get(name) or texts[name])
        self.amount.choose(_PART if any(kept.values()) else _WHOLE)
        self._show_reading()

    def first_wrong(self) -> LabelledLine:
        """The field that is to be mended first, else the first that is empty."""
        wrong = self.hours.wrong
        empty = next((line for line in self.lines.values() if not line.text.strip()), self.until)
        return self.lines[wrong] if wrong else empty

    def _picked(self, _code: str) -> None:
        self._show_reading()
        if self.amount.chosen == _PART:
            self._type_over(self.start)

    @staticmethod
    def _type_over(line: LabelledLine) -> None:
        """The keyboard to a field; what is typed takes the place of what stands there."""
        line.setFocus()
        line.field.selectAll()

    def _show_reading(self) -> None:
        part, read = self.amount.chosen == _PART, self.hours
        for name, line in self.lines.items():
            show_when(line, part)
            wrong = name == read.wrong
            line.show_note(read.note if wrong else "", wrong=wrong)
        self._read.say("" if read.wrong else read.note, "ok")
        show_when(self._read, part and bool(read.note) and not read.wrong)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(8))
        self._fields.setSpacing(look().px(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
