"""The lanes under keyboard and mouse: going about, taking a bar, drawing a new one."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desk.lane_rows import STEP, ZOOMS
from ui.look.look import look
from ui.roster import cursor as at
from ui.roster import handling
from ui.roster.chart_view import ChartView
from ui.roster.cursor import Cursor
from ui.roster.handling import MOVE, START, UNTIL, Held
from ui.roster.places import Places
from ui.widgets.announce import announce

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UPDOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CTRL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_LETTERS = {"T": "today", "M": "menu", "P": "publish", "I": "import", "L": "list"}
_OF_DUTY = {"S": "split", "R": "swap"}
"""As in Dutch: splitsen, ruilen."""
_WITH_CTRL = {Qt.Key.Key_C: "copy", Qt.Key.Key_V: "paste", Qt.Key.Key_Z: "undo"}


class RosterChart(ChartView):
    """Arrows go from bar to bar, with Ctrl from day to day; with Shift they move the bar by a quarter of an hour or to
    the next lane, with Ctrl+Shift its end, with Alt+Shift its start. Letting go of Shift does it, Esc does not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None
        self.setMouseTracking(True)

    # -- keyboard -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._row is None or not self._press(key, held, event.text().upper(), repeat=event.isAutoRepeat()):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Shift and self._by_key.isActive():
            self.let_go()
        event.ignore()

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier, text: str, *, repeat: bool) -> bool:
        if key == Qt.Key.Key_Escape and self._held is not None:
            self._held = None
            self._by_key.stop()
            self.update()
            return True
        if held & _SHIFT and key in _SIDE:
            act = UNTIL if held & _CTRL else START if held & _ALT else MOVE
            return self._nudge(act, _SIDE[key] * STEP)
        if held == _SHIFT and key in _UPDOWN:
            return self._nudge_lane(_UPDOWN[key])
        if key in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
            return False
        self.let_go()
        if held == _CTRL and key in _SIDE:
            return self._go(_SIDE[key], days=True)
        if held == _CTRL and key in _WITH_CTRL and not repeat:
            self.acted.emit(_WITH_CTRL[key])
            return True
        return held == Qt.KeyboardModifier.NoModifier and self._plain(key, text, repeat=repeat)

    def _plain(self, key: Qt.Key, text: str, *, repeat: bool) -> bool:
        if key in _SIDE:
            return self._go(_SIDE[key])
        if key in _UPDOWN:
            return self._updown(_UPDOWN[key])
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._row is not None and self._cursor is not None:
            self.go_to(at.end_of(self._row, self._cursor, last=key == Qt.Key.Key_End))
            return True
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.paged.emit(1 if key == Qt.Key.Key_PageDown else -1)
            return True
        if repeat:
            # What opens, adds or takes away is pressed, not held.
            return key in _ENTER or bool(text.strip())
        if key in _ENTER or key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self._on_bar(removes=key not in _ENTER)
        if text in ("1", "2", "3"):
            self.acted.emit(ZOOMS[int(text) - 1])
            return True
        if text == "N":
            self.want_new()
            return True
        if text in _OF_DUTY:
            bar = self.bar
            self.asked.emit(_OF_DUTY[text], bar if bar is not None and bar.kind == "duty" else None)
            return True
        if text in _LETTERS:
            self.acted.emit(_LETTERS[text])
            return True
        return False

    def want_new(self) -> None:
        """A new duty where the keyboard is."""
        if self._row is not None and self._cursor is not None:
            self.wanted.emit(self._cursor.post, *at.new_span(self._row, self._cursor))

    def _on_bar(self, *, removes: bool) -> bool:
        bar = self.bar
        if bar is None or bar.kind == "gap":
            if not removes:
                self.want_new()
            return True
        (self.removed if removes else self.opened).emit(bar)
        return True

    def _go(self, step: int, *, days: bool = False) -> bool:
        if self._row is None or self._cursor is None:
            return True
        found = (at.by_days if days else at.sideways)(self._row, self._cursor, step)
        if found is None:
            self.past.emit(step)
        else:
            self.go_to(found)
        return True

    def _updown(self, step: int) -> bool:
        found = at.updown(self._row, self._cursor, step) if self._row is not None and self._cursor is not None else None
        if found is not None:
            self.go_to(found)
        return True

    def _nudge(self, act: str, minutes: int) -> bool:
        held = self._take(act)
        if held is not None:
            self._hold(handling.nudged(held, minutes))
        return True

    def _nudge_lane(self, step: int) -> bool:
        held, row = self._take(MOVE), self._row
        if held is not None and row is not None:
            posts = [lane.post for lane in row.lanes]
            number = posts.index(held.post) + step
            if 0 <= number < len(posts):
                self._hold(Held(MOVE, held.bar, posts[number], held.start, held.until, held.anchor, 0, held.minutes))
        return True

    def _take(self, act: str) -> Held | None:
        """The bar of the keyboard in the hand, for this act; None when there is none that can be taken."""
        if self._held is not None and self._held.act == act:
            return self._held
        self.let_go()
        bar = self.bar
        if bar is None or self._cursor is None or bar.kind == "gap" or bar.leaving:
            return None
        if bar.fixed:
            self.moved.emit(bar, self._cursor.post, 0, 0)
            return None
        return handling.take(bar, self._cursor.post, "" if act == MOVE else act, 0.0)

    def _hold(self, held: Held) -> None:
        self._held = held
        self._by_key.start()
        self.update()
        hit = handling.clash(self._row, held) if self._row is not None else None
        announce(self, self._held_words(held, hit), urgent=False)

    # -- mouse --------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        places = self._places()
        if places is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.let_go()
        point = event.position().toPoint()
        spot = places.at(point)
        if spot is None:
            return
        self._pressed = point
        if spot.bar is not None:
            self.go_to(Cursor(spot.lane.post, max(spot.bar.start, places.row.start), spot.bar.key))
        else:
            self.go_to(Cursor(spot.lane.post, places.row.scale.instant(max(0.0, spot.place))))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        places, point = self._places(), event.position().toPoint()
        if places is None:
            return
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._point(places, point)
            return
        if self._held is None:
            if (point - self._pressed).manhattanLength() < look().px(6):
                return
            self._held = self._picked_up(places, self._pressed)
            if self._held is None:
                return
        number = places.lane_at(point.y())
        post = places.row.lanes[number].post if number is not None else self._held.post
        self._held = handling.dragged(places.row, self._held, places.place_at(point.x()), post)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            self.let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        places = self._places()
        spot = places.at(event.position().toPoint()) if places is not None else None
        if spot is not None and spot.place >= 0:
            self._on_bar(removes=False)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and (places := self._places()) is not None:
            spot = places.at(event.pos())
            bar = spot.bar if spot is not None else None
            QToolTip.showText(event.globalPos(), "\n".join((bar.said, *bar.marks)) if bar is not None else "", self)
            return True
        return super().event(event)

    def _picked_up(self, places: Places, point: QPoint) -> Held | None:
        spot = places.at(point)
        if spot is None or spot.place < 0:
            return None
        if spot.bar is None or spot.bar.kind == "gap":
            return handling.draw(places.row, spot.lane.post, spot.place)
        if spot.bar.leaving:
            return None
        if spot.bar.fixed:
            self._pressed = None
            self.moved.emit(spot.bar, spot.lane.post, 0, 0)
            return None
        return handling.take(spot.bar, spot.lane.post, spot.edge, spot.place)

    def _point(self, places: Places, point: QPoint) -> None:
        spot = places.at(point)
        bar = spot.bar if spot is not None else None
        movable = bar is not None and bar.kind == "duty" and not (bar.fixed or bar.leaving)
        shape = Qt.CursorShape.ArrowCursor
        if spot is not None and movable:
            shape = Qt.CursorShape.SizeHorCursor if spot.edge else Qt.CursorShape.OpenHandCursor
        self.setCursor(shape)
