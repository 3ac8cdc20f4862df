"""What the tables propose for one child, on which answers that rests, and what is still open (house rule 3)."""

from itertools import zip_longest

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desk.rows import ProposalRow
from ui.look.look import look
from ui.widgets.announce import announce
from ui.widgets.box import Box
from ui.widgets.surface import BoxButton
from ui.widgets.words import Words

# The box says what weighs most; the rest is a count, and stands in the sections that carry a sign.
MOST, MOST_OPEN = 4, 2


class Bullet(QWidget):
    """The dot before a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(9), look().px(16))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour("muted"))
        radius = look().px(2)
        painter.drawEllipse(QPointF(radius + look().px(2), self.height() / 2), radius, radius)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class ReasonLine(BoxButton):
    """One line of the reasons; with a question behind it, pressing goes there (`asked` gives its link)."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._link = ""
        self._words = Words("small")
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._bullet = Bullet()
        self._line = QHBoxLayout()
        self._line.addWidget(self._bullet, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._words, 1)
        self.hold(self._line)
        self.clicked.connect(self._tell)

    @property
    def words(self) -> str:
        """The words of the line."""
        return self._words.text()

    def show_line(self, text: str, link: str) -> None:
        """Shows a reason in place; an empty `link`: there is nowhere to go."""
        self._link = link
        self._words.say(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(self.tr("go to this question") if link else "")
        self.setEnabled(bool(link))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if link else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)
        self.rescale()

    def rescale(self) -> None:
        # What can be pressed is high enough to hit.
        around = look().px(8 if self._link else 1)
        self._line.setContentsMargins(look().px(3), around, look().px(3), around)
        self._line.setSpacing(look().px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus() or (self._link and self.underMouse()):
            super().paintEvent(_event)

    def _tell(self) -> None:
        self.asked.emit(self._link)


class ProposalBox(Box):
    """The proposal from a ProposalRow. `asked` gives the link of an open question that somebody wants to answer."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Proposal"), parent=parent)
        self._row: ProposalRow | None = None
        self._reasons: list[ReasonLine] = []

    @property
    def reasons(self) -> tuple[ReasonLine, ...]:
        """The lines of reasons, open questions last."""
        return tuple(self._reasons)

    def show_row(self, row: ProposalRow | None) -> None:
        """Shows the proposal; None or `none_yet`: nothing was answered yet."""
        if row == self._row and row is not None:
            return
        was_danger = self._row is not None and self._row.danger
        self._row = row
        if row is None or row.none_yet:
            self.set_tone("plain")
            self._say(
                head=self.tr("Proposal"), title=self.tr("No proposal yet"), aside=self.tr("Answer a question first.")
            )
            self._show_lines([])
            return
        self.set_tone("danger" if row.danger else "plain")
        head = self.tr("Proposal")
        if row.provisional:
            head = self.tr("Proposal · provisional, {count} open").format(count=len(row.open))
        self._say(head=head, far=row.label, title=row.pathway_label, aside=row.route_label, far_danger=row.danger)
        lines = [(reason, "") for reason in row.because[:MOST]]
        lines += [(self.tr("Still counts: {answer}").format(answer=kept), "") for kept in row.kept]
        for question, link in list(zip_longest(row.open, row.open_links, fillvalue=""))[:MOST_OPEN]:
            lines.append((self.tr("Open: {question}").format(question=question), link))
        if len(row.open) > MOST_OPEN:
            more = self.tr("and {count} more open").format(count=len(row.open) - MOST_OPEN)
            lines.append((more, row.open_links[MOST_OPEN] if len(row.open_links) > MOST_OPEN else ""))
        self._show_lines(lines)
        if row.danger and not was_danger:
            announce(self, f"{head}. {row.label}. {row.pathway_label}", urgent=True)

    def _show_lines(self, lines: list[tuple[str, str]]) -> None:
        while len(self._reasons) > len(lines):
            gone = self._reasons.pop()
            self._lines.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._reasons) < len(lines):
            line = ReasonLine(self)
            line.asked.connect(self.asked)
            self._reasons.append(line)
            self._lines.addWidget(line)
        for line, (text, link) in zip(self._reasons, lines, strict=True):
            line.show_line(text, link)
