"""Your own account: a password that you chose, and the app that gives the codes. Later is always possible (rule 1)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.aside import Aside
from ui.look.look import look
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import fill
from ui.panes.key_pages import SecretLine
from ui.session import Session
from ui.widgets.announce import announce
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.qr_code import QrCode
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

if TYPE_CHECKING:
    from desk.access.accounts import AccountRow

PASSWORD, SECOND = "password", "second"
_ROOMY = 200
"""Pixels at scale 1 for what scrolls; less is little."""


class AccountPanel(DeskPanel):
    """Opens at what is owed; `show_for("password")` or `("second")` at that. A secret is shown until the panel closes,
    and nothing that is typed here is kept anywhere."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Your account"), width=480)
        self._step, self._secret, self._tight = "", "", False
        self._state, self._about = SignLine("ok"), Words("body")
        self.former = SecretLine(self.tr("The password that you have now"))
        self.first = SecretLine(self.tr("Your own password"))
        self.again = SecretLine(self.tr("Once more"))
        self.picture = QrCode(self.tr("A picture for the app on your telephone; the same stands below it in letters"))
        self._letters = Words("number")
        self.code = LabelledLine(self.tr("The code that the app shows now"), self.tr("Six digits"))
        self._said = SignLine("bad")
        self._password = self.key_button(self.tr("Another password"), "W")
        self._second = self.key_button(self.tr("Set up the app on another telephone"), "T")
        self._keep = KeyButton("", "Enter", "primary")
        self._later = KeyButton(self.tr("Later"), "Esc", "quiet")
        self._asking = (self.former, self.first, self.again)
        above: tuple[QWidget, ...] = (self._state, self._about, *self._asking)
        for over in above:
            self.body.addWidget(over)
        self.body.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        below: tuple[QWidget, ...] = (self._letters, self.code, self._said, self._password, self._second)
        for part in below:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._foot.addWidget(self._keep)
        self._foot.addWidget(self._later)
        self._work = Aside("account", self)
        self._work.ended.connect(self._ended)
        self.former.go_on.connect(self.first.setFocus)
        self.first.go_on.connect(self.again.setFocus)
        self.again.go_on.connect(self.confirm)
        self.code.go_on.connect(self.confirm)
        self.code.typed.connect(lambda _text: self.in_sight(self.code.field))
        self._keep.clicked.connect(self.confirm)
        self._later.clicked.connect(self.close_panel)
        self._password.clicked.connect(lambda: self._turn(PASSWORD))
        self._second.clicked.connect(lambda: self._turn(SECOND))
        self.closed.connect(self._forget)
        self.follow_keyboard()

    @property
    def said(self) -> str:
        """What came of the last thing that was tried."""
        return "" if self._said.isHidden() else self._said.text

    @property
    def step(self) -> str:
        """What is asked now: `password`, `second` or nothing."""
        return self._step

    @property
    def secret(self) -> str:
        """The secret that is shown, as it is typed over; empty when none is."""
        return self._letters.text()

    def show_for(self, argument: str) -> None:
        """What is owed, or what was asked for."""
        self._forget()
        owed = self._owed()
        self._step = argument or (owed[0] if owed else "")
        self.refresh()
        self._begin_step()

    def first_stop(self) -> QWidget | None:
        if self._step == PASSWORD:
            return self.former.field
        if self._step == SECOND:
            return self.code.field
        return self._password

    def refresh(self) -> None:
        row, sitting = self._session.desk.door.own(), self._session.desk.sitting
        step = self._step if row is not None else ""
        owed = self._owed()
        words = {
            (): self.tr("Password and app are in order."),
            (PASSWORD,): self.tr("The password you have was given to you. Choose one of your own."),
            (SECOND,): self.tr("No app gives a code for this account yet."),
        }
        both = self.tr("Two things are left: a password of your own, and the app that gives codes.")
        if sitting is None:
            self._state.say(self.tr("Nobody signs in at this desk."), "ok")
        elif row is None:
            self._state.say(self.tr("{name} works without an account for this night.").format(name=sitting.name), "ok")
        else:
            self._state.say(words.get(owed, both), "warn" if owed else "ok")
        self._about.say(self._words_of(step), hide_empty=True)
        for line in self._asking:
            line.setVisible(step == PASSWORD)
        for part in (self.picture, self._letters, self.code):
            part.setVisible(step == SECOND and bool(self._secret))
        self._keep.setVisible(bool(step))
        # Where there is little height the picture comes before a button that has a key.
        self._later.setVisible(bool(step) and not (step == SECOND and self._tight))
        self._keep.set_caption(self.tr("Keep this password") if step == PASSWORD else self.tr("The app works: keep it"))
        self._password.setVisible(row is not None and not step)
        self._second.setVisible(row is not None and not step)

    def confirm(self) -> None:
        """Enter: keep what stands there."""
        row = self._session.desk.door.own()
        if row is None or self._work.busy:
            return
        if self._step == PASSWORD:
            self._keep_password(row)
        elif self._step == SECOND:
            self._keep_second(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._step and not self._owed():
            self._turn("")
            return
        super().keyPressEvent(event)

    # -- inside ---------------------------------------------------------------------------------------------------

    def _owed(self) -> tuple[str, ...]:
        sitting = self._session.desk.sitting
        return sitting.owes if sitting is not None else ()

    def _words_of(self, step: str) -> str:
        if step == PASSWORD:
            return self.tr("At least twelve characters; four words that have nothing to do with each other will do.")
        if step == SECOND:
            return self.tr(
                "Read this picture with an app for codes on your telephone, or type the letters over. Then type the "
                "code that the app shows."
            )
        return ""

    def _turn(self, step: str) -> None:
        self._forget()
        self._step = step
        self.refresh()
        self._begin_step()
        self.to_start()

    def _begin_step(self) -> None:
        row = self._session.desk.door.own()
        if self._step == SECOND and row is not None and not self._secret:
            name = row.sign_in
            self._work.do(lambda: _fresh(name))

    def _keep_password(self, row: "AccountRow") -> None:
        former, chosen = self.former.field.text(), self.first.field.text()
        if chosen != self.again.field.text():
            self._say(self.tr("The two are not the same. Type both again."))
            self.again.empty()
            self.turn_to(self.first.field)
            return
        self._say("")
        self._work.do(lambda: _made(lambda: _own_password(row, former, chosen)))

    def _keep_second(self, row: "AccountRow") -> None:
        secret, code, desk = self._secret, self.code.text, self._session.desk
        if not secret:
            return
        now, where = desk.now().timestamp(), desk.door.where
        self._say("")
        self._work.do(lambda: _made(lambda: _second_factor(row, secret, code, now, where)))

    def _ended(self, result: object) -> None:
        if self.isHidden():
            return
        if isinstance(result, str):
            self._say(result)
            self.turn_to(self.former.field if self._step == PASSWORD else self.code.field)
        elif isinstance(result, tuple):
            self._secret, rows, letters = result
            self.picture.show_rows(rows)
            self._letters.say(letters)
            self._letters.setAccessibleName(" ".join(letters))
            self.refresh()
            self.code.field.setFocus(Qt.FocusReason.OtherFocusReason)
            # The picture is read first; the field comes in sight with the first digit.
            self._tight = self._scroll.viewport().height() < look().px(_ROOMY)
            self.refresh()
            self._column.activate()
            self.picture.fit(self._scroll.viewport().height())
            self.in_sight_soon(self.picture)
        elif (why := self._session.reason_against(result)) is not None:
            self._say(why)
        else:
            self._next()

    def _next(self) -> None:
        """Kept: the next thing that is owed, or done."""
        owed = self._owed()
        self._turn(owed[0] if owed else "")
        if not owed:
            self._say(self.tr("Kept."), "ok")

    def _forget(self) -> None:
        self._secret = ""
        self.picture.show_rows(())
        self._letters.say("")
        self._letters.setAccessibleName("")
        for line in self._asking:
            line.empty()
        fill(self.code, "")
        self._say("")

    def _say(self, text: str, kind: str = "bad") -> None:
        self._said.say(text, kind)
        self._said.setVisible(bool(text))
        announce(self, text, urgent=kind == "bad")


def _fresh(name: str) -> tuple[str, tuple[tuple[bool, ...], ...], str]:
    """A fresh secret, its picture, and its letters in groups."""
    from desk.access import second
    from desk.access.policy import policy

    secret = second.new_secret()
    address = second.address(secret, name, policy().organisation)
    return secret, second.picture(address).rows, second.in_groups(secret)


def _made(make: Callable[[], Any]) -> Any:
    """The command that is to be done, or why there is none (Dutch)."""
    from desk.errors import Refused

    try:
        return make()
    except Refused as refusal:
        return str(refusal)


def _own_password(row: "AccountRow", former: str, chosen: str) -> object:
    from desk.access.making import own_password

    return own_password(row, former, chosen)


def _second_factor(row: "AccountRow", secret: str, code: str, now: float, where: Any) -> object:
    from desk.access.making import second_factor

    return second_factor(row, secret, code, now, where)
