"""Before which minute: the profile's minutes, a few quick ones, or a time of one's own; told as a time on the clock."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.words.times import clock_text, span_text
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, Offer, marked, numbered
from ui.panels.lines import MomentLine

QUICK = (5, 10, 15, 20, 30)


class MinuteField(QWidget):
    """`changed()` at every other minute, `typed(text)` at every change of the own time, `go_on()` at Enter in it.

    What is typed goes before what is chosen. Text that is no time is said, and the choice counts (house rule 1).
    """

    changed = Signal()
    typed = Signal(str)
    go_on = Signal()

    def __init__(self, label: str, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._standard = 0
        self.choice = ChoiceField(label)
        self.own = MomentLine(
            self.tr("Or a time of your own"), self.tr("04:10, or 25 for minutes"), now, ahead=True, name=label
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.choice)
        self._column.addWidget(self.own)
        self.choice.picked.connect(self._picked)
        self.own.typed.connect(self._typed)
        self.own.go_on.connect(self.go_on)
        self.rescale()

    @property
    def chosen(self) -> str:
        """The minutes that are marked, as a code to keep."""
        return self.choice.chosen

    def offer(self, standard: int, chosen: str = "", own: str = "") -> None:
        """Quick minutes with the profile's among them, which is marked unless `chosen` is another."""
        self._standard = standard
        minutes = sorted({*QUICK, standard})
        offers: tuple[Offer, ...] = numbered(
            (str(count), self.tr("{count} min").format(count=count)) for count in minutes
        )
        known = chosen if chosen in {str(count) for count in minutes} else str(standard)
        self.choice.offer(marked(offers, str(standard), self.tr("usual")), known)
        self.own.fill(own)
        self.again()

    def due(self) -> datetime:
        """The instant that stands there now, UTC."""
        typed = self.own.at
        return typed if typed is not None else self._now() + timedelta(minutes=int(self.chosen or self._standard))

    def due_at(self) -> datetime | None:
        """For a command: None while the profile's own minutes stand, so that the profile decides."""
        if self.own.at is None and self.chosen == str(self._standard):
            return None
        return self.due()

    def said(self) -> str:
        """`before 04:02 (20 min)`, `before 06:02 (2 u 20)`."""
        due = self.due()
        minutes = max(0, round((due - self._now()).total_seconds() / 60))
        return self.tr("before {time} ({span})").format(time=clock_text(due), span=span_text(minutes))

    def again(self) -> None:
        """Time went by: the minute is told anew."""
        self.own.again()
        self.choice.say(self.said())

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _picked(self, _code: str) -> None:
        self.own.fill("")
        self.typed.emit("")
        self.again()
        self.changed.emit()

    def _typed(self, text: str) -> None:
        self.typed.emit(text)
        self.choice.say(self.said())
        self.changed.emit()
