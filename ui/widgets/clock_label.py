"""The clock of the window: hours, minutes and seconds that do not dance."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from desk.words.times import local
from ui.widgets.words import Words


class ClockLabel(Words):
    """`03:42:17` in the Netherlands, from the desk's time in UTC."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("clock", wrap=False, parent=parent)

    def show_time(self, now: datetime) -> None:
        """Shows `now` (UTC)."""
        text = f"{local(now):%H:%M:%S}"
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(self.tr("time {time}").format(time=text[:5]))
