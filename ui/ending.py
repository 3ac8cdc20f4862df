"""The system asks the program to end: Ctrl+C in its terminal, a service that stops, somebody who logs out."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


class Ending(QObject):
    """`asked()` in the window's thread as soon as such a signal comes, so that what is being typed is kept first."""

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.setblocking(False)
        # Python runs its own handlers between two of its steps, and Qt's loop makes none while nothing happens.
        signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        for name in _SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _noted)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._came)

    def close(self) -> None:
        """The program ended: from here on such a signal ends the process at once."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for name in _SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.SIG_DFL)
        self._ours.close()
        self._theirs.close()

    def _came(self) -> None:
        self._ours.recv(64)
        self.asked.emit()


def _noted(_number: int, _frame: FrameType | None) -> None:
    """What there is to do is done by `Ending`."""
