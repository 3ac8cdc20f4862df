"""The Triage screen: the queue, and beside it the summary of what is marked, to confirm or to ask back about."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desk.care_rows.triage import TriageRow
from desk.intake.triage import AskBack, ConfirmDecision, TakeBackConfirmation
from ui.first_frame import NARROW
from ui.look.look import look
from ui.session import Session
from ui.triage.ask_box import AskBox
from ui.triage.queue import QueueList
from ui.triage.told_box import ToldBox
from ui.widgets.announce import announce
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.summary_view import SummaryView
from ui.widgets.words import Words

_QUEUE = 380
# Pixels at scale 1: in a lower window one of the two has all the room, and Ctrl+U brings the other.
_LOW = 360
CONFIRM, ASK, OPEN, DECIDE, BACK = "B", "V", "Enter", "D", "T"


class TriageScreen(QWidget):
    """`wants(panel, argument)`: what belongs to the report, once it is in the middle."""

    wants = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: tuple[TriageRow, ...] = ()
        # What was just confirmed stays in its place until the keyboard goes on: a key that bounces confirms no other.
        self._done: tuple[int, TriageRow, str] | None = None
        self._filling = False
        self._shown = ""
        self._low: bool | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)
        self._reading = False
        self._title = Words("title", self.tr("Triage"), wrap=False)
        self._count = Words("small")
        self.queue = QueueList(self.tr("Waits for triage"))
        self._nothing = Words("lead", self.tr("Nothing waits for triage."))
        self.told = ToldBox()
        self.summary = SummaryView()
        self.ask = AskBox(session)
        self._acts = QWidget()
        self._buttons = {
            CONFIRM: KeyButton(self.tr("Confirm the decision"), CONFIRM, "primary"),
            BACK: KeyButton(self.tr("Not confirmed after all"), BACK),
            ASK: KeyButton(self.tr("Ask back"), ASK),
            DECIDE: KeyButton(self.tr("Note the decision"), DECIDE),
            OPEN: KeyButton(self.tr("Open the report"), OPEN),
        }
        self._side = ScrollColumn(gap=10)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self)
        self._build()

    def _build(self) -> None:
        flow = FlowLayout(self._acts, gap=8)
        for button in self._buttons.values():
            flow.addWidget(button)
        for part in (self.told, self.summary):
            self._side.column.addWidget(part)
        self._side.column.addStretch(1)
        self._aside = QWidget(self)
        self._right = QVBoxLayout(self._aside)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.addWidget(self._side, 1)
        self._right.addWidget(self.ask)
        self._right.addWidget(self._acts)
        self._split.addWidget(self.queue, 0)
        self._split.addWidget(self._aside, 1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self._title, 0)
        self._head.addWidget(self._count, 1)
        self._column.addLayout(self._head)
        self._column.addWidget(self._nothing)
        self._column.addLayout(self._split, 1)
        self.queue.went.connect(self._went)
        self.queue.taken.connect(self._open)
        self.ask.sent.connect(self._send)
        self.ask.left.connect(self._leave_asking)
        self._buttons[CONFIRM].clicked.connect(self.confirm)
        self._buttons[BACK].clicked.connect(self.take_back)
        self._buttons[ASK].clicked.connect(self.ask_back)
        self._buttons[DECIDE].clicked.connect(self.decide)
        self._buttons[OPEN].clicked.connect(self.queue.take_current)
        self._session.board.connect(self._refreshed)
        self._session.ticked.connect(self._tick)
        self.setAccessibleName(self.tr("Triage"))
        self.rescale()

    # -- what is shown --------------------------------------------------------------------------------------------

    def open(self) -> None:
        """The screen comes in sight: what waits now, the keyboard in the queue."""
        self._done = None
        self._reading = False
        self.refresh()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """The keyboard goes to the queue, or where nothing waits to the screen itself."""
        if self._low and self._reading:
            self.summary.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        (self if self.queue.isHidden() else self.queue).setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_side(self) -> None:
        """The keyboard to the summary, which then moves with the arrows, and back."""
        self._reading = not (self._reading if self._low else self.summary.hasFocus())
        self._show_halves()
        (self.summary if self._reading else self.queue).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def row(self) -> TriageRow | None:
        """What is marked."""
        current = self.queue.current
        return next((row for row in self._shown_rows() if current and row.id == current[1]), None)

    @property
    def count(self) -> str:
        """How much waits, in words."""
        return self._count.text()

    def refresh(self) -> None:
        """What waits now; the mark stays where it is."""
        self._rows = self._session.desk.care.waiting()
        rows = self._shown_rows()
        self._filling = True
        self.queue.show_rows(rows, self._done[1].id if self._done else "")
        self._filling = False
        self._nothing.setVisible(not rows)
        self._arrange()
        self._show_halves()
        self._count.say(self._counted())
        self._show()

    def _shown_rows(self) -> tuple[TriageRow, ...]:
        """What waits, with what was just confirmed in the place where it stood."""
        if self._done is None:
            return self._rows
        at, done, _ = self._done
        # What only has to be seen by somebody else yet goes down when the keyboard goes on.
        rows = tuple(row for row in self._rows if row.id != done.id or row.kind != "second")
        if any(row.id == done.id for row in rows):
            return rows
        return (*rows[:at], done, *rows[at:])

    def _counted(self) -> str:
        kinds = [row.kind for row in self._rows]
        words = {
            "decide": self.tr("decision needed: {count}"),
            "confirm": self.tr("to confirm: {count}"),
            "question": self.tr("question open: {count}"),
            "second": self.tr("somebody else is to confirm: {count}"),
        }
        found = [text.format(count=kinds.count(kind)) for kind, text in words.items() if kind in kinds]
        late = sum(row.late for row in self._rows)
        return " · ".join([*found, *([self.tr("too late: {count}").format(count=late)] if late else [])])

    def _show(self) -> None:
        """What is marked, on the right."""
        row = self.row
        done = self._done[2] if self._done is not None and row is not None and row.id == self._done[1].id else ""
        self.told.show_row(row, done)
        self.summary.show_row(self._session.desk.care.summary(row.report, row.child) if row is not None else None)
        if row is None:
            self.ask.hide()
            return
        self.ask.ask_about(row.report, row.child)
        self._buttons[CONFIRM].setVisible(bool(row.decision) and not done)
        self._buttons[BACK].setVisible(bool(done))
        self._buttons[DECIDE].set_caption(
            self.tr("Note the decision") if row.kind == "decide" else self.tr("Second assessment")
        )
        if row.id != self._shown:
            self._shown = row.id
            self._side.verticalScrollBar().setValue(0)

    def _went(self) -> None:
        if self._filling:
            return
        row = self.row
        if self._done is not None and (row is None or row.id != self._done[1].id):
            self._done = None
            # A turn later: the list is in the middle of moving, and must not get other lines meanwhile.
            self._later.start()
        self.ask.hide()
        self._show()

    def _refreshed(self, _rows: object) -> None:
        if self.isVisible():
            self.refresh()

    def _tick(self, now: datetime) -> None:
        if self.isVisible() and any(not row.late and row.due_at and row.due_at <= now for row in self._rows):
            self.refresh()

    # -- acts -----------------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """One key: whoever sits here agrees with the decision that is marked."""
        row = self.row
        if row is None or not row.decision or (self._done is not None and self._done[1].id == row.id):
            return
        at = [one.id for one in self._shown_rows()].index(row.id)
        if not self._session.do(ConfirmDecision(row.report, row.decision)):
            return
        said = self._session.desk.care.confirmed(row.report, row.decision)
        said = f"{said[:1].upper()}{said[1:]}"
        self._done = (at, row, said)
        self.refresh()
        self.queue.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.queue, said, urgent=False)

    def take_back(self) -> None:
        """One key: what was just confirmed here is not confirmed after all, and waits again."""
        row, done = self.row, self._done
        if row is None or done is None or done[1].id != row.id:
            return
        if self._session.do(TakeBackConfirmation(row.report, row.decision)):
            self._done = None
            self.refresh()
            self.queue.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.queue, self.tr("Not confirmed after all"), urgent=False)

    def ask_back(self) -> None:
        """The line for a question comes, with the keyboard in it."""
        if self.row is not None:
            self._reading = True
            self.ask.show()
            self._show_halves()
            self.ask.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def decide(self) -> None:
        """The report comes in the middle, with the decision over it."""
        row = self.row
        if row is not None:
            self._session.open_report(row.report, row.child)
            self.wants.emit("decision", "")

    def _open(self, _kind: str, _id: str) -> None:
        row = self.row
        if row is not None:
            self._session.open_report(row.report, row.child)

    def _send(self, text: str) -> None:
        row = self.row
        if row is not None and self._session.do(AskBack(row.report, text, row.child)):
            self.ask.forget()
            self._leave_asking()
            self.refresh()
            announce(self.queue, self.tr("Asked."), urgent=False)

    def _leave_asking(self) -> None:
        self.ask.hide()
        self._reading = False
        self._show_halves()
        self.take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One letter for each act, wherever nobody types; a held key acts once."""
        acts = {CONFIRM: self.confirm, ASK: self.ask_back, DECIDE: self.decide, BACK: self.take_back}
        act = acts.get(event.text().upper())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if act is None or not plain:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            act()

    # -- places ---------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Queue beside the summary, or above it where there is no room beside; in a low window one of them."""
        now = look()
        narrow = self.width() < now.px(NARROW * 3 // 4)
        low = narrow and self.height() < now.px(_LOW)
        if low != self._low:
            self._low = low
            # What is pressed scrolls with the words there.
            column = self._side.column
            if low:
                column.insertWidget(column.count() - 1, self._acts)
            else:
                self._right.addWidget(self._acts)
            for part in (self._title, self._count):
                part.setVisible(not low)
            self._show_halves()
        self._split.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.queue.setMinimumWidth(0 if narrow else now.px(_QUEUE))
        self.queue.setMaximumWidth(16777215 if narrow else now.px(_QUEUE + 80))
        line = max(self.queue.sizeHintForRow(0), now.px(40))
        few = narrow and not low
        self.queue.setMaximumHeight(2 * line + now.px(4) if few else 16777215)
        self.queue.setMinimumHeight(2 * line if few else 0)

    def _show_halves(self) -> None:
        """The queue and what stands beside it; in a low window the one that is read now."""
        rows = bool(self._shown_rows())
        self.queue.setVisible(rows and not (self._low and self._reading))
        self._aside.setVisible(rows and (not self._low or self._reading))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        now = look()
        self._column.setContentsMargins(now.px(18), now.px(14), now.px(18), now.px(12))
        self._column.setSpacing(now.px(10))
        self._head.setSpacing(now.px(14))
        self._split.setSpacing(now.px(16))
        self._right.setSpacing(now.px(10))
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()
