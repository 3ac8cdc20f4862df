"""What people changed in the roster that somebody still has to look at: one box, the newest in words; opens them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.change_rows import NewsRow
from ui.look.look import look
from ui.widgets.surface import BoxButton
from ui.widgets.words import Words


class NewsBox(BoxButton):
    """Takes no room while there is nothing to look at; `clicked` when somebody wants to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = Words("strong", parent=self)
        self._text = Words("small", parent=self)
        self._column = QVBoxLayout()
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self.hold(self._column)
        self.set_tone("warn")
        self.hide()
        self.rescale()

    @property
    def words(self) -> str:
        """What the box says, in a line."""
        return self.accessibleName()

    def show_rows(self, rows: Sequence[NewsRow]) -> None:
        """Shows those that wait, the newest first."""
        waiting = [row for row in rows if row.open]
        if waiting:
            text = waiting[0].text[:1].upper() + waiting[0].text[1:]
            title = self.tr("Look at what changed ({count})").format(count=len(waiting))
            self._title.say(title)
            self._text.say(text)
            self.setAccessibleName(f"{title}, {text}")
        self.setVisible(bool(waiting))

    def rescale(self) -> None:
        now = look()
        self._column.setContentsMargins(now.px(13), now.px(10), now.px(13), now.px(10))
        self._column.setSpacing(now.px(2))
