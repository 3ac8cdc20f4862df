"""The folder for copies in the settings, and the emergency card that is kept there every hour."""

from pathlib import Path

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.choosing import read_folder
from desk.errors import SurroundingsFailed
from desk.words.times import clock_text
from ui.aside import Aside
from ui.chosen import Chosen
from ui.emergency import EmergencyCards
from ui.look.look import look
from ui.panels.kept import Kept, fill
from ui.widgets.box import Action, Actions
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

_SUBJECT, _FIELD = "", "copies"
_KEEP, _MAKE, _OPEN = "keep", "make", "open"


class CopiesPart(QWidget):
    """A path is typed, never picked from a dialog of the system: that would stand in front of a call."""

    def __init__(self, chosen: Chosen, cards: EmergencyCards | None, kept: Kept) -> None:
        super().__init__()
        self._chosen, self._cards, self._kept = chosen, cards, kept
        self._head = Words("head", self.tr("Copies and emergency card"))
        self.folder = LabelledLine(self.tr("Folder, best on another disk or computer"), "/mnt/kopie")
        self.acts = Actions()
        self._said = SignLine("ok")
        self._card = Words("small")
        self._asked = False
        self._looking = Aside("map", self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._head, self.folder, self.acts, self._said, self._card):
            self._column.addWidget(part)
        self._said.hide()
        self.folder.typed.connect(self._typed)
        self.folder.go_on.connect(self._look)
        self.acts.acted.connect(self._act)
        self._looking.ended.connect(self._looked)
        if cards is not None:
            cards.made.connect(self._made)
            cards.failed.connect(self._failed)
        self.rescale()

    @property
    def said(self) -> str:
        """What came of the last thing that was asked."""
        return "" if self._said.isHidden() else self._said.text

    @property
    def card(self) -> str:
        """Which card was made last, or what one is for."""
        return self._card.text()

    def show_choice(self) -> None:
        """The folder that holds, and the card that was made last."""
        fill(self.folder, self._kept.text(_SUBJECT, _FIELD, self._chosen.now.copies))
        actions = [Action(_KEEP, self.tr("Choose this folder"), "Enter")]
        last = self._cards.last if self._cards is not None else None
        if self._cards is not None:
            actions.append(Action(_MAKE, self.tr("Emergency card now"), "Ctrl+Shift+N"))
        if last is None:
            words = self.tr("Who is on call and the open promises on paper, every hour, for when nothing works.")
        else:
            actions.append(Action(_OPEN, self.tr("Open it, to print")))
            words = self.tr("Emergency card of {time}: {path}").format(time=clock_text(last[1]), path=last[0])
        self.acts.show_actions(actions)
        self._card.say(words)

    def make_card(self) -> None:
        """Make the card now; without a folder for copies in the folder of the desk itself."""
        if self._cards is None:
            return
        folder = self._chosen.now.copies
        self._asked = True
        self._cards.make(Path(folder) if folder else self._chosen.home)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _typed(self, text: str) -> None:
        self._kept.typed(_SUBJECT, _FIELD, text)
        self._said.hide()

    def _act(self, name: str) -> None:
        if name == _KEEP:
            self._look()
        elif name == _MAKE:
            self.make_card()
        elif self._cards is not None and self._cards.last is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._cards.last[0])))

    def _look(self) -> None:
        typed = self.folder.text

        def work() -> tuple[str, str]:
            try:
                return read_folder(typed), ""
            except SurroundingsFailed as failure:
                return "", str(failure)

        if self._looking.do(work):
            self._say(self.tr("Looking at the folder..."), "wait")

    def _looked(self, found: tuple[str, str]) -> None:
        folder, wrong = found
        wrong = wrong or self._chosen.change(copies=folder)
        if wrong:
            self._say(wrong, "bad")
            return
        self._kept.forget(_SUBJECT, _FIELD)
        self.show_choice()
        if not folder:
            self._say(self.tr("No folder: there are no automatic copies and no hourly emergency card."), "warn")
            return
        self._say(self.tr("Chosen. The first emergency card is being made."), "ok")
        self.make_card()

    def _made(self) -> None:
        self.show_choice()
        # The card of the hour comes without a word: it is no answer to what is being done here.
        if self._asked:
            self._asked = False
            self._say(self.tr("The emergency card stands there."), "ok")

    def _failed(self, why: str) -> None:
        if self._asked:
            self._asked = False
            self._say(why, "bad")

    def _say(self, text: str, kind: str) -> None:
        self._said.say(text, kind)
        self._said.show()
