"""The line at the bottom: how the desk is (store, journal, clock) and which profile it works with."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.rows import HealthRow
from ui.look.look import look
from ui.sync_light import SyncLight
from ui.widgets.sign_line import Sign
from ui.widgets.words import Words


class FootBar(QWidget):
    """The sync light at the left, what else is the matter beside it, the profile at the right. `store()`: the light was
    pressed."""

    store = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.light = SyncLight()
        self._sign = Sign("warn")
        self._health = Words("small")
        self._profile = Words("small", wrap=False)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.light)
        self._line.addWidget(self._sign)
        self._line.addWidget(self._health, 1)
        self._line.addStretch()
        self._line.addWidget(self._profile)
        self.light.pressed.connect(self.store)
        self._sign.hide()
        self._health.hide()
        self.rescale()

    @property
    def trouble(self) -> str:
        """What else is the matter; empty when nothing is."""
        return "" if self._health.isHidden() else self._health.text()

    def show_health(self, row: HealthRow) -> None:
        """How the desk is; what waits is counted."""
        self.light.show_health(row)
        # Why the store is away is told by the bar for trouble, and by what the light opens.
        other = row.level != "ok" and (row.level == "bad" or not row.away)
        parts = [row.text] if other else []
        if row.unsaved and row.level == "bad":
            parts.append(self.tr("%1 not kept yet").replace("%1", str(row.unsaved)))
        self._sign.show_kind("bad" if row.level == "bad" else "warn")
        self._sign.setVisible(bool(parts))
        self._health.say(" · ".join(parts), hide_empty=True)
        self._health.setToolTip("\n".join(row.notices))

    def show_profile(self, text: str) -> None:
        """The profile that the desk works with."""
        self._profile.say(text)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        now = look()
        self._line.setContentsMargins(now.px(16), now.px(6), now.px(18), now.px(6))
        self._line.setSpacing(now.px(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, look().colour("line"))
