"""One line over the whole width for what cannot wait: an alarm, or trouble of the desk itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look.look import look
from ui.widgets.announce import announce
from ui.widgets.box import Action, Actions
from ui.widgets.shown import show_when
from ui.widgets.sign_line import SignLine
from ui.widgets.surface import Surface

# level: tone of the box, kind of the sign
LEVELS = {"warn": ("warn", "warn"), "bad": ("danger", "bad"), "ok": ("plain", "ok")}


# Qt's QWIDGETSIZE_MAX, which PySide6 does not name.
_UNBOUND = 16777215


class Banner(Surface):
    """A sign, words and buttons. `acted` gives the id of the button; without words it takes no room."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", parent)
        self._said = SignLine("warn")
        self._actions = Actions()
        self._actions.acted.connect(self.acted)
        self._low = False
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._said, 1, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self._actions)
        self.rescale()
        self.hide()

    @property
    def text(self) -> str:
        """What the banner says; empty while it is not there."""
        return "" if self.isHidden() else self._said.text

    @property
    def action_row(self) -> Actions:
        """The buttons."""
        return self._actions

    def show_message(self, level: str, text: str, actions: Sequence[Action] = ()) -> None:
        """Shows `text` at a level of LEVELS, and reads it out when it is new; an empty text takes the banner away."""
        fresh = text and text != self.text
        tone, sign = LEVELS[level]
        self.set_tone(tone)
        self._said.say(text, sign)
        self._actions.show_actions(actions)
        show_when(self._actions, bool(actions) and not self._low)
        self.setAccessibleName(text)
        show_when(self, bool(text))
        if fresh:
            announce(self, text, urgent=level == "bad")

    def set_low(self, *, low: bool) -> None:
        """`low`: there is little height; one line of words, and the buttons, which have keys, are for later."""
        self._low = low
        show_when(self._actions, bool(self._actions.buttons) and not low)
        self.rescale()

    def rescale(self) -> None:
        now = look()
        edge = now.px(2 if self._low else 6)
        self._line.setContentsMargins(now.px(14), edge, now.px(6), edge)
        self._line.setSpacing(now.px(12))
        self.setMaximumHeight(self._said.one_line() + 2 * edge if self._low else _UNBOUND)
