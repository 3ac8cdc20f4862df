"""Names the repeats of a held key that Qt on X11 takes for fresh presses, before any key is acted on."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QWindow

# No finger lets a key go and presses it again within this; X11 gives both halves of a repeat the same time.
HAND_MS = 5


class HeldKeys(QObject):
    """The filter over the application: a press at the very moment of its own release becomes a repeat.

    X11 tells a held key as release and press, again and again. Qt sees a repeat only when both are in its queue at
    once; now and then they are not, and a held F9 would dial (house rule 2), a held Ctrl+N open a row of reports.
    Keys without a time of their own (0) are left as they are. `then` sees each key after that and says whether it takes
    it. There is one such filter: Qt asks it some three hundred times for each key press, of which three are keys.
    """

    def __init__(self, parent: QObject, then: Callable[[QKeyEvent], bool]) -> None:
        super().__init__(parent)
        self._then = then
        self._released: tuple[int, int] | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Passes such a press on as a repeat; keeps it from the shortcuts."""
        # Before anything else: asking an event for its type costs five times as much as this.
        if not isinstance(event, QKeyEvent):
            return False
        return self._is_repeat(watched, event) or self._then(event)

    def _is_repeat(self, watched: QObject, event: QKeyEvent) -> bool:
        if not isinstance(watched, QWindow) or event.isAutoRepeat():
            return False
        kind = event.type()
        if kind == QEvent.Type.KeyRelease:
            self._released = (event.key(), event.timestamp()) if event.timestamp() else None
            return False
        if self._released is None or self._released[0] != event.key():
            return False
        if not 0 <= event.timestamp() - self._released[1] <= HAND_MS:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        repeat = QKeyEvent(
            kind,
            event.key(),
            event.modifiers(),
            event.nativeScanCode(),
            event.nativeVirtualKey(),
            event.nativeModifiers(),
            event.text(),
            True,
            event.count(),
            event.device(),
        )
        repeat.setTimestamp(event.timestamp())
        QCoreApplication.sendEvent(watched, repeat)
        return True
