"""A line for a day: read back in words, never refused while typing."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from desk.roster.typed import read_day
from desk.words.times import date_text, local
from ui.panels.kept import fill
from ui.widgets.line_edit import LabelledLine


class DayLine(LabelledLine):
    """`day` is what stands there, as it is read; `now` gives the desk's time, UTC."""

    def __init__(self, label: str, hint: str, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(label, hint, parent=parent)
        self._now = now
        self.typed.connect(self._read)
        self.left.connect(self._check)

    @property
    def day(self) -> date | None:
        """The day, None when the field is empty or cannot be read."""
        text = self.text.strip()
        return read_day(text, self._today) if text else None

    @property
    def unread(self) -> bool:
        """Whether something stands there that is no day."""
        return bool(self.text.strip()) and self.day is None

    def fill(self, text: str) -> None:
        """Puts a day in the field."""
        fill(self, text)
        self._check(text)

    @property
    def _today(self) -> date:
        return local(self._now()).date()

    def _read(self, _text: str) -> None:
        self.show_note(date_text(self.day, self._today) if self.day is not None else "")

    def _check(self, text: str) -> None:
        if self.unread:
            self.show_note(self.tr("no day: write 1-3-2027"), wrong=True)
        else:
            self._read(text)
