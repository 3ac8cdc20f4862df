"""All keys of the window, in one place; the function keys of routes are caught for the whole application.

Routes (F9 to F12) go through a filter over the application (ui/repeats.py), so that they work while typing, in a panel,
in a list, and so that a held key or a quick second press never dials (house rule 2, `ui.dialing`).
"""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.dialing import DialGuard


class Keys(Enum):
    """What a key does, with the key."""

    NEW_REPORT = "Ctrl+N"
    NEW_OTHERWISE = "Ctrl+Shift+M"
    CALLBACK_REQUEST = "Ctrl+T"
    NEXT_REPORT = "Ctrl+Tab"
    PREVIOUS_REPORT = "Ctrl+Shift+Tab"
    CALLBACK = "F7"
    SUMMARY = "Shift+F7"
    TRIAGIST = "F8"
    REPLACE = "Shift+F8"
    FIND = "Ctrl+K"
    LINE_DROPPED = "Ctrl+D"
    STAY = "Ctrl+B"
    CONSTRAINED = "Ctrl+J"
    JOIN = "Ctrl+G"
    ADD_CHILD = "Ctrl+I"
    NEXT_CHILD = "Ctrl+Shift+I"
    CLOSE_REPORT = "Ctrl+E"
    DECISION = "Ctrl+R"
    FOLLOW = "Ctrl+Shift+V"
    TIMELINE = "Ctrl+Y"
    MORE = "Ctrl+M"
    PEOPLE = "Ctrl+P"
    LOCK = "Ctrl+L"
    ACCOUNTS = "Ctrl+Shift+A"
    GLASS = "Ctrl+Shift+B"
    HANDOVER = "Ctrl+H"
    TODAY = "Ctrl+O"
    OWNER = "Ctrl+Shift+O"
    ROSTER = "Ctrl+Shift+R"
    TRIAGE = "Ctrl+Shift+E"
    SETTINGS = "Ctrl+,"
    STORE = "Ctrl+Shift+G"
    KEYS = "Ctrl+Shift+K"
    EMERGENCY_CARD = "Ctrl+Shift+N"
    NEXT_SECTION = "Ctrl+PgDown"
    PREVIOUS_SECTION = "Ctrl+PgUp"
    ROUTES = "Ctrl+U"
    ALARM = "F6"
    TAKE_ALARM = "Shift+F6"
    ALARM_SEEN = "Ctrl+F6"
    THEME = "Ctrl+Shift+L"
    LARGER = "Ctrl++"
    SMALLER = "Ctrl+-"


_OURS = frozenset(QKeySequence(key.value).toString() for key in Keys)
ROUTE_KEYS = {Qt.Key.Key_F9: "F9", Qt.Key.Key_F10: "F10", Qt.Key.Key_F11: "F11", Qt.Key.Key_F12: "F12"}


class Shortcuts(QObject):
    """The shortcuts of a window. `pressed(Keys)`. Alt+1 to Alt+9, the sections, belong to the section bar."""

    pressed = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        for key in Keys:
            shortcut = QShortcut(QKeySequence(key.value), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.setProperty("act", key.name)
            shortcut.activated.connect(self._press)

    def _press(self) -> None:
        self.pressed.emit(Keys[self.sender().property("act")])


class RouteKeys(QObject):
    """Takes its keys out of all key events. `open_route(key)` and `dial_route(key)`, key being "F9" to "F12"."""

    open_route = Signal(str)
    dial_route = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._guard = DialGuard()
        timer = QElapsedTimer()
        timer.start()
        # Milliseconds of any clock that only runs on.
        self.elapsed: Callable[[], int] = timer.elapsed

    def panel_opened(self, key: str) -> None:
        """The panel of this key was opened by hand."""
        self._guard.opened(key, self.elapsed())

    def panel_closed(self) -> None:
        """No route panel is open any more."""
        self._guard.closed()

    def takes(self, event: QKeyEvent) -> bool:
        """Takes F9 to F12, pressed or released, wherever they were meant for; held ones named as such before."""
        if event.type() == QEvent.Type.ShortcutOverride and QKeySequence(event.keyCombination()).toString() in _OURS:
            # Text fields claim some of these for editing (Ctrl+K, Ctrl+E, Ctrl+D); on this desk they are the desk's.
            event.ignore()
            return True
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        key = ROUTE_KEYS.get(Qt.Key(event.key()))
        if key is None:
            return False
        if event.type() == QEvent.Type.KeyRelease:
            self._guard.release(key, repeat=event.isAutoRepeat())
        elif event.type() == QEvent.Type.KeyPress:
            press = self._guard.press(key, self.elapsed(), repeat=event.isAutoRepeat())
            if press.act == "open":
                self.open_route.emit(key)
            elif press.act == "dial":
                self.dial_route.emit(key)
        event.accept()
        return True
