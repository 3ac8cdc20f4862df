"""Ctrl+P at a desk where people sign in: who sits here, and who takes over, also in the middle of a call.

The panel leaves the call and its first block in view; whoever signs in takes the seat, and the call, its clock, its
report and what was typed go on.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desk.access.rights import rights
from desk.access.sitting import Sitting
from desk.words.times import clock_text, day_text
from ui.entering import Entering
from ui.panels.desk_panel import DeskPanel
from ui.panes.door_form import DoorForm
from ui.session import Session
from ui.widgets.box import Action, Actions
from ui.widgets.sign_line import SignLine, SignLines
from ui.widgets.words import Words

LOCK, LEAVE, ACCOUNT, ACCOUNTS, GLASS = "lock", "leave", "account", "accounts", "glass"
_KEYS = {Qt.Key.Key_F3: LEAVE, Qt.Key.Key_F4: ACCOUNT}
_SHOWN = 5


class SeatPanel(DeskPanel):
    """`wants("lock", "")` and `wants("leave", "")` are the window's; the others are panels."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Who sits here?"), width=400)
        self._who, self._glass = SignLine("ok"), SignLine("warn")
        self._next = Words("lead", self.tr("Somebody else takes over"))
        self._goes_on = Words("small")
        self.form = DoorForm()
        self._entering = Entering(session, self.form)
        self._acts = Actions()
        self._broken_head = Words("head", self.tr("Emergency access, newest first"))
        self._broken = SignLines("warn")
        parts = (self._who, self._glass, self._next, self._goes_on, self.form)
        for part in (*parts, self._broken_head, self._broken, self._acts):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._acts.acted.connect(self._act)
        self.closed.connect(self._entering.end)
        self.follow_keyboard()

    @property
    def said(self) -> str:
        """Who sits here, as it says, and how the glass stands."""
        return "\n".join(line.text for line in (self._who, self._glass) if not line.isHidden())

    @property
    def broken(self) -> tuple[str, ...]:
        """Who broke the glass; for who manages accounts."""
        return self._broken.texts

    def show_for(self, _argument: str) -> None:
        """Who sits here now; the fields are empty."""
        self._entering.begin()
        self.form.begin("", code=False)
        self.refresh()

    def first_stop(self) -> QWidget | None:
        return self.form.name.field if self._session.desk.asked else None

    def refresh(self) -> None:
        desk = self._session.desk
        sitting = desk.sitting
        self._who.say(self._words(sitting), "ok")
        glass = sitting is not None and sitting.glass is not None
        self._glass.setVisible(glass)
        if sitting is not None and sitting.glass is not None:
            self._glass.say(
                self.tr("Emergency access until {until}: {reason}").format(
                    until=clock_text(sitting.glass), reason=sitting.reason
                )
            )
        for part in (self._next, self.form):
            part.setVisible(desk.asked)
        self._goes_on.say(
            self.tr("The call, its clock, the report and what was typed go on. Esc: back.") if desk.in_call() else "",
            hide_empty=True,
        )
        self._acts.show_actions(self._actions(sitting))
        broken = desk.door.broken() if sitting is not None else ()
        now = desk.now()
        self._broken.show_texts(
            tuple(
                f"{day_text(one.at, now)} {clock_text(one.at)} · {one.name} · {one.desk} · {one.reason}"
                for one in broken[:_SHOWN]
            )
        )
        self._broken_head.setVisible(bool(broken))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = _KEYS.get(Qt.Key(event.key()))
        if act is not None and not event.isAutoRepeat() and self._session.desk.sitting is not None:
            self._act(act)
            return
        super().keyPressEvent(event)

    def _words(self, sitting: Sitting | None) -> str:
        if sitting is None:
            return self.tr("Nobody signs in at this desk.")
        if sitting.how == "temp" and sitting.until is not None:
            words = self.tr("{name}, without an account, until {until}")
            return words.format(name=sitting.name, until=clock_text(sitting.until))
        roles = ", ".join(rights().roles[role] for role in sitting.roles if role in rights().roles)
        return f"{sitting.name} ({roles})"

    def _actions(self, sitting: Sitting | None) -> list[Action]:
        desk = self._session.desk
        if sitting is None:
            return [Action(ACCOUNTS, self.tr("Make the first shift lead"))] if desk.door.first else []
        found = [
            Action(LOCK, self.tr("Lock the screen"), "Ctrl+L", "quiet"),
            Action(LEAVE, self.tr("Sign out"), "F3", "quiet"),
            Action(GLASS, self.tr("Emergency access"), "Ctrl+Shift+B", "quiet"),
        ]
        if sitting.account:
            found.append(Action(ACCOUNT, self.tr("Your account: password and app"), "F4", "quiet"))
        if desk.may("accounts.manage").allowed:
            found.append(Action(ACCOUNTS, self.tr("Accounts of everybody"), "Ctrl+Shift+A", "quiet"))
        return found

    def _act(self, name: str) -> None:
        self.wants.emit(name, "")
