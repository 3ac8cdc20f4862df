"""A box of the right column: a small head, a title, lines below it, and buttons for what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desk.record import record
from ui.look.look import look
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.key_cap import KeyCap
from ui.widgets.shown import show_when
from ui.widgets.surface import Surface
from ui.widgets.words import Words


@record
class Action:
    """One button: what `acted` says, the words, the key that does the same, a kind of KeyButton, and more in `hint`."""

    id: str
    text: str
    key: str = ""
    kind: str = "plain"
    hint: str = ""


class ActionButton(KeyButton):
    """A button for an Action."""

    acted = Signal(str)

    def __init__(self, action: Action, parent: QWidget | None = None) -> None:
        super().__init__(action.text, action.key, action.kind, parent=parent)
        self.clicked.connect(self._tell)
        self.show_action(action)

    def show_action(self, action: Action) -> None:
        """Shows another action in the same place."""
        self._id = action.id
        self.set_caption(action.text, action.key)
        self.set_kind(action.kind)
        self.setToolTip(action.hint)

    def _tell(self) -> None:
        self.acted.emit(self._id)


class Actions(QWidget):
    """Buttons side by side, wrapping; `acted` gives the id of the one that was pressed. `stacked`: below each other,
    each over the whole width."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, stacked: bool = False) -> None:
        super().__init__(parent)
        self._places: QLayout = QVBoxLayout(self) if stacked else FlowLayout(self, gap=4)
        self._places.setContentsMargins(0, 0, 0, 0)
        self._buttons: list[ActionButton] = []
        self._shown = 0

    @property
    def buttons(self) -> tuple[ActionButton, ...]:
        """The buttons that are shown, in order."""
        return tuple(self._buttons[: self._shown])

    def show_actions(self, actions: Sequence[Action]) -> None:
        """Shows the actions in place; without any, takes no room."""
        self._shown = len(actions)
        for spare in self._buttons[self._shown :]:
            spare.hide()
            # What it said was of a report; a hidden button keeps none of it.
            spare.show_action(Action("", ""))
        for at, action in enumerate(actions):
            if at < len(self._buttons):
                self._buttons[at].show_action(action)
                self._buttons[at].show()
                continue
            button = ActionButton(action, self)
            button.acted.connect(self.acted)
            self._buttons.append(button)
            self._places.addWidget(button)
        show_when(self, bool(actions))


class Box(Surface):
    """Head left and right, a title with an aside, lines, and buttons. `acted` gives the id of a pressed button.

    Subclasses fill it from a row; what stays empty takes no room.
    """

    acted = Signal(str)

    def __init__(self, head: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._head = Words("head", head)
        self._far = Words("head")
        self._far.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._cap = KeyCap(key)
        self._title = Words("strong")
        self._aside = Words("small")
        self._actions = Actions()
        self._actions.acted.connect(self.acted)

        self._top = QHBoxLayout()
        self._top.addWidget(self._head, 1)
        self._top.addWidget(self._far, 0)
        self._top.addWidget(self._cap, 0)
        self._naming = FlowLayout(gap=4)
        self._naming.addWidget(self._title)
        self._naming.addWidget(self._aside)
        self._lines = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addLayout(self._naming)
        self._column.addLayout(self._lines)
        self._column.addWidget(self._actions)
        show_when(self._cap, bool(key))
        for part in (self._far, self._title, self._aside, self._actions):
            show_when(part, False)
        self.rescale()

    @property
    def action_row(self) -> Actions:
        """The buttons."""
        return self._actions

    def show_actions(self, actions: Sequence[Action]) -> None:
        """Shows these buttons in place."""
        self._actions.show_actions(actions)

    def rescale(self) -> None:
        now = look()
        side = now.px(14)
        self._column.setContentsMargins(side, now.px(13), side, now.px(13))
        self._column.setSpacing(now.px(8))
        self._top.setSpacing(now.px(8))
        self._lines.setSpacing(now.px(2))

    def _say(self, *, head: str, far: str = "", title: str = "", aside: str = "", far_danger: bool = False) -> None:
        self._head.say(head)
        self._far.say(far, hide_empty=True)
        self._far.play("head-danger" if far_danger else "head")
        self._title.say(title, hide_empty=True)
        self._aside.say(aside, hide_empty=True)
        self.setAccessibleName(" · ".join(part for part in (head, far, title) if part))
