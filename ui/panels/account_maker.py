"""A form for an account: who, with which name they sign in, what they may; for the first shift lead also a password."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.access.rights import rights
from desk.record import record
from ui.look.look import look
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.kept import fill
from ui.panes.key_pages import SecretLine
from ui.widgets.line_edit import LabelledLine

LEAD = "shift-lead"


@record
class Wanted:
    """What was filled in; `password` and `again` only where somebody chooses their own."""

    name: str
    sign_in: str
    roles: tuple[str, ...]
    password: str = ""
    again: str = ""


class AccountMaker(QWidget):
    """`ready()`: Enter in the last field. Roles are on or off by digit."""

    ready = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles: tuple[str, ...] = ()
        self._own = self._known = False
        self._typed_sign_in = False
        self.name = LabelledLine(self.tr("Name, as it stands in reports"))
        self.sign_in = LabelledLine(self.tr("Name to sign in with"), self.tr("For example a.visser"))
        self.roles = ChoiceField(self.tr("What they may: one or more"), keeps=False)
        self.password = SecretLine(self.tr("A password of your own, twelve characters or more"))
        self.again = SecretLine(self.tr("Once more"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.name, self.sign_in, self.roles, self.password, self.again):
            self._column.addWidget(part)
        self.name.typed.connect(self._named)
        self.sign_in.typed.connect(self._typed)
        self.roles.picked.connect(self._toggle)
        self.name.go_on.connect(self.sign_in.setFocus)
        self.sign_in.go_on.connect(self._after_sign_in)
        self.password.go_on.connect(self.again.setFocus)
        self.again.go_on.connect(self.ready)
        self.rescale()

    def begin(self, *, name: str = "", sign_in: str = "", roles: tuple[str, ...] = (), own: bool, known: bool) -> None:
        """Another account. `own`: whoever sits here chooses a password too; `known`: whose it is stands."""
        self._roles, self._own, self._known, self._typed_sign_in = roles, own, known, bool(sign_in)
        fill(self.name, name)
        fill(self.sign_in, sign_in or _proposed(name))
        for line in (self.password, self.again):
            line.empty()
            line.setVisible(own)
        self.name.setVisible(not known)
        self._show_roles()

    @property
    def wanted(self) -> Wanted:
        """What stands there."""
        secrets = (self.password.field.text(), self.again.field.text()) if self._own else ("", "")
        return Wanted(self.name.text, self.sign_in.text, self._roles, *secrets)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.sign_in.field if self._known else self.name.field

    def to_next_empty(self) -> bool:
        """The keyboard goes to the first field that has to be filled in still; False when none has."""
        asked = (self.name, self.sign_in, self.password, self.again)
        empty = next((line for line in asked if line.isVisibleTo(self) and not line.field.text().strip()), None)
        if empty is not None:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)
        return empty is not None

    def forget(self) -> None:
        """The passwords are gone."""
        for line in (self.password, self.again):
            line.empty()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(10))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _show_roles(self) -> None:
        self.roles.offer(numbered(rights().roles.items()), also=self._roles)

    def _toggle(self, role: str) -> None:
        on = set(self._roles) ^ {role}
        self._roles = tuple(one for one in rights().roles if one in on)
        self._show_roles()

    def _named(self, name: str) -> None:
        if not self._typed_sign_in:
            fill(self.sign_in, _proposed(name))

    def _typed(self, text: str) -> None:
        self._typed_sign_in = bool(text.strip())

    def _after_sign_in(self) -> None:
        self.roles.setFocus()


def _proposed(name: str) -> str:
    """`Anna de Visser` -> `a.visser`."""
    words = name.casefold().split()
    return f"{words[0][0]}.{words[-1]}" if len(words) > 1 else "".join(words)
