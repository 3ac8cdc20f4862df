"""The line at the top: the name, what can be opened, search, who sits here, and the clock."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desk.roster_rows import PersonRow
from desk.words.times import clock_text
from ui.look.look import look
from ui.look.paint import cap_text
from ui.widgets.clock_label import ClockLabel
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import SearchField
from ui.widgets.words import Words

if TYPE_CHECKING:
    from desk.access.sitting import Sitting

# The width, in pixels at scale 1, below which a button says no key.
_CAPS = 560
_TABS = "Ctrl+Shift+R"


class Lamp(QWidget):
    """The amber lamp beside the name."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = look().px(9)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour("accent"))
        painter.drawEllipse((self.width() - side) // 2, (self.height() - side) // 2, side, side)


class Tab(QPushButton):
    """What fills the window: one of the tabs is checked, and pressing says which is wanted. The words are its name."""

    def __init__(self, text: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self.setAccessibleDescription(self.tr("key {key}").format(key=cap_text(key)))
        self.setToolTip(cap_text(key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does; held down it does not."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Which tab is shown is the window's to say."""


class TopBar(QWidget):
    """Signals: `tab(roster)` whether the roster is wanted, or the reports; `triage()`, `today()`, `handover()`,
    `people()`; `routes()`, `route("112")` and `hang_up()` in narrow windows; `find_typed(text)` at each change;
    `find_asked()` from the button that stands for the field in a narrow window."""

    tab = Signal(bool)
    triage = Signal()
    today = Signal()
    handover = Signal()
    people = Signal()
    routes = Signal()
    route = Signal(str)
    hang_up = Signal()
    find_typed = Signal(str)
    find_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lamp = Lamp(self)
        self._name = Words("lead", "Nachtwacht", wrap=False)
        self._practice = Words("flag", "", wrap=False)
        # That the rights are open is never out of sight while they are.
        self._glass = Words("warn", "", wrap=False)
        self.reports = Tab(self.tr("Reports"), _TABS)
        self.queue = Tab(self.tr("Triage"), "Ctrl+Shift+E")
        self.roster = Tab(self.tr("Roster"), _TABS)
        self._today = KeyButton(self.tr("Today"), "Ctrl+O", "quiet")
        self._handover = KeyButton(self.tr("Handover"), "Ctrl+H", "quiet")
        self.search = SearchField(self.tr("Search name, number, reference"), "Ctrl+K")
        self._find = KeyButton(self.tr("Search"), "Ctrl+K", "quiet")
        self._seat = KeyButton("", "Ctrl+P", "quiet")
        self._routes = KeyButton(self.tr("Route"), "Ctrl+U", "plain")
        # In a narrow window the column with 112 is away, and the call's own buttons are out of sight: house rule 2.
        self._emergency = KeyButton("112", "F9", "danger")
        self._hang_up = KeyButton(self.tr("Hang up"), "F7", "primary")
        self._calling = False
        self._clock = ClockLabel()
        # In a narrow window these may go, in this order; each has a key.
        self._tabs = (self.reports, self.queue, self.roster)
        rare = (self._handover, self._today, *self._tabs, self._seat, self._find, self._lamp)
        self._may_go = (*rare, self._routes, self._hang_up, self._emergency)
        self._ready = False
        self._placing = False
        self._narrow = False
        self._person: PersonRow | None = None
        self._until = ""
        self._desk_name = ""
        self._line = QHBoxLayout(self)
        for part in (self._lamp, self._name, self._practice, *self._tabs, self._today, self._handover):
            self._line.addWidget(part)
        self._line.addStretch(1)
        self._line.addWidget(self.search, 2)
        for button in (self._glass, self._find, self._seat, self._hang_up, self._emergency, self._routes):
            self._line.addWidget(button)
        self._line.addWidget(self._clock)
        self.reports.clicked.connect(self._to_reports)
        self.roster.clicked.connect(self._to_roster)
        self.queue.clicked.connect(self.triage)
        self._today.clicked.connect(self.today)
        self._handover.clicked.connect(self.handover)
        self._seat.clicked.connect(self.people)
        self._routes.clicked.connect(self.routes)
        self._emergency.clicked.connect(self._to_emergency)
        self._hang_up.clicked.connect(self.hang_up)
        self._find.clicked.connect(self.find_asked)
        self.search.typed.connect(self.find_typed)
        self._practice.hide()
        self._glass.hide()
        self.choose_tab()
        self.set_ready(ready=False)
        self.set_narrow(narrow=False)
        self.rescale()

    def set_ready(self, *, ready: bool) -> None:
        """Before the desk is open there is nothing to press."""
        self._ready = ready
        self._show_parts()

    def choose_tab(self, *, roster: bool = False, triage: bool = False) -> None:
        """Which tab is shown: the roster, the queue of triage, or the reports."""
        self.reports.setChecked(not roster and not triage)
        self.roster.setChecked(roster)
        self.queue.setChecked(triage)
        # What the right column shows there.
        other = self.tr("On call") if roster else self.tr("Summary") if triage else self.tr("Route")
        self._routes.set_caption(other)
        self._make_room()

    def _to_reports(self) -> None:
        self.tab.emit(False)

    def _to_roster(self) -> None:
        self.tab.emit(True)

    def _to_emergency(self) -> None:
        self.route.emit("112")

    def show_calling(self, *, calling: bool) -> None:
        """Whether a call of the report in hand runs at this desk: hanging up is then in sight."""
        if calling != self._calling:
            self._calling = calling
            self._show_parts()

    def set_narrow(self, *, narrow: bool) -> None:
        """In a narrow window the routes open from here, and what has a key is short."""
        self._narrow = narrow
        self._show_parts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            # Something in it takes more or less room than before.
            self._make_room()
        return done

    def _make_room(self) -> None:
        """Words are never cut: what also has a key goes until the rest fits, the rarest first."""
        if self._placing or not (self._ready and self._narrow):
            return
        # Showing a part lays out the bar before that part is shown: hidden meanwhile, it would be both.
        self._placing = True
        margins = self._line.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        stays = [part for part in (self._practice, self._glass, self._clock) if not part.isHidden()]
        # The words before the key: it is the same everywhere.
        self._routes.set_caption(self._routes.caption, "Ctrl+U" if self.width() >= look().px(_CAPS) else "")
        may_go = [part for part in self._may_go if self._calling or part is not self._hang_up]
        gone = 0
        while gone < len(may_go) and self._needed([*stays, *may_go[gone:]]) > room:
            gone += 1
        for at, part in enumerate(may_go):
            if part.isHidden() != (at < gone):
                part.setVisible(at >= gone)
        self._placing = False

    def _needed(self, parts: Sequence[QWidget]) -> int:
        """The width in which no word of these is cut, with the gaps: the stretch between them has one too."""
        whole = (self._clock, self._practice, self._glass)
        least = (
            part.sizeHint().width() if part in whole else max(part.minimumSizeHint().width(), part.minimumWidth())
            for part in parts
        )
        return sum(least) + self._line.spacing() * len(parts)

    def _show_parts(self) -> None:
        self._placing = True
        for part in (*self._tabs, self._today, self._handover, self._seat):
            part.setVisible(self._ready)
        self.search.setVisible(self._ready and not self._narrow)
        self._find.setVisible(self._ready and self._narrow)
        for button in (self._emergency, self._routes):
            button.setVisible(self._ready and self._narrow)
        self._hang_up.setVisible(self._ready and self._narrow and self._calling)
        self._name.setVisible(not (self._ready and self._narrow))
        self._today.set_caption(self._today.caption, "" if self._narrow else "Ctrl+O")
        self._handover.set_caption(self._handover.caption, "" if self._narrow else "Ctrl+H")
        self._find.set_caption(self._find.caption, "" if self._narrow else "Ctrl+K")
        self._seat.set_caption(self._seat_words(), "" if self._narrow else "Ctrl+P")
        self._placing = False
        self._make_room()

    def _seat_words(self) -> str:
        who = self._person.name if self._person else self.tr("Who sits here?")
        who = f"{who} {self._until}".strip()
        return who if self._narrow or not self._desk_name else f"{who} · {self._desk_name}"

    def set_practice(self, text: str) -> None:
        """Says loudly that this is an exercise."""
        self._practice.say(text, hide_empty=True)

    def show_seat(self, person: PersonRow | None, desk_name: str) -> None:
        """Who sits at which desk."""
        self._person, self._desk_name = person, desk_name
        self._show_parts()

    def show_sitting(self, sitting: "Sitting | None") -> None:
        """Until when somebody without an account sits here, and until when the glass is broken."""
        temp = sitting is not None and sitting.how == "temp" and sitting.until is not None
        self._until, glass = "", ""
        if sitting is not None and sitting.until is not None and temp:
            self._until = self.tr("until %1").replace("%1", clock_text(sitting.until))
        if sitting is not None and sitting.glass is not None and not sitting.locked:
            glass = self.tr("Emergency access until %1").replace("%1", clock_text(sitting.glass))
        self._glass.say(glass, hide_empty=True)
        self._show_parts()

    def show_time(self, now: datetime) -> None:
        """The clock."""
        self._clock.show_time(now)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        now = look()
        self._line.setContentsMargins(now.px(14), now.px(8), now.px(18), now.px(8))
        self._line.setSpacing(now.px(8))
        self._lamp.setFixedSize(now.px(16), now.px(20))
        self.search.setMinimumWidth(now.px(180))
        self.search.setMaximumWidth(now.px(310))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look().colour("line"))
