"""Ctrl+comma, "Instellingen": the look, this desk, the shared store, copies and the emergency card."""

from PySide6.QtWidgets import QWidget

from ui.look.look import look
from ui.panels.choice_field import ChoiceField, numbered
from ui.panels.desk_panel import DeskPanel
from ui.panels.kept import Kept
from ui.panels.settings_copies import CopiesPart
from ui.panels.settings_desk import DeskPart
from ui.panels.settings_store import StorePart
from ui.session import Session
from ui.wearing import SYSTEM
from ui.widgets.announce import announce
from ui.widgets.line_edit import LabelledLine
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words

_SIZES = (1.0, 1.25, 1.5, 1.75, 2.0)
CARD = "card"


class SettingsPanel(DeskPanel):
    """`show_for("card")` opens at the emergency card and makes one. The look is worn at once.

    One answer at a time stands there, the last one, and it is brought in sight: what was asked for may be decided
    below the edge.
    """

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(session, host, self.tr("Settings"), width=520)
        assert session.chosen is not None
        self._chosen = session.chosen
        self._at_card = False
        kept = Kept(session, "settings", self)
        self.theme = ChoiceField(self.tr("Light or dark"))
        self.letters = ChoiceField(self.tr("Size of the letters"))
        self.desk = DeskPart(session, self._chosen, kept)
        self.store = StorePart(self._chosen, kept, self.turn_to)
        self.copies = CopiesPart(self._chosen, session.cards, kept)
        parts: tuple[QWidget, ...] = (
            *(self.theme, self.letters, Words("lead", self.tr("This desk")), self.desk),
            *(Words("lead", self.tr("Shared store")), self.store, self.copies),
        )
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.theme.picked.connect(self._pick_theme)
        self.letters.picked.connect(self._pick_size)
        self.desk.people.connect(self._people)
        self.desk.accounts.connect(self._accounts)
        self._chosen.changed.connect(self._changed)
        self.digits_to(self.theme)
        self._answers = self.findChildren(SignLine)
        for answer in self._answers:
            answer.spoke.connect(self._answered)
        for line in self.findChildren(LabelledLine):
            line.typed.connect(self._clear)

    def show_for(self, argument: str) -> None:
        """What holds now; what was typed before and not kept stands in its field."""
        self._at_card = argument == CARD
        self._clear()
        self.theme.offer(
            numbered((("dark", self.tr("Dark")), ("light", self.tr("Light")), (SYSTEM, self.tr("As the system")))),
            self._chosen.now.theme or ("dark" if look().theme.dark else "light"),
        )
        self.letters.offer(numbered((str(size), f"{round(size * 100)} %") for size in _SIZES), str(look().scale))
        self.desk.show_choice()
        self.store.show_choice()
        self.copies.show_choice()
        if self._at_card:
            self.copies.make_card()

    def open(self) -> None:
        super().open()
        if self._at_card:
            self.turn_to(self.copies.folder.field)

    def first_stop(self) -> QWidget | None:
        return self.theme

    def _answered(self) -> None:
        said = self.sender()
        for answer in self._answers:
            if answer is not said:
                answer.hide()
        if isinstance(said, SignLine):
            self.in_sight_soon(said)
            announce(self, said.text, urgent=False)

    def _clear(self) -> None:
        for answer in self._answers:
            answer.hide()

    def _pick_theme(self, theme: str) -> None:
        self._set(theme=theme)

    def _pick_size(self, size: str) -> None:
        self._set(text_scale=float(size))

    def _set(self, **values: object) -> None:
        if why := self._chosen.change(**values):
            self._session.refused.emit(why)

    def _changed(self, _names: frozenset[str]) -> None:
        self.theme.choose(self._chosen.now.theme)
        self.letters.choose(str(look().scale))

    def _people(self) -> None:
        self.wants.emit("people", "")

    def _accounts(self) -> None:
        self.wants.emit("accounts", "")
