"""Does what may take long (a network folder, the system's safe) beside the window, and brings back what came of it."""

import threading
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

PATIENCE_SECONDS = 2.0


class Aside(QObject):
    """One thing at a time. `ended(result)` in the window's thread, with what the function gave."""

    ended = Signal(object)
    _done = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._thread: threading.Thread | None = None
        self._done.connect(self._was_done, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether the former one is still going on."""
        return self._thread is not None

    def do(self, work: Callable[[], Any]) -> bool:
        """Have it done; False when the former one is not done yet. `work` touches no widget."""
        if self._thread is not None:
            return False

        def run() -> None:
            result = work()
            if shiboken6.isValid(self):
                self._done.emit(result)

        # The end of the program does not wait for it: a share that is gone may hold it for ever.
        self._thread = threading.Thread(target=run, name=self._name, daemon=True)
        self._thread.start()
        return True

    def stop(self) -> None:
        """Wait a moment for what is nearly done."""
        if self._thread is not None:
            self._thread.join(PATIENCE_SECONDS)

    def _was_done(self, result: object) -> None:
        self._thread = None
        self.ended.emit(result)
