"""The summary of a report to read aloud: its heads with their words, one below the other, in letters to read from."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QGroupBox, QScrollArea, QVBoxLayout, QWidget

from desk.care_rows.summary import SummaryLineRow, SummaryRow
from ui.look.look import look
from ui.widgets.surface import paint_surface
from ui.widgets.words import Words

# Pixels at scale 1: narrower than this the words stand below their head.
_BESIDE = 420
_KEYS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_ROLES = {"danger": "flag", "missing": "warn"}


class SummaryView(QGroupBox):
    """Reads as one text for a screen reader; with the keyboard on it the arrows move through it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: SummaryRow | None = None
        self._lines: list[tuple[Words, Words]] = []
        self._beside: bool | None = None
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._count = Words("small", parent=self)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._grid)
        self._column.addWidget(self._count)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rescale()

    @property
    def row(self) -> SummaryRow | None:
        """What stands there."""
        return self._row

    @property
    def text(self) -> str:
        """All of it as plain text."""
        return self._row.text if self._row is not None else ""

    @property
    def note(self) -> str:
        """What is said below it: how long it takes, and whether there is more."""
        return self._count.text()

    def show_row(self, row: SummaryRow | None) -> None:
        """Shows a summary in place; None shows nothing."""
        self.setVisible(row is not None)
        if row == self._row:
            return
        self._row = row
        lines = row.lines if row is not None else ()
        while len(self._lines) < len(lines):
            self._lines.append((Words("head", parent=self), Words("lead", parent=self)))
            self._beside = None
        for at, (head, words) in enumerate(self._lines):
            for part in (head, words):
                part.setVisible(at < len(lines))
            if at < len(lines):
                self._show_line(lines[at], head, words)
        self._place()
        if row is not None:
            said = self.tr("{count} words: takes less than a minute to read aloud.").format(count=row.words)
            short = self.tr("… : more stands in the report.") if any(line.cut for line in lines) else ""
            self._count.say(" ".join(filter(None, (said, short))))
            self.setAccessibleName(row.text)

    def _show_line(self, line: SummaryLineRow, head: Words, words: Words) -> None:
        # The sign says in words what the colour says (house rule 12).
        head.play("head-danger" if line.kind == "danger" else "head")
        head.say(f"! {line.head}" if line.kind == "danger" else line.head)
        words.play(_ROLES.get(line.kind, "lead"))
        words.say(line.text)

    def _place(self) -> None:
        """Heads beside their words where there is room, else above them."""
        beside = self.width() >= look().px(_BESIDE)
        if beside == self._beside:
            return
        self._beside = beside
        for at, (head, words) in enumerate(self._lines):
            for part in (head, words):
                self._grid.removeWidget(part)
            top = Qt.AlignmentFlag.AlignTop
            if beside:
                self._grid.addWidget(head, at, 0, top)
                self._grid.addWidget(words, at, 1)
            else:
                self._grid.addWidget(head, 2 * at, 0, 1, 2, top)
                self._grid.addWidget(words, 2 * at + 1, 0, 1, 2)
        self.rescale()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        now = look()
        side = now.px(12)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(now.px(12))
        self._grid.setHorizontalSpacing(now.px(14))
        self._grid.setVerticalSpacing(now.px(9 if self._beside else 3))
        self._grid.setColumnMinimumWidth(0, now.px(112) if self._beside else 0)
        for head, _words in self._lines:
            # On the line of the first words beside it, which are larger.
            head.setContentsMargins(0, now.px(3) if self._beside else now.px(5), 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move through what does not fit."""
        steps = _KEYS.get(Qt.Key(event.key()))
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if steps is None or above is None:
            super().keyPressEvent(event)
            return
        bar = above.verticalScrollBar()
        bar.setValue(bar.value() + steps * look().px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_surface(self, "raised", focused=self.hasFocus())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._beside = None
            self._place()
