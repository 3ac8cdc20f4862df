"""Whether this desk is level with the shared store: in words and by a shape, besides the colour. A press opens more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.rows import HealthRow
from desk.words.times import clock_text
from ui.look.look import look
from ui.widgets.key_button import KeyButton
from ui.widgets.sign_line import Sign

# What every answer waits for a moment is not news; what waits longer than this is.
SLOW_MS = 1500


class SyncWords(QObject):
    """How the desk is with the shared store, in words."""

    def state(self, row: HealthRow, *, slow: bool) -> tuple[str, str]:
        """The shape and the words for a row; `slow`: something has waited for long enough to say so."""
        waiting = self.tr("%1 waiting for the shared store").replace("%1", str(row.pending))
        if row.away:
            text = self.tr("No shared store")
            if row.store_as_of is not None:
                text = self.tr("No shared store; as of %1").replace("%1", clock_text(row.store_as_of))
            return "warn", " · ".join([text, *([waiting] if row.pending else [])])
        if row.level == "ok" and row.busy:
            return "wait", row.text
        if row.pending and slow:
            return "wait", waiting
        return "ok", self.tr("Level with the shared store")


class SyncLight(QWidget):
    """Disc: level; ring: busy or waiting; diamond: no shared store, with "as of". `pressed()` asks for more."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: HealthRow | None = None
        self._slow = False
        self._words = SyncWords(self)
        self._sign = Sign("ok")
        self._button = KeyButton("", "", "quiet")
        self._button.setToolTip(self.tr("Shared store and the other desks (Ctrl+Shift+G)"))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self._sign)
        self._line.addWidget(self._button)
        self._wait = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._wait.timeout.connect(self._waits)
        self._button.clicked.connect(self.pressed)
        self.hide()
        self.rescale()

    @property
    def text(self) -> str:
        """What it says."""
        return self._button.caption

    @property
    def button(self) -> KeyButton:
        """What is pressed."""
        return self._button

    @property
    def kind(self) -> str:
        """The shape beside it: ok, wait or warn."""
        return self._sign.kind

    def show_health(self, row: HealthRow) -> None:
        """How the desk is."""
        self._row = row
        if not row.pending:
            self._slow = False
            self._wait.stop()
        elif not self._slow and not self._wait.isActive():
            self._wait.start()
        self._show()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._line.setSpacing(look().px(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _waits(self) -> None:
        self._slow = True
        self._show()

    def _show(self) -> None:
        row = self._row
        if row is None:
            return
        kind, text = self._words.state(row, slow=self._slow)
        self._sign.show_kind(kind)
        self._button.set_caption(text)
        self.show()
