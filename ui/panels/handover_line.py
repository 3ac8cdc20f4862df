"""One promise in the handover: what, to whom, before when, and whose it is; space or Enter ticks it off."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.rows import PromiseRow
from desk.words.times import clock_text, local, moment_text
from ui.look.look import look
from ui.widgets.pill import Pill
from ui.widgets.surface import BoxButton
from ui.widgets.words import Words


class HandoverLine(BoxButton):
    """`ticked(promise)`: whoever takes over read this line."""

    ticked = Signal(str)

    def __init__(self, row: PromiseRow, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._row = row
        self._title = Words("lead", parent=self)
        self._danger = Pill(parent=self)
        self._mark = Pill(parent=self)
        self._who = Words("body", parent=self)
        self._owner = Words("small", parent=self)
        self._top = QHBoxLayout()
        self._top.addWidget(self._title, 1)
        self._top.addWidget(self._danger, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.addLayout(self._top)
        self._column.addWidget(self._who)
        self._column.addWidget(self._owner)
        self.hold(self._column)
        self.setCheckable(True)
        self.clicked.connect(self._tick)
        self.rescale()

    @property
    def row(self) -> PromiseRow:
        """The promise that is shown."""
        return self._row

    @property
    def mark(self) -> str:
        """The words of the mark: done, late, or nothing."""
        return self._mark.text

    def nextCheckState(self) -> None:
        """A click asks; whether it is done follows the row."""

    def show_row(self, row: PromiseRow, now: datetime, *, taker: str, taken: bool) -> None:
        """Shows the promise in place; it is done when it is the taker's, and `taken` over if it was not before."""
        self._row = row
        done = bool(taker) and row.owner == taker
        same_day = local(row.due_at).date() == local(now).date()
        due = clock_text(row.due_at) if same_day else moment_text(row.due_at, now)
        self._title.say(f"{row.reference} · {row.label}")
        self._who.say(
            " · ".join(part for part in (row.who, row.numbers, self.tr("before {time}").format(time=due)) if part)
        )
        whose = self.tr("of {name}").format(name=row.owner_name) if row.owner_name else self.tr("of nobody")
        tried = self.tr("tried without answer: {count}").format(count=row.tries) if row.tries else ""
        self._owner.say(" · ".join(part for part in (whose, tried, row.note) if part))
        self._danger.show_badge(self.tr("danger") if row.danger else "", "danger")
        if taken:
            self._mark.show_badge(self.tr("✓ taken over"), "ok")
        elif done and row.due_at > now:
            self._mark.show_badge(self.tr("theirs already"), "muted")
        elif row.due_at <= now:
            self._mark.show_badge(self.tr("too late"), "danger")
        else:
            self._mark.show_badge("", "muted")
        self.set_tone("plain" if taken else "danger" if row.danger or row.due_at <= now else "raised")
        self.setChecked(done)
        said = (self._danger.text, self._who.text(), self._owner.text(), self._mark.text)
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(", ".join(part for part in said if part))

    def rescale(self) -> None:
        now = look()
        self._column.setContentsMargins(now.px(14), now.px(10), now.px(12), now.px(10))
        self._column.setSpacing(now.px(3))
        self._top.setSpacing(now.px(8))
        self.updateGeometry()

    def _tick(self) -> None:
        self.ticked.emit(self._row.id)
