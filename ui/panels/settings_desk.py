"""This desk in the settings: its name, its letter, its region profile; a change is a fact, kept at once."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.errors import SurroundingsFailed
from desk.intake.desk import SetUpDesk
from desk.profile.library import load, place, titles
from ui.chosen import Chosen
from ui.look.look import look
from ui.panels.kept import Kept, fill
from ui.panels.pick_field import PickField, options
from ui.session import Session
from ui.widgets.box import Action, Actions
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine

_SUBJECT = ""
_KEEP, _PEOPLE, _ACCOUNTS = "keep", "people", "accounts"


class DeskPart(QWidget):
    """`people()`: somebody else sits down, in the panel that is for that; `accounts()` as well."""

    people = Signal()
    accounts = Signal()

    def __init__(self, session: Session, chosen: Chosen, kept: Kept) -> None:
        super().__init__()
        self._session, self._chosen, self._kept = session, chosen, kept
        self.profile = PickField()
        self.name = LabelledLine(self.tr("Name of this desk"))
        self.code = LabelledLine(self.tr("Letter, first part of each reference"))
        self.acts = Actions(stacked=True)
        self._said = SignLine("ok")
        self._said.hide()
        self._names = QHBoxLayout()
        self._names.addWidget(self.name, 3)
        self._names.addWidget(self.code, 2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._names)
        self._column.addWidget(self.acts)
        self._column.addWidget(self.profile)
        self._column.addWidget(self._said)
        self.name.typed.connect(self._typed_name)
        self.code.typed.connect(self._typed_code)
        self.name.go_on.connect(self._keep)
        self.code.go_on.connect(self._keep)
        self.profile.picked.connect(self._set_up)
        self.acts.acted.connect(self._act)
        self.rescale()

    @property
    def said(self) -> str:
        """What came of the last change."""
        return "" if self._said.isHidden() else self._said.text

    def show_choice(self) -> None:
        """What holds now, and what was typed and not kept."""
        desk = self._session.desk
        info, profile, me = desk.info, desk.profile, desk.me
        self.name.show_note("")
        self.code.show_note("")
        fill(self.name, self._kept.text(_SUBJECT, "name", info.name if info else ""))
        fill(self.code, self._kept.text(_SUBJECT, "code", info.code if info else ""))
        named = ((name, f"{title} ({name})") for name, title in titles(self._chosen.home))
        self.profile.ask(
            self.tr("Region profile, from the next report"), options(named, profile.name if profile else "")
        )
        sits = self.tr("Here sits {name}").format(name=me.name) if me else self.tr("Who sits here?")
        accounts = self.tr("Accounts: make the first shift lead") if desk.door.first else self.tr("Accounts")
        self.acts.show_actions(
            [
                Action(_KEEP, self.tr("Keep name and letter"), "Enter"),
                Action(_PEOPLE, sits, "Ctrl+P"),
                Action(_ACCOUNTS, accounts, "Ctrl+Shift+A"),
            ]
        )

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(8))
        self._names.setSpacing(look().px(10))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _typed_name(self, text: str) -> None:
        self.name.show_note("")
        self._kept.typed(_SUBJECT, "name", text)

    def _typed_code(self, text: str) -> None:
        self.code.show_note("")
        self._kept.typed(_SUBJECT, "code", text)

    def _act(self, name: str) -> None:
        if name == _PEOPLE:
            self.people.emit()
        elif name == _ACCOUNTS:
            self.accounts.emit()
        else:
            self._keep()

    def _keep(self) -> None:
        profile = self._session.desk.profile
        if profile is not None:
            self._set_up(profile.name)

    def _set_up(self, name: str) -> None:
        """The name and letter as they stand there, with this profile, all in one fact."""
        current = self._session.desk.profile
        try:
            if current is not None and name == current.name:
                profile = current
            else:
                place(name, self._chosen.home)
                profile, _ = load(name, self._chosen.home)
        except SurroundingsFailed as failure:
            self._say(str(failure), "bad")
            return
        why = self._session.reason_against(SetUpDesk(self.name.text, self.code.text, profile))
        # Without a name it is the name that is refused, else the letter; the reason stands there and goes with it.
        nameless = not self.name.text.strip()
        self.name.show_note(why if why and nameless else "", wrong=True)
        self.code.show_note(why if why and not nameless else "", wrong=True)
        if why is not None:
            self._say(self.tr("Not kept; why stands above."), "bad")
            return
        self._kept.forget(_SUBJECT, "name", "code")
        self.show_choice()
        self._say(self.tr("Kept."), "ok")

    def _say(self, text: str, kind: str) -> None:
        self._said.say(text, kind)
        self._said.show()
