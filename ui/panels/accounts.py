"""Ctrl+Shift+A, "Accounts": for who manages them. A list; one to change, close or help; a new one; the first of all.

A first password is made here, shown once, and replaced by its owner at the next sign-in.
"""

import secrets
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desk.access.making import NewAccount
from desk.access.policy import policy
from desk.access.rights import rights
from desk.at_door import AccountLine
from desk.intake.access import ChangeAccount, CloseAccount, SealSecondFactor
from desk.words.fold import fold_text
from ui.aside import Aside
from ui.panels.account_maker import LEAD, AccountMaker, Wanted
from ui.panels.desk_panel import DeskPanel
from ui.panels.pick_field import PickField, options
from ui.session import Session
from ui.widgets.announce import announce
from ui.widgets.box import Action, Actions
from ui.widgets.key_button import KeyButton
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

NEW, FIRST = "new", "first"
# Letters and digits that nobody takes for another one when they are read out.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _LONG = 4, 4


class AccountsPanel(DeskPanel):
    """`show_for(account id)`, `show_for("new")`, or the list."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Accounts"), width=520)
        self._step, self._made = "", ""
        self._about = Words("body")
        self.list = PickField()
        self._state = SignLine("ok")
        self.maker = AccountMaker()
        self.acts = Actions(stacked=True)
        self._secret, self._how = Words("number", wrap=False), Words("small")
        self._said = SignLine("bad")
        self._keep = KeyButton("", "Enter", "primary")
        self._back = KeyButton(self.tr("Back"), "Esc", "quiet")
        parts: tuple[QWidget, ...] = (self._about, self._secret, self._how, self.list, self._state, self.maker)
        for part in (*parts, self.acts, self._said):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._foot.addWidget(self._keep)
        self._foot.addWidget(self._back)
        self._work = Aside("accounts", self)
        self._work.ended.connect(self._ended)
        self._after: Callable[[], None] = self._to_list
        self.list.picked.connect(self._turn)
        self.maker.ready.connect(self.confirm)
        self.acts.acted.connect(self._act)
        self._keep.clicked.connect(self.confirm)
        self._back.clicked.connect(self._to_list)
        self.closed.connect(self._forget)
        self.follow_keyboard()

    # -- what it shows --------------------------------------------------------------------------------------------

    @property
    def said(self) -> str:
        """What came of what was done last."""
        return "" if self._said.isHidden() else self._said.text

    @property
    def secret(self) -> str:
        """The first password that is shown now; empty when none is."""
        return self._secret.text()

    @property
    def step(self) -> str:
        """`` (the list), `new`, `first`, or the id of an account."""
        return self._step

    def show_for(self, argument: str) -> None:
        """The list, or what was asked for; where no account stands, the first shift lead."""
        self._forget()
        self._turn(argument, quietly=True)

    def first_stop(self) -> QWidget | None:
        if self._step in (NEW, FIRST):
            return self.maker.first
        return self.list.stop if not self._step else self.maker.first

    def refresh(self) -> None:
        desk = self._session.desk
        managing = desk.may("accounts.manage").allowed or desk.door.first
        line, step = self._line(), self._step
        self._about.say(self._words(managing=managing))
        lines = desk.door.lines()
        self.list.setVisible(not step and managing)
        new = (NEW, self.tr("New account"))
        self.list.ask(self.tr("Whose?"), options([new, *((one.id, self._line_words(one)) for one in lines)]))
        self.maker.setVisible(bool(step) and managing)
        self._state.setVisible(line is not None)
        if line is not None:
            self._state.say(self._line_words(line), "warn" if line.closed or not line.second else "ok")
        self.acts.show_actions(self._actions(line) if managing else [])
        captions = {NEW: self.tr("Make this account"), FIRST: self.tr("Make this shift lead")}
        self._keep.set_caption(captions.get(step, self.tr("Keep the changes")))
        self._keep.setVisible(bool(step) and managing)
        self._back.setVisible(bool(step) and step != FIRST)
        for part in (self._secret, self._how):
            part.setVisible(bool(self.secret))

    def confirm(self) -> None:
        """Enter: make it, or keep what was changed."""
        if not self._step or self._work.busy or self.maker.to_next_empty():
            return
        wanted = self.maker.wanted
        if self._step == FIRST:
            self._make_first(wanted)
        elif self._step == NEW:
            self._make(wanted)
        else:
            line = self._line()
            if line is not None and self._do(ChangeAccount(line.id, wanted.sign_in, wanted.roles)):
                self._to_list()
                self._say(self.tr("Kept."), "ok")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._step not in ("", FIRST):
            self._to_list()
            return
        super().keyPressEvent(event)

    # -- words ----------------------------------------------------------------------------------------------------

    def _words(self, *, managing: bool) -> str:
        if self._step == FIRST:
            return self.tr(
                "As soon as one account stands, everybody signs in here: with a name and a password, and a code from "
                "an app. The first account is a shift lead's, who makes the others. Nobody has to: without accounts "
                "this desk works as before."
            )
        if not managing:
            return self.tr("A shift lead or an administrator makes accounts and changes them.")
        agreed = policy()
        days, minutes = agreed.trusted_days, agreed.idle_minutes
        words = self.tr(
            "After a code from the app this desk asks the same person for none during {days} days. After {minutes} "
            "minutes without a key the screen locks; never in a call."
        )
        return words.format(days=days, minutes=minutes)

    def _line_words(self, line: AccountLine) -> str:
        roles = ", ".join(rights().roles[role] for role in line.roles if role in rights().roles)
        parts = [line.name, line.sign_in, roles]
        if line.closed:
            parts.append(self.tr("closed"))
        elif line.first:
            parts.append(self.tr("first password"))
        elif not line.second:
            parts.append(self.tr("no app yet"))
        elif not line.here:
            parts.append(self.tr("the app is not known at this desk"))
        return " · ".join(parts)

    def _actions(self, line: AccountLine | None) -> list[Action]:
        if line is None:
            return []
        if line.closed:
            return [Action("open", self.tr("Open this account again"))]
        found = [Action("password", self.tr("Give a new first password"), "F3")]
        if line.second:
            found.append(Action("reset", self.tr("Lost telephone: forget the app"), "F4"))
        return [*found, Action("close", self.tr("Close this account"), "", "quiet")]

    # -- acts -----------------------------------------------------------------------------------------------------

    def _line(self) -> AccountLine | None:
        return next((line for line in self._session.desk.door.lines() if line.id == self._step), None)

    def _turn(self, step: str, *, quietly: bool = False) -> None:
        desk = self._session.desk
        self._forget()
        self._step = FIRST if desk.door.first else step
        line, me = self._line(), desk.me
        if line is not None:
            self.maker.begin(sign_in=line.sign_in, roles=line.roles, own=False, known=True)
        elif self._step == FIRST:
            self.maker.begin(name=me.name if me is not None else "", roles=(LEAD, "telephonist"), own=True, known=False)
        elif self._step == NEW:
            self.maker.begin(roles=("telephonist",), own=False, known=False)
        else:
            self._step = ""
        self.digits_to(self.maker.roles if self._step else self.list.chips)
        self.list.start_over()
        self.refresh()
        if not quietly:
            self.to_start()

    def _to_list(self) -> None:
        self._turn("")

    def _act(self, name: str) -> None:
        line = self._line()
        if line is None or self._work.busy:
            return
        match name:
            case "password":
                self._give_password(line)
            case "reset":
                if self._do(SealSecondFactor(line.id, line.person, {})):
                    self._turn(line.id)
                    words = self.tr("Forgotten. At the next sign-in {name} is asked to set up the app anew.")
                    self._say(words.format(name=line.name), "ok")
            case "close":
                if self._do(CloseAccount(line.id)):
                    self._to_list()
                    self._say(self.tr("Closed. What they wrote stays theirs."), "ok")
            case "open":
                if self._do(ChangeAccount(line.id, line.sign_in, line.roles)):
                    self._turn(line.id)
                    self._say(self.tr("Open again."), "ok")

    def _make(self, wanted: Wanted) -> None:
        password, new = _first_password(), self._new(wanted)
        self._made = wanted.sign_in

        def then() -> None:
            self._to_list()
            self._show_secret(password, wanted.name or wanted.sign_in)

        self._after = then
        self._work.do(lambda: _tried(lambda: _account(new, password, own=False)))

    def _make_first(self, wanted: Wanted) -> None:
        if wanted.password != wanted.again:
            self._say(self.tr("The two passwords are not the same. Type both again."))
            self.maker.forget()
            self.turn_to(self.maker.password.field)
            return
        new = self._new(wanted)
        self._after = self.close_panel
        self._work.do(lambda: _tried(lambda: _account(new, wanted.password, own=True)))

    def _new(self, wanted: Wanted) -> NewAccount:
        """Of somebody whose name is known here it is theirs; else of somebody new."""
        desk = self._session.desk
        name = " ".join(wanted.name.split())
        known = next((one.id for one in desk.people() if fold_text(one.name) == fold_text(name)), "")
        return NewAccount(desk.new_id(), known or desk.new_id(), "" if known else name, wanted.sign_in, wanted.roles)

    def _give_password(self, line: AccountLine) -> None:
        password, row = _first_password(), self._session.desk.accounts()[line.id]

        def then() -> None:
            self._turn(line.id)
            self._show_secret(password, line.name)

        self._after = then
        reason = self.tr("forgotten")
        self._work.do(lambda: _tried(lambda: _given(row, password, reason)))

    def _ended(self, result: object) -> None:
        if self.isHidden():
            return
        if isinstance(result, str):
            self._say(result)
        elif self._do(result):
            self._after()

    def _do(self, command: object) -> bool:
        why = self._session.reason_against(command)
        self._say(why or "")
        return why is None

    def _show_secret(self, password: str, name: str) -> None:
        self._secret.say(password)
        self._secret.setAccessibleName(" ".join(password))
        self._how.say(
            self.tr(
                "The first password of {name}, shown this once: tell it to them, and to nobody else. At the next "
                "sign-in they choose their own."
            ).format(name=name)
        )
        self.refresh()
        self.in_sight_soon(self._secret)

    def _forget(self) -> None:
        for words in (self._secret, self._how):
            words.say("")
        self._secret.setAccessibleName("")
        self.maker.forget()
        self._say("")

    def _say(self, text: str, kind: str = "bad") -> None:
        self._said.say(text, kind)
        self._said.setVisible(bool(text))
        announce(self, text, urgent=kind == "bad")


def _first_password() -> str:
    """Sixteen letters and digits in groups, 79 bits of chance."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_LONG)) for _ in range(_GROUPS))


def _tried(make: Callable[[], Any]) -> Any:
    """The command that is to be done, or why there is none (Dutch)."""
    from desk.errors import Refused

    try:
        return make()
    except Refused as refusal:
        return str(refusal)


def _account(new: NewAccount, password: str, *, own: bool) -> object:
    from desk.access.making import account

    return account(new, password, own=own)


def _given(row: Any, password: str, reason: str) -> object:
    from desk.access.making import first_password

    return first_password(row, password, reason)
