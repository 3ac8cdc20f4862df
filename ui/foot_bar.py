"""The line at the bottom: how the desk is (store, journal, clock) and which profile it works with."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.rows import HealthRow
from desk.words.times import clock_text
from ui.look.look import look
from ui.widgets.sign_line import Sign
from ui.widgets.words import Words

_SIGNS = {"ok": "ok", "warn": "warn", "bad": "bad"}


class FootBar(QWidget):
    """A sign with words at the left, the profile at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = Sign("ok")
        self._health = Words("small", wrap=False)
        self._profile = Words("small", wrap=False)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._sign)
        self._line.addWidget(self._health, 1)
        self._line.addWidget(self._profile)
        self._sign.hide()
        self.rescale()

    def show_health(self, row: HealthRow) -> None:
        """How the desk is; what waits is counted."""
        parts = [row.text]
        if row.unsaved:
            parts.append(self.tr("%1 not kept yet").replace("%1", str(row.unsaved)))
        if row.level == "warn" and row.store_as_of is not None:
            parts.append(self.tr("as of %1").replace("%1", clock_text(row.store_as_of)))
            parts.append(self.tr("%1 waiting").replace("%1", str(row.pending)))
        self._sign.show()
        self._sign.show_kind(_SIGNS[row.level])
        self._health.say(" · ".join(parts))
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
