"""How long nobody touched this window: for the lock after some minutes without a key."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject
from PySide6.QtGui import QInputEvent
from PySide6.QtWidgets import QWidget


class Idle(QObject):
    """Notes keys and the mouse where they come in, at the window of the system: there one event is one event.

    `since` (seconds) may be replaced in tests.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._timer = QElapsedTimer()
        self._timer.start()
        self.since: Callable[[], float] = self._passed
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def touch(self) -> None:
        """Somebody is here."""
        self._timer.restart()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Takes nothing; only notes when."""
        if isinstance(event, QInputEvent):
            self._timer.restart()
        return False

    def _passed(self) -> float:
        return self._timer.elapsed() / 1000
