"""What stands above Enter on site: what was noted last, and, once, that nobody is named who goes."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.look import look
from ui.widgets.announce import announce
from ui.widgets.sign_line import SignLine


class VisitTold(QWidget):
    """Two lines. `stops` says that nobody goes yet, the first time; the next time this goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pending = False
        self._noted, self._nobody = SignLine("ok", parent=self), SignLine("warn", parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for line in (self._noted, self._nobody):
            line.hide()
            self._column.addWidget(line)
        self.hide()
        self.rescale()

    @property
    def pending(self) -> bool:
        """Whether it was said that nobody goes; the next Enter sends them all the same."""
        return self._pending

    @property
    def words(self) -> str:
        """What stands there."""
        return " ".join(line.text for line in (self._noted, self._nobody) if not line.isHidden())

    def begin(self) -> None:
        """Nothing was said yet."""
        self._pending = False

    def refresh(self, last: str, *, nobody: bool) -> None:
        """Shows what was noted last (empty: nothing); `nobody`: people are to be sent and none is named."""
        self._pending = self._pending and nobody
        self._noted.say(self.tr("Noted: {step}").format(step=last) if last else "")
        self._noted.setVisible(bool(last))
        self._nobody.say(self.tr("Nobody is named who goes. Is somebody going?") if self._pending else "")
        self._nobody.setVisible(self._pending)
        self.setVisible(bool(last) or self._pending)

    def stops(self) -> bool:
        """Whether it has to be said first that nobody is named."""
        if self._pending:
            return False
        self._pending = True
        self.refresh("", nobody=True)
        announce(self, self.words, urgent=True)
        return True

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(4))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
