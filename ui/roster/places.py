"""Where everything of the roster stands in pixels: the label column, the head with the days, lanes and bars."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QRegion

from desk.lane_rows import BarRow, LaneRow, LanesRow
from desk.record import record
from ui.look.look import Look

LABEL, HEAD, LINE, GAP, PAD, LEAST = 172, 34, 25, 4, 7, 56
_NARROWEST = 5
_EDGE = 7


@record
class Spot:
    """What is at a point: the lane, the bar or None, and whether its `start` or `until` edge is held."""

    lane: LaneRow
    bar: BarRow | None
    edge: str
    place: float


class Places:
    """The places of one view at one width. `top` is what was scrolled away, in pixels."""

    def __init__(self, row: LanesRow, look: Look, width: int, top: int) -> None:
        self.row, self._look, self._top = row, look, top
        self.label = min(look.px(LABEL), width * 3 // 10)
        self.head = look.px(HEAD)
        self.width = max(1, width - self.label)
        px = look.px
        # A month has hundreds of bars, and a paint asks for each.
        self._bar = px(_NARROWEST), px(PAD), px(LINE), px(LINE) + px(GAP)
        self.day = self.width / len(row.scale.days)
        """The width of a day."""
        self._tops: list[int] = []
        below = 0
        for lane in row.lanes:
            self._tops.append(below)
            below += self.lane_high(lane)
        self.high = below

    def lane_high(self, lane: LaneRow) -> int:
        """How high a lane is: its lines, and at least its label."""
        px = self._look.px
        return max(px(LEAST), 2 * px(PAD) + lane.lines * px(LINE) + (lane.lines - 1) * px(GAP))

    def lane_rect(self, number: int) -> QRect:
        """A lane from the left edge to the right one."""
        top = self.head + self._tops[number] - self._top
        return QRect(0, top, self.label + self.width, self.lane_high(self.row.lanes[number]))

    def x(self, place: float) -> int:
        """A place on the scale of days, in pixels."""
        return self.label + round(place * self.day)

    def span_rect(self, number: int, line: int, start: float, until: float) -> QRect:
        """The box from one place to another on a line of a lane, cut off at the view's edges."""
        left = self.x(max(0.0, start)) + 1
        right = self.x(min(float(len(self.row.scale.days)), until)) - 1
        narrowest, pad, high, apart = self._bar
        top = self.head + self._tops[number] - self._top + pad + line * apart
        return QRect(left, top, max(narrowest, right - left), high)

    def bar_rect(self, number: int, bar: BarRow) -> QRect:
        """A bar's box."""
        scale = self.row.scale
        return self.span_rect(number, bar.line, scale.place(bar.start), scale.place(bar.until))

    def bars(self, lanes: Iterable[int]) -> Iterator[tuple[int, BarRow, QRect]]:
        """Every bar of some lanes with the number of its lane and its box."""
        for number in lanes:
            for bar in self.row.lanes[number].bars:
                yield number, bar, self.bar_rect(number, bar)

    def lanes_in(self, area: QRegion) -> tuple[int, ...]:
        """The numbers of the lanes that a part of the widget shows."""
        return tuple(number for number in range(len(self.row.lanes)) if area.intersects(self.lane_rect(number)))

    def lane_at(self, y: int) -> int | None:
        """The number of the lane at a height; None in the head and below the last."""
        inside = y - self.head + self._top
        if y < self.head:
            return None
        found = [number for number, top in enumerate(self._tops) if top <= inside]
        return found[-1] if found and inside < self.high else None

    def place_at(self, x: int) -> float:
        """The place on the scale of days at a width."""
        return (x - self.label) / self.day

    def at(self, point: QPoint) -> Spot | None:
        """What is at a point; None outside the lanes."""
        number = self.lane_at(point.y())
        if number is None:
            return None
        lane, place = self.row.lanes[number], self.place_at(point.x())
        for bar in lane.bars:
            box = self.bar_rect(number, bar)
            if box.contains(point):
                reach = min(self._look.px(_EDGE), box.width() // 4)
                edge = "start" if point.x() - box.left() < reach else "until" if box.right() - point.x() < reach else ""
                return Spot(lane, bar, edge, place)
        return Spot(lane, None, "", place)
