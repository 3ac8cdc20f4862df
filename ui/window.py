"""The window: places bars, columns and panels, and holds the wiring between them and the session. No rules.

What it is made of is imported when it is furnished: its first paint waits for none of that.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QMainWindow, QStackedLayout, QVBoxLayout, QWidget

from ui.first_frame import NARROW, FirstFrame

if TYPE_CHECKING:
    from datetime import datetime

    from desk.rows import HealthRow, SheetRow
    from ui.alarm_bar import AlarmBar
    from ui.foot_bar import FootBar
    from ui.panes.board import BoardPane
    from ui.panes.directions import DirectionsPane
    from ui.panes.intake import IntakePane
    from ui.top_bar import TopBar
    from ui.trouble_bar import TroubleBar

SMALLEST = (640, 400)
# Heights in pixels at scale 1: what the panel of a route needs to have it all in sight, what any other needs to be of
# use, both bars together, and each line between them.
_ROUTE, _PANEL, _BARS, _LINE = 270, 170, 98, 50


class MainWindow(QMainWindow):
    """Stands at once with an empty frame; `furnish` puts bars and columns in; comes to life with ui/wiring.py.

    Without a first frame it is furnished from the beginning.
    Signals: `painted()` once, after the first paint; `closing()` when somebody closes the window.
    """

    painted = Signal()
    closing = Signal()
    # Bars and columns, from `furnish` on.
    furnished = False
    top: "TopBar"
    alarm: "AlarmBar"
    trouble: "TroubleBar"
    board: "BoardPane"
    intake: "IntakePane"
    directions: "DirectionsPane"
    foot: "FootBar"

    def __init__(self, first: FirstFrame | None = None) -> None:
        super().__init__()
        self._first = first
        self._painted = False
        self._narrow: bool | None = None
        self._routes_open = False
        self._panel, self._low = "", False
        self._now: datetime | None = None
        self._row: SheetRow | None = None
        self._typing = False
        self._toggle_side: Callable[[], None] | None = None
        self._floats = False
        self.may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle("Nachtwacht")
        # Three columns need more than the window may be narrowed to: the layout does not hold it wide.
        whole = self.layout()
        assert whole is not None
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(*SMALLEST)
        self.resize(1440, 900)
        if first is not None:
            self.setCentralWidget(first)
        else:
            self.furnish()

    def furnish(self) -> None:
        """Put bars and columns in, in place of the first frame."""
        from ui.alarm_bar import AlarmBar
        from ui.foot_bar import FootBar
        from ui.look.sound import AlarmSound
        from ui.panes.board import BoardPane
        from ui.panes.directions import DirectionsPane
        from ui.panes.intake import IntakePane
        from ui.top_bar import TopBar
        from ui.trouble_bar import TroubleBar
        from ui.widgets.rule import Rule

        self.top = TopBar()
        self.alarm = AlarmBar(AlarmSound(self))
        self.trouble = TroubleBar()
        self.board = BoardPane()
        self.intake = IntakePane()
        self.directions = DirectionsPane()
        self.foot = FootBar()
        self.body = QWidget(self)
        self.desk_page = QWidget(self.body)
        self._columns = QHBoxLayout(self.desk_page)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self.board)
        self._columns.addWidget(Rule())
        self._columns.addWidget(self.intake, 1)
        self._columns.addWidget(Rule())
        self._columns.addWidget(self.directions)
        self.pages = QStackedLayout()
        self.pages.addWidget(self.desk_page)
        self.body.setLayout(self.pages)
        middle = QWidget(self)
        self._whole = column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top, self.alarm, self.trouble):
            column.addWidget(part)
        column.addWidget(self.body, 1)
        column.addWidget(self.foot)
        self._first = None
        self.setCentralWidget(middle)
        # At once: what is not visible yet takes no keys, and Qt itself would wait for the next turn of the event loop.
        middle.show()
        self.furnished = True
        self.top.routes.connect(self.toggle_routes)
        self.top.route.connect(self.directions.route)
        self.top.hang_up.connect(self._hang_up)
        self.trouble.said.connect(self._place_trouble)
        self._arrange()
        if self.isActiveWindow():
            # Qt gave the keyboard to nothing: there was nothing yet.
            self.focusNextChild()

    # -- what the session shows -----------------------------------------------------------------------------------

    def show_sheet(self, row: "SheetRow | None") -> None:
        """The report in the middle."""
        self._row = row
        self.intake.show_row(row)
        self.directions.show_sheet(row, self._now)
        self.top.show_calling(calling=row is not None and row.on_line in ("calling", "stay"))
        self.board.choose(row.card.id if row else "")
        self._say_state()

    def _hang_up(self) -> None:
        self.intake.acted.emit("hang-up")

    def forget_report(self) -> None:
        """Nobody sits here: of the report that stood in the middle no word is left, shown or not."""
        self.show_sheet(None)
        self.intake.forget()
        self.directions.forget()
        self.trouble.forget()

    def show_typing(self, typing: bool) -> None:
        """Whether something is being typed that is no fact yet: until then not all is kept."""
        self._typing = typing
        self._say_state()

    def show_health(self, row: "HealthRow") -> None:
        """How the desk is: the foot always, the trouble bar for what people must know."""
        self.foot.show_health(row)
        self.trouble.show_health(row)

    def tick(self, now: "datetime") -> None:
        """A second went by."""
        self._now = now
        self.top.show_time(now)
        self.board.tick(now)
        self.directions.tick(now)
        self._give_way()
        self._say_state()

    def say_refused(self, reason: str) -> None:
        """A command could not be carried out: its reason, where people look."""
        if self._first is not None:
            self._first.setText(reason)
        else:
            self.trouble.say(reason)

    def show_page(self, page: QWidget, toggle_side: Callable[[], None] | None = None, *, still: bool = False) -> None:
        """A page in place of the columns: first start, the roster. `toggle_side` shows and hides its right column.

        `still`: what has to be said lies over the head of the page, and moves nothing under somebody's pointer.
        """
        self._toggle_side = toggle_side
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self._float(floats=still)

    def show_desk(self) -> None:
        """The columns again."""
        self._toggle_side = None
        self.pages.setCurrentWidget(self.desk_page)
        self._float(floats=False)

    def show_failure(self, text: str) -> None:
        """The desk cannot open: what is wrong and how to mend it, in the middle of the window."""
        self.intake.say_closed(text)
        self.trouble.say(text)

    def toggle_routes(self) -> None:
        """In a narrow window the right column opens over the edge, and goes again."""
        if self._toggle_side is not None:
            self._toggle_side()
            return
        self._routes_open = not self._routes_open
        self._place_directions()

    def make_room_for(self, panel: str) -> None:
        """The panel that is open over the columns, or none: in a low window the bars give way to it (house rule 2)."""
        self._panel = panel
        self._give_way()

    # -- places ---------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Wide: three columns. Narrow: a strip of rings, and the right column opens over the edge."""
        if not self.furnished:
            return
        from ui.look.look import look

        narrow = self.width() < look().px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self.board.set_strip(narrow)
            self.alarm.set_narrow(narrow)
            self.top.set_narrow(narrow=narrow)
            if narrow:
                self._columns.removeWidget(self.directions)
                self.directions.setParent(self.desk_page)
            else:
                self._columns.addWidget(self.directions)
                self.directions.show()
        self.intake.setMinimumWidth(min(look().px(560), max(320, self.width() - self.board.width())))
        self._place_directions()
        self._give_way()
        self._place_trouble()

    def _give_way(self) -> None:
        if not self.furnished:
            return
        from ui.look.look import look

        lines = (self.alarm, self.trouble)
        room = self.height() - look().px(_BARS) - look().px(_LINE) * sum(not line.isHidden() for line in lines)
        low = bool(self._panel) and room < look().px(_ROUTE if self._panel == "route" else _PANEL)
        if low == self._low:
            return
        self._low = low
        self.top.setVisible(not low)
        self.foot.setVisible(not low)
        for line in lines:
            line.set_low(low=low)
            inside = line.layout()
            assert inside is not None
            inside.activate()
        # At once: the panel would be painted in its old place first.
        self._whole.activate()

    def _place_directions(self) -> None:
        if not self._narrow:
            return
        self.directions.setVisible(self._routes_open)
        width = self.directions.width()
        self.directions.setGeometry(self.desk_page.width() - width, 0, width, self.desk_page.height())
        self.directions.raise_()

    def _float(self, *, floats: bool) -> None:
        """The trouble bar lies over the page, or has its line between the bars and it."""
        if floats == self._floats:
            return
        self._floats, there = floats, not self.trouble.isHidden()
        if floats:
            self._whole.removeWidget(self.trouble)
            self.trouble.setParent(self.body)
        else:
            self._whole.insertWidget(self._whole.indexOf(self.body), self.trouble)
        self.trouble.setVisible(there)
        self._place_trouble()

    def _place_trouble(self) -> None:
        if not self._floats:
            return
        width = self.body.width()
        self.trouble.setGeometry(0, 0, width, self.trouble.heightForWidth(width))
        self.trouble.raise_()

    def _say_state(self) -> None:
        from desk.words.times import clock_text, minutes_text

        row = self._row
        if row is None:
            return
        parts = [self.tr("taken at %1").replace("%1", clock_text(row.card.opened_at))]
        if row.card.closed_at is not None:
            done = {"merged": self.tr("merged at %1"), "set-aside": self.tr("set aside at %1")}
            words = done.get(row.card.state, self.tr("closed at %1"))
            parts.append(words.replace("%1", clock_text(row.card.closed_at)))
        if row.card.call_started_at is not None and self._now is not None:
            lasted = max(0.0, (self._now - row.card.call_started_at).total_seconds())
            parts.append(self.tr("call %1").replace("%1", minutes_text(lasted)))
        if self._typing:
            parts.append(self.tr("typing..."))
        else:
            parts.append(self.tr("kept") if row.saved.value == "saved" else self.tr("keeping..."))
        self.intake.say_state(" · ".join(parts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where no panel and no field wants it: what stands in the trouble bar was read."""
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape and self.furnished and self.trouble.text:
            self.trouble.read()
            return
        super().keyPressEvent(event)

    def bring_forward(self) -> None:
        """Somebody started the program again: this window comes to the front."""
        # Not above: it makes some hundred enumerations, 30 ms of the first paint.
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)
