"""Under the title of a report: in whose hands it is, where else it is open, and the button to take it over."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.hold_rows import HoldRow
from ui.look.look import look
from ui.widgets.announce import announce
from ui.widgets.key_button import KeyButton
from ui.widgets.shown import show_when
from ui.widgets.sign_line import SignLine
from ui.widgets.words import Words


class HoldLine(QWidget):
    """Shows a `HoldRow`; takes no room when there is nothing to tell. `asked()`: the button was pressed."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain = Words("small")
        self._amber = SignLine("warn")
        self._button = KeyButton(self.tr("Take over"), "Ctrl+Shift+O", "quiet")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        for part, stretch in ((self._plain, 1), (self._amber, 1), (self._button, 0)):
            self._line.addWidget(part, stretch, Qt.AlignmentFlag.AlignVCenter)
        self._button.clicked.connect(self.asked)
        self.rescale()
        self.show_row(None)

    @property
    def text(self) -> str:
        """What it says; empty when nothing."""
        return self._amber.text if self._amber.isVisibleTo(self) else self._plain.text()

    @property
    def button(self) -> KeyButton:
        """Take over, or say why it was taken over."""
        return self._button

    def show_row(self, row: HoldRow | None) -> None:
        """Shows in whose hands the report is."""
        if row is None or not (row.line or row.reasonless):
            self._plain.say("")
            self._amber.say("")
            show_when(self, False)
            return
        # Of two that took it, the words say already what is the matter.
        parts = [row.words, "" if row.clash else row.why, row.elsewhere]
        if row.reasonless:
            parts.append(self.tr("reason of taking over still open"))
        said = " · ".join(part for part in parts if part)
        if row.amber and said != self._amber.text:
            announce(self, said, urgent=False)
        self._plain.say("" if row.amber else said)
        self._amber.say(said if row.amber else "")
        show_when(self._plain, not row.amber)
        show_when(self._amber, row.amber)
        self._button.set_caption(self.tr("Why?") if row.reasonless else self.tr("Take over"), "Ctrl+Shift+O")
        show_when(self._button, bool(row.reasonless) or not row.mine)
        show_when(self, True)
        self.setAccessibleName(said)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._line.setSpacing(look().px(12))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
