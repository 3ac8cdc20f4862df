"""The only way from other threads to the window: a queued signal that carries what is to be done."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Bridge(QObject):
    """Lives in the window's thread; `post` may be called from any thread."""

    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.arrived.connect(self._carry_out, Qt.ConnectionType.QueuedConnection)

    def post(self, act: Callable[[], None]) -> None:
        """Have `act` done in the window's thread, in the order of posting."""
        self.arrived.emit(act)

    @Slot(object)
    def _carry_out(self, act: Callable[[], None]) -> None:
        act()
