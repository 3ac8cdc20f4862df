"""The shared store in the settings: where it is, another address, and a password that goes to the system's safe."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desk.choosing import may_be_kept, read_address, store_choice, try_store, wants_password
from desk.errors import SurroundingsFailed
from desk.record import record
from ui.aside import Aside
from ui.chosen import Chosen
from ui.look.look import look
from ui.panels.kept import Kept, fill
from ui.panels.told import Told
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

_SUBJECT, _FIELD = "", "store"


@record
class _Tried:
    """What came of trying an address: why it cannot be chosen (the password was not kept, the desk shares another
    store), or why the store does not answer now."""

    address: str
    refused: str = ""
    away: str = ""


class StorePart(QWidget):
    """Nothing takes effect before the next start. The password stands in no file and in no draft."""

    def __init__(self, chosen: Chosen, kept: Kept, turn_to: Callable[[QWidget], None]) -> None:
        super().__init__()
        self._chosen, self._kept, self._turn_to = chosen, kept, turn_to
        self._unsettled = False
        self._at_start = store_choice(chosen.home, chosen.now).words
        self._where = Told(self.tr("Shared store now"))
        self._next = Told(self.tr("From the next start"))
        self.address = LabelledLine(
            self.tr("Another store: its address"), "postgresql+psycopg://gebruiker@server/database"
        )
        self.password = LabelledLine(self.tr("Password, for the safe of this computer"))
        self.password.field.setEchoMode(QLineEdit.EchoMode.Password)
        self._choose = KeyButton(self.tr("Choose this store"), "Enter")
        self._said = SignLine("ok")
        self._how = Words(
            "small",
            self.tr(
                "Empty is the store of this computer alone. A choice counts from the next start. A desk that has "
                "reports already is moved by the administrator: nachtwacht-admin store join ADDRESS."
            ),
        )
        self._trying = Aside("opslag", self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        parts: tuple[QWidget, ...] = (
            *(self._where, self._next, self.address, self.password, self._choose),
            *(self._said, self._how),
        )
        for part in parts:
            self._column.addWidget(part)
        self._said.hide()
        self.address.typed.connect(self._typed)
        self.address.go_on.connect(self._go_on)
        self.password.go_on.connect(self._try)
        self.password.go_back.connect(self.address.setFocus)
        self._choose.clicked.connect(self._try)
        self._trying.ended.connect(self._tried)
        self.rescale()

    @property
    def said(self) -> str:
        """What came of the last choice."""
        return "" if self._said.isHidden() else self._said.text

    def show_choice(self) -> None:
        """Where the store is; what was typed and not chosen stands in the field."""
        choice = store_choice(self._chosen.home, self._chosen.now)
        self._where.say(self._at_start)
        self._next.say(choice.words if choice.words != self._at_start else "")
        if not self._unsettled:
            fill(self.address, self._kept.text(_SUBJECT, _FIELD, choice.address))
        self.address.show_note(
            self.tr("NACHTWACHT_STORE names the store; what is chosen here counts when that is gone.")
            if choice.fixed
            else ""
        )
        self._show_password()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _show_password(self) -> None:
        self.password.setVisible(wants_password(self.address.text) or bool(self.password.text))

    def _typed(self, text: str) -> None:
        self._unsettled = True
        self._kept.typed(_SUBJECT, _FIELD, text if may_be_kept(text) else "")
        self.address.show_note("")
        self._show_password()

    def _go_on(self) -> None:
        if self._read() is not None and not self.password.isHidden() and not self.password.text:
            self._turn_to(self.password.field)
        else:
            self._try()

    def _read(self) -> str | None:
        try:
            address = read_address(self.address.text)
        except SurroundingsFailed as failure:
            self.address.show_note(str(failure), wrong=True)
            self._turn_to(self.address.field)
            return None
        self.address.show_note("")
        return address

    def _try(self) -> None:
        address, password, home = self._read(), self.password.text, self._chosen.desk_home
        if address is None:
            return
        if self._chosen.practice:
            self.address.show_note(self.tr("This is an exercise: it opens no store of anybody."), wrong=True)
            return

        def work() -> _Tried:
            try:
                return _Tried(address, away=try_store(home, address, password))
            except SurroundingsFailed as failure:
                return _Tried(address, refused=str(failure))

        if self._trying.do(work):
            self._say(self.tr("Looking whether the store answers..."), "wait")

    def _tried(self, tried: _Tried) -> None:
        if tried.refused:
            self._say(tried.refused, "bad")
            return
        if why := self._chosen.change(store=tried.address):
            self._say(why, "bad")
            return
        fill(self.password, "")
        self._unsettled = False
        self._kept.forget(_SUBJECT, _FIELD)
        self.show_choice()
        if tried.away:
            self._say(self.tr("Chosen, but now: {why}").format(why=tried.away), "warn")
        else:
            self._say(self.tr("Chosen; it counts from the next start."), "ok")

    def _say(self, text: str, kind: str) -> None:
        self._said.say(text, kind)
        self._said.show()
