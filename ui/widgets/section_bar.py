"""The sections of the checklist in one line: what was done, where we are, what is ahead; click or Alt+1..7."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desk.rows import SectionRow
from ui.look import paint
from ui.look.look import look
from ui.widgets.flow_layout import FlowLayout

_LINE = 3
_MOST_KEYS = 9
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SectionTab(QPushButton):
    """One section: a line that fills as it is answered, number and title; a tick when done, `!` for open danger."""

    picked = Signal(str)

    def __init__(self, row: SectionRow, *, number: int, now: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = f"Alt+{number}" if number <= _MOST_KEYS else ""
        self._row = row
        self._now = now
        self.setCheckable(True)
        self.setProperty("painted", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._tell)
        if self._key:
            QShortcut(QKeySequence(self._key), self).activated.connect(self._tell)
        self._name()

    @property
    def row(self) -> SectionRow:
        """The section that is shown."""
        return self._row

    @property
    def state(self) -> str:
        """`now`, `done` (everything answered) or `ahead`."""
        if self._now:
            return "now"
        return "done" if self._row.total and self._row.answered >= self._row.total else "ahead"

    def show_row(self, row: SectionRow, *, now: bool) -> None:
        """Shows `row` in place; `now`: it is the one that is open."""
        if (row, now) == (self._row, self._now):
            return
        self._row, self._now = row, now
        self._name()
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Which section is open is the page's to say."""

    @property
    def words(self) -> str:
        """What stands on the tab."""
        sign = "! " if self._row.open_danger and self.state != "done" else ""
        return f"{sign}{self._row.number} {self._row.title}"

    def _name(self) -> None:
        row = self._row
        self.setChecked(self._now)
        self.setAccessibleName(f"{row.number} {row.title}")
        said = [self.tr("{done} of {all} answered").format(done=row.answered, all=row.total)]
        if row.open_danger:
            said.append(self.tr("danger questions open: {count}").format(count=row.open_danger))
        if self._key:
            said.append(self.tr("key {key}").format(key=paint.cap_text(self._key)))
        self.setAccessibleDescription(", ".join(said))
        self.setToolTip(f"{row.number} {row.title}\n" + "\n".join(said))

    def sizeHint(self) -> QSize:
        width = paint.one_line(look().font("flag"), self.words)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(paint.longest_word(look().font("flag"), self.words), look().px(32))

    def heightForWidth(self, width: int) -> int:
        now = look()
        words = paint.wrapped(now.font("flag"), self.words, width).height()
        return max(now.px(32), now.px(_LINE + 8) + words + now.px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, row = look(), self._row
        painter = QPainter(self)
        state = self.state
        line = QRect(0, 0, self.width(), now.px(_LINE))
        painter.fillRect(line, now.colour("line"))
        if state == "now":
            painter.fillRect(line, now.colour("accent"))
        elif row.total:
            filled = round(self.width() * min(1.0, row.answered / row.total))
            painter.fillRect(QRect(0, 0, filled, line.height()), now.colour("ok"))
        font = now.font("flag" if state == "now" else "small")
        danger = bool(row.open_danger) and state != "done"
        colour = now.colour("text" if state == "now" else "danger" if danger else "muted")
        top = now.px(_LINE + 8)
        size = paint.wrapped(font, self.words, self.width())
        paint.words(painter, QRect(QPoint(now.px(1), top), size + QSize(1, 0)), font, colour, self.words)
        high = now.px(8)
        if state == "done" and size.width() + now.px(5) + high <= self.width():
            # Where there is no room for the tick, the full line says the same.
            at = QRectF(size.width() + now.px(5), top + now.px(4), high, high)
            paint.tick(painter, at, now.colour("ok"), now.px(1.5))
        if self.hasFocus():
            paint.box(painter, self.rect(), now.px(4), None, now.colour("focus"), now.theme.border + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _tell(self) -> None:
        self.picked.emit(self._row.link)


class SectionBar(QWidget):
    """All sections. `chosen` gives the link of the one to go to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs: list[SectionTab] = []
        self._shown = 0
        self._flow = FlowLayout(self, gap=6, even=True)
        self.setAccessibleName(self.tr("Sections of the checklist"))

    @property
    def tabs(self) -> tuple[SectionTab, ...]:
        """The tabs that are shown, in order."""
        return tuple(self._tabs[: self._shown])

    def show_rows(self, rows: Sequence[SectionRow], now: str) -> None:
        """Shows the sections in place; `now` is the link of the one that is open."""
        self._shown = len(rows)
        for spare in self._tabs[self._shown :]:
            spare.hide()
        for at, row in enumerate(rows):
            if at < len(self._tabs):
                self._tabs[at].show_row(row, now=row.link == now)
                self._tabs[at].show()
                continue
            tab = SectionTab(row, number=at + 1, now=row.link == now, parent=self)
            tab.picked.connect(self.chosen)
            self._tabs.append(tab)
            self._flow.addWidget(tab)
