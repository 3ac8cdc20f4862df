"""Lines to type in that read back what was typed: a telephone number, a minute."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from desk.words.moment import read_moment
from desk.words.phone import Number, read_number
from ui.panels.kept import fill
from ui.widgets.line_edit import LabelledLine


class NumberLine(LabelledLine):
    """A telephone number: as it will be dialled, and what is odd about it; never refused (house rule 1)."""

    def __init__(self, label: str, hint: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, hint, name=name, parent=parent)
        self.typed.connect(self._read)
        self.left.connect(self._check)

    @property
    def number(self) -> Number:
        """What stands in the field, read."""
        return read_number(self.text)

    def fill(self, text: str) -> None:
        """Puts a number in the field."""
        fill(self, text)
        self._check(text)

    def _read(self, text: str) -> None:
        read = read_number(text)
        shown = read.shown if read.complete and read.shown != text.strip() else ""
        self.show_note(" · ".join(part for part in (shown, read.note) if part))

    def _check(self, text: str) -> None:
        read = read_number(text)
        if read.complete or read.kind in ("empty", "withheld"):
            self._read(text)
        else:
            self.show_note(read.note, wrong=True)


class MomentLine(LabelledLine):
    """A minute, ahead or back (`ahead`); the note tells how it is read. `now` gives the desk's time."""

    def __init__(
        self,
        label: str,
        hint: str,
        now: Callable[[], datetime],
        *,
        ahead: bool,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint, name=name, parent=parent)
        self._now, self._ahead = now, ahead
        self.typed.connect(self._read)
        self.left.connect(self._check)

    @property
    def at(self) -> datetime | None:
        """The minute that stands there, UTC; None when the field is empty or cannot be read."""
        return read_moment(self.text, self._now(), ahead=self._ahead).at

    @property
    def unread(self) -> bool:
        """Whether something stands there that is no time."""
        return bool(self.text.strip()) and self.at is None

    def fill(self, text: str) -> None:
        """Puts a time in the field."""
        fill(self, text)
        self._check(text)

    def again(self) -> None:
        """Time went by: the reading may be another."""
        self._read(self.text)

    def _read(self, text: str) -> None:
        self.show_note(read_moment(text, self._now(), ahead=self._ahead).note)

    def _check(self, text: str) -> None:
        read = read_moment(text, self._now(), ahead=self._ahead)
        self.show_note(read.note, wrong=bool(text.strip()) and read.at is None)
