"""One thing about the roster that wants attention: what, where and when, and how to mend it. Pressing goes there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.finding_rows import FindingRow
from ui.look.look import look
from ui.widgets.surface import BoxButton
from ui.widgets.words import Words

_TONES = {"danger": "danger", "warning": "warn"}


class FindingBox(BoxButton):
    """`picked(FindingRow)`."""

    picked = Signal(object)

    def __init__(self, row: FindingRow, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._row = row
        self._title = Words("strong", parent=self)
        self._text = Words("small", parent=self)
        self._column = QVBoxLayout()
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self.hold(self._column)
        self.clicked.connect(self._tell)
        self.rescale()
        self._fill(row)

    @property
    def row(self) -> FindingRow:
        """What is shown."""
        return self._row

    def show_row(self, row: FindingRow) -> None:
        """Shows a finding in place."""
        if row != self._row:
            self._fill(row)

    def rescale(self) -> None:
        now = look()
        self._column.setContentsMargins(now.px(13), now.px(10), now.px(13), now.px(10))
        self._column.setSpacing(now.px(2))

    def _fill(self, row: FindingRow) -> None:
        self._row = row
        self.set_tone(_TONES.get(row.severity, "plain"))
        sign = "! " if row.severity == "danger" else ""
        self._title.say(f"{sign}{row.title}")
        self._text.say(row.text)
        self.setToolTip(row.mend)
        self.setAccessibleName(f"{row.title}, {row.text}")
        self.setAccessibleDescription(row.mend)

    def _tell(self) -> None:
        self.picked.emit(self._row)
