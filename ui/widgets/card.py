"""One report in the left column: its ring, who it is about, and what is going on; narrow, only the ring."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.rows import CardRow
from ui.look.look import look
from ui.widgets.pill import Pill
from ui.widgets.ring import Ring
from ui.widgets.shown import show_when
from ui.widgets.surface import BoxButton
from ui.widgets.words import Words


class Card(BoxButton):
    """A report that can be opened: by click, Enter or space. `opened` gives the report's id."""

    opened = Signal(str)

    def __init__(self, row: CardRow, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._row = row
        self._strip = False
        self._held = ""
        self._ring = Ring(self)
        self._title = Words("lead", parent=self)
        self._subtitle = Words("small", parent=self)
        self._decided = Words("head", parent=self)
        self._pill = Pill(parent=self)
        self._hold = Words("small", parent=self)
        self._clocks = Words("small", parent=self)
        self._words = QVBoxLayout()
        self._words.addWidget(self._title)
        self._words.addWidget(self._subtitle)
        self._words.addWidget(self._decided)
        self._words.addWidget(self._hold)
        self._words.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignLeft)
        self._words.addWidget(self._clocks)
        self._line = QHBoxLayout()
        self._line.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignCenter)
        self._line.addLayout(self._words, 1)
        self.hold(self._line)
        self.setCheckable(True)
        self.clicked.connect(self._open)
        self.rescale()
        self._fill(now)

    @property
    def row(self) -> CardRow:
        """The report that is shown."""
        return self._row

    @property
    def ring(self) -> Ring:
        """The ring, for what it says now."""
        return self._ring

    def show_row(self, row: CardRow, now: datetime) -> None:
        """Shows `row` in place. `now` is the desk's time, UTC."""
        changed = row != self._row
        self._row = row
        if changed:
            self._fill(now)
        else:
            self.tick(now)

    def show_hold(self, line: str, *, amber: bool) -> None:
        """In whose hands it is and where else it is open; amber with a sign as well, empty takes no room."""
        held = f"! {line}" if amber and line else line
        if held != self._held:
            self._held = held
            self._hold.play("warn" if amber else "small")
            self._fill_words()
            self._name()

    def tick(self, now: datetime) -> None:
        """A second has passed: only the ring moves."""
        self._ring.show_card(self._row, now)
        self._name()

    def set_selected(self, selected: bool) -> None:
        """Whether this is the report in the middle of the window."""
        self.setChecked(selected)
        self.set_tone("selected" if selected else "plain")

    def set_strip(self, strip: bool) -> None:
        """Narrow: only the ring stays, the words go to the tooltip."""
        if strip == self._strip:
            return
        self._strip = strip
        self._fill_words()
        self.rescale()

    def nextCheckState(self) -> None:
        """Which card is selected is the window's to say."""

    def rescale(self) -> None:
        now = look()
        side = now.px(4) if self._strip else now.px(13)
        high = now.px(4) if self._strip else now.px(12)
        self._line.setContentsMargins(side, high, side, high)
        self._line.setSpacing(0 if self._strip else now.px(15))
        self._line.setStretchFactor(self._words, 0 if self._strip else 1)
        self._words.setSpacing(now.px(3))
        self.updateGeometry()

    def _fill(self, now: datetime) -> None:
        self._fill_words()
        self.tick(now)

    def _fill_words(self) -> None:
        row = self._row
        shown = not self._strip
        self._title.say(row.title)
        self._subtitle.say(row.subtitle)
        self._pill.show_badge(row.badge, row.badge_kind)
        show_when(self._title, shown)
        self._hold.say(self._held)
        show_when(self._hold, shown and bool(self._held))
        show_when(self._subtitle, shown and bool(row.subtitle))
        show_when(self._pill, shown and bool(row.badge))
        self._decided.say(row.decided)
        show_when(self._decided, shown and bool(row.decided))
        self._clocks.say("\n".join(row.clocks))
        show_when(self._clocks, shown and bool(row.clocks))
        self._ring.show_danger(self._strip and row.danger)
        self.setToolTip(
            "\n".join(part for part in (row.title, *self._said(), *row.clocks) if part) if self._strip else ""
        )

    def _name(self) -> None:
        name = self._row.title
        parts = (*self._said(), *self._row.clocks, self._ring.accessibleName())
        said = ", ".join(part for part in parts if part)
        if name != self.accessibleName():
            self.setAccessibleName(name)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)

    def _said(self) -> tuple[str, ...]:
        return self._row.subtitle, self._row.decided, self._held, self._pill.text

    def _open(self) -> None:
        self.opened.emit(self._row.id)
