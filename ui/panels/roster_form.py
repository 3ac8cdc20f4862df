"""A list of things of one kind, and the form of the one that is open: what needs, rotations and holidays share."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.panels.line_list import Line
from ui.panels.roster_lines import FitList
from ui.panels.roster_panel import RosterPanel
from ui.session import Session
from ui.widgets.key_button import KeyButton
from ui.widgets.words import Words


class RosterFormPanel(RosterPanel):
    """Subclasses give `lines`, fill the form in `fill_form`, and do `save` and `withdraw`.

    `opened` is None in the list, empty for a new thing, else the id of the one that is open.
    """

    def __init__(self, session: Session, host: QWidget, title: str, *, none: str, new: str, width: int = 540) -> None:
        super().__init__(session, host, title, width=width)
        self._whole_title = title
        self._none_text = none
        self.opened: str | None = None
        self._none = Words("quiet", none)
        self.list = FitList(title, most=10)
        self._new = self.key_button(new, "N")
        self._back = KeyButton(self.tr("Back to the list"), kind="quiet")
        self._save = KeyButton(self.tr("Keep"), "Ctrl+Enter", "primary")
        self._gone = KeyButton(self.tr("Take off the list"), "Del")
        self._form: list[QWidget] = []
        for part in (self._none, self.list, self._new):
            self.body.addWidget(part)
        self.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.taken.connect(self._taken)
        self._new.clicked.connect(self.open_new)
        self._back.clicked.connect(self.show_all)
        self._save.clicked.connect(self.save)
        self._gone.clicked.connect(self.withdraw)
        self.on_ctrl_enter(self._ctrl_enter)

    def add_form(self, *parts: QWidget) -> None:
        """What stands in the form, in order; the buttons go below it."""
        for part in parts:
            self._form.append(part)
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._foot.addWidget(self._save)
        self._foot.addWidget(self._gone)

    # -- for subclasses -------------------------------------------------------------------------------------------

    def lines(self) -> Iterable[Line]:
        """What is in the list."""
        return ()

    def fill_form(self, what: str) -> None:
        """The form of the thing of this id; empty: a new one."""

    def refresh_form(self) -> None:
        """What can be chosen in the form now."""

    def save(self) -> None:
        """Keeps what stands in the form."""

    def withdraw(self) -> None:
        """Takes the open thing off the list."""

    def form_start(self) -> QWidget | None:
        """Where the keyboard goes in the form."""
        return None

    # -- both -----------------------------------------------------------------------------------------------------

    def show_all(self) -> None:
        """The list again."""
        self.opened = None
        self.refresh()
        if self.isVisible():
            self.to_start()

    def open_new(self) -> None:
        """The form of a new thing."""
        self.open_form("")

    def open_form(self, what: str) -> None:
        """The form of one thing."""
        self.tell("")
        self.opened = what
        self.fill_form(what)
        self.refresh()
        if self.isVisible():
            self.to_start()

    def refresh(self) -> None:
        editing = self.opened is not None
        if not editing:
            lines = tuple(self.lines())
            self.list.show_lines(lines)
        empty = not editing and not self.list.lines.lines
        self._none.setVisible(empty)
        self.list.setVisible(not editing and not empty)
        self._new.setVisible(not editing)
        self._back.setVisible(editing)
        for part in (*self._form, self._save):
            part.setVisible(editing)
        self._gone.setVisible(bool(self.opened))
        if editing:
            self.refresh_form()

    def first_stop(self) -> QWidget | None:
        if self.opened is not None:
            return self.form_start()
        return self.list if self.list.lines.lines else self._new

    def confirm(self) -> None:
        """Enter, where no field wanted it."""
        if self.opened is not None:
            self.save()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.opened and not event.isAutoRepeat():
            self.withdraw()
            return
        super().keyPressEvent(event)

    def _ctrl_enter(self) -> None:
        if self.opened is not None:
            self.save()

    def _taken(self, _kind: str, what: str) -> None:
        self.open_form(what)
