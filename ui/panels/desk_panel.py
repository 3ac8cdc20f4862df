"""What the panels of a call have in common: rows in while open, one-key buttons, Enter, and where to go from here."""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.look.look import look
from ui.panels.choice_field import ChoiceField
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.panel import Panel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TYPED = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)


class DeskPanel(Panel):
    """A panel of the session. Subclasses fill themselves in `refresh`, which runs when a row changed and at `open`.

    Signals: `wants(name, argument)` another panel should open; `question(link)` the intake should go to a question.
    `foot` is a layout below what scrolls: the button of Enter stands there. Keys that are held never act.
    """

    wants = Signal(str, str)
    question = Signal(str)

    def __init__(self, session: Session, host: QWidget, title: str, *, width: int = 460) -> None:
        self._foot = QVBoxLayout()
        self._keyed: list[KeyButton] = []
        self._digits: ChoiceField | None = None
        self._sight_wanted: QWidget | None = None
        # What was brought in sight last, and where the keyboard was then.
        self._followed: tuple[QWidget, QWidget | None] | None = None
        super().__init__(host, title, width=width)
        self._session = session
        # A timer of its own: what is merely posted comes before what is shown right after it.
        self._sight_timer = QTimer(self, singleShot=True, interval=0)
        self._sight_timer.timeout.connect(self._sight_now)
        self._follow_timer = QTimer(self, singleShot=True, interval=0)
        self._follow_timer.timeout.connect(self._follow)
        self._scroll.inside.installEventFilter(self)
        self._column.addLayout(self._foot)
        session.sheet.connect(self._row_came)
        session.board.connect(self._row_came)
        session.ticked.connect(self._second_came)

    def refresh(self) -> None:
        """Shows what the session has now."""

    def tick(self, now: datetime) -> None:
        """A second went by; `now` is the desk's time, UTC."""

    def confirm(self) -> None:
        """Enter, where no control wanted it."""

    def take_letter(self, _text: str, /) -> bool:
        """A letter that is no key of this panel, typed where nothing takes words; whether it found a field."""
        return False

    def first_stop(self) -> QWidget | None:
        """Where the keyboard goes when the panel opens; None: to the first control."""
        return None

    def seen_first(self) -> QWidget | None:
        """What is in sight when the panel opens; None: what has the keyboard then."""
        return None

    def key_button(self, text: str, key: str, kind: str = "plain") -> KeyButton:
        """A button that its key presses too, while the panel is open and nobody types in a field."""
        button = KeyButton(text, key, kind)
        self._keyed.append(button)
        return button

    def digits_to(self, field: ChoiceField | None) -> None:
        """The field that gets the digits which no control wanted."""
        self._digits = field

    def turn_to(self, part: QWidget) -> None:
        """Gives a control the keyboard and brings it in sight, also right after others came or went."""
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        self.body.activate()
        self.in_sight(part)
        self.in_sight_soon(part)

    def to_start(self) -> None:
        """What holds now, and the keyboard where it goes when the panel opens."""
        self.refresh()
        first = self.first_stop() or next(iter(self._stops()), None)
        self._scroll.verticalScrollBar().setValue(0)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.in_sight_soon(self.seen_first() or first)

    def open(self) -> None:
        super().open()
        self.to_start()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside, and what has the keyboard is in sight."""
        moved = super().focusNextPrevChild(forward)
        held = QApplication.focusWidget()
        if held is not None:
            self.in_sight(held)
            # What folds away when the keyboard leaves it does so a turn later, and everything below moves up.
            self.in_sight_soon(held)
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or event.modifiers() not in _TYPED:
            super().keyPressEvent(event)
            return
        enter = event.key() in _ENTER
        if event.isAutoRepeat() and (enter or event.text().strip()):
            event.accept()
        elif enter:
            self.confirm()
            event.accept()
        elif self._take_key(event.text()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def rescale(self) -> None:
        super().rescale()
        self._foot.setSpacing(look().px(8))

    def follow_keyboard(self) -> None:
        """From now on what has the keyboard is in sight, also where a part of the panel moved it by itself."""
        QApplication.instance().focusChanged.connect(self._keyboard_moved)  # type: ignore[union-attr]

    def in_sight(self, part: QWidget) -> None:
        """Scrolls to `part` if it stands where it scrolls; to a field with its label and what is said below it."""
        if not self._scroll.inside.isAncestorOf(part):
            return
        above = part.parentWidget()
        if isinstance(above, LabelledLine):
            self._scroll.ensureWidgetVisible(above, 0, look().px(10))
        air = look().px(24)
        if part.height() + air > self._scroll.viewport().height():
            # It does not fit: it begins on top.
            self._scroll.verticalScrollBar().setValue(part.mapTo(self._scroll.inside, QPoint(0, 0)).y())
        else:
            self._scroll.ensureWidgetVisible(part, 0, air)

    def in_sight_soon(self, part: QWidget) -> None:
        """The same, once everything that comes or goes now has its place."""
        self._sight_wanted = part
        self._followed = part, QApplication.focusWidget()
        self._sight_timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lines came or went: what was brought in sight, or has the keyboard since, may have moved out of it."""
        if watched is self._scroll.inside and isinstance(event, QResizeEvent):
            if event.oldSize().height() != event.size().height():
                self._follow_timer.start()
            return False
        return super().eventFilter(watched, event)

    def _keyboard_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and not self.isHidden() and self.isAncestorOf(new):
            self.in_sight_soon(new)

    def _follow(self) -> None:
        part = held = QApplication.focusWidget()
        if self._followed is not None and self._followed[1] is held:
            part = self._followed[0]
        if part is not None and isValid(part) and part.isVisibleTo(self):
            self.in_sight(part)

    def _sight_now(self) -> None:
        part, self._sight_wanted = self._sight_wanted, None
        if part is None or not isValid(part) or not part.isVisibleTo(self):
            return
        above: QWidget | None = part
        while above is not None and above is not self._scroll.inside:
            # Layouts in layouts hear of what came or went one turn of the event loop after the other.
            inner = above.layout()
            if inner is not None:
                inner.invalidate()
            above.updateGeometry()
            above = above.parentWidget()
        self._scroll.settle_now()
        self.in_sight(part)

    def _take_key(self, text: str) -> bool:
        if self._press(text.upper()) or (self._digits is not None and self._digits.press(text)):
            return True
        return text.isalpha() and self.take_letter(text)

    def _press(self, key: str) -> bool:
        for button in self._keyed:
            if key and button.key == key and button.isVisibleTo(self) and button.isEnabled():
                button.click()
                return True
        return False

    def _row_came(self, _row: object) -> None:
        if not self.isHidden():
            self.refresh()

    def _second_came(self, now: datetime) -> None:
        if not self.isHidden():
            self.tick(now)
