"""A number to read out and dial from across the desk: large, with whose it is and whether anybody checked it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.look import look
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.pill import Pill
from ui.widgets.shown import show_when
from ui.widgets.surface import Surface
from ui.widgets.words import Words


class NumberCard(Surface):
    """One number. `show_number` fills it; what stays empty takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("raised", parent)
        self._low = False
        self._whose = Words("head")
        self._number = Words("number")
        self._pill = Pill()
        self._line = Words("small")
        naming = FlowLayout(gap=8)
        naming.addWidget(self._pill)
        naming.addWidget(self._line)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._whose)
        self._column.addWidget(self._number)
        self._column.addLayout(naming)
        self.rescale()

    @property
    def number(self) -> str:
        """The number as it stands there."""
        return self._number.text()

    @property
    def badge(self) -> str:
        """Whether somebody checked the number."""
        return self._pill.text

    def show_number(
        self, number: str, *, whose: str = "", badge: str = "", kind: str = "muted", line: str = ""
    ) -> None:
        """Shows the number, whose it is, a badge of one of the pill's kinds, and a line (its source)."""
        self._whose.say(whose)
        self._number.say(number, hide_empty=True)
        self._pill.show_badge(badge, kind)
        self._line.say(line)
        self._show_parts()
        self.setAccessibleName(" · ".join(part for part in (whose, number, badge, line) if part))

    def set_low(self, *, low: bool) -> None:
        """`low`: there is little height; the number alone, and what stands below it is for elsewhere."""
        self._low = low
        self._show_parts()

    def _show_parts(self) -> None:
        show_when(self._whose, bool(self._whose.text()) and not self._low)
        show_when(self._line, bool(self._line.text()) and not self._low)

    def rescale(self) -> None:
        now = look()
        self._column.setContentsMargins(now.px(14), now.px(10), now.px(14), now.px(12))
        self._column.setSpacing(now.px(4))
