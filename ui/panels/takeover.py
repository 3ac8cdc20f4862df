"""The open promise of a route: dialled at, waiting until somebody there took over, by whom and when (house rule 2)."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desk.rows import PromiseRow
from desk.words.times import clock_text
from ui.look.look import look
from ui.panels.kept import fill
from ui.panels.lines import MomentLine
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.ring import Ring
from ui.widgets.surface import Surface
from ui.widgets.words import Words

# Goes into the report, so it is Dutch in every language of the screen.
CONTROL_ROOM = "meldkamer"


class Takeover(Surface):
    """Asks who took over. `taken(who, at)`: a name (may be empty) and a UTC instant or None for now.

    `typed(field, text)` at every change, so that nothing is lost when the panel closes; `buttons` are to be pressed
    by their keys too. For 112 "meldkamer" and a time suffice (design 5).
    """

    taken = Signal(str, object)
    typed = Signal(str, str)

    def __init__(self, now: Callable[[], datetime], key_button: Callable[..., KeyButton]) -> None:
        super().__init__("warn")
        self._now = now
        self._row: PromiseRow | None = None
        self._ring = Ring()
        self._title = Words("strong")
        self._who = LabelledLine(self.tr("Taken over by"), self.tr("name or function"))
        self._at = MomentLine(self.tr("at"), self.tr("now"), now, ahead=False, name=self.tr("Taken over at"))
        self.control_room = key_button(self.tr("Control room took over"), "M", "primary")
        self.done = key_button(self.tr("Taken over"), "O", "primary")
        self._top = QHBoxLayout()
        self._top.addWidget(self._ring)
        self._top.addWidget(self._title, 1)
        self._fields = QHBoxLayout()
        self._fields.addWidget(self._who, 3)
        self._fields.addWidget(self._at, 2)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.control_room)
        buttons.addWidget(self.done)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addLayout(self._fields)
        self._column.addLayout(buttons)
        self._who.typed.connect(self._typed_who)
        self._at.typed.connect(self._typed_at)
        self._who.go_on.connect(self._named)
        self._at.go_on.connect(self._named)
        self.control_room.clicked.connect(self._by_control_room)
        self.done.clicked.connect(self._by_name)
        self.rescale()

    @property
    def who(self) -> LabelledLine:
        """The field for who took over."""
        return self._who

    @property
    def at(self) -> MomentLine:
        """The field for when."""
        return self._at

    def show_promise(self, row: PromiseRow, *, by_control_room: bool) -> None:
        """Shows what waits."""
        self._row = row
        said = self.tr("called {time}, waiting until they take over").format(time=clock_text(row.started_at))
        self._title.say(said)
        self.control_room.setVisible(by_control_room)
        self.done.set_kind("plain" if by_control_room else "primary")
        self.setAccessibleName(f"{row.label}: {said}")
        self.tick(self._now())

    def fill(self, who: str, at: str) -> None:
        """What was typed before."""
        fill(self._who, who)
        self._at.fill(at)

    def tick(self, now: datetime) -> None:
        """A second went by."""
        if self._row is not None:
            self._ring.show_promise(self._row, now)
            self.set_tone("danger" if now > self._row.due_at else "warn")

    def rescale(self) -> None:
        now = look()
        self._column.setContentsMargins(now.px(14), now.px(12), now.px(14), now.px(14))
        self._column.setSpacing(now.px(10))
        self._top.setSpacing(now.px(12))
        self._fields.setSpacing(now.px(10))

    def _typed_who(self, text: str) -> None:
        self.typed.emit("who", text)

    def _typed_at(self, text: str) -> None:
        self.typed.emit("at", text)

    def _named(self) -> None:
        """Enter in a field: only with a name, so that nobody closes a promise by going on."""
        if self._who.text.strip():
            self._by_name()
        else:
            self._who.show_note(self.tr("Who took over? Without a name: the button below."))
            self._who.setFocus()

    def _by_name(self) -> None:
        self._tell(self._who.text.strip())

    def _by_control_room(self) -> None:
        self._tell(self._who.text.strip() or CONTROL_ROOM)

    def _tell(self, who: str) -> None:
        if self._at.unread:
            self._at.setFocus()
            return
        self.taken.emit(who, self._at.at)
