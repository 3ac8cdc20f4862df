"""How safe an answer is, small and at the side: saving, saved, or only a draft."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desk.rows import Saved
from ui.look import paint
from ui.look.look import look
from ui.widgets.words import Words


class SavedLabel(Words):
    """`4.1 · saving…`: the question's number and the state of its answer. Keeps room for the longest of its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("badge", wrap=False, parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._words = {
            Saved.SAVING: self.tr("saving…"),
            Saved.SAVED: self.tr("saved"),
            Saved.DRAFT: self.tr("draft"),
        }

    def show_state(self, prefix: str, saved: Saved | None) -> None:
        """Shows the number and the state; None: there is nothing to keep yet, or nothing to say."""
        said = self._words[saved] if saved is not None else ""
        self.say(" · ".join(part for part in (prefix, said) if part))
        # Room for the longest of them, so that the question never moves when one comes or goes.
        longest = max(self._words.values(), key=len)
        full = " · ".join(part for part in (prefix, longest) if part)
        self.setMinimumWidth(paint.one_line(look().font("badge"), full))
