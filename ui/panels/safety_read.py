"""The safety agreements of a report that hold, to read aloud: at the callback, in their own panel, at a handover."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from desk.care_rows.safety import SafetyRow
from desk.intake.safety import ReadBackSafety
from desk.words.times import clock_text
from ui.look.look import look
from ui.session import Session
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.keyed import Keyed
from ui.widgets.sign_line import SignLine
from ui.widgets.surface import paint_surface
from ui.widgets.words import Words

READ_KEY = "L"


class SafetyBox(QGroupBox):
    """One agreement: whose, in sentences to read aloud, what is open, and whether it was read back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The keyboard may rest here while it is read aloud: Enter says nothing about whether they agree.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._head = Words("head")
        self._lines = Words("body")
        self._late = SignLine("danger")
        self._open = SignLine("warn")
        self._read = SignLine("ok")
        self._column = QVBoxLayout(self)
        for part in (self._head, self._lines, self._late, self._open, self._read):
            self._column.addWidget(part)
        self.rescale()

    @property
    def words(self) -> str:
        """Everything that stands there."""
        parts: tuple[Words | SignLine, ...] = (self._lines, self._late, self._open, self._read)
        texts = [part.text if isinstance(part, SignLine) else part.text() for part in parts if not part.isHidden()]
        return "\n".join((self._head.text(), *texts))

    def show_row(self, row: SafetyRow) -> bool:
        """Shows the agreement in place."""
        made = self.tr("{time}, {who}").format(time=clock_text(row.agreed_at), who=row.agreed_by)
        head = " · ".join(part for part in (self.tr("Safety agreement"), row.child_name, made) if part)
        self._head.say(head)
        self._lines.say("\n".join(row.lines), hide_empty=True)
        self._late.setVisible(row.late)
        if row.late and row.holds_until is not None:
            said = self.tr("We call later than they can hold ({time}). Agree on an earlier minute.")
            self._late.say(said.format(time=clock_text(row.holds_until)), "danger")
        self._open.setVisible(bool(row.open))
        self._open.say(self.tr("Open: {what}").format(what=", ".join(row.open)), "warn")
        self._read.setVisible(row.read_back_at is not None)
        if row.read_back_at is not None:
            self._read.say(self.tr("Read back at {time}").format(time=clock_text(row.read_back_at)), "ok")
        self.setAccessibleName(head)
        self.setAccessibleDescription(self.words)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_surface(self, "plain", focused=self.hasFocus())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        now = look()
        self.setContentsMargins(0, 0, 0, 0)
        self._column.setContentsMargins(now.px(14), now.px(10), now.px(14), now.px(12))
        self._column.setSpacing(now.px(6))


class SafetyRead(QWidget):
    """The agreements of one report, or of one of its children, and the key that says they were read back.

    `read()`: somebody said so. `key_button` makes the button (`DeskPanel.key_button`); None: only to look at.
    """

    read = Signal()

    def __init__(self, session: Session, key_button: Callable[..., KeyButton] | None = None) -> None:
        super().__init__()
        self._session = session
        self._report = self._who = ""
        self._rows: tuple[SafetyRow, ...] = ()
        self._boxes = QVBoxLayout()
        self._keyed: Keyed[SafetyRow, SafetyBox] = Keyed(
            self._boxes, key=lambda row: row.id, make=self._make, show=SafetyBox.show_row
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._boxes)
        self.acts = FlowLayout(gap=8)
        self._column.addLayout(self.acts)
        self.button: KeyButton | None = None
        if key_button is not None:
            self.button = key_button(self.tr("Read back, they agree"), READ_KEY)
            self.button.clicked.connect(self._read_back)
            self.acts.addWidget(self.button)
        self.rescale()

    @property
    def boxes(self) -> tuple[SafetyBox, ...]:
        """The agreements in order."""
        return tuple(self._keyed.parts.values())

    def show_for(self, report: str, child: str = "", who: str = "") -> None:
        """Those of a report, of one child if it is named; `who` is on the line. Without any it takes no room."""
        self._report, self._who = report, who
        rows = self._session.desk.care.agreed(report) if report else ()
        self._rows = tuple(row for row in rows if child in ("", row.child))
        self._keyed.show_rows(self._rows)
        self.setVisible(bool(self._rows))

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        self._boxes.setSpacing(look().px(8))
        self._column.setSpacing(look().px(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def _make(self, row: SafetyRow) -> SafetyBox:
        box = SafetyBox(self)
        box.show_row(row)
        return box

    def _read_back(self) -> None:
        for row in self._rows:
            self._session.do(ReadBackSafety(self._report, row.id, self._who))
        self.read.emit()
