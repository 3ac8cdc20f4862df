"""A route that is one key away: 112 and the profile's others. Pressing opens its panel; it never dials by itself."""

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.directory_rows import RouteRow
from ui.look import paint
from ui.look.look import look
from ui.widgets.key_cap import KeyCap
from ui.widgets.surface import BoxButton
from ui.widgets.words import Words


class Telephone(QWidget):
    """The picture of a telephone; the words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(17), look().px(14))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint.telephone(QPainter(self), QRectF(self.rect()), look().colour("text"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class RouteButton(BoxButton):
    """One route. `opened` gives its id. `alarm` is for 112: it looks like nothing else."""

    opened = Signal(str)

    def __init__(self, row: RouteRow, *, alarm: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("alarm" if alarm else "raised", parent)
        self._row = row
        self._cap = KeyCap(row.key, words="on_alarm" if alarm else "muted", edge="line", as_wide_as="F10")
        self._label = Words("strong")
        self._subtitle = Words("alarm" if alarm else "small")
        self._picture = Telephone()
        self._words = QVBoxLayout()
        self._words.addWidget(self._label)
        self._words.addWidget(self._subtitle)
        self._line = QHBoxLayout()
        self._line.addWidget(self._cap)
        self._line.addLayout(self._words, 1)
        self._line.addWidget(self._picture)
        self.hold(self._line)
        self.clicked.connect(self._open)
        self.rescale()
        self._fill()

    @property
    def row(self) -> RouteRow:
        """The route that is shown."""
        return self._row

    def show_row(self, row: RouteRow) -> None:
        """Shows `row` in place."""
        if row != self._row:
            self._row = row
            self._fill()

    def rescale(self) -> None:
        now = look()
        self._line.setContentsMargins(now.px(13), now.px(13), now.px(13), now.px(13))
        self._line.setSpacing(now.px(10))
        self._words.setSpacing(now.px(3))
        self.updateGeometry()

    def _fill(self) -> None:
        row = self._row
        self._cap.set_key(row.key)
        self._label.say(row.label)
        said_once = dict.fromkeys(part for part in (row.subtitle, row.open_now) if part)
        self._subtitle.say(" · ".join(said_once), hide_empty=True)
        self.setAccessibleName(row.label)
        said = [self._subtitle.text(), row.hours]
        self.setToolTip(row.hours)
        if row.key:
            said.append(self.tr("key {key}").format(key=paint.cap_text(row.key)))
        if any(not number.verified for number in row.numbers):
            said.append(self.tr("number not checked by anyone yet"))
        self.setAccessibleDescription(", ".join(part for part in said if part))

    def _open(self) -> None:
        self.opened.emit(self._row.id)
