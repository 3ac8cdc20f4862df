"""Nobody on call, said loudly: until when, and what to do next."""

from PySide6.QtWidgets import QVBoxLayout

from ui.look.look import look
from ui.widgets.surface import Surface
from ui.widgets.words import Words


class Nobody(Surface):
    """There is nobody: until when, and what to do next."""

    def __init__(self) -> None:
        super().__init__("danger")
        self._word = Words("number", self.tr("! Nobody"))
        self._note = Words("flag")
        self._next = Words("lead")
        self._column = QVBoxLayout(self)
        for part in (self._word, self._note, self._next):
            self._column.addWidget(part)
        self.rescale()

    @property
    def words(self) -> str:
        """Everything that stands there."""
        return f"{self._word.text()}. {self._note.text()}. {self._next.text()}"

    def say(self, note: str, then: str) -> None:
        """Shows the gap and what to do."""
        self._note.say(note, hide_empty=True)
        self._next.say(then, hide_empty=True)
        self.setAccessibleName(self.words)

    def rescale(self) -> None:
        now = look()
        self._column.setContentsMargins(now.px(14), now.px(10), now.px(14), now.px(12))
        self._column.setSpacing(now.px(4))
