"""Names the repeats of a held key that Qt on X11 takes for fresh presses, before any key is acted on."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QWindow

# No finger lets a key go and presses it again within this; X11 gives both halves of a repeat the same time.
HAND_MS = 5


class HeldKeys(QObject):
    """A filter over the application: a press at the very moment of its own release becomes a repeat.

    X11 tells a held key as release and press, again and again. Qt sees a repeat only when both are in its queue at
    once; now and then they are not, and a held F9 would dial (house rule 2), a held Ctrl+N open a row of reports.
    Keys without a time of their own (0) are left as they are. Install it last: it has to see events first.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._released: tuple[int, int] | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Passes such a press on as a repeat; keeps it from the shortcuts."""
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride):
            return False
        if not isinstance(watched, QWindow) or not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
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
