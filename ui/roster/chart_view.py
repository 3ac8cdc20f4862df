"""The lanes on screen: paints them, knows where the keyboard is and what is in the hand, says what is to be done."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGroupBox, QScrollBar, QWidget

from desk.lane_rows import BarRow, LanesRow
from desk.words.times import clock_text
from ui.look.look import look
from ui.roster import cursor as at
from ui.roster import handling, painting
from ui.roster.cursor import Cursor
from ui.roster.handling import MOVE, Held
from ui.roster.places import HEAD, LEAST, Places
from ui.widgets.announce import announce

_SETTLE_MS = 1500


class ChartView(QGroupBox):
    """Signals: `opened(BarRow)`; `wanted(post, start, until)` a new duty there; `moved(BarRow, post, days, minutes)`;
    `stretched(BarRow, start minutes, until minutes)`; `removed(BarRow)`; `asked(name, BarRow | None)` the panel `split`
    or `swap` of the duty where the keyboard is; `paged(steps)`, `past(steps)` the cursor went
    out of sight; `acted(name)`: `today`, `menu`, `publish`, `import`, `copy`, `paste`, `undo` or a zoom;
    `pointed(BarRow | None)` something else is where the keyboard is; `went()` somebody took it elsewhere."""

    opened = Signal(object)
    wanted = Signal(object, object, object)
    moved = Signal(object, object, int, int)
    stretched = Signal(object, int, int)
    removed = Signal(object)
    asked = Signal(str, object)
    paged = Signal(int)
    past = Signal(int)
    acted = Signal(str)
    pointed = Signal(object)
    went = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: LanesRow | None = None
        self._labels: tuple[str, ...] = ()
        self._now: datetime | None = None
        self._cursor: Cursor | None = None
        self._held: Held | None = None
        self._scrolled_to = 0
        self._by_key = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._by_key.timeout.connect(self.let_go)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.slider = QScrollBar(Qt.Orientation.Vertical, self)
        self.slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.slider.valueChanged.connect(self._scrolled)
        self.setAccessibleName(self.tr("Roster"))

    # -- what is shown ------------------------------------------------------------------------------------------------

    @property
    def cursor_now(self) -> Cursor | None:
        """Where the keyboard is."""
        return self._cursor

    @property
    def bar(self) -> BarRow | None:
        """The bar that the keyboard is on."""
        return at.bar_of(self._row, self._cursor) if self._row is not None else None

    @property
    def held(self) -> Held | None:
        """What is being moved, stretched or drawn."""
        return self._held

    def show_row(self, row: LanesRow, now: datetime) -> None:
        """The roster in place; the cursor stays where it was, as far as that is in sight."""
        if row == self._row:
            return
        former, shown, self._row, self._now = self.bar, self._row, row, now
        self._labels = tuple(lane.provider for lane in row.lanes)
        if self._held is not None and self._held.bar is not None and not _stands(row, self._held.bar):
            self._held = None
        if at.lane_of(row, self._cursor) is None:
            self._cursor = at.first(row, now)
        elif self._cursor is not None and (bar := at.bar_of(row, self._cursor)) is not None:
            self._cursor = Cursor(self._cursor.post, max(bar.start, row.start), bar.key)
        self._measure()
        self._update_changed(shown, row)
        if self.bar != former:
            self._say(aloud=False)

    def tick(self, now: datetime) -> None:
        """A second went by: the line of now moves on."""
        places = self._places()
        if places is None:
            return
        before, self._now = self._now, now
        scale = places.row.scale
        if before is None or before.date() != now.date():
            self.update()
        elif (x := places.x(scale.place(before))) != (new := places.x(scale.place(now))):
            # As wide as the line, with room for rounding.
            self.update(x - look().px(2), 0, new - x + look().px(4), self.height())

    def go_to(self, cursor: Cursor | None, *, aloud: bool = True) -> None:
        """The keyboard is there now."""
        self.let_go()
        self._update_lanes()
        self._cursor = cursor
        self._bring_in_sight()
        self._update_lanes()
        self._say(aloud=aloud)
        self.went.emit()

    def let_go(self) -> None:
        """What is in the hand is done."""
        self._by_key.stop()
        held, self._held = self._held, None
        if held is not None:
            self.update()
        if held is None or not (held.changed or (held.bar is not None and held.post != self._post_of(held.bar))):
            return
        if held.bar is None:
            self.wanted.emit(held.post, held.start, held.until)
        elif held.act == MOVE:
            self.moved.emit(held.bar, held.post, held.days, held.minutes)
        else:
            steps = [(new - old) // timedelta(minutes=1) for new, old in self._ends(held, held.bar)]
            self.stretched.emit(held.bar, *steps)

    @staticmethod
    def _ends(held: Held, bar: BarRow) -> tuple[tuple[datetime, datetime], tuple[datetime, datetime]]:
        return (held.start, bar.start), (held.until, bar.until)

    def sizeHint(self) -> QSize:
        return QSize(look().px(640), look().px(6 * LEAST))

    # -- painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        places, now = self._places(), look()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.colour("background"))
        if places is None or self._now is None:
            return
        # Only what has to be: an edit touches a lane or two, and of a long month most lanes are out of sight.
        lanes = places.lanes_in(event.region())
        painting.paint_lanes(painter, now, places, self._labels, lanes)
        chosen, roles = self.bar, [lane.role for lane in places.row.lanes]
        painter.setClipRect(QRect(places.label, places.head, places.width, self.height()))
        for number, bar, box in places.bars(lanes):
            held = bar is chosen and self.hasFocus()
            painting.paint_bar(painter, now, box, bar, roles[number], held=held)
        if chosen is None and self._cursor is not None and self.hasFocus():
            painting.paint_focus(painter, now, self._day_box(places, self._cursor), dashed=True)
        painting.paint_now(painter, now, places, self._now)
        if self._held is not None:
            self._paint_held(painter, places, self._held)
        painter.setClipping(False)
        if event.rect().top() < places.head:
            painting.paint_head(painter, now, places, self._now)

    def _paint_held(self, painter: QPainter, places: Places, held: Held) -> None:
        scale, posts = places.row.scale, [lane.post for lane in places.row.lanes]
        if held.post not in posts:
            return
        line = held.bar.line if held.bar is not None and held.post == self._post_of(held.bar) else 0
        box = places.span_rect(posts.index(held.post), line, scale.place(held.start), scale.place(held.until))
        hit = handling.clash(places.row, held)
        right = places.label + places.width
        painting.paint_ghost(painter, look(), box, self._held_words(held, hit), right, clash=hit is not None)

    def _held_words(self, held: Held, hit: BarRow | None) -> str:
        """The hours that it will have, and where the same person is at that time."""
        words = f"{clock_text(held.start)} – {clock_text(held.until)}"
        if hit is None:
            return words
        return self.tr("! {hours}, also on: {other}").format(hours=words, other=hit.hours)

    # -- inside -------------------------------------------------------------------------------------------------------

    def _places(self) -> Places | None:
        if self._row is None:
            return None
        return Places(self._row, look(), self.lanes_wide, self.slider.value())

    def _post_of(self, bar: BarRow) -> tuple[str, str] | None:
        lanes = self._row.lanes if self._row is not None else ()
        return next((lane.post for lane in lanes if any(one.key == bar.key for one in lane.bars)), None)

    def _day_box(self, places: Places, cursor: Cursor) -> QRect:
        number = next((place for place, lane in enumerate(places.row.lanes) if lane.post == cursor.post), 0)
        day = places.row.scale.place(cursor.at) // 1
        return places.span_rect(number, 0, day, day + 1)

    def _bring_in_sight(self) -> None:
        places = self._places()
        if places is None or self._cursor is None:
            return
        number = next((place for place, lane in enumerate(places.row.lanes) if lane.post == self._cursor.post), 0)
        box, bar = places.lane_rect(number), self.slider
        if box.top() < places.head:
            bar.setValue(bar.value() + box.top() - places.head)
        elif box.bottom() > self.height():
            bar.setValue(bar.value() + box.bottom() - self.height() + 1)

    @property
    def lanes_wide(self) -> int:
        """The width for labels and lanes, in pixels."""
        return self.width() - (self.slider.width() if not self.slider.isHidden() else 0)

    def _scrolled(self, value: int) -> None:
        """What is in sight already moves as it is; only what comes into sight is painted."""
        by, self._scrolled_to = self._scrolled_to - value, value
        head = look().px(HEAD)
        self.scroll(0, by, QRect(0, head, self.lanes_wide, max(0, self.height() - head)))

    def _update_lanes(self, numbers: Iterable[int] | None = None) -> None:
        """Paints some lanes again, those of the cursor unless others are named."""
        places = self._places()
        if places is None:
            return
        post = self._cursor.post if self._cursor is not None else None
        of_cursor = (number for number, lane in enumerate(places.row.lanes) if lane.post == post)
        for number in of_cursor if numbers is None else numbers:
            self.update(places.lane_rect(number).adjusted(0, -2, 0, 2))

    def _update_changed(self, shown: LanesRow | None, row: LanesRow) -> None:
        """The lanes that changed, or all of it when something else did."""
        if shown is None or shown.scale != row.scale or len(shown.lanes) != len(row.lanes):
            self.update()
            return
        both = list(zip(shown.lanes, row.lanes, strict=True))
        if any((old.post, old.lines) != (new.post, new.lines) for old, new in both):
            self.update()
            return
        self._update_lanes([number for number, (old, new) in enumerate(both) if old is not new and old != new])
        self._update_lanes()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Turned over the lanes as over the bar itself.
        QApplication.sendEvent(self.slider, event)

    def _measure(self) -> None:
        wide = self.slider.sizeHint().width()
        self.slider.setGeometry(self.width() - wide, 0, wide, self.height())
        places = self._places()
        if places is not None:
            room = self.height() - places.head
            self.slider.setVisible(places.high > room)
            self.slider.setRange(0, max(0, places.high - room))
            self.slider.setPageStep(max(1, room))
            self.slider.setSingleStep(look().px(LEAST) // 2)

    def _say(self, *, aloud: bool) -> None:
        bar = self.bar
        said = ", ".join((bar.said, *bar.marks)) if bar is not None else self._empty_words()
        self.setAccessibleDescription(said)
        if aloud and self.hasFocus():
            announce(self, said, urgent=False)
        self.pointed.emit(bar)

    def _empty_words(self) -> str:
        lane = at.lane_of(self._row, self._cursor) if self._row is not None else None
        if lane is None or self._cursor is None or self._row is None:
            return ""
        days, number = self._row.scale.days, int(self._row.scale.place(self._cursor.at) // 1)
        day = days[min(len(days) - 1, max(0, number))].label
        place = f"{lane.label} {lane.provider}".strip()
        return self.tr("{place}, {day}: nobody planned").format(place=place, day=day)

    @property
    def words(self) -> str:
        """What is said of the place where the keyboard is."""
        return self.accessibleDescription()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._update_lanes()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.let_go()
        self._update_lanes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
            self.update()


def _stands(row: LanesRow, bar: BarRow) -> bool:
    """Whether a bar is still there with its hours: what is in the hand stays there when only marks came."""
    hours = bar.key, bar.until
    return any((one.key, one.until) == hours and not one.leaving for lane in row.lanes for one in lane.bars)
