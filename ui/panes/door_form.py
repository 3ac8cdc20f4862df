"""The fields of the door: name, password and code of an account; or a name and a code of one's own, for one night."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.access.door import Typed
from ui.look.look import look
from ui.panels.kept import fill
from ui.panes.key_pages import SecretLine
from ui.widgets.announce import announce
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

OTHER_KEY = "F2"


class DoorForm(QWidget):
    """`tried(Typed)` with what was typed; `came(name, code)` without an account; `named(name)` at each change of the
    name.

    Enter goes to the next field that is empty, and from the last one on. Nothing that is typed here is kept anywhere.
    """

    tried = Signal(object)
    came = Signal(str, str)
    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy, self._wait, self._temp = False, 0, False
        self.name = LabelledLine(self.tr("Sign-in name"))
        self.password = SecretLine(self.tr("Password"))
        self.code = LabelledLine(
            self.tr("Code of the app on your telephone"), self.tr("Six digits; empty if you have no app yet")
        )
        self.guest = LabelledLine(self.tr("Your name"))
        self.night = SecretLine(self.tr("A code for this night: four characters or more"))
        self._about = Words(
            "body",
            self.tr(
                "For this night only: new reports, and calls that come in now. What others wrote stays closed; for an "
                "emergency there is a key. Your name stands with what you write; the code you choose opens the lock."
            ),
        )
        self._said = SignLine("bad")
        self._lost = Words(
            "small",
            self.tr(
                "Password forgotten? A shift lead gives a new one. If there is no other shift lead, the recovery code "
                "on paper does: nachtwacht-admin account rescue."
            ),
        )
        self.act = KeyButton("", "Enter", "primary")
        self.other = KeyButton("", OTHER_KEY, "quiet")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._about, *self._lines(), self._said, self.act, self.other, self._lost):
            self._column.addWidget(part)
        self.name.typed.connect(self.named)
        self.guest.typed.connect(lambda: self.wait(0))
        for line in self._lines():
            line.go_on.connect(self._go_on)
            line.go_back.connect(self._go_back)
        self.act.clicked.connect(self._send)
        self.other.clicked.connect(self.turn)
        self.begin("", code=False)
        self.rescale()

    # -- what it shows --------------------------------------------------------------------------------------------

    @property
    def said(self) -> str:
        """Why it did not go, or what is going on; empty when there is nothing to say."""
        return "" if self._said.isHidden() else self._said.text

    @property
    def temp(self) -> bool:
        """Whether a name alone is asked."""
        return self._temp

    @property
    def busy(self) -> bool:
        """Whether what was typed is being judged."""
        return self._busy

    @property
    def waits(self) -> int:
        """Seconds until the next try."""
        return self._wait

    def begin(self, name: str, *, code: bool) -> None:
        """Empty, but for the name; `code`: one is asked with it."""
        self._busy, self._wait, self._temp = False, 0, False
        fill(self.name, name)
        self.forget()
        fill(self.guest, "")
        self.ask_code(wanted=code)
        self.say("")
        self._show()

    def forget(self) -> None:
        """The password and the code are gone, also where the keyboard is."""
        self.password.empty()
        self.night.empty()
        fill(self.code, "")

    def ask_code(self, *, wanted: bool) -> None:
        """Whether the field for a code stands there."""
        self._asks = wanted
        self._show()

    def say(self, text: str, kind: str = "bad") -> None:
        """Why it did not go, or what is going on; read out as well."""
        fresh = text and text != self.said
        self._said.say(text, kind)
        self._said.setVisible(bool(text))
        if fresh:
            announce(self, text, urgent=kind == "bad")

    def judge(self, *, busy: bool) -> None:
        """What was typed is being judged, or was: the fields stay as they are."""
        self._busy = busy
        if busy and self._temp:
            self.say(self.tr("One moment: your code is being looked at. All else works meanwhile."), "wait")
        elif busy:
            self.say(self.tr("One moment: your password is being checked. All else works meanwhile."), "wait")
        self._show()

    def wait(self, seconds: int) -> None:
        """So many seconds until the next try; 0: it may be tried."""
        was, self._wait = self._wait, max(0, seconds)
        if self._wait:
            # Said once; the number goes down on the button.
            if not was:
                self.say(self.tr("Wrong too often: the next try waits a moment. Nobody is locked out."), "warn")
        elif was:
            self.say("")
        self._show()

    def wrong(self, text: str, *, code: bool = False) -> None:
        """It was not right: the keyboard goes where it is to be typed again."""
        self.say(text)
        line = self.night if self._temp else self.code if code else self.password
        if not code:
            self.password.empty()
        self.night.empty()
        fill(self.code, "")
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_keyboard(self) -> None:
        """The keyboard goes to the first field that is empty."""
        lines = [line for line in self._lines() if line.isVisibleTo(self)]
        empty = next((line for line in lines if not line.text.strip()), lines[-1])
        empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn(self) -> None:
        """With an account, or without: the other one."""
        self._temp = not self._temp
        self.wait(0)
        self.say("")
        self._show()
        self.take_keyboard()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(10))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and not event.isAutoRepeat():
            self.turn()
            return
        super().keyPressEvent(event)

    # -- inside ---------------------------------------------------------------------------------------------------

    def _lines(self) -> tuple[LabelledLine, ...]:
        return self.name, self.password, self.code, self.guest, self.night

    def _show(self) -> None:
        for part in (self._about, self.guest, self.night):
            part.setVisible(self._temp)
        for part in (self.name, self.password, self._lost):
            part.setVisible(not self._temp)
        self.code.setVisible(not self._temp and self._asks)
        if self._wait:
            self.act.set_caption(self.tr("Wait: {seconds} s").format(seconds=self._wait))
        elif self._busy:
            self.act.set_caption(self.tr("Checking..."))
        else:
            self.act.set_caption(self.tr("To work") if self._temp else self.tr("Sign in"))
        if self._temp:
            self.other.set_caption(self.tr("With an account"))
        else:
            self.other.set_caption(self.tr("Without an account, for this night only"))
        self.act.setEnabled(not (self._busy or self._wait))

    def _go_on(self) -> None:
        """Enter in a field: to the next one that is empty; whoever is on the last one sends."""
        lines = [line for line in self._lines() if line.isVisibleTo(self)]
        held = next((at for at, line in enumerate(lines) if line.field.hasFocus()), len(lines) - 1)
        after = next((line for line in lines[held + 1 :] if not line.text.strip()), None)
        if after is not None:
            after.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._send()

    def _go_back(self) -> None:
        lines = [line for line in self._lines() if line.isVisibleTo(self)]
        held = next((at for at, line in enumerate(lines) if line.field.hasFocus()), 0)
        lines[max(0, held - 1)].setFocus(Qt.FocusReason.BacktabFocusReason)

    def _send(self) -> None:
        if self._busy or self._wait:
            return
        needed = (self.guest, self.night) if self._temp else (self.name, self.password)
        if any(not line.text.strip() for line in needed):
            self.take_keyboard()
        elif self._temp:
            self.came.emit(" ".join(self.guest.text.split()), self.night.text)
        else:
            self.tried.emit(Typed(self.name.text, self.password.text, self.code.text if self._asks else ""))
