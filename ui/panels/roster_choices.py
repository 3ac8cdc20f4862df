"""What is asked of a roster file as a whole: only where it makes a difference, and the careful answer is chosen."""

from PySide6.QtCore import QObject, Signal

from desk.roster_import import Choices, Preview
from ui.panels.choice_field import ChoiceField, numbered

_STAYS, _GOES = "part", "whole"


class RosterChoices(QObject):
    """One field for each question. `picked(field)`: something was said, and the file is to be looked at again.

    `fields` in the order in which they are asked; which of them are seen, `show_preview` says.
    """

    picked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.older = ChoiceField(self.tr("A newer version of this was read before"))
        self.hand = ChoiceField(self.tr("What was changed by hand since, and is otherwise in the file"))
        self.missing = ChoiceField(self.tr("What this file had before and no longer has"))
        self.whole = ChoiceField(self.tr("What other files planned in this time and this one does not have"))
        self.fields = (self.older, self.hand, self.missing, self.whole)
        words = (
            (self.tr("leave the older out"), self.tr("take the older all the same")),
            (self.tr("stays as it was changed by hand"), self.tr("becomes as the file has it")),
            (self.tr("stays on the roster"), self.tr("goes")),
            (self.tr("stays, unless this file fills its hours"), self.tr("goes: this file is the whole roster")),
        )
        for field, (stays, goes) in zip(self.fields, words, strict=True):
            field.offer(numbered(((_STAYS, stays), (_GOES, goes))), _STAYS)
            field.picked.connect(lambda _code, said=field: self.picked.emit(said))

    @property
    def chosen(self) -> Choices:
        """What was said."""
        whole, hand, missing, older = (
            field.chosen == _GOES for field in (self.whole, self.hand, self.missing, self.older)
        )
        return Choices(whole, hand, missing, older)

    def start_over(self) -> None:
        """Another file: nothing was said about it."""
        for field in self.fields:
            field.choose(_STAYS)

    def hide(self) -> None:
        """Nothing is asked."""
        for field in self.fields:
            field.hide()

    def show_preview(self, preview: Preview) -> None:
        """Asks what makes a difference; what was said already stays to be taken back."""
        why = {one.why for one in preview.plan.left}
        asked = (bool(preview.older) or "older" in why, "hand" in why, preview.plan.droppable, bool(preview.taken))
        for field, seen in zip(self.fields, asked, strict=True):
            field.setVisible(seen or field.chosen == _GOES)
