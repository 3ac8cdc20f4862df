"""The callback of the report in the middle: what would be promised at hanging up, or what was promised."""

from datetime import datetime

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.rows import PromiseRow
from desk.words.times import clock_text
from ui.look.look import look
from ui.widgets.box import Box
from ui.widgets.ring import Ring
from ui.widgets.shown import show_when
from ui.widgets.words import Words


class RingLine(QWidget):
    """A ring with words beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = Ring()
        self.details = Words("small")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.ring)
        self._line.addWidget(self.details, 1)
        self.rescale()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._line.setSpacing(look().px(12))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()


class PromiseBox(Box):
    """A promise, or a line that says what will be promised. Buttons come with `show_actions`; `acted` tells which."""

    def __init__(self, head: str = "", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(head, key, parent)
        self._label = head or self.tr("Callback")
        self._row: PromiseRow | None = None
        self._others: tuple[PromiseRow, ...] = ()
        self._with_ring = RingLine()
        self._ring, self._details = self._with_ring.ring, self._with_ring.details
        self._lines.addWidget(self._with_ring)
        self.show_preview("")

    @property
    def ring(self) -> Ring:
        """The ring of the promise."""
        return self._ring

    def show_preview(self, text: str) -> None:
        """No promise stands: what there is to say about the one to come."""
        self._row = None
        show_when(self._ring, False)
        self.set_tone("plain")
        self._say(head=self._label)
        self._details.say(text, hide_empty=True)

    def show_promise(self, row: PromiseRow, now: datetime, others: tuple[PromiseRow, ...] = ()) -> None:
        """Shows an open promise in place, and in a line each what else is open; `now` is the desk's time, UTC."""
        if (row, others) != (self._row, self._others):
            self._row, self._others = row, others
            due = self.tr("before {time}").format(time=clock_text(row.due_at))
            self._say(head=row.label or self._label, far=due, title=row.who, aside=row.number_or_none)
            self._details.say("\n".join(self._said(row)), hide_empty=True)
            show_when(self._ring, True)
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """A second has passed."""
        if self._row is not None:
            self._ring.show_promise(self._row, now)
            late = now > self._row.due_at
            self.set_tone("danger" if late else "warn" if now >= self._row.warn_at else "plain")

    def _said(self, row: PromiseRow) -> list[str]:
        said = [row.changed, ", ".join(part for part in (row.safe, row.voicemail) if part)]
        if row.second_number:
            said.append(self.tr("or on {number}").format(number=row.second_number))
        if row.opening_line:
            said.append(self.tr("say: {line}").format(line=row.opening_line))
        if row.tries:
            said.append(self.tr("tried without answer: {count}").format(count=row.tries))
        if row.next_try_at is not None:
            said.append(self.tr("next try {time}").format(time=clock_text(row.next_try_at)))
        if row.note:
            said.append(row.note)
        for other in self._others:
            words = (clock_text(other.due_at), other.label, other.who, other.numbers)
            said.append(" · ".join(part for part in words if part))
        return [line for line in said if line]
