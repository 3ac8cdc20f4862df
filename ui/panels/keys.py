"""Ctrl+Shift+K, "Sleutels": whether the recovery code is on paper, a new one, and which desk asks to be let in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desk.choosing import KeysNow, keys_now, shared_file
from desk.errors import Refused, SurroundingsFailed
from ui.aside import Aside
from ui.asking import NOT_ON_PAPER
from ui.panels.desk_panel import DeskPanel
from ui.session import Session
from ui.widgets.announce import announce
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from desk.home import Home

_NOTHING = KeysNow(kept=False, paper=False, asking=())
LOOK_MS = 5000
"""How often is looked whether a desk asks: a file of some hundred bytes on this computer's own disk."""


class KeysPanel(DeskPanel):
    """Enter lets in the desk that asks; a code that was shown is gone when the panel closes."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Keys"), width=520)
        assert session.chosen is not None
        self._home = session.chosen.desk_home
        self._now = _NOTHING
        self._state = SignLine("ok")
        self._code = (Words("number", wrap=False), Words("number", wrap=False))
        self._asks = SignLine("warn")
        self._how = Words("small")
        self._said = SignLine("ok")
        self._new = self.key_button(self.tr("Show a new recovery code"), "N")
        self._paper = self.key_button(self.tr("It is on paper"), "P", "primary")
        self._away = self.key_button(self.tr("Refuse"), "W", "quiet")
        self._admit = self.key_button(self.tr("Let this desk in"), "Enter", "primary")
        parts: tuple[QWidget, ...] = (
            *(self._state, *self._code, self._paper, self._new),
            *(self._asks, self._how, self._away, self._said),
        )
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._foot.addWidget(self._admit)
        self._making = Aside("herstelcode", self)
        self._making.ended.connect(self._made)
        self._new.clicked.connect(self._make)
        self._paper.clicked.connect(self._noted)
        self._admit.clicked.connect(self.confirm)
        self._away.clicked.connect(self._turn_away)
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self.refresh)
        self.closed.connect(self._forget)

    @property
    def said(self) -> str:
        """What came of what was done last."""
        return "" if self._said.isHidden() else self._said.text

    @property
    def state(self) -> str:
        """How the recovery code stands."""
        return self._state.text

    @property
    def code(self) -> str:
        """The code that is to be written down; empty when none is shown."""
        return "-".join(line.text() for line in self._code if line.text())

    @property
    def asks(self) -> str:
        """Which desk asks to be let in; empty when none does."""
        return "" if self._asks.isHidden() else self._asks.text

    def show_for(self, _argument: str) -> None:
        """What holds now."""
        self._forget()
        self._looks.start()
        self.refresh()

    def refresh(self) -> None:
        try:
            self._now = keys_now(self._home)
        except SurroundingsFailed as failure:
            self._now = _NOTHING
            self._say(str(failure), "bad")
        now = self._now
        if not now.kept:
            self._state.say(self.tr("This is an exercise: its key is in memory alone, and nothing is kept."), "ok")
        elif now.paper:
            self._state.say(self.tr("The recovery code is on paper."), "ok")
        else:
            self._state.say(self.tr("The recovery code is not on paper yet. Without it a copy opens nowhere."), "warn")
        shown = bool(self.code)
        for line in self._code:
            line.setVisible(shown)
        self._paper.setVisible(shown)
        self._new.setVisible(now.kept and not shown)
        self._new.set_kind("plain" if now.paper else "primary")
        first = next(iter(now.asking), None)
        for part in (self._asks, self._how, self._admit, self._away):
            part.setVisible(first is not None)
        if first is not None:
            digits, name = first
            self._asks.say(self.tr("A desk asks to be let in: {digits}").format(digits=digits), "warn")
            self._how.say(
                self.tr(
                    "It works in {name} and would read everything that is shared here. Let it in if the same four "
                    "digits stand on its screen, and only then."
                ).format(name=name)
            )

    def confirm(self) -> None:
        """Enter: the desk that asks is let in."""
        path = shared_file(self._home)
        if not self._now.asking or path is None:
            return
        self._act(path, self._now.asking[0][0], admit=True)

    def _turn_away(self) -> None:
        path = shared_file(self._home)
        if self._now.asking and path is not None:
            self._act(path, self._now.asking[0][0], admit=False)

    def _act(self, path: "Path", digits: str, *, admit: bool) -> None:
        from desk.keys import sharing

        try:
            if admit:
                sharing.admit(self._home, path, digits)
                self._say(self.tr("Let in: {digits}").format(digits=digits), "ok")
            else:
                sharing.turn_away(path, digits)
                self._say(self.tr("Refused: {digits}").format(digits=digits), "ok")
        except (Refused, SurroundingsFailed) as failure:
            self._say(str(failure), "bad")
        self.refresh()

    def _make(self) -> None:
        home = self._home
        if self._now.kept:
            self._making.do(lambda: _new_code(home))

    def _made(self, result: tuple[str, str]) -> None:
        code, wrong = result
        if wrong:
            self._say(wrong, "bad")
            return
        groups = code.split("-")
        for line, part in zip(self._code, (groups[:4], groups[4:]), strict=True):
            line.say("-".join(part))
            line.setAccessibleName(" ".join("-".join(part)))
        self._say(self.tr("Write it down now. The former code opens nothing any more."), "ok")
        self.refresh()
        self.turn_to(self._paper)

    def _noted(self) -> None:
        from desk.keys import custody

        if not self.code:
            return
        try:
            custody.note_recovery(self._home.path)
        except SurroundingsFailed as failure:
            self._say(str(failure), "bad")
            return
        self._forget()
        self._session.desk.dismiss(NOT_ON_PAPER)
        self.refresh()

    def _forget(self) -> None:
        """What was shown is gone from the screen, and from this panel."""
        for line in self._code:
            line.say("")
            line.setAccessibleName("")
        self._said.hide()
        self._looks.stop()

    def _say(self, text: str, kind: str) -> None:
        self._said.say(text, kind)
        self._said.show()
        announce(self, text, urgent=kind == "bad")


def _new_code(home: "Home") -> tuple[str, str]:
    """A new code, and why there is none; stretching it takes a moment."""
    from desk.keys import custody

    try:
        return custody.new_recovery(home.path, home.key), ""
    except SurroundingsFailed as failure:
        return "", str(failure)
