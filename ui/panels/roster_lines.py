"""Rows of the roster as lines of a list (a draft before and after, a gap, a duty), in lists as high as they need."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desk.change_rows import DraftRow
from desk.finding_rows import FindingRow
from desk.roster.roles import ROLE_LABELS
from desk.roster_rows import Duty
from desk.words.spans import between_text
from ui.look.look import look
from ui.panels.line_list import LINE, Line, LineList
from ui.widgets.shown import show_when
from ui.widgets.words import Words

DRAFT, GAP, DUTY = "draft", "gap", "duty"


class FitList(LineList):
    """A list among other things of a panel: so high as its lines need, up to `most`; empty it takes no room.

    `whole` are the words of the marked line, whole: in the list they stop where the line ends.
    """

    def __init__(self, name: str, most: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._most = most
        self.whole = Words("small")
        self.selectionModel().currentChanged.connect(self._tell_whole)
        self._fit()

    def show_lines(self, lines: Sequence[Line]) -> None:
        super().show_lines(lines)
        self._fit()
        self._tell_whole()

    def _tell_whole(self) -> None:
        line = self.currentIndex().data(LINE) if self.currentIndex().isValid() else None
        detail = line.detail if isinstance(line, Line) else ""
        now = look()
        cut = QFontMetrics(now.font("small")).horizontalAdvance(detail) > self.viewport().width() - now.px(24)
        self.whole.say(detail if cut else "", hide_empty=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip() and event.text().isalnum():
            # Letters and digits are the panel's keys; a short list needs no search in itself.
            event.ignore()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        count = self.lines.rowCount()
        if count:
            self.setFixedHeight(min(count, self._most) * self.sizeHintForRow(0) + look().px(4))
        show_when(self, bool(count))


def draft_line(row: DraftRow) -> Line:
    """A duty before and after: what becomes of it is its badge."""
    duty = row.after or row.before
    title = duty.name if duty is not None else ""
    if row.before is not None and row.after is not None and row.before.name != row.after.name:
        title = f"{row.before.name} → {row.after.name}"
    said = (row.text.partition(": ")[2] or row.text).removeprefix(f"{title}, ")
    badge, kind = QCoreApplication.translate("RosterLines", "changed"), "info"
    if row.kind == "new":
        badge, kind = QCoreApplication.translate("RosterLines", "new"), "ok"
    elif row.kind == "gone":
        badge, kind = QCoreApplication.translate("RosterLines", "goes"), "warn"
    return Line(DRAFT, row.duty, title, said, badge, kind)


def gap_line(row: FindingRow) -> Line:
    """Where somebody is missing."""
    nobody, few = (
        QCoreApplication.translate("RosterLines", "nobody"),
        QCoreApplication.translate("RosterLines", "too few"),
    )
    return Line(GAP, row.id, row.title, row.text, nobody if row.kind == "gap" else few, "danger")


def duty_line(duty: Duty, now: datetime, badge: str = "", kind: str = "muted") -> Line:
    """A duty: who, what and when."""
    return Line(DUTY, duty.id, duty.name, f"{where(duty)} · {hours(duty, now)}", badge, kind)


def where(duty: Duty) -> str:
    """Role and provider of a duty."""
    return f"{ROLE_LABELS.get(duty.role, duty.role)} {duty.provider}".strip()


def hours(duty: Duty, now: datetime) -> str:
    """`vr 17:00 tot za 08:00`."""
    return between_text(duty.start, duty.until, now)
