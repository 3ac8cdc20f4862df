"""The page of the door, over the whole window: nobody is signed in, or the screen is locked.

Nothing of any report stands on it. What has to go on does: what rings with its minute, 112 and the other routes, who is
on call, a call that comes in and the one that goes on (house rules 1 and 2).
"""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desk.alarm_rows import AlarmRow
from desk.directory_rows import OnCallRow, RouteRow
from desk.words.times import clock_text, minutes_text
from ui.look.look import look
from ui.panels.kept import fill
from ui.panes.door_form import DoorForm
from ui.widgets.announce import announce
from ui.widgets.box import Action, Actions
from ui.widgets.line_edit import LabelledLine
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.sign_line import SignLine, SignLines
from ui.widgets.words import Words

_WIDTH, _LOW = 620, 420
_ROUTE, _DUTY, _NEW, _HANG_UP, _DROPPED = "route:", "duty", "new", "hang-up", "dropped"


class DoorPage(QWidget):
    """Signals: `route(id)`; `duty()` who is on call; `new_report()`; `hang_up(how)`, how as in `HangUp`; `noted(report,
    text)` a line that somebody typed with what rings or is on the line."""

    route = Signal(str)
    duty = Signal()
    new_report = Signal()
    hang_up = Signal(str)
    noted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._who = Words("title"), Words("body")
        self._call, self._call_acts = SignLine("wait"), Actions()
        self._hint = Words("small")
        self.rings = SignLines("warn")
        self.note = LabelledLine("")
        self._about = ("", "")
        self.form = DoorForm()
        self._always = Words("head", self.tr("Also without signing in"))
        self._help, self._more = Actions(), Actions()
        self._low = False
        self._wanted: tuple[tuple[RouteRow, ...], tuple[OnCallRow, ...]] = ((), ())
        self._since: datetime | None = None
        self._call_words = ""
        self._calls: list[tuple[str, str]] = []
        self._rings: list[tuple[str, str]] = []
        self._scroll = ScrollColumn(gap=14)
        # What came or went above the fields has its place a turn later.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        for part in (self._title, self._who, self._call, self._call_acts, self._hint, self.rings, self.note, self.form):
            self._scroll.column.addWidget(part)
        self._scroll.column.addWidget(self._more)
        self._scroll.column.addStretch(1)
        self._middle = QWidget()
        self._inside = QVBoxLayout(self._middle)
        self._inside.addWidget(self._scroll, 1)
        # Outside what scrolls: help is in sight with letters of any size.
        self._inside.addWidget(self._always)
        self._inside.addWidget(self._help)
        across = QHBoxLayout(self)
        across.addStretch(1)
        across.addWidget(self._middle, 1000)
        across.addStretch(1)
        QApplication.instance().focusChanged.connect(self._keyboard_moved)  # type: ignore[union-attr]
        self.note.go_on.connect(self.keep_note)
        # Half a line is a line: whoever signs in next may not be allowed to write there.
        self.note.left.connect(lambda _text: self.keep_note())
        self.note.go_back.connect(self.take_keyboard)
        self._more.acted.connect(self._act)
        self._help.acted.connect(self._act)
        self._call_acts.acted.connect(self._act)
        self.show_calls(())
        self.say("")
        self.rescale()

    # -- rows in --------------------------------------------------------------------------------------------------

    @property
    def said(self) -> str:
        """Everything that it says about who and what, for tests."""
        parts = (self._title, self._who, self._hint)
        return "\n".join([*(part.text() for part in parts if not part.isHidden()), self.call, *self.rings.texts])

    @property
    def call(self) -> str:
        """What it says of a call that goes on; empty when there is none."""
        return "" if self._call.isHidden() else self._call.text

    @property
    def help_buttons(self) -> tuple[QWidget, ...]:
        """What can be done without signing in."""
        return (*self._help.buttons, *self._more.buttons)

    def head(self, title: str, who: str) -> None:
        """Why it stands here, and who locked the screen."""
        self._title.say(title)
        self._who.say(who, hide_empty=True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(who)

    def say(self, text: str) -> None:
        """What a key that does nothing here would have done."""
        self._hint.say(text, hide_empty=True)
        announce(self, text, urgent=False)
        self._soon.start()

    def show_calls(self, calls: Sequence[tuple[str, str, datetime | None]]) -> None:
        """The calls at this desk: report, reference, since when."""
        self._calls = [(report, reference) for report, reference, _ in calls]
        self._show_note()
        self._since = calls[0][2] if calls else None
        self._call_words = self.tr("On the line: %1. The report is open and its clock runs; sign in to write.").replace(
            "%1", ", ".join(reference for _, reference, _ in calls)
        )
        fresh = bool(calls) and self._call.isHidden()
        self._call.setVisible(bool(calls))
        self._call_acts.setVisible(bool(calls))
        if fresh:
            announce(self, self._call_words, urgent=True)
        if calls:
            self._call.say(self._call_words, "wait")
            self._call_acts.show_actions(
                [
                    Action(_HANG_UP, self.tr("Hung up"), "F7"),
                    Action(_DROPPED, self.tr("Line dropped"), "Ctrl+D", "quiet"),
                ]
            )

    def show_alarms(self, rows: Sequence[AlarmRow]) -> None:
        """What rings, without a name: the line above shows the first one with what can be done."""
        self.rings.show_texts(tuple(map(self._ring_words, rows)))
        self._rings = [(row.promise.report, row.promise.reference) for row in rows]
        self._show_note()

    def keep_note(self) -> None:
        """What was typed is kept with the report it is about, and gone from the screen."""
        text, (report, _) = self.note.text.strip(), self._about
        if text and report:
            fill(self.note, "")
            self.noted.emit(report, text)

    def show_help(self, routes: Sequence[RouteRow], on_call: Sequence[OnCallRow]) -> None:
        """The routes with a key, who is on call, a new report. In a low window 112 and what is used most stay in sight,
        in one line; the others stand at the end, and have their keys."""
        self._wanted = (tuple(routes), tuple(on_call))
        triagist = next((row for row in on_call if row.role == "triagist" and not row.nobody), None)
        named = triagist is not None and not self._low
        duty = self.tr("On call: %1").replace("%1", triagist.name) if triagist and named else self.tr("Who is on call")
        actions = [
            Action(f"{_ROUTE}{row.id}", row.label, row.key, "danger" if row.key == "F9" else "plain")
            for row in routes
            if row.key
        ]
        always = [Action(_DUTY, duty, "F8"), Action(_NEW, self.tr("New report"), "Ctrl+N")]
        first = len([action for action in actions if action.key == "F9"]) if self._low else len(actions)
        self._help.show_actions([*actions[:first], *always])
        self._more.show_actions(actions[first:])

    def tick(self, now: datetime) -> None:
        """A second went by."""
        if self._since is not None and self.call:
            lasted = minutes_text(max(0.0, (now - self._since).total_seconds()))
            self._call.say(f"{lasted} · {self._call_words}")

    def take_keyboard(self) -> None:
        """The first empty field."""
        self.form.take_keyboard()
        self._soon.start()

    def rescale(self) -> None:
        """Sets what depends on the text scale."""
        now = look()
        self._middle.setMaximumWidth(now.px(_WIDTH))
        above, below = (4, 4) if self._low else (24, 14)
        self._inside.setContentsMargins(now.px(14), now.px(above), now.px(14), now.px(below))
        self._inside.setSpacing(now.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < look().px(_LOW)
        if low != self._low:
            self._low = low
            self._always.setVisible(not low)
            self.show_help(*self._wanted)
            self.rescale()
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.rescale()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field wanted."""
        if event.key() == Qt.Key.Key_F4 and not self.note.isHidden() and not event.isAutoRepeat():
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.form.keyPressEvent(event)

    # -- inside ---------------------------------------------------------------------------------------------------

    def _show_note(self) -> None:
        """A line for a note, with what is on the line or rings first; what is half typed stays where it was begun."""
        about = next(iter((*self._calls, *self._rings)), ("", ""))
        if self.note.text.strip() and self._about[0]:
            return
        self._about = about
        self.note.setVisible(bool(about[0]))
        self.note.set_label(self.tr("A line with %1 (F4); Enter keeps it").replace("%1", about[1]))

    def _keyboard_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and (self.form.isAncestorOf(new) or self.note.isAncestorOf(new)):
            self._follow()

    def _follow(self) -> None:
        """Where is typed is in sight with its label, and the button below it where there is room for both."""
        held = QApplication.focusWidget()
        if held is not None and self.note.isAncestorOf(held):
            self._scroll.settle_now()
            self._scroll.ensureWidgetVisible(self.note, 0, 0)
            return
        if held is None or not self.form.isAncestorOf(held):
            return
        line = held.parentWidget() if isinstance(held.parentWidget(), LabelledLine) else held
        self._scroll.settle_now()
        for part in (self.form.act, line):
            if part is not None:
                self._scroll.ensureWidgetVisible(part, 0, 0)

    def _ring_words(self, row: AlarmRow) -> str:
        promise = row.promise
        late = self.tr("late, before %1") if row.level == "late" else self.tr("before %1")
        return f"{promise.reference} · {promise.label} · " + late.replace("%1", clock_text(promise.due_at))

    def _act(self, name: str) -> None:
        match name:
            case "duty":
                self.duty.emit()
            case "new":
                self.new_report.emit()
            case "hang-up":
                self.hang_up.emit("finished")
            case "dropped":
                self.hang_up.emit("dropped")
            case _:
                self.route.emit(name.removeprefix(_ROUTE))
