"""What both parts of the consent panel do alike: one form at a time, its lines kept as drafts until they are noted."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.care_rows.consent import ConsentsRow
from ui.look.look import look
from ui.panels.kept import Kept, fill
from ui.session import Session
from ui.widgets.line_edit import LabelledLine

KINDS = {"ok": "ok", "warn": "warn", "danger": "danger"}


class ConsentPart(QWidget):
    """The form of the one that is `chosen`. `noted()`: something was kept; `go_on(ahead)`: to the next stop or back."""

    noted = Signal()
    go_on = Signal(bool)

    def __init__(self, session: Session, kept: Kept) -> None:
        super().__init__()
        self.chosen = ""
        self._session, self._kept = session, kept
        self._row: ConsentsRow | None = None
        self._lines: Mapping[str, LabelledLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._column.setSpacing(look().px(8))

    # -- for the parts --------------------------------------------------------------------------------------------

    def _hold(self, lines: Mapping[str, LabelledLine], left: Callable[[str], None]) -> None:
        """These lines are drafts, by name, until they are noted; `left` hears that the keyboard leaves one."""
        self._lines = lines
        for name, line in lines.items():
            line.setObjectName(name)
            line.typed.connect(self._typed)
            line.left.connect(left)
            line.go_on.connect(self._on)
            line.go_back.connect(self._back)

    def _fill(self, report: str, texts: Mapping[str, str], *, anew: bool) -> None:
        """The lines say what was half typed, or else `texts`; unless `anew` nothing moves under somebody's hands."""
        for name, line in self._lines.items():
            text = self._kept.text(report, self._draft(name), texts[name])
            if anew:
                fill(line, text)
            else:
                line.show_text(text)

    def _forget(self, report: str) -> None:
        """What was typed is noted."""
        self._kept.forget(report, *(self._draft(field) for field in self._lines))

    # -- inside ---------------------------------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        field = self.sender()
        if field is not None and self._row is not None:
            self._kept.typed(self._row.report, self._draft(field.objectName()), text)

    def _on(self) -> None:
        self.go_on.emit(True)

    def _back(self) -> None:
        self.go_on.emit(False)

    def _draft(self, field: str) -> str:
        child = self._row.child if self._row is not None else ""
        return f"{field} {child} {self.chosen}"

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
