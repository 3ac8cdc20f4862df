"""Fields of the roster's forms: the hours of a duty, read back in words; weekdays to toggle; a time on the clock."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.roster.typed import Hours, clock_minutes, read_clock, read_hours, span_texts
from desk.words.times import WEEKDAYS
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.kept import fill
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine

ALL_DAYS = (1, 2, 3, 4, 5, 6, 7)
_LONG = timedelta(hours=16)


class HoursField(QWidget):
    """Day, begin and end, with how they are read below. `changed()` at every change, `go_on()` at Enter in the last.

    `now` gives the desk's time. Fields are in `lines` by the names `day`, `start` and `until`, for what keeps drafts.
    """

    changed = Signal()
    go_on = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._asked: object = None
        self.day = LabelledLine(self.tr("Day"), self.tr("sa, 21, 21-11"), name=self.tr("Day on which it begins"))
        self.start = LabelledLine(self.tr("From"), "17:00", name=self.tr("From, time on the clock"))
        self.until = LabelledLine(
            self.tr("Until"), self.tr("08:00, or su 08:00"), name=self.tr("Until, time on the clock")
        )
        self.lines = {"day": self.day, "start": self.start, "until": self.until}
        self._read = SignLine("ok")
        self._read.hide()
        self._fields = QHBoxLayout()
        for line, stretch in zip(self.lines.values(), (5, 3, 5), strict=True):
            self._fields.addWidget(line, stretch)
            line.typed.connect(self._typed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._fields)
        self._column.addWidget(self._read)
        self.day.go_on.connect(self.start.setFocus)
        self.start.go_on.connect(self.until.setFocus)
        self.until.go_on.connect(self.go_on)
        self.until.go_back.connect(self.start.setFocus)
        self.start.go_back.connect(self.day.setFocus)
        self.rescale()

    @property
    def hours(self) -> Hours:
        """What stands there, read."""
        return read_hours(self.day.text, self.start.text, self.until.text, self._now())

    @property
    def reading(self) -> str:
        """How it is read, in words."""
        return "" if self._read.isHidden() else self._read.text

    def fill(self, texts: Iterable[str]) -> None:
        """Puts day, begin and end in the fields."""
        self._asked = None
        for line, text in zip(self.lines.values(), texts, strict=True):
            fill(line, text)
        self.again()

    def fill_span(self, start: datetime | None, until: datetime | None) -> None:
        """Puts instants in the fields; without them nothing."""
        self.fill(span_texts(start, until) if start is not None and until is not None else ("", "", ""))

    def meant(self, stands: tuple[datetime, datetime] | None) -> bool:
        """Whether hours as long as these are meant; no only once, and never of what `stands` already.

        A week on call is long, and a slip in the day makes a night as long.
        """
        span = self.hours.start, self.hours.until
        if span[0] is None or span[1] is None or span[1] - span[0] <= _LONG or span in (stands, self._asked):
            return True
        self._asked = span
        return False

    def first_wrong(self) -> LabelledLine:
        """The field that is to be mended first, else the first one that is empty."""
        wrong = self.hours.wrong
        empty = next((line for line in self.lines.values() if not line.text.strip()), self.until)
        return self.lines[wrong] if wrong else empty

    def again(self) -> None:
        """Reads it once more: time went by, or something was filled in."""
        read = self.hours
        self._read.say(read.note, "warn" if read.wrong else "ok")
        self._read.setVisible(bool(read.note))

    def _typed(self, _text: str) -> None:
        self.again()
        self.changed.emit()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(4))
        self._fields.setSpacing(look().px(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()


class DaysField(ChoiceField):
    """The days of the week, each on or off by its digit. `changed()` when one was."""

    changed = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, keeps=False, parent=parent)
        self._days: tuple[int, ...] = ALL_DAYS
        self.picked.connect(self._toggle)
        self.show_days(ALL_DAYS)

    @property
    def days(self) -> tuple[int, ...]:
        """Those that are on, 1 Monday to 7 Sunday."""
        return self._days

    def show_days(self, days: Iterable[int]) -> None:
        """Turns these on and the others off."""
        self._days = tuple(sorted(set(days)))
        offers = numbered((str(number), word) for number, word in enumerate(WEEKDAYS, 1))
        self.offer(offers, also={str(day) for day in self._days})

    def _toggle(self, code: str) -> None:
        self.show_days(set(self._days) ^ {int(code)})
        self.changed.emit()


class ClockLine(LabelledLine):
    """A time on the clock, without a day."""

    def __init__(self, label: str, hint: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(label, hint, parent=parent)
        self.left.connect(self._check)
        self.typed.connect(self._calm)

    @property
    def minutes(self) -> int | None:
        """Minutes after midnight; None when it cannot be read."""
        return read_clock(self.text)

    def fill_minutes(self, minutes: int) -> None:
        """Puts a time in the field."""
        fill(self, clock_minutes(minutes))
        self._calm("")

    def _check(self, text: str) -> None:
        wrong = bool(text.strip()) and read_clock(text) is None
        self.show_note(self.tr("no time read; write 17:00 or 1700") if wrong else "", wrong=wrong)

    def _calm(self, _text: str) -> None:
        self.show_note("")


def side_by_side(*parts: QWidget) -> QWidget:
    """Fields next to each other, equally wide."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        line.addWidget(part, 1)
    return made


def whole_number(text: str, otherwise: int) -> int | None:
    """A number of up to three digits; `otherwise` for an empty field, None for anything else."""
    clean = text.strip()
    if not clean:
        return otherwise
    return int(clean) if clean.isdecimal() and len(clean) < 4 else None
